"""What a sweep will take, before it runs: runs, time and disk."""

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from ruhrsim.common.atomic_files import FolderError
from ruhrsim.sweeps.chunk import Simulate, as_tables, simulate
from ruhrsim.sweeps.parts import finished_runs, write_parts
from ruhrsim.sweeps.plan import Plan
from ruhrsim.sweeps.records import Experiment
from ruhrsim.sweeps.run import cut
from ruhrsim.sweeps.sampling import design, sample_settings, sample_worlds
from ruhrsim.sweeps.store import load_sweep


@dataclass(frozen=True)
class Estimate:
    """What a sweep takes.

    Args:
        worlds, settings, scenarios: What is crossed.
        seeds: Seeds (at least).
        runs, done: Runs in all, and those that are there.
        run_seconds: Time of a run, NaN if none is left to do.
        seconds: Time left.
        size: Disk while it runs, bytes; finished it is smaller, because parts are joined.
    """

    worlds: int
    settings: int
    scenarios: int
    seeds: int
    runs: int
    done: int
    run_seconds: float
    seconds: float
    size: int


def estimate(experiment: Experiment, folder: Path, workers: int, simulate: Simulate = simulate) -> Estimate:
    """Work out what a sweep takes, from its own runs where there are some, else from one short run.

    Args:
        experiment: What is to run.
        folder: Folder of the sweep, whether it was begun or not.
        workers: Runs at a time.
        simulate: Stands in for the model.
    """
    table = design(experiment)
    runs = len(table) * experiment.runs
    done, run_seconds = _what_is_there(folder, experiment, runs)
    if run_seconds is None:
        run_seconds = _time_a_run(Plan(folder, experiment, table), simulate)
    return Estimate(
        len(sample_worlds(experiment)),
        len(sample_settings(experiment)),
        len(experiment.scenarios),
        experiment.runs,
        runs,
        done,
        run_seconds,
        (runs - done) * run_seconds / workers,
        _size(Plan(folder, experiment, table), runs),
    )


def _what_is_there(folder: Path, experiment: Experiment, runs: int) -> tuple[int, float | None]:
    try:
        sweep = load_sweep(folder)
        if sweep.experiment.fingerprint() != experiment.fingerprint() or sweep.runs.empty:
            return 0, None
        return int(finished_runs(folder, runs).sum()), float(sweep.runs["seconds"].mean())
    except FolderError:
        return 0, None


def _time_a_run(plan: Plan, simulate: Simulate) -> float:
    """Return the seconds of a run, drawn out from two short ones after one that warms up."""
    scale, years = plan.experiment.scale, plan.experiment.years
    one, two = (plan.scenario(0).model_copy(update={"years": n, "shock": ()}) for n in (1, 2))
    simulate(one, plan.experiment.seed, scale, plan.experiment.indicators)
    seconds = []
    for scenario in (one, two):
        began = time.perf_counter()
        simulate(scenario, plan.experiment.seed, scale, plan.experiment.indicators)
        seconds.append(time.perf_counter() - began)
    return seconds[0] + (years - 1) * max(seconds[1] - seconds[0], 0.0)


def _size(plan: Plan, runs: int) -> int:
    """Return the bytes of all parts, from one of made-up numbers."""
    chunks = cut(np.ones(runs, dtype=bool), runs)
    luck, keys = np.random.default_rng(0), [(0, run) for run in range(chunks[0][1])]
    years = [(*key, year) for key in keys for year in plan.experiment.record_years]
    made_up = pd.DataFrame(years, columns=["experiment", "seed", "year"])
    made_up = made_up.assign(**{key: luck.random(len(years)) for key in plan.experiment.indicators})
    with tempfile.TemporaryDirectory() as folder:
        write_parts(
            Path(folder), *chunks[0], as_tables(plan, [made_up], [], [(*key, "done", 1.0) for key in keys])
        )
        part = sum(file.stat().st_size for file in Path(folder).rglob("*.parquet"))
    return part * len(chunks)
