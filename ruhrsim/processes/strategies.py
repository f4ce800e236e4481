"""Strategies: how a town spreads its programme money over sectors.

Purpose: each strategy is one rule that gives a town's weights over the ten sectors, summing to 1.
None is favoured: they differ only in these weights.

    spread       equal weights over the six themes
    focus        equal weights over the k themes with the town's highest location quotient
    status_quo   in proportion to present jobs in the themes, legacy industry and business services
    hype         everything on the theme that grows fastest in the country
    custom       weights as given

The location quotient is shrunk towards 1 in small towns: LQ = (L[m, s] + κ·share_s) / ((L[m] + κ)·share_s).
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


def _spread(strategy, jobs, quotients, trend):
    weights = np.zeros(N_SECTORS)
    weights[:N_THEMES] = 1.0 / N_THEMES
    return weights


def _focus(strategy, jobs, quotients, trend):
    best = np.argsort(-quotients[:N_THEMES], kind="stable")[:strategy.themes_per_town]
    weights = np.zeros(N_SECTORS)
    weights[best] = 1.0 / len(best)
    return weights


def _status_quo(strategy, jobs, quotients, trend):
    weights = np.zeros(N_SECTORS)
    weights[_STATUS_QUO] = jobs[_STATUS_QUO] / jobs[_STATUS_QUO].sum()
    return weights


def _hype(strategy, jobs, quotients, trend):
    weights = np.zeros(N_SECTORS)
    weights[int(np.argmax(trend[:N_THEMES]))] = 1.0
    return weights


def _custom(strategy, jobs, quotients, trend):
    return np.array([(strategy.weights or {}).get(sector, 0.0) for sector in SECTORS])


STRATEGIES = {"spread": _spread, "focus": _focus, "status_quo": _status_quo, "hype": _hype, "custom": _custom}
"""Rules by name; each takes (strategy, jobs, location quotients, trend), all of shape (n_sectors,)."""


def portfolio(strategy, jobs: np.ndarray, quotients: np.ndarray, trend: np.ndarray) -> np.ndarray:
    """Return a town's weights over sectors, shape (n_sectors,).

    Args:
        strategy: Has `kind`, `themes_per_town` (for focus) and `weights` by theme (for custom).
        jobs: The town's jobs, shape (n_sectors,).
        quotients: The town's location quotients.
        trend: Growth of demand in the country, 1/year.
    """
    return STRATEGIES[strategy.kind](strategy, jobs, quotients, trend)
