"""Recession: demand of all sectors falls at once and recovers over some years."""

from typing import Annotated, Literal

from pydantic import Field

from ruhrsim.model.processes.shocks.shock import DatedShock, by_sector, dent
from ruhrsim.model.state.conditions import Conditions


class Recession(DatedShock):
    """Demand of all sectors falls alike."""

    kind: Literal["recession"] = "recession"
    depth: Annotated[float, Field(gt=0, lt=0.5, description="Share of demand that goes.")]
    recovery_years: Annotated[float, Field(ge=0.25, le=20, multiple_of=0.25)] = 3.0

    def strike(self, conditions: Conditions, towns: list[str], since: int) -> None:
        """Lower demand in the quarter of the shock, give it back evenly afterwards."""
        dent(conditions, by_sector({}, others=self.depth), self.recovery_years, since)
