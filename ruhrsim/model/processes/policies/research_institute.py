"""Research institute: research strength in one theme, and staff of its own as long as it is paid.

    research_eur[m, theme]      += weight · money[m]
    jobs_paid[m, public sector] += own_jobs · money[m] / 1 million

Source: ZESS EUR 28 million, 65 staff planned; Max Planck Institute for Security and Privacy EUR 62 million
(programme_instruments.csv).
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.policies.instrument import Instrument, World, delay
from ruhrsim.model.state.levers import Levers
from ruhrsim.regions.sectors import THEMES, sector_index

_RESEARCH = sector_index("public_education")


@dataclass(frozen=True)
class ResearchInstituteEffect:
    """What an institute achieves."""

    weight: float = sourced(
        1.0,
        unit="1",
        low=0.5,
        high=2.0,
        status="assumed",
        source="own judgement: a euro counts as spillovers.research_gain says",
        meaning="How much a euro counts against one of spillovers.research_gain.",
    )
    own_jobs: float = sourced(
        11.0,
        unit="jobs for each EUR million a year",
        low=8.0,
        high=14.0,
        status="estimated",
        off=0.0,
        source="research staff at EUR 70,000-120,000 a year (derived); scale: ZESS, 65 staff "
        "(programme_instruments.csv)",
        meaning="Staff of the institute itself.",
    )
    delay_years: float = delay(
        2.0,
        1.0,
        8.0,
        "own judgement: staff begin before the building stands; ZESS: five years from grant to building",
    )


class ResearchInstitute(Instrument):
    """An institute for one theme in the towns named."""

    instrument: Literal["research_institute"] = "research_institute"
    effect = ResearchInstituteEffect
    payer = "land"
    theme: Literal[THEMES]  # type: ignore[valid-type]

    def pull(self, levers: Levers, world: World, money: np.ndarray, p: ResearchInstituteEffect) -> None:
        """Build research strength and pay staff."""
        levers.research_eur[:, sector_index(self.theme)] += p.weight * money
        levers.jobs_paid[:, _RESEARCH] += p.own_jobs * money / 1e6
