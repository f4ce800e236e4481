"""Accelerator with mentors and investors: do young technology firms survive more often?

    coverage[m] = min(1, money[m] / (eur_per_firm · young technology firms[m]))
    young_exit_factor[m, technology] *= 1 - effect · coverage[m]

Evaluations find no effect on survival, so that at the default the money is spent without one.

Source: Schwartz 2013, J. Technol. Transfer (371 firms of five German centres: survival of ten years higher
in none, lower in three); HIGH-TECH.NRW, ten weeks with mentors and investors (programme_instruments.csv),
without a money figure: the cost is a guess.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.policies.instrument import Instrument, World, delay
from ruhrsim.model.state.levers import Levers
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
        0.0,
        unit="share",
        low=-0.05,
        high=0.15,
        status="estimated",
        off=0.0,
        source="Schwartz 2013, J. Technol. Transfer: 371 incubator firms in five German centres, no higher survival in "
        "any, lower in three; the hazard changes by -15 to +5 %",
        meaning="Fall of the hazard of closing for a firm in the programme; evaluations find none.",
    )
    delay_years: float = delay(1.0, 0.25, 3.0, "own judgement")


class Accelerator(Instrument):
    """An accelerator for young firms in the technology themes."""

    instrument: Literal["accelerator"] = "accelerator"
    effect = AcceleratorEffect
    payer = "land"

    def pull(self, levers: Levers, world: World, money: np.ndarray, p: AcceleratorEffect) -> None:
        """Change the hazard of young technology firms."""
        young = world.young_firms[:, _TECHNOLOGY].sum(axis=1)
        coverage = np.minimum(money / np.maximum(p.eur_per_firm * young, 1.0), 1.0)
        levers.young_exit_factor[:, _TECHNOLOGY] *= 1.0 - p.effect * coverage[:, None]
