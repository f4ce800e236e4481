"""Brownfield preparation: restricted or contaminated land becomes ready sooner.

    brownfield_ha[m] += money[m] / eur_per_ha

Source: Neue Zeche Westerholt, EUR 61 million for 39 ha (programme_instruments.csv FIVE_SITES).
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.policies.instrument import Instrument, World, delay
from ruhrsim.model.state.levers import Levers


@dataclass(frozen=True)
class BrownfieldEffect:
    """What brownfield preparation achieves."""

    eur_per_ha: float = sourced(
        1564103.0,
        unit="EUR a hectare",
        low=600000.0,
        high=3000000.0,
        status="measured",
        source="Westerholt EUR 61 million for 39 ha (programme_instruments.csv FIVE_SITES, derived)",
        meaning="Money for each hectare prepared beyond the usual.",
    )
    delay_years: float = delay(
        5.0, 3.0, 12.0, "brownfield_redevelopment_time 5-20 years for whole sites (programme_parameters.csv)"
    )


class Brownfield(Instrument):
    """Preparation of brownfield in the towns named."""

    instrument: Literal["brownfield"] = "brownfield"
    effect = BrownfieldEffect
    payer = "land"

    def pull(self, levers: Levers, world: World, money: np.ndarray, p: BrownfieldEffect) -> None:
        """Prepare brownfield."""
        levers.brownfield_ha += money / p.eur_per_ha
