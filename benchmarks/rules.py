"""Three rules for firms that every engine of `peers.py` follows, and the gate that says whether it does.

A quarter of length dt = 1/4 for a firm of size e (at least one) and age a in years:

    growth   Δ ln e = drift · dt + noise · e^(-0.2) · Laplace
    exit     closes with 1 - exp(-h · dt),   h = [old + (new - old) · exp(-a / settling)] · e^(-0.5)
    entry    floor(rate · n_start · dt + u) firms of size one and age zero, u uniform

They are the forms of `firm_growth`, `firm_exit` and `firm_entry` without towns, sectors and workers.
Sizes start lognormal (at least one), ages exponential. In the exit rule the size counts as at least one.
"""

import math

import numpy as np

DT = 0.25
DRIFT, NOISE, NOISE_ELASTICITY = 0.0, 0.12, 0.2
HAZARD_NEW, HAZARD_OLD, SETTLING, SIZE_ELASTICITY = 0.30, 0.10, 2.2, 0.5
ENTRY = 0.06
_STANDARD_ERRORS = 4.0


def start(n: int) -> tuple[np.ndarray, np.ndarray]:
    """Return log sizes and ages of the start, the same for all engines, shape (n,)."""
    generator = np.random.default_rng(2025)
    return np.maximum(generator.normal(1.0, 1.3, n), 0.0), generator.exponential(10.0, n)


def entrants(n: int, uniform: float) -> int:
    """Return the number of firms founded in a quarter."""
    return math.floor(ENTRY * n * DT + uniform)


def closing_chance(log_size, age):
    """Return the chance to close in a quarter, for arrays."""
    hazard = HAZARD_OLD + (HAZARD_NEW - HAZARD_OLD) * np.exp(-age / SETTLING)
    return -np.expm1(-hazard * np.exp(-SIZE_ELASTICITY * np.maximum(log_size, 0.0)) * DT)


def describe(log_size, age) -> dict[str, tuple[float, float]]:
    """Return what the gate compares: statistics of the living firms, each with its standard error."""
    n = len(log_size)
    return {
        "firms": (float(n), math.sqrt(n)),
        "mean log size": (float(np.mean(log_size)), float(np.std(log_size)) / math.sqrt(n)),
        "spread of log size": (float(np.std(log_size)), float(np.std(log_size)) / math.sqrt(n)),
        "mean age": (float(np.mean(age)), float(np.std(age)) / math.sqrt(n)),
        "under five years": (float(np.mean(age < 5.0)), 0.5 / math.sqrt(n)),
    }


def faults(ours: dict, theirs: dict) -> list[str]:
    """Return the statistics in which two engines differ by more than four standard errors."""
    return [
        f"{name}: {ours[name][0]:.4g} against {theirs[name][0]:.4g}"
        for name in ours
        if abs(ours[name][0] - theirs[name][0])
        > _STANDARD_ERRORS * math.hypot(ours[name][1], theirs[name][1])
    ]
