"""A whole search: look, judge anew, tell which levers count, what to find out first, and what to watch.

    from ruhrsim.search import find, read_search

    found = find(read_search("strategies_20"), "results/searches/strategies_20")
    found.table("front")

Scripts need the guard `if __name__ == "__main__":`, as always with processes.
"""

import time
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from ruhrsim.analysis.stored import answers_version
from ruhrsim.common.versions import made_by
from ruhrsim.runs.compare import check_settings
from ruhrsim.scenarios.scenario import Scenario
from ruhrsim.scenarios.succession import followed_by
from ruhrsim.search.aims import AIMS
from ruhrsim.search.archive import Archive
from ruhrsim.search.engine import Evaluated, fresh_worlds, search_worlds, seek
from ruhrsim.search.findings import findings
from ruhrsim.search.folder import begin, note, read_search_manifest
from ruhrsim.search.honest import Judged, judge_anew, measure, members
from ruhrsim.search.information import by_number, value_of_information
from ruhrsim.search.lever_scores import lever_scores
from ruhrsim.search.problem import Problem
from ruhrsim.search.records import FEWEST_TOLD
from ruhrsim.search.runs import Pool, Progress, Request, Runner, Simulate, processes, simulate, world_number
from ruhrsim.search.signposts import CARRYING_ON, as_table, signpost, switching
from ruhrsim.search.stored import (
    FoundSearch,
    SearchFacts,
    front_table,
    t_interval,
    write_found,
)
from ruhrsim.search.words import lever_label
from ruhrsim.sweeps.lock import alone_in

FOUND_FOLDER = "found"
_DECIDED_BY = ("unemployment_rate", "jobs")
"""Aims for which value of information and signposts are told."""


def find(
    problem: Problem,
    folder: str | Path,
    *,
    workers: int | None = None,
    executor: Executor | None = None,
    progress: Progress | None = None,
    command: str = "",
    insist: bool = False,
    simulate: Simulate = simulate,
) -> FoundSearch:
    """Search, or go on where a search stopped, and return what was found.

    Args:
        problem: What to search, from `read_search`.
        folder: The search's own folder. What was found lies in its folder `found` at the end.
        workers: Processes, one per core by default. What is found doesn't depend on it.
        executor: Any `concurrent.futures.Executor` instead of processes of our own.
        progress: Called with runs done, runs in all, and a word on how well it goes.
        command: The command line, for the manifest.
        insist: Whether to go on although code, data or packages have changed since the search began.
        simulate: Stands in for the model, in tests and measurements; a function of a module.

    Raises:
        SettingsError: There can't be so many workers.
        FolderError: The folder can't be written or holds something else, or the disk is full.
        SearchError: It holds a search of another definition, or of another code, data or packages.
        WorkersLost: Workers died again and again; the same call goes on from there.
    """
    check_settings(workers=workers)
    place = begin(problem, Path(folder), command, insist)
    with alone_in(place):
        began, before = time.monotonic(), float(read_search_manifest(place)["seconds"])
        runner = Runner(
            Archive(place),
            problem.file.scale,
            Pool(processes(workers), executor),
            simulate,
            progress or (lambda done, total, word: None),
            planned_runs(problem),
        )
        try:
            found = seek(problem, runner)
            judged = judge_anew(found, runner)
            tables = {
                "front": front_table(judged.strategies, judged.values, problem.file.aims),
                "levers": scores_of_levers(found),
            }
            # Where the side condition lets no strategy through, there is nothing to look into.
            if judged.found:
                tables["cooperation"] = rests_on_cooperation(found, judged, runner)
                tables |= information(found, judged, runner)
        finally:
            note(place, {"seconds": before + time.monotonic() - began})
        result = _assembled(found, judged, tables, before + time.monotonic() - began)
        write_found(result, place / FOUND_FOLDER)
    return result


def planned_runs(problem: Problem) -> int:
    """Return how many runs a search takes at most, all its parts together."""
    file = problem.file
    final = (1 + file.final.members + len(problem.beside)) * file.final.worlds * file.final.seeds
    told = file.information
    asked = (1 + told.strategies + (1 if told.switch else 0)) * told.worlds
    twins = len(file.aims) * file.final.worlds * file.final.seeds
    return file.size.runs + file.size.worlds + final + twins + asked


