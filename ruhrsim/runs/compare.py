"""Many runs: the same seeds for every scenario, the same tables in any number of processes."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, as_completed
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from ruhrsim.common import defaults
from ruhrsim.common.draws import fresh_seed, is_seed
from ruhrsim.common.errors import ScenarioError
from ruhrsim.model.quarter.order import QUARTER
from ruhrsim.model.quarter.records import Step
from ruhrsim.model.start.firm_sizes import DENSEST
from ruhrsim.outside.shown import shown
from ruhrsim.regions.region import Region
from ruhrsim.runs import executors
from ruhrsim.runs.parameter_sets import World, played, world_faults
from ruhrsim.runs.results import Comparison, RunResult, label_run
from ruhrsim.runs.unfinished import load_part, part_folder, save_part
from ruhrsim.scenarios.scenario import Scenario, in_region, read_scenario, scenario_from_dict

MOST_RUNS, LARGEST_SEED, MOST_WORKERS = 100_000, 2**53, 1_024
_SMALLEST_SCALE, _LONGEST_YEARS = 0.005, 50
_LARGEST_CHUNK, _CHUNKS_PER_WORKER = 8, 32
_QUARTERS = 4


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


def run(
    scenario: Scenario | str | Path,
    seed: int = defaults.SEED,
    scale: float = defaults.SCALE,
    years: int | None = None,
    steps: Sequence[Step] = QUARTER,
    *,
    region: str | Path | Region | None = None,
) -> RunResult:
    """Run one scenario once, in this process.

    Args:
        scenario: A scenario, its name or its file.
        seed: Same seed, same luck in every scenario.
        scale: Share of establishments simulated; results are for the whole region at any scale.
        years: Horizon instead of the scenario's own.
        steps: Steps of a quarter in another order, or with steps of your own.
        region: Region instead of the scenario's own: one that ships, by name, or a folder.

    Raises:
        ScenarioError: The scenario is faulty.
        SettingsError: Seed, scale or years can't be.
    """
    # Mesa takes half a second to import; who only hands runs to processes does without.
    from ruhrsim.model.model import RuhrModel

    check_settings(years=years, scale=scale, seed=seed)
    (scenario,) = read_scenarios([scenario], years, region)
    played = RuhrModel(scenario, seed=seed, scale=scale, steps=steps)
    played.run_for(_QUARTERS * scenario.years)
    return RunResult(played.recorder.region_table(), played.recorder.town_table())


def compare(
    scenarios: Sequence[Scenario | str | Path] = defaults.SCENARIOS,
    runs: int = defaults.RUNS,
    years: int | None = None,
    scale: float = defaults.SCALE,
    seed: int | None = defaults.SEED,
    workers: int | None = None,
    *,
    executor: Executor | None = None,
    progress: Callable[[int, int], None] | None = None,
    keep: Path | None = None,
    worlds: Sequence[World] = (),
    region: str | Path | Region | None = None,
) -> Comparison:
    """Run scenarios on the same seeds, in parallel.

    Scripts need the guard `if __name__ == "__main__":`, as always with processes.

    Args:
        scenarios: Scenarios, names or files; the first is the baseline.
        runs: Seeds per scenario: `seed`, `seed + 1`, ...
        years: Horizon instead of the scenarios' own.
        scale: Share of establishments simulated.
        seed: The first seed; None draws a fresh one, the result's `seeds` say which.
        workers: Processes, one per core by default. The tables don't depend on it.
        executor: Any `concurrent.futures.Executor` instead of processes of our own.
        progress: Called with runs done and runs in all.
        keep: Folder where finished runs are kept and found again after an interruption.
        worlds: Parameter sets, one for each run, such as `numbered_worlds(seed, runs)`: run r of every
            scenario happens in world r, so that intervals cover luck and assumptions together. What a
            scenario states itself stays as it is.
        region: Region instead of the scenarios' own: one that ships, by name, or a folder.

    Raises:
        ScenarioError: A scenario is faulty.
        SettingsError: A setting can't be, a world has a fault, or the scenarios don't fit together.
        FolderError: Finished runs can't be kept.
    """
    seed = fresh_seed() if seed is None else seed
    check_settings(runs=runs, years=years, scale=scale, seed=seed, workers=workers)
    seed = int(seed)
    if worlds and (faults := world_faults(worlds, runs)):
        raise SettingsError(faults)
    chosen = read_scenarios(scenarios, years, region)
    seeds = tuple(range(seed, seed + runs))
    jobs = [
        _job(played(scenario, worlds, number), s, scale, keep)
        for scenario in chosen
        for number, s in enumerate(seeds)
    ]
    results = _finish(jobs, workers or os.cpu_count() or 1, executor, progress or (lambda done, total: None))
    labels = [(job.scenario.name, job.seed) for job in jobs]
    return Comparison(
        _stack(labels, [results[job].region for job in jobs], bool(worlds)),
        _stack(labels, [results[job].towns for job in jobs], bool(worlds)),
        chosen,
        seeds,
        scale,
        tuple(worlds),
    )


def _job(scenario: Scenario, seed: int, scale: float, keep: Path | None) -> _Job:
    return _Job(scenario, seed, scale, part_folder(keep, scenario, scale, seed) if keep else None)


def each_seed(
    work: Callable[[int], pd.DataFrame],
    seeds: Sequence[int],
    workers: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> list[pd.DataFrame]:
    """Return what `work` gives for each seed, in the order of the seeds, computed in processes.

    Args:
        work: A function of the module level, or a `partial` of one.
        seeds: Seeds.
        workers: Processes, one per core by default.
        progress: Called with runs done and runs in all.
    """
    tables = []
    with executors.processes(min(workers or os.cpu_count() or 1, len(seeds))) as pool:
        for table in pool.map(work, seeds):
            tables.append(table)
            if progress:
                progress(len(tables), len(seeds))
    return tables


def check_settings(
    *,
    runs: int = defaults.RUNS,
    years: int | None = None,
    scale: float = defaults.SCALE,
    seed: int = defaults.SEED,
    workers: int | None = None,
) -> None:
    """Check the settings of runs.

    Raises:
        SettingsError: All faults at once.
    """
    faults = {
        f"runs = {shown(runs)}: choose 1 or more (2 or more for intervals)": runs < 1,
        f"runs = {shown(runs)}: choose {MOST_RUNS:,} or fewer": runs > MOST_RUNS,
        f"years = {shown(years)}: choose from 1 to {_LONGEST_YEARS}": years is not None
        and not 1 <= years <= _LONGEST_YEARS,
        f"scale = {scale}: choose from {_SMALLEST_SCALE} to {DENSEST:g} (1 is every establishment)": not _SMALLEST_SCALE
        <= scale
        <= DENSEST,
        f"seed = {shown(seed)}: choose a whole number, 0 or more": not is_seed(seed),
        f"seed = {shown(seed)}: choose {LARGEST_SEED:,} or less": is_seed(seed) and seed > LARGEST_SEED,
        f"workers = {shown(workers)}: choose 1 or more": workers is not None and workers < 1,
        f"workers = {shown(workers)}: choose {MOST_WORKERS} or fewer": workers is not None
        and workers > MOST_WORKERS,
    }
    if any(faults.values()):
        raise SettingsError([message for message, wrong in faults.items() if wrong])


def read_scenarios(
    scenarios: Sequence[Scenario | str | Path],
    years: int | None = None,
    region: str | Path | Region | None = None,
) -> tuple[Scenario, ...]:
    """Read scenarios that are to run side by side, with a common horizon and in one region.

    Raises:
        ScenarioError: One of them is faulty.
        SettingsError: They differ in region, start or years, share a name, or there is none.
    """
    chosen = _read_all(scenarios, region)
    if years is not None:
        chosen = tuple(_with_horizon(scenario, years) for scenario in chosen)
    names = [scenario.name for scenario in chosen]
    faults = {
        "no scenario given; name at least one": not names,
        f"scenarios share a name ({', '.join(names)}); give each its own": len(set(names)) < len(names),
        f"scenarios are about different regions ({_listed(chosen, 'region')}); set one for all (region)": len(
            {s.region for s in chosen}
        )
        > 1,
        f"scenarios start in different years ({_listed(chosen, 'start')}); compare those with one start": len(
            {s.start for s in chosen}
        )
        > 1,
        f"scenarios have different horizons ({_listed(chosen, 'years')}); set one for all (years)": len(
            {s.years for s in chosen}
        )
        > 1,
    }
    if any(faults.values()):
        raise SettingsError([message for message, wrong in faults.items() if wrong])
    return chosen


def _read_all(
    scenarios: Sequence[Scenario | str | Path], region: str | Path | Region | None
) -> tuple[Scenario, ...]:
    chosen, faults = [], []
    for scenario in scenarios:
        try:
            found = scenario if isinstance(scenario, Scenario) else read_scenario(scenario, region)
            chosen.append(in_region(found, region))
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


def _finish(
    jobs: list[_Job], workers: int, executor: Executor | None, progress: Callable[[int, int], None]
) -> dict[_Job, RunResult]:
    """Return the result of every job, kept or computed."""
    kept = ((job, load_part(job.part)) for job in jobs if job.part)
    results = {job: result for job, result in kept if result is not None}
    progress(len(results), len(jobs))
    open_jobs = [job for job in jobs if job not in results]
    if open_jobs:
        workers = min(workers, len(open_jobs))
        with nullcontext(executor) if executor else executors.processes(workers) as pool:
            for chunk, outcomes in _computed(_chunks(open_jobs, workers), pool):
                results.update(zip(chunk, outcomes, strict=True))
                progress(len(results), len(jobs))
    return results


def _chunks(jobs: list[_Job], workers: int) -> list[list[_Job]]:
    """Cut jobs into chunks: single runs where there are few, for a smooth progress bar."""
    size = max(1, min(_LARGEST_CHUNK, len(jobs) // (workers * _CHUNKS_PER_WORKER)))
    return [jobs[start : start + size] for start in range(0, len(jobs), size)]


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


def _stack(labels: list[tuple[str, int]], tables: list[pd.DataFrame], in_worlds: bool) -> pd.DataFrame:
    """Put run tables below each other, labels in front."""
    labelled = [
        label_run(table, name, seed, in_worlds) for (name, seed), table in zip(labels, tables, strict=True)
    ]
    return pd.concat(labelled, ignore_index=True)
