"""`ruhrsim results`: what was run, asked in SQL, taken elsewhere, computed again."""

import json
from pathlib import Path
from typing import Annotated

import typer

from ruhrsim.cli.errors import BAD_INPUT, FAILED, end, plain_faults, tell
from ruhrsim.cli.study import AsJson, Workers
from ruhrsim.cli.terminal import echo_json
from ruhrsim.common import defaults

app = typer.Typer(no_args_is_help=True, help="List, show, query, export and repeat results.")
_MOST_ROWS = 50

Name = Annotated[str, typer.Argument(help="Name of a result, as `results list` shows it, or its folder.")]
Root = Annotated[Path, typer.Option("--results", help="Folder of the results.")]


@app.command("list")
def list_(results: Root = Path(defaults.RESULTS), as_json: AsJson = False) -> None:
    """List sweeps and comparisons."""
    from ruhrsim.runs.catalogue import list_results

    with plain_faults():
        table = list_results(results)
    if table.empty and not as_json:
        typer.echo(f"No results in {results} yet. Start with: ruhrsim compare")
        return
    _print(table, as_json)


@app.command()
def show(name: Name, results: Root = Path(defaults.RESULTS), as_json: AsJson = False) -> None:
    """Show what a result is and how it was made."""
    from ruhrsim.runs.catalogue import describe, find_result

    from ruhrsim.common.atomic_files import readable
    from ruhrsim.outside.json_files import read_json
    from ruhrsim.outside.shown import plain_line

    with plain_faults():
        folder = find_result(results, name)
        facts = describe(folder)
        manifest = read_json(folder / "manifest.json")
        with readable(folder / "manifest.json"):
            facts_shown = facts | _how(manifest)
    tell_foreign(folder)
    if as_json:
        echo_json(json.dumps(facts | {"manifest": manifest}, indent=2, ensure_ascii=False))
        return
    for key, value in facts_shown.items():
        typer.echo(f"{key + ':':<14} {plain_line(str(value))}")


@app.command()
def query(
    name: Name,
    sql: Annotated[
        str,
        typer.Argument(
            metavar="SQL",
            help=(
                "Tables of a sweep: experiments, outcomes, failures, runs, joined; of a comparison: region, towns. "
                "Names with a dot stand in double quotes."
            ),
        ),
    ],
    results: Root = Path(defaults.RESULTS),
    as_json: AsJson = False,
) -> None:
    """Ask a result a question in SQL."""
    from ruhrsim.runs.catalogue import find_result
    from ruhrsim.runs.catalogue import query as ask

    with plain_faults():
        folder = find_result(results, name)
        tell_foreign(folder)
        answer = ask(folder, sql)
    _print(answer, as_json)


@app.command()
def export(
    name: Name,
    to: Annotated[Path, typer.Option(help="File to write; ends in .csv or .parquet.")],
    table: Annotated[
        str | None,
        typer.Option(show_default=False, help="By default outcomes joined with their factors, or region."),
    ] = None,
    results: Root = Path(defaults.RESULTS),
) -> None:
    """Write a table of a result to one file."""
    from ruhrsim.runs.catalogue import export as write
    from ruhrsim.runs.catalogue import find_result

    with plain_faults():
        folder = find_result(results, name)
        tell_foreign(folder)
        rows = write(folder, to, table)
    typer.echo(f"Wrote {rows:,} rows to {to}")


@app.command()
def repeat(
    name: Name,
    experiment: Annotated[
        int | None,
        typer.Option(min=0, show_default=False, help="Number of the experiment; needed for a sweep."),
    ] = None,
    seed: Annotated[
        int | None, typer.Option(min=0, show_default=False, help="Seed of the run; needed for a sweep.")
    ] = None,
    insist: Annotated[
        bool, typer.Option("--insist", help="Repeat although code, data or packages have changed since.")
    ] = False,
    workers: Workers = None,
    results: Root = Path(defaults.RESULTS),
    as_json: AsJson = False,
) -> None:
    """Compute a comparison, or one run of a sweep, again: does it come out the same to the last digit?"""
    from ruhrsim.runs.catalogue import describe, find_result

    with plain_faults():
        folder = find_result(results, name)
        kind = describe(folder)["kind"]
        if kind == "sweep" and (experiment is None or seed is None):
            end(f"{folder.name} is a sweep; name one run with --experiment and --seed", BAD_INPUT)
        if kind == "comparison" and (experiment is not None or seed is not None):
            end(
                f"{folder.name} is a comparison and is repeated whole; leave --experiment and --seed",
                BAD_INPUT,
            )
        if kind == "sweep":
            moved = _repeat_run(folder, experiment, seed, insist)
        else:
            moved = _repeat_comparison(folder, insist, workers)
    _tell_moved(folder.name, moved, as_json)


