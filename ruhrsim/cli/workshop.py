"""`ruhrsim workshop`: games between simple teams, role cards, the facilitator's kit."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ruhrsim.cli.errors import BAD_INPUT, FAILED, INTERRUPTED, end, plain_faults
from ruhrsim.cli.study import AsJson, Lang, Language, Results, Workers
from ruhrsim.cli.terminal import echo_json
from ruhrsim.common import defaults

app = typer.Typer(
    no_args_is_help=True, help="The planning game: role cards, scripts, and games between simple teams."
)


class Treatment(StrEnum):
    """What a game teaches; the same as in the rules."""

    no_talk = "no_talk"
    talk = "talk"
    binding = "binding"
    eu_condition = "eu_condition"


@app.command()
def simulate(
    games: Annotated[
        int, typer.Option(help="Games in each cell of the table; 2 or more for intervals.", min=1)
    ] = 20,
    teams: Annotated[int, typer.Option(help="Teams in a game.", min=2, max=15)] = 6,
    rounds: Annotated[int, typer.Option(help="Rounds of four years.", min=1, max=6)] = 3,
    treatment: Annotated[
        list[Treatment] | None,
        typer.Option(help="May be given several times; all by default.", show_default=False),
    ] = None,
    workers: Workers = None,
    results: Results = Path(defaults.RESULTS),
    lang: Lang = Language.en,
    as_json: AsJson = False,
) -> None:
    """Play many games between simple teams: does it pay to be selfish, and what does it cost the region?"""
    from ruhrsim.common.atomic_files import check_own
    from ruhrsim.runs.compare import check_settings

    target = results / "workshop"
    with plain_faults():
        check_settings(workers=workers)
        check_own(target, "tournament.csv")
        chosen = tuple(dict.fromkeys(entry.value for entry in treatment or Treatment))
        table = _play(games, teams, rounds, chosen, workers)
        _write(table, target)
    _print(table, target, lang.value, as_json)


def _play(games: int, teams: int, rounds: int, treatments: tuple[str, ...], workers: int | None):
    import os
    from concurrent.futures.process import BrokenProcessPool

    from ruhrsim.cli.progress import run_progress
    from ruhrsim.runs.executors import processes
    from ruhrsim.workshop.tournament import tournament

    with run_progress(f"{games} games in each cell, {teams} teams, {rounds} rounds") as counter:
        try:
            with processes(workers or os.cpu_count() or 1) as pool:
                return tournament(games, teams, rounds, treatments, pool, counter)
        except KeyboardInterrupt:
            end(
                f"stopped after {counter.done} of {counter.total} games; nothing was written, choose fewer --games",
                INTERRUPTED,
            )
        except BrokenProcessPool:
            end("a process died, perhaps for want of memory (try fewer --workers)", FAILED)


def _write(table, target: Path) -> None:
    from ruhrsim.common.atomic_files import whole_folder
    from ruhrsim.workshop.tournament import pay_offs, single_choices

    with whole_folder(target) as folder:
        table.to_csv(folder / "tournament.csv", index=False)
        pay_offs(table).to_csv(folder / "pay_offs.csv", index=False)
        single_choices(table).to_csv(folder / "single_choices.csv", index=False)


def _print(table, target: Path, language: str, as_json: bool) -> None:
    from ruhrsim.workshop.tournament import pay_offs, single_choices

    made = {"pay_offs": pay_offs(table), "single_choices": single_choices(table)}
    if as_json:
        rows = {
            name: json.loads(part.to_json(orient="records", double_precision=10))
            for name, part in made.items()
        }
        echo_json(json.dumps({"results": str(target)} | rows, indent=2, ensure_ascii=False))
        return
    from ruhrsim.cli.workshop_table import print_pay_offs

    print_pay_offs(**made, language=language)
    named = "Tabellen" if language == "de" else "Tables"
    typer.echo(f"{named}: {target} (pay_offs.csv, single_choices.csv, tournament.csv)")


@app.command()
def cards(
    lang: Lang = Language.de,
    to: Annotated[
        Path | None, typer.Option(help="File to write; printed if left out.", show_default=False)
    ] = None,
) -> None:
    """Print the role cards of all teams, with figures of the start year."""
    from ruhrsim.workshop.cards import cards_markdown

    text = cards_markdown(lang.value)
    if to is None:
        typer.echo(text, nl=False)
        return
    _write_file(to, text)
    typer.echo(to)


@app.command()
def kit(
    lang: Lang = Language.de,
    to: Annotated[Path, typer.Option(help="Folder to write into.")] = Path("workshop_kit"),
) -> None:
    """Write the kit to read and to print: script, handout, cards, and as PDF also slides, decision sheet, map."""
    from ruhrsim.workshop.kit import write_kit

    if to.exists():
        end(f"{to} is there already; choose another folder with --to, or remove it", BAD_INPUT)
    with plain_faults():
        written = write_kit(to, lang.value)
    for file in written:
        typer.echo(to / file)
    if not any(file.endswith(".pdf") for file in written):
        typer.echo(
            "no PDFs, slides, decision sheet and map: they need typst (pip install 'ruhrsim[kit]')", err=True
        )


def _write_file(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        end(f"{file} can't be written ({error.strerror}); choose another file with --to", FAILED)
