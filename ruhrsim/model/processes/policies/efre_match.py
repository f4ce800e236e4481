"""EFRE money: the EU matches what towns spend on themes, more often where it fits the agreed themes.

Each quarter a town asks for every theme of its portfolio. A theme fits if the region's agreed list
names it for the town (see `strategies.agreed_themes`); it wins with probability `fit`, any other
with `no_fit`, or never in the variant `hard = true`. `eur_per_year` is what all towns could win
together; an award never exceeds the town's own spending, and what is not won goes to other regions:

    granted[m]        = eur_per_year · Σ_s won[m, s] · own[m, s] / max(Σ own, eur_per_year)
    theme_money[m, s] = money[m] · chance[m, s] · own[m, s] / Σ_s chance · own

It then works like the towns' own theme money, with the delay of theme support on top.

Source: S3 as condition of EFRE, EFRE in the Ruhr EUR 177 million in 2014-2017 of which EUR 89
million from the EU (programme_instruments.csv); the probabilities are guesses.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from ruhrsim.common.draws import make_slots
from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.policies.instrument import Instrument, World, delay
from ruhrsim.model.processes.strategies import agreed_themes
from ruhrsim.model.state.levers import Levers
from ruhrsim.regions.sectors import N_THEMES

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
        meaning="Themes of each town on the agreed list, rounded to a whole number.",
    )
    delay_years: float = delay(1.0, 0.25, 4.0, "own judgement")


class EfreMatch(Instrument):
    """EFRE money on top of the towns' own theme money."""

    instrument: Literal["efre_match"] = "efre_match"
    effect = EfreMatchEffect
    payer = "eu"
    hard: bool = False

    def shares(self, world: World, p: EfreMatchEffect) -> np.ndarray:
        """Return the part of `eur_per_year` that each town wins this quarter; the sum is below one."""
        own = self._own(world)
        return (own * self._won(world, p)).sum(axis=1) / max(own.sum(), 1.0)

    def most(self, world: World, p: EfreMatchEffect) -> np.ndarray:
        """Return each town's own money for the themes that win: no award exceeds it, shape (n_towns,)."""
        return (self._all_own(world) * self._won(world, p)).sum(axis=1)

    def pull(self, levers: Levers, world: World, money: np.ndarray, p: EfreMatchEffect) -> None:
        """Add awarded money to the themes for which the town expects it."""
        claim = self._all_own(world) * self._chance(world, p)
        mix = claim / np.maximum(claim.sum(axis=1, keepdims=True), 1e-12)
        levers.theme_money[:, :N_THEMES] += money[:, None] * mix

    def _won(self, world: World, p: EfreMatchEffect) -> np.ndarray:
        chance = self._chance(world, p)
        slots = make_slots(_AWARD_KIND, np.arange(chance.size)).reshape(chance.shape)
        return world.draws.uniform("efre_award", slots) < chance

    def _own(self, world: World) -> np.ndarray:
        return self.chosen(world)[:, None] * self._all_own(world)

    def _all_own(self, world: World) -> np.ndarray:
        return world.budget_eur[:, None] * world.portfolio[:, :N_THEMES]

    def _chance(self, world: World, p: EfreMatchEffect) -> np.ndarray:
        fits = agreed_themes(world.quotients, round(p.agreed_themes))
        return np.where(fits, p.fit, 0.0 if self.hard else p.no_fit)
