"""Sites: documented brownfields close, become ready plot by plot, and firms take their plots.

Purpose: follow a site from the end of its plant to its occupants, and tell jobs that are new to the town
or to the region from jobs that only moved. A site takes its share of the free land that its town takes
up in a quarter (see land):

    share[i]     = pull · offer_i / (free_m + (pull - 1) · Σ offer in m)
    chance[f, i] = use_s · pace_f · min(1, T_m / N_m) · share[i]
    N_m          = Σ use_s · pace_f · weight_f · plot_f

T is the land that the town took up, free_m what it had on offer. Firms look for a plot if they came to
the town or were founded in the quarter (pace 1) or exchange their old place (pace = land.renewal · dt).
A plot has `ha_per_job` for each employee, or employee wanted at first; firms that need less than the
smallest plot rent elsewhere. A plot that doesn't fit is not taken, so a full site stops.

    new to the town   = jobs - Σ min(employees, brought) of firms that came from another address in it
    new to the region = jobs - Σ min(employees, brought) of firms that came from any of its towns

With `in_account` above 0 that part of a site's plots moves in the town's land account by the dates of
the site: from used to in preparation when it closes, from there to free when plots are ready. At 0 the
account follows jobs alone. Who takes which plot is a record in both cases: no other result depends on it,
and a model works it out only where it is asked to (`RuhrModel(..., follow_sites=True)`).

Source: event_brownfields.csv; parameters below.
"""

from dataclasses import dataclass

import numpy as np

from ruhrsim.common.draws import Draws
from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.conditions import DT
from ruhrsim.model.processes.shocks.openings import opening_slots
from ruhrsim.model.state.firms import FirmsOnSites
from ruhrsim.model.state.land import Land
from ruhrsim.model.state.sites import Sites
from ruhrsim.regions.sectors import N_SECTORS


@dataclass(frozen=True)
class SiteUse:
    """Brownfield sites."""

    in_account: float = sourced(
        0.0,
        unit="share",
        low=0.0,
        high=1.0,
        status="assumed",
        off=0.0,
        source="a choice, not a fact: 0 leaves land to the town's average, 1 lets documented sites close and open "
        "as a whole",
        meaning="Part of a site's plots that moves in the town's land account by the site's own dates.",
    )
    commercial_share: float = sourced(
        0.66,
        unit="share",
        low=0.5,
        high=1.0,
        status="estimated",
        source="96 of 146 ha on the three sites with both figures (event_brownfields.csv gate_ruhr, logport4, "
        "logport5)",
        meaning="Part of a site that is commercial plots where the table doesn't say.",
    )
    ha_per_job: float = sourced(
        0.0278,
        unit="ha/job",
        low=0.0077,
        high=0.053,
        status="measured",
        source="278 m2 an employee in commercial areas (event_brownfields.csv gfm6_2023); 77 m2 if Mark 51°7's "
        "6,000 jobs stand on 46 ha of plots, 530 m2 on logport I (5,000 on 265 ha)",
        meaning="Land of a plot for each employee.",
    )
    smallest_plot_ha: float = sourced(
        0.1,
        unit="ha",
        low=0.0,
        high=0.5,
        status="assumed",
        source="own judgement: who needs less rents; settlers took 0.67 ha on average (370 ha, 550 firms)",
        meaning="Least land for which a firm takes a plot.",
    )
    pull: float = sourced(
        1.0,
        unit="1",
        low=0.5,
        high=5.0,
        status="assumed",
        source="own judgement: a hectare is a hectare; no take-up by site and town found",
        meaning="How much more likely a hectare of a site is taken than another free hectare of the town.",
    )


def held_ha(sites: Sites, n_towns: int, p: SiteUse) -> np.ndarray:
    """Return the towns' land in preparation that waits for the dates of sites, shape (n_towns,)."""
    return p.in_account * sites.by_town(sites.preparing_ha, n_towns)


