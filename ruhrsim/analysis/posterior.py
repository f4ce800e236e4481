"""The stored outcome of a calibration: a weighted sample of parameters, with how it came about."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from ruhrsim.model.parameters import parameter_rows
from ruhrsim.outside.files import named
from ruhrsim.outside.json_files import read_json
from ruhrsim.outside.shown import first_of, shown

SHIPPED = Path(__file__).parents[1] / "evidence" / "posterior.json"

_OF_EVENTS = "documented_events.pass_through"
"""Calibrated beside the parameters: how much of a documented closure the statistics show."""


class PosteriorError(ValueError):
    """A file that holds no posterior; one message with the way out."""


@dataclass(frozen=True)
class Posterior:
    """A weighted sample of parameters.

    Args:
        parameters: Names as `group.name`.
        sample: One row a draw, shape (n_draws, n_parameters).
        weights: They sum to 1, shape (n_draws,).
        manifest: Date, versions, settings, targets and ranges of the calibration.
        diagnostics: What tells how far to trust it.
    """

    parameters: tuple[str, ...]
    sample: np.ndarray
    weights: np.ndarray
    manifest: dict
    diagnostics: dict

    def draws(self, n: int) -> list[dict[str, float]]:
        """Return n draws by name, each about as often as it weighs; the same ones each time."""
        return self.at((np.arange(n) + 0.5) / n)

    def at(self, shares: np.ndarray) -> list[dict[str, float]]:
        """Return the draws that stand at shares (0 to 1) of the cumulated weights, by name."""
        # Spread over the whole sample: neighbours in it are not more alike than others.
        rows = np.searchsorted(np.cumsum(self.weights), shares)
        chosen = self.sample[np.minimum(rows, len(self.sample) - 1)]
        return [dict(zip(self.parameters, map(float, row), strict=True)) for row in chosen]

    def mean(self) -> dict[str, float]:
        """Return the mean of each parameter."""
        return dict(zip(self.parameters, map(float, self.weights @ self.sample), strict=True))

    def sd(self) -> dict[str, float]:
        """Return the standard deviation of each parameter."""
        spread = np.sqrt(self.weights @ (self.sample - self.weights @ self.sample) ** 2)
        return dict(zip(self.parameters, map(float, spread), strict=True))

    def save(self, path: Path) -> None:
        """Write it as JSON, one draw a line."""
        content = asdict(self) | {"sample": "@", "weights": np.round(self.weights, 6).tolist()}
        rows = ",\n  ".join(json.dumps([float(f"{value:.5g}") for value in row]) for row in self.sample)
        path.write_text(
            json.dumps(content, indent=1).replace('"@"', f"[\n  {rows}\n ]") + "\n", encoding="utf-8"
        )


def read_posterior(path: Path = SHIPPED) -> Posterior:
    """Read a stored posterior.

    Raises:
        PosteriorError: The file is missing or holds something else.
    """
    try:
        content = read_json(Path(path))
        sample, weights = np.array(content["sample"], dtype=float), np.array(content["weights"], dtype=float)
        names = tuple(content["parameters"])
        if sample.shape != (len(weights), len(names)) or not weights.sum() > 0.0:
            raise ValueError("its sample, weights and parameters don't fit together")
        if not (np.isfinite(sample).all() and np.isfinite(weights).all() and (weights >= 0.0).all()):
            raise ValueError("its sample and weights must be finite, and no weight below 0")
        known = {f"{row['group']}.{row['name']}" for row in parameter_rows()} | {_OF_EVENTS}
        if unknown := [name for name in names if name not in known]:
            raise ValueError(f"unknown parameters {first_of(map(shown, unknown))}")
        return Posterior(names, sample, weights / weights.sum(), content["manifest"], content["diagnostics"])
    except (ValueError, KeyError, TypeError, OverflowError) as error:
        raise PosteriorError(
            f"{named(path)} holds no calibration ({str(error)[:300]}); make one with 'ruhrsim calibrate'"
        ) from error
