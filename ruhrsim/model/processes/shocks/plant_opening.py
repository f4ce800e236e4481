"""Plant opening: a new establishment comes to a town and looks for its staff."""

from typing import Annotated, Literal

from pydantic import Field

from ruhrsim.model.processes.shocks.shock import DatedShock
from ruhrsim.model.state.conditions import Conditions
from ruhrsim.regions.sectors import SECTORS, sector_index


class PlantOpening(DatedShock):
    """A plant opens; it counts as settled from outside."""

    kind: Literal["plant_opening"] = "plant_opening"
    town: str
    jobs: Annotated[float, Field(gt=0, le=20000, description="Jobs that it wants to fill.")]
    sector: Literal[SECTORS]  # type: ignore[valid-type]

    def strike(self, conditions: Conditions, towns: list[str], since: int) -> None:
        """Open the plant in the quarter of the shock."""
        if since == 0:
            conditions.openings[towns.index(self.town), sector_index(self.sector)] += self.jobs
