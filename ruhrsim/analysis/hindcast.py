"""Hindcast: what the model, knowing only the world outside, would have said of the years since the start.

Each run takes one parameter set of the calibration and its own luck. The drift of places is laid on
top: it is part of the forecast, not of the model. Years up to 2016 are forecast from the start
alone; later ones from a start before 2016 also carry what the years to 2016 taught of each place.
Everything is conditional on the realised rate outside.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass

import numpy as np
import pandas as pd

from ruhrsim.analysis.drift import Drift, forecast
from ruhrsim.analysis.forecast_scores import INTERVAL, Scores, score, skill
from ruhrsim.analysis.history import LAST_LEARNT, Places, learnt_history
from ruhrsim.analysis.naive_forecasts import naive_forecasts
from ruhrsim.analysis.observed import Observed
from ruhrsim.analysis.past_runs import PastRun, play_all
from ruhrsim.analysis.posterior import Posterior
from ruhrsim.analysis.reference_labour import fit_reference, run_reference
from ruhrsim.common.draws import Draws

RUNS, SCALE, SEED = 32, 0.02, 1
REFERENCE = "ten_line_labour_market"
_COPIES, _REFERENCE_COPIES = 30, 500


@dataclass(frozen=True)
class Verdict:
    """Scores of a hindcast.

    Args:
        scores: Of all places and years.
        rivals: RMSE of the naive forecasts and, for Kreise, of the ten-line labour market, by name.
        by_place: One row a place: key, name, the scores and each rival's RMSE.
        by_year: One row a year: year, the scores and each rival's RMSE.
        table: One row a place and year: key, name, year, observed, median, low, high, points.
    """

    scores: Scores
    rivals: dict[str, float]
    by_place: pd.DataFrame
    by_year: pd.DataFrame
    table: pd.DataFrame


def run_past(
    posterior: Posterior,
    start: int,
    last: int,
    runs: int = RUNS,
    scale: float = SCALE,
    seed: int = SEED,
    workers: int = 1,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> list[PastRun]:
    """Run the model from the start to the last year, once for each draw of the posterior."""
    jobs = [(draw, seed + number) for number, draw in enumerate(posterior.draws(runs))]
    return play_all(jobs, start, last, scale, workers, progress)


def forecast_places(runs: list[PastRun], start: int, places: Places, seed: int = SEED) -> np.ndarray:
    """Return draws of the forecast in points, shape (n_draws, n_years, n_places), years from start + 1."""
    modelled = np.array([run.districts if places.level == "district" else run.towns for run in runs])
    years = range(start + 1, start + 1 + modelled.shape[1])
    known = learnt_history(places, start)
    return forecast(modelled, years, start, places, known, _COPIES, Drift(), Draws(seed))


def judge(runs: list[PastRun], start: int, observed: Observed, seed: int = SEED) -> Verdict:
    """Score the runs of the past against what came.

    Args:
        runs: Runs that reach the last observed year.
        start: Start year.
        observed: What came.
        seed: Seed of the drift.
    """
    rows = np.array(observed.years) - start - 1
    samples = forecast_places(runs, start, observed.places, seed)[:, rows]
    rivals = _rivals(observed.places, start, observed.years)
    return Verdict(
        score(samples, observed.points),
        {name: _rmse(points, observed.points) for name, points in rivals.items()},
        _score_each(samples, rivals, observed, axis=2),
        _score_each(samples, rivals, observed, axis=1),
        _table(samples, observed),
    )


def as_json(verdict: Verdict, start: int, observed: Observed) -> dict:
    """Return a verdict as plain values; it begins with rmse, crps, coverage90 and skill."""
    level = "districts" if observed.places.level == "district" else "towns"
    whole = asdict(verdict.scores)
    return {
        **{name: whole[name] for name in ("rmse", "crps", "coverage90")},
        "skill": {name: skill(whole["rmse"], rmse) for name, rmse in verdict.rivals.items()},
        level: {row["key"]: _plain(row, verdict.rivals) for row in verdict.by_place.to_dict("records")},
        "years": {
            str(row["year"]): _plain(row, verdict.rivals) for row in verdict.by_year.to_dict("records")
        },
        "bias": whole["bias"],
        "rank_correlation": _or_none(whole["rank_correlation"]),
        "n": whole["n"],
        "rivals_rmse": verdict.rivals,
        "start": start,
        "learnt_until": LAST_LEARNT,
        "unit": "points: % of the labour force"
        if level == "districts"
        else "points: unemployed per 100 residents 15-64",
        "forecast": verdict.table.to_dict("records"),
    }


def _plain(row, rivals) -> dict:
    names = [name for name in ("name", "rmse", "crps", "coverage90") if name in row]
    return {name: row[name] for name in names} | {
        "skill": {name: skill(row["rmse"], row[name]) for name in rivals},
        "bias": row["bias"],
        "n": row["n"],
    }


def _or_none(value):
    return None if np.isnan(value) else value


def _rivals(places, start, years) -> dict[str, np.ndarray]:
    rivals = naive_forecasts(places, start, years)
    if places.level == "district":
        rivals[REFERENCE] = _reference(places, start, years)
    return rivals


def _reference(places, start, years) -> np.ndarray:
    """Return the median of the ten-line labour market, which learns the drift of places as the model does."""
    modelled = run_reference(fit_reference(), start, max(years) - start)[None]
    reached, known = range(start + 1, max(years) + 1), learnt_history(places, start)
    samples = forecast(modelled, reached, start, places, known, _REFERENCE_COPIES, Drift(), Draws(SEED))
    return np.median(samples, axis=0)[np.array(years) - start - 1]


def _rmse(points, observed) -> float:
    return score(points[None], observed).rmse


def _score_each(samples, rivals, observed, axis) -> pd.DataFrame:
    """Return the scores of each place (axis 2) or year (axis 1) with anything observed."""
    rows = []
    for index in range(samples.shape[axis]):
        came = np.take(observed.points, [index], axis - 1)
        if not np.isfinite(came).any():
            continue
        who = {"year": observed.years[index]} if axis == 1 else _who(observed.places, index)
        errors = {name: _rmse(np.take(points, [index], axis - 1), came) for name, points in rivals.items()}
        rows.append(who | asdict(score(np.take(samples, [index], axis), came)) | errors)
    return pd.DataFrame(rows)


def _who(places, index) -> dict:
    return {"key": places.keys[index], "name": places.names[index]}


def _table(samples, observed) -> pd.DataFrame:
    low, high = np.quantile(samples, INTERVAL, axis=0)
    median = np.median(samples, axis=0)
    persons = observed.places.persons_per_point
    rows = []
    for year, place in np.argwhere(np.isfinite(observed.points)):
        row = _who(observed.places, place) | {"year": observed.years[year]}
        figures = zip(
            ("observed", "median", "low", "high"), (observed.points, median, low, high), strict=True
        )
        rows.append(row | {name: round(float(values[year, place]), 3) for name, values in figures})
        if observed.places.level == "town":
            counts = {
                f"unemployed_{name}": round(rows[-1][name] * persons[place])
                for name in ("median", "low", "high")
            }
            rows[-1] |= counts
    return pd.DataFrame(rows)
