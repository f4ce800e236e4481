"""`ruhrsim effects`: what evaluations found against what the model says."""

import json
from pathlib import Path
from typing import Annotated

import typer

from ruhrsim.cli.errors import BAD_INPUT, INTERRUPTED, end, plain_faults
from ruhrsim.cli.study import AsJson, Lang, Language, Results, Scale, Workers
from ruhrsim.common import defaults

SEEDS = 4
_WORDS = {
    "en": {
        "head": ("effect", "published", "model (90 % interval)", "verdict", "use"),
        "luck": "Intervals: 90 %, chance alone, default parameters; --worlds 16 covers the assumptions.",
        "worlds": "Intervals: 90 % of plausible worlds.",
        "count": "{inside} inside, {outside} outside, {cannot} cannot be asked. What is asked and the sources: --json",
        "stored": "Intervals: 90 % of plausible worlds; answers that ship.",
    },
    "de": {
        "head": ("Effekt", "veröffentlicht", "Modell (90-%-Intervall)", "Urteil", "Zweck"),
        "luck": "Intervalle: 90 %, nur Zufall, Standardwerte; --worlds 16 umfasst die Annahmen.",
        "worlds": "Intervalle: 90 % der plausiblen Welten.",
        "count": "{inside} innerhalb, {outside} außerhalb, {cannot} nicht zu fragen. Was gefragt wird und die Quellen: "
        "--json",
        "stored": "Intervalle: 90 % der plausiblen Welten; mitgelieferte Antworten.",
    },
}


def effects(
    ids: Annotated[
        list[str] | None,
        typer.Argument(help="Published effects, such as mass_layoff_4y; by default all.", show_default=False),
    ] = None,
    stored: Annotated[
        bool, typer.Option("--stored", help="Show the answers that ship, without running.")
    ] = False,
    worlds: Annotated[
        int, typer.Option(help="Plausible worlds; 0 asks the default parameters (all effects: some minutes).")
    ] = 0,
    seeds: Annotated[int, typer.Option(help="Seeds in each world.")] = SEEDS,
    scale: Scale = defaults.SCALE,
    workers: Workers = None,
    results: Results = Path(defaults.RESULTS),
    lang: Lang = Language.en,
    as_json: AsJson = False,
) -> None:
    """Ask the model what evaluations found: published range, model, verdict for each effect."""
    if stored and (worlds, seeds, scale, workers) != (0, SEEDS, defaults.SCALE, None):
        end("--worlds, --seeds, --scale and --workers are for new runs; leave --stored out", BAD_INPUT)
    with plain_faults():
        table = _stored(ids) if stored else _run(ids, worlds, seeds, scale, workers, results / "effects")
    if as_json:
        typer.echo(json.dumps(_as_json(table), indent=2, ensure_ascii=False))
    else:
        _print(table, lang.value, "stored" if stored else "worlds" if worlds else "luck")


def _stored(ids):
    from ruhrsim.effects.evaluate import choose
    from ruhrsim.effects.stored import read_answers

    rows, table = choose(ids), read_answers()
    return table[table["id"].isin(rows)]


def _run(ids, worlds, seeds, scale, workers, target):
    """Ask the model; finished studies stay after Ctrl-C and are found again."""
    from ruhrsim.cli.progress import run_progress
    from ruhrsim.common.atomic_files import whole_file
    from ruhrsim.effects.evaluate import choose, evaluate, forget

    rows = choose(ids)
    label = (
        f"{len(rows)} effects, {worlds or 'default parameters'}{' worlds' if worlds else ''} × {seeds} seeds"
    )
    with run_progress(label) as counter:
        try:
            table = evaluate(rows, worlds, seeds, scale, workers, progress=counter, keep=target)
        except KeyboardInterrupt:
            end(
                f"stopped; {counter.done} of {counter.total} studies are kept in {target}, "
                "the same command goes on from there",
                INTERRUPTED,
            )
    target.mkdir(parents=True, exist_ok=True)
    with whole_file(target / "effects.csv") as file:
        table.to_csv(file, index=False)
    forget(target, scale)
    return table


def _as_json(table) -> list[dict]:
    from dataclasses import asdict

    from ruhrsim.effects.published import read_published
    from ruhrsim.effects.questions import QUESTIONS

    published = read_published()
    answers = json.loads(table.to_json(orient="records", double_precision=15))
    return [
        asdict(published[row["id"]])
        | {"asked_en": QUESTIONS[row["id"]].en, "asked_de": QUESTIONS[row["id"]].de}
        | {key: value for key, value in row.items() if key not in ("low", "high")}
        for row in answers
    ]


def _print(table, language: str, covered: str) -> None:
    from collections import Counter

    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from ruhrsim.effects.words import write_model, write_published, write_verdict

    words = _WORDS[language]
    shown = Table(*words["head"], box=None, pad_edge=False)
    for row in table.to_dict("records"):
        cells = (
            row["id"],
            *(write(row, language) for write in (write_published, write_model, write_verdict)),
        )
        shown.add_row(*map(Text, (*cells, row["use"])))
    Console().print(shown)
    found = Counter(table["verdict"])
    typer.echo(words[covered])
    typer.echo(
        words["count"].format(
            inside=found["inside"], outside=found["outside"], cannot=found["cannot be asked"]
        )
    )
