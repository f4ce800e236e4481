"""`ruhrsim claims`."""

import json
import os
from pathlib import Path
from typing import Annotated

import typer

from ruhrsim.cli.errors import BAD_INPUT, INTERRUPTED, end, plain_faults
from ruhrsim.cli.study import AsJson, Lang, Language, Results, Scale, Workers
from ruhrsim.cli.terminal import echo_json
from ruhrsim.common import defaults

WORLDS, SEEDS, SCALE = 8, 8, 0.02
_VERDICTS = {
    "en": {"holds": "holds", "mixed": "mixed", "fails": "fails"},
    "de": {"holds": "trifft zu", "mixed": "offen", "fails": "trifft nicht zu"},
}


def claims(
    names: Annotated[
        list[str] | None,
        typer.Argument(help="Claims to test, such as C1 C5; by default all.", show_default=False),
    ] = None,
    rerun: Annotated[
        bool, typer.Option("--rerun", help="Run the model again instead of showing the shipped table.")
    ] = False,
    worlds: Annotated[int, typer.Option(help="Plausible parameter sets.")] = WORLDS,
    seeds: Annotated[int, typer.Option(help="Runs of each variant in each world.")] = SEEDS,
    scale: Scale = SCALE,
    workers: Workers = None,
    results: Results = Path(defaults.RESULTS),
    lang: Lang = Language.en,
    as_json: AsJson = False,
) -> None:
    """Test the press claims C1 to C11: number, interval, share of plausible worlds, verdict."""
    if not rerun and (worlds, seeds, scale, workers) != (WORLDS, SEEDS, SCALE, None):
        end("--worlds, --seeds, --scale and --workers are for new runs; add --rerun", BAD_INPUT)
    with plain_faults():
        table = _rerun(names, worlds, seeds, scale, workers, results) if rerun else _stored(names)
    if as_json:
        echo_json(json.dumps(json.loads(table.to_json(orient="records")), indent=2, ensure_ascii=False))
    else:
        _print(table, lang.value)
        if not rerun:
            _tell_age(lang.value)


def _stored(names):
    from ruhrsim.analysis.stored import read_evidence

    table = read_evidence("claims")
    return table[table.claim.isin(_known(names, list(table.claim)))]


def _tell_age(language: str) -> None:
    from ruhrsim.analysis.stored import made_on

    date, of_now = made_on("claims")
    if not of_now:
        typer.echo(
            f"Urteile vom {date}, als das Modell anders antwortete als jetzt; --rerun urteilt neu."
            if language == "de"
            else f"Verdicts of {date}, when the model answered differently from now; --rerun judges anew."
        )


def _known(names, known):
    """Return the claims named, in order; end the command if one is unknown."""
    from ruhrsim.common.errors import way_out

    wrong = [name for name in names or () if name.upper() not in known]
    if wrong:
        end("\n".join(f"unknown claim '{name}'{way_out(name, known)}" for name in wrong), BAD_INPUT)
    return [name.upper() for name in names] if names else known


def _rerun(names, worlds, seeds, scale, workers, results):
    from ruhrsim.analysis.claim_runs import RunLog, Way, claim_worlds, run_worlds
    from ruhrsim.analysis.claim_variants import YEARS
    from ruhrsim.analysis.claim_verdicts import judge_parts, verdicts
    from ruhrsim.analysis.claims import CLAIMS, variants_needed
    from ruhrsim.cli.progress import run_progress
    from ruhrsim.common.atomic_files import check_own, whole_folder
    from ruhrsim.runs.compare import check_settings

    check_settings(runs=worlds, scale=scale, workers=workers)
    check_settings(runs=seeds)
    known = _known(names, [claim.key for claim in CLAIMS])
    chosen = [claim for claim in CLAIMS if claim.key in known]
    target, way = results / "claims", Way(scale=scale)
    check_own(target, "claims.csv")
    log = RunLog(results / ".claims" / "runs.jsonl", way, YEARS)
    with run_progress(f"{len(chosen)} claims in {worlds} worlds, {seeds} seeds") as counter:
        try:
            found = run_worlds(
                claim_worlds(worlds),
                variants_needed(chosen),
                seeds,
                way,
                workers or os.cpu_count() or 1,
                log=log,
                progress=counter,
            )
        except KeyboardInterrupt:
            end(
                f"stopped; {counter.done} of {counter.total} runs are kept in {log.file}; the same command goes on",
                INTERRUPTED,
            )
        parts = judge_parts(found, chosen)
    with whole_folder(target) as folder:
        table = verdicts(parts)
        table.to_csv(folder / "claims.csv", index=False)
        parts.to_csv(folder / "claims_parts.csv", index=False)
    log.forget()
    return table


def _print(table, language) -> None:
    from ruhrsim.common.number_format import format_number

    def number(value):
        return format_number(
            value, 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 3, language, sign=True
        )

    german = language == "de"
    for row in table.to_dict("records"):
        share, low, high = (
            format_number(100.0 * row[key], 0, language) for key in ("share", "share_low", "share_high")
        )
        worlds = (
            f"in {share} % von {row['worlds']} Welten ({low} bis {high} %)"
            if german
            else f"in {share} % of {row['worlds']} worlds ({low} to {high} %)"
        )
        typer.echo(f"{row['claim']:<5}{_VERDICTS[language][row['verdict']]:<16}{row[language]}")
        between = " bis " if german else " to "
        typer.echo(
            f"{'':<21}{number(row['median'])} ({number(row['p5'])}{between}{number(row['p95'])}), {worlds}"
        )
        typer.echo(f"{'':<21}{row['measure_' + language]}")
