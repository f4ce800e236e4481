"""Start-up centre at universities: more of their graduates found firms.

    spin_off_factor[u] *= 1 + money[town of u] / cost_per_start_up / usual spin-offs of the town

Source: WORLDFACTORY 24 to 42 start-ups a year, ESC 129 to 185 (programme_instruments.csv).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from pydantic import ValidationInfo, field_validator

from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.policies.instrument import Instrument, World, delay
from ruhrsim.model.state.levers import Levers


@dataclass(frozen=True)
class StartUpCentreEffect:
    """What a start-up centre achieves."""

    cost_per_start_up: float = sourced(
        231111.0,
        unit="EUR",
        low=150000.0,
        high=275000.0,
        status="measured",
        source="WORLDFACTORY, CET, ESC: EUR per additional or incorporated start-up "
        "(programme_instruments.csv, derived); range: EXIST 2015, EUR 54.8 million for 199 stipends and 44 projects",
        meaning="Money for each additional start-up.",
    )
    delay_years: float = delay(1.5, 0.5, 4.0, "WORLDFACTORY: two years to its effect")


class StartUpCentre(Instrument):
    """A start-up centre at the universities of the towns named."""

    instrument: Literal["start_up_centre"] = "start_up_centre"
    effect = StartUpCentreEffect
    payer = "land"

    @field_validator("towns")
    @classmethod
    def _some_town_has_a_university(
        cls, towns: tuple[str, ...] | None, info: ValidationInfo
    ) -> tuple[str, ...] | None:
        known = (info.context or {}).get("university_towns")
        if known is not None and not known & set(known if towns is None else towns):
            raise ValueError(_no_university(towns or ["all towns"], known))
        return towns

    def pull(self, levers: Levers, world: World, money: np.ndarray, p: StartUpCentreEffect) -> None:
        """Raise the chance that graduates found a firm."""
        usual = np.bincount(world.sites, world.spin_offs, len(money))
        additional = np.divide(money / p.cost_per_start_up, usual, out=np.zeros_like(usual), where=usual > 0)
        levers.spin_off_factor *= 1.0 + additional[world.sites]

    def shares(self, world: World, p: StartUpCentreEffect) -> np.ndarray:
        """Return each town's part of the money: by students, among the towns with a university.

        Raises:
            ValueError: No town named has a university yet.
        """
        # A site that has lost all its students still counts, or else the money would go nowhere.
        students = np.maximum(world.students, 1e-9)
        students = np.bincount(world.sites, students, len(world.town_names)) * self.chosen(world)
        if not students.any():
            known = {world.town_names[town] for town in world.sites}
            raise ValueError(_no_university(self.towns or world.town_names, known))
        return students / students.sum()


def _no_university(towns: Sequence[str], known: set[str]) -> str:
    return (
        f"{', '.join(towns)}: none has a university that recruits in the region at the start; "
        f"name one of {', '.join(sorted(known))}"
    )
