"""What to find out first: what it is worth to know an uncertain number before deciding.

The decision is between strategies; without knowing more, the one that is best in the mean over worlds is taken.
If a number were known, in some worlds another one would be:

    value(number) = mean over worlds of max_s E[gain_s | number]  -  max_s mean over worlds of gain_s

the expected value of partial perfect information. `E[gain_s | number]` is a natural cubic spline of few pieces
through the worlds. Fitted to chance, it finds value too; so worlds are shuffled against the number many times, and
what that shows is told and taken off.

Source: Strong, Oakley, Brennan (2014), estimation by regression; Brennan et al. (2007).
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

_KNOTS = (0.1, 0.5, 0.9)
_SHUFFLES = 200
_CHANCE = 0.95


def value_of_information(
    gains: np.ndarray, worlds: Mapping[str, np.ndarray], seed: int, shuffles: int = _SHUFFLES
) -> pd.DataFrame:
    """Return what knowing each number is worth.

    Args:
        gains: What each strategy gains, more is better, shape (n_strategies, n_worlds).
        worlds: Each number's values by world, each of shape (n_worlds,).
        seed: Luck of the shuffles.
        shuffles: How many.

    Returns:
        One row a number, the most valuable first: `number`, `value` (less what shuffled worlds show in the mean,
        at least zero), `raw`, `chance` (95 % of shuffled worlds lie below, for a single number), `best_chance` (the
        same for the best of all numbers), `tells` (`raw` above `best_chance`), `everything` (what it is worth to
        know the whole world, the same for all: no single number can be worth more).
    """
    rng = np.random.default_rng(seed)
    orders = [rng.permutation(gains.shape[1]) for _ in range(shuffles)]
    names = [name for name, values in worlds.items() if np.ptp(values) > 0]
    hats = [_hat(np.asarray(worlds[name], dtype=float)) for name in names]
    raw = np.array([_value(hat, gains) for hat in hats])
    nulls = np.array([[_value(hat, gains[:, order]) for order in orders] for hat in hats])
    nulls = nulls.reshape(len(names), shuffles)
    everything = float(gains.max(axis=0).mean() - gains.mean(axis=1).max())
    best = float(np.quantile(nulls.max(axis=0), _CHANCE)) if len(names) else np.nan
    table = pd.DataFrame(
        {
            "number": names,
            "value": np.clip(raw - nulls.mean(axis=1), 0.0, None),
            "raw": raw,
            "chance": np.quantile(nulls, _CHANCE, axis=1) if len(names) else [],
            "best_chance": best,
            "tells": raw > best,
            "everything": everything,
        }
    )
    return table.sort_values("raw", ascending=False, kind="stable", ignore_index=True)


def by_number(worlds: Sequence[Mapping[str, Mapping[str, float]]]) -> dict[str, np.ndarray]:
    """Return each uncertain number's values, `group.name`, over worlds."""
    names = [(group, name) for group, values in worlds[0].items() for name in values]
    return {f"{group}.{name}": np.array([world[group][name] for world in worlds]) for group, name in names}


def _value(hat: np.ndarray, gains: np.ndarray) -> float:
    fitted = hat @ gains.T
    return float(fitted.max(axis=1).mean() - gains.mean(axis=1).max())


def _hat(values: np.ndarray) -> np.ndarray:
    """Return the matrix that fits a natural cubic spline, shape (n_worlds, n_worlds)."""
    ranks = (values - values.mean()) / values.std()
    knots = np.unique(np.quantile(ranks, (0.0, *_KNOTS, 1.0)))
    basis = _natural_spline(ranks, knots)
    q, _ = np.linalg.qr(basis)
    return q @ q.T


def _natural_spline(x: np.ndarray, knots: np.ndarray) -> np.ndarray:
    """Return a basis of natural cubic splines, linear beyond the outer knots, shape (n, n_knots).

    Source: Hastie, Tibshirani, Friedman (2009), equation 5.4.
    """

    def bent(k: int) -> np.ndarray:
        rising: np.ndarray = np.maximum(x - knots[k], 0.0) ** 3 - np.maximum(x - knots[-1], 0.0) ** 3
        return rising / (knots[-1] - knots[k])

    columns = [np.ones_like(x), x]
    columns += [bent(k) - bent(len(knots) - 2) for k in range(len(knots) - 2)]
    return np.stack(columns, axis=1)
