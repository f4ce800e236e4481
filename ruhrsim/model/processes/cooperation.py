"""Cooperation: what towns gain by acting together, when, and what it costs them.

Two gains and a price. Firms in towns that act together want more, by a small part that comes with the years:

    c[m]     = Σ_j near[m, j] · weight[m, j] / Σ_j near[m, j],   near = exp(-d / reach)
    level[m] = gain · (c_felt[m] - c[m] at the start),           c_felt follows c with `years`

A joint project does more than a single one, once partners have learnt to work together; agreeing costs
money at once (see theme_support):

    factor = (1 + joint_gain · q_felt) · (1 - price · c),   q the partners' part of the money for the theme

Source: Ahrend, Farchy, Kaplanis and Lembcke 2017 (productivity 6 % lower with twice as many municipalities,
halved by a metropolitan body): a cross-section of five countries, not causal, so that the range holds
zero; Banaszewska et al. 2020 find growth of residents and higher unemployment at once. Mewes and Broekel
2020: joint projects do more than single ones; sizes judged.
"""

from dataclasses import dataclass

import numpy as np

from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.conditions import DT
from ruhrsim.regions.sectors import SECTORS

_PRIVATE = np.array([sector != "public_education" for sector in SECTORS])


@dataclass(frozen=True)
class CooperationEffect:
    """What cooperation between towns brings and costs."""

    gain: float = sourced(
        0.01,
        unit="log points",
        low=0.0,
        high=0.03,
        status="assumed",
        off=0.0,
        source="Ahrend et al. 2017: about 2 % (0 to 3) of productivity for a metropolitan body, a cross-section "
        "and not "
        "causal; halved for that by judgement",
        meaning="Rise of what private firms want when towns that did nothing together do everything together.",
    )
    years: float = sourced(
        5.0,
        unit="years",
        low=3.0,
        high=10.0,
        status="assumed",
        source="Ahrend et al. 2017 compare after about ten years; own judgement",
        meaning="Time until two thirds of the gains of a change of cooperation are there.",
    )
    joint_gain: float = sourced(
        0.1,
        unit="share",
        low=0.0,
        high=0.4,
        status="assumed",
        off=0.0,
        source="sign: Mewes and Broekel 2020, joint projects do more than single ones; size own judgement",
        meaning="Additional effect of theme money if nearly all money for the theme in reach were the partners'.",
    )
    price: float = sourced(
        0.05,
        unit="share",
        low=0.0,
        high=0.15,
        status="assumed",
        off=0.0,
        source="own judgement: staff and time for agreement; no figure found",
        meaning="Part of the effect of theme money that full cooperation costs, at once.",
    )


def intensity(near: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return how far each town works with those in reach, 0 to 1, shape (n_towns,).

    Args:
        near: How near other towns are, zero on the diagonal, shape (n_towns, n_towns).
        weights: Weights of cooperation, same shape or one number.
    """
    return (near * weights).sum(axis=1) / np.maximum(near.sum(axis=1), 1e-12)


class JointRegion:
    """Follows how far towns act together and what firms gain by it.

    Args:
        p: Parameters.
        distance_km: Distances between towns, shape (n_towns, n_towns).
        reach_km: Distance at which another town counts about a third.
        weights: Weights of cooperation, zero on the diagonal, shape (n_towns, n_towns).
        present: The same in the start state.

    Attributes:
        felt: How far cooperation is felt by now, 0 to 1, shape (n_towns,).
    """

    def __init__(
        self,
        p: CooperationEffect,
        distance_km: np.ndarray,
        reach_km: float,
        weights: np.ndarray,
        present: np.ndarray,
    ):
        self.p = p
        self.near = np.exp(-distance_km / reach_km)
        np.fill_diagonal(self.near, 0.0)
        self.start = intensity(self.near, present)
        self.felt = self.start
        self.cooperate(weights)

    def cooperate(self, weights: np.ndarray) -> None:
        """Let towns work together so much from now on; `weights` as above."""
        self.ahead = intensity(self.near, weights)

    def update(self) -> None:
        """Move on by one quarter."""
        self.felt = self.felt + (self.ahead - self.felt) * -np.expm1(-DT / self.p.years)

    def level(self) -> np.ndarray:
        """Return what cooperation adds to the log of wanted size since the start, shape (n_towns, n_sectors)."""
        return self.p.gain * (self.felt - self.start)[:, None] * _PRIVATE
