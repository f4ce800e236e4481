"""Shocks: changes to conditions that a scenario puts on top of anything.

Each shock is a pydantic model with the keys of its `[[shock]]` table and a method `strike` that
moves the conditions of the quarter it names.
"""

from typing import Annotated, Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from ruhrsim.inputs.sectors import SECTORS, THEMES, sector_index
from ruhrsim.processes.conditions import DT

Quarter = Annotated[str, Field(pattern=r"^\d{4}Q[1-4]$")]


class Shock(BaseModel):
    """What every shock has: the quarter in which it strikes."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    quarter: Quarter

    def check(self, jobs, towns: list[str]) -> None:
        """Make sure that the shock can strike the region as it starts; most always can."""

    def quarters_since_start(self, start: int) -> int:
        """Return the quarter counted from the end of year `start`; the first is 1."""
        year, number = self.quarter.split("Q")
        return (int(year) - start - 1) * 4 + int(number)


class PlantClosure(Shock):
    """A plant closes: jobs of one sector in one town go in one quarter."""

    town: str
    jobs: Annotated[float, Field(gt=0)]
    sector: Literal[SECTORS]

    def check(self, jobs, towns: list[str]) -> None:
        """Make sure that there are as many jobs.

        Raises:
            ValueError: The sector has fewer jobs in the town at the start.
        """
        there = jobs[towns.index(self.town), sector_index(self.sector)]
        if self.jobs > there:
            raise ValueError(
                f"plant_closure of {self.jobs:,.0f} jobs in {self.town}: {self.sector} has only "
                f"{there:,.0f} there at the start; choose fewer jobs or another sector"
            )

    def strike(self, conditions, towns: list[str], since: int) -> None:
        """Close the jobs in the quarter of the shock."""
        if since == 0:
            conditions.closures[towns.index(self.town), sector_index(self.sector)] += self.jobs


class Recession(Shock):
    """Demand of all sectors falls at once and recovers over some years."""

    depth: Annotated[float, Field(gt=0, lt=0.5)]
    recovery_years: Annotated[float, Field(ge=0.25, le=20, multiple_of=0.25)] = 3.0

    def strike(self, conditions, towns: list[str], since: int) -> None:
        """Lower demand in the quarter of the shock, give it back evenly afterwards."""
        _dent(conditions, slice(None), self.depth, self.recovery_years, since)


class ThemeBust(Shock):
    """Demand of one theme falls at once and recovers in part or not."""

    theme: Literal[THEMES]
    depth: Annotated[float, Field(gt=0, lt=0.9)]
    recovery_years: Annotated[float, Field(ge=0.25, le=50, multiple_of=0.25)] = 50.0

    def strike(self, conditions, towns: list[str], since: int) -> None:
        """Lower the theme's demand in the quarter of the shock."""
        _dent(conditions, sector_index(self.theme), self.depth, self.recovery_years, since)


def _dent(conditions, sectors, depth, recovery_years, since):
    log_depth = -np.log1p(-depth)
    if since == 0:
        conditions.demand_growth[sectors] -= log_depth / DT
    elif 0 < since <= 4 * recovery_years:
        conditions.demand_growth[sectors] += log_depth / recovery_years


SHOCKS: dict[str, type[Shock]] = {
    "plant_closure": PlantClosure,
    "recession": Recession,
    "theme_bust": ThemeBust,
}
"""Shocks that a scenario may list under `[[shock]]`, by name."""
