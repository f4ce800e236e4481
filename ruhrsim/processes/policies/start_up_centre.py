"""Start-up centre at universities: more of their graduates found firms.

    spin_off_factor[u] *= 1 + money[town of u] / cost_per_start_up / usual spin-offs of the town

Source: WORLDFACTORY 24 to 42 start-ups a year, ESC 129 to 185 (programme_instruments.csv).
"""

from dataclasses import dataclass

import numpy as np

from ruhrsim.inputs.sourced import sourced
from ruhrsim.processes.policies.instrument import Instrument, delay


@dataclass(frozen=True)
class StartUpCentreEffect:
    """What a start-up centre achieves."""

    cost_per_start_up: float = sourced(
        231111.0,
        unit="EUR",
        low=172121.0,
        high=345238.0,
        status="measured",
        source="WORLDFACTORY, CET, ESC: EUR per additional or incorporated start-up "
        "(programme_instruments.csv, derived)",
        meaning="Money for each additional start-up.",
    )
    usual_rate: float = sourced(
        0.0012,
        unit="1 per student and year",
        low=0.0007,
        high=0.0043,
        status="measured",
        source="Gründungsradar (programme_parameters.csv spinoffs_per_10k_students)",
        meaning="Start-ups for each student, against which the additional ones are measured.",
    )
    delay_years: float = delay(1.5, 0.5, 4.0, "WORLDFACTORY: two years to its effect")


class StartUpCentre(Instrument):
    """A start-up centre at the universities of the towns named."""

    effect = StartUpCentreEffect
    payer = "land"

    def pull(self, levers, world, money, p) -> None:
        """Raise the chance that graduates found a firm."""
        usual = p.usual_rate * np.bincount(world.sites, world.students, len(money))
        additional = np.divide(money / p.cost_per_start_up, usual, out=np.zeros_like(usual), where=usual > 0)
        levers.spin_off_factor *= 1.0 + additional[world.sites]

    def shares(self, world) -> np.ndarray:
        """Return each town's part of the money: by students, among the towns with a university."""
        students = np.bincount(world.sites, world.students, len(world.town_names)) * self.chosen(world)
        return students / max(students.sum(), 1.0)
