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
        quadratic: Whether there are squares and products besides the linear terms.
        coefficients: Shape (n_terms, n_outcomes).
        noise: Standard deviation of single runs around it, shape (n_outcomes,).
        explained: Share of the variance of runs left out that it explains, shape (n_outcomes,).
    """

    quadratic: bool
    coefficients: np.ndarray
    noise: np.ndarray
    explained: np.ndarray

    def predict(self, unit: np.ndarray) -> np.ndarray:
        """Return expected outcomes, shape (n, n_outcomes), for parameters between 0 and 1, (n, n_parameters)."""
        return _terms(unit, self.quadratic) @ self.coefficients


@dataclass(frozen=True)
class PlacesEmulator:
    """Paths of places: a quadratic for their mean, a line for what sets each apart, one for moments.

    Luck weighs more on a single place than on the mean, so that squares there would be fitted to noise.

    Args:
        common: Mean over places, outcomes are years.
        single: Deviations of places from it, outcomes are years times places.
        moments: Moments of the region, outcomes are moments; None if there are none.
    """

    common: Emulator
    single: Emulator
    moments: Emulator | None

    def predict(self, unit: np.ndarray) -> np.ndarray:
        """Return paths of places, then moments, shape (n, n_years · n_places + n_moments)."""
        common, single = self.common.predict(unit), self.single.predict(unit)
        places = single.shape[1] // common.shape[1]
        paths = single + np.repeat(common, places, axis=1)
        return paths if self.moments is None else np.hstack([paths, self.moments.predict(unit)])


def fit_places(unit: np.ndarray, paths: np.ndarray, moments: np.ndarray) -> PlacesEmulator:
    """Fit the emulator of paths and moments.

    Args:
        unit: Parameters of the runs, scaled to 0..1 of their ranges, shape (n_runs, n_parameters).
        paths: Shape (n_runs, n_years, n_places).
        moments: Shape (n_runs, n_moments).
    """
    common = paths.mean(axis=2)
    apart = (paths - common[:, :, None]).reshape(len(paths), -1)
    of_region = fit_emulator(unit, moments, quadratic=False) if moments.shape[1] else None
    return PlacesEmulator(fit_emulator(unit, common), fit_emulator(unit, apart, quadratic=False), of_region)


def fit_emulator(unit: np.ndarray, outcomes: np.ndarray, quadratic: bool = True) -> Emulator:
    """Fit the quadratic, or only its linear part.

    Args:
        unit: Parameters of the runs, scaled to 0..1 of their ranges, shape (n_runs, n_parameters).
        outcomes: Shape (n_runs, n_outcomes).
        quadratic: Whether to fit squares and products too.

    Raises:
        ValueError: There are fewer runs than twice the terms.
    """
    terms = _terms(unit, quadratic)
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
    return Emulator(quadratic, np.linalg.lstsq(terms, outcomes)[0], np.sqrt(error), 1.0 - error / spread)


def _terms(unit, quadratic):
    x = 2.0 * unit - 1.0
    if not quadratic:
        return np.hstack([np.ones((len(x), 1)), x])
    first, second = np.triu_indices(x.shape[1])
    return np.hstack([np.ones((len(x), 1)), x, x[:, first] * x[:, second]])
