"""Transfer company and retraining: help to find work after a plant has closed.

    search_help[m] += effect · min(1, money[m] / eur_per_place / unemployed[m])

Source: Opel Bochum, 35 % of 2,600 in work after two years; transfer companies raise employment five
years later (programme_parameters.csv); the effect on search is a guess.
"""

from dataclasses import dataclass

import numpy as np

from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.policies.instrument import Instrument, delay


@dataclass(frozen=True)
class TransferCompanyEffect:
    """What a transfer company achieves."""

    eur_per_place: float = sourced(
        10000.0,
        unit="EUR a year",
        low=4000.0,
        high=30000.0,
        status="assumed",
        source="a guess: no cost of a place found",
        meaning="Money for each place.",
    )
    effect: float = sourced(
        0.3,
        unit="share",
        low=0.0,
        high=1.0,
        status="assumed",
        off=0.0,
        source="sign: Fackler, Stegmaier, Upward (programme_parameters.csv transfer_company_effect_5y); size a guess",
        meaning="Gain of search by a person with a place.",
    )
    delay_years: float = delay(0.5, 0.25, 2.0, "own judgement")


class TransferCompany(Instrument):
    """Help for the unemployed of the towns named."""

    effect = TransferCompanyEffect
    payer = "land"

    def pull(self, levers, world, money, p) -> None:
        """Help the unemployed to search."""
        places = money / p.eur_per_place / np.maximum(world.unemployed, 1.0)
        levers.search_help += p.effect * np.minimum(places, 1.0)
