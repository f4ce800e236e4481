"""Spillovers: cluster mass, related variety, lock-in, mentors, research, digital readiness.

Purpose: say what each firm finds around it. Mass in reach counts other towns' jobs by distance
and a part less beyond the town border, whatever the towns agree on (for that see cooperation):

    M[m, s] = Σ_j b[m, j] · exp(-d[m, j] / reach_km) · L[j, s],   b = parochial, 1 inside a town

Localisation, related variety and urbanisation enter growth as changes since the start: the start
is taken as a spatial equilibrium in which rents and wages have absorbed the differences between
towns. Cognitive variety v decays with one-sidedness and is refreshed by young firms and related
sectors; a cluster that stands still locks itself in (Grabher 1993,
Menzel and Fornahl 2010):

    dv   = [-decay · h · v + (renewal · young + related · RV) · (1 - v) + rest] · dt
    dπ   = [innovation · (v - v̄) - catch_up · π] · dt + noise
    pool = pool + pool_memory · [(grown + 2000) / (grown at the start + 2000) - pool] · dt

with h the share of the sector in the town's theme jobs, `rest` the constant that keeps the start at
rest, π log productivity, and grown the jobs of the sector in young firms that have grown to 20 employees.

Firms grow by their productivity against the mean of their sector in the region (see firm_growth), so that
a region whose clusters all lock themselves in would lose nothing. Its firms also compete with the world
outside, whose variety stays as it was:

    de_s   = [ innovation · (v̄_s - v0) - catch_up · e_s ] · dt,    v̄_s: mean of the sector's jobs
    growth = outside · β_prod · e_s                                  for all firms of the sector

Source: design of the model after the authors named; parameters below.
"""

from dataclasses import dataclass

import numpy as np

from ruhrsim.common.draws import Draws
from ruhrsim.common.kernels import kernels
from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.conditions import DT
from ruhrsim.model.state.clusters import Clusters
from ruhrsim.model.state.firms import Firms, Stock
from ruhrsim.model.state.levers import Levers
from ruhrsim.regions.sectors import N_THEMES, SECTORS

_USUAL_GROWN = 2000.0
"""Jobs in grown young firms that the pool of investors takes for granted (assumed): keeps sectors with hardly
any such firm at the start from jumping with the first one. Part of the equation in the ODD, not a parameter."""
_IT, _SMART_CITY = SECTORS.index("cyber_ai"), SECTORS.index("smart_city")
_JUDGEMENT = "own judgement, no value in the tables; wide range"