def _repeat_run(folder: Path, experiment: int, seed: int, insist: bool) -> dict[str, float]:
    from ruhrsim.runs.repeat import moved_columns
    from ruhrsim.sweeps import load_sweep, repeat_run

    again = repeat_run(folder, experiment, seed, insist=insist)
    outcomes = load_sweep(folder).outcomes
    stored = outcomes[(outcomes["experiment"] == experiment) & (outcomes["seed"] == seed)]
    if stored.empty:
        end(f"{folder.name} has no finished run of experiment {experiment} with seed {seed}", BAD_INPUT)
    return moved_columns(stored, again)


def _repeat_comparison(folder: Path, insist: bool, workers: int | None) -> dict[str, float]:
    import warnings

    from ruhrsim.cli.progress import run_progress
    from ruhrsim.runs.repeat import moved_columns, repeat_comparison
    from ruhrsim.runs.store import ChangedVersionWarning, load_comparison

    with warnings.catch_warnings(), run_progress(f"{folder.name} again") as counter:
        # Whoever insists knows.
        warnings.simplefilter("ignore", ChangedVersionWarning)
        again = repeat_comparison(folder, workers=workers, progress=counter, insist=insist)
        stored = load_comparison(folder)
    tables = {"region": (stored.region, again.region), "towns": (stored.towns, again.towns)}
    return {
        f"{table}.{column}": change
        for table, (one, other) in tables.items()
        for column, change in moved_columns(one, other).items()
    }


def _tell_moved(name: str, moved: dict[str, float], as_json: bool) -> None:
    if as_json:
        echo_json(json.dumps({"result": name, "same": not moved, "moved": sorted(moved)}, indent=2))
    elif not moved:
        typer.echo(f"{name}: the same to the last digit")
    else:
        lines = [f"{column}: {change:.3g}" for column, change in moved.items()]
        typer.echo(f"{name}: not the same; largest relative change by column:\n" + "\n".join(lines))
    if moved:
        raise typer.Exit(FAILED)


def tell_foreign(folder: Path) -> None:
    """Tell which files in the folder of a result are left out because they are not its own."""
    from ruhrsim.outside.shown import first_of
    from ruhrsim.runs.catalogue import foreign

    found = foreign(folder)
    if found:
        names = first_of(file.relative_to(folder).as_posix() for file in found)
        tell(f"left out, for they are not of this result: {names}; move them away")


def _how(manifest: dict) -> dict:
    """Return the facts that a reader of a result asks for."""
    experiment = manifest.get("experiment", {})
    scenarios = [scenario["name"] for scenario in experiment.get("scenarios", manifest.get("scenarios", []))]
    facts = {
        "command": manifest.get("command"),
        "scenarios": ", ".join(scenarios),
        "question": experiment.get("question_en"),
        "sampler": experiment.get("sampler", {}).get("kind"),
        "levers": ", ".join(experiment.get("levers", {})),
        "uncertainties": ", ".join(experiment.get("worlds") or experiment.get("uncertainties", {})),
        "seeds": len(manifest.get("seeds", [])),
        "scale": experiment.get("scale", manifest.get("scale")),
        "years": experiment.get("years", manifest.get("years")),
        "code": manifest.get("made_by", {}).get("code", manifest.get("code_version")),
        "commit": manifest.get("commit"),
    }
    return {key: value for key, value in facts.items() if value}


def _print(table, as_json: bool) -> None:
    if as_json:
        echo_json(
            table.to_json(
                orient="records", indent=2, force_ascii=False, double_precision=15, date_format="iso"
            )
        )
        return
    typer.echo(table.head(_MOST_ROWS).to_string(index=False))
    if len(table) > _MOST_ROWS:
        typer.echo(
            f"... {len(table) - _MOST_ROWS:,} more rows: --json shows all, or use ruhrsim results export"
        )
