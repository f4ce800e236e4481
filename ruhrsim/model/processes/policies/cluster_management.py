"""Cluster management: people who bring the firms of one theme together.

    jobs_built[m, theme] += jobs_per_million · money[m] / 1 million

Evaluations find more research and wider networks, and no robust effect on jobs; the range holds none.

Source: Martin, Mayer and Mayneris 2011 (France: no robust effect on employment of supported firms);
Falck, Koenen and Lohse 2019; Rothgang et al. 2017 (no spillovers on the region); posts of the Hydrogen
Metropole Ruhr office and of BOtechnologies in programme_instruments.csv, without money figures.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.policies.instrument import Instrument, World, delay
from ruhrsim.model.state.levers import Levers
from ruhrsim.regions.sectors import THEMES, sector_index


@dataclass(frozen=True)
class ClusterManagementEffect:
    """What a cluster office achieves."""

    jobs_per_million: float = sourced(
        10.0,
        unit="jobs for each EUR million",
        low=0.0,
        high=40.0,
        status="assumed",
        off=0.0,
        source="Martin, Mayer and Mayneris 2011; Falck, Koenen and Lohse 2019: no robust effect; at most as "
        "cheap as an "
        "investment grant (EUR 25,000 a job), the default four times as dear by judgement",
        meaning="Additional jobs that firms of the theme want.",
    )
    delay_years: float = delay(2.0, 0.5, 5.0, "own judgement")


class ClusterManagement(Instrument):
    """A cluster office for one theme."""

    instrument: Literal["cluster_management"] = "cluster_management"
    effect = ClusterManagementEffect
    theme: Literal[THEMES]  # type: ignore[valid-type]

    def pull(self, levers: Levers, world: World, money: np.ndarray, p: ClusterManagementEffect) -> None:
        """Build jobs in the theme."""
        levers.jobs_built[:, sector_index(self.theme)] += p.jobs_per_million * money / 1e6
