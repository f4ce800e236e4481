"""Cluster management: people who bring the firms of one theme together.

    growth[m, theme] += money[m] / cost_per_job / jobs[m, theme]

Source: posts of the Hydrogen Metropole Ruhr office and of BOtechnologies in
programme_instruments.csv, without money figures; the cost per job is an assumption.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.policies.instrument import Instrument, delay
from ruhrsim.regions.sectors import THEMES, sector_index

_MOST_GROWTH = 0.1


@dataclass(frozen=True)
class ClusterManagementEffect:
    """What a cluster office achieves."""

    cost_per_job: float = sourced(
        42000.0,
        unit="EUR",
        low=15000.0,
        high=150000.0,
        status="assumed",
        source="GRW EUR 16,875 gross a job (programme_instruments.csv) with 60 % deadweight",
        meaning="Money for each additional job that firms of the theme want.",
    )
    delay_years: float = delay(2.0, 0.5, 5.0, "own judgement")


class ClusterManagement(Instrument):
    """A cluster office for one theme."""

    effect = ClusterManagementEffect
    theme: Literal[THEMES]

    def pull(self, levers, world, money, p) -> None:
        """Raise growth of the theme."""
        theme = sector_index(self.theme)
        growth = money / p.cost_per_job / np.maximum(world.jobs[:, theme], 1.0)
        levers.growth[:, theme] += np.minimum(growth, _MOST_GROWTH)
