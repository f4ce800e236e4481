"""Play the past with given parameters: the realised world outside, the documented events, nothing else."""

from collections.abc import Callable, Sequence
from concurrent.futures import as_completed
from dataclasses import dataclass
from functools import partial

import numpy as np

from ruhrsim.analysis.history import districts, last_outside_year, towns
from ruhrsim.runs.compare import run
from ruhrsim.runs.executors import processes
from ruhrsim.scenarios.scenario import Scenario, read_scenario, scenario_from_dict

EVENTS = "documented_events"
_ONLY_2007 = ("conditions.start_lead", "conditions.export_shock_muting")

_MONTHS = 3
"""Months of a quarter."""


@dataclass(frozen=True)
class PastRun:
    """What one run of the past gave.

    Args:
        districts: Unemployment of the Kreise in points at the end of each year, shape (n_years, 15).
        towns: The same of the towns, shape (n_years, 53).
        moments: Figures of the region over the years, by name.
    """

    districts: np.ndarray
    towns: np.ndarray
    moments: dict[str, float]


def past_scenario(start: int, last: int, draw: dict[str, float]) -> Scenario:
    """Return the scenario `hindcast` from another start and with other parameters.

    Args:
        start: Start year.
        last: Last year, at most the last whose conditions outside are known.
        draw: Values by `group.name`; `documented_events.pass_through` is the shock's. Those that describe
            2007 and 2009 are left out for later starts.
    """
    content = read_scenario("hindcast").to_dict() | {"start": start, "years": last - start}
    kept = {name: value for name, value in draw.items() if start == 2007 or name not in _ONLY_2007}
    for name, value in kept.items():
        group, parameter = name.split(".")
        if group == EVENTS:
            content["shock"] = [shock | {parameter: value} for shock in content["shock"]]
        else:
            content["parameters"].setdefault(group, {})[parameter] = value
    return scenario_from_dict(content, f"hindcast from {start}")


def play(job: tuple[dict, int], start: int, last: int, scale: float) -> PastRun:
    """Run the past once.

    Args:
        job: Draw of parameters and seed.
        start: Start year.
        last: Last year.
        scale: Share of establishments simulated.
    """
    draw, seed = job
    result = run(past_scenario(start, last, draw), seed, scale)
    place, kreis = towns(start), districts(start)
    table = result.towns[result.towns.year > start]
    unemployed, rate = (
        table.pivot(index="year", columns="ags", values=column)[list(place.keys)].to_numpy()
        for column in ("unemployed", "unemployment_rate")
    )
    of_kreis = np.eye(len(kreis.keys))[place.district]
    force = 100.0 * unemployed / rate
    return PastRun(
        100.0 * (unemployed @ of_kreis) / (force @ of_kreis),
        unemployed / place.persons_per_point,
        _moments(result.region, last - start),
    )


def play_all(
    jobs: Sequence[tuple[dict, int]],
    start: int,
    last: int,
    scale: float,
    workers: int,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> list[PastRun]:
    """Run the past for each draw and seed, in parallel; the results don't depend on `workers`."""
    results: dict[int, PastRun] = {}
    with processes(min(workers, len(jobs))) as pool:
        one = partial(play, start=start, last=min(last, last_outside_year()), scale=scale)
        futures = {pool.submit(one, job): index for index, job in enumerate(jobs)}
        for future in as_completed(futures):
            results[futures[future]] = future.result()
            progress(len(results), len(jobs))
    return [results[index] for index in range(len(jobs))]


def _moments(region, years: int) -> dict[str, float]:
    flows = region.iloc[1:]
    employed = flows.labour_force - flows.unemployed - flows.other_employed
    return {
        "graduates_kept": float(flows.graduates_kept.mean()),
        "moves_per_firm": float(
            (flows.firms_moved_within + flows.firms_moved_out).sum() / years / region.firms.mean()
        ),
        "separations": float(100.0 * (flows.separations / employed).mean() / _MONTHS),
        "jobs_growth": float(np.log(region.jobs.iloc[-1] / region.jobs.iloc[0])),
        "theme_jobs_growth": float(np.log(region.theme_jobs.iloc[-1] / region.theme_jobs.iloc[0])),
        "start_ups_per_firm": float(flows.start_ups.sum() / years / region.firms.mean()),
        "firms_growth": float(np.log(region.firms.iloc[-1] / region.firms.iloc[0])),
    }
