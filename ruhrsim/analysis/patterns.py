"""Patterns that a model of the region should show, each with its target, and the verdict of many runs.

A pattern is `set` if the start or a parameter uses the same figure, so that meeting it proves little,
and `free` if it emerges. It holds if the median of the runs lies inside the target, is mixed if
only a part of their 90 % interval does, and fails otherwise. A failure names its likely reason.
"""

from collections.abc import Callable
from concurrent.futures import as_completed
from functools import partial

import numpy as np
import pandas as pd

from ruhrsim.analysis.forecast_scores import INTERVAL
from ruhrsim.analysis.pattern_measures import measure_patterns
from ruhrsim.analysis.pattern_targets import Pattern, patterns
from ruhrsim.analysis.posterior import Posterior
from ruhrsim.runs.executors import processes

RUNS, SCALE, SEED = 10, 0.05, 1


def measure(
    posterior: Posterior,
    runs: int = RUNS,
    scale: float = SCALE,
    seed: int = SEED,
    workers: int = 1,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> pd.DataFrame:
    """Run the past for draws of the posterior; one row a run, one column a measure."""
    measured: dict[int, dict] = {}
    with processes(min(workers, runs)) as pool:
        one = partial(measure_patterns, scale=scale)
        futures = {pool.submit(one, draw, seed + n): n for n, draw in enumerate(posterior.draws(runs))}
        for future in as_completed(futures):
            measured[futures[future]] = future.result()
            progress(len(measured), runs)
    return pd.DataFrame([measured[n] for n in range(runs)])


def judge(measured: pd.DataFrame) -> pd.DataFrame:
    """Return one row a pattern: target, median, interval, verdict, and the reason of a failure.

    Args:
        measured: As `measure` gives it.
    """
    rows = []
    for pattern in patterns():
        low, high = np.quantile(measured[pattern.key], INTERVAL)
        median = float(np.median(measured[pattern.key]))
        verdict = verdict_of(median, low, high, pattern)
        given = vars(pattern) | ({"reason": "", "reason_de": ""} if verdict == "holds" else {})
        figures = {"median": median, "p5": float(low), "p95": float(high), "verdict": verdict}
        rows.append({"key": pattern.key} | figures | given)
    return pd.DataFrame(rows).round(4)


def verdict_of(median: float, low: float, high: float, pattern: Pattern) -> str:
    """Return `holds`, `mixed` or `fails`."""
    if pattern.low <= median <= pattern.high:
        return "holds"
    return "mixed" if low <= pattern.high and high >= pattern.low else "fails"