def scores_of_levers(found: Evaluated) -> pd.DataFrame:
    """Return which levers tell, for each aim of the search.

    Returns:
        `aim`, then as in `lever_scores`, and the lever's mean on the front (`front`) and in the first design (`tried`).
    """
    names = found.problem.feature_names()
    losses, _ = found.estimates()
    front, first = found.inputs[members(found)], found.inputs[: found.problem.file.size.points]
    on_front = front.mean(axis=0) if len(front) else np.full(len(names), np.nan)
    means = pd.DataFrame({"lever": names, "front": on_front, "tried": first.mean(axis=0)})
    tables = []
    for number, (key, how) in enumerate(found.problem.file.aims.items()):
        sign = 1.0 if how == "regret" else AIMS[key].sign
        table = lever_scores(found.inputs, sign * losses[:, number], names, found.problem.file.seed)
        tables.append(table.assign(aim=key).merge(means, on="lever", sort=False))
    whole = pd.concat(tables, ignore_index=True)
    return whole[["aim", *(name for name in whole.columns if name != "aim")]]


def told_apart(found: Evaluated, judged: Judged) -> list[int]:
    """Return the numbers, in `judged`, of the found strategies between which is decided: the best by each way to look.

    These are, as far as there are so many: best for the first aim, for the second, for the lowest mean regret in
    the first aim, then the next best for the first aim.
    """
    aims = list(found.problem.file.aims)
    wanted = found.problem.file.information.strategies
    own = judged.found
    differences = judged.values - judged.values[0]
    losses = {key: differences[:, :, list(AIMS).index(key)] * AIMS[key].sign for key in aims}
    first = losses[aims[0]]
    regret = (first - first.min(axis=0)).mean(axis=1)
    chosen: list[int] = []
    for score in (*(losses[key].mean(axis=1) for key in aims), regret):
        chosen.append(own[int(np.argmin(score[own]))])
    chosen += sorted(own, key=lambda row: first[row].mean())
    return list(dict.fromkeys(chosen))[:wanted]


def rests_on_cooperation(found: Evaluated, judged: Judged, runner: Runner) -> pd.DataFrame:
    """Return how much of what the best strategies gain rests on cooperation, by twins that cooperate as today.

    What cooperation brings is an assumption whose range includes nothing (`cooperation.gain`).

    Returns:
        One row for each strategy that is best in one of the search's aims, and aim: `strategy`, `aim`,
        `difference` to carrying on, `as_today` (that of its twin), and what cooperation brings: `part` with its
        90 % interval (`low`, `high`).
    """
    problem = found.problem
    rows = judged.found
    differences = judged.values - judged.values[0]
    means = {key: AIMS[key].sign * differences[:, :, n].mean(axis=1) for n, key in enumerate(AIMS)}
    best = {rows[int(np.argmin(means[key][rows]))] for key in problem.file.aims}
    today = problem.base.strategy.cooperation.all
    chosen, twins = sorted(best), []
    for row in chosen:
        decision = problem.decide(found.points[judged.points[row]])
        phases = tuple(replace(phase, cooperation=today) for phase in decision.phases)
        twins.append(
            problem.scenario(replace(decision, phases=phases), f"{judged.strategies[row].key}_as_today")
        )
    values, _ = measure(twins, judged.worlds, problem.file.final.seeds, runner)
    table = []
    for row, twin in zip(chosen, values, strict=True):
        for number, key in enumerate(AIMS):
            part = judged.values[row, :, number] - twin[:, number]
            low, high = t_interval(part)
            table.append(
                {
                    "strategy": judged.strategies[row].key,
                    "aim": key,
                    "difference": differences[row, :, number].mean(),
                    "as_today": (twin - judged.values[0])[:, number].mean(),
                    "part": part.mean(),
                    "low": float(low),
                    "high": float(high),
                }
            )
    return pd.DataFrame(table)


