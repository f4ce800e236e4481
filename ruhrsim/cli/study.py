"""`ruhrsim compare` and `ruhrsim run`."""

import json
import shlex
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from ruhrsim.cli.errors import FAILED, INTERRUPTED, end, plain_faults
from ruhrsim.cli.terminal import echo_json
from ruhrsim.common import defaults


class Language(StrEnum):
    """Languages of tables and reports."""

    de = "de"
    en = "en"


class Uncertainty(StrEnum):
    """What intervals cover."""

    luck = "luck"
    assumptions = "assumptions"


Runs = Annotated[int, typer.Option(help="Runs of each scenario, on the same seeds; 2 or more for intervals.")]
Years = Annotated[int | None, typer.Option(show_default=False, help="Horizon; by default the scenario's.")]
Scale = Annotated[
    float, typer.Option(help="Share of establishments simulated; 1 is the whole region, 5 a denser one.")
]
Seed = Annotated[int, typer.Option(help="First seed; the others follow it.")]
Workers = Annotated[int | None, typer.Option(help="Processes; by default one per core.", show_default=False)]
Results = Annotated[Path, typer.Option(help="Folder that results are written into, each in its own folder.")]
Lang = Annotated[Language, typer.Option(help="Language of table and report.")]
Covered = Annotated[
    Uncertainty,
    typer.Option(
        "--uncertainty",
        help="What intervals cover: luck and assumptions, each run in a plausible world; or luck alone.",
    ),
]
Region = Annotated[
    str | None,
    typer.Option(
        "--region",
        metavar="FOLDER",
        show_default=False,
        help="Region: the name of one that ships (ruhr, ruhr_kreise), or a folder; by default the scenario's.",
    ),
]
Cluster = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS",
        show_default=False,
        help="Run on a cluster: tcp://host:port of a Dask scheduler, or slurm (--workers jobs).",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print only JSON on stdout.")]


@dataclass(frozen=True)
class _Options:
    runs: int
    years: int | None
    scale: float
    seed: int
    workers: int | None
    results: Path
    lang: Language
    as_json: bool
    uncertainty: Uncertainty = Uncertainty.assumptions
    region: str | None = None

    def worlds(self) -> list[dict]:
        """Return the world of each run; none where all run with the parameters of their scenario."""
        from ruhrsim.analysis.plausible import numbered_worlds

        return numbered_worlds(self.seed, self.runs) if self.uncertainty is Uncertainty.assumptions else []


def compare(
    scenarios: Annotated[
        list[str] | None,
        typer.Argument(
            help="Names or files; the first is the baseline. By default: "
            + ", ".join(defaults.SCENARIOS)
            + ".",
            show_default=False,
        ),
    ] = None,
    runs: Runs = defaults.RUNS,
    years: Years = None,
    scale: Scale = defaults.SCALE,
    seed: Seed = defaults.SEED,
    workers: Workers = None,
    results: Results = Path(defaults.RESULTS),
    lang: Lang = Language.en,
    as_json: AsJson = False,
    uncertainty: Covered = Uncertainty.assumptions,
    region: Region = None,
) -> None:
    """Compare strategies on the same seeds; write table, figures and report to RESULTS/compare."""
    options = _Options(runs, years, scale, seed, workers, results, lang, as_json, uncertainty, region)
    with plain_faults():
        _study(scenarios or defaults.SCENARIOS, results / "compare", options)


def run(
    scenario: Annotated[str, typer.Argument(help="Name or file.")],
    then: Annotated[
        str | None,
        typer.Option(
            "--then", help="Scenario whose policy follows, from the year --from.", show_default=False
        ),
    ] = None,
    from_year: Annotated[
        int | None,
        typer.Option("--from", help="First year of the scenario after --then.", show_default=False),
    ] = None,
    runs: Runs = defaults.RUNS,
    years: Years = None,
    scale: Scale = defaults.SCALE,
    seed: Seed = defaults.SEED,
    workers: Workers = None,
    results: Results = Path(defaults.RESULTS),
    lang: Lang = Language.en,
    as_json: AsJson = False,
    uncertainty: Covered = Uncertainty.assumptions,
    region: Region = None,
) -> None:
    """Run one scenario, or one and then another; write table, figures and report to RESULTS/<its name>."""
    options = _Options(runs, years, scale, seed, workers, results, lang, as_json, uncertainty, region)
    with plain_faults():
        _study([_succession(scenario, then, from_year, region)], None, options)


def _succession(scenario: str, then: str | None, from_year: int | None, region: str | None):
    """Return the scenario, or the one that changes to the policy of another."""
    from ruhrsim.common.errors import ScenarioError
    from ruhrsim.scenarios.scenario import read_scenario
    from ruhrsim.scenarios.succession import followed_by

    if then is None and from_year is None:
        return scenario
    if then is None or from_year is None:
        raise ScenarioError(
            ["--then and --from go together: name the scenario that follows and its first year"]
        )
    return followed_by(read_scenario(scenario, region), read_scenario(then, region), from_year)


