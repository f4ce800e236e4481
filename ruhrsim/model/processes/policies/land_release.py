"""Land release: new commercial land, on greenfield or by lifting restrictions.

    land_release_ha[m] += money[m] / eur_per_ha

Source: no cost per hectare of greenfield found; a guess below the cost of brownfield.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.policies.instrument import Instrument, World, delay
from ruhrsim.model.state.levers import Levers


@dataclass(frozen=True)
class LandReleaseEffect:
    """What land release achieves."""

    eur_per_ha: float = sourced(
        600000.0,
        unit="EUR a hectare",
        low=200000.0,
        high=1500000.0,
        status="assumed",
        source="a guess below brownfield, Westerholt EUR 1,564,103 a hectare (programme_instruments.csv)",
        meaning="Money for each hectare released.",
    )
    delay_years: float = delay(4.0, 1.0, 10.0, "own judgement: plans take years")


class LandRelease(Instrument):
    """Release of commercial land in the towns named."""

    instrument: Literal["land_release"] = "land_release"
    effect = LandReleaseEffect

    def pull(self, levers: Levers, world: World, money: np.ndarray, p: LandReleaseEffect) -> None:
        """Release land."""
        levers.land_release_ha += money / p.eur_per_ha
