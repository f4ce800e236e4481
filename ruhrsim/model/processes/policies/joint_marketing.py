"""Joint marketing and innovation bridges: the region shows its themes to the world.

    marketing[m, theme] += reach · money[m]

Marketing adds to the mass of a theme that investors see; how much other towns count depends on
cooperation (see relocation).

Source: delegations to Toronto and Pittsburgh in programme_instruments.csv, without a money figure.
"""

from dataclasses import dataclass
from typing import Literal

from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.policies.instrument import Instrument, delay
from ruhrsim.regions.sectors import N_THEMES, THEMES, sector_index


@dataclass(frozen=True)
class JointMarketingEffect:
    """What marketing achieves."""

    reach: float = sourced(
        3.0,
        unit="1",
        low=0.0,
        high=10.0,
        status="assumed",
        off=0.0,
        source="own judgement: money meant for marketing alone shows more than programme money",
        meaning="How much more a euro of marketing shows than a euro of theme support.",
    )
    delay_years: float = delay(1.0, 0.25, 3.0, "own judgement")


class JointMarketing(Instrument):
    """Marketing of one theme, or of all six alike if none is named."""

    effect = JointMarketingEffect
    theme: Literal[THEMES] | None = None

    def pull(self, levers, world, money, p) -> None:
        """Show more of the themes."""
        themes = [sector_index(self.theme)] if self.theme else range(N_THEMES)
        for theme in themes:
            levers.marketing[:, theme] += p.reach * money / len(themes)
