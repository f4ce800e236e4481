"""What every shock has: keys checked when a scenario is read, and a `strike` on the conditions."""

from typing import Annotated, Self

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from ruhrsim.model.processes.conditions import DT
from ruhrsim.model.state.conditions import Conditions
from ruhrsim.regions.region import Region
from ruhrsim.regions.sectors import N_SECTORS, sector_index

Quarter = Annotated[str, Field(pattern=r"^\d{4}Q[1-4]$", description="Quarter of the shock, such as 2030Q1.")]
Year = Annotated[int, Field(ge=2008, le=2075)]
Weight = Annotated[float, Field(ge=0, le=1)]


class Shock(BaseModel):
    """A shock: the keys of a `[[shock]]` table.

    Args:
        kind: Name in a scenario; each class gives its own, as `Literal["name"] = "name"`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    kind: str

    def in_region(self, region: Region) -> Self:
        """Return the shock as it strikes a region; most are alike everywhere."""
        return self

    def check(self, jobs: np.ndarray, towns: list[str]) -> None:
        """Make sure that the shock can strike the region as it starts; most always can."""

    def check_horizon(self, first: int, last: int) -> None:
        """Make sure that the shock has something to do in the years `first` to `last`; most do."""

    def quarters_since_start(self, start: int) -> int:
        """Return the quarter in which it begins, counted from the end of year `start`; the first is 1."""
        raise NotImplementedError

    def strike(self, conditions: Conditions, towns: list[str], since: int) -> None:
        """Move the conditions of a quarter, in place.

        Args:
            conditions: Conditions of the quarter.
            towns: Names of the towns, in their order.
            since: Quarters since the shock began; negative before.
        """
        raise NotImplementedError


class DatedShock(Shock):
    """A shock that begins in one quarter."""

    quarter: Quarter

    def quarters_since_start(self, start: int) -> int:
        """Return the quarter of the shock, counted from the end of year `start`; the first is 1."""
        year, number = self.quarter.split("Q")
        return quarters_to(start, int(year)) + int(number) - 1


def quarters_to(start: int, year: int) -> int:
    """Return the first quarter of `year`, counted from the end of year `start`; the first is 1."""
    return 4 * (year - start - 1) + 1


def by_sector(values: dict[str, float], others: float = 0.0) -> np.ndarray:
    """Return values in the order of the sectors, `others` where none is given, shape (n_sectors,)."""
    result = np.full(N_SECTORS, others)
    for sector, value in values.items():
        result[sector_index(sector)] = value
    return result


def dent(
    conditions: Conditions, depth: float | np.ndarray, recovery_years: float, since: int, pause: int = 0
) -> None:
    """Lower demand in the quarter of the shock and give it back evenly in logs, in place.

        ln D_s falls by -ln(1 - depth_s) at once and rises by as much over `recovery_years`

    Args:
        conditions: Conditions of the quarter.
        depth: Share of demand that goes, by sector, shape (n_sectors,).
        recovery_years: Time until all of it is back.
        since: Quarters since the shock.
        pause: Quarters at the bottom before it comes back.
    """
    fall = -np.log1p(-depth)
    if since == 0:
        conditions.demand_growth -= fall / DT
    elif pause < since <= pause + 4 * recovery_years:
        conditions.demand_growth += fall / recovery_years