@dataclass(frozen=True)
class Spillovers:
    """Reach of clusters, variety, mentors, research, digital readiness."""

    reach_km: float = sourced(
        15.0,
        unit="km",
        low=5.0,
        high=30.0,
        status="assumed",
        source="near the inverse of commuting_distance_decay in programme_parameters.csv (from memory, unverified)",
        meaning="Distance at which another town's jobs count about a third.",
    )
    parochial: float = sourced(
        0.8,
        unit="share",
        low=0.3,
        high=1.0,
        status="assumed",
        source="own judgement from Ahrend et al. 2017: fragmentation costs a few per cent of productivity at most",
        meaning="Part of another town's cluster, beyond what distance takes, that counts across a town border.",
    )
    start_variety: float = sourced(
        0.5,
        unit="share",
        low=0.2,
        high=0.8,
        status="assumed",
        source=_JUDGEMENT,
        meaning="Cognitive variety of every cluster at the start.",
    )
    variety_decay: float = sourced(
        0.03,
        unit="1/year",
        low=0.0,
        high=0.1,
        status="assumed",
        source=_JUDGEMENT,
        off=0.0,
        meaning="Loss of variety in a town whose theme jobs all lie in one theme.",
    )
    variety_renewal: float = sourced(
        0.1,
        unit="1/year",
        low=0.0,
        high=0.3,
        status="assumed",
        source=_JUDGEMENT,
        off=0.0,
        meaning="Gain of variety if all jobs were in young firms.",
    )
    variety_related: float = sourced(
        0.03,
        unit="1/year",
        low=0.0,
        high=0.1,
        status="assumed",
        source=_JUDGEMENT,
        off=0.0,
        meaning="Gain of variety from jobs in related sectors in reach.",
    )
    innovation: float = sourced(
        0.05,
        unit="log points per year",
        low=0.0,
        high=0.1,
        status="assumed",
        source=_JUDGEMENT,
        off=0.0,
        meaning="Gain of productivity of a cluster whose variety is one above the start.",
    )
    catch_up: float = sourced(
        0.05,
        unit="1/year",
        low=0.0,
        high=0.2,
        status="assumed",
        source=_JUDGEMENT,
        off=0.0,
        meaning="Speed at which firms close the gap to the mean productivity of the start.",
    )
    outside: float = sourced(
        1.0,
        unit="share",
        low=0.0,
        high=1.0,
        status="assumed",
        off=0.0,
        source="Grabher 1993: a region locked in falls behind others; that the world outside keeps its variety is own "
        "judgement",
        meaning="How far what the region's clusters lose or win in productivity counts against the world outside.",
    )
    research_gain: float = sourced(
        0.02,
        unit="1 per EUR million a year",
        low=0.0,
        high=0.1,
        status="assumed",
        off=0.0,
        source="own judgement; scale: ZESS EUR 28 million for 65 jobs (programme_instruments.csv)",
        meaning="Gain of research strength for each million of research money a year.",
    )
    digital_gain: float = sourced(
        0.005,
        unit="1 per EUR a head",
        low=0.0,
        high=0.02,
        status="assumed",
        source=_JUDGEMENT,
        off=0.0,
        meaning="Gain of digital readiness for each EUR a head spent on the digital city.",
    )
    digital_start: float = sourced(
        0.4,
        unit="share",
        low=0.1,
        high=0.7,
        status="assumed",
        source="no comparable index by town found",
        meaning="Digital readiness of every town at the start.",
    )
    pool_memory: float = sourced(
        0.1,
        unit="1/year",
        low=0.03,
        high=0.3,
        status="assumed",
        source=_JUDGEMENT,
        meaning="Speed at which the pool of investors follows the success of young firms.",
    )


