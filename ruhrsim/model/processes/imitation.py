"""Imitation: towns look at their peers and move their money towards what the most successful one does.

Purpose: let strategies spread between towns instead of standing still. Each year some towns look
round, each town every `review_years` years and in a year of its own. It compares success since its
last review with its peers', neighbours or towns of similar size:

    success[m] = -Δ unemployment rate[m]  or  Δ ln jobs[m], since the last review (at first since the start)
    model[m]   = the peer with the highest success, if that is higher than the town's own
    weights[m] = weights[m] + speed · (weights[model] - weights[m])     with probability chance
               = weights[m] + speed · (a theme drawn evenly - weights[m])    with probability experiment instead

 Money stays as it is. A town follows the rule of its strategy until it first moves, and again
once that rule gives it another portfolio. Weights keep their sum of 1: each step lies between two
portfolios. Money aimed at single fields of a theme (see fields) is copied with its field.

What towns see is success, not its causes: nothing tells them whether a portfolio or luck was behind it.

Source: imitation of the more successful (Schlag, Why imitate, and if so, how?, J. Economic Theory 78,
1998, who shows that copying in proportion to the lead is better than the plain copying used here);
voters who compare towns (Besley and Case, Incumbent behavior: vote-seeking, tax-setting, and yardstick
competition, American Economic Review 85(1), 1995); diffusion between cities by learning and imitation
(Shipan and Volden, The mechanisms of policy diffusion, American J. Political Science 52(4), 2008).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

import networkx as nx
import numpy as np
from pydantic import BaseModel, ConfigDict, Field, Strict

from ruhrsim.common.draws import Draws, make_slots
from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.fields import THEME_OF, by_theme
from ruhrsim.model.processes.strategies import ALL_THEMES
from ruhrsim.regions.sectors import N_SECTORS, N_THEMES

_JUDGEMENT = "own judgement; no estimate for programme money of towns found"


@dataclass(frozen=True)
class ImitationPace:
    """How towns that adapt look round and follow."""

    review_years: float = sourced(
        3.0,
        unit="years",
        low=1.0,
        high=10.0,
        status="assumed",
        source="own judgement: between a double budget (2 years) and the term of a council (5 years)",
        meaning="Years between two reviews of a town, rounded to whole years.",
    )
    chance: float = sourced(
        0.5,
        unit="probability",
        low=0.0,
        high=1.0,
        status="assumed",
        off=0.0,
        source=_JUDGEMENT,
        meaning="Probability that a town which sees a more successful peer follows it.",
    )
    speed: float = sourced(
        0.5,
        unit="share",
        low=0.0,
        high=1.0,
        status="assumed",
        off=0.0,
        source=_JUDGEMENT,
        meaning="Part of the way to the other's portfolio that a town goes at once.",
    )
    experiment: float = sourced(
        0.05,
        unit="probability",
        low=0.0,
        high=0.5,
        status="assumed",
        off=0.0,
        source=_JUDGEMENT,
        meaning="Probability that a town tries a theme at random instead when it looks round.",
    )
    similar_towns: float = sourced(
        5.0,
        unit="towns",
        low=2.0,
        high=20.0,
        status="assumed",
        source="own judgement: about as many as a town has neighbours (4.6 on average)",
        meaning="Number of towns nearest in size that count as peers, where size is what counts.",
    )


class Adaptive(BaseModel):
    """Which towns adapt, and whom they look at.

    Args:
        peers: `neighbours` (towns with a common border) or `size` (towns nearest in population).
        success: `unemployment` (fall of the rate) or `jobs` (growth).
        towns: Towns that adapt; all if left out.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    peers: Literal["neighbours", "size"] = "neighbours"
    success: Literal["unemployment", "jobs"] = "unemployment"
    towns: Annotated[tuple[str, ...], Strict(False), Field(min_length=1)] | None = None


