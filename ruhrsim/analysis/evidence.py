"""Every test of the model as a part that can be run again: its tables, by the names under which they ship.

`ruhrsim evidence --rerun` runs parts and writes their tables; the same tables ship in
`ruhrsim/evidence`, so that README, app and report show what was found without running anything.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass

import numpy as np
import pandas as pd

from ruhrsim.analysis import claim_robustness, hindcast, instruments, natural_experiment, patterns, recovery
from ruhrsim.analysis.claim_drivers import drivers
from ruhrsim.analysis.claim_runs import claim_worlds, run_worlds
from ruhrsim.analysis.claim_verdicts import judge_parts, verdicts
from ruhrsim.analysis.claims import variants_needed
from ruhrsim.analysis.forecast_scores import INTERVAL
from ruhrsim.analysis.history import last_outside_year
from ruhrsim.analysis.observed import read_observed
from ruhrsim.analysis.posterior import read_posterior
from ruhrsim.analysis.strategy_comparisons import COMPARISONS
from ruhrsim.effects.evaluate import EVIDENCE_SEEDS, EVIDENCE_WORLDS, evaluate
from ruhrsim.regions.tables import DATA

WORLDS, PATTERN_RUNS, CLOSURE_RUNS, CLOSURE_SCALE = 64, 10, 10, 0.05
_KREISE = "unemployment_history.csv"
_TOWNS = "unemployment_municipality.csv"
Progress = Callable[[int, int], None]
Tables = dict[str, pd.DataFrame]


@dataclass(frozen=True)
class Setting:
    """One hindcast: what is scored, from which start.

    Args:
        start: The forecast knows the region up to the end of this year.
        file: Table of what came.
        first, last: Years scored.
    """

    start: int
    file: str
    first: int
    last: int


SETTINGS = {
    "kreise_2008_2016_from_2007": Setting(2007, _KREISE, 2008, 2016),
    "kreise_2023_2025_from_2007": Setting(2007, _KREISE, 2023, 2025),
    "kreise_2023_2025_from_2016": Setting(2016, _KREISE, 2023, 2025),
    "towns_2008_2016_from_2007": Setting(2007, _TOWNS, 2008, 2016),
    "towns_2021_from_2007": Setting(2007, _TOWNS, 2021, 2021),
    "towns_2021_from_2016": Setting(2016, _TOWNS, 2021, 2021),
}
"""Hindcasts by name, in the order of tables."""


def measure_hindcast(workers: int, progress: Progress) -> Tables:
    """Run the past from both starts.

    Returns:
        `hindcast` (RMSE of the model and each rival, one row a forecast, one column a setting), `hindcast_scores` (one
        row a setting), `hindcast_places` (one row a setting and Kreis), `hindcast_kreise` (forecast from 2007 by
        Kreis and year: median, low, high, observed, points).
    """
    starts = sorted({setting.start for setting in SETTINGS.values()})
    past = {}
    for done, start in enumerate(starts, start=1):
        past[start] = hindcast.run_past(read_posterior(), start, last_outside_year(), workers=workers)
        progress(done, len(starts))
    verdicts = {name: _judge(past[s.start], s) for name, s in SETTINGS.items()}
    return {
        "hindcast": _errors(verdicts),
        "hindcast_scores": _scores(verdicts),
        "hindcast_places": _places(verdicts),
        "hindcast_kreise": _paths(past[starts[0]], starts[0]),
    }


def _judge(runs, setting: Setting):
    came = read_observed(DATA / setting.file, setting.start, setting.first, setting.last)
    return hindcast.judge(runs, setting.start, came)


def _errors(verdicts) -> pd.DataFrame:
    errors = pd.DataFrame({name: {"model": v.scores.rmse} | v.rivals for name, v in verdicts.items()})
    return errors.round(3).rename_axis("forecast").reset_index()


def _scores(verdicts) -> pd.DataFrame:
    return pd.DataFrame([{"setting": name} | asdict(v.scores) for name, v in verdicts.items()]).round(4)


def _places(verdicts) -> pd.DataFrame:
    tables = [v.by_place.assign(setting=name) for name, v in verdicts.items() if name.startswith("kreise")]
    return pd.concat(tables, ignore_index=True).round(3)


def _paths(runs, start: int) -> pd.DataFrame:
    last = last_outside_year()
    came = read_observed(None, start, start + 1, last)
    samples = hindcast.forecast_places(runs, start, came.places)
    low, high = np.quantile(samples, INTERVAL, axis=0)
    years = list(range(start + 1, start + 1 + samples.shape[1]))
    known = pd.DataFrame(came.points, came.years).reindex(years).to_numpy()
    columns = {"median": np.median(samples, axis=0), "low": low, "high": high, "observed": known}
    return pd.concat(
        [
            pd.DataFrame(
                {"key": came.places.keys[i], "name": came.places.names[i], "year": years}
                | {name: values[:, i] for name, values in columns.items()}
            )
            for i in range(len(came.places.keys))
        ],
        ignore_index=True,
    ).round(3)


def measure_patterns(workers: int, progress: Progress) -> Tables:
    """Compare patterns of ten years with those of the statistics."""
    runs = patterns.measure(read_posterior(), PATTERN_RUNS, workers=workers, progress=progress)
    return {"patterns": patterns.judge(runs)}


def measure_closure(workers: int, progress: Progress) -> Tables:
    """Follow Bochum with and without the closure of Opel."""
    closure = natural_experiment.play_closure(
        read_posterior(), CLOSURE_RUNS, CLOSURE_SCALE, 1, workers, progress
    )
    return {"opel_bochum": closure.paths}


def measure_recovery(workers: int, progress: Progress) -> Tables:
    """Follow the recovery from a shock as deep as Pittsburgh's."""
    return {"recovery": recovery.study(workers=workers, progress=progress).round(3)}


