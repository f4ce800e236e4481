"""`ruhrsim results`: what was run, asked in SQL, taken elsewhere."""

import json
from pathlib import Path
from typing import Annotated

import typer

from ruhrsim.cli.errors import plain_faults, tell
from ruhrsim.cli.study import AsJson
from ruhrsim.cli.terminal import echo_json
from ruhrsim.common import defaults

app = typer.Typer(no_args_is_help=True, help="List, show, query and export results.")
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