class Imitation:
    """Remembers portfolios and success, and revises the portfolios once a year.

    Args:
        rules: Who adapts, and how success is measured.
        p: Parameters.
        peers: Whom each town looks at, boolean, shape (n_towns, n_towns).
        town_names: Names of the towns.
        draws: Random numbers; the year in which a town looks round is drawn here, once.
        themes: Themes of the region, boolean, shape (n_themes,).

    Attributes:
        weights: Weights of each town over the sectors, shape (n_towns, n_sectors).
        aim: Part of each theme's money that is aimed at a field, shape (n_towns, n_fields).
        moved: Towns that no longer follow the rule of their strategy, shape (n_towns,).
    """

    def __init__(
        self,
        rules: Adaptive,
        p: ImitationPace,
        peers: np.ndarray,
        town_names: Sequence[str],
        draws: Draws,
        themes: np.ndarray = ALL_THEMES,
    ):
        self.rules, self.p, self.peers = rules, p, peers
        self.slots, self.themes = make_slots(np.arange(len(town_names))), np.flatnonzero(themes).tolist()
        self.adapts = np.array([rules.towns is None or name in rules.towns for name in town_names])
        self.period = round(p.review_years)
        self.turn = np.floor(draws.uniform("imitation_turn", self.slots) * self.period)
        self.moved = np.zeros(len(town_names), dtype=bool)
        self.weights: np.ndarray | None = None
        self.aim: np.ndarray | None = None
        self._usual: tuple[np.ndarray, np.ndarray] | None = None
        self._standings: list[np.ndarray] = []

    def adapt(
        self,
        weights: np.ndarray,
        aim: np.ndarray,
        unemployment_rate: np.ndarray,
        jobs: np.ndarray,
        draws: Draws,
    ) -> np.ndarray:
        """Revise the portfolios and return their weights, shape (n_towns, n_sectors).

        Call it once a year, the first time at the start of the first year.

        Args:
            weights: Weights by the rules of the strategies, shape (n_towns, n_sectors).
            aim: Part of each theme's money aimed at a field by these rules, shape (n_towns, n_fields).
            unemployment_rate: Percent, shape (n_towns,).
            jobs: Jobs, shape (n_towns,).
            draws: Random numbers.
        """
        weights, aim = self._following(weights, aim)
        self._standings.append(-unemployment_rate if self.rules.success == "unemployment" else np.log(jobs))
        year = len(self._standings) - 1
        if year > 0:
            success = self._standings[-1] - self._standings[max(year - self.period, 0)]
            looking = self.adapts & (self.turn == year % self.period)
            weights, aim = self._revised(weights, aim, success, looking, draws)
        self.weights, self.aim = weights, aim
        return weights

    def _following(self, weights: np.ndarray, aim: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the portfolios before anybody looks round: towns that moved keep theirs, the others follow the rules.

        A town whose rule gives it another portfolio than last year follows the rule again.
        """
        usual, self._usual = self._usual, (weights, aim)
        if usual is None or self.weights is None or self.aim is None:
            return weights, aim
        same = [(new == old).all(axis=1) for new, old in zip((weights, aim), usual, strict=True)]
        self.moved &= same[0] & same[1]
        moved = self.moved[:, None]
        return np.where(moved, self.weights, weights), np.where(moved, self.aim, aim)

    def _revised(
        self, weights: np.ndarray, aim: np.ndarray, success: np.ndarray, looking: np.ndarray, draws: Draws
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return the portfolios after towns have looked round; those that don't move keep theirs bit for bit."""
        model, better = best_peer(success, self.peers)
        luck = {name: draws.uniform(f"imitation_{name}", self.slots) for name in ("try", "follow", "theme")}
        tries = luck["try"] < self.p.experiment
        follows = better & (luck["follow"] < self.p.chance) & ~tries
        whole = with_fields(weights, aim)
        theme = np.eye(whole.shape[1])[
            np.take(self.themes, np.floor(luck["theme"] * len(self.themes)).astype(int))
        ]
        goal = np.where(tries[:, None], theme, whole[model])
        step = self.p.speed * (looking & (tries | follows))
        moving = step > 0.0
        self.moved |= moving
        new_weights, new_aim = without_fields(whole + step[:, None] * (goal - whole))
        return np.where(moving[:, None], new_weights, weights), np.where(moving[:, None], new_aim, aim)


def with_fields(weights: np.ndarray, aim: np.ndarray) -> np.ndarray:
    """Return portfolios with money for whole sectors first, then that for single fields; rows keep their sum.

    Args:
        weights: Weights over the sectors, shape (n_towns, n_sectors).
        aim: Part of each theme's money aimed at a field, shape (n_towns, n_fields).
    """
    aimed = weights[:, THEME_OF] * aim
    sectors = weights.copy()
    sectors[:, :N_THEMES] = np.maximum(sectors[:, :N_THEMES] - by_theme(aimed), 0.0)
    return np.hstack([sectors, aimed])


def without_fields(whole: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return weights over the sectors and the part of each theme's money aimed at a field; undoes `with_fields`.

    Args:
        whole: Money for whole sectors, then for single fields, shape (n_towns, n_sectors + n_fields).
    """
    weights, aimed = whole[:, :N_SECTORS].copy(), whole[:, N_SECTORS:]
    weights[:, :N_THEMES] += by_theme(aimed)
    money = weights[:, THEME_OF]
    return weights, np.divide(aimed, money, out=np.zeros_like(aimed), where=money > 0.0)


def best_peer(success: np.ndarray, peers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return each town's most successful peer, and whether it did better than the town itself.

    Args:
        success: Success of each town, shape (n_towns,).
        peers: Whom each town looks at, boolean, shape (n_towns, n_towns).
    """
    seen = np.where(peers, success, -np.inf)
    return seen.argmax(axis=1), seen.max(axis=1) > success


def find_peers(rules: Adaptive, p: ImitationPace, adjacency: nx.Graph, population: np.ndarray) -> np.ndarray:
    """Return whom each town looks at, boolean, shape (n_towns, n_towns); nobody looks at itself."""
    if rules.peers == "neighbours":
        return neighbour_matrix(adjacency)
    gap = np.abs(np.log(population)[:, None] - np.log(population))
    np.fill_diagonal(gap, np.inf)
    nearest = np.argsort(gap, axis=1, kind="stable")[:, : round(p.similar_towns)]
    peers = np.zeros(gap.shape, dtype=bool)
    np.put_along_axis(peers, nearest, True, axis=1)
    return peers


def neighbour_matrix(adjacency: nx.Graph) -> np.ndarray:
    """Return which towns have a common border, boolean, shape (n_towns, n_towns)."""
    return nx.to_numpy_array(adjacency, nodelist=range(len(adjacency)), weight=None) > 0.0


def distinct_portfolios(weights: np.ndarray) -> float:
    """Return the effective number of different portfolios: 1 if all are alike.

        exp(H(mean of the portfolios) - mean of H(portfolio)),   H(w) = -Σ w ln w

    Args:
        weights: Weights of each town over any parts, rows sum to 1, shape (n_towns, n_parts).

    Source: Jost, Partitioning diversity into independent alpha and beta components, Ecology 88(10), 2007.
    """
    return float(np.exp(_entropy(weights.mean(axis=0)) - _entropy(weights).mean()))


def _entropy(weights: np.ndarray) -> np.ndarray:
    return -(weights * np.log(np.where(weights > 0.0, weights, 1.0))).sum(axis=-1)
