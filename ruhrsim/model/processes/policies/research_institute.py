"""Research institute: research strength in one theme.

    research_eur[m, theme] += weight · money[m]

Source: ZESS EUR 28 million, Max Planck Institute for Security and Privacy EUR 62 million
(programme_instruments.csv).
"""

from dataclasses import dataclass
from typing import Literal

from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.policies.instrument import Instrument, delay
from ruhrsim.regions.sectors import THEMES, sector_index


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
    delay_years: float = delay(4.0, 2.0, 8.0, "ZESS: five years from grant to building")


class ResearchInstitute(Instrument):
    """An institute for one theme in the towns named."""

    effect = ResearchInstituteEffect
    payer = "land"
    theme: Literal[THEMES]

    def pull(self, levers, world, money, p) -> None:
        """Build research strength."""
        levers.research_eur[:, sector_index(self.theme)] += p.weight * money
