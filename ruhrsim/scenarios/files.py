"""Scenario files: where they are, what they are based on, and how the layers merge."""

from copy import deepcopy
from pathlib import Path
from typing import Any

from ruhrsim.common.errors import ScenarioError, shown_path, way_out
from ruhrsim.outside.files import is_file
from ruhrsim.outside.shown import OutsideError, shown
from ruhrsim.outside.toml import read_toml

_PACKAGE = Path(__file__).parents[1]
_Origins = dict[tuple[Any, ...], Path]
_OWN_WORDS = ("name", "title_de", "title_en", "description_de", "description_en")


def find_scenario(name_or_path: str | Path, beside: Path | None = None) -> Path:
    """Return the file of a scenario, looked up as `read_scenario` says.

    Args:
        beside: A folder to look in before `./scenarios`.

    Raises:
        ScenarioError: There is none; names the nearest and all known ones.
    """
    folders = [beside] if beside else []
    paths = [Path(name_or_path), *(folder / name_or_path for folder in folders)]
    names = [folder / f"{name_or_path}.toml" for folder in (*folders, *_folders())]
    for candidate in (*paths, *names):
        if is_file(candidate):
            return candidate
    if Path(name_or_path).suffix == ".toml" and _is_there(Path(name_or_path)):
        # A folder, or nothing that can be looked into: the reader tells which.
        return Path(name_or_path)
    name = shown(str(name_or_path))
    raise ScenarioError(
        [
            f"unknown scenario {name}{way_out(str(name_or_path)[:200], list_scenarios())}, "
            f"or give the path of a .toml file"
        ]
    )


def list_scenarios() -> list[str]:
    """Return the names that `read_scenario` finds in `./scenarios` and among those that ship, sorted.

    Hidden files are no scenarios: systems and synced folders put `._mine.toml` beside `mine.toml`.
    """
    files = (file for folder in _folders() for file in folder.glob("*.toml"))
    return sorted({file.stem for file in files if not file.name.startswith(".")})


def hidden_files() -> list[Path]:
    """Return the files in `./scenarios` that are no scenarios because their names begin with a dot."""
    return sorted(Path("scenarios").glob(".*.toml"))


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def read_content(path: Path) -> tuple[dict[str, Any], dict[tuple[Any, ...], Path], list[str]]:
    """Read a scenario file on top of all that it is based on, unchecked.

    Returns:
        The merged content; the file that each key (as a path of keys) came from; faults that broke
        the chain of bases.

    Raises:
        ScenarioError: The file itself can't be read.
    """
    layers, broken = _read_layers(path)
    content: dict[str, Any] = {}
    origins: _Origins = {}
    for file, layer in layers:
        _overlay(content, layer, origins, file)
    content.setdefault("name", path.stem)
    return content, origins, broken


def lay_over(
    content: dict[str, Any], changes: dict[str, Any], file: Path
) -> tuple[dict[str, Any], dict[tuple[Any, ...], Path]]:
    """Return content with changes on top, and which keys came from `file`; both given stay as they are."""
    merged = deepcopy(content)
    origins: _Origins = {}
    _overlay(merged, changes, origins, file)
    merged.setdefault("name", file.stem)
    return merged, origins


def _folders() -> tuple[Path, Path]:
    shipped = _PACKAGE / "shipped_scenarios"
    return Path("scenarios"), shipped if shipped.is_dir() else _PACKAGE.parent / "scenarios"


def _read_layers(
    path: Path, above: tuple[Path, ...] = ()
) -> tuple[list[tuple[Path, dict[str, Any]]], list[str]]:
    """Return the chain of files from the outermost base to `path`, and what breaks the chain."""
    content = load_toml(path)
    base = content.pop("based_on", None)
    if base is None:
        return [(path, content)], []
    try:
        layers, broken = _read_layers(_find_base(base, path, above), (*above, path))
    except ScenarioError as error:
        layers, broken = [], error.faults
    return [*layers, (path, content)], broken


def _find_base(base: Any, path: Path, above: tuple[Path, ...]) -> Path:
    if not isinstance(base, str):
        raise ScenarioError(
            [
                f"{shown_path(path)}: based_on = {shown(base)} is not a text; "
                f'write based_on = "status_quo", for example'
            ]
        )
    try:
        file = find_scenario(base, beside=path.parent)
    except ScenarioError as error:
        raise ScenarioError([f"{shown_path(path)}: based_on: {fault}" for fault in error.faults]) from None
    if file.resolve() in [other.resolve() for other in (*above, path)]:
        circle = " → ".join(other.stem for other in (*above, path, file))
        raise ScenarioError(
            [
                f"{shown_path(path)}: based_on = '{base}' goes round in a circle ({circle}); "
                f"take based_on out of one of them"
            ]
        )
    return file


def load_toml(path: Path) -> dict[str, Any]:
    """Return the content of a TOML file.

    Raises:
        ScenarioError: It can't be read.
    """
    try:
        return read_toml(path)
    except OutsideError as error:
        raise ScenarioError(error.faults) from None


def _overlay(content: dict[str, Any], layer: dict[str, Any], origins: _Origins, file: Path) -> None:
    """Put a layer on top of `content` and note in `origins` which file each key came from."""
    for word in _OWN_WORDS:
        content.pop(word, None)
    if isinstance(layer.get("strategy"), dict) and "kind" in layer["strategy"]:
        _drop_weights(content)
    _merge(content, layer, origins, file, ())


def _drop_weights(content: dict[str, Any]) -> None:
    if isinstance(content.get("strategy"), dict):
        content["strategy"].pop("weights", None)


def _merge(
    content: dict[str, Any], layer: dict[str, Any], origins: _Origins, file: Path, at: tuple[Any, ...]
) -> None:
    for key, value in layer.items():
        here = (*at, key)
        if isinstance(value, dict) and isinstance(content.get(key), dict) and key != "weights":
            _merge(content[key], value, origins, file, here)
        else:
            content[key] = deepcopy(value)
            origins[here] = file
