"""`ruhrsim search`: strategies found under a budget, judged anew; or those that ship, without running anything."""

import json
import shlex
import shutil
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from ruhrsim.cli.errors import FAILED, end, plain_faults
from ruhrsim.cli.study import AsJson, Cluster, Lang, Language, Region, Results, Workers, told_what_is_kept
from ruhrsim.cli.terminal import echo_json
from ruhrsim.common import defaults

FOLDER = "searches"
_DEFAULT, _MINUTE = "strategies_20", 60


def search(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Name or file of a search.")] = _DEFAULT,
    stored: Annotated[
        bool, typer.Option("--stored", help="Show what is stored of this search; run nothing.")
    ] = False,
    workers: Workers = None,
    results: Results = Path(defaults.RESULTS),
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Tell levers, money, runs and time; run nothing else.")
    ] = False,
    cluster: Cluster = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Drop what an earlier search of this name left, and start anew.")
    ] = False,
    insist: Annotated[
        bool,
        typer.Option(
            "--insist",
            help="Go on with a search although code, data or packages have changed since it began.",
        ),
    ] = False,
    region: Region = None,
    lang: Lang = Language.en,
    as_json: AsJson = False,
) -> None:
    """Find strategies; the same command goes on where it stopped. Results go to RESULTS/searches/<name>."""
    with plain_faults():
        if stored:
            _show(_read(file, results), lang.value, as_json)
            return
        from ruhrsim.runs.compare import check_settings
        from ruhrsim.search import read_search

        problem = read_search(file, region)
        check_settings(workers=workers)
        folder = results / FOLDER / problem.file.name
        if dry_run:
            _tell(problem, folder, workers, as_json)
            return
        if fresh:
            _remove(folder)
        _show(_run(problem, folder, workers, cluster, insist), lang.value, as_json)
        if not as_json:
            typer.echo(f"\nTables: {folder / 'found'}")


def _read(name: str, results: Path):
    """Return what is stored: of a search of one's own under RESULTS, or one that ships."""
    from ruhrsim.search import read_found

    own = results / FOLDER / name
    return read_found(own if (own / "found").is_dir() else name)


def _remove(folder: Path) -> None:
    from ruhrsim.search.folder import read_search_manifest
    from ruhrsim.sweeps.lock import alone_in

    if folder.exists():
        read_search_manifest(folder)
        with alone_in(folder):
            shutil.rmtree(folder)


def _run(problem, folder: Path, workers: int | None, cluster: str | None, insist: bool):
    from ruhrsim.cli.progress import run_progress
    from ruhrsim.runs import executors
    from ruhrsim.search import find
    from ruhrsim.sweeps import WorkersLost

    label = f"{problem.file.name}: runs of {problem.base.years} years"
    with (
        executors.cluster(cluster, workers) if cluster else nullcontext() as executor,
        run_progress(label) as counter,
        told_what_is_kept(counter, folder),
    ):

        def progress(done: int, total: int, word: str) -> None:
            counter(done, total)
            counter.say(f"{label}, {word}" if word else label)

        try:
            return find(
                problem,
                folder,
                workers=workers,
                executor=executor,
                progress=progress,
                command=shlex.join(["ruhrsim", *sys.argv[1:]]),
                insist=insist,
            )
        except WorkersLost as error:
            end(f"{error}; finished runs are kept in {folder}, the same command goes on from there", FAILED)


def _tell(problem, folder: Path, workers: int | None, as_json: bool) -> None:
    import time

    from ruhrsim.search import planned_runs
    from ruhrsim.search.runs import Request, processes, simulate, world_of

    one = Request(problem.base, problem.file.seed, problem.file.seed)
    seconds = []
    for _ in range(2):
        began = time.perf_counter()
        simulate(world_of(one), one.seed, problem.file.scale, None)
        seconds.append(time.perf_counter() - began)
    runs, workers = planned_runs(problem), processes(workers)
    minutes = runs * seconds[-1] / workers / _MINUTE
    told = {
        "results": str(folder),
        "levers": [lever.key for lever in problem.levers],
        "meur_per_year": round(problem.budget_meur, 1),
        "evaluations": problem.file.size.points + problem.file.size.batches * problem.file.size.batch,
        "runs_of_the_search": problem.file.size.runs,
        "runs": runs,
        "minutes": round(minutes, 1),
        "workers": workers,
    }
    if as_json:
        echo_json(json.dumps(told, indent=2))
        return
    typer.echo(
        f"{problem.file.title_en or problem.file.name}\n"
        f"Money:  EUR {problem.file.eur_per_head_year:g} a head, {problem.budget_meur:,.1f} million in each year\n"
        f"Levers: {len(problem.levers)}\n"
        f"Runs:   {problem.file.size.runs:,} for {told['evaluations']:,} strategies, {runs:,} with all that follows\n"
        f"Time:   about {minutes:.0f} min with {workers} workers, {seconds[-1]:.2f} s a run\n"
        f"Goes to {folder}"
    )


def _show(found, language: str, as_json: bool) -> None:
    from ruhrsim.cli.search_table import as_values, print_strategies

    if as_json:
        echo_json(json.dumps(as_values(found), indent=2, ensure_ascii=False))
        return
    from ruhrsim.cli.terminal import new_console

    facts = found.facts
    made = f"{facts.evaluations:,} strategies, {facts.runs:,} runs" + (
        f", {facts.made_on}" if facts.made_on else ""
    )
    typer.echo(f"{facts.title(language)} ({made})\n")
    print_strategies(new_console(), found, language)
    for sentence in facts.findings_de if language == "de" else facts.findings_en:
        typer.echo(f"- {sentence}")
