"""Models in files: one zip with a manifest, the state as JSON and its arrays; nothing in it is executed.

A model is rebuilt from its scenario, seed and scale; then the state of the file is put into the new records,
so a file holds values only. What is not state (parameters, scenario, start) is taken from the rebuilt model.
"""

import io
import json
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

import numpy as np
from pydantic import BaseModel

from ruhrsim.common.atomic_files import whole_file
from ruhrsim.common.draws import Draws
from ruhrsim.common.defaults import REGION
from ruhrsim.common.versions import code_version, data_version
from ruhrsim.model.processes.relocation import Attraction
from ruhrsim.model.quarter.records import Step
from ruhrsim.model.state.columns import Columns
from ruhrsim.outside.files import LARGEST_JSON, named, read_bytes
from ruhrsim.scenarios.scenario import Scenario, scenario_from_dict

_FORMAT = "ruhrsim model 1"
_MANIFEST, _STATE, _ARRAYS = "manifest.json", "state.json", "arrays.npz"
_LARGEST = 2_000_000_000
"""Bytes that the file, and its arrays unpacked, may have."""
_DAMAGE = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What reading a damaged or a foreign file may raise."""
_REBUILT = (Attraction, BaseModel, Draws)
"""What a rebuilt model has already."""

type Json = dict[str, Any]


class SavedModelError(ValueError):
    """A file that holds no model, a damaged one, or one of other code; one message with the way out."""


class State:
    """The arrays of a state, and the tree that says where they stand."""

    def __init__(self, arrays: dict[str, np.ndarray] | None = None):
        self.arrays = {} if arrays is None else arrays

    def packed(self, value: Any) -> Json | None:
        """Return a value as JSON, None for what a rebuilt model has already; arrays are put aside."""
        if value is None or isinstance(value, bool | int | float | str):
            return {"value": value}
        if isinstance(value, np.generic):
            return {"value": value.item()}
        if isinstance(value, np.ndarray):
            self.arrays[str(len(self.arrays))] = value
            return {"array": str(len(self.arrays) - 1)}
        if isinstance(value, dict):
            return {"items": [[key, self.packed(one)] for key, one in value.items()]}
        if isinstance(value, Columns):
            names = [*value.SCHEMA, *_others(value)]
            return {"columns": {name: self.packed(getattr(value, name)) for name in names}}
        if isinstance(value, list | tuple):
            return {
                type(value).__name__ if type(value) in (list, tuple) else "record": [*map(self.packed, value)]
            }
        names = _names(value)
        if isinstance(value, _REBUILT) or not names:
            return None
        return {"fields": {name: self.packed(getattr(value, name)) for name in names}}

    def restored(self, node: Json | None, there: Any) -> Any:
        """Return a value from JSON.

        Args:
            node: What `packed` gave.
            there: The value in the rebuilt model; records are filled in place, the rest is replaced.
        """
        if node is None:
            return there
        (kind, content), *_ = node.items()
        match kind:
            case "value":
                return content
            case "array":
                return self.arrays[content]
            case "items":
                known = there if isinstance(there, dict) else {}
                return {key: self.restored(one, known.get(key)) for key, one in content}
            case "columns":
                return self._columns(content, there)
            case "fields":
                for name, one in content.items():
                    object.__setattr__(there, name, self.restored(one, getattr(there, name, None)))
                return there
        old: list[Any] = list(there) if isinstance(there, list | tuple) else []
        values = [self.restored(one, before) for one, before in zip_longest(content, old[: len(content)])]
        return type(there)(*values) if kind == "record" else values if kind == "list" else tuple(values)

    def _columns(self, content: Json, there: Columns) -> Columns:
        table = type(there)(**{name: self.arrays[content[name]["array"]] for name in there.SCHEMA})
        for name in _others(there):
            setattr(table, name, self.restored(content[name], getattr(there, name)))
        return table


def _others(table: Columns) -> list[str]:
    """Names of what a table holds besides its columns."""
    return [name for name in vars(table) if not name.startswith("_") and name not in table.SCHEMA]


def _names(value: Any) -> list[str]:
    """Names of what a record or memory holds; none for records of parameters, which hold no state."""
    if not type(value).__module__.startswith("ruhrsim."):
        return []
    if is_dataclass(value):
        names = [field.name for field in fields(value)]
        frozen = value.__dataclass_params__.frozen  # type: ignore[union-attr]
        if frozen and not any(isinstance(getattr(value, name), np.ndarray) for name in names):
            return []
        return names
    return [*vars(value)]


def write(path: str | Path, settings: Json, state: Json) -> None:
    """Write a model, whole or not at all.

    Args:
        path: The file.
        settings: What a model is rebuilt from, as JSON.
        state: Records by name.

    Raises:
        FolderError: The file can't be written.
    """
    kept = State()
    tree = {name: kept.packed(record) for name, record in state.items()}
    manifest = {"format": _FORMAT, "code": code_version(), "data": _data_of(settings)} | settings
    arrays = io.BytesIO()
    np.savez_compressed(arrays, allow_pickle=False, **kept.arrays)
    with whole_file(Path(path), "choose another file") as fresh, zipfile.ZipFile(fresh, "w") as file:
        file.writestr(_MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
        file.writestr(_STATE, json.dumps(tree))
        file.writestr(_ARRAYS, arrays.getvalue())


def read(path: str | Path) -> tuple[Json, Json, State]:
    """Return the manifest of a saved model, the tree of its state, and its arrays.

    Raises:
        SavedModelError: The file holds no model, is damaged, or was saved by other code.
    """
    with damage_told(path):
        content = io.BytesIO(read_bytes(path, _LARGEST))
        with zipfile.ZipFile(content) as file:
            manifest = json.loads(_part(file, _MANIFEST, LARGEST_JSON))
            tree = json.loads(_part(file, _STATE, LARGEST_JSON))
            packed = _part(file, _ARRAYS, _LARGEST)
        state = State(_arrays(packed))
        if manifest["format"] != _FORMAT:
            raise KeyError(manifest["format"])
        data, code = _data_of(manifest), manifest["code"]
    if (code, manifest.get("data")) != (code_version(), data):
        raise SavedModelError(
            f"{named(path)}: saved by other code or data ({code}, {manifest.get('data')}) than this "
            f"({code_version()}, {data}); a run would go on differently. Use the version that saved "
            "it, or run the scenario again"
        )
    return manifest, tree, state


@contextmanager
def damage_told(path: str | Path) -> Iterator[None]:
    """Tell in one message that a file is damaged or foreign, whatever reading it raises.

    Raises:
        SavedModelError: It is.
    """
    try:
        yield
    except SavedModelError:
        raise
    except _DAMAGE as error:
        raise SavedModelError(
            f"{named(path)}: no model saved by RuhrSim can be read from it ({type(error).__name__}); "
            "choose a file that model.save(path) wrote"
        ) from error


def _part(file: zipfile.ZipFile, name: str, most: int) -> bytes:
    """Return one file of a zip; ValueError if it is larger than `most` bytes, whatever the zip says of it."""
    with file.open(name) as stream:
        content = stream.read(most + 1)
    if len(content) > most:
        raise ValueError(name)
    return content


def _arrays(packed: bytes) -> dict[str, np.ndarray]:
    """Return the arrays of an npz by name; ValueError if they are larger than a model's."""
    with zipfile.ZipFile(io.BytesIO(packed)) as file:
        if sum(entry.file_size for entry in file.infolist()) > _LARGEST:
            raise ValueError(_ARRAYS)
    with np.load(io.BytesIO(packed), allow_pickle=False) as stored:
        return {name: stored[name] for name in stored.files}


def _data_of(manifest: Json) -> str:
    """Return the version of the data of the region that a saved model is about."""
    return data_version(str(manifest["scenario"].get("region", REGION)))


def names_of(steps: Sequence[Step]) -> list[str]:
    """Return the names of steps, as a manifest holds them."""
    return [
        f"{getattr(step, '__module__', '')}.{getattr(step, '__qualname__', repr(step))}" for step in steps
    ]


def check_steps(path: str | Path, manifest: Json, steps: Sequence[Step]) -> None:
    """Make sure that a model goes on with the steps that it was run with.

    Raises:
        SavedModelError: They differ.
    """
    if manifest["steps"] != names_of(steps):
        raise SavedModelError(
            f"{path}: run with other steps ({', '.join(manifest['steps'])}); give the same to "
            "RuhrModel.load(path, steps=...)"
        )


def scenario_of(manifest: Json) -> Scenario:
    """Return the scenario of a saved model.

    Raises:
        ScenarioError: It is not a scenario of this code.
    """
    return scenario_from_dict(manifest["scenario"], "saved model")
