"""Which levers tell: how much the outcome hangs on each, told from what chance alone would show.

A lever's score is how much worse a model of the outcome predicts points that it has not seen when the lever's
values are shuffled, as a share of the variance. The model is kernel ridge regression with the kernel of the search
(linear and RBF), its penalty chosen by leaving one out. The same is done with shuffled outcomes: a lever tells only
if its score is above what the best of all levers reaches there in nineteen cases of twenty.

Source: Breiman (2001) for the permutation; Altmann et al. (2010) for its null; Saunders et al. (1998), kernel ridge.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

_FOLDS, _SHUFFLES, _NULLS = 4, 5, 40
_CHANCE = 0.95
_PENALTIES = (0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)


def lever_scores(
    inputs: np.ndarray, outcome: np.ndarray, names: Sequence[str], seed: int, nulls: int = _NULLS
) -> pd.DataFrame:
    """Score levers for one outcome.

    Args:
        inputs: Decoded levers, shape (n_points, n_levers).
        outcome: What came of them, shape (n_points,).
        names: Names of the levers.
        seed: Luck of folds and shuffles.
        nulls: How many shuffled outcomes tell what chance shows.

    Returns:
        One row a lever: `lever`, `score` (share of the variance that goes with it), `chance` (what the best of all
        levers reaches by chance, the same for all), `tells`, `slope` (change of the outcome from the lever's lower
        to its upper values, by a straight line of ranks), best first.
    """
    rng = np.random.default_rng(seed)
    spread = inputs.std(axis=0)
    scaled = (inputs - inputs.mean(axis=0)) / np.where(spread > 0, spread, 1.0)
    outcomes = np.column_stack([outcome, *(rng.permutation(outcome) for _ in range(nulls))])
    scores = _scores(scaled, outcomes - outcomes.mean(axis=0), rng)
    chance = float(np.quantile(scores[:, 1:].max(axis=0), _CHANCE)) if nulls else np.nan
    table = pd.DataFrame(
        {
            "lever": list(names),
            "score": scores[:, 0],
            "chance": chance,
            "tells": scores[:, 0] > chance,
            "slope": [_slope(column, outcome) for column in inputs.T],
        }
    )
    return table.sort_values("score", ascending=False, kind="stable", ignore_index=True)


def _scores(inputs: np.ndarray, outcomes: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Return the explained variance of points left out that is lost without each lever, (n_levers, n_outcomes)."""
    n, n_levers = inputs.shape
    variance = outcomes.var(axis=0)
    folds, lost = rng.permutation(n) % _FOLDS, np.zeros((n_levers, outcomes.shape[1]))
    for fold in range(_FOLDS):
        here, out = folds != fold, folds == fold
        weights = _fit(_kernel(inputs[here], inputs[here]), outcomes[here])
        error = ((_kernel(inputs[out], inputs[here]) @ weights - outcomes[out]) ** 2).sum(axis=0)
        for lever in range(n_levers):
            for _ in range(_SHUFFLES):
                shuffled = inputs[out].copy()
                shuffled[:, lever] = rng.permutation(inputs[:, lever])[: len(shuffled)]
                without = _kernel(shuffled, inputs[here]) @ weights
                lost[lever] += (((without - outcomes[out]) ** 2).sum(axis=0) - error) / _SHUFFLES
    return np.divide(lost, n * variance, out=np.zeros_like(lost), where=variance > 0)


def _kernel(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Return the kernel between points, half linear and half RBF of the space's size, shape (n_left, n_right)."""
    size = left.shape[1]
    inner = left @ right.T
    squares = (left**2).sum(axis=1)[:, None] + (right**2).sum(axis=1) - 2.0 * inner
    both: np.ndarray = 0.5 * inner / size + 0.5 * np.exp(-0.5 * np.maximum(squares, 0.0) / size)
    return both


def _fit(kernel: np.ndarray, outcomes: np.ndarray) -> np.ndarray:
    """Return the weights of each outcome with the penalty that predicts left-out points best, same shape."""
    values, vectors = np.linalg.eigh(kernel)
    turned = vectors.T @ outcomes
    best, chosen = np.full(outcomes.shape[1], np.inf), np.zeros_like(outcomes)
    for penalty in _PENALTIES:
        shrunk = 1.0 / (np.maximum(values, 0.0) + penalty)
        weights = vectors @ (shrunk[:, None] * turned)
        left_out = weights / ((vectors**2) @ shrunk)[:, None]
        error = (left_out**2).sum(axis=0)
        better = error < best
        best[better], chosen[:, better] = error[better], weights[:, better]
    return chosen


def _slope(lever: np.ndarray, outcome: np.ndarray) -> float:
    """Return the difference of the outcome between high and low values of a lever, by a line of ranks."""
    from scipy.stats import rankdata

    ranks = (rankdata(lever) - 0.5) / len(lever)
    if ranks.var() == 0:
        return 0.0
    return 0.75 * float(np.cov(ranks, outcome, ddof=0)[0, 1] / ranks.var())
