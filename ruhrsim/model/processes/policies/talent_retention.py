"""Talent retention: money for graduates who stay, with contact to firms, housing and welcome services.

    coverage[m]   = min(1, money[m] / (eur_per_graduate · graduates a year[m]))
    retention[m] += effect · coverage[m]

Source: Fitzpatrick and Jones 2016 (at most 2 % of a cohort respond to merit aid); Sjoquist and Winters 2013
(2-4 %), both for aid of thousands of dollars for each member of a cohort.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.policies.instrument import Instrument, World, delay
from ruhrsim.model.state.levers import Levers


@dataclass(frozen=True)
class TalentRetentionEffect:
    """What talent retention achieves."""

    effect: float = sourced(
        0.1,
        unit="log odds",
        low=0.0,
        high=0.2,
        status="estimated",
        off=0.0,
        source="Fitzpatrick and Jones 2016; Sjoquist and Winters 2013: 2 % (0 to 4) of a cohort change their "
        "choice, which "
        "is 0.10 (0 to 0.20) log odds where 73 % stay",
        meaning="Rise of the log odds of staying where every graduate is paid for.",
    )
    eur_per_graduate: float = sourced(
        3000.0,
        unit="EUR",
        low=2000.0,
        high=10000.0,
        status="assumed",
        source="merit aid in the USA pays thousands for each member of a cohort (from memory, unverified)",
        meaning="Money for each graduate of a year at full coverage.",
    )
    delay_years: float = delay(1.0, 0.25, 4.0, "own judgement")


class TalentRetention(Instrument):
    """Retention of graduates who live in the towns named."""

    instrument: Literal["talent_retention"] = "talent_retention"
    effect = TalentRetentionEffect

    def pull(self, levers: Levers, world: World, money: np.ndarray, p: TalentRetentionEffect) -> None:
        """Raise the odds that graduates stay."""
        coverage = money / np.maximum(p.eur_per_graduate * world.graduates, 1.0)
        levers.retention += p.effect * np.minimum(coverage, 1.0)