class Surroundings:
    """Measures clusters against the start.

    Args:
        p: Parameters.
        distance_km: Distances between towns, shape (n_towns, n_towns).
        relatedness: Relatedness of sectors between 0 and 1, shape (n_sectors, n_sectors).
        jobs: Jobs at the start, shape (n_towns, n_sectors).
        stock: Firms of the start and their jobs.
    """

    def __init__(
        self, p: Spillovers, distance_km: np.ndarray, relatedness: np.ndarray, jobs: np.ndarray, stock: Stock
    ):
        self.p = p
        self.reach = p.parochial * np.exp(-distance_km / p.reach_km)
        np.fill_diagonal(self.reach, np.exp(-np.diag(distance_km) / p.reach_km))
        self.relatedness = relatedness - np.diag(np.diag(relatedness))
        self.young_start = stock.young_jobs / np.maximum(jobs, 1.0)
        self.grown_start = stock.grown_jobs.sum(axis=0)
        self.mass_start, self.related_start, self.all_start = self._measure(jobs)
        self.rest = -self._variety_flow(p.start_variety, jobs, self.related_start, self.young_start)

    def start(self, research: np.ndarray) -> Clusters:
        """Return the clusters of the start."""
        zeros, town = np.zeros_like(self.mass_start), np.zeros(len(self.mass_start))
        return Clusters(
            localisation=zeros.copy(),
            related_variety=zeros.copy(),
            urbanisation=town.copy(),
            it_reach=town.copy(),
            variety=np.full_like(zeros, self.p.start_variety),
            edge=np.zeros(zeros.shape[1]),
            young_share=zeros.copy(),
            research=research,
            skilled=np.ones_like(town),
            investor_pool=np.ones(zeros.shape[1]),
            digital_readiness=np.full_like(town, self.p.digital_start),
        )

    def update(self, clusters: Clusters, stock: Stock, levers: Levers) -> None:
        """Move clusters on by one quarter, in place.

        Args:
            clusters: Surroundings of firms.
            stock: Firms and their jobs.
            levers: Levers of the quarter.
        """
        jobs = stock.jobs
        young_share = stock.young_jobs / np.maximum(jobs, 1.0)
        mass, related, total = self._measure(jobs)
        clusters.localisation = np.log(np.maximum(mass, 1.0) / np.maximum(self.mass_start, 1.0))
        clusters.related_variety = related - self.related_start
        clusters.urbanisation = np.log(total / self.all_start)
        clusters.it_reach = clusters.localisation[:, _IT]
        clusters.young_share = young_share - self.young_start
        flow = self._variety_flow(clusters.variety, jobs, related, young_share) + self.rest
        clusters.variety = np.clip(clusters.variety + flow * DT, 0.0, 1.0)
        mean = (jobs * clusters.variety).sum(axis=0) / np.maximum(jobs.sum(axis=0), 1e-9)
        learnt = self.p.innovation * (mean - self.p.start_variety) - self.p.catch_up * clusters.edge
        clusters.edge = clusters.edge + learnt * DT
        clusters.research += self.p.research_gain * levers.research_eur / 1e6 * DT
        self._update_digital(clusters, levers)
        self._update_pool(clusters, stock.grown_jobs.sum(axis=0))

    def _measure(self, jobs: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        mass = self.reach @ jobs
        total = mass.sum(axis=1)
        return mass, mass @ self.relatedness / total[:, None], total

    def _variety_flow(
        self, variety: np.ndarray | float, jobs: np.ndarray, related: np.ndarray, young_share: np.ndarray
    ) -> np.ndarray:
        theme_jobs = np.maximum(jobs[:, :N_THEMES].sum(axis=1, keepdims=True), 1.0)
        one_sided = np.minimum(jobs / theme_jobs, 1.0)
        renewal = self.p.variety_renewal * young_share + self.p.variety_related * related
        return renewal * (1.0 - variety) - self.p.variety_decay * one_sided * variety

    def _update_digital(self, clusters: Clusters, levers: Levers) -> None:
        room = 1.0 - clusters.digital_readiness
        clusters.digital_readiness += self.p.digital_gain * levers.digital_eur_per_head * room * DT

    def _update_pool(self, clusters: Clusters, grown: np.ndarray) -> None:
        success = (grown + _USUAL_GROWN) / (self.grown_start + _USUAL_GROWN)
        clusters.investor_pool += self.p.pool_memory * (success - clusters.investor_pool) * DT


def growth_against_outside(clusters: Clusters, productivity: float, p: Spillovers) -> np.ndarray:
    """Return the growth of a sector's firms by their edge over the world outside, 1/year, shape (n_sectors,).

    Args:
        clusters: Surroundings of firms.
        productivity: Growth from a log point of productivity, 1/year (firm_growth.productivity).
        p: Parameters.
    """
    return p.outside * productivity * clusters.edge


def update_productivity(firms: Firms, clusters: Clusters, sd: float, p: Spillovers, draws: Draws) -> None:
    """Let firms catch up and innovate; log productivity changes in place.

        dπ = [ innovation · (v - v0) - catch_up · π ] · dt + noise

    The noise keeps the spread of productivity as it is; firms that catch up make room for others.

    Args:
        firms: Firms.
        clusters: Surroundings of firms.
        sd: Spread of log productivity among new firms.
        p: Parameters.
        draws: Random numbers.
    """
    drift = (p.innovation * (clusters.variety - p.start_variety)).ravel()
    spread = float(sd * np.sqrt(p.catch_up * DT))
    for rows in firms.blocks():
        noise = draws.laplace("productivity", firms.slot[rows])
        kernels().move_productivity(
            firms.productivity[rows], drift, firms.cell[rows], noise, spread, float(p.catch_up), DT
        )
