"""Plant closure: jobs of one sector in one town go in one quarter."""

from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from ruhrsim.model.processes.shocks.shock import DatedShock
from ruhrsim.model.state.conditions import Conditions
from ruhrsim.regions.sectors import SECTORS, sector_index


class PlantClosure(DatedShock):
    """A plant closes."""

    kind: Literal["plant_closure"] = "plant_closure"
    town: str
    jobs: Annotated[float, Field(gt=0, description="Jobs that go.")]
    sector: Literal[SECTORS]  # type: ignore[valid-type]

    def check(self, jobs: np.ndarray, towns: list[str]) -> None:
        """Make sure that there are as many jobs, and take them off `jobs` for the closures after this one.

        Raises:
            ValueError: The sector has fewer jobs in the town at the start.
        """
        cell = towns.index(self.town), sector_index(self.sector)
        there = jobs[cell]
        jobs[cell] -= self.jobs
        if self.jobs > there:
            raise ValueError(
                f"plant_closure of {self.jobs:,.0f} jobs in {self.town}: {self.sector} has only "
                f"{max(there, 0.0):,.0f} left there; choose fewer jobs or another sector"
            )

    def strike(self, conditions: Conditions, towns: list[str], since: int) -> None:
        """Close the jobs in the quarter of the shock."""
        if since == 0:
            conditions.closures[towns.index(self.town), sector_index(self.sector)] += self.jobs