def measure_claims(workers: int, progress: Progress) -> Tables:
    """Judge the claims in plausible worlds, and pairs of strategies in the same way.

    Returns:
        `claims` (one row a claim), `claims_parts` (one row for each of its numbers), `claims_drivers` (what moves each
        number) and `strategies` (one row for each number of a pair of strategies).
    """
    needed = variants_needed() | variants_needed(COMPARISONS)
    found = run_worlds(claim_worlds(WORLDS), needed, workers=workers, progress=progress)
    parts = judge_parts(found)
    return {
        "claims": verdicts(parts),
        "claims_parts": parts,
        "claims_drivers": drivers(found),
        "strategies": judge_parts(found, COMPARISONS),
    }


def measure_robustness(workers: int, progress: Progress) -> Tables:
    """Judge the claims in other ways: luck, scale, order, without their carrying mechanism."""
    worlds = claim_worlds(claim_robustness.WORLDS)
    return {"claims_robustness": claim_robustness.check(worlds, workers, progress=progress)}


def measure_effects(workers: int, progress: Progress) -> Tables:
    """Ask the model what evaluations found."""
    return {"effects": evaluate(None, EVIDENCE_WORLDS, EVIDENCE_SEEDS, workers=workers, progress=progress)}


def measure_instruments(workers: int, progress: Progress) -> Tables:
    """Ask what each instrument does alone, all with the same money."""
    return {"instruments": instruments.measure(workers=workers, progress=progress)}


PARTS: dict[str, Callable[[int, Progress], Tables]] = {
    "hindcast": measure_hindcast,
    "patterns": measure_patterns,
    "closure": measure_closure,
    "recovery": measure_recovery,
    "claims": measure_claims,
    "robustness": measure_robustness,
    "effects": measure_effects,
    "instruments": measure_instruments,
}
"""Parts by name, in the order of the report; each takes workers and progress and returns its tables."""
TABLES = {
    "hindcast": ("hindcast", "hindcast_scores", "hindcast_places", "hindcast_kreise"),
    "patterns": ("patterns",),
    "closure": ("opel_bochum",),
    "recovery": ("recovery",),
    "claims": ("claims", "claims_parts", "claims_drivers", "strategies"),
    "robustness": ("claims_robustness",),
    "effects": ("effects",),
    "instruments": ("instruments",),
}
"""Tables of each part, as they ship."""
