"""Save and load results with the manifest that repeats them."""

import json
import platform
import warnings
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd
from pydantic import BaseModel

from ruhrsim import __version__
from ruhrsim.common.atomic_files import FolderError, check_writable, readable, whole_folder
from ruhrsim.common.checksums import checksum, checksums
from ruhrsim.common.defaults import REGION
from ruhrsim.common.versions import differences, made_by, stored_made_by
from ruhrsim.model.parameters import start_parameters
from ruhrsim.outside.json_files import read_json
from ruhrsim.outside.tables import read_table
from ruhrsim.regions.region import read_region
from ruhrsim.runs.parameter_sets import world_faults, worlds_of, worlds_table
from ruhrsim.runs.results import WORLD, Comparison
from ruhrsim.scenarios.scenario import scenario_from_dict

_MANIFEST = "manifest.json"
_WORLDS = "worlds.csv"
_TABLES = {"region": ["scenario", "quarter", "period"], "towns": ["scenario", "year", "ags"]}
"""The tables of a result, each with the columns that stay when runs are averaged."""


class ChangedVersionWarning(UserWarning):
    """A stored result was made by other code, data or packages than are here now."""


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
        stored = [*folder.glob("*.parquet"), *folder.glob(_WORLDS)]
        content = _describe(comparison, command) | {"checksums": checksums(folder, stored)}
        manifest = json.dumps(content, indent=2, ensure_ascii=False)
        (folder / _MANIFEST).write_text(manifest + "\n", encoding="utf-8")


def load_comparison(directory: Path) -> Comparison:
    """Read a result folder back; to compute it again there is `ruhrsim.runs.repeat.repeat_comparison`.

    Warns:
        ChangedVersionWarning: Code, data or packages have changed since: runs of now don't go with these.

    Raises:
        FolderError: There is no result, or it is damaged.
        ScenarioError: The manifest holds a scenario that this version can't read.
    """
    manifest = read_manifest(directory)
    changed = differences(stored_made_by(manifest), made_by(str(manifest.get("region", REGION))))
    if changed:
        warnings.warn(
            f"{directory} was made with another {', '.join(changed)}; its numbers don't go with runs of now",
            ChangedVersionWarning,
            stacklevel=2,
        )
    check_stored(directory, manifest, [*(f"{table}.parquet" for table in _TABLES), _WORLDS])
    region, towns = (_read_table(Path(directory) / f"{table}.parquet") for table in _TABLES)
    with readable(Path(directory) / _MANIFEST):
        known = ManifestShape.model_validate(manifest)
    scenarios = tuple(scenario_from_dict(s, f"{directory}/{_MANIFEST}") for s in known.scenarios)
    worlds = _read_worlds(Path(directory) / _WORLDS, len(known.seeds))
    return Comparison(region, towns, scenarios, tuple(known.seeds), known.scale, worlds)


class ManifestShape(BaseModel):
    """What every reader of a comparison's manifest takes for granted."""

    scenarios: list[dict[str, Any]]
    seeds: list[int]
    scale: float
    checksums: dict[str, str] = {}


def check_stored(directory: Path, manifest: dict[str, Any], names: Iterable[str]) -> None:
    """Compare stored files of a result with the checksums in its manifest, if it has some.

    Raises:
        UnreadableError: One of them is damaged or gone.
    """
    known = manifest.get("checksums")
    if not isinstance(known, dict):
        return
    for name in names:
        file = Path(directory) / name
        with readable(file):
            if name in known and checksum(file) != known[name]:
                raise ValueError("it differs from its checksum")


def _read_worlds(path: Path, runs: int) -> tuple[dict[str, Any], ...]:
    if not path.is_file():
        return ()
    with readable(path):
        table = read_table(path)
        if WORLD not in table or len(table) != runs:
            raise ValueError(f"it needs a column {WORLD} and {runs} rows, one for each seed")
        worlds = worlds_of(table)
        if faults := world_faults(worlds, runs):
            raise ValueError("; ".join(faults[:3]))
        return worlds


def read_manifest(directory: Path) -> dict[str, Any]:
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
        return read_json(path)


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


def _describe(comparison: Comparison, command: str) -> dict[str, Any]:
    now = made_by(comparison.baseline.region)
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
            s.name: asdict(start_parameters(s.start, s.parameters, s.region)) for s in comparison.scenarios
        },
        "code_version": now["code"],
        "data_version": now["data"],
        "commit": now["commit"],
        "region": now["region"],
        "python": platform.python_version(),
        "packages": now["packages"],
    }
