"""Levers: numbers between 0 and 1 that a search moves, and the decision that they mean.

A point of the search is one number a lever, shape (n_levers,). Decoded, it says how towns choose themes, how much
they cooperate and what each instrument gets: a `Decision`. The same decision as numbers that a model of the
outcome can use (EUR million, shares, levels) is a row of features.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from ruhrsim.regions.sectors import N_THEMES, THEMES
from ruhrsim.search.records import ALL

OFF = 0.25
"""Part of an instrument's lever at which it gets nothing, so that searches also try doing without."""


@dataclass(frozen=True)
class Lever:
    """One number that a search moves.

    Args:
        key: Name, such as `joint_marketing.meur` or `2036.cooperation`.
        low, high: Ends, for a range.
        choices: What is chosen from, for a choice.
        may_be_off: Whether the lowest part of the range means nothing at all.
    """

    key: str
    low: float = 0.0
    high: float = 1.0
    choices: tuple[str, ...] = ()
    may_be_off: bool = False

    def number(self, at: float) -> float:
        """Return the value of a range at a share between 0 and 1."""
        if self.may_be_off:
            at = max(0.0, (at - OFF) / (1.0 - OFF))
        return self.low + at * (self.high - self.low)

    def choice(self, at: float) -> str:
        """Return what is chosen at a share between 0 and 1."""
        return self.choices[min(int(at * len(self.choices)), len(self.choices) - 1)]


@dataclass(frozen=True)
class PhaseChoice:
    """What towns do with theme money from a year on.

    Args:
        from_: First year.
        choice: Of `CHOICES`.
        themes_per_town: Agreed themes of each town.
        weights: Shares of the six themes by group, each shape (n_themes,), for `own`.
        money: Theme money a head of each group relative to the others.
        cooperation: Cooperation of all with all, 0 to 1.
    """

    from_: int
    choice: str
    themes_per_town: int
    weights: Mapping[str, np.ndarray]
    money: Mapping[str, float]
    cooperation: float


@dataclass(frozen=True)
class Programme:
    """Money for one instrument.

    Args:
        instrument: Its name.
        meur: EUR million a year.
        first, last: Years.
        towns: Group of towns that gets it.
        theme: Its theme, `all`, or None.
    """

    instrument: str
    meur: float
    first: int
    last: int
    towns: str = ALL
    theme: str | None = None

    @property
    def years(self) -> int:
        """Years in which money flows."""
        return self.last - self.first + 1


@dataclass(frozen=True)
class Decision:
    """What a point means.

    Args:
        phases: In the order of time; the first begins with the run.
        programmes: Those that get money.
    """

    phases: tuple[PhaseChoice, ...]
    programmes: tuple[Programme, ...] = field(default=())


def theme_weights(shares: Sequence[float]) -> np.ndarray:
    """Return weights that sum to 1, evenly spread over all mixes if the shares are, shape (n_themes,)."""
    parts = -np.log1p(-np.minimum(np.maximum(np.asarray(shares, dtype=float), 1e-6), 1.0 - 1e-6))
    return parts / parts.sum()


def features(
    decision: Decision,
    groups: Sequence[str],
    choices: Sequence[str],
    instruments: Mapping[str, Sequence[str]],
) -> dict[str, float]:
    """Return a decision as named numbers.

    Args:
        decision: The decision.
        groups: Names of the groups of towns.
        choices: How towns may choose themes.
        instruments: Groups that may get each instrument, by its name.

    Returns:
        For each phase `themes.<choice>` (1 or 0), `themes.per_town` (fewer is more focused; 6 where nothing is
        agreed), weights by group and theme, money by group, `cooperation`; for each instrument its EUR million
        a year in the mean over the phases' years, by the group that gets it where there are several.
    """
    found: dict[str, float] = {}
    for number, phase in enumerate(decision.phases):
        at = f"{phase.from_}." if number else ""
        if len(choices) > 1:
            found |= {f"{at}themes.{choice}": float(phase.choice == choice) for choice in choices}
        if "agreed" in choices:
            agreed = phase.choice == "agreed"
            found[f"{at}themes.per_town"] = float(phase.themes_per_town if agreed else N_THEMES)
        if "own" in choices:
            for group in groups:
                own = phase.weights[group] if phase.choice == "own" else np.full(N_THEMES, 1.0 / N_THEMES)
                keys = (f"{at}themes.{group}.{theme}" for theme in THEMES)
                found |= dict(zip(keys, own.tolist(), strict=True))
        found |= {f"{at}themes.{group}.money": float(phase.money[group]) for group in groups[:-1]}
        found[f"{at}cooperation"] = phase.cooperation
    for name, towns in instruments.items():
        given = {one.towns: one for one in decision.programmes if one.instrument == name}
        for group in towns:
            key = f"{name}.meur" if len(towns) == 1 else f"{name}.{group}.meur"
            found[key] = given[group].meur * given[group].years if group in given else 0.0
    return found
