"""Strategies: how a town spreads its programme money over sectors.

Purpose: each strategy is one rule that gives a town's weights over the ten sectors, summing to 1.
None is favoured: they differ only in these weights.

    spread       equal weights over the six themes
    focus        equal weights over the k themes agreed for the town
    status_quo   in proportion to jobs at the start in the themes, legacy industry and business services
    hype         everything on the theme that grows fastest in the country
    custom       weights as given

Agreed themes share the strengths out over the region: pairs of town and theme are taken in the order
of their location quotient, at most k themes to a town and the same number of towns to each theme
(rounded up). The location quotient is shrunk towards 1 in small towns:

    LQ = (L[m, s] + κ·share_s) / ((L[m] + κ)·share_s),   κ = 500 jobs (assumed)
"""

import numpy as np

from ruhrsim.inputs.sectors import N_SECTORS, N_THEMES, SECTORS, THEMES, sector_index

_SHRINKAGE_JOBS = 500.0
_STATUS_QUO = [sector_index(s) for s in (*THEMES, "legacy_industry", "business_services")]


def location_quotients(jobs: np.ndarray) -> np.ndarray:
    """Return shrunken location quotients, shape (n_towns, n_sectors)."""
    share = jobs.sum(axis=0) / jobs.sum()
    total = jobs.sum(axis=1, keepdims=True)
    return (jobs + _SHRINKAGE_JOBS * share) / ((total + _SHRINKAGE_JOBS) * share)


def agreed_themes(quotients: np.ndarray, themes_per_town) -> np.ndarray:
    """Share themes out over the towns by strength; boolean, shape (n_towns, n_themes).

    Args:
        quotients: Location quotients, shape (n_towns, n_sectors).
        themes_per_town: Themes that each town gets, one number or shape (n_towns,).
    """
    strength = quotients[:, :N_THEMES]
    agreed = np.zeros(strength.shape, dtype=bool)
    wanted = np.broadcast_to(themes_per_town, len(strength))
    room = -(-wanted.sum() // N_THEMES)
    for position in np.argsort(-strength, axis=None, kind="stable"):
        town, theme = divmod(int(position), N_THEMES)
        if agreed[town].sum() < wanted[town] and agreed[:, theme].sum() < room:
            agreed[town, theme] = True
    _fill_up(agreed, strength, wanted)
    return agreed


def _fill_up(agreed, strength, wanted):
    """Give the last towns, for which all themes but their own are taken, their next best ones."""
    for town in np.flatnonzero(agreed.sum(axis=1) < wanted):
        open_ = np.argsort(np.where(agreed[town], np.inf, -strength[town]), kind="stable")
        agreed[town, open_[: wanted[town] - agreed[town].sum()]] = True


def _spread(strategy, jobs, agreed, trend):
    weights = np.zeros(N_SECTORS)
    weights[:N_THEMES] = 1.0 / N_THEMES
    return weights


def _focus(strategy, jobs, agreed, trend):
    weights = np.zeros(N_SECTORS)
    weights[:N_THEMES] = agreed / agreed.sum()
    return weights


def _status_quo(strategy, jobs, agreed, trend):
    weights = np.zeros(N_SECTORS)
    weights[_STATUS_QUO] = jobs[_STATUS_QUO] / jobs[_STATUS_QUO].sum()
    return weights


def _hype(strategy, jobs, agreed, trend):
    weights = np.zeros(N_SECTORS)
    weights[int(np.argmax(trend[:N_THEMES]))] = 1.0
    return weights


def _custom(strategy, jobs, agreed, trend):
    return np.array([(strategy.weights or {}).get(sector, 0.0) for sector in SECTORS])


STRATEGIES = {"spread": _spread, "focus": _focus, "status_quo": _status_quo, "hype": _hype, "custom": _custom}
"""Rules by name; see `portfolio` for what each takes."""


def portfolio(strategy, jobs: np.ndarray, agreed: np.ndarray, trend: np.ndarray) -> np.ndarray:
    """Return a town's weights over sectors, shape (n_sectors,).

    Args:
        strategy: Has `kind` and, for custom, `weights` by theme.
        jobs: The town's jobs at the start, shape (n_sectors,).
        agreed: Themes agreed for the town, boolean, shape (n_themes,).
        trend: Growth of demand in the country, 1/year, shape (n_sectors,).
    """
    return STRATEGIES[strategy.kind](strategy, jobs, agreed, trend)
