"""Location: firms move between towns, leave the region, or settle from outside.

Purpose: few firms consider a move. A mover of town m and sector s picks among the other towns and
the world outside by logit:

    V[j]       = ln L̄[j, s] - tax · (multiplier[j] - mean) + cluster · loc + talent · ln(research + 0.1)
                 + land · use_s · ln((free + 1) / (free at the start + 1)) + attraction lever - distance_decay · d
    V[outside] = ln of a constant that makes the share share_outside at the start, more near large rich cities

with changes against the start.

The world outside pulls more on towns near its large and rich cities. Projects from outside choose
between the region and its rivals, again by logit; the region's utility holds its visibility, a
Hill function of the marketed mass: the best single town alone, more of the other towns' mass the
more they market together.

    seen[s]  = mass^h / (half^h + mass^h),   mass = max_m (shown[m, s] + Σ_j≠m cooperation[m, j] · shown[j, s])
    gain[s]  = Σ_j exp V / Σ_j exp V̄ · exp(visibility · Δ seen)                       (V without distance)
    expected = settlements · dt · share of s · gain / (1 - won_share + won_share · gain), over towns by exp V

Source: relocation figures for Dortmund and Germany in programme_parameters.csv; parameters below.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from ruhrsim.common.draws import Draws, make_slots, numbered_slots
from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.conditions import DT
from ruhrsim.model.processes.firm_entry import FirmEntry, new_firms, order_within
from ruhrsim.model.state.clusters import Clusters
from ruhrsim.model.state.firms import SETTLED, Firms
from ruhrsim.model.state.levers import Levers
from ruhrsim.regions.sectors import N_SECTORS, N_THEMES, SECTORS

MOBILE = np.array([sector != "public_education" for sector in SECTORS])
"""Sectors whose establishments move at all; schools and town halls stay."""
_JUDGEMENT = "own judgement, no value in the tables; wide range"


@dataclass(frozen=True)
class Relocation:
    """Moves, departures and settlements."""

    move_rate: float = sourced(
        0.0028,
        unit="1/year",
        low=0.001,
        high=0.02,
        status="measured",
        off=0.0,
        source="Creditreform for Dortmund 2008-2017 (programme_parameters.csv relocation_out_rate_dortmund); "
        "the often quoted 1-2 % is from memory, unverified",
        meaning="Firms that leave their town in a year.",
    )
    share_outside: float = sourced(
        0.25,
        unit="share",
        low=0.1,
        high=0.4,
        status="assumed",
        source="63 % of Dortmund's leavers stayed in neighbouring postcodes (same row); the rest split by judgement",
        meaning="Part of the leavers who leave the region, at the start.",
    )
    distance_decay: float = sourced(
        0.06,
        unit="1/km",
        low=0.03,
        high=0.12,
        status="calibrated",
        source="57 % of moves that leave a town end within 20 km (relocation_share_within_20km)",
        meaning="Fall of the odds of a destination with distance.",
    )
    outside_reach_km: float = sourced(
        50.0,
        unit="km",
        low=20.0,
        high=150.0,
        status="assumed",
        source=_JUDGEMENT,
        meaning="Distance over which the pull of outside cities falls to a third.",
    )
    won_share: float = sourced(
        0.1,
        unit="share",
        low=0.02,
        high=0.3,
        status="assumed",
        source=_JUDGEMENT,
        meaning="Part of the mobile projects in play that settle in the region at the start.",
    )
    settlements: float = sourced(
        77.0,
        unit="establishments a year",
        low=30.0,
        high=220.0,
        status="estimated",
        source="550 settlements in 2.5 years (firms_settled_per_ha), of which 35 % are assumed to come from outside",
        meaning="Firms settled from outside in a year at the start.",
    )
    settlement_size: float = sourced(
        24.0,
        unit="employees",
        low=10.0,
        high=60.0,
        status="estimated",
        source="550 settlements on 370 ha at 278 m2 a job (programme_parameters.csv): 24 jobs each",
        meaning="Mean size that settlers aim for.",
    )
    cluster: float = sourced(
        0.5,
        unit="utility per log point",
        low=0.0,
        high=1.5,
        status="assumed",
        off=0.0,
        source=_JUDGEMENT,
        meaning="Pull of the own sector's mass in reach.",
    )
    talent: float = sourced(
        0.1,
        unit="utility per log point",
        low=0.0,
        high=0.5,
        status="assumed",
        off=0.0,
        source=_JUDGEMENT,
        meaning="Pull of research strength, which students set at the start: firms go where the talent is.",
    )
    land: float = sourced(
        0.3,
        unit="utility per log point",
        low=0.0,
        high=1.0,
        status="assumed",
        off=0.0,
        source=_JUDGEMENT,
        meaning="Pull of free commercial land.",
    )
    tax: float = sourced(
        0.004,
        unit="utility per point",
        low=0.0,
        high=0.02,
        status="assumed",
        off=0.0,
        source="own judgement; firms that stay and foundations answer by location_factors",
        meaning="Push of each percentage point of the trade tax multiplier.",
    )
    visibility: float = sourced(
        0.3,
        unit="utility",
        low=0.0,
        high=1.0,
        status="assumed",
        off=0.0,
        source="sign: Crescenzi, Di Cataldo and Giua 2021; no size known, sweep it",
        meaning="Gain of the region's utility from nothing seen to fully seen.",
    )
    visibility_half: float = sourced(
        60000.0,
        unit="jobs",
        low=5000.0,
        high=200000.0,
        status="assumed",
        source="no empirical value known; sweep it",
        meaning="Marketed mass at which a theme is half seen.",
    )
    visibility_steepness: float = sourced(
        2.0,
        unit="1",
        low=1.0,
        high=4.0,
        status="assumed",
        source="no empirical value known; sweep it",
        meaning="Steepness of the visibility curve.",
    )
    marketing_effect: float = sourced(
        0.1,
        unit="share",
        low=0.0,
        high=0.3,
        status="assumed",
        off=0.0,
        source="own judgement; linear, so that it favours neither few nor many themes",
        meaning="Additional part of its mass that a theme shows when its money doubles.",
    )


class Attraction:
    """Utilities of towns for firms on the move, with the start as yardstick.

    Args:
        p: Parameters.
        distance_km: Distances between towns, shape (n_towns, n_towns).
        jobs: Jobs at the start, shape (n_towns, n_sectors).
        free_ha: Free commercial land at the start, shape (n_towns,).
        tax: Trade tax multipliers at the start, percent, shape (n_towns,).
        land_use: How much of a sector stands on commercial land, 0 to 1, shape (n_sectors,).
        research: Research strength at the start, shape (n_towns, n_sectors).
        pull: Relative pull of the outside on each town, mean 1, shape (n_towns,); see `outside_pull`.
    """

    def __init__(
        self,
        p: Relocation,
        distance_km: np.ndarray,
        jobs: np.ndarray,
        free_ha: np.ndarray,
        tax: np.ndarray,
        land_use: np.ndarray,
        research: np.ndarray,
        pull: np.ndarray,
    ):
        self.p = p
        self.decay = -p.distance_decay * distance_km
        np.fill_diagonal(self.decay, -np.inf)
        self.land_use = land_use
        self.free_start = free_ha + 1.0
        self.base = np.log(np.maximum(jobs, 1.0)) + p.talent * np.log(research + 0.1)
        self.base -= p.tax * (tax - tax.mean())[:, None]
        inside = np.exp(self.decay) @ np.exp(self.base)
        self.inside = inside
        self.outside = inside * pull[:, None] * p.share_outside / (1.0 - p.share_outside)
        self.whole_start = np.exp(self.base).sum(axis=0)

    def share_leaving(self) -> np.ndarray:
        """Part of the movers who leave the region at the start, shape (n_towns, n_sectors)."""
        return self.outside / (self.inside + self.outside) * MOBILE

    def usual_settlements(self) -> np.ndarray:
        """Settlements a year at the start in proportion to the pull of towns, shape (n_towns, n_sectors)."""
        pull = np.exp(self.base) * MOBILE
        return self.p.settlements * pull / pull.sum()

    @cached_property
    def usual_by_sector(self) -> np.ndarray:
        """Settlements a year at the start, shape (n_sectors,)."""
        return self.usual_settlements().sum(axis=0)

    def utility(
        self, clusters: Clusters, research_start: np.ndarray, free_ha: np.ndarray, levers: Levers
    ) -> np.ndarray:
        """Return the utility of each town for each sector, shape (n_towns, n_sectors)."""
        land = self.p.land * np.log((free_ha + 1.0) / self.free_start)
        utility = self.base + self.p.cluster * clusters.localisation + levers.attraction
        utility += self.p.talent * np.log((clusters.research + 0.1) / (research_start + 0.1))
        return utility + land[:, None] * self.land_use - self.p.tax * levers.trade_tax_change[:, None]


def outside_pull(
    distance_km: np.ndarray, population: np.ndarray, gdp_per_head: np.ndarray, p: Relocation
) -> np.ndarray:
    """Return the pull of outside cities on each town relative to the towns' mean, shape (n_towns,).

    Args:
        distance_km: Distances from outside cities to towns, shape (n_cities, n_towns).
        population: Residents of the cities, shape (n_cities,).
        gdp_per_head: Output of the cities, EUR per head, shape (n_cities,).
        p: Parameters.
    """
    pull = (population * gdp_per_head) @ np.exp(-distance_km / p.outside_reach_km)
    return pull / pull.mean()


def choose_movers(firms: Firms, p: Relocation, draws: Draws) -> np.ndarray:
    """Return the rows of firms that leave their town this quarter; firms without staff yet stay."""
    considering, _ = draws.below("firm_moves", firms.slot, -np.expm1(-p.move_rate * DT))
    mobile = MOBILE[firms.cell[considering] % N_SECTORS] & (firms.employees[considering] > 0.0)
    return considering[mobile]


def choose_destinations(
    firms: Firms, movers: np.ndarray, utility: np.ndarray, attraction: Attraction, draws: Draws
) -> np.ndarray:
    """Return the new municipality of each mover, shape (n_movers,); n_towns means outside the region."""
    town, sector = np.divmod(firms.cell[movers], N_SECTORS)
    weight = np.exp(utility[:, sector].T + attraction.decay[town])
    weight = np.column_stack([weight, attraction.outside[town, sector]])
    cumulated = np.cumsum(weight, axis=1)
    threshold = draws.uniform("move_destination", firms.slot[movers]) * cumulated[:, -1]
    return (cumulated < threshold[:, None]).sum(axis=1)


def marketed_mass(
    jobs: np.ndarray, marketing: np.ndarray, cooperation: np.ndarray, p: Relocation
) -> np.ndarray:
    """Return the mass that each town shows together with those it cooperates with, (n_towns, n_themes).

    Args:
        jobs: Jobs by town and theme, shape (n_towns, n_themes).
        marketing: Money for the theme beyond the usual, in jobs that the usual money stands for, same shape.
        cooperation: Weights of cooperation, zero on the diagonal, shape (n_towns, n_towns).
        p: Parameters.
    """
    shown = np.maximum(jobs + p.marketing_effect * marketing, 0.0)
    return shown + cooperation @ shown


def visibility(mass: np.ndarray, p: Relocation) -> np.ndarray:
    """Return how well each theme is seen from outside by its best-shown town or alliance, (n_themes,).

    Args:
        mass: Marketed mass, shape (n_towns, n_themes).
        p: Parameters.
    """
    powered = mass.max(axis=0) ** p.visibility_steepness
    return powered / (p.visibility_half**p.visibility_steepness + powered)


def settle_from_outside(
    utility: np.ndarray,
    seen_change: np.ndarray,
    more: np.ndarray,
    attraction: Attraction,
    weight: float,
    quarter: int,
    p: Relocation,
    entry: FirmEntry,
    draws: Draws,
) -> dict[str, Any]:
    """Return the columns of firms that settle from outside this quarter.

    Args:
        utility: Utility of towns, shape (n_towns, n_sectors).
        seen_change: Visibility of the themes less that of the start, shape (n_themes,).
        more: Firms won beyond that, a year, shape (n_towns, n_sectors).
        attraction: Yardstick of the start.
        weight: Establishments that one new row stands for.
        quarter: Current quarter.
        p: Parameters of location.
        entry: Parameters of entry, for productivity.
        draws: Random numbers.
    """
    pull = np.exp(utility)
    gain = pull.sum(axis=0) / attraction.whole_start
    gain[:N_THEMES] *= np.exp(p.visibility * seen_change)
    won = gain / (1.0 - p.won_share + p.won_share * gain)
    expected = attraction.usual_by_sector * DT * won * pull / pull.sum(axis=0) + more * DT
    rows = draws.whole("settlements", numbered_slots(SETTLED, expected.size), expected.ravel() / weight)
    cell = np.repeat(np.arange(expected.size), rows)
    slots = make_slots(quarter, SETTLED, cell, order_within(rows))
    size = 1.0 - (p.settlement_size - 1.0) * np.log(draws.uniform("settler_size", slots))
    return new_firms(slots, cell, size, quarter, SETTLED, entry, draws, weight)


def relocate(firms: Firms, movers: np.ndarray, towns: np.ndarray, quarter: int) -> None:
    """Put movers into their new towns, in place; sectors stay."""
    firms.change_address(movers, quarter)
    firms.cell[movers] = towns * N_SECTORS + firms.cell[movers] % N_SECTORS
