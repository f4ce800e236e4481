"""Legacy industry (coal, steel as it stands, refining, car assembly) by town.

Nothing is published by town: the region's total is assumed (`legacy_jobs` of each start year in
`region.toml`, with range and reason), and towns get at least the largest loss documented or announced
after the start, so that every documented shock can happen. The rest follows producing jobs, most of it
in towns with a documented site that was not closed.

Uncertainty: totals to a third either way; towns outside the documented ones to a factor of two.
"""

from dataclasses import dataclass

import numpy as np

from ruhrsim.common.sourced import sourced
from ruhrsim.model.start.geography import town_keys
from ruhrsim.regions.region import Region, read_region
from ruhrsim.regions.tables import read_shocks

LEGACY_DIVISIONS = ("05", "19", "24", "29")
"""WZ 2008 divisions of event_shocks.csv that count as legacy industry."""


@dataclass(frozen=True)
class LegacyEstimate:
    """What the tables do not say about legacy industry."""

    legacy_where_documented: float = sourced(
        0.7,
        unit="1",
        low=0.4,
        high=0.9,
        status="assumed",
        source="steel, refining, tubes and cars are concentrated, but smaller works exist elsewhere",
        meaning="Share of legacy jobs beyond the documented losses that lies in towns with documented sites.",
    )
    most_of_a_town: float = sourced(
        0.7,
        unit="1",
        low=0.5,
        high=0.9,
        status="assumed",
        source="a guard for small towns with a mine; does not bind with the other values as they are",
        meaning="Largest share of a town's jobs in legacy industry.",
    )


def legacy_total(year: int, region: Region | None = None) -> float:
    """Return the assumed employees of legacy industry in the region."""
    return read_region(region).published(year).legacy_jobs.value


def legacy_jobs(
    year: int,
    jobs: np.ndarray,
    producing: np.ndarray,
    region: Region | None = None,
    p: LegacyEstimate = LegacyEstimate(),
) -> np.ndarray:
    """Return employees of legacy industry by town, shape (53,): documented losses to come plus the rest."""
    losses, documented = documented_losses(year, region)
    rest = legacy_total(year, region) - losses.sum()
    at_sites = producing * documented
    weights = (
        p.legacy_where_documented * at_sites / at_sites.sum()
        + (1 - p.legacy_where_documented) * producing / producing.sum()
    )
    return np.minimum(losses + rest * weights, p.most_of_a_town * jobs)


def documented_losses(year: int, region: Region | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Return the largest legacy losses documented or announced after the start, and where sites live on.

    Returns:
        Employees by town, shape (53,), and a boolean array of towns with a legacy site that was
        not closed by the start.
    """
    keys, events = town_keys(region), read_shocks(region)
    events = events[events.wz2008_division.isin(LEGACY_DIVISIONS) & events.ags.isin(keys)]
    events = events[(events.direction == "loss") & (events.measure != "stock")]
    to_come = (events.year > year) | ((events.year == year) & (events.measure != "flow"))
    later = events[to_come]
    largest = -later.jobs_low.fillna(later.jobs_change).fillna(0.0)
    living = events[to_come | ~events.event_type.str.contains("closure")]
    losses = largest.groupby(later.ags).sum().reindex(keys, fill_value=0.0).to_numpy(float)
    return losses, np.isin(keys, living.ags)
