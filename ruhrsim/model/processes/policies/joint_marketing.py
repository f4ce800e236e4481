"""Joint marketing and innovation bridges: the region shows its themes to the world and wins firms from outside.

    settlements[m, theme] += settlements_per_million · money[m] / 1 million

Source: Crescenzi, Di Cataldo and Giua 2021 (regional agencies attract investment from outside, most in weaker
regions and knowledge sectors: the sign); Digital ruhr:HUB, EUR 117,647 an investment arranged, and
delegations to Toronto and Pittsburgh, without a money figure (programme_instruments.csv).
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.policies.instrument import Instrument, World, delay
from ruhrsim.model.state.levers import Levers
from ruhrsim.regions.sectors import N_THEMES, THEMES, sector_index


@dataclass(frozen=True)
class JointMarketingEffect:
    """What marketing achieves."""

    settlements_per_million: float = sourced(
        2.0,
        unit="firms for each EUR million",
        low=0.0,
        high=8.5,
        status="assumed",
        off=0.0,
        source="sign: Crescenzi, Di Cataldo and Giua 2021; high end: EUR 117,647 an investment arranged by the Digital "
        "ruhr:HUB, many of which would have come anyway; the default makes a job about as dear as an investment grant "
        "(24 jobs a settler)",
        meaning="Firms that settle from outside beyond the usual.",
    )
    delay_years: float = delay(1.0, 0.25, 3.0, "own judgement")


class JointMarketing(Instrument):
    """Marketing of one theme, or of all six alike if none is named."""

    instrument: Literal["joint_marketing"] = "joint_marketing"
    effect = JointMarketingEffect
    theme: Literal[THEMES] | None = None  # type: ignore[valid-type]

    def pull(self, levers: Levers, world: World, money: np.ndarray, p: JointMarketingEffect) -> None:
        """Win firms from outside for the themes."""
        themes = [sector_index(self.theme)] if self.theme else list(range(N_THEMES))
        levers.settlements[:, themes] += (p.settlements_per_million * money / 1e6 / len(themes))[:, None]
