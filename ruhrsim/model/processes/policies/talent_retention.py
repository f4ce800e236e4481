"""Talent retention: contact with firms, housing and welcome services for graduates.

    retention[m] += effect · ln(1 + money[m] / population[m] / eur_per_head)

Source: no evaluation found; the effect is a guess.
"""

from dataclasses import dataclass

import numpy as np

from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.policies.instrument import Instrument, delay


@dataclass(frozen=True)
class TalentRetentionEffect:
    """What talent retention achieves."""

    effect: float = sourced(
        0.1,
        unit="log odds",
        low=0.0,
        high=0.5,
        status="assumed",
        off=0.0,
        source="a guess: no evaluation found",
        meaning="Rise of the log odds of staying, times ln 2 at the usual amount of money.",
    )
    eur_per_head: float = sourced(
        1.0,
        unit="EUR per head and year",
        low=0.2,
        high=5.0,
        status="assumed",
        source="a guess",
        meaning="Usual amount of money.",
    )
    delay_years: float = delay(1.0, 0.25, 4.0, "own judgement")


class TalentRetention(Instrument):
    """Retention of graduates who live in the towns named."""

    effect = TalentRetentionEffect

    def pull(self, levers, world, money, p) -> None:
        """Raise the odds that graduates stay."""
        levers.retention += p.effect * np.log1p(money / world.population / p.eur_per_head)
