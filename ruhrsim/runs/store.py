"""Save and load results with the manifest that repeats them."""

import json
import platform
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from ruhrsim import __version__
from ruhrsim.common.atomic_files import FolderError, check_writable, readable, whole_folder
from ruhrsim.common.versions import code_version, data_version, package_versions
from ruhrsim.model.parameters import Parameters
from ruhrsim.regions.region import read_region
from ruhrsim.runs.parameter_sets import worlds_of, worlds_table
from ruhrsim.runs.results import WORLD, Comparison
from ruhrsim.scenarios.scenario import scenario_from_dict

_MANIFEST = "manifest.json"
_WORLDS = "worlds.csv"
_TABLES = {"region": ["scenario", "quarter", "period"], "towns": ["scenario", "year", "ags"]}
"""The tables of a result, each with the columns that stay when runs are averaged."""


def save_comparison(
    comparison: Comparison,
    directory: Path,
    *,
    command: str = "",
    additions: Iterable[Callable[[Comparison, Path], object]] = (),
) -> None:
    """Write a result folder, whole or not at all: all runs as Parquet, their means as CSV, a manifest.

    Where runs happen in worlds of their own, `worlds.csv` holds the parameters of each.

    An older result in `directory` stays until the new one is complete.

    Args:
        comparison: What to save.
        directory: The result's own folder.
        command: The command line that made the result, for the manifest.
        additions: Called with the comparison and the folder to write more into it (summary, report).

    Raises:
        FolderError: The folder can't be written, holds something else, or the disk is full.
    """
    check_target(directory)
    with whole_folder(directory) as folder:
        for name, keys in _TABLES.items():
            table = getattr(comparison, name)
            table.to_parquet(folder / f"{name}.parquet")
            _mean_over_runs(table, keys, comparison.baseline.region).to_csv(
                folder / f"{name}_mean.csv", index=False
            )
        if comparison.worlds:
            worlds_table(comparison.worlds, comparison.seeds).to_csv(folder / _WORLDS, index=False)
        for add in additions:
            add(comparison, folder)
        manifest = json.dumps(_describe(comparison, command), indent=2, ensure_ascii=False)
        (folder / _MANIFEST).write_text(manifest + "\n", encoding="utf-8")


def load_comparison(directory: Path) -> Comparison:
    """Read a result folder back.

    Raises:
        FolderError: There is no result, or it is damaged.
        ScenarioError: The manifest holds a scenario that this version can't read.
    """
    manifest = read_manifest(directory)
    tables = [_read_table(Path(directory) / f"{table}.parquet") for table in _TABLES]
    scenarios = tuple(scenario_from_dict(s, f"{directory}/{_MANIFEST}") for s in manifest["scenarios"])
    return Comparison(
        *tables,
        scenarios,
        tuple(manifest["seeds"]),
        manifest["scale"],
        _read_worlds(Path(directory) / _WORLDS),
    )


def _read_worlds(path: Path) -> tuple[dict, ...]:
    if not path.is_file():
        return ()
    return worlds_of(pd.read_csv(path, dtype=str))


def read_manifest(directory: Path) -> dict:
    """Return what a result folder says about how it was made.

    Raises:
        FolderError: There is no result, or its manifest can't be read.
    """
    path = Path(directory) / _MANIFEST
    if not path.is_file():
        raise FolderError(
            f"no result in {directory}: {_MANIFEST} is missing; "
            "name a folder that ruhrsim compare or run wrote"
        )
    with readable(path):
        return json.loads(path.read_text(encoding="utf-8"))


def _read_table(file: Path) -> pd.DataFrame:
    with readable(file):
        return pd.read_parquet(file)


def check_target(directory: Path) -> None:
    """Make sure that a result can be written to `directory` without destroying anything else.

    Raises:
        FolderError: It can't be written, or something else is there.
    """
    directory = Path(directory)
    check_writable(directory)
    is_result = (directory / _MANIFEST).is_file() and "scale" in read_manifest(directory)
    if directory.exists() and not is_result and (directory.is_file() or any(directory.iterdir())):
        raise FolderError(
            f"{directory} exists and is no comparison of ruhrsim; "
            "move it away or choose another folder with --results"
        )


def _mean_over_runs(table: pd.DataFrame, keys: list[str], region: str) -> pd.DataFrame:
    """Return means by `keys`, with the names of towns for readers who don't know the keys by heart."""
    means = (
        table.drop(columns=["seed", WORLD], errors="ignore").groupby(keys, sort=False, as_index=False).mean()
    )
    if "ags" in keys:
        names = read_region(region).towns().set_index("ags")["name"]
        means.insert(keys.index("ags") + 1, "name", means["ags"].map(names))
    return means


def _describe(comparison: Comparison, command: str) -> dict:
    return {
        "ruhrsim": __version__,
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "command": command,
        "scenarios": [scenario.to_dict() for scenario in comparison.scenarios],
        "seeds": list(comparison.seeds),
        "scale": comparison.scale,
        "years": comparison.years,
        "uncertainty": comparison.uncertainty,
        "parameters": {
            s.name: asdict(Parameters().with_overrides(s.parameters)) for s in comparison.scenarios
        },
        "code_version": code_version(),
        "region": comparison.baseline.region,
        "data_version": data_version(comparison.baseline.region),
        "python": platform.python_version(),
        "packages": package_versions(),
    }