def change_states(
    sites: Sites, land: Land, closures: np.ndarray, quarter: int, use: np.ndarray, p: SiteUse
) -> None:
    """Close the sites of the quarter and make plots ready, in place.

    Args:
        sites: Sites.
        land: The land account.
        closures: Jobs of plants that close this quarter, shape (n_towns, n_sectors).
        quarter: Current quarter.
        use: Parts of jobs on commercial land, shape (n_sectors,).
        p: Parameters.
    """
    closing = np.where(sites.closed == quarter, sites.others_ha, 0.0)
    if closing.any():
        sites.others_ha = sites.others_ha - closing
        sites.preparing_ha = sites.preparing_ha + closing
        _vacate(land, p.in_account * sites.by_town(closing, len(land.used_ha)), closures @ use)
    before, now = sites.ready_share(quarter - 1), sites.ready_share(quarter)
    ready = sites.preparing_ha * (now - before) / np.maximum(1.0 - before, 1e-12)
    sites.preparing_ha = sites.preparing_ha - ready
    opened = np.minimum(p.in_account * sites.by_town(ready, len(land.used_ha)), land.preparing_ha)
    land.preparing_ha -= opened
    land.free_ha += opened


def _vacate(land: Land, hectares: np.ndarray, demand_lost: np.ndarray) -> None:
    """Take a plant's land out of use together with its demand, so that other firms keep theirs."""
    hectares = np.minimum(hectares, land.used_ha)
    demand = land.used_ha / land.ha_per_demand
    left = np.maximum(demand - np.minimum(demand_lost, demand), 1e-12)
    land.used_ha = land.used_ha - hectares
    land.preparing_ha += hectares
    land.ha_per_demand = np.where(hectares > 0.0, land.used_ha / left, land.ha_per_demand)


