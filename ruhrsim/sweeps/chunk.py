"""One chunk of a sweep, as a worker computes it: some runs, then one part of each table."""

import json
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from ruhrsim.model.indicators import ACCOUNT_INDICATORS, REGION_INDICATORS
from ruhrsim.model.model import RuhrModel
from ruhrsim.scenarios.scenario import Scenario
from ruhrsim.sweeps.parts import write_parts
from ruhrsim.sweeps.plan import Plan, plan_in_worker

_QUARTERS = 4
FAILURE_COLUMNS = {
    "experiment": "int64",
    "seed": "int64",
    "scenario": "string",
    "inputs": "string",
    "error": "string",
    "traceback": "string",
}
_RUN = {"experiment": "int64", "seed": "int64", "status": "string", "seconds": "float64"}

Simulate = Callable[[Scenario, int, float, tuple[str, ...]], pd.DataFrame]
"""From scenario, seed, scale and indicators to the quarterly table of the region, as
`Recorder.region_table` gives it, with these indicators at least."""


def simulate(scenario: Scenario, seed: int, scale: float, indicators: tuple[str, ...]) -> pd.DataFrame:
    """Run the model once and return the quarterly table of the region with these indicators alone."""
    model = RuhrModel(scenario, seed=seed, scale=scale)
    model.recorder.keep_only(indicators)
    model.run_for(_QUARTERS * scenario.years)
    return model.recorder.region_table()


def run_chunk(folder: str, made_by: tuple[Any, ...], first: int, last: int, simulate: Simulate) -> int:
    """Compute the runs from `first` to `last`, the last one excluded, and write them.

    A run that fails is written as a failure and does not stop the others; a full disk or memory does.

    Returns:
        How many runs there were.
    """
    plan = plan_in_worker(folder, made_by)
    outcomes, failures, runs = [], [], []
    for number in range(first, last):
        run, began = plan.run_of(number), time.perf_counter()
        try:
            outcomes.append(one_run(plan, *run, simulate))
            status = "done"
        except (OSError, MemoryError):
            raise
        except Exception as error:
            failures.append(_failure(plan, *run, error))
            status = "failed"
        runs.append((*run, status, time.perf_counter() - began))
    write_parts(Path(folder), first, last, as_tables(plan, outcomes, failures, runs))
    return last - first


def one_run(plan: Plan, experiment: int, seed: int, simulate: Simulate) -> pd.DataFrame:
    """Return the rows of `outcomes` of one run."""
    indicators = plan.experiment.indicators
    region = simulate(plan.scenario(experiment), seed, plan.experiment.scale, indicators)
    table = yearly(region, indicators, plan.experiment.scenarios[0].start)
    table = table[table["year"].isin(plan.experiment.record_years)]
    return table.assign(experiment=experiment, seed=seed)[["experiment", "seed", *table.columns]]


def yearly(region: pd.DataFrame, indicators: tuple[str, ...], start: int) -> pd.DataFrame:
    """Reduce quarters to years: levels at the end of the year, flows summed, shares averaged.

    Args:
        region: One row a quarter from the start state on, whole years.
        indicators: Columns to keep.
        start: The start state is the end of this year.

    Returns:
        One row a year: `year` and the indicators; flows and shares of the start are NaN.
    """
    columns = {"year": np.arange(start, start + len(region) // _QUARTERS + 1)}
    for key in indicators:
        values, kind = region[key].to_numpy(dtype=float), (REGION_INDICATORS | ACCOUNT_INDICATORS)[key].kind
        quarters = values[1:].reshape(-1, _QUARTERS)
        years = {"level": quarters[:, -1], "flow": quarters.sum(axis=1), "share": _mean(quarters)}[kind]
        columns[key] = np.concatenate([values[:1] if kind == "level" else [np.nan], years])
    return pd.DataFrame(columns)


def _mean(quarters: np.ndarray) -> np.ndarray:
    """Return means of the quarters that have a value, NaN where none has."""
    known = ~np.isnan(quarters)
    with np.errstate(invalid="ignore"):
        return np.where(known, quarters, 0.0).sum(axis=1) / known.sum(axis=1)


def _failure(plan: Plan, experiment: int, seed: int, error: Exception) -> tuple[Any, ...]:
    scenario, values = plan.inputs(experiment)
    what = f"{type(error).__name__}: {error}"
    return experiment, seed, scenario, json.dumps(values), what, "".join(traceback.format_exception(error))


def as_tables(plan: Plan, outcomes: list[Any], failures: list[Any], runs: list[Any]) -> dict[str, Any]:
    """Return PyArrow tables by name, with the same columns whatever the rows are."""
    import pyarrow as pa

    keys = {"experiment": "int64", "seed": "int64", "year": "int64"}
    stored = keys | dict.fromkeys(plan.experiment.indicators, "float64")
    found = pd.concat(outcomes) if outcomes else pd.DataFrame(columns=list(stored))
    columns = {name: pa.array(found[name].to_numpy(), type=_type(kind)) for name, kind in stored.items()}
    return {
        "outcomes": pa.table(columns),
        "failures": _table(failures, FAILURE_COLUMNS),
        "runs": _table(runs, _RUN),
    }


def _table(rows: list[tuple[Any, ...]], columns: dict[str, str]) -> Any:
    import pyarrow as pa

    return pa.table(
        {
            name: pa.array([row[i] for row in rows], type=_type(kind))
            for i, (name, kind) in enumerate(columns.items())
        }
    )


def _type(name: str) -> Any:
    import pyarrow as pa

    return getattr(pa, name)()
