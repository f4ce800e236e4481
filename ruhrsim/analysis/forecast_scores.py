"""Scores of a forecast: how far off, how honest its interval, and how much better than a simple rule.

    RMSE      root of the mean squared error of the median, points
    CRPS      E|X - y| - E|X - X'| / 2 over draws X, X' of the forecast, points; |X - y| for a single number
    coverage  share of observations inside the 5 to 95 % interval
    skill     1 - RMSE / RMSE of a rival; 0 is no better, 1 perfect, below 0 worse

Source: Gneiting and Raftery 2007, Strictly proper scoring rules, prediction, and estimation, JASA 102.
"""

from dataclasses import dataclass

import numpy as np

INTERVAL = (0.05, 0.95)


@dataclass(frozen=True)
class Scores:
    """How well a forecast met what was observed.

    Args:
        rmse: Points.
        crps: Points.
        coverage90: Share of observations in the 90 % interval.
        bias: Mean of forecast less observed, points.
        rank_correlation: Mean over the years of Spearman's correlation over places, NaN for one place.
        n: Observations.
    """

    rmse: float
    crps: float
    coverage90: float
    bias: float
    rank_correlation: float
    n: int


def score(samples: np.ndarray, observed: np.ndarray) -> Scores:
    """Score a forecast.

    Args:
        samples: Draws of the forecast, shape (n_draws, n_years, n_places); one draw is a point forecast.
        observed: What came, NaN where nothing is known, shape (n_years, n_places).

    Raises:
        ValueError: Nothing was observed.
    """
    known = np.isfinite(observed)
    if not known.any():
        raise ValueError("nothing observed to score a forecast against")
    error = np.median(samples, axis=0) - observed
    low, high = np.quantile(samples, INTERVAL, axis=0)
    return Scores(
        rmse=float(np.sqrt(np.mean(error[known] ** 2))),
        crps=float(np.mean(crps(samples[:, known], observed[known]))),
        coverage90=float(np.mean((low <= observed)[known] & (observed <= high)[known])),
        bias=float(np.mean(error[known])),
        rank_correlation=rank_correlation(np.median(samples, axis=0), observed),
        n=int(known.sum()),
    )


def crps(samples: np.ndarray, observed: np.ndarray) -> np.ndarray:
    """Return the continuous ranked probability score of each observation, shape (n,).

    Args:
        samples: Draws, shape (n_draws, n).
        observed: What came, shape (n,).
    """
    n = len(samples)
    ordered = np.sort(samples, axis=0)
    weights = (2.0 * np.arange(1, n + 1) - n - 1.0) / n**2
    return np.abs(samples - observed).mean(axis=0) - weights @ ordered


def rank_correlation(forecast: np.ndarray, observed: np.ndarray) -> float:
    """Return Spearman's correlation over places, averaged over years; NaN where fewer than three are known."""
    from scipy.stats import spearmanr

    by_year = []
    for year in range(len(observed)):
        known = np.isfinite(observed[year])
        if known.sum() > 2:
            by_year.append(spearmanr(forecast[year, known], observed[year, known]).statistic)
    return float(np.mean(by_year)) if by_year else float("nan")


def skill(rmse: float, rival: float) -> float | None:
    """Return 1 - rmse / rival, or None where the rival makes no error."""
    return 1.0 - rmse / rival if rival > 0.0 else None
