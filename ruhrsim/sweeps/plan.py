"""The plan of a sweep: its folder, its experiments, and what its runs are made by.

Runs are numbered: first all experiments with the first seed, then all with the second, and so on. So
more seeds only add runs, and an unfinished sweep is already a whole one with fewer seeds.
"""

import json
import platform
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
from pydantic import BaseModel

from ruhrsim.common.atomic_files import FolderError, readable, whole_file, whole_folder
from ruhrsim.common.checksums import checksum, checksums
from ruhrsim.common.versions import differences, stored_made_by
from ruhrsim.common.versions import made_by as made_by_now
from ruhrsim.scenarios.factors import with_values
from ruhrsim.scenarios.scenario import Scenario
from ruhrsim.sweeps.manifest import MANIFEST, by_command, check_is_free, host, read_manifest
from ruhrsim.sweeps.records import Experiment, experiment_from_dict
from ruhrsim.sweeps.sampling import design

EXPERIMENTS = "experiments.parquet"
_LABELS = ["experiment", "world", "scenario"]


class SweepError(FolderError):
    """A folder whose sweep doesn't go with what is to run; one message with the way out."""


@dataclass(frozen=True)
class Plan:
    """What a sweep runs.

    Args:
        folder: Where it is kept.
        experiment: What was asked.
        design: One row for each experiment, see `ruhrsim.sweeps.sampling.design`.
    """

    folder: Path
    experiment: Experiment
    design: pd.DataFrame

    def run_of(self, number: int) -> tuple[int, int]:
        """Return experiment and seed of a run."""
        seed, experiment = divmod(number, len(self.design))
        return experiment, self.experiment.seed + seed

    def inputs(self, experiment: int) -> tuple[str, dict[str, float]]:
        """Return scenario and factors of an experiment."""
        row = self.design.iloc[experiment]
        return row["scenario"], {
            name: float(row[name]) for name in self.design.columns if name not in _LABELS
        }

    def scenario(self, experiment: int) -> Scenario:
        """Return the scenario of an experiment with its factors set.

        Raises:
            ScenarioError: It can't have such a value.
        """
        name, values = self.inputs(experiment)
        base = next(scenario for scenario in self.experiment.scenarios if scenario.name == name)
        return with_values(base, values)


def begin(experiment: Experiment, folder: Path, command: str = "", insist: bool = False) -> Plan:
    """Begin a sweep in its folder, or find the one that was begun there.

    Args:
        experiment: What to run.
        folder: The sweep's own folder.
        command: The command line, for the manifest.
        insist: Whether to go on although code, data or packages have changed; the manifest then names all of
            them, the earlier ones under `made_by_before`.

    Raises:
        FolderError: The folder can't be written or holds something else.
        SweepError: It holds a sweep of another definition, code or data.
    """
    folder = Path(folder).absolute()
    if (folder / MANIFEST).is_file():
        _check_is_the_same(experiment, folder, insist)
    else:
        check_is_free(folder, "sweep")
        with whole_folder(folder) as fresh:
            _write_design(fresh, experiment)
            known = {"seeds": [], "checksums": design_checksum(fresh)}
            _write_manifest(fresh, _describe(experiment, command) | known)
    return Plan(folder, experiment, read_design(folder))


def read_plan(folder: Path) -> Plan:
    """Return the plan of a sweep that was begun.

    Raises:
        FolderError: There is none, or it can't be read.
    """
    return Plan(Path(folder).absolute(), read_sweep_experiment(folder), read_design(folder))


@lru_cache(maxsize=4)
def plan_in_worker(folder: str, made_by: tuple[Any, ...]) -> Plan:
    """Return the plan inside a worker, which may be another machine.

    Args:
        folder: Folder of the sweep, as the worker sees it.
        made_by: What the command's runs are made by. A worker that lives long may see another sweep in the
            folder later, so this is part of what is remembered.

    Raises:
        SweepError: The worker has other code, data or packages than the command.
    """
    plan = read_plan(Path(folder))
    wanted, own = dict(made_by), _made_by(plan.experiment)
    others = [name for name in wanted if wanted[name] != own[name]]
    if others:
        raise SweepError(
            f"a worker has other {' and '.join(others)} than this command; install the same version there"
        )
    return plan


