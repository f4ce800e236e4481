"""Strategies: how a town spreads its programme money over sectors.

Purpose: each strategy is one rule that gives a town's weights over the ten sectors, summing to 1.
None is favoured: they differ only in these weights.

    spread       equal weights over the themes of the region (six in the Ruhr)
    focus        equal weights over the k themes, or fields (see fields), agreed for the town
    status_quo   in proportion to jobs at the start in the themes, legacy industry and business services
    hype         everything on the theme that grows fastest in the country
    custom       weights as given

Agreed themes share the strengths out over the region: pairs of town and theme are taken in the order
of their location quotient, at most k themes to a town and the same number of towns to each theme
(rounded up). The location quotient is shrunk towards 1 in small towns:

    LQ = (L[m, s] + κ·share_s) / ((L[m] + κ)·share_s),   κ = 500 jobs (assumed)
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np

from ruhrsim.regions.sectors import FIELDS, N_SECTORS, N_THEMES, THEMES, sector_index

_SHRINKAGE_JOBS = 500.0
_THEME_OF_FIELD = [sector_index(theme) for theme in FIELDS.values()]
_OTHERS = [sector_index(s) for s in ("legacy_industry", "business_services")]
ALL_THEMES = np.ones(N_THEMES, bool)
"""A region whose strategies are about all six themes."""


def location_quotients(jobs: np.ndarray) -> np.ndarray:
    """Return shrunken location quotients, shape (n_towns, n_sectors)."""
    share = jobs.sum(axis=0) / jobs.sum()
    total = jobs.sum(axis=1, keepdims=True)
    # A sector without a job in the region is nowhere stronger than elsewhere.
    usual = (total + _SHRINKAGE_JOBS) * share
    return np.divide(jobs + _SHRINKAGE_JOBS * share, usual, out=np.ones(jobs.shape), where=usual > 0.0)


def agreed_themes(
    quotients: np.ndarray, themes_per_town: np.ndarray | int, themes: np.ndarray = ALL_THEMES
) -> np.ndarray:
    """Share themes out over the towns by strength; boolean, shape (n_towns, n_themes).

    Args:
        quotients: Location quotients, shape (n_towns, n_sectors).
        themes_per_town: Themes that each town gets, at most all; one number or shape (n_towns,).
        themes: Themes of the region, boolean, shape (n_themes,).
    """
    agreed = np.zeros((len(quotients), N_THEMES), dtype=bool)
    strength = quotients[:, :N_THEMES][:, themes]
    agreed[:, themes] = share_out(strength, np.minimum(themes_per_town, strength.shape[1]))
    return agreed


def share_out(strength: np.ndarray, per_town: np.ndarray | int) -> np.ndarray:
    """Share items out over the towns, strongest pairs first and about as many towns to each item.

    Args:
        strength: Strength of each town in each item, shape (n_towns, n_items).
        per_town: Items that each town gets, one number or shape (n_towns,), at most n_items.

    Returns:
        Boolean, shape of `strength`.
    """
    agreed = np.zeros(strength.shape, dtype=bool)
    wanted, n_items = np.broadcast_to(per_town, len(strength)), strength.shape[1]
    open_, room = wanted.tolist(), [-(-wanted.sum() // n_items)] * n_items
    for position in np.argsort(-strength, axis=None, kind="stable").tolist():
        town, item = divmod(position, n_items)
        if open_[town] > 0 and room[item] > 0:
            agreed[town, item] = True
            open_[town] -= 1
            room[item] -= 1
    _fill_up(agreed, strength, wanted)
    return agreed


def _fill_up(agreed: np.ndarray, strength: np.ndarray, wanted: np.ndarray) -> None:
    """Give the last towns, for which all items but their own are taken, their next best ones."""
    for town in np.flatnonzero(agreed.sum(axis=1) < wanted):
        open_ = np.argsort(np.where(agreed[town], np.inf, -strength[town]), kind="stable")
        agreed[town, open_[: wanted[town] - agreed[town].sum()]] = True


class Rule(Protocol):
    """A strategy of a town, as far as its portfolio depends on it."""

    @property
    def kind(self) -> str:
        """Name in `STRATEGIES`."""

    @property
    def weights(self) -> Mapping[str, float] | None:
        """Share of each theme or field, for `custom`."""


def _spread(
    strategy: Rule, jobs: np.ndarray, agreed: np.ndarray, trend: np.ndarray, themes: np.ndarray
) -> np.ndarray:
    weights = np.zeros(jobs.shape)
    weights[..., :N_THEMES] = themes / themes.sum()
    return weights


def _focus(
    strategy: Rule, jobs: np.ndarray, agreed: np.ndarray, trend: np.ndarray, themes: np.ndarray
) -> np.ndarray:
    weights = np.zeros(jobs.shape)
    weights[..., :N_THEMES] = agreed / agreed.sum(axis=-1, keepdims=True)
    return weights


def _status_quo(
    strategy: Rule, jobs: np.ndarray, agreed: np.ndarray, trend: np.ndarray, themes: np.ndarray
) -> np.ndarray:
    supported = [*np.flatnonzero(themes), *_OTHERS]
    weights, there = np.zeros(jobs.shape), np.take(jobs, supported, axis=-1)
    total = there.sum(axis=-1, keepdims=True)
    # A town without a job in any of them spreads its money over them.
    shares = np.divide(there, total, out=np.full(there.shape, 1.0 / len(supported)), where=total > 0.0)
    weights[..., supported] = shares
    return weights


def _hype(
    strategy: Rule, jobs: np.ndarray, agreed: np.ndarray, trend: np.ndarray, themes: np.ndarray
) -> np.ndarray:
    weights = np.zeros(jobs.shape)
    weights[..., int(np.argmax(np.where(themes, trend[:N_THEMES], -np.inf)))] = 1.0
    return weights


def _custom(
    strategy: Rule, jobs: np.ndarray, agreed: np.ndarray, trend: np.ndarray, themes: np.ndarray
) -> np.ndarray:
    weights = np.zeros(N_SECTORS)
    weights[:N_THEMES] = theme_weights(strategy.weights)
    np.add.at(weights, _THEME_OF_FIELD, field_weights(strategy.weights))
    return np.broadcast_to(weights, jobs.shape)


def theme_weights(weights: Mapping[str, float] | None) -> np.ndarray:
    """Return the weights that custom weights give to whole themes, shape (n_themes,)."""
    return np.array([(weights or {}).get(theme, 0.0) for theme in THEMES])


def field_weights(weights: Mapping[str, float] | None) -> np.ndarray:
    """Return the weights that custom weights give to single fields, shape (n_fields,)."""
    return np.array([(weights or {}).get(field, 0.0) for field in FIELDS])


STRATEGIES = {"spread": _spread, "focus": _focus, "status_quo": _status_quo, "hype": _hype, "custom": _custom}
"""Rules by name; see `portfolio` for what each takes."""


def portfolio(
    strategy: Rule, jobs: np.ndarray, agreed: np.ndarray, trend: np.ndarray, themes: np.ndarray = ALL_THEMES
) -> np.ndarray:
    """Return the weights over sectors of a town or of several towns with one strategy, shape of `jobs`.

    Args:
        strategy: Has `kind` and, for custom, `weights` by theme or field.
        jobs: Jobs at the start, shape (n_sectors,) or (n_towns, n_sectors).
        agreed: Themes agreed for the town, or the number of fields agreed in each, shape (n_themes,) or
            (n_towns, n_themes).
        trend: Growth of demand in the country, 1/year, shape (n_sectors,).
        themes: Themes of the region, boolean, shape (n_themes,).
    """
    return STRATEGIES[strategy.kind](strategy, jobs, agreed, trend, themes)


def portfolios(
    strategies: Sequence[Rule],
    jobs: np.ndarray,
    agreed: np.ndarray,
    trend: np.ndarray,
    themes: np.ndarray = ALL_THEMES,
) -> np.ndarray:
    """Return the weights of all towns, shape (n_towns, n_sectors); towns of one strategy at once.

    Args:
        strategies: Strategy of each town.
        jobs, agreed, trend, themes: See `portfolio`.
    """
    weights, numbers = np.empty(jobs.shape), np.array([id(strategy) for strategy in strategies])
    for strategy in {id(strategy): strategy for strategy in strategies}.values():
        rows = (numbers == id(strategy)).nonzero()[0]
        weights[rows] = portfolio(strategy, jobs[rows], agreed[rows], trend, themes)
    return weights