def information(found: Evaluated, judged: Judged, runner: Runner) -> dict[str, pd.DataFrame]:
    """Return the tables `information`, `signposts` and `switch`, as far as worlds were asked for."""
    problem, told = found.problem, found.problem.file.information
    if told.worlds < FEWEST_TOLD:
        return {}
    year = (told.switch or problem.first + 5) - 1
    rows = told_apart(found, judged)
    worlds = fresh_worlds(problem, told.worlds, after=problem.file.final.worlds)
    scenarios = [judged.scenarios[0], *(judged.scenarios[row] for row in rows)]
    other = _other_plan(scenarios[1:], told.switch)
    asked = [*scenarios, *([other] if other else [])]
    # Each world has luck of its own: all on one seed mislead.
    requests = [Request(scenario, world, world) for world in worlds for scenario in asked]
    outcomes = runner.run(requests, signal_year=year)
    shape = (len(worlds), len(asked))
    aims = np.array([one.aims for one in outcomes]).reshape(*shape, -1).transpose(1, 0, 2)
    signals = np.array([one.signals for one in outcomes]).reshape(*shape, -1).transpose(1, 0, 2)
    losses = (aims - aims[0]) * np.array([aim.sign for aim in AIMS.values()])
    numbers = by_number([world_number(world) for world in worlds])
    names = [judged.strategies[row].key for row in rows]
    tables = {
        "information": _information(losses[: len(scenarios)], numbers, problem.file.seed),
        "signposts": _signposts(
            names, losses[1 : len(scenarios)], numbers, signals[1 : len(scenarios)], problem.file.seed
        ),
    }
    if other:
        tables["switch"] = _switch(names, losses, signals[1], told.switch or year + 1)
    return tables


def _other_plan(scenarios: Sequence[Scenario], year: int | None) -> Scenario | None:
    """Return the best strategy followed by the second from a year on, as `model.branch` would do."""
    return followed_by(scenarios[0], scenarios[1], year) if year and len(scenarios) > 1 else None


def _information(losses: np.ndarray, numbers: dict[str, np.ndarray], seed: int) -> pd.DataFrame:
    tables = []
    for key in _DECIDED_BY:
        gains = -losses[:, :, list(AIMS).index(key)]
        tables.append(value_of_information(gains, numbers, seed).assign(aim=key))
    whole = pd.concat(tables, ignore_index=True)
    return whole[["aim", *(name for name in whole.columns if name != "aim")]]


def _signposts(
    names: Sequence[str], losses: np.ndarray, numbers: dict[str, np.ndarray], signals: np.ndarray, seed: int
) -> pd.DataFrame:
    found = []
    for key in _DECIDED_BY:
        here = losses[:, :, list(AIMS).index(key)]
        means = here.mean(axis=1)
        for row, name in enumerate(names[:3]):
            found.append(signpost(name, CARRYING_ON, key, here[row], numbers, signals[row], seed))
            others = [other for other in np.argsort(means, kind="stable").tolist() if other != row]
            if others:
                ahead = here[row] - here[others[0]]
                found.append(signpost(name, names[others[0]], key, ahead, numbers, signals[row], seed))
    return as_table(found)


def _switch(names: Sequence[str], losses: np.ndarray, signals: np.ndarray, year: int) -> pd.DataFrame:
    tables = []
    for key in _DECIDED_BY:
        here = losses[:, :, list(AIMS).index(key)]
        told, table = switching(here[1], here[2], here[-1], signals)
        tables.append(table.assign(aim=key, first=names[0], second=names[1], year=year, **told))
    return pd.concat(tables, ignore_index=True)


def _assembled(
    found: Evaluated, judged: Judged, tables: dict[str, pd.DataFrame], seconds: float
) -> FoundSearch:
    problem, file = found.problem, found.problem.file
    names = problem.feature_names()
    facts = SearchFacts(
        name=file.name,
        title_de=file.title_de or file.name,
        title_en=file.title_en or file.name,
        question_de=file.question_de,
        question_en=file.question_en,
        eur_per_head_year=file.eur_per_head_year,
        budget_meur=problem.budget_meur,
        region=problem.base.region,
        labour_force=float(problem.region.labour_force.sum()),
        start=problem.base.start,
        last=problem.last,
        seed=file.seed,
        scale=file.scale,
        aims=dict(file.aims),
        limits=file.limits.model_dump(),
        groups=problem.groups,
        lever_labels_de={name: lever_label(name, "de") for name in names},
        lever_labels_en={name: lever_label(name, "en") for name in names},
        worlds=judged.worlds,
        seeds=file.final.seeds,
        towns=tuple(problem.region.names.tolist()),
        evaluations=len(found.points),
        runs=file.size.runs + len(search_worlds(problem)),
        seconds=round(seconds, 1),
        hypervolume=tuple(found.course),
        made_by=made_by(problem.base.region),
        answers=answers_version(),
        made_on=date.today().isoformat(),
    )
    result = FoundSearch(facts, judged.strategies, judged.values, judged.towns, tables)
    words = {f"findings_{language}": tuple(findings(result, language)) for language in ("de", "en")}
    return replace(result, facts=facts.model_copy(update=words))
