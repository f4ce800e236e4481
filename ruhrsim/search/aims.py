"""Aims of a search: what is measured at the end of a run, and how it is judged over worlds.

A strategy's difference in a world is its value less that of carrying on, on the same seeds. The front is
worked out from losses: differences counted so that less is better.
"""

from dataclasses import dataclass

import numpy as np

from ruhrsim.model.indicators import REGION_INDICATORS

_TAIL = 0.1


@dataclass(frozen=True)
class Aim:
    """Something that a strategy can be better or worse at.

    Args:
        key: Name in files and tables.
        label_de, label_en: Words.
        unit_de, unit_en: Units.
        better: `lower` or `higher`.
        decimals: Digits to show.
        source: Indicator of the region that is read, None where it is worked out from towns or money.
    """

    key: str
    label_de: str
    label_en: str
    unit_de: str
    unit_en: str
    better: str
    decimals: int
    source: str | None = None

    @property
    def sign(self) -> float:
        """1 where less is better, -1 where more is."""
        return 1.0 if self.better == "lower" else -1.0

    def label(self, language: str) -> str:
        """Return the label in `de` or `en`."""
        return self.label_de if language == "de" else self.label_en

    def unit(self, language: str) -> str:
        """Return the unit of differences in `de` or `en`."""
        return self.unit_de if language == "de" else self.unit_en


def _of_indicator(key: str, unit_de: str | None = None, unit_en: str | None = None) -> Aim:
    one = REGION_INDICATORS[key]
    assert one.better is not None
    return Aim(
        key,
        one.label_de,
        one.label_en,
        unit_de or one.unit_de,
        unit_en or one.unit_en,
        one.better,
        one.decimals,
        key,
    )


AIMS = {
    aim.key: aim
    for aim in (
        _of_indicator("unemployment_rate", "Punkte", "points"),
        _of_indicator("jobs"),
        _of_indicator("town_inequality"),
        Aim(
            "worst_town",
            "Arbeitslosenquote der am schlechtesten gestellten Stadt",
            "Unemployment rate of the worst-off town",
            "Punkte",
            "points",
            "lower",
            2,
        ),
        _of_indicator("graduates_kept", "Punkte", "points"),
        _of_indicator("tax_revenue"),
        Aim(
            "cost",
            "Ausgegebenes Geld, alle Jahre",
            "Money spent, all years",
            "Mio. €",
            "EUR million",
            "lower",
            1,
            "money_spent",
        ),
    )
}
"""Aims by name; every run measures all of them, in this order."""
SOURCES = tuple(aim.source for aim in AIMS.values() if aim.source)
"""Indicators that a run records."""


def statistic(name: str, differences: np.ndarray, better: str, best: np.ndarray | None = None) -> np.ndarray:
    """Judge strategies over worlds.

    Args:
        name: Of `STATISTICS`: the mean; `tenth_percentile`, what is at least reached in nine of ten worlds; or
            `regret`, how far a strategy stays behind the best of each world, in the mean.
        differences: To carrying on, shape (n_strategies, n_worlds); NaN where a world was not met.
        better: `lower` or `higher`.
        best: Losses of the best strategy in each world, shape (n_worlds,); of those given by default.

    Returns:
        Differences as a reader expects them, shape (n_strategies,); regrets are zero or more, and less is better.
    """
    if name == "mean":
        return np.nanmean(differences, axis=1)
    if name == "tenth_percentile":
        return np.nanquantile(differences, 1.0 - _TAIL if better == "lower" else _TAIL, axis=1)
    losses = differences if better == "lower" else -differences
    least = np.nanmin(losses, axis=0) if best is None else best
    return np.nanmean(losses - least, axis=1)


def loss(name: str, judged: np.ndarray, better: str) -> np.ndarray:
    """Count judged differences so that less is better; a regret already does."""
    return judged if name == "regret" or better == "lower" else -judged
