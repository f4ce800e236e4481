"""An emulator: a quadratic in the parameters that stands for many runs of the model.

A run carries luck and the noise of a small sample of firms; a quadratic fitted through hundreds of
runs with different seeds averages both away and answers in microseconds, so that a likelihood can be
worked out for hundreds of thousands of parameter sets.
"""

from dataclasses import dataclass

import numpy as np

_FOLDS = 5


@dataclass(frozen=True)
class Emulator:
    """Outcomes as a quadratic function of parameters scaled to -1..1.

    Args:
        coefficients: Shape (n_terms, n_outcomes).
        noise: Standard deviation of single runs around it, shape (n_outcomes,).
        explained: Share of the variance of runs left out that it explains, shape (n_outcomes,).
    """

    coefficients: np.ndarray
    noise: np.ndarray
    explained: np.ndarray

    def predict(self, unit: np.ndarray) -> np.ndarray:
        """Return expected outcomes, shape (n, n_outcomes), for parameters between 0 and 1, (n, n_parameters)."""
        return _terms(unit) @ self.coefficients


def fit_emulator(unit: np.ndarray, outcomes: np.ndarray) -> Emulator:
    """Fit the quadratic.

    Args:
        unit: Parameters of the runs, scaled to 0..1 of their ranges, shape (n_runs, n_parameters).
        outcomes: Shape (n_runs, n_outcomes).

    Raises:
        ValueError: There are fewer runs than twice the terms.
    """
    terms = _terms(unit)
    if len(unit) < 2 * terms.shape[1]:
        raise ValueError(
            f"{len(unit)} runs are too few for {unit.shape[1]} parameters; make {2 * terms.shape[1]} or more"
        )
    left_out = np.empty_like(outcomes)
    for fold in range(_FOLDS):
        out = np.arange(len(unit)) % _FOLDS == fold
        left_out[out] = terms[out] @ np.linalg.lstsq(terms[~out], outcomes[~out])[0]
    error = ((outcomes - left_out) ** 2).mean(axis=0)
    spread = np.maximum(outcomes.var(axis=0), 1e-300)
    return Emulator(np.linalg.lstsq(terms, outcomes)[0], np.sqrt(error), 1.0 - error / spread)


def _terms(unit):
    x = 2.0 * unit - 1.0
    first, second = np.triu_indices(x.shape[1])
    return np.hstack([np.ones((len(x), 1)), x, x[:, first] * x[:, second]])
