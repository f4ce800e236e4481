"""Just Transition money: land and firms in towns that lose coal.

The part `land` of the money prepares brownfield, the rest supports green technology and new industry:

    brownfield_ha[m] += land · money[m] / eur_per_ha
    theme_money[m, s] += (1 - land) · money[m] / 2

Money for the two themes then works like the towns' own, with the delay of theme support on top.

Source: JTF northern Ruhr, about EUR 100 million for Bottrop, Dorsten, Gladbeck, Marl, of which EUR 90
million a state programme for land (programme_instruments.csv JTF_RUHR).
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.policies.instrument import Instrument, World, delay
from ruhrsim.model.state.levers import Levers
from ruhrsim.regions.sectors import sector_index

_SUPPORTED = [sector_index("green_tech"), sector_index("new_industry")]


@dataclass(frozen=True)
class JustTransitionEffect:
    """What Just Transition money is spent on."""

    land: float = sourced(
        0.9,
        unit="share",
        low=0.3,
        high=1.0,
        status="measured",
        source="EUR 90 million of about 100 for land (programme_instruments.csv JTF_RUHR)",
        meaning="Part of the money that prepares land.",
    )
    eur_per_ha: float = sourced(
        1564103.0,
        unit="EUR a hectare",
        low=600000.0,
        high=3000000.0,
        status="measured",
        source="Westerholt EUR 61 million for 39 ha (programme_instruments.csv FIVE_SITES, derived)",
        meaning="Money for each hectare prepared beyond the usual.",
    )
    delay_years: float = delay(4.0, 1.0, 10.0, "own judgement")


class JustTransition(Instrument):
    """Just Transition money for the towns named."""

    instrument: Literal["just_transition"] = "just_transition"
    effect = JustTransitionEffect
    payer = "eu"

    def pull(self, levers: Levers, world: World, money: np.ndarray, p: JustTransitionEffect) -> None:
        """Prepare brownfield and support two themes."""
        levers.brownfield_ha += p.land * money / p.eur_per_ha
        levers.theme_money[:, _SUPPORTED] += (1.0 - p.land) * money[:, None] / len(_SUPPORTED)
