"""A model of the outcome over the levers, and where it says to look next.

Each aim gets a Gaussian process over the decoded levers: an RBF kernel for what bends, a linear one for what does
not, and noise. A batch is found by random scalarisation: each of its strategies minimises another mix of the aims
(augmented Chebyshev) of what the processes think possible, mean less standard deviation; strategies already in
the batch are believed to come out as predicted.

Source: Rasmussen, Williams (2006); Knowles (2006), ParEGO; Paria, Kandasamy, Póczos (2019), random scalarisations.
"""

import warnings
from collections.abc import Callable
from typing import Any

import numpy as np

_FRESH, _PARENTS, _CHILDREN = 512, 16, 24
_ROUNDS, _REFINED = 4, 24
_STEP = 0.15
_AUGMENTED = 0.05
_PENALTY = 10.0
_LEAST_NOISE = 1e-4


class Surrogate:
    """Gaussian processes of all aims, and of how far a side condition is broken.

    Args:
        inputs: Decoded levers of what is known, shape (n_points, n_features).
        outputs: Losses and, last, how far the worst-off town is worse off, shape (n_points, n_outputs).
        doubt: Variance of each output beyond that of points known well, in its own units, same shape.
    """

    def __init__(self, inputs: np.ndarray, outputs: np.ndarray, doubt: np.ndarray):
        self.middle, self.spread = inputs.mean(axis=0), inputs.std(axis=0)
        self.spread[self.spread == 0] = 1.0
        self.level, self.unit = outputs.mean(axis=0), outputs.std(axis=0)
        self.unit[self.unit == 0] = 1.0
        self.inputs = (inputs - self.middle) / self.spread
        self.outputs = (outputs - self.level) / self.unit
        self.doubt = doubt / self.unit**2
        self.kernels = [self._fit(column).kernel_ for column in range(outputs.shape[1])]
        self.believed = self._believe()

    def _fit(self, column: int) -> Any:
        from sklearn.exceptions import ConvergenceWarning
        from sklearn.gaussian_process import GaussianProcessRegressor
        from sklearn.gaussian_process.kernels import RBF, ConstantKernel, DotProduct, WhiteKernel

        size = float(np.sqrt(self.inputs.shape[1]))
        kernel = (
            ConstantKernel(0.5, (1e-3, 1e2)) * RBF(size, (0.2 * size, 20.0 * size))
            + ConstantKernel(0.5 / size**2, (1e-6, 1e1)) * DotProduct(1.0, "fixed")
            + WhiteKernel(0.1, (1e-3, 1e1))
        )
        process = GaussianProcessRegressor(kernel, alpha=self.doubt[:, column] + _LEAST_NOISE)
        with warnings.catch_warnings():
            # A bound that is reached says that a part of the kernel is not needed.
            warnings.simplefilter("ignore", ConvergenceWarning)
            return process.fit(self.inputs, self.outputs[:, column])

    def _believe(self) -> list[Any]:
        from sklearn.gaussian_process import GaussianProcessRegressor

        return [
            GaussianProcessRegressor(kernel, alpha=self.doubt[:, column] + _LEAST_NOISE, optimizer=None).fit(
                self.inputs, self.outputs[:, column]
            )
            for column, kernel in enumerate(self.kernels)
        ]

    def predict(self, inputs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return means and standard deviations in standard units, each shape (n, n_outputs)."""
        scaled = (inputs - self.middle) / self.spread
        found = [process.predict(scaled, return_std=True) for process in self.believed]
        return np.stack([mean for mean, _ in found], axis=1), np.stack([sd for _, sd in found], axis=1)

    def scaled(self, column: int, value: float) -> float:
        """Return a value of an output in standard units."""
        return float((value - self.level[column]) / self.unit[column])

    def believe(self, inputs: np.ndarray) -> None:
        """Take a strategy as known, with the outcome that is expected of it; `inputs` of shape (n_features,)."""
        expected, _ = self.predict(inputs[None])
        self.inputs = np.vstack([self.inputs, (inputs - self.middle) / self.spread])
        self.outputs = np.vstack([self.outputs, expected])
        self.doubt = np.vstack([self.doubt, np.zeros(self.doubt.shape[1])])
        self.believed = self._believe()


def propose(
    surrogate: Surrogate,
    parents: np.ndarray,
    decoded: Callable[[np.ndarray], np.ndarray],
    batch: int,
    limit: float | None,
    rng: np.random.Generator,
) -> np.ndarray:
    """Return the next batch of points, shape (batch, n_levers).

    Args:
        surrogate: What is known; strategies of the batch are believed in it.
        parents: Best points so far, the best first, shape (n, n_levers).
        decoded: From points to decoded levers.
        batch: How many.
        limit: How far the worst-off town may be worse off at most; None for no limit.
        rng: Luck of the batch.
    """
    n_aims = surrogate.outputs.shape[1] - 1
    pool = np.vstack([rng.random((_FRESH, parents.shape[1])), _offspring(parents, rng)])
    inputs = decoded(pool)
    chosen: list[np.ndarray] = []
    for _ in range(batch):
        weights = rng.dirichlet(np.ones(n_aims))
        score = _score(surrogate, inputs, weights, limit)
        points, found, scores = pool, inputs, score
        for _ in range(_ROUNDS):
            best = points[np.argsort(scores, kind="stable")[:_PARENTS]]
            more = _offspring(best, rng, _REFINED // 4)
            inputs_more = decoded(more)
            points, found = np.vstack([points, more]), np.vstack([found, inputs_more])
            scores = np.append(scores, _score(surrogate, inputs_more, weights, limit))
        order = np.argsort(scores, kind="stable")
        pick = next(row for row in order if not any((points[row] == one).all() for one in chosen))
        chosen.append(points[pick])
        surrogate.believe(found[pick])
    return np.array(chosen)


def _score(surrogate: Surrogate, inputs: np.ndarray, weights: np.ndarray, limit: float | None) -> np.ndarray:
    mean, sd = surrogate.predict(inputs)
    hoped = mean[:, :-1] - sd[:, :-1]
    known = surrogate.outputs[:, :-1]
    least, most = known.min(axis=0), known.max(axis=0)
    scaled = weights * (hoped - least) / np.maximum(most - least, 1e-9)
    score: np.ndarray = scaled.max(axis=1) + _AUGMENTED * scaled.sum(axis=1)
    if limit is not None:
        beyond = mean[:, -1] - surrogate.scaled(mean.shape[1] - 1, limit)
        score = score + _PENALTY * np.maximum(beyond, 0.0)
    return score


def _offspring(parents: np.ndarray, rng: np.random.Generator, children: int = _CHILDREN) -> np.ndarray:
    """Return mixtures of the best points, a little changed, shape (n, n_levers)."""
    best = parents[:_PARENTS]
    first, second = (best[rng.integers(len(best), size=children * len(best))] for _ in range(2))
    mixed = np.where(rng.random(first.shape) < 0.5, first, second)
    changed = rng.random(mixed.shape) < rng.choice([0.1, 0.3], size=(len(mixed), 1))
    moved = mixed + changed * _STEP * rng.standard_normal(mixed.shape)
    anew = rng.random(mixed.shape) < 0.02
    return np.clip(np.where(anew, rng.random(mixed.shape), moved), 0.0, 1.0)
