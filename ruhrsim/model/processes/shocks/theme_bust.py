"""Bust of a theme: its demand falls at once and recovers late."""

from typing import Annotated, Literal

from pydantic import Field

from ruhrsim.model.processes.shocks.shock import DatedShock, by_sector, dent
from ruhrsim.model.state.conditions import Conditions
from ruhrsim.regions.sectors import THEMES


class ThemeBust(DatedShock):
    """Demand of one theme falls."""

    kind: Literal["theme_bust"] = "theme_bust"
    theme: Literal[THEMES]  # type: ignore[valid-type]
    depth: Annotated[float, Field(gt=0, lt=0.9, description="Share of the theme's demand that goes.")]
    recovery_years: Annotated[float, Field(ge=0.25, le=50, multiple_of=0.25)] = 50.0

    def strike(self, conditions: Conditions, towns: list[str], since: int) -> None:
        """Lower the theme's demand in the quarter of the shock, give it back evenly afterwards."""
        dent(conditions, by_sector({self.theme: self.depth}), self.recovery_years, since)