def _study(names, target: Path | None, options: _Options) -> None:
    from ruhrsim.analysis.split import split
    from ruhrsim.cli.progress import run_progress
    from ruhrsim.report.briefing import split_sentence
    from ruhrsim.runs.compare import check_settings, read_scenarios
    from ruhrsim.runs.store import check_target
    from ruhrsim.runs.unfinished import forget_parts

    check_settings(
        runs=options.runs,
        years=options.years,
        scale=options.scale,
        seed=options.seed,
        workers=options.workers,
    )
    scenarios = read_scenarios(names, options.years, options.region)
    target = target or options.results / scenarios[0].name
    check_target(target)
    label = f"{len(scenarios)} × {options.runs} runs of {scenarios[0].years} years"
    with run_progress(label) as counter, told_what_is_kept(counter, options.results):
        comparison = _run(scenarios, options, counter)
    if not options.as_json:
        _print_answer(comparison, options)
    parts, corners = None, _corners(scenarios, options.years)
    if corners:
        with run_progress("what the difference is made of") as more, told_what_is_kept(more, options.results):
            runs_of_corners = _run(corners, options, more)
        parts = split(runs_of_corners)
        if not options.as_json:
            typer.echo(f"{split_sentence(parts, options.lang.value)}\n")
    with run_progress("writing figures and report"), told_what_is_kept(counter, options.results):
        _save(comparison, parts, target, options)
    for done in (comparison, runs_of_corners) if corners else (comparison,):
        forget_parts(options.results, done)
    _print_places(comparison, parts, target, options)


def _corners(scenarios, years: int | None):
    """Return all corners of the main question where both of its ends are compared as they ship, else nothing."""
    from ruhrsim.runs.compare import read_scenarios

    corners = read_scenarios(defaults.CORNERS, years)
    known = {scenario.fingerprint() for scenario in scenarios}
    asked = {corners[0].fingerprint(), corners[-1].fingerprint()} <= known
    return corners if asked else ()


@contextmanager
def told_what_is_kept(counter, results: Path):
    """End an interrupted command with what is kept of it.

    Args:
        counter: Runs done and runs in all.
        results: Folder in which finished runs are kept.
    """
    from concurrent.futures.process import BrokenProcessPool

    try:
        yield
        return
    except KeyboardInterrupt:
        reason, code = "stopped", INTERRUPTED
    except BrokenProcessPool:
        reason, code = "a process died, perhaps for want of memory (try fewer --workers)", FAILED
    end(
        f"{reason}; {counter.done} of {counter.total} runs are kept in {results}, "
        "the same command goes on from there",
        code,
    )


def _run(scenarios, options: _Options, counter):
    from ruhrsim.runs import compare as ensemble

    return ensemble.compare(
        scenarios,
        runs=options.runs,
        scale=options.scale,
        seed=options.seed,
        workers=options.workers,
        progress=counter,
        keep=options.results,
        worlds=options.worlds(),
    )


def _save(comparison, parts, target: Path, options: _Options) -> None:
    from ruhrsim.analysis.paired import write_summary
    from ruhrsim.report import write_report
    from ruhrsim.runs.store import save_comparison

    def write_split(_, folder: Path) -> None:
        if parts is not None:
            parts.to_csv(folder / "split.csv", index=False)

    save_comparison(
        comparison,
        target,
        command=shlex.join(["ruhrsim", *sys.argv[1:]]),
        additions=(
            write_summary,
            write_split,
            partial(write_report, language=options.lang.value, parts=parts),
        ),
    )


def _print_answer(comparison, options: _Options) -> None:
    """Print what is known as soon as the last run ends: the briefing and the table."""
    from ruhrsim.cli.table import print_briefing, print_table

    print_briefing(comparison, options.lang.value)
    print_table(comparison, options.lang.value)


def _print_places(comparison, parts, target: Path, options: _Options) -> None:
    if options.as_json:
        told = _as_json(comparison, parts, target, options.lang.value)
        echo_json(json.dumps(told, indent=2, ensure_ascii=False))
        return
    german = options.lang is Language.de
    typer.echo(f"{'Bericht' if german else 'Report'}:  {target / 'report.html'}")
    typer.echo(
        f"{'Tabellen' if german else 'Tables'}: {target}"
        f"{' (summary.csv zuerst)' if german else ' (summary.csv first)'}"
    )


def _as_json(comparison, parts, target: Path, language: str) -> dict:
    from ruhrsim.analysis.paired import CONFIDENCE, summarise, years_compared
    from ruhrsim.report.briefing import briefing

    # pandas writes NaN and NA as null; json.dumps would write NaN, which is no JSON.
    def records(table) -> list[dict]:
        return json.loads(table.to_json(orient="records", double_precision=15))

    return {
        "results": str(target),
        "report": str(target / "report.html"),
        "scenarios": [scenario.name for scenario in comparison.scenarios],
        "seeds": list(comparison.seeds),
        "years": comparison.years,
        "years_compared": list(years_compared(comparison)),
        "scale": comparison.scale,
        "uncertainty": comparison.uncertainty,
        "confidence": CONFIDENCE,
        "briefing": briefing(comparison, language, parts=parts).sentences(),
        "summary": records(summarise(comparison)),
        "split": records(parts) if parts is not None else [],
    }
