"""EFRE money: the EU matches what towns spend on themes, more often where it fits the agreed themes.

Each quarter a town asks for every theme of its portfolio that fits (it is among its `agreed_themes`
strongest themes) or does not; it wins with probability `fit` or `no_fit`. The variant `hard = true`
grants only what fits. Awards share the quarter's money in proportion to the town's own spending:

    theme_money[m, s] = money · won[m, s] · own[m, s] / Σ won · own

Source: S3 as condition of EFRE, EFRE in the Ruhr EUR 177 million in 2014-2017 of which EUR 89
million from the EU (programme_instruments.csv); the probabilities are guesses.
"""

from dataclasses import dataclass

import numpy as np

from ruhrsim.draws import make_slots
from ruhrsim.inputs.sectors import N_THEMES
from ruhrsim.inputs.sourced import sourced
from ruhrsim.processes.policies.instrument import Instrument, delay

_AWARD_KIND = 22


@dataclass(frozen=True)
class EfreMatchEffect:
    """How EFRE money is awarded."""

    fit: float = sourced(
        0.5,
        unit="share",
        low=0.2,
        high=0.9,
        status="assumed",
        source="a guess: no rate of success found",
        meaning="Probability of an award for a theme that fits the strategy.",
    )
    no_fit: float = sourced(
        0.25,
        unit="share",
        low=0.0,
        high=0.5,
        status="assumed",
        source="a guess: no rate of success found",
        meaning="Probability of an award for a theme that does not fit.",
    )
    agreed_themes: float = sourced(
        2.0,
        unit="themes",
        low=1.0,
        high=6.0,
        status="assumed",
        source="design of the scenario cluster_focus",
        meaning="Strongest themes of a town that the agreed strategy names.",
    )
    delay_years: float = delay(1.0, 0.25, 4.0, "own judgement")


class EfreMatch(Instrument):
    """EFRE money on top of the towns' own theme money."""

    effect = EfreMatchEffect
    payer = "eu"
    hard: bool = False

    def pull(self, levers, world, money, p) -> None:
        """Add awarded money to the themes."""
        own = (world.budget_eur[:, None] * world.portfolio)[:, :N_THEMES] * (money > 0.0)[:, None]
        claim = own * self._won(world, p)
        if claim.any():
            levers.theme_money[:, :N_THEMES] += money.sum() * claim / claim.sum()

    def _won(self, world, p):
        rank = np.argsort(np.argsort(-world.quotients[:, :N_THEMES], axis=1, kind="stable"), axis=1)
        chance = np.where(rank < p.agreed_themes, p.fit, 0.0 if self.hard else p.no_fit)
        slots = make_slots(_AWARD_KIND, np.arange(chance.size)).reshape(chance.shape)
        return world.draws.uniform("efre_award", slots) < chance