def take_plots(
    firms: FirmsOnSites,
    sites: Sites,
    land: Land,
    take_up: np.ndarray,
    quarter: int,
    renewal: float,
    use: np.ndarray,
    p: SiteUse,
    draws: Draws,
) -> None:
    """Let firms take plots, in place.

    Args:
        firms: Firms; those on sites are noted in their columns.
        sites: Sites; `taken_ha` is brought up to date.
        land: The land account after the quarter.
        take_up: Free land that the towns took up, hectares, shape (n_towns,).
        quarter: Current quarter.
        renewal: Part of firms that exchange their place, 1/year.
        use: Parts of jobs on commercial land, shape (n_sectors,).
        p: Parameters.
        draws: Random numbers.
    """
    sites.taken_ha = taken_ha(firms, sites)
    if sites.openings.get(quarter):
        _stand_openings(firms, sites, quarter, p)
    shares = _shares(sites, land.free_ha + take_up, p.pull)
    rows = _looking(firms, shares.sum(axis=0) > 0.0, quarter, p)
    chance = _plot_chance(firms, rows, take_up, quarter, renewal * DT, use, p)
    luck = draws.uniform("site", firms.slot[rows])
    able = luck < chance
    rows, chance, luck = rows[able], chance[able], luck[able]
    thresholds = np.cumsum(shares, axis=0)[:, firms.cell[rows] // N_SECTORS] * chance
    chosen = (thresholds < luck).sum(axis=0)
    found = chosen < len(sites)
    _fit(firms, rows[found], chosen[found], luck[found], sites, quarter, p)


def taken_ha(firms: FirmsOnSites, sites: Sites) -> np.ndarray:
    """Return the plots that firms of the model have taken, hectares, shape (n_sites,)."""
    there = np.flatnonzero(firms.site >= 0)
    return np.bincount(firms.site[there], firms.weight[there] * firms.plot_ha[there], len(sites))


def _shares(sites: Sites, available: np.ndarray, pull: float) -> np.ndarray:
    """Share of each site in the land that its town takes up, shape (n_sites, n_towns)."""
    offered = sites.by_town(sites.free_ha, len(available))
    fits = np.minimum(available / np.maximum(offered, 1e-12), 1.0)
    weighed = available + (pull - 1.0) * offered * fits
    shares = np.zeros((len(sites), len(available)))
    offer = pull * sites.free_ha * fits[sites.town]
    shares[np.arange(len(sites)), sites.town] = offer / np.maximum(weighed, 1e-12)[sites.town]
    return shares


def _looking(firms: FirmsOnSites, offering: np.ndarray, quarter: int, p: SiteUse) -> np.ndarray:
    """Rows of firms in towns with free plots that stand on no site and need a plot, if they aren't new."""
    offering, found = np.repeat(offering, N_SECTORS), [np.empty(0, np.int64)]
    for block in firms.blocks():
        looking = p.ha_per_job * firms.employees[block] >= p.smallest_plot_ha
        looking |= firms.born[block] == quarter
        looking &= offering[firms.cell[block]]
        found.append(block.start + looking.nonzero()[0])
    rows = np.concatenate(found)
    return rows[firms.site[rows] < 0]


def _plot_chance(
    firms: FirmsOnSites,
    rows: np.ndarray,
    take_up: np.ndarray,
    quarter: int,
    exchange: float,
    use: np.ndarray,
    p: SiteUse,
) -> np.ndarray:
    """Chance that a firm takes free land of its town this quarter, shape of `rows`."""
    town, sector = np.divmod(firms.cell[rows], N_SECTORS)
    came = np.maximum(firms.born[rows], firms.moved[rows])
    plot = _plots(firms, rows, quarter, p)
    chance = use[sector] * np.where(came == quarter, 1.0, exchange) * (plot >= p.smallest_plot_ha)
    needed = np.bincount(town, chance * firms.weight[rows] * plot, len(take_up))
    return chance * np.minimum(take_up / np.maximum(needed, 1e-12), 1.0)[town]


def _plots(firms: FirmsOnSites, rows: np.ndarray, quarter: int, p: SiteUse) -> np.ndarray:
    """Land that one establishment needs, hectares; new ones plan for the size that they want."""
    employees, new = firms.employees[rows], firms.born[rows] == quarter
    employees[new] = np.exp(firms.log_target[rows[new]])
    return p.ha_per_job * employees


def _fit(
    firms: FirmsOnSites,
    rows: np.ndarray,
    chosen: np.ndarray,
    luck: np.ndarray,
    sites: Sites,
    quarter: int,
    p: SiteUse,
) -> None:
    """Give plots in the order of luck as long as they fit."""
    if not len(rows):
        return
    plot = _plots(firms, rows, quarter, p)
    fits = firms.weight[rows] * plot <= sites.free_ha[chosen]
    order = np.flatnonzero(fits)[np.lexsort((luck[fits], chosen[fits]))]
    rows, chosen, plot = rows[order], chosen[order], plot[order]
    for site in np.unique(chosen):
        there = np.flatnonzero(chosen == site)
        used = np.cumsum(firms.weight[rows[there]] * plot[there])
        there = there[used <= sites.free_ha[site]]
        _place(firms, rows[there], site, plot[there], quarter)
    sites.taken_ha = taken_ha(firms, sites)


def _place(
    firms: FirmsOnSites, rows: np.ndarray, site: int | np.ndarray, plot: np.ndarray, quarter: int
) -> None:
    """Put firms onto a site; those that were at another address in the town before come from there."""
    settled = np.maximum(firms.born[rows], firms.moved[rows]) < quarter
    firms.change_address(rows[settled], quarter)
    firms.site[rows], firms.plot_ha[rows] = site, plot


def _stand_openings(firms: FirmsOnSites, sites: Sites, quarter: int, p: SiteUse) -> None:
    """Put documented openings onto their sites, on less land than they need if there is no more."""
    for cell, site in sites.openings[quarter].items():
        rows = np.flatnonzero(firms.slot == opening_slots(quarter, np.array([cell])))
        plot = np.minimum(_plots(firms, rows, quarter, p), sites.free_ha[site])
        if len(rows) and plot.sum() > 0.0:
            _place(firms, rows, site, plot, quarter)
            sites.taken_ha = taken_ha(firms, sites)
