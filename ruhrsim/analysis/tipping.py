"""Tipping: where along one parameter does the ranking of two strategies flip.

Worlds are sorted into bins by the parameter (its own values where the sweep has few), and in each bin the mean
paired difference is taken over everything else that the sweep varied. A flip is claimed only if the difference is
clearly negative in one bin and clearly positive in another, with intervals that hold for all bins at once; the
crossing is where the line through the bins meets zero, with the interval of a bootstrap.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.special import stdtrit

from ruhrsim.analysis.paired import CONFIDENCE
from ruhrsim.analysis.worlds import (
    AnalysisError,
    check_choice,
    choose_strategies,
    factors,
    run_values,
    seed_differences,
)
from ruhrsim.common.draws import Draws

_BINS, _FEWEST_A_BIN, _FEWEST_UNITS = 8, 8, 3
_RESAMPLES = 1000


@dataclass(frozen=True)
class Tipping:
    """The difference of two strategies along one parameter.

    Args:
        strategy: The strategy.
        baseline: The one it is held against.
        parameter: The factor along which.
        bins: One row per bin: `value` (mean of the parameter), `difference`, `low`, `high` (90 % for all bins at once),
            `n` (worlds, or seeds where there is one world a value).
        result: `flips`, `does_not_flip` (clear somewhere, and never clear to the other side) or `unclear`.
        crossing: Parameter at which the first flip happens, NaN without a flip; `crossing_low` and
            `crossing_high` hold it with 90 %.
        crossings: Number of sign changes of the bins' means.
    """

    strategy: str
    baseline: str
    parameter: str
    bins: pd.DataFrame
    result: str
    crossing: float
    crossing_low: float
    crossing_high: float
    crossings: int

    def table(self) -> pd.DataFrame:
        """Return the bins with the result behind each."""
        facts = {key: getattr(self, key) for key in ("strategy", "baseline", "parameter")}
        found = {key: getattr(self, key) for key in ("result", "crossing", "crossing_low", "crossing_high")}
        return self.bins.assign(**facts, **found)[[*facts, *self.bins, *found]]


def tipping(
    experiments: pd.DataFrame,
    outcomes: pd.DataFrame,
    indicator: str,
    parameter: str,
    *,
    strategy: str | None = None,
    baseline: str | None = None,
    year: int | None = None,
) -> Tipping:
    """Follow the paired difference of two strategies along a parameter.

    Args:
        experiments: One row per experiment.
        outcomes: One row per run and year.
        indicator: What is compared.
        parameter: Factor of the sweep, uncertainty or lever.
        strategy: The last of the sweep by default.
        baseline: The first by default.
        year: The last one by default.

    Raises:
        AnalysisError: The sweep can't answer this.
    """
    check_choice("parameter", parameter, factors(experiments))
    runs = run_values(experiments, outcomes, indicator, year, ignore=(parameter,))
    strategy, baseline = choose_strategies(runs, strategy, baseline)
    units = _units(experiments, runs, parameter, strategy, baseline)
    bins = _bins(units)
    result, crossings = _result(bins), _sign_changes(bins["difference"].to_numpy())
    crossing, low, high = _crossing(units, bins) if result == "flips" else (np.nan,) * 3
    return Tipping(strategy, baseline, parameter, bins, result, crossing, low, high, crossings)


def _units(experiments, runs, parameter, strategy, baseline) -> pd.DataFrame:
    """Return what varies independently: `x`, `difference` and `unit` (world or seed)."""
    runs = runs.merge(experiments[["experiment", parameter]], on="experiment").rename(
        columns={parameter: "x"}
    )
    runs = runs.assign(world=list(zip(runs["world"], runs["x"], strict=True)))
    pairs = seed_differences(runs, strategy, baseline).rename("difference").reset_index()
    pairs["x"] = [x for _, x in pairs["world"]]
    if pairs["world"].nunique() == pairs["x"].nunique() and pairs["seed"].nunique() >= _FEWEST_UNITS:
        units = pairs.rename(columns={"seed": "unit"})[["x", "difference", "unit"]]
    else:
        units = pairs.groupby("world", sort=False)[["x", "difference"]].mean().reset_index(names="unit")
    if units["x"].nunique() < 2:
        raise AnalysisError(
            f"'{parameter}' takes one value only in the finished runs; continue the sweep first"
        )
    return units.assign(bin=_cut(units["x"]))


def _cut(x: pd.Series) -> np.ndarray:
    """Return the bin of each value: its own if every value comes often, else one of equally full bins."""
    counts = x.value_counts()
    if counts.min() >= min(_FEWEST_UNITS, counts.max()) and len(counts) <= len(x) / _FEWEST_UNITS:
        return x.rank(method="dense").astype(int).to_numpy()
    n_bins = int(np.clip(len(x) // _FEWEST_A_BIN, 2, _BINS))
    return pd.qcut(x, n_bins, labels=False, duplicates="drop").to_numpy()


def _bins(units: pd.DataFrame) -> pd.DataFrame:
    groups = units.groupby("bin")
    n, difference = groups.size(), groups["difference"].mean()
    if n.min() < 2:
        raise AnalysisError(
            "the sweep has too few worlds or seeds for intervals along a parameter; give it more"
        )
    tail = (1 - CONFIDENCE) / 2 / len(n)
    margin = stdtrit(n - 1, 1 - tail) * groups["difference"].std() / np.sqrt(n)
    return pd.DataFrame(
        {
            "value": groups["x"].mean(),
            "difference": difference,
            "low": difference - margin,
            "high": difference + margin,
            "n": n,
        }
    ).reset_index(drop=True)


def _result(bins: pd.DataFrame) -> str:
    below, above = (bins["high"] < 0).any(), (bins["low"] > 0).any()
    if below and above:
        return "flips"
    return "does_not_flip" if below or above else "unclear"


def _sign_changes(differences: np.ndarray) -> int:
    signs = np.sign(differences)
    return int((signs[1:] * signs[:-1] < 0).sum())


def _crossing(units: pd.DataFrame, bins: pd.DataFrame) -> tuple[float, float, float]:
    """Return the first zero of the line through the bins, with its bootstrap interval."""
    x, codes = bins["value"].to_numpy(), units["bin"].rank(method="dense").astype(int).to_numpy() - 1
    names, which = np.unique(units["unit"].astype(str), return_inverse=True)
    draws, slots = Draws(0), np.arange(1, len(names) + 1, dtype=np.uint64)
    found = []
    for i in range(_RESAMPLES):
        drawn = (draws.uniform(f"resample {i}", slots) * len(names)).astype(int)
        weight = np.bincount(drawn, minlength=len(names))[which]
        total = np.bincount(codes, weight, len(x))
        sums = np.bincount(codes, weight * units["difference"].to_numpy(), len(x))
        found.append(_first_zero(x[total > 0], sums[total > 0] / total[total > 0]))
    tail = (1 - CONFIDENCE) / 2
    low, high = np.nanquantile(found, [tail, 1 - tail])
    return _first_zero(x, bins["difference"].to_numpy()), float(low), float(high)


def _first_zero(x: np.ndarray, y: np.ndarray) -> float:
    """Return where the line through the points first meets zero; NaN if it does not."""
    change = np.flatnonzero(np.sign(y[1:]) * np.sign(y[:-1]) <= 0)
    if not len(change):
        return np.nan
    i = change[0]
    return float(x[i] if y[i] == y[i + 1] else x[i] - y[i] * (x[i + 1] - x[i]) / (y[i + 1] - y[i]))
