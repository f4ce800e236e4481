"""Strategies: how a town spreads its programme money over sectors.

Purpose: each strategy is one rule that gives a town's weights over the ten sectors, summing to 1.
None is favoured: they differ only in these weights.

    spread       equal weights over the six themes
    focus        equal weights over the k themes, or fields (see fields), agreed for the town
    status_quo   in proportion to jobs at the start in the themes, legacy industry and business services
    hype         everything on the theme that grows fastest in the country
    custom       weights as given

Agreed themes share the strengths out over the region: pairs of town and theme are taken in the order
of their location quotient, at most k themes to a town and the same number of towns to each theme
(rounded up). The location quotient is shrunk towards 1 in small towns:

    LQ = (L[m, s] + κ·share_s) / ((L[m] + κ)·share_s),   κ = 500 jobs (assumed)
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from ruhrsim.regions.sectors import FIELDS, N_SECTORS, N_THEMES, THEMES, sector_index

_SHRINKAGE_JOBS = 500.0
_THEME_OF_FIELD = [sector_index(theme) for theme in FIELDS.values()]
_STATUS_QUO = [sector_index(s) for s in (*THEMES, "legacy_industry", "business_services")]


def location_quotients(jobs: np.ndarray) -> np.ndarray:
    """Return shrunken location quotients, shape (n_towns, n_sectors)."""
    share = jobs.sum(axis=0) / jobs.sum()
    total = jobs.sum(axis=1, keepdims=True)
    return (jobs + _SHRINKAGE_JOBS * share) / ((total + _SHRINKAGE_JOBS) * share)


def agreed_themes(quotients: np.ndarray, themes_per_town: np.ndarray | int) -> np.ndarray:
    """Share themes out over the towns by strength; boolean, shape (n_towns, n_themes).

    Args:
        quotients: Location quotients, shape (n_towns, n_sectors).
        themes_per_town: Themes that each town gets, one number or shape (n_towns,).
    """
    return share_out(quotients[:, :N_THEMES], themes_per_town)


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


def _fill_up(agreed, strength, wanted):
    """Give the last towns, for which all items but their own are taken, their next best ones."""
    for town in np.flatnonzero(agreed.sum(axis=1) < wanted):
        open_ = np.argsort(np.where(agreed[town], np.inf, -strength[town]), kind="stable")
        agreed[town, open_[: wanted[town] - agreed[town].sum()]] = True


def _spread(strategy, jobs, agreed, trend):
    weights = np.zeros(jobs.shape)
    weights[..., :N_THEMES] = 1.0 / N_THEMES
    return weights


def _focus(strategy, jobs, agreed, trend):
    weights = np.zeros(jobs.shape)
    weights[..., :N_THEMES] = agreed / agreed.sum(axis=-1, keepdims=True)
    return weights


def _status_quo(strategy, jobs, agreed, trend):
    weights, there = np.zeros(jobs.shape), np.take(jobs, _STATUS_QUO, axis=-1)
    weights[..., _STATUS_QUO] = there / there.sum(axis=-1, keepdims=True)
    return weights


def _hype(strategy, jobs, agreed, trend):
    weights = np.zeros(jobs.shape)
    weights[..., int(np.argmax(trend[:N_THEMES]))] = 1.0
    return weights


def _custom(strategy, jobs, agreed, trend):
    weights = np.zeros(N_SECTORS)
    weights[:N_THEMES] = theme_weights(strategy.weights)
    np.add.at(weights, _THEME_OF_FIELD, field_weights(strategy.weights))
    return np.broadcast_to(weights, jobs.shape)


def theme_weights(weights: dict[str, float] | None) -> np.ndarray:
    """Return the weights that custom weights give to whole themes, shape (n_themes,)."""
    return np.array([(weights or {}).get(theme, 0.0) for theme in THEMES])


def field_weights(weights: dict[str, float] | None) -> np.ndarray:
    """Return the weights that custom weights give to single fields, shape (n_fields,)."""
    return np.array([(weights or {}).get(field, 0.0) for field in FIELDS])


STRATEGIES = {"spread": _spread, "focus": _focus, "status_quo": _status_quo, "hype": _hype, "custom": _custom}
"""Rules by name; see `portfolio` for what each takes."""


def portfolio(strategy, jobs: np.ndarray, agreed: np.ndarray, trend: np.ndarray) -> np.ndarray:
    """Return the weights over sectors of a town or of several towns with one strategy, shape of `jobs`.

    Args:
        strategy: Has `kind` and, for custom, `weights` by theme or field.
        jobs: Jobs at the start, shape (n_sectors,) or (n_towns, n_sectors).
        agreed: Themes agreed for the town, or the number of fields agreed in each, shape (n_themes,) or
            (n_towns, n_themes).
        trend: Growth of demand in the country, 1/year, shape (n_sectors,).
    """
    return STRATEGIES[strategy.kind](strategy, jobs, agreed, trend)


def portfolios(
    strategies: Sequence[Any], jobs: np.ndarray, agreed: np.ndarray, trend: np.ndarray
) -> np.ndarray:
    """Return the weights of all towns, shape (n_towns, n_sectors); towns of one strategy at once.

    Args:
        strategies: Strategy of each town.
        jobs, agreed, trend: See `portfolio`.
    """
    weights, numbers = np.empty(jobs.shape), np.array([id(strategy) for strategy in strategies])
    for strategy in {id(strategy): strategy for strategy in strategies}.values():
        rows = (numbers == id(strategy)).nonzero()[0]
        weights[rows] = portfolio(strategy, jobs[rows], agreed[rows], trend)
    return weights
