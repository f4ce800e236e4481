"""Documented closures and openings, as event_shocks.csv has them.

A row is played if it is a flow with a number of jobs, in its quarter; without a quarter its jobs
are spread evenly over the year. Announcements, plans and stocks are not played, nor are retained
jobs, which the number of the closure already leaves out. A closure takes the jobs of its sector in
its town, at most those that are there. An opening is a new establishment that wants the jobs and
has to find its staff; growth of a firm that is there already is played in the same way.

Miners were moved to other mines or retired early, so that a mine sheds only `pass_through` of its
jobs; the default is assumed (Kamp-Lintfort 2012: 900 of 2,500 were not moved, WDR and taz in
event_shocks.csv), the plausible range is all of 0 to 1.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, Literal, Self

import numpy as np
from pydantic import Field, PrivateAttr, ValidationInfo, field_validator

from ruhrsim.common.errors import way_out
from ruhrsim.model.processes.shocks.shock import Shock, Weight, quarters_to
from ruhrsim.model.state.conditions import Conditions
from ruhrsim.regions.region import Region, read_region
from ruhrsim.regions.sectors import sector_index
from ruhrsim.regions.tables import read_shocks

EVENTS = "event_shocks.csv"
MINING = "hard coal mining"
SECTOR_OF = {
    MINING: "legacy_industry",
    "steel": "legacy_industry",
    "steel tubes": "legacy_industry",
    "car manufacturing": "legacy_industry",
    "mobile phone manufacturing": "new_industry",
    "turbine manufacturing": "new_industry",
    "compressor manufacturing": "new_industry",
    "automotive software": "cyber_ai",
    "logistics": "logistics",
    "parcel logistics": "logistics",
    "retail headquarters": "business_services",
}
"""Sector of the model for each of the table's words, by the largest weight of its WZ division; legacy
industry is where the start state puts all of steel and car assembly that is documented."""


@dataclass(frozen=True)
class Event:
    """One documented change of jobs in one quarter; `jobs` is negative for a closure."""

    key: str
    year: int
    quarter: int
    town: str
    word: str
    jobs: float


class DocumentedEvents(Shock):
    """All documented closures and openings after the start."""

    kind: Literal["documented_events"] = "documented_events"
    pass_through: Annotated[Weight, Field(description="Share of a mine's jobs that is lost; assumed.")] = 0.35
    without: Annotated[tuple[str, ...], Field(description="Events (event_id) that are left out.")] = ()

    _region: Region | None = PrivateAttr(None)

    @field_validator("without")
    @classmethod
    def _are_played(cls, keys: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        region = (info.context or {}).get("region")
        known = list(dict.fromkeys(event.key for event in documented_flows(region)))
        unknown = [
            f"event {key!r} is not played anyway{way_out(key, known)}" for key in keys if key not in known
        ]
        if unknown and info.context:
            raise ValueError("; ".join(unknown))
        return keys

    def in_region(self, region: Region) -> Self:
        """Return the shock with the events that are documented for a region."""
        there = self.model_copy()
        there._region = region
        return there

    def check(self, jobs: np.ndarray, towns: list[str]) -> None:
        """Make sure that the region documents events.

        Raises:
            ValueError: It doesn't.
        """
        if not self._flows():
            raise ValueError(
                f"documented_events: {EVENTS} of the region holds no change of jobs; leave the shock out"
            )

    def check_horizon(self, first: int, last: int) -> None:
        """Make sure that some event is documented for these years.

        Raises:
            ValueError: There is none.
        """
        years = [event.year for event in self.played()]
        if not any(first <= year <= last for year in years):
            span = f", only for {min(years)} to {max(years)}" if years else ""
            raise ValueError(
                f"documented_events: nothing is documented for {first} to {last}{span}; "
                f"choose an earlier start or leave the shock out"
            )

    def quarters_since_start(self, start: int) -> int:
        """Return the quarter in which the table begins, counted from the end of year `start`."""
        return quarters_to(start, self._flows()[0].year)

    def strike(self, conditions: Conditions, towns: list[str], since: int) -> None:
        """Close and open what is documented for the quarter."""
        years, before = divmod(since, 4)
        now = (self._flows()[0].year + years, before + 1)
        for event in self.played():
            if (event.year, event.quarter) == now:
                self._play(event, conditions, towns.index(event.town))

    def played(self) -> list[Event]:
        """Return the events that are played if they come after the start."""
        return [event for event in self._flows() if event.key not in self.without]

    def _flows(self) -> tuple[Event, ...]:
        return documented_flows(self._region)

    def _play(self, event: Event, conditions: Conditions, town: int) -> None:
        sector = sector_index(SECTOR_OF[event.word])
        passed = self.pass_through if event.word == MINING else 1.0
        conditions.closures[town, sector] += max(-event.jobs * passed, 0.0)
        conditions.openings[town, sector] += max(event.jobs, 0.0)


def documented_flows(region: Region | None = None) -> tuple[Event, ...]:
    """Return the events of a region that can be played, in the order of time; the Ruhr's if none is given.

    Raises:
        ValueError: The table calls a sector by a word that has none in the model.
    """
    return _flows_of(read_region(region))


@lru_cache(maxsize=16)
def _flows_of(region: Region) -> tuple[Event, ...]:
    if not region.has(EVENTS):
        return ()
    table = read_shocks(region)
    flows = table[
        (table.measure == "flow") & table.jobs_change.notna() & (table.event_type != "retained jobs")
    ]
    unknown = set(flows.sector) - set(SECTOR_OF)
    if unknown:
        raise ValueError(f"event_shocks.csv: sectors {sorted(unknown)} have no sector in SECTOR_OF; add them")
    events = [event for row in flows.itertuples() for event in _quarters(row)]
    return tuple(sorted(events, key=lambda event: (event.year, event.quarter, event.key)))


def _quarters(row: Any) -> Iterator[Event]:
    known = row.quarter == row.quarter
    for quarter in [int(row.quarter)] if known else range(1, 5):
        jobs = row.jobs_change if known else row.jobs_change / 4.0
        yield Event(row.event_id, int(row.year), quarter, row.municipality, row.sector, float(jobs))
