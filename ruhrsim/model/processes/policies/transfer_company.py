"""Transfer company and retraining: help to find work after a plant has closed, felt only after years.

    search_help[m] += effect · min(1, money[m] / eur_per_place / unemployed[m])

Source: Opel Bochum, 35 % of 2,600 in work after two years (programme_parameters.csv); Fackler, Stegmaier and
Upward 2023 (more in employment five years later); Card, Kluve and Weber 2018 (about nothing in the short run,
more after two to three years). Sizes, 0 to 12 points for each participant, from memory, unverified.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.policies.instrument import Instrument, World, delay
from ruhrsim.model.state.levers import Levers


@dataclass(frozen=True)
class TransferCompanyEffect:
    """What a transfer company achieves."""

    eur_per_place: float = sourced(
        22000.0,
        unit="EUR a year",
        low=15000.0,
        high=30000.0,
        status="assumed",
        source="60-67 % of net pay for up to twelve months (Eurofound), with social security and training; "
        "German mean pay "
        "from memory, unverified",
        meaning="Money for each place.",
    )
    effect: float = sourced(
        0.1,
        unit="share",
        low=0.0,
        high=0.2,
        status="assumed",
        off=0.0,
        source="sign and time: Fackler, Stegmaier and Upward 2023; Card, Kluve and Weber 2018; size, about 7 "
        "points (0 to 12) "
        "in employment, from memory, unverified",
        meaning="Gain of search by a person with a place.",
    )
    delay_years: float = delay(
        2.5, 1.5, 4.0, "Card, Kluve and Weber 2018: more after two to three years than at once"
    )


class TransferCompany(Instrument):
    """Help for the unemployed of the towns named."""

    instrument: Literal["transfer_company"] = "transfer_company"
    effect = TransferCompanyEffect
    payer = "land"

    def pull(self, levers: Levers, world: World, money: np.ndarray, p: TransferCompanyEffect) -> None:
        """Help the unemployed to search."""
        places = money / p.eur_per_place / np.maximum(world.unemployed, 1.0)
        levers.search_help += p.effect * np.minimum(places, 1.0)
