"""`ruhrsim calibrate`."""

import json
import os
import shlex
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from ruhrsim.cli.errors import FAILED, INTERRUPTED, end, plain_faults
from ruhrsim.cli.study import AsJson, Results, Scale, Workers
from ruhrsim.cli.terminal import echo_json
from ruhrsim.common import defaults

TRIALS, SCALE = 256, 0.02
_FEWEST = 90


def calibrate(
    trials: Annotated[
        int, typer.Option(help="Runs of the model, spread evenly over the parameters' ranges.")
    ] = TRIALS,
    seed: Annotated[
        int, typer.Option(help="Another seed gives other runs; the answer should agree.")
    ] = defaults.SEED,
    scale: Scale = SCALE,
    workers: Workers = None,
    results: Results = Path(defaults.RESULTS),
    as_json: AsJson = False,
) -> None:
    """Fit a few parameters to 2007-2016 and write a weighted sample of them to RESULTS/calibrate."""
    from ruhrsim.common.atomic_files import check_own
    from ruhrsim.runs.compare import SettingsError, check_settings

    target = results / "calibrate"
    with plain_faults():
        check_settings(seed=seed, scale=scale, workers=workers)
        if trials < _FEWEST:
            raise SettingsError(
                [f"trials = {trials}: choose {_FEWEST} or more, twice the terms of the emulator"]
            )
        check_own(target, "posterior.json")
        if find_spec("optuna") is None:
            end("calibrate needs optuna; install it with: python -m pip install 'ruhrsim[evidence]'", FAILED)
        design = _run(trials, seed, scale, workers or os.cpu_count() or 1, results / "calibration_runs.log")
        posterior = _weigh(design, {"trials": trials, "seed": seed, "scale": scale})
        _save(posterior, target)
    if as_json:
        echo_json(json.dumps({"results": str(target), "diagnostics": posterior.diagnostics}, indent=2))
    else:
        _print(posterior, target)


def _run(trials, seed, scale, workers, storage):
    from ruhrsim.analysis.calibration import run_design
    from ruhrsim.cli.progress import run_progress

    with run_progress(f"{trials} runs from 2007 to 2016") as counter:
        try:
            return run_design(trials, seed, scale, workers, storage, progress=counter)
        except KeyboardInterrupt:
            end(
                f"stopped; finished runs are kept in {storage}, the same command goes on from there",
                INTERRUPTED,
            )


def _weigh(design, settings):
    from ruhrsim.analysis.calibration import known_target
    from ruhrsim.analysis.calibration_check import make_posterior

    command = shlex.join(["ruhrsim", *sys.argv[1:]])
    return make_posterior(design, known_target(), settings | {"command": command})


def _save(posterior, target):
    from ruhrsim.common.atomic_files import whole_folder

    with whole_folder(target) as folder:
        posterior.save(folder / "posterior.json")
        _table(posterior).to_csv(folder / "parameters.csv", index=False)


def _table(posterior):
    import pandas as pd

    ranges, narrowed = posterior.manifest["ranges"], posterior.diagnostics["sd_against_range"]
    mean, sd = posterior.mean(), posterior.sd()
    return pd.DataFrame(
        {
            "parameter": name,
            "low": ranges[name][0],
            "high": ranges[name][1],
            "mean": mean[name],
            "sd": sd[name],
            "sd_against_range": narrowed[name],
        }
        for name in posterior.parameters
    )


def _print(posterior, target) -> None:
    found = posterior.diagnostics
    typer.echo(f"{'parameter':<38}{'range':>18}{'mean':>10}{'sd':>9}{'of range':>10}")
    for row in _table(posterior).to_dict("records"):
        span = f"{row['low']:g} to {row['high']:g}"
        figures = f"{row['mean']:>10.4f}{row['sd']:>9.4f}{100.0 * row['sd_against_range']:>8.0f} %"
        typer.echo(f"{row['parameter']:<38}{span:>18}{figures}")
    typer.echo("\n'of range': spread against that of the whole range; near 100 % the years taught nothing.")
    typer.echo(f"Error 2008-2016, structure alone: {found['rmse_in_sample']:.2f} points")
    for year, errors in found["split_years"].items():
        structure, drift = errors["structure"], errors["with_drift"]
        typer.echo(f"Fitted to {year}, judged to 2016: {structure:.2f}, with the drift learnt {drift:.2f}")
    typer.echo(f"Thirds of the Kreise left out: {found['left_out_districts']:.2f}")
    typer.echo(f"Sample: {target / 'posterior.json'}; use it with: ruhrsim hindcast --posterior FILE")
