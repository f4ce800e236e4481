"""From a design of runs to a stored posterior, and what tells how far to trust it."""

from dataclasses import replace
from datetime import date

import numpy as np

from ruhrsim.analysis.calibration import CANDIDATES, START, Design, Target, log_posterior, weigh
from ruhrsim.analysis.drift import Drift, learn
from ruhrsim.analysis.history import LAST_LEARNT, districts
from ruhrsim.analysis.posterior import Posterior
from ruhrsim.common.sourced import records
from ruhrsim.common.versions import package_versions

_SPLITS = (2011, 2012, 2013)
_LEFT_OUT_GROUPS = 3
_KEPT = 256


def make_posterior(design: Design, target: Target, settings: dict, candidates: int = CANDIDATES) -> Posterior:
    """Return a posterior of 256 draws, each about as often as it weighs.

    Args:
        design: Runs.
        target: What the years taught.
        settings: Trials, seed, scale and command, for the manifest.
        candidates: Parameter sets to weigh, a power of two.
    """
    drift = Drift()
    unit, weights, emulator = weigh(design, target, drift, candidates)
    rows, counts = _thin(weights)
    low, high = design.ranges.T
    manifest = settings | {
        "date": date.today().isoformat(),
        "start": START,
        "learnt_until": LAST_LEARNT,
        "moments": {name: list(value) for name, value in target.moments.items()},
        "ranges": dict(zip(design.parameters, design.ranges.tolist(), strict=True)),
        "drift": {name: getattr(drift, name) for name in records(Drift)},
        "versions": package_versions(),
    }
    sample = low + unit[rows] * (high - low)
    diagnostics = _diagnose(design, target, drift, unit, weights, emulator)
    return Posterior(design.parameters, sample, counts / counts.sum(), manifest, diagnostics)


def _thin(weights):
    """Return rows to keep and how often each was drawn, at even steps of the summed weights."""
    order = np.random.default_rng(1).permutation(len(weights))
    steps = (np.arange(_KEPT) + 0.5) / _KEPT
    drawn = order[np.searchsorted(np.cumsum(weights[order]), steps).clip(max=len(weights) - 1)]
    rows, first, counts = np.unique(drawn, return_index=True, return_counts=True)
    by_chance = np.argsort(first)
    return rows[by_chance], counts[by_chance]


def _diagnose(design, target, drift, unit, weights, emulator) -> dict:
    low, high = design.ranges.T
    mean, sd = moments_of(unit, weights)
    n = target.log_points.size
    modelled = (weights[:, None] * emulator.predict(unit))[:, :n].sum(axis=0).reshape(target.log_points.shape)
    centred = (unit - mean) / sd
    correlation = (weights[:, None] * centred).T @ centred
    return {
        "effective_draws": float(1.0 / np.sum(weights**2)),
        "runs": len(design.unit),
        "emulator_explains_region": float(emulator.common.explained.mean()),
        "run_noise_region_log": float(emulator.common.noise.mean()),
        "run_noise_district_log": float(emulator.single.noise.mean()),
        "rmse_in_sample": rmse(modelled, target.log_points),
        "mean": _named(design, low + mean * (high - low)),
        "sd": _named(design, sd * (high - low)),
        "sd_against_range": _named(design, sd * np.sqrt(12.0)),
        "correlation": {
            name: _named(design, row) for name, row in zip(design.parameters, correlation, strict=True)
        },
        "split_years": _split_years(design, target, drift, unit, emulator),
        "left_out_districts": _leave_districts_out(target, drift, unit, emulator),
    }


def moments_of(unit, weights):
    """Return weighted mean and standard deviation of each parameter, scaled to 0..1."""
    mean = weights @ unit
    return mean, np.sqrt(weights @ (unit - mean) ** 2)


def rmse(log_modelled, log_observed) -> float:
    """Return the error in points of logs, where anything is known."""
    error = np.exp(log_modelled) - np.exp(log_observed)
    return float(np.sqrt(np.nanmean(error**2)))


def _named(design, values) -> dict:
    return {name: round(float(value), 4) for name, value in zip(design.parameters, values, strict=True)}


def _fitted(target, drift, unit, emulator):
    """Return expected log unemployment under the weights that a part of the target gives."""
    outcomes = emulator.predict(unit)
    log_weights = log_posterior(outcomes, target, drift)
    weights = np.exp(log_weights - log_weights.max())
    shape = target.log_points.shape
    return (weights @ outcomes / weights.sum())[: shape[0] * shape[1]].reshape(shape)


def _split_years(design, target, drift, unit, emulator) -> dict:
    """Fit up to a year and judge the years after it: by structure alone, and with what each Kreis taught."""
    found = {}
    for year in _SPLITS:
        known = year - START
        part = target.log_points.copy()
        part[known:] = np.nan
        modelled = _fitted(replace(target, log_points=part), drift, unit, emulator)
        later = target.log_points[known:]
        taught, _ = learn((target.log_points - modelled)[None, :known], districts(START), drift)
        found[str(year)] = {
            "structure": round(rmse(modelled[known:], later), 3),
            "with_drift": round(rmse(modelled[known:] + taught, later), 3),
        }
    return found


def _leave_districts_out(target, drift, unit, emulator) -> float:
    """Fit on two thirds of the Kreise and judge the others, each third in turn."""
    errors = []
    for group in range(_LEFT_OUT_GROUPS):
        out = np.arange(target.log_points.shape[1]) % _LEFT_OUT_GROUPS == group
        part = target.log_points.copy()
        part[:, out] = np.nan
        modelled = _fitted(replace(target, log_points=part), drift, unit, emulator)
        errors.append(rmse(modelled[:, out], target.log_points[:, out]) ** 2)
    return round(float(np.sqrt(np.mean(errors))), 3)
