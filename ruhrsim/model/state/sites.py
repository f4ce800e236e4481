"""Sites: documented brownfields with the quarters in which they close, are prepared and are marketed.

event_brownfields.csv names years, seldom quarters. A site is freed in the last quarter of its year, or
in the quarter of the closure that frees it. Its plots become ready evenly from the first to the last
year of redevelopment. Where the table has no first year of preparation, no year in which the site was
freed or no last year, the usual time of preparation fills the gap and the site is marked assumed.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from ruhrsim.model.state.firms import FirmsOnSites
from ruhrsim.regions.region import Region, read_region
from ruhrsim.regions.sectors import N_SECTORS
from ruhrsim.regions.tables import read_brownfields

BROWNFIELDS = "event_brownfields.csv"
STATES = ("in use", "closed", "in preparation", "marketed", "occupied")
FREED_BY = {
    "mark517": "opel_bochum_2014",
    "gate_ruhr": "av_2015",
    "westerholt": "lippe_2008",
    "freiheit_emscher": "prosper_haniel_2018",
}
"""Event of event_shocks.csv that frees a site; after the start the site closes only if the event is played."""
OPENED_ON = {"dhl_bochum_2020": "mark517", "logport4_kamp_lintfort": "logport4"}
"""Site on which a documented opening stands, by event."""
_PREPARED_FROM = {"mark517": (2015, 3)}
"""Year and quarter in which preparation began: Mark 51°7 was handed over in July 2015 (source of its row)."""
_OVERLAPPING = ("opel_total",)
"""Rows that hold other rows: Opel's three plants include Mark 51°7."""
_HECTARES = ("taken_ha", "others_ha", "preparing_ha", "free_ha", "cut_ha")
_OCCUPIED = 0.9
"""Taken share from which a site counts as occupied: Mark 51°7 was called nearly sold at 92 % (2021)."""


@dataclass(frozen=True)
class DocumentedSite:
    """One row of the table, quarters counted as 4 · year + quarter - 1; None where it says nothing."""

    key: str
    name: str
    town: str
    area_ha: float
    plots_ha: float | None
    closed: int | None
    prepared: int | None
    ready: int
    finished: int | None


@dataclass
class Sites:
    """Sites as columns, each of shape (n_sites,); quarters are counted from the start of the model.

    The plots of a site are all either in use by others (the old plant, or firms that came before the
    start and are not known), in preparation, taken by firms of the model, or free.

    Args:
        key: Row of event_brownfields.csv.
        name: Name.
        town: Municipality index.
        area_ha: Documented area.
        plots_ha: Commercial plots that the town's account has room for.
        cut_ha: Commercial plots beyond that, left out.
        closed: Quarter in which the old plant has gone, inf if it stays.
        prepared: Quarter in which preparation begins.
        ready: Quarter in which the first plots are ready.
        finished: Quarter in which the last plots are ready.
        assumed: True where one of the four quarters is not in the table.
        others_ha: Plots in use by others.
        preparing_ha: Plots that are closed or in preparation.
        taken_ha: Plots taken by firms of the model.
        openings: Site on which the opening of a quarter, town and sector stands, by quarter and cell.
    """

    key: np.ndarray
    name: np.ndarray
    town: np.ndarray
    area_ha: np.ndarray
    plots_ha: np.ndarray
    cut_ha: np.ndarray
    closed: np.ndarray
    prepared: np.ndarray
    ready: np.ndarray
    finished: np.ndarray
    assumed: np.ndarray
    others_ha: np.ndarray
    preparing_ha: np.ndarray
    taken_ha: np.ndarray
    openings: dict[int, dict[int, int]]

    def __len__(self) -> int:
        return len(self.key)

    @property
    def free_ha(self) -> np.ndarray:
        """Plots that are ready and free."""
        return np.maximum(self.plots_ha - self.others_ha - self.preparing_ha - self.taken_ha, 0.0)

    def ready_share(self, quarter: float) -> np.ndarray:
        """Documented part of the plots that is ready at the end of a quarter."""
        done, length = quarter - self.ready + 1.0, self.finished - self.ready + 1.0
        return np.where(quarter >= self.closed, np.clip(done / length, 0.0, 1.0), 0.0)

    def states(self, quarter: float) -> np.ndarray:
        """Index in `STATES` of each site."""
        used = self.others_ha + self.taken_ha
        after = [
            quarter < self.closed,
            used >= _OCCUPIED * self.plots_ha,
            self.free_ha + used > 0.0,
            quarter >= self.prepared,
        ]
        return np.select(after, [0, 4, 3, 2], 1)

    def by_town(self, hectares: np.ndarray, n_towns: int) -> np.ndarray:
        """Sum hectares of sites, shape (n_towns,)."""
        return np.bincount(self.town, hectares, n_towns)


