"""Finished runs of an unfinished comparison, so that the same command goes on where it stopped."""

import hashlib
import json
import shutil
from pathlib import Path

import pandas as pd

from ruhrsim.common.atomic_files import whole_folder
from ruhrsim.common.checksums import checksums
from ruhrsim.common.versions import code_version, data_version, package_versions
from ruhrsim.outside.json_files import read_json
from ruhrsim.runs.parameter_sets import played
from ruhrsim.runs.results import Comparison, RunResult
from ruhrsim.scenarios.scenario import Scenario

_FOLDER = ".parts"
_CHECKSUMS = "checksums.json"


def part_folder(keep: Path, scenario: Scenario, scale: float, seed: int) -> Path:
    """Return where a run is kept: another scenario, world, horizon, scale, code or data is another folder."""
    made_by = [
        scenario.fingerprint(),
        scale,
        code_version(),
        data_version(scenario.region),
        package_versions(),
    ]
    key = hashlib.sha256(json.dumps(made_by).encode()).hexdigest()[:16]
    return keep / _FOLDER / key / str(seed)


def save_part(folder: Path, result: RunResult) -> None:
    """Keep a finished run.

    Raises:
        FolderError: It can't be written.
    """
    with whole_folder(folder) as fresh:
        result.region.to_parquet(fresh / "region.parquet")
        result.towns.to_parquet(fresh / "towns.parquet")
        known = checksums(fresh, sorted(fresh.glob("*.parquet")))
        (fresh / _CHECKSUMS).write_text(json.dumps(known) + "\n", encoding="utf-8")


def load_part(folder: Path) -> RunResult | None:
    """Return a kept run, or None where there is none that can be read undamaged."""
    files = [folder / f"{table}.parquet" for table in ("region", "towns")]
    try:
        if read_json(folder / _CHECKSUMS) != checksums(folder, files):
            return None
        return RunResult(*map(pd.read_parquet, files))
    except (OSError, ValueError):
        return None


def forget_parts(keep: Path, comparison: Comparison) -> None:
    """Remove the kept runs of a comparison that is complete and stored."""
    for scenario in comparison.scenarios:
        for number in range(len(comparison.worlds) or 1):
            run_scenario = played(scenario, comparison.worlds, number)
            shutil.rmtree(part_folder(keep, run_scenario, comparison.scale, 0).parent, ignore_errors=True)
    folder = keep / _FOLDER
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
