"""`ruhrsim validate`."""

import json
import os
from pathlib import Path
from typing import Annotated

import typer

from ruhrsim.cli.errors import plain_faults
from ruhrsim.cli.study import AsJson, Lang, Language, Results, Workers
from ruhrsim.cli.terminal import echo_json
from ruhrsim.common import defaults

_VERDICTS = {
    "en": {"holds": "holds", "mixed": "mixed", "fails": "fails"},
    "de": {"holds": "trifft zu", "mixed": "teils", "fails": "trifft nicht zu"},
}


def validate(
    runs: Annotated[int, typer.Option(help="Runs of 2007-2016, one for each draw of the calibration.")] = 10,
    stored: Annotated[
        bool, typer.Option("--stored", help="Show the shipped table instead of running anything.")
    ] = False,
    workers: Workers = None,
    results: Results = Path(defaults.RESULTS),
    lang: Lang = Language.en,
    as_json: AsJson = False,
) -> None:
    """Compare patterns of the model with those of the statistics; write them to RESULTS/validate."""
    from ruhrsim.analysis.stored import read_evidence

    with plain_faults():
        table = read_evidence("patterns") if stored else _measure(runs, workers, results / "validate")
    if as_json:
        echo_json(json.dumps(json.loads(table.to_json(orient="records")), indent=2, ensure_ascii=False))
    else:
        _print(table, lang.value)
        if not stored:
            typer.echo(
                f"\n{'Tabelle' if lang is Language.de else 'Table'}: {results / 'validate' / 'patterns.csv'}"
            )


def _measure(runs, workers, target):
    from ruhrsim.analysis import patterns
    from ruhrsim.analysis.posterior import read_posterior
    from ruhrsim.cli.progress import run_progress
    from ruhrsim.common.atomic_files import check_own, whole_folder
    from ruhrsim.plots.patterns import draw_patterns
    from ruhrsim.runs.compare import check_settings

    check_settings(runs=runs, workers=workers)
    check_own(target, "patterns.csv")
    with run_progress(f"{runs} runs from 2007 to 2016") as counter:
        measured = patterns.measure(
            read_posterior(), runs, workers=workers or os.cpu_count() or 1, progress=counter
        )
    table = patterns.judge(measured)
    with whole_folder(target) as folder:
        table.to_csv(folder / "patterns.csv", index=False)
        measured.to_csv(folder / "runs.csv", index=False)
        draw_patterns(table, folder / "patterns.png", "en")
    return table


def _print(table, language) -> None:
    from ruhrsim.common.number_format import format_number

    def number(value):
        return format_number(value, 1 if abs(value) >= 10 else 3, language)

    between, words = (" bis " if language == "de" else " to "), _VERDICTS[language]
    for row in table.to_dict("records"):
        target, found = (
            number(row["low"]) + between + number(row["high"]),
            number(row["p5"]) + between + number(row["p95"]),
        )
        typer.echo(f"{words[row['verdict']]:<16}{row[language]}")
        typer.echo(
            f"{'':<16}{number(row['median'])} ({found}), {'Ziel' if language == 'de' else 'target'} {target}"
        )
        reason = row["reason" if language == "en" else "reason_de"]
        if isinstance(reason, str) and reason:
            typer.echo(f"{'':<16}{reason}")
