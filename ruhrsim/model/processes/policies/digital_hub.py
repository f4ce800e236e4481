"""Digital hub with camps in the towns: start-ups, services to firms, and an income of its own.

Money, granted or earned, founds firms in digital themes and makes towns more ready. The hub earns
by desks and by services to medium-sized firms, at most at the size that the grants gave it:

    income[m] = min(money[m], grant[m]) / 1 million · (12 · desk_fee · desks + fee_per_service · customers · luck)

When the grants end, only what it earns works on. A hub carries itself if a million of money earns a
million; one that earns less shrinks, earns less again, and fades.

Source: Digital ruhr:HUB in programme_instruments.csv and the press report on its foundation (2017):
desks at EUR 50 a month, services up to four digits, six towns, about 90 contracts in two years.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from ruhrsim.common.draws import Draws, make_slots
from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.policies.instrument import Instrument, World, delay
from ruhrsim.model.state.levers import Levers
from ruhrsim.regions.sectors import sector_index

_DIGITAL = [sector_index(s) for s in ("cyber_ai", "logistics", "smart_city")]
_HUB_KIND = 21


@dataclass(frozen=True)
class DigitalHubEffect:
    """What a digital hub achieves and earns."""

    cost_per_start_up: float = sourced(
        231111.0,
        unit="EUR",
        low=150000.0,
        high=275000.0,
        status="assumed",
        source="taken from start-up centres; the hub itself counted investments, EUR 117,647 each "
        "(programme_instruments.csv RUHR_HUB_1)",
        meaning="Money for each additional start-up.",
    )
    desk_fee: float = sourced(
        50.0,
        unit="EUR a month",
        low=50.0,
        high=150.0,
        status="measured",
        source="press report on the Digital ruhr:HUB, 2017",
        meaning="Price of a desk.",
    )
    desks: float = sourced(
        60.0,
        unit="desks for each EUR million a year",
        low=20.0,
        high=200.0,
        status="assumed",
        source="a guess: no number of desks found",
        meaning="Desks let.",
    )
    fee_per_service: float = sourced(
        5000.0,
        unit="EUR",
        low=500.0,
        high=9999.0,
        status="assumed",
        source="up to four digits (press report); the middle is a guess",
        meaning="Price of a service to a firm.",
    )
    customers: float = sourced(
        45.0,
        unit="contracts for each EUR million",
        low=10.0,
        high=100.0,
        status="measured",
        source="about 90 contracts in two years at EUR 1 million a year (programme_instruments.csv RUHR_HUB_1); "
        "not all were the hub's own",
        meaning="Services sold.",
    )
    spread: float = sourced(
        0.4,
        unit="log points",
        low=0.0,
        high=1.0,
        status="assumed",
        source="a guess",
        meaning="Spread of the demand for services between hubs; a hub has the same luck all its life.",
    )
    digital: float = sourced(
        0.5,
        unit="share",
        low=0.0,
        high=1.0,
        status="assumed",
        off=0.0,
        source="a guess: services to medium-sized firms count like digital-city money",
        meaning="Part of the money that also raises digital readiness.",
    )
    delay_years: float = delay(1.0, 0.25, 3.0, "own judgement")


class DigitalHub(Instrument):
    """A hub with camps in the towns named."""

    instrument: Literal["digital_hub"] = "digital_hub"
    effect = DigitalHubEffect

    def pull(self, levers: Levers, world: World, money: np.ndarray, p: DigitalHubEffect) -> None:
        """Found firms in digital themes and make towns ready."""
        levers.start_ups[:, _DIGITAL] += money[:, None] / p.cost_per_start_up / len(_DIGITAL)
        levers.digital_eur_per_head += p.digital * money / world.population

    def earn(self, world: World, money: np.ndarray, p: DigitalHubEffect) -> np.ndarray:
        """Return fees for desks and services, EUR a year."""
        at_work = np.minimum(money, self.eur_per_year * self.shares(world, p))
        return at_work / 1e6 * self.income_per_million(world.draws.seed, p)

    def income_per_million(self, seed: int, p: DigitalHubEffect) -> float:
        """Return the fees that EUR 1 million of money earns, EUR; at least a million carries the hub."""
        # New draws stand at quarter 0, so the luck doesn't change from quarter to quarter.
        normal = Draws(seed).normal("hub_services", make_slots(_HUB_KIND, self.from_))
        luck = np.exp(p.spread * normal - 0.5 * p.spread**2)
        return float(12.0 * p.desk_fee * p.desks + p.fee_per_service * p.customers * luck)
