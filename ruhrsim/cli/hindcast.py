"""`ruhrsim hindcast`."""

import json
import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ruhrsim.cli.errors import BAD_INPUT, end, tell
from ruhrsim.cli.study import AsJson, Lang, Language, Workers
from ruhrsim.cli.terminal import echo_json


class Start(StrEnum):
    """Start years of hindcasts."""

    y2007 = "2007"
    y2016 = "2016"


def hindcast(
    start: Annotated[
        Start, typer.Option(help="The forecast knows the region up to the end of this year.")
    ] = Start.y2007,
    observed: Annotated[
        Path | None,
        typer.Option(
            help="CSV to score against, in the format of unemployment_history.csv (Kreise) or "
            "unemployment_municipality.csv (towns); by default the shipped Kreise.",
            show_default=False,
        ),
    ] = None,
    first: Annotated[
        int | None,
        typer.Option(
            "--from", help="First year to score; by default the one after the start.", show_default=False
        ),
    ] = None,
    last: Annotated[
        int | None,
        typer.Option(
            "--to",
            help="Last year to score; by default the last whose conditions outside are known.",
            show_default=False,
        ),
    ] = None,
    posterior: Annotated[
        Path | None, typer.Option(help="Another calibration than the shipped one.", show_default=False)
    ] = None,
    workers: Workers = None,
    lang: Lang = Language.en,
    as_json: AsJson = False,
) -> None:
    """Say what the model would have said of past years, and how wrong, against simple rules."""
    from ruhrsim.analysis import hindcast as past
    from ruhrsim.analysis.posterior import SHIPPED, PosteriorError, read_posterior
    from ruhrsim.cli.hindcast_table import print_verdict
    from ruhrsim.cli.progress import run_progress

    year = int(start.value)
    came = _read(observed, year, first, last, workers)
    try:
        draws = read_posterior(posterior or SHIPPED)
    except PosteriorError as error:
        end(str(error), BAD_INPUT)
    with run_progress(f"{past.RUNS} runs from {year} to {max(came.years)}") as counter:
        runs = past.run_past(
            draws, year, max(came.years), workers=workers or os.cpu_count() or 1, progress=counter
        )
    verdict = past.judge(runs, year, came)
    if as_json:
        echo_json(
            json.dumps(past.as_json(verdict, year, came), indent=2, ensure_ascii=False, allow_nan=False)
        )
    else:
        print_verdict(verdict, year, came, lang.value)


def _read(observed, start, first, last, workers):
    """Return what came; end the command with all faults of options and file together."""
    from ruhrsim.analysis.history import last_outside_year
    from ruhrsim.analysis.observed import ObservedError, read_observed

    end_year = last_outside_year()
    begin, finish = start + 1 if first is None else first, end_year if last is None else last
    faults = {
        f"--from {begin}: choose {start + 1} or later, the forecast starts at the end of {start}": begin
        <= start,
        f"--to {finish}: conditions outside are known to {end_year}; choose {end_year} or earlier": finish
        > end_year,
        f"--from {begin} is later than --to {finish}; give the earlier year first": begin > finish,
        f"--workers {workers}: choose 1 or more": workers is not None and workers < 1,
    }
    found, came = [message for message, wrong in faults.items() if wrong], None
    try:
        came = read_observed(observed, start, begin, finish) if not found else None
        if found and observed is not None:
            read_observed(observed, start, 0, 9999)
    except ObservedError as error:
        found += error.faults
    if found:
        end("\n".join(found), BAD_INPUT)
    for note in came.notes:
        tell(note)
    return came
