"""`ruhrsim claims`."""

import json
import os
from pathlib import Path
from typing import Annotated

import typer

from ruhrsim.cli.errors import BAD_INPUT, end, plain_faults
from ruhrsim.cli.study import AsJson, Lang, Language, Results, Scale, Workers
from ruhrsim.cli.terminal import echo_json
from ruhrsim.common import defaults

WORLDS, SCALE = 8, 0.02
_ON_THE_SITE = "C6"
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
    scale: Scale = SCALE,
    workers: Workers = None,
    results: Results = Path(defaults.RESULTS),
    lang: Lang = Language.en,
    as_json: AsJson = False,
) -> None:
    """Test the press claims C1 to C11: number, interval, share of plausible worlds, verdict."""
    if not rerun and (worlds, scale, workers) != (WORLDS, SCALE, None):
        end("--worlds, --scale and --workers are for new runs; add --rerun", BAD_INPUT)
    with plain_faults():
        table = _rerun(names, worlds, scale, workers, results / "claims") if rerun else _stored(names)
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


def _rerun(names, worlds, scale, workers, target):
    from ruhrsim.analysis.claims import CLAIMS, Way, judge, run_worlds
    from ruhrsim.analysis.plausible import plausible_worlds
    from ruhrsim.analysis.posterior import read_posterior
    from ruhrsim.cli.progress import run_progress
    from ruhrsim.common.atomic_files import check_own, whole_folder
    from ruhrsim.runs.compare import check_settings

    check_settings(runs=worlds, scale=scale, workers=workers)
    if any(name.upper() == _ON_THE_SITE for name in names or ()):
        end(
            f"{_ON_THE_SITE} is followed on the site: ruhrsim sites bochum_after_opel --site mark517",
            BAD_INPUT,
        )
    chosen = [claim for claim in CLAIMS if claim.key in _known(names, [claim.key for claim in CLAIMS])]
    check_own(target, "claims.csv")
    with run_progress(f"{len(chosen)} claims in {worlds} worlds") as counter:
        sets = plausible_worlds(worlds, read_posterior())
        table = judge(
            run_worlds(sets, chosen, Way(scale=scale), workers or os.cpu_count() or 1, progress=counter),
            chosen,
        )
    with whole_folder(target) as folder:
        table.to_csv(folder / "claims.csv", index=False)
    return table


def _print(table, language) -> None:
    from ruhrsim.common.number_format import format_number

    def number(value):
        return format_number(
            value, 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 3, language, sign=True
        )

    german = language == "de"
    for row in table.to_dict("records"):
        share = format_number(100.0 * row["share"], 0, language)
        worlds = (
            f"in {share} % von {row['worlds']} Welten"
            if german
            else f"in {share} % of {row['worlds']} worlds"
        )
        typer.echo(f"{row['claim']:<5}{_VERDICTS[language][row['verdict']]:<16}{row[language]}")
        between = " bis " if german else " to "
        typer.echo(
            f"{'':<21}{number(row['median'])} ({number(row['p5'])}{between}{number(row['p95'])}), {worlds}"
        )
        typer.echo(f"{'':<21}{row['measure_' + language]}")
