"""Theme support: how a town's strategy money works on firms.

Purpose: turn the portfolio of each town into support for growth, start-ups and marketing of
sectors. Money works with a delay, builds jobs that last (see built_jobs), meets what is there (see
response), and works little below a minimum size of the programme; what cooperating towns spend on the
same theme counts towards that size, makes joint projects and has its price (see cooperation):

    joint[m, s]     = Σ_j≠m cooperation[m, j] · exp(-d[m, j] / reach) · own[j, s]
    programme[m, s] = own[m, s] + joint[m, s],   q = joint / programme
    effect = R · own · (own / reference)^(returns - 1) · programme^2 / (programme^2 + minimum^2)
             · (1 + joint_gain · q) · (1 - price · c)

R is scaled so that the effect of today's money in today's mix is what it is where R and the factors of
cooperation are one. Support of today's size and mix is part of the start state, so the levers are the
effect less the effect of that mix: a town that keeps spending as now changes nothing.

Source: programme_instruments.csv for costs; the threshold, the returns and what money meets decide the
ranking of focus and spread and are assumptions to be swept.
"""

from dataclasses import dataclass

import numpy as np

from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.conditions import DT
from ruhrsim.model.processes.cooperation import CooperationEffect, intensity
from ruhrsim.model.processes.policies.response import response
from ruhrsim.model.state.levers import PAYERS, Levers

_REFERENCE_EUR = 1e6
_TOWNS = PAYERS.index("towns")


@dataclass(frozen=True)
class ThemeSupport:
    """What money for themes achieves."""

    minimum_eur: float = sourced(
        5e5,
        unit="EUR a year",
        low=0.0,
        high=5e6,
        status="assumed",
        off=0.0,
        source="no empirical value known; decides the ranking with `returns`: sweep it",
        meaning="Size of a town's programme for a theme at which half of the money works.",
    )
    returns: float = sourced(
        0.95,
        unit="exponent",
        low=0.7,
        high=1.2,
        status="assumed",
        off=1.0,
        source="no empirical value known for a town's programme (GRW dose response, Int. Regional Science "
        "Review 2013, "
        "abstract: falling beyond a rate of support); decides the ranking with `minimum_eur`: sweep it",
        meaning="Returns to the size of a programme; below one they fall.",
    )
    cost_per_job: float = sourced(
        16875.0,
        unit="EUR",
        low=13000.0,
        high=30000.0,
        status="measured",
        source="GRW: gross cost per job created or secured (programme_instruments.csv)",
        meaning="Money for each job supported, gross.",
    )
    deadweight: float = sourced(
        0.33,
        unit="share",
        low=0.2,
        high=0.6,
        status="estimated",
        source="16,875 / (1 - 0.33) is EUR 25,000 for an additional job (Grunau, Hoffmann, Lemieux and Titze "
        "2024); the "
        "range spans response that rises with strength and response that falls",
        off=1.0,
        meaning="Part of supported jobs and start-ups that would exist anyway where a town is like the region.",
    )
    response: float = sourced(
        1.0,
        unit="exponent",
        low=0.0,
        high=1.0,
        status="assumed",
        off=0.0,
        source="signs and shape only (Balland et al. 2019; Uhlbach, Balland and Scherngell 2022); no slope "
        "known: sweep it",
        meaning="How much what a euro does depends on the strength that it meets; at 0 it does the same "
        "everywhere.",
    )
    deadweight_slope: float = sourced(
        1.0,
        unit="share",
        low=0.0,
        high=1.0,
        status="assumed",
        source="own judgement: what is strong would grow anyway; with `deadweight` it decides whether response "
        "rises or is "
        "a hump",
        meaning="How far deadweight rises with strength, from nowhere to twice as high where a town has all of it.",
    )
    related: float = sourced(
        0.5,
        unit="share",
        low=0.0,
        high=1.0,
        status="assumed",
        source="own quotient and relatedness density are both used in studies and hardly agree here "
        "(correlation -0.31): "
        "sweep it",
        meaning="Part of the strength that money meets which is that of related sectors instead of the theme "
        "itself.",
    )
    cost_per_start_up: float = sourced(
        231111.0,
        unit="EUR",
        low=172121.0,
        high=345238.0,
        status="measured",
        source="WORLDFACTORY, CET, ESC: EUR per additional or incorporated start-up (programme_instruments.csv)",
        meaning="Money for each additional start-up.",
    )
    share_growth: float = sourced(
        0.6,
        unit="share",
        low=0.3,
        high=0.7,
        status="assumed",
        source="own judgement",
        meaning="Part of the money for firms that exist.",
    )
    share_start_ups: float = sourced(
        0.25,
        unit="share",
        low=0.1,
        high=0.3,
        status="assumed",
        source="own judgement",
        meaning="Part of the money for start-ups; the rest is marketing.",
    )
    attraction: float = sourced(
        0.5,
        unit="utility per 100 EUR a job and year",
        low=0.0,
        high=2.0,
        status="assumed",
        off=0.0,
        source="own judgement; linear, so that it favours neither few nor many themes",
        meaning="Pull on movers of marketing money for their sector beyond the usual.",
    )
    delay_years: float = sourced(
        2.0,
        unit="years",
        low=0.5,
        high=5.0,
        status="assumed",
        source="own judgement: programmes start slowly",
        meaning="Time until two thirds of the effect are there, and until it fades after the end.",
    )
    present_eur_per_head: float = sourced(
        20.0,
        unit="EUR per head and year",
        low=5.0,
        high=50.0,
        status="assumed",
        source="design of the scenarios; no sum over the towns' programmes found",
        meaning="Programme money of the start state.",
    )
    present_cooperation: float = sourced(
        0.5,
        unit="share",
        low=0.0,
        high=1.0,
        status="assumed",
        source="design of the scenarios; no index of cooperation between the towns found",
        meaning="Cooperation between towns in the start state.",
    )


