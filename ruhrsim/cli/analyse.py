"""`ruhrsim analyse`: tables, figures and plain sentences from a sweep."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ruhrsim.cli.errors import BAD_INPUT, end, plain_faults
from ruhrsim.cli.results import tell_foreign
from ruhrsim.cli.study import AsJson, Lang, Language, Results
from ruhrsim.cli.terminal import echo_json
from ruhrsim.common import defaults

_SHOWN_ROWS = 15
_WAY_OUT = "choose another folder with --out"


class Kind(StrEnum):
    """What can be asked of a sweep."""

    morris = "morris"
    sobol = "sobol"
    replications = "replications"
    robustness = "robustness"
    discovery = "discovery"
    tipping = "tipping"
    response = "response"
    ablation = "ablation"


def analyse(
    kind: Annotated[Kind, typer.Argument(metavar="KIND", help=f"What to ask: {', '.join(Kind)}.")],
    sweep: Annotated[
        str, typer.Argument(metavar="FOLDER_OR_NAME", help="Folder of a sweep, or its name in RESULTS.")
    ],
    indicator: Annotated[str, typer.Option(help="What counts.")] = "unemployment_rate",
    year: Annotated[
        int | None, typer.Option(help="Stored year; by default the last.", show_default=False)
    ] = None,
    strategy: Annotated[
        str | None,
        typer.Option(
            help="The strategy to judge; by default the last of the sweep. With levers their values belong to the "
            "name: 'joint_region, strategy.cooperation = 0.8'.",
            show_default=False,
        ),
    ] = None,
    baseline: Annotated[
        str | None,
        typer.Option(
            help="The strategy to judge it by; by default the first. Morris and Sobol explain levels without it, "
            "differences with it.",
            show_default=False,
        ),
    ] = None,
    parameter: Annotated[
        str | None,
        typer.Option(
            help="Factor of the sweep, as group.name, for tipping and response.", show_default=False
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(help="Folder to write to; by default that of the sweep.", show_default=False),
    ] = None,
    results: Results = Path(defaults.RESULTS),
    lang: Lang = Language.en,
    as_json: AsJson = False,
) -> None:
    """Analyse a sweep; write table, figure and sentences beside it."""
    from ruhrsim.analysis.worlds import AnalysisError
    from ruhrsim.cli.analyse_kinds import Question, answer

    with plain_faults():
        found = _load(sweep, results)
        try:
            question = Question(found, indicator, year, strategy, baseline, parameter, lang.value)
            answered = answer(kind.value, question)
        except AnalysisError as error:
            end(str(error), BAD_INPUT)
        target = _write(answered, out or found.folder, _stem(kind, question))
    _print(answered, target, lang, as_json)


def _load(sweep: str, results: Path):
    from ruhrsim.runs.catalogue import find_result
    from ruhrsim.sweeps import load_sweep

    folder = find_result(results, sweep)
    tell_foreign(folder)
    return load_sweep(folder)


def _stem(kind: Kind, question) -> str:
    """Return the name of the files: what was asked, of which indicator, along which parameter, by which pair."""
    names = (question.parameter, question.strategy, question.baseline)
    return "_".join([kind.value, question.indicator, *(_plain(name) for name in names if name)])


def _plain(name: str) -> str:
    return name.replace(", ", "-").replace(" = ", "-").replace(" ", "-")


def _write(answered, folder: Path, stem: str) -> Path:
    """Write table, figure and sentences, and return the table's path."""
    from ruhrsim.common.atomic_files import FolderError, whole_file
    from ruhrsim.plots import save_figure

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FolderError(f"can't write {folder}: {error.strerror}; {_WAY_OUT}") from error
    with whole_file(folder / f"{stem}.csv", _WAY_OUT) as file:
        answered.table.to_csv(file, index=False)
    with whole_file(folder / f"{stem}.txt", _WAY_OUT) as file:
        file.write_text("\n".join([*answered.sentences, ""]), encoding="utf-8")
    save_figure(answered.figure, folder / f"{stem}.png")
    return folder / f"{stem}.csv"


def _print(answered, target: Path, language: Language, as_json: bool) -> None:
    if as_json:
        # pandas writes NaN as null; json.dumps would write NaN, which is no JSON.
        table = json.loads(answered.table.to_json(orient="records", double_precision=15))
        echo_json(
            json.dumps(
                {"file": str(target), "sentences": answered.sentences, "table": table},
                indent=2,
                ensure_ascii=False,
            )
        )
        return
    _print_table(answered.shown, language.value)
    for sentence in answered.sentences:
        typer.echo(f"\n{sentence}")
    typer.echo(
        f"\n{'Tabelle, Bild und Text' if language is Language.de else 'Table, figure and text'}: "
        f"{target.with_suffix('')}.*"
    )


def _print_table(table, language: str) -> None:
    from ruhrsim.cli.terminal import new_console
    from rich.table import Table

    console = new_console()
    if not console.is_terminal:
        console.width = 200
    shown = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in table:
        shown.add_column(
            name, justify="left" if table[name].dtype == object or table[name].dtype == "str" else "right"
        )
    for row in table.head(_SHOWN_ROWS).itertuples(index=False):
        shown.add_row(*(_cell(value, language) for value in row))
    console.print(shown)
    if len(table) > _SHOWN_ROWS:
        typer.echo("..." if language == "en" else "…")


def _cell(value, language: str) -> str:
    from ruhrsim.common.number_format import format_number

    if not isinstance(value, float):
        return str(value)
    if value != value or value == int(value):
        return format_number(value, 0, language)
    decimals = 4 if abs(value) < 1 else 3 if abs(value) < 100 else 0
    return format_number(value, decimals, language)
