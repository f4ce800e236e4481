"""Location subsidy: money for firms that come.

    attraction[m, s] += utility · money[m] / jobs[m] / 100

Towns that pay pull firms from their neighbours as well as from outside; what the region gains net
is a result, not an assumption.

Source: no elasticity of location to subsidies found; the pull is a guess.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.policies.instrument import Instrument, World, delay
from ruhrsim.model.state.levers import Levers

MOST_PULL = 2.0
"""Most that subsidies add to the utility of a town for moving firms."""


@dataclass(frozen=True)
class LocationSubsidyEffect:
    """What a location subsidy achieves."""

    utility: float = sourced(
        1.0,
        unit="utility per 100 EUR a job and year",
        low=0.0,
        high=4.0,
        status="assumed",
        off=0.0,
        source="a guess: no elasticity of location to subsidies found",
        meaning="Gain of a town's utility for firms on the move.",
    )
    delay_years: float = delay(0.5, 0.25, 2.0, "own judgement")


class LocationSubsidy(Instrument):
    """Subsidies to firms that settle in the towns named."""

    instrument: Literal["location_subsidy"] = "location_subsidy"
    effect = LocationSubsidyEffect

    def pull(self, levers: Levers, world: World, money: np.ndarray, p: LocationSubsidyEffect) -> None:
        """Make the towns more attractive to firms on the move."""
        per_job = money / np.maximum(world.jobs.sum(axis=1), 1.0) / 100.0
        levers.attraction += np.minimum(p.utility * per_job, MOST_PULL)[:, None]
