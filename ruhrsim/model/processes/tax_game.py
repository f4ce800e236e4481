"""Competition between towns: tax cuts or subsidies that answer those of the neighbours.

Purpose: let towns bid for firms against each other, with their own money. A bid is money per job
and year; a town can bid at most the share `stake` of its programme money, and a tax cut at most
what the law leaves. It pays what it bids, its themes get the rest. Bids are made once a year and
answer those of the year before. Towns named as `first_movers` open with all that they can bid.

    most[m]  = min(stake · budget[m] / L[m], (multiplier[m] - 200) · revenue_per_point)
               the law's limit for taxes only
    first year:      b = most for first movers, 0 for the others
    react:           b = most for first movers, min(slope · mean of the neighbours' b, most) for the others
    best_response:   b in {0, 1/4, 1/2, 3/4, 1} · most with the highest
                     value_per_job · arrivals(b) - b · L, for all towns
    paid[m]  = b · L, booked as the town's money granted and spent; themes (7.2) get budget - paid

Under best_response first movers too choose anew.

Expected arrivals are jobs a year of firms that come from other towns or from outside if nobody else
changes anything, by the same odds as in `relocation`. Towns see what they win, not what it costs
their neighbours, and a job won from next door is worth as much to them as one from abroad.

A bid acts like the instrument of the same name, with its delay and its strength.

Source: towns as competitors for mobile capital, Zodrow and Mieszkowski 1986 (from memory, unverified);
German towns perceive competition mainly from nearby (Janeba and Osterloh, Tax and the city, ZEW
Discussion Paper 12-005, 2012); reaction slopes at the parameter; least multiplier of 200 percent:
section 16(4) of the trade tax act (GewStG).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, Strict

from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.conditions import DT
from ruhrsim.model.processes.policies.instrument import Instrument, World
from ruhrsim.model.processes.policies.location_subsidy import LocationSubsidy, LocationSubsidyEffect
from ruhrsim.model.processes.policies.trade_tax import TradeTax, TradeTaxEffect
from ruhrsim.model.processes.relocation import MOBILE, Attraction, Relocation
from ruhrsim.model.state.levers import PAYERS, Levers

LOWEST_MULTIPLIER = 200.0
"""Least trade tax multiplier that the law allows, percent."""
_TOWNS = PAYERS.index("towns")
_BIDS = np.linspace(0.0, 1.0, 5)[:, None]


type Bid = TradeTaxEffect | LocationSubsidyEffect
"""Parameters of what towns bid."""


@dataclass(frozen=True)
class TownCompetition:
    """How towns answer each other."""

    slope: float = sourced(
        0.3,
        unit="1",
        low=0.0,
        high=0.7,
        status="assumed",
        off=0.0,
        source="between two findings for German municipalities: 0.3 to 0.7 (Merlo, Schanbacher, Thunecke and "
        "Wamser, CESifo WP 10473, 2023) and none (Baskaran, J. Public Economics 118, 2014); for taxes only, "
        "no estimate for subsidies found",
        meaning="Answer of a town's bid to one more euro of its neighbours' mean bid.",
    )
    value_per_job: float = sourced(
        25000.0,
        unit="EUR",
        low=6300.0,
        high=250000.0,
        status="assumed",
        off=0.0,
        source="what an additional job costs by theme support, 16,875 / (1 - 0.33), and by investment grants",
        meaning="What a town is ready to pay for a job that comes, once.",
    )


class Competition(BaseModel):
    """A game between towns: the keys of `[strategy.competition]`.

    Args:
        kind: What towns bid: a lower `trade_tax`, or a `location_subsidy`.
        rule: `react` (reaction function) or `best_response`.
        stake: Share of each town's programme money that it can bid at most.
        first_movers: Towns that open.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    kind: Literal["trade_tax", "location_subsidy"]
    rule: Literal["react", "best_response"] = "react"
    stake: float = Field(0.25, ge=0, le=1)
    first_movers: Annotated[tuple[str, ...], Strict(False), Field(min_length=1)]


