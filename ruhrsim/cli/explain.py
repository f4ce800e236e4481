"""`ruhrsim explain`: why one scenario differs from another."""

import json
import shlex
import sys
import time
from pathlib import Path
from typing import Annotated

import typer

from ruhrsim.cli.errors import plain_faults
from ruhrsim.cli.terminal import echo_json
from ruhrsim.cli.study import (
    AsJson,
    Lang,
    Language,
    Region,
    Results,
    Runs,
    Scale,
    Seed,
    Workers,
    Years,
    told_what_is_kept,
)
from ruhrsim.common import defaults

_RUNS = 10


def explain(
    first: Annotated[str, typer.Argument(metavar="A", help="Name or file to compare with.")],
    second: Annotated[str, typer.Argument(metavar="B", help="Name or file to explain.")],
    mechanisms: Annotated[
        bool,
        typer.Option(
            "--mechanisms/--no-mechanisms",
            help="Also switch mechanisms off one at a time; this repeats all runs for each of them.",
        ),
    ] = True,
    runs: Runs = _RUNS,
    years: Years = None,
    scale: Scale = defaults.SCALE,
    seed: Seed = defaults.SEED,
    workers: Workers = None,
    results: Results = Path(defaults.RESULTS),
    lang: Lang = Language.en,
    as_json: AsJson = False,
    region: Region = None,
) -> None:
    """Explain why B differs from A: flows, mechanisms, towns, cost; write tables to RESULTS/explain_A_B."""
    settings = {"runs": runs, "scale": scale, "seed": seed, "workers": workers}
    with plain_faults():
        scenarios, target = _check([first, second], years, settings, results, region)
        tally = _Tally()
        with told_what_is_kept(tally, results):
            label = f"2 × {runs} runs of {scenarios[0].years} years"
            comparison, seconds = _run(scenarios, settings, results, label, tally)
            if mechanisms:
                comparison = _switch_off(comparison, settings, results, seconds, tally)
            _save(comparison, target, results)
        _print_result(comparison, target, lang, as_json)


class _Tally:
    """Runs done and runs in all over the stages so far; `kept` of the last stage were there before."""

    def __init__(self):
        self.done = self.total = self.kept = 0

    def follow(self, counter):
        """Return a progress callback for the next stage that moves the tally and its own counter."""
        earlier = self.total

        def progress(done: int, total: int) -> None:
            if self.total == earlier:
                self.kept = done
            self.done, self.total = earlier + done, earlier + total
            counter(done, total)

        return progress


def _check(names: list[str], years: int | None, settings: dict, results: Path, region: str | None):
    """Return the scenarios and the result folder, before anything runs."""
    from ruhrsim.runs.compare import check_settings, read_scenarios
    from ruhrsim.runs.store import check_target

    check_settings(years=years, **settings)
    scenarios = read_scenarios(names, years, region)
    target = results / f"explain_{scenarios[0].name}_{scenarios[1].name}"
    check_target(target)
    return scenarios, target


def _run(scenarios, settings: dict, results: Path, label: str, tally: _Tally):
    """Return the comparison and the seconds a run took, None if all runs were kept ones."""
    from ruhrsim.cli.progress import run_progress
    from ruhrsim.runs import compare as ensemble

    began = time.monotonic()
    with run_progress(label) as counter:
        comparison = ensemble.compare(scenarios, progress=tally.follow(counter), keep=results, **settings)
    computed = counter.total - tally.kept
    return comparison, (time.monotonic() - began) / computed if computed else None


def _switch_off(comparison, settings: dict, results: Path, seconds: float | None, tally: _Tally):
    from ruhrsim.analysis.explain import join
    from ruhrsim.analysis.mechanisms import MECHANISMS, variants

    scenarios = variants(comparison.scenarios, MECHANISMS.values())
    label = f"{len(MECHANISMS)} mechanisms × 2 × {settings['runs']} runs"
    if seconds:
        minutes = max(1, round(seconds * len(scenarios) * settings["runs"] / 60))
        label += f", about {minutes} min"
    return join(comparison, _run(scenarios, settings, results, label, tally)[0])


def _save(comparison, target: Path, results: Path) -> None:
    from ruhrsim.analysis.explain import write_explanation
    from ruhrsim.runs.store import save_comparison
    from ruhrsim.runs.unfinished import forget_parts

    save_comparison(
        comparison, target, command=shlex.join(["ruhrsim", *sys.argv[1:]]), additions=(write_explanation,)
    )
    forget_parts(results, comparison)


def _print_result(comparison, target: Path, language: Language, as_json: bool) -> None:
    from ruhrsim.analysis.explain import explain as explain_difference
    from ruhrsim.cli.explain_tables import print_explanation

    explanation = explain_difference(comparison)
    if as_json:
        echo_json(json.dumps(_as_json(explanation, comparison, target), indent=2, ensure_ascii=False))
        return
    print_explanation(explanation, comparison, language.value)
    typer.echo(f"{'Tabellen' if language is Language.de else 'Tables'}: {target}")


def _as_json(explanation, comparison, target: Path) -> dict:
    from ruhrsim.analysis.paired import CONFIDENCE

    # pandas writes NaN as null; json.dumps would write NaN, which is no JSON.
    tables = {
        name: json.loads(table.to_json(orient="records", double_precision=15))
        for name, table in vars(explanation).items()
    }
    return {
        "results": str(target),
        "scenarios": [s.name for s in comparison.scenarios[:2]],
        "seeds": list(comparison.seeds),
        "years": comparison.years,
        "scale": comparison.scale,
        "confidence": CONFIDENCE,
    } | tables