def documented_sites(region: Region | None = None) -> tuple[DocumentedSite, ...]:
    """Return the sites of event_brownfields.csv whose area is known, in the order of the table.

    Those of the Ruhr if no region is given; none where the region has no such table.
    """
    return _documented_in(read_region(region))


@lru_cache(maxsize=16)
def _documented_in(region: Region) -> tuple[DocumentedSite, ...]:
    if not region.has(BROWNFIELDS):
        return ()
    table = read_brownfields(region)
    sites = table[(table.row_type == "site") & table.hectares.notna() & ~table.row_id.isin(_OVERLAPPING)]
    return tuple(_documented(row) for row in sites.itertuples())


def _documented(row: Any) -> DocumentedSite:
    first, decade, last = re.findall(r"^(\d{4})(s?)-?(\d{4})?$", row.year_redeveloped)[0]
    end = int(last) if last else int(first) + 9 if decade else None
    began, freed = _PREPARED_FROM.get(row.row_id), _known(row.year_freed)
    return DocumentedSite(
        key=row.row_id,
        name=row.site,
        town=row.municipality,
        area_ha=float(row.hectares),
        plots_ha=_known(row.hectares_net_commercial),
        closed=None if freed is None else _quarter(freed, 4),
        prepared=None if began is None else _quarter(*began),
        ready=_quarter(first, 1),
        finished=None if end is None else _quarter(end, 4),
    )


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _quarter(year: float | str, number: int) -> int:
    return 4 * int(year) + number - 1


def read_sites(
    start: int,
    towns: list[str],
    played: dict[str, int],
    commercial_share: float,
    preparation_years: float,
    region: Region | None = None,
) -> Sites:
    """Return the sites as they are documented at the end of year `start`.

    What was ready by then counts as taken by firms that are not known.

    Args:
        start: Start year.
        towns: Names of the towns.
        played: Quarter of each documented event that the scenario plays, counted from the start.
        commercial_share: Part of a site that is commercial plots where the table doesn't say.
        preparation_years: Time of preparation where the table doesn't say.
        region: Region that documents them; the Ruhr if none is given.
    """
    known = documented_sites(region)
    dates = np.array([_dates(site, start, played, 4.0 * preparation_years) for site in known])
    closed, prepared, ready, finished = dates.reshape(len(known), 4).T
    area = np.array([site.area_ha for site in known])
    plots = np.array([site.plots_ha or commercial_share * site.area_ha for site in known])
    nothing = np.zeros(len(known))
    sites = Sites(
        np.array([site.key for site in known], dtype=str),
        np.array([site.name for site in known], dtype=str),
        np.array([towns.index(site.town) for site in known], dtype=int),
        area,
        plots,
        nothing.copy(),
        closed,
        prepared,
        ready,
        finished,
        np.array([None in (site.closed, site.prepared, site.finished) for site in known], dtype=bool),
        nothing.copy(),
        nothing.copy(),
        nothing.copy(),
        {},
    )
    sites.others_ha = plots * np.where(sites.closed > 0, 1.0, sites.ready_share(0.0))
    sites.preparing_ha = plots - sites.others_ha
    return sites


def _dates(site: DocumentedSite, start: int, played: dict[str, int], usual: float) -> tuple[float, ...]:
    """Quarters from the start in which a site closes, is prepared, is first and is wholly ready."""
    zero = _quarter(start, 4)
    ready = site.ready - zero
    closed = ready - usual if site.closed is None else site.closed - zero
    if closed > 0 and site.key in FREED_BY:
        closed = played.get(FREED_BY[site.key], np.inf)
    prepared = max(closed, ready - usual) if site.prepared is None else max(closed, site.prepared - zero)
    finished = ready + usual - 1.0 if site.finished is None else site.finished - zero
    return closed, prepared, ready, finished


def measure_sites(firms: FirmsOnSites, sites: Sites, quarter: int) -> dict[str, np.ndarray]:
    """Return what stands on each site, arrays of shape (n_sites,).

    Returns:
        `state` (index in `STATES`), the hectares `taken_ha`, `others_ha`, `preparing_ha`, `free_ha` and
        `cut_ha`, and `firms`, `jobs`, `jobs_new_town` and `jobs_new_region` of those that came since the start.
    """
    there = np.flatnonzero(firms.site >= 0)
    site, weight, employees = firms.site[there], firms.weight[there], firms.employees[there]
    brought = np.minimum(employees, firms.brought[there])
    from_town = firms.came_from[there] == firms.cell[there] // N_SECTORS
    from_region = firms.came_from[there] >= 0
    jobs, in_town, in_region = (
        np.bincount(site, weight * people, len(sites))
        for people in (employees, brought * from_town, brought * from_region)
    )
    return {
        "state": sites.states(quarter),
        **{name: getattr(sites, name).copy() for name in _HECTARES},
        "firms": np.bincount(site, weight, len(sites)),
        "jobs": jobs,
        "jobs_new_town": jobs - in_town,
        "jobs_new_region": jobs - in_region,
    }
