"""`ruhrsim evidence`: every test of the model again, and one report of all."""

import json
import os
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from ruhrsim.cli.errors import BAD_INPUT, INTERRUPTED, end, plain_faults
from ruhrsim.cli.study import Results, Workers
from ruhrsim.common import defaults


def evidence(
    parts: Annotated[
        list[str] | None,
        typer.Argument(
            help="Tests to run again: hindcast, patterns, closure, recovery, claims, robustness, effects; else all.",
            show_default=False,
        ),
    ] = None,
    rerun: Annotated[
        bool,
        typer.Option("--rerun", help="Run the tests again, many hours on two cores; else show what ships."),
    ] = False,
    workers: Workers = None,
    results: Results = Path(defaults.RESULTS),
) -> None:
    """Write tables and one report of every test, in German and English, to RESULTS/evidence."""
    target = results / "evidence"
    with plain_faults():
        chosen = _known(parts, rerun)
        _check(workers, target)
        if rerun:
            _run_again(chosen, workers or os.cpu_count() or 1, target)
        else:
            _write({}, [], target)
    for language, word in (("de", "Bericht"), ("en", "Report ")):
        typer.echo(f"{word}: {target / f'report_{language}.html'}")
    typer.echo(f"Tables : {target}")


def _known(parts, rerun) -> list[str]:
    from ruhrsim.analysis.evidence import PARTS
    from ruhrsim.common.errors import way_out

    faults = [
        f"unknown test '{part}'{way_out(part, list(PARTS))}" for part in parts or () if part not in PARTS
    ]
    if parts and not rerun:
        faults.append(f"{' '.join(parts)}: tests are named to run them again; add --rerun")
    if faults:
        end("\n".join(faults), BAD_INPUT)
    return parts or list(PARTS)


def _check(workers, target) -> None:
    from ruhrsim.common.atomic_files import check_own
    from ruhrsim.runs.compare import check_settings

    check_settings(workers=workers)
    check_own(target, "made.json")


def _run_again(parts: list[str], workers: int, target: Path) -> None:
    """Run parts one after the other; what is finished is written at once and stays after Ctrl-C."""
    from ruhrsim.analysis.evidence import PARTS
    from ruhrsim.analysis.stored import answers_version
    from ruhrsim.cli.progress import run_progress

    tables, made = {}, []
    for number, part in enumerate(parts):
        try:
            with run_progress(part) as counter:
                tables |= PARTS[part](workers, counter)
        except KeyboardInterrupt:
            rest = " ".join(parts[number:])
            end(
                f"stopped; {' '.join(parts[:number]) or 'nothing'} is finished and kept in {target}; go on with "
                f"ruhrsim evidence {rest} --rerun",
                INTERRUPTED,
            )
        made.append(
            {"part": part, "date": date.today().isoformat(), "code": _now(), "answers": answers_version()}
        )
        _write(tables, made, target)


def _write(tables: dict, made: list[dict], target: Path) -> None:
    """Write the report from new tables, those of earlier runs of this code in the folder, else those shipped."""
    from ruhrsim.analysis.evidence import TABLES
    from ruhrsim.analysis.stored import read_all_evidence, read_made
    from ruhrsim.common.atomic_files import whole_folder
    from ruhrsim.report.evidence_page import write_evidence_page

    earlier = (
        [row for row in read_made(target) if row["code"] == _now() and row["part"] in TABLES]
        if (target / "made.json").is_file()
        else []
    )
    kept = {name for row in earlier for name in TABLES[row["part"]]}
    found = {name: table for name, table in read_all_evidence(target).items() if name in kept}
    whole = read_all_evidence() | found | tables
    rows = list({row["part"]: row for row in (*read_made(), *earlier, *made)}.values())
    with whole_folder(target) as folder:
        for name, table in whole.items():
            table.to_csv(folder / f"{name}.csv", index=False)
        (folder / "made.json").write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
        for language in ("de", "en"):
            write_evidence_page(read_all_evidence(folder), rows, folder, language)


def _now() -> str:
    from ruhrsim.common.versions import code_version, data_version

    return f"{code_version()} / {data_version()}"
