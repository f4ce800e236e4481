"""Run a sweep: what is missing is computed, in chunks, by any executor, and written by the workers."""

import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from ruhrsim.common.atomic_files import FolderError
from ruhrsim.runs import executors
from ruhrsim.runs.compare import check_settings
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
_IN_FLIGHT_ABROAD = 1000
_MOST_LOSSES = 3

Progress = Callable[[int, int], None]
Chunk = tuple[int, int]


class WorkersLost(Exception):
    """Workers died or failed again and again; one message with the reason."""


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
    done, waiting = int(finished.sum()), deque(cut(~finished, total))
    progress(done, total)
    where, by = str(plan.folder), made_by(plan)
    work = _Work(waiting, lambda pool, chunk: pool.submit(run_chunk, where, by, *chunk, simulate))
    while waiting:
        with _pool(executor, min(workers, len(waiting))) as (pool, most):
            for first, last in work.finish(pool, most):
                done += last - first
                progress(done, total)


@contextmanager
def _pool(executor: Executor | None, workers: int) -> Iterator[tuple[Executor, int]]:
    """Yield an executor and how many chunks to hand to it at once."""
    try:
        if executor:
            yield executor, _IN_FLIGHT_ABROAD
        else:
            with executors.processes(workers) as pool:
                yield pool, 2 * workers
    except _PoolBroken as error:
        # Processes of our own are built again; somebody else's executor can't be.
        if executor:
            raise WorkersLost(f"the executor takes no more work: {error}") from error


class _PoolBroken(Exception):
    """A pool that takes no more work; another may."""


class _Work:
    """Chunks that wait, and how often work was lost without any chunk done in between."""

    def __init__(self, waiting: deque[Chunk], submit: Callable[[Executor, Chunk], Future[int]]):
        self.waiting, self.submit, self.losses = waiting, submit, 0

    def finish(self, pool: Executor, most: int) -> Iterator[Chunk]:
        """Yield chunks as they are done; those whose worker was lost wait again, behind the others."""
        flying: dict[Future[int], Chunk] = {}
        try:
            while self.waiting or flying:
                self._send_off(pool, most, flying)
                for future in wait(flying, return_when=FIRST_COMPLETED).done:
                    yield from self._land(future, flying.pop(future))
        except BrokenExecutor as error:
            self.waiting.extend(flying.values())
            self._count_loss(error)
            raise _PoolBroken(_in_words(error)) from error
        finally:
            for future in flying:
                future.cancel()

    def _send_off(self, pool: Executor, most: int, flying: dict[Future[int], Chunk]) -> None:
        while self.waiting and len(flying) < most:
            future = self.submit(pool, self.waiting[0])
            flying[future] = self.waiting.popleft()
            if future.done():
                break

    def _land(self, future: Future[int], chunk: Chunk) -> Iterator[Chunk]:
        try:
            future.result()
        except FolderError:
            raise
        except BrokenExecutor:
            self.waiting.append(chunk)
            raise
        except Exception as error:
            self.waiting.append(chunk)
            self._count_loss(error)
        else:
            self.losses = 0
            yield chunk

    def _count_loss(self, error: Exception) -> None:
        self.losses += 1
        if self.losses > _MOST_LOSSES:
            raise WorkersLost(
                f"work was lost {self.losses} times in a row, last by {_in_words(error)}"
            ) from error


def _in_words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
