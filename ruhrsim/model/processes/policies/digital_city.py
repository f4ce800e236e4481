"""Digital city: services of the administration, nets, open data.

    digital_eur_per_head[m] += weight · money[m] / population[m]

Source: Bochum among the most digital towns of the region (press report); no amount found.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.policies.instrument import Instrument, World, delay
from ruhrsim.model.state.levers import Levers


@dataclass(frozen=True)
class DigitalCityEffect:
    """What digital-city money achieves; its effect on readiness stands in spillovers."""

    weight: float = sourced(
        1.0,
        unit="1",
        low=0.5,
        high=2.0,
        status="assumed",
        source="own judgement: a euro counts as spillovers.digital_gain says",
        meaning="How much a euro counts against one of spillovers.digital_gain.",
    )
    delay_years: float = delay(2.0, 0.5, 5.0, "own judgement")


class DigitalCity(Instrument):
    """Digitalisation of the towns named."""

    instrument: Literal["digital_city"] = "digital_city"
    effect = DigitalCityEffect

    def pull(self, levers: Levers, world: World, money: np.ndarray, p: DigitalCityEffect) -> None:
        """Raise digital readiness."""
        levers.digital_eur_per_head += p.weight * money / world.population
