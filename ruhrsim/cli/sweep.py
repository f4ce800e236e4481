"""`ruhrsim sweep`: thousands of runs of an experiment file."""

import json
import os
import shlex
import shutil
import sys
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Annotated

import typer

from ruhrsim.cli.errors import FAILED, end, plain_faults
from ruhrsim.cli.results import tell_foreign
from ruhrsim.cli.study import AsJson, Cluster, Region, Results, Workers, told_what_is_kept
from ruhrsim.cli.terminal import echo_json
from ruhrsim.common import defaults

_MINUTE, _HOUR = 60, 3600


def sweep(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Name or file of an experiment.")],
    quick: Annotated[
        bool, typer.Option("--quick", help="The small size, from the file's table 'quick'.")
    ] = False,
    workers: Workers = None,
    results: Results = Path(defaults.RESULTS),
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Tell runs, time and disk; run nothing.")
    ] = False,
    cluster: Cluster = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Drop what an earlier sweep of this name left, and start anew.")
    ] = False,
    insist: Annotated[
        bool,
        typer.Option(
            "--insist", help="Go on with a sweep although code, data or packages have changed since it began."
        ),
    ] = False,
    as_json: AsJson = False,
    region: Region = None,
) -> None:
    """Run an experiment; the same command goes on where it stopped. Tables go to RESULTS/<name>."""
    with plain_faults():
        experiment, folder = _read(file, quick, workers, results, region)
        if dry_run:
            _tell(experiment, folder, workers or os.cpu_count() or 1, as_json)
            return
        if fresh:
            _remove(folder)
        tell_foreign(folder)
        _run(experiment, folder, workers, cluster, insist, as_json)


def _read(file: str, quick: bool, workers: int | None, results: Path, region: str | None):
    from ruhrsim.runs.compare import check_settings
    from ruhrsim.sweeps.experiment import read_experiment

    experiment = read_experiment(file, quick, region)
    check_settings(workers=workers)
    return experiment, results / (f"{experiment.name}_quick" if quick else experiment.name)


def _remove(folder: Path) -> None:
    from ruhrsim.sweeps.lock import alone_in
    from ruhrsim.sweeps.plan import read_sweep_manifest

    if folder.exists():
        read_sweep_manifest(folder)
        with alone_in(folder):
            shutil.rmtree(folder)


def _run(
    experiment, folder: Path, workers: int | None, cluster: str | None, insist: bool, as_json: bool
) -> None:
    from ruhrsim.cli.progress import run_progress
    from ruhrsim.runs import executors
    from ruhrsim.sweeps import run_sweep

    command = shlex.join(["ruhrsim", *sys.argv[1:]])
    with (
        executors.cluster(cluster, workers) if cluster else nullcontext() as executor,
        run_progress(f"{experiment.name}: runs of {experiment.years} years") as counter,
        _told_what_is_kept(counter, folder),
    ):
        swept = run_sweep(
            experiment,
            folder,
            workers=workers,
            executor=executor,
            progress=counter,
            command=command,
            insist=insist,
        )
    _print_end(swept, folder, as_json)


@contextmanager
def _told_what_is_kept(counter, folder: Path):
    from ruhrsim.sweeps import WorkersLost

    try:
        with told_what_is_kept(counter, folder):
            yield
    except WorkersLost as error:
        end(
            f"{error}; {counter.done} of {counter.total} runs are kept in {folder}, "
            "the same command goes on from there (perhaps with fewer --workers)",
            FAILED,
        )


def _print_end(swept, folder: Path, as_json: bool) -> None:
    failed, seeds = len(swept.failures), len(swept.manifest["seeds"])
    runs = len(swept.experiments) * seeds
    if as_json:
        echo_json(
            json.dumps(
                {
                    "results": str(folder),
                    "experiments": len(swept.experiments),
                    "seeds": seeds,
                    "runs": runs,
                    "failed": failed,
                },
                indent=2,
            )
        )
    else:
        typer.echo(f"{runs:,} runs: {len(swept.experiments):,} experiments × {seeds} seeds\nTables: {folder}")
        _print_width(swept)
    if failed:
        question = f'ruhrsim results query {folder.name} "SELECT experiment, seed, error FROM failures"'
        typer.echo(f"ruhrsim: {failed:,} of {runs:,} runs failed; see why with: {question}", err=True)
    if failed == runs:
        raise typer.Exit(FAILED)


def _print_width(swept) -> None:
    from ruhrsim.sweeps.replicate import widest_interval

    rule = swept.experiment.replications
    if rule:
        width = widest_interval(swept)
        missed = "" if width <= rule.width else f", wider than wanted: raise most = {rule.most}"
        typer.echo(f"Widest 90 % interval of {rule.indicator}: {width:.3g} (wanted {rule.width:g}){missed}")


def _tell(experiment, folder: Path, workers: int, as_json: bool) -> None:
    from dataclasses import asdict

    from ruhrsim.sweeps.estimate import estimate

    found = estimate(experiment, folder, workers)
    if as_json:
        echo_json(json.dumps({"results": str(folder), "workers": workers} | asdict(found), indent=2))
        return
    rule = experiment.replications
    seeds = f"{found.seeds} to {rule.most} seeds" if rule else f"{found.seeds} seeds"
    typer.echo(
        f"{experiment.title('en')}\n"
        f"Runs:  {found.runs:,} of {experiment.years} years ({found.worlds:,} worlds × {found.settings:,} "
        f"settings × {found.scenarios} scenarios × {seeds}); {found.done:,} are there\n"
        f"Time:  about {_as_time(found.seconds)} with {workers} workers, {found.run_seconds:.2f} s a run\n"
        f"Disk:  up to {max(0.1, found.size / 1e6):.1f} MB in {folder}, less when finished"
    )


def _as_time(seconds: float) -> str:
    if seconds < 2 * _MINUTE:
        return f"{seconds:.0f} s"
    return f"{seconds / _MINUTE:.0f} min" if seconds < 2 * _HOUR else f"{seconds / _HOUR:.1f} h"
