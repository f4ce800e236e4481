"""Many runs: the same seeds for every scenario, the same tables in any number of processes."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from ruhrsim import defaults
from ruhrsim.faults import ScenarioError
from ruhrsim.model import RuhrModel
from ruhrsim.parts import load_part, part_folder, save_part
from ruhrsim.results import Comparison, RunResult
from ruhrsim.scenario import Scenario, read_scenario, scenario_from_dict

_LARGEST_SCALE, _SMALLEST_SCALE, _LONGEST_YEARS = 1.0, 0.005, 50
_LARGEST_CHUNK, _CHUNKS_PER_WORKER = 8, 32
_QUARTERS = 4
_THREAD_SETTINGS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS",
                    "VECLIB_MAXIMUM_THREADS")


class SettingsError(ValueError):
    """Settings that no run can have; the message holds all faults, one a line."""

    def __init__(self, faults: list[str]):
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class _Job:
    scenario: Scenario
    seed: int
    scale: float
    part: Path | None

    def run(self) -> RunResult:
        result = run(self.scenario, self.seed, self.scale)
        if self.part:
            save_part(self.part, result)
        return result


def run(scenario: Scenario | str | Path, seed: int = defaults.SEED, scale: float = defaults.SCALE,
        years: int | None = None) -> RunResult:
    """Run one scenario once, in this process.

    Args:
        scenario: A scenario, its name or its file.
        seed: Same seed, same luck in every scenario.
        scale: Share of establishments simulated; results are for the whole region at any scale.
        years: Horizon instead of the scenario's own.

    Raises:
        ScenarioError: The scenario is faulty.
        SettingsError: Seed, scale or years can't be.
    """
    check_settings(years=years, scale=scale, seed=seed)
    (scenario,) = read_scenarios([scenario], years)
    model = RuhrModel(scenario, seed=seed, scale=scale)
    model.run_for(_QUARTERS * scenario.years)
    return RunResult(model.recorder.region_table(), model.recorder.town_table())


def compare(scenarios: Sequence[Scenario | str | Path] = defaults.SCENARIOS, runs: int = defaults.RUNS,
            years: int | None = None, scale: float = defaults.SCALE, seed: int = defaults.SEED,
            workers: int | None = None, *, executor: Executor | None = None,
            progress: Callable[[int, int], None] | None = None, keep: Path | None = None) -> Comparison:
    """Run scenarios on the same seeds, in parallel.

    Scripts need the guard `if __name__ == "__main__":`, as always with processes.

    Args:
        scenarios: Scenarios, names or files; the first is the baseline.
        runs: Seeds per scenario: `seed`, `seed + 1`, ...
        years: Horizon instead of the scenarios' own.
        scale: Share of establishments simulated.
        seed: The first seed.
        workers: Processes, one per core by default. The tables don't depend on it.
        executor: Any `concurrent.futures.Executor` instead of processes of our own.
        progress: Called with runs done and runs in all.
        keep: Folder where finished runs are kept and found again after an interruption.

    Raises:
        ScenarioError: A scenario is faulty.
        SettingsError: A setting can't be, or the scenarios don't fit together.
        FolderError: Finished runs can't be kept.
    """
    check_settings(runs=runs, years=years, scale=scale, seed=seed, workers=workers)
    chosen = read_scenarios(scenarios, years)
    seeds = tuple(range(seed, seed + runs))
    jobs = [_Job(scenario, s, scale, part_folder(keep, scenario, scale, s) if keep else None)
            for scenario in chosen for s in seeds]
    results = _finish(jobs, workers or os.cpu_count() or 1, executor, progress or (lambda done, total: None))
    labels = [(job.scenario.name, job.seed) for job in jobs]
    return Comparison(_stack(labels, [results[job].region for job in jobs]),
                      _stack(labels, [results[job].towns for job in jobs]), chosen, seeds, scale)


def check_settings(*, runs: int = defaults.RUNS, years: int | None = None, scale: float = defaults.SCALE,
                   seed: int = defaults.SEED, workers: int | None = None) -> None:
    """Check the settings of runs.

    Raises:
        SettingsError: All faults at once.
    """
    faults = {
        f"runs = {runs}: choose 1 or more (2 or more for intervals)": runs < 1,
        f"years = {years}: choose from 1 to {_LONGEST_YEARS}":
            years is not None and not 1 <= years <= _LONGEST_YEARS,
        f"scale = {scale}: choose from {_SMALLEST_SCALE} to {_LARGEST_SCALE} (1 is every establishment)":
            not _SMALLEST_SCALE <= scale <= _LARGEST_SCALE,
        f"seed = {seed}: choose 0 or more": seed < 0,
        f"workers = {workers}: choose 1 or more": workers is not None and workers < 1,
    }
    if any(faults.values()):
        raise SettingsError([message for message, wrong in faults.items() if wrong])


def read_scenarios(scenarios: Sequence[Scenario | str | Path],
                   years: int | None = None) -> tuple[Scenario, ...]:
    """Read scenarios that are to run side by side, with a common horizon.

    Raises:
        ScenarioError: One of them is faulty.
        SettingsError: They differ in start or years, share a name, or there is none.
    """
    chosen = _read_all(scenarios)
    if years is not None:
        chosen = tuple(_with_horizon(scenario, years) for scenario in chosen)
    names = [scenario.name for scenario in chosen]
    faults = {
        "no scenario given; name at least one": not names,
        f"scenarios share a name ({', '.join(names)}); give each its own": len(set(names)) < len(names),
        f"scenarios start in different years ({_listed(chosen, 'start')}); compare those with one start":
            len({s.start for s in chosen}) > 1,
        f"scenarios have different horizons ({_listed(chosen, 'years')}); set one with --years":
            len({s.years for s in chosen}) > 1,
    }
    if any(faults.values()):
        raise SettingsError([message for message, wrong in faults.items() if wrong])
    return chosen


def _read_all(scenarios: Sequence[Scenario | str | Path]) -> tuple[Scenario, ...]:
    chosen, faults = [], []
    for scenario in scenarios:
        try:
            chosen.append(scenario if isinstance(scenario, Scenario) else read_scenario(scenario))
        except ScenarioError as error:
            faults += error.faults
    if faults:
        raise ScenarioError(list(dict.fromkeys(faults)))
    return tuple(chosen)


def _with_horizon(scenario: Scenario, years: int) -> Scenario:
    # Checked again: a shock may lie beyond a shorter horizon.
    return scenario_from_dict(scenario.to_dict() | {"years": years}, f"{scenario.name} with {years} years")


def _listed(scenarios: tuple[Scenario, ...], attribute: str) -> str:
    return ", ".join(f"{s.name}: {getattr(s, attribute)}" for s in scenarios)


def _finish(jobs: list[_Job], workers: int, executor: Executor | None,
            progress: Callable[[int, int], None]) -> dict[_Job, RunResult]:
    """Return the result of every job, kept or computed."""
    kept = ((job, load_part(job.part)) for job in jobs if job.part)
    results = {job: result for job, result in kept if result is not None}
    progress(len(results), len(jobs))
    open_jobs = [job for job in jobs if job not in results]
    if open_jobs:
        workers = min(workers, len(open_jobs))
        with nullcontext(executor) if executor else processes(workers) as pool:
            for chunk, outcomes in _computed(_chunks(open_jobs, workers), pool):
                results.update(zip(chunk, outcomes, strict=True))
                progress(len(results), len(jobs))
    return results


def _chunks(jobs: list[_Job], workers: int) -> list[list[_Job]]:
    """Cut jobs into chunks: single runs where there are few, for a smooth progress bar."""
    size = max(1, min(_LARGEST_CHUNK, len(jobs) // (workers * _CHUNKS_PER_WORKER)))
    return [jobs[start:start + size] for start in range(0, len(jobs), size)]


def _computed(chunks: list[list[_Job]], pool: Executor) -> Iterator[tuple[list[_Job], list[RunResult]]]:
    futures = {pool.submit(_run_chunk, chunk): chunk for chunk in chunks}
    try:
        for future in as_completed(futures):
            yield futures[future], future.result()
    finally:
        for future in futures:
            future.cancel()


def _run_chunk(jobs: list[_Job]) -> list[RunResult]:
    return [job.run() for job in jobs]


@contextmanager
def processes(workers: int) -> Iterator[Executor]:
    """Yield a pool of processes that ends at once when the block fails or is interrupted."""
    others = set(multiprocessing.active_children())
    with one_thread_each():
        pool = ProcessPoolExecutor(workers, mp_context=process_context(), initializer=_ignore_interrupts)
        try:
            yield pool
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for child in set(multiprocessing.active_children()) - others:
                child.terminate()
            raise
        pool.shutdown()


def process_context():
    """Return how processes are started: never by fork."""
    # Not fork: a progress bar or a browser app runs threads, and forking those can hang. A fork
    # server imports the model once for all workers; where there is none (Windows), spawn.
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["ruhrsim.ensemble"])
    return context


@contextmanager
def one_thread_each() -> Iterator[None]:
    """Give processes started inside the block one thread each for linear algebra."""
    # Linear algebra libraries start a thread per core in every process and read this on import;
    # also, the order of their sums must not depend on the machine.
    before = {name: os.environ.get(name) for name in _THREAD_SETTINGS}
    os.environ.update(dict.fromkeys(_THREAD_SETTINGS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value


def _ignore_interrupts() -> None:
    # Ctrl-C reaches every process of a terminal; the parent alone decides and stops its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _stack(labels: list[tuple[str, int]], tables: list[pd.DataFrame]) -> pd.DataFrame:
    """Put run tables below each other, `scenario` and `seed` in front."""
    labelled = [table.assign(scenario=name, seed=seed)[["scenario", "seed", *table.columns]]
                for (name, seed), table in zip(labels, tables, strict=True)]
    return pd.concat(labelled, ignore_index=True)
