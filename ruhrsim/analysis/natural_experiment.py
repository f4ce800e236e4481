"""Bochum with and without the closure of Opel in December 2014: a natural experiment in the model.

Both worlds share everything up to the closure and all luck after it, so that the difference is the
closure's. What came to the site stands in `analysis.sites`; claim C6 is judged there.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ruhrsim.analysis.forecast_scores import INTERVAL
from ruhrsim.analysis.past_runs import EVENTS, past_scenario
from ruhrsim.analysis.posterior import Posterior
from ruhrsim.runs.compare import run
from ruhrsim.runs.executors import processes
from ruhrsim.scenarios.scenario import scenario_from_dict

EVENT, TOWN, CLOSED = "opel_bochum_2014", "05911000", 2014
START, LAST = 2007, 2024
JOBS_LOST = 3300.0
_MEASURES = {
    "unemployment_rate": "points in Bochum",
    "unemployed": "unemployed in Bochum",
    "jobs": "jobs in Bochum",
}


@dataclass(frozen=True)
class Closure:
    """Effect of the closure.

    Args:
        paths: One row a year and measure: year, measure, median, p5, p95.
        half_life_years: Years from the peak of the rise of unemployment to its half, one a run; NaN if later
            than the last year.
    """

    paths: pd.DataFrame
    half_life_years: np.ndarray


def without_closure(scenario):
    """Return the same past without the closure."""
    content = scenario.to_dict()
    content["shock"] = [
        shock | {"without": [*shock.get("without", ()), EVENT]} if shock["kind"] == EVENTS else shock
        for shock in content["shock"]
    ]
    return scenario_from_dict(content | {"name": f"{scenario.name}_without_{EVENT}"}, scenario.name)


def play_closure(posterior: Posterior, runs: int, scale: float, seed: int, workers: int, progress) -> Closure:
    """Run both worlds for draws of the posterior.

    Args:
        posterior: The calibration.
        runs: Pairs of runs.
        scale: Share of establishments simulated.
        seed: First seed.
        workers: Processes.
        progress: Called with runs done and runs in all.
    """
    pairs = [past_scenario(START, LAST, draw) for draw in posterior.draws(runs)]
    differences = []
    with processes(workers) as pool:
        futures = [
            (
                pool.submit(run, with_it, seed + n, scale),
                pool.submit(run, without_closure(with_it), seed + n, scale),
            )
            for n, with_it in enumerate(pairs)
        ]
        for done, (with_it, without) in enumerate(futures, start=1):
            differences.append(_of_town(with_it.result()) - _of_town(without.result()))
            progress(2 * done, 2 * runs)
    return _summarise(differences)


def _of_town(result) -> pd.DataFrame:
    table = result.towns[(result.towns.ags == TOWN) & (result.towns.year > START)]
    return table.set_index("year")[list(_MEASURES)]


def _summarise(differences) -> Closure:
    stacked = np.array([difference.to_numpy() for difference in differences])
    years = differences[0].index
    rows = []
    for index, (measure, unit) in enumerate(_MEASURES.items()):
        low, high = np.quantile(stacked[:, :, index], INTERVAL, axis=0)
        middle = np.median(stacked[:, :, index], axis=0)
        rows += [
            {"year": int(year), "measure": measure, "unit": unit, "median": m, "p5": a, "p95": b}
            for year, m, a, b in zip(years, middle, low, high, strict=True)
        ]
    rises = stacked[:, :, list(_MEASURES).index("unemployment_rate")]
    return Closure(pd.DataFrame(rows).round(4), np.array([half_life(rise) for rise in rises]))


def half_life(rise: np.ndarray) -> float:
    """Return years from the peak of a rise until half of it is gone, NaN if it never is.

    Args:
        rise: Yearly values, shape (n_years,).
    """
    peak = int(np.argmax(rise))
    below = np.flatnonzero(rise[peak:] <= rise[peak] / 2.0)
    return float(below[0]) if len(below) else float("nan")
