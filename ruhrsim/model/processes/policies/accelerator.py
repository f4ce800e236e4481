"""Accelerator with mentors and investors: young technology firms survive more often.

    coverage[m] = min(1, money[m] / (eur_per_firm · young technology firms[m]))
    young_exit_factor[m, technology] *= 1 - effect · coverage[m]

Source: HIGH-TECH.NRW, ten weeks with mentors and investors (programme_instruments.csv, no money
figure found): cost and effect are guesses.
"""

from dataclasses import dataclass

import numpy as np

from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.policies.instrument import Instrument, delay
from ruhrsim.regions.sectors import sector_index

_TECHNOLOGY = [sector_index(s) for s in ("cyber_ai", "green_tech", "new_industry", "smart_city", "health")]


@dataclass(frozen=True)
class AcceleratorEffect:
    """What an accelerator achieves."""

    eur_per_firm: float = sourced(
        50000.0,
        unit="EUR a year",
        low=20000.0,
        high=200000.0,
        status="assumed",
        source="a guess: no money figure of HIGH-TECH.NRW found",
        meaning="Money for each firm in the programme.",
    )
    effect: float = sourced(
        0.3,
        unit="share",
        low=0.0,
        high=0.6,
        status="assumed",
        off=0.0,
        source="a guess: no evaluation found",
        meaning="Fall of the hazard of closing for a firm in the programme.",
    )
    delay_years: float = delay(1.0, 0.25, 3.0, "own judgement")


class Accelerator(Instrument):
    """An accelerator for young firms in the technology themes."""

    effect = AcceleratorEffect
    payer = "land"

    def pull(self, levers, world, money, p) -> None:
        """Lower the hazard of young technology firms."""
        young = world.young_firms[:, _TECHNOLOGY].sum(axis=1)
        coverage = np.minimum(money / np.maximum(p.eur_per_firm * young, 1.0), 1.0)
        levers.young_exit_factor[:, _TECHNOLOGY] *= 1.0 - p.effect * coverage[:, None]
