"""A sweep read back: experiments, outcomes, failures, and any run repeated."""

from concurrent.futures import Executor
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from ruhrsim.common.atomic_files import FolderError, readable
from ruhrsim.common.versions import check_unchanged
from ruhrsim.runs import executors
from ruhrsim.sweeps.chunk import FAILURE_COLUMNS, Simulate, one_run, simulate
from ruhrsim.sweeps.parts import FAILURES, OUTCOMES, RUNS, intact_files
from ruhrsim.sweeps.plan import read_design, read_plan, read_sweep_experiment, read_sweep_manifest
from ruhrsim.sweeps.records import Experiment


@dataclass(frozen=True)
class Sweep:
    """A sweep, finished or not; tables are read when asked for.

    Args:
        folder: Where it is kept.
    """

    folder: Path

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """What the sweep says about how it was made."""
        return read_sweep_manifest(self.folder)

    @cached_property
    def experiment(self) -> Experiment:
        """What was asked."""
        return read_sweep_experiment(self.folder)

    @cached_property
    def experiments(self) -> pd.DataFrame:
        """One row for each experiment: `experiment`, `world`, `scenario`, then one column for each factor."""
        return read_design(self.folder)

    @cached_property
    def outcomes(self) -> pd.DataFrame:
        """One row for each run and stored year: `experiment`, `seed`, `year`, then the indicators."""
        empty = ["experiment", "seed", "year", *self.experiment.indicators]
        return _read(self.folder, OUTCOMES, empty).sort_values(empty[:3], ignore_index=True)

    @cached_property
    def failures(self) -> pd.DataFrame:
        """One row for each run that failed: `experiment`, `seed`, `scenario`, `inputs`, `error`, `traceback`."""
        return _read(self.folder, FAILURES, list(FAILURE_COLUMNS)).sort_values(
            ["experiment", "seed"], ignore_index=True
        )

    @cached_property
    def runs(self) -> pd.DataFrame:
        """One row for each run: `experiment`, `seed`, `status` (done or failed), `seconds`."""
        columns = ["experiment", "seed", "status", "seconds"]
        return _read(self.folder, RUNS, columns).sort_values(columns[:2], ignore_index=True)


def load_sweep(folder: str | Path) -> Sweep:
    """Open the folder of a sweep.

    Raises:
        FolderError: There is no sweep, or its manifest can't be read.
    """
    sweep = Sweep(Path(folder))
    _ = sweep.manifest
    return sweep


def repeat_run(
    folder: str | Path,
    experiment: int,
    seed: int,
    *,
    executor: Executor | None = None,
    insist: bool = False,
    simulate: Simulate = simulate,
) -> pd.DataFrame:
    """Compute one run of a sweep again, from its manifest.

    Scripts need the guard `if __name__ == "__main__":`, as always with processes.

    Args:
        folder: Folder of the sweep.
        experiment: Number of the experiment.
        seed: Seed of the run.
        executor: Any executor instead of a process of our own.
        insist: Whether to compute it although code, data or packages have changed.
        simulate: What ran, if it was not the model.

    Returns:
        The same rows as in `outcomes`.

    Raises:
        FolderError: There is no sweep, it can't be read, or it has no such experiment.
        ChangedVersionError: Code, data or packages are not those of the sweep.
    """
    check_unchanged(Path(folder).name, read_sweep_manifest(Path(folder)), insist)
    plan = read_plan(Path(folder))
    if not 0 <= experiment < len(plan.design):
        raise FolderError(f"{folder} has no experiment {experiment}; choose from 0 to {len(plan.design) - 1}")
    # A process of our own adds up in the same order as those of the sweep.
    with nullcontext(executor) if executor else executors.processes(1) as pool:
        return pool.submit(one_run, plan, experiment, seed, simulate).result().reset_index(drop=True)


def _read(folder: Path, table: str, columns: list[str]) -> pd.DataFrame:
    files = intact_files(folder, table)
    if not files:
        return pd.DataFrame(columns=columns)
    from pyarrow import dataset

    with readable(folder / table):
        return dataset.dataset([str(file) for file in files]).to_table().to_pandas()
