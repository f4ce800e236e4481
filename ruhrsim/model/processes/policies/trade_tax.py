"""Trade tax multiplier: towns give up revenue by lowering their Hebesatz.

    points[m] = money[m] / (revenue_per_point · jobs[m]),   trade_tax_change[m] -= points[m]

It acts on firms on the move (see relocation), on those that stay and on foundations (see location_factors).

The money is the revenue that the towns give up a year; it is booked as theirs.

Source: rates of 2022 in trade_tax_rates.csv; revenue per job and point is a guess.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.policies.instrument import Instrument, World, delay
from ruhrsim.model.state.levers import Levers

MOST_POINTS = 200.0
"""Largest fall of a multiplier, percentage points."""


@dataclass(frozen=True)
class TradeTaxEffect:
    """What a lower multiplier costs."""

    revenue_per_point: float = sourced(
        4.0,
        unit="EUR per job, point and year",
        low=3.0,
        high=5.0,
        status="assumed",
        source="a guess: about EUR 2,000 of trade tax a job at a multiplier near 490",
        meaning="Revenue of each percentage point.",
    )
    delay_years: float = delay(0.5, 0.25, 2.0, "own judgement")


class TradeTax(Instrument):
    """A lower multiplier in the towns named."""

    instrument: Literal["trade_tax"] = "trade_tax"
    effect = TradeTaxEffect

    def pull(self, levers: Levers, world: World, money: np.ndarray, p: TradeTaxEffect) -> None:
        """Lower the multiplier."""
        points = money / (p.revenue_per_point * np.maximum(world.jobs.sum(axis=1), 1.0))
        levers.trade_tax_change -= np.minimum(points, MOST_POINTS)
