"""Run a sweep: what is missing is computed, in chunks, by any executor, and written by the workers."""

import os
from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path

import numpy as np

from ruhrsim.runs.compare import check_settings
from ruhrsim.runs.retried_work import WorkersLost, retried
from ruhrsim.sweeps.chunk import Simulate, run_chunk, simulate
from ruhrsim.sweeps.lock import alone_in
from ruhrsim.sweeps.parts import (
    all_checksums,
    begun_seeds,
    clear_leftovers,
    drop_damaged,
    finished_runs,
    forget_noted_checksums,
    join_parts,
)
from ruhrsim.sweeps.plan import Plan, begin, design_checksum, made_by, note
from ruhrsim.sweeps.records import Experiment
from ruhrsim.sweeps.replicate import seeds_wanted
from ruhrsim.sweeps.store import Sweep, load_sweep

_CHUNKS, _LARGEST_CHUNK = 256, 64

Progress = Callable[[int, int], None]
Chunk = tuple[int, int]


def run_sweep(
    experiment: Experiment,
    folder: str | Path,
    *,
    workers: int | None = None,
    executor: Executor | None = None,
    progress: Progress | None = None,
    command: str = "",
    insist: bool = False,
    simulate: Simulate = simulate,
) -> Sweep:
    """Run an experiment, or go on where it stopped.

    Scripts need the guard `if __name__ == "__main__":`, as always with processes.

    Args:
        experiment: What to run, from `read_experiment`.
        folder: The sweep's own folder. Workers on other machines must see it under the same path.
        workers: Processes, one per core by default. The tables don't depend on it.
        executor: Any `concurrent.futures.Executor` instead of processes of our own.
        progress: Called with runs done and runs in all.
        command: The command line, for the manifest.
        insist: Whether to go on although code, data or packages have changed since the sweep began.
        simulate: Stands in for the model, in tests and measurements; a function of a module.

    Raises:
        SettingsError: There can't be so many workers.
        FolderError: The folder can't be written or holds something else, or the disk is full.
        SweepError: It holds a sweep of another definition, or of another code, data or packages.
        WorkersLost: Workers died or failed again and again; the same call goes on from there.
    """
    check_settings(workers=workers)
    plan = begin(experiment, Path(folder), command, insist)
    workers = workers or os.cpu_count() or 1
    with alone_in(plan.folder):
        drop_damaged(plan.folder)
        seeds, begun = experiment.runs, begun_seeds(plan.folder, len(plan.design))
        while True:
            kept = max(seeds, begun)
            numbers = list(range(experiment.seed, experiment.seed + kept))
            note(plan.folder, {"experiment": experiment.to_dict(), "seeds": numbers})
            _complete(plan, kept, workers, executor, progress or (lambda done, total: None), simulate)
            wanted = seeds_wanted(load_sweep(plan.folder), seeds)
            if wanted <= seeds:
                break
            seeds = wanted
        join_parts(plan.folder, kept * len(plan.design))
        clear_leftovers(plan.folder)
        note(plan.folder, {"checksums": all_checksums(plan.folder) | design_checksum(plan.folder)})
        forget_noted_checksums(plan.folder)
    return load_sweep(plan.folder)


def cut(missing: np.ndarray, total: int) -> list[Chunk]:
    """Cut runs into chunks: small ones where there are few, so that little is lost.

    Args:
        missing: Whether a run is missing, boolean, shape (n_runs,).
        total: Runs in all.
    """
    size = max(1, min(_LARGEST_CHUNK, total // _CHUNKS))
    edges = np.flatnonzero(np.diff(np.concatenate([[False], missing, [False]])))
    spans = edges.reshape(-1, 2).tolist()
    return [(first, min(first + size, end)) for begin, end in spans for first in range(begin, end, size)]


def _complete(
    plan: Plan, seeds: int, workers: int, executor: Executor | None, progress: Progress, simulate: Simulate
) -> None:
    """Compute all runs of so many seeds that are not there yet."""
    total = seeds * len(plan.design)
    finished = finished_runs(plan.folder, total)
    done, where, by = int(finished.sum()), str(plan.folder), made_by(plan)
    progress(done, total)
    chunks = retried(
        cut(~finished, total),
        lambda pool, chunk: pool.submit(run_chunk, where, by, *chunk, simulate),
        workers,
        executor,
    )
    for (first, last), _ in chunks:
        done += last - first
        progress(done, total)


__all__ = ["Chunk", "Progress", "WorkersLost", "cut", "run_sweep"]
