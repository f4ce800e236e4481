"""Coal exit: coal-fired power stations close, and legacy industry runs off, between two years.

    closures[town, green_tech] = power_plants · documented jobs / towns of the site / quarters
    D_legacy falls by `legacy_run_off` in all, evenly in logs, on top of its trend

Energy supply stands in green technology at the start (wz_sector_weights.csv), so that the jobs of
power stations are lost there. Their run-down was announced, so it is played only when asked for.

Source: event_shocks.csv coal_plants_unna (more than 1,000 jobs in Bergkamen, Lünen and Werne,
shared alike: no split found); the run-off of legacy industry is an assumption.
"""

from typing import Annotated, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from ruhrsim.model.processes.shocks.shock import Shock, Weight, Year, quarters_to
from ruhrsim.model.state.conditions import Conditions
from ruhrsim.regions.sectors import sector_index
from ruhrsim.regions.tables import read_shocks

_SITES = {"coal_plants_unna": ("Bergkamen", "Lünen", "Werne")}
_POWER, _LEGACY = sector_index("green_tech"), sector_index("legacy_industry")


class CoalExit(Shock):
    """Coal is given up between two years."""

    kind: Literal["coal_exit"] = "coal_exit"
    from_: Annotated[Year, Field(alias="from", description="First year.")]
    to: Annotated[Year, Field(description="Last year.")]
    power_plants: Annotated[Weight, Field(description="Share of documented jobs that go.")] = 1.0
    legacy_run_off: Annotated[
        float, Field(ge=0, lt=0.95, description="Share of legacy industry's demand that goes by the end.")
    ] = 0.3

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.to < self.from_:
            raise ValueError(f"to = {self.to} lies before from = {self.from_}; exchange them")
        return self

    def check(self, jobs: np.ndarray, towns: list[str]) -> None:
        """Make sure that the power stations stand in the region.

        Raises:
            ValueError: They don't.
        """
        elsewhere = [place for places in _SITES.values() for place in places if place not in towns]
        if elsewhere and self.power_plants:
            raise ValueError(
                f"coal_exit: {', '.join(elsewhere)}, where its power stations stand, are no towns of this region; "
                f"set power_plants = 0 for the run-off of legacy industry alone, or leave the shock out"
            )

    def quarters_since_start(self, start: int) -> int:
        """Return the first quarter of the exit, counted from the end of year `start`; the first is 1."""
        return quarters_to(start, self.from_)

    def strike(self, conditions: Conditions, towns: list[str], since: int) -> None:
        """Close a part of the power stations and of legacy industry."""
        years = self.to - self.from_ + 1
        if not 0 <= since < 4 * years:
            return
        conditions.demand_growth[_LEGACY] += np.log1p(-self.legacy_run_off) / years
        for event, places in _SITES.items() if self.power_plants else ():
            jobs = -float(read_shocks().set_index("event_id").jobs_change[event])
            where = [towns.index(place) for place in places]
            conditions.closures[where, _POWER] += self.power_plants * jobs / len(where) / (4 * years)