class TaxGame:
    """Bids, what they cost, and what they move.

    Args:
        rules: What is played.
        p: Parameters of the game.
        effect: Parameters of the instrument that is bid.
        town_names: Names of the towns.
        neighbours: Which towns have a common border, boolean, shape (n_towns, n_towns).
        multiplier: Trade tax multipliers at the start, percent, shape (n_towns,).
        attraction: How firms choose places.

    Attributes:
        bid: Bid of each town, EUR per job and year, shape (n_towns,).
        paid: What it pays for it, EUR a year, same shape.
        money: What of it works by now, EUR a year, same shape.
    """

    def __init__(
        self,
        rules: Competition,
        p: TownCompetition,
        effect: Bid,
        town_names: Sequence[str],
        neighbours: np.ndarray,
        multiplier: np.ndarray,
        attraction: Attraction,
    ):
        self.rules, self.p, self.effect, self.attraction = rules, p, effect, attraction
        # Only the pull of the instrument is used: years and money are those of the game.
        bid = TradeTax if isinstance(effect, TradeTaxEffect) else LocationSubsidy
        self.instrument: Instrument = bid.model_construct(from_=0, to=0, eur_per_year=0.0)
        self.utility_per_eur = utility_per_eur(effect, attraction.p)
        self.legal = np.full(len(town_names), np.inf)
        if isinstance(effect, TradeTaxEffect):
            self.legal = (multiplier - LOWEST_MULTIPLIER) * effect.revenue_per_point
        self.opens = np.isin(town_names, rules.first_movers)
        self.weights = neighbours / np.maximum(neighbours.sum(axis=1, keepdims=True), 1.0)
        self.bid, self.paid, self.money = (np.zeros(len(town_names)) for _ in range(3))

    def pay(self, quarter: int, budget: np.ndarray, jobs: np.ndarray, utility: np.ndarray) -> np.ndarray:
        """Bid in the first quarter of a year; return what each town pays, EUR a year, shape (n_towns,).

        Args:
            quarter: Quarters since the start.
            budget: Programme money, EUR a year, shape (n_towns,).
            jobs: Jobs, shape (n_towns, n_sectors).
            utility: Utility of towns for firms on the move as last seen, shape (n_towns, n_sectors).
        """
        here = np.maximum(jobs.sum(axis=1), 1.0)
        most = np.minimum(self.rules.stake * budget / here, self.legal)
        if quarter % 4 == 1:
            self.bid = np.where(self.opens, most, 0.0) if quarter == 1 else self._answer(most, jobs, utility)
        self.paid = np.minimum(self.bid, most) * here
        return self.paid

    def act(self, levers: Levers, world: World) -> None:
        """Book what is paid and pull the lever for one quarter; levers change in place."""
        levers.granted_eur[_TOWNS] += self.paid * DT
        levers.spent_eur[_TOWNS] += self.paid * DT
        self.money += (self.paid - self.money) * -np.expm1(-DT / self.effect.delay_years)
        self.instrument.pull(levers, world, self.money, self.effect)

    def _answer(self, most: np.ndarray, jobs: np.ndarray, utility: np.ndarray) -> np.ndarray:
        if self.rules.rule == "best_response":
            return self._best_response(most, jobs, utility)
        return np.where(self.opens, most, np.minimum(self.p.slope * self.weights @ self.bid, most))

    def _best_response(self, most: np.ndarray, jobs: np.ndarray, utility: np.ndarray) -> np.ndarray:
        bids, here = _BIDS * most, np.maximum(jobs.sum(axis=1), 1.0)
        more = self.utility_per_eur * (bids - self.money / here)
        worth = self.p.value_per_job * expected_arrivals(self.attraction, jobs, utility, more) - bids * here
        return np.take_along_axis(bids, worth.argmax(axis=0)[None], axis=0)[0]


def utility_per_eur(effect: Bid, p: Relocation) -> float:
    """Return the gain of a town's utility for firms on the move by one euro per job and year.

    Args:
        effect: Parameters of the instrument that is bid.
        p: Parameters of location.
    """
    if isinstance(effect, TradeTaxEffect):
        return p.tax / effect.revenue_per_point
    return effect.utility / 100.0


def expected_arrivals(
    attraction: Attraction, jobs: np.ndarray, utility: np.ndarray, more: np.ndarray
) -> np.ndarray:
    """Return the jobs a year that each town expects to win if it alone changes its utility.

    Firms that move, from all other towns, and firms that settle from outside:

        Σ_js move_rate · jobs[j, s] · P(m | j, s; more[m])  +  Σ_s settlement_size · settlements[m, s; more[m]]

    Args:
        attraction: How firms choose places.
        jobs: Jobs, shape (n_towns, n_sectors).
        utility: Utility of towns, shape (n_towns, n_sectors).
        more: Changes of the town's own utility that it considers, shape (n_choices, n_towns).

    Returns:
        Jobs a year, shape (n_choices, n_towns).
    """
    p, lift = attraction.p, np.exp(more)[:, :, None]
    weight = np.exp(utility[None] + attraction.decay[:, :, None])
    others = (weight.sum(axis=1) + attraction.outside)[:, None] - weight
    moving = p.move_rate * jobs * MOBILE
    moved = np.einsum("js,kjms->km", moving, lift[:, None] * weight / (others + lift[:, None] * weight))
    pull, usual = np.exp(utility), attraction.usual_settlements().sum(axis=0)
    whole = (pull.sum(axis=0) - pull + lift * pull) / attraction.whole_start
    settled = usual * lift * pull / attraction.whole_start / (1.0 - p.won_share + p.won_share * whole)
    return moved + p.settlement_size * settled.sum(axis=2)
