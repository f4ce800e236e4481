"""Spillovers: cluster mass, related variety, lock-in, mentors, research, digital readiness.

Purpose: say what each firm finds around it. Mass in reach counts other towns' jobs by distance
and by cooperation (parochialism shrinks a cluster at the town border):

    M[m, s] = Σ_j coop[m, j] · exp(-d[m, j] / reach_km) · L[j, s]

Localisation, related variety and urbanisation enter growth as changes since the start: the start
is taken as a spatial equilibrium in which rents and wages have absorbed the differences between
towns. Cognitive variety v decays with one-sidedness and is refreshed by young firms and related
sectors; a cluster that stands still locks itself in (Grabher 1993,
Menzel and Fornahl 2010):

    dv = [ -decay · h · v + (renew · young + related · RV) · (1 - v) + rest ] · dt

with h the share of the sector in the town's theme jobs, and `rest` the constant that keeps the
start at rest.

Source: design of the model after the authors named; parameters below.
"""

from dataclasses import dataclass

import numpy as np

from ruhrsim.common.kernels import kernels
from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.conditions import DT
from ruhrsim.model.state.clusters import Clusters
from ruhrsim.model.state.firms import Stock
from ruhrsim.regions.sectors import N_THEMES, SECTORS

# Keeps sectors with hardly any grown young firm at the start from jumping with the first one.
_USUAL_GROWN = 2000.0
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
        0.3,
        unit="share",
        low=0.0,
        high=1.0,
        status="assumed",
        source=_JUDGEMENT,
        meaning="Part of another town's cluster that counts without any cooperation.",
    )
    cooperation_years: float = sourced(
        3.0,
        unit="years",
        low=1.0,
        high=10.0,
        status="assumed",
        source="own judgement: the six towns of the Digital ruhr:HUB worked together for years",
        meaning="Time in which two thirds of a change of cooperation reach the firms.",
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
        cooperation: How far each town counts another's firms, shape (n_towns, n_towns).
        present_cooperation: The same in the start state.
        relatedness: Relatedness of sectors between 0 and 1, shape (n_sectors, n_sectors).
        jobs: Jobs at the start, shape (n_towns, n_sectors).
        stock: Firms of the start and their jobs.
    """

    def __init__(
        self, p: Spillovers, distance_km, cooperation, present_cooperation, relatedness, jobs, stock: Stock
    ):
        self.p = p
        self.near = near = np.exp(-distance_km / p.reach_km)
        self.relatedness = relatedness - np.diag(np.diag(relatedness))
        self.young_start = stock.young_jobs / np.maximum(jobs, 1.0)
        self.grown_start = stock.grown_jobs.sum(axis=0)
        self.mass_start, self.related_start, self.all_start = self._measure(present_cooperation * near, jobs)
        self.reach = present_cooperation * near
        self.cooperate(cooperation)
        self.rest = -self._variety_flow(p.start_variety, jobs, self.related_start, self.young_start)

    def cooperate(self, counted: np.ndarray) -> None:
        """Let firms slowly count other towns' firms as their own, shape (n_towns, n_towns)."""
        self.reach_ahead = counted * self.near

    def start(self, research: np.ndarray) -> Clusters:
        """Return the clusters of the start."""
        zeros, town = np.zeros_like(self.mass_start), np.zeros(len(self.mass_start))
        return Clusters(
            localisation=zeros.copy(),
            related_variety=zeros.copy(),
            urbanisation=town.copy(),
            it_reach=town.copy(),
            variety=np.full_like(zeros, self.p.start_variety),
            young_share=zeros.copy(),
            research=research,
            investor_pool=np.ones(zeros.shape[1]),
            digital_readiness=np.full_like(town, self.p.digital_start),
        )

    def update(self, clusters: Clusters, stock: Stock, levers) -> None:
        """Move clusters on by one quarter, in place.

        Args:
            clusters: Surroundings of firms.
            stock: Firms and their jobs.
            levers: Levers of the quarter.
        """
        jobs = stock.jobs
        self.reach = self.reach + (self.reach_ahead - self.reach) * -np.expm1(-DT / self.p.cooperation_years)
        young_share = stock.young_jobs / np.maximum(jobs, 1.0)
        mass, related, total = self._measure(self.reach, jobs)
        clusters.localisation = np.log(np.maximum(mass, 1.0) / np.maximum(self.mass_start, 1.0))
        clusters.related_variety = related - self.related_start
        clusters.urbanisation = np.log(total / self.all_start)
        clusters.it_reach = clusters.localisation[:, _IT]
        clusters.young_share = young_share - self.young_start
        flow = self._variety_flow(clusters.variety, jobs, related, young_share) + self.rest
        clusters.variety = np.clip(clusters.variety + flow * DT, 0.0, 1.0)
        clusters.research += self.p.research_gain * levers.research_eur / 1e6 * DT
        self._update_digital(clusters, levers)
        self._update_pool(clusters, stock.grown_jobs.sum(axis=0))

    def _measure(self, reach, jobs):
        mass = reach @ jobs
        total = mass.sum(axis=1)
        return mass, mass @ self.relatedness / total[:, None], total

    def _variety_flow(self, variety, jobs, related, young_share):
        theme_jobs = np.maximum(jobs[:, :N_THEMES].sum(axis=1, keepdims=True), 1.0)
        one_sided = np.minimum(jobs / theme_jobs, 1.0)
        renewal = self.p.variety_renewal * young_share + self.p.variety_related * related
        return renewal * (1.0 - variety) - self.p.variety_decay * one_sided * variety

    def _update_digital(self, clusters, levers):
        room = 1.0 - clusters.digital_readiness
        clusters.digital_readiness += self.p.digital_gain * levers.digital_eur_per_head * room * DT

    def _update_pool(self, clusters, grown):
        success = (grown + _USUAL_GROWN) / (self.grown_start + _USUAL_GROWN)
        clusters.investor_pool += self.p.pool_memory * (success - clusters.investor_pool) * DT


def update_productivity(firms, clusters: Clusters, sd: float, p: Spillovers, draws) -> None:
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