def read_sweep_manifest(folder: Path) -> dict[str, Any]:
    """Return what a sweep says about itself.

    Raises:
        FolderError: There is no sweep, or its manifest can't be read.
    """
    return read_manifest(folder, "sweep", "experiment", ManifestShape.model_validate)


class MadeBy(BaseModel):
    """What the runs of a sweep were made by, as `_made_by` gives it."""

    definition: str
    code: str
    data: str
    packages: str


class ManifestShape(BaseModel):
    """What every reader of a sweep's manifest takes for granted."""

    experiment: dict[str, Any]
    seeds: list[int]
    made_by: MadeBy
    checksums: dict[str, str] = {}


def read_sweep_experiment(folder: Path) -> Experiment:
    """Return what a sweep asked.

    Raises:
        FolderError: There is no sweep, or this version can't read it.
    """
    manifest = read_sweep_manifest(folder)
    with readable(Path(folder) / MANIFEST):
        return experiment_from_dict(manifest["experiment"])


def read_design(folder: Path) -> pd.DataFrame:
    """Return the experiments of a sweep, see `ruhrsim.sweeps.sampling.design`.

    Raises:
        FolderError: They can't be read.
    """
    file = Path(folder) / EXPERIMENTS
    known = read_sweep_manifest(folder).get("checksums", {}).get(EXPERIMENTS)
    with readable(file):
        if known and checksum(file) != known:
            raise ValueError("it differs from its checksum")
        return pd.read_parquet(file)


def design_checksum(folder: Path) -> dict[str, str]:
    """Return the checksum of the experiments by their file."""
    return checksums(folder, [folder / EXPERIMENTS])


def note(folder: Path, changes: dict[str, Any]) -> None:
    """Change entries of the manifest."""
    _write_manifest(folder, read_sweep_manifest(folder) | changes)


def made_by(plan: Plan) -> tuple[Any, ...]:
    """Return what the runs are made by, as a key."""
    return tuple(_made_by(plan.experiment).items())


def _made_by(experiment: Experiment) -> dict[str, str]:
    now = made_by_now(experiment.scenarios[0].region)
    return {
        "definition": experiment.fingerprint(),
        "code": now["code"],
        "data": now["data"],
        "region": now["region"],
        "packages": json.dumps(now["packages"], sort_keys=True),
    }


def _check_is_the_same(experiment: Experiment, folder: Path, insist: bool) -> None:
    manifest = read_sweep_manifest(folder)
    others = differences(stored_made_by(manifest), made_by_now(experiment.scenarios[0].region))
    same_definition = manifest["made_by"]["definition"] == experiment.fingerprint()
    if not same_definition:
        now = experiment.to_dict()
        keys = [key for key, value in manifest["experiment"].items() if now.get(key) != value]
        others.insert(0, f"definition ({', '.join(keys)})")
    if others and not (insist and same_definition):
        way_out = ", or insist on mixing them: --insist, insist=True" if same_definition else ""
        raise SweepError(
            f"{folder.name}: its runs were made with another {', '.join(others)} and don't mix with new ones; "
            f"move the folder away, choose another --results, or start anew with --fresh{way_out}"
        )
    changes = {"experiment": experiment.to_dict()}
    if others:
        before = [*manifest.get("made_by_before", []), stored_made_by(manifest)]
        changes |= _makers(experiment) | {"made_by_before": before}
    note(folder, changes)


def _describe(experiment: Experiment, command: str) -> dict[str, Any]:
    return {
        **by_command(command),
        "experiment": experiment.to_dict(),
        **_makers(experiment),
        "host": host(),
    }


def _makers(experiment: Experiment) -> dict[str, Any]:
    now = made_by_now(experiment.scenarios[0].region)
    return {
        "made_by": _made_by(experiment),
        "commit": now["commit"],
        "region": now["region"],
        "python": platform.python_version(),
        "packages": now["packages"],
    }


def _write_manifest(folder: Path, manifest: dict[str, Any]) -> None:
    with whole_file(folder / MANIFEST) as fresh:
        fresh.write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _write_design(folder: Path, experiment: Experiment) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    # Without pandas' own notes: any reader gets plain columns.
    table = pa.Table.from_pandas(design(experiment), preserve_index=False).replace_schema_metadata(None)
    pq.write_table(table, folder / EXPERIMENTS)