class SupportProgramme:
    """Remembers what works already and moves the levers.

    Args:
        p: Parameters.
        together: Parameters of cooperation; joint gain, price and years are read.
        distance_km: Distances between towns, shape (n_towns, n_towns).
        reach_km: Distance over which programmes still add up.
        cooperation: How far each town's programmes gain from those of others, shape (n_towns, n_towns);
            the column of a free-rider is zero.
        present: Portfolio of the start, shape (n_towns, n_sectors).
        population: Residents at the start, shape (n_towns,).
        present_cooperation: Weights of cooperation in the start state, shape of `cooperation`.
        strength: What money meets, a quotient, shape (n_towns, n_sectors); see `response.strength`.

    Attributes:
        effect: Money that works by now, EUR a year, shape (n_towns, n_sectors).
    """

    def __init__(
        self,
        p: ThemeSupport,
        together: CooperationEffect,
        distance_km: np.ndarray,
        reach_km: float,
        cooperation: np.ndarray,
        present: np.ndarray,
        population: np.ndarray,
        present_cooperation: np.ndarray,
        strength: np.ndarray,
    ):
        self.p, self.together = p, together
        near = np.exp(-distance_km / reach_km)
        np.fill_diagonal(near, 0.0)
        self.near = near
        self.money = p.present_eur_per_head * population[:, None] * present
        self.usual = self.money.copy()
        self.response = response(strength, p.deadweight, p.deadweight_slope, p.response)
        self.joint, now = near * present_cooperation, intensity(near, present_cooperation)
        met, plain = self._effect(self.usual, self.joint, now), self._size_effect(self.usual, self.joint)
        if met.any():
            self.response = self.response * plain.sum() / met.sum()
        self.usual_effect = self._effect(self.usual, self.joint, now)
        self.effect = self.usual_effect
        self.cooperate(cooperation)

    def cooperate(self, cooperation: np.ndarray) -> None:
        """Let programmes add up as far as towns cooperate from now on, and pay for it; see `cooperation` above."""
        self.joint_ahead = self.near * cooperation
        self.intensity = intensity(self.near, cooperation)

    def move_levers(
        self, levers: Levers, budget: np.ndarray, portfolio: np.ndarray, jobs: np.ndarray
    ) -> None:
        """Grant, spend and act for one quarter; levers change in place.

        Args:
            levers: Levers of the quarter.
            budget: Programme money by town, EUR a year, shape (n_towns,).
            portfolio: Weights over sectors by town, rows sum to 1 or 0, shape (n_towns, n_sectors).
            jobs: Jobs, shape (n_towns, n_sectors).
        """
        spending = budget[:, None] * portfolio
        self.money += (spending + levers.theme_money - self.money) * -np.expm1(-DT / self.p.delay_years)
        self.joint = self.joint + (self.joint_ahead - self.joint) * -np.expm1(-DT / self.together.years)
        self.effect = self._effect(self.money, self.joint, self.intensity)
        additional = (self.effect - self.usual_effect) * (1.0 - self.p.deadweight)
        per_job = 1.0 / np.maximum(jobs, 1.0)
        levers.jobs_built += additional * self.p.share_growth / self.p.cost_per_job
        levers.start_ups += additional * self.p.share_start_ups / self.p.cost_per_start_up
        marketing = (1.0 - self.p.share_growth - self.p.share_start_ups) * (self.money - self.usual)
        levers.attraction += np.clip(self.p.attraction * marketing * per_job / 100.0, -1.0, 1.0)
        levers.marketing += marketing
        levers.granted_eur[_TOWNS] += budget * DT
        levers.spent_eur[_TOWNS] += spending.sum(axis=1) * DT

    def _effect(self, own: np.ndarray, joint: np.ndarray, intensity: np.ndarray) -> np.ndarray:
        """Return what money achieves, in euros that work as today's do."""
        partners = joint @ own
        part = partners / np.maximum(own + partners, 1.0)
        projects = (1.0 + self.together.joint_gain * part) * (1.0 - self.together.price * intensity[:, None])
        return self.response * projects * self._size_effect(own, joint)

    def _size_effect(self, own: np.ndarray, joint: np.ndarray) -> np.ndarray:
        # Returns fall with the town's own money only, or partners' money would make it work less.
        programme = own + joint @ own
        scale = (np.maximum(own, 1.0) / _REFERENCE_EUR) ** (self.p.returns - 1.0)
        enough = programme**2 / np.maximum(programme**2 + self.p.minimum_eur**2, 1e-12)
        return own * scale * enough
