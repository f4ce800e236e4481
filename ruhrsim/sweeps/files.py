"""Experiment files: where they are, and the lists of points beside them."""

import csv
from pathlib import Path

from ruhrsim.common.errors import ExperimentError, shown_path, way_out

_PACKAGE = Path(__file__).parents[1]


def find_experiment(name_or_path: str | Path) -> Path:
    """Return the file of an experiment, looked up as a path, in `./experiments`, among those that ship.

    Raises:
        ExperimentError: There is none; names the nearest and all known ones.
    """
    for candidate in (Path(name_or_path), *(folder / f"{name_or_path}.toml" for folder in _folders())):
        if candidate.is_file():
            return candidate
    raise ExperimentError(
        [
            f"unknown experiment '{name_or_path}'{way_out(str(name_or_path), list_experiments())}, "
            f"or give the path of a .toml file"
        ]
    )


def list_experiments() -> list[str]:
    """Return the names that `find_experiment` finds in `./experiments` and among those that ship, sorted."""
    return sorted({file.stem for folder in _folders() for file in folder.glob("*.toml")})


def read_points(name: str, beside: Path) -> dict[str, tuple[float | None, ...]]:
    """Read a list of points: a CSV with one column for each factor and one row for each point.

    An empty cell leaves the scenario's own value.

    Args:
        name: File, looked up in the folder `beside`, then as a path.

    Returns:
        Values by column.

    Raises:
        ExperimentError: It can't be read; all faults at once.
    """
    file = next((path for path in (beside / name, Path(name)) if path.is_file()), None)
    if file is None:
        raise ExperimentError(
            [f"sampler.file = '{name}' is not there; put it into the folder {shown_path(beside)}"]
        )
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.reader(stream))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ExperimentError(
            [f"{shown_path(file)}: can't be read ({error}); save it as CSV in UTF-8"]
        ) from None
    return _columns(rows, shown_path(file))


def _folders() -> tuple[Path, Path]:
    shipped = _PACKAGE / "shipped_experiments"
    return Path("experiments"), shipped if shipped.is_dir() else _PACKAGE.parent / "experiments"


def _columns(rows: list[list[str]], file: str) -> dict[str, tuple[float | None, ...]]:
    if len(rows) < 2:
        raise ExperimentError([f"{file}: has no points; write names in the first line and numbers below"])
    names, faults = [name.strip() for name in rows[0]], []
    if len(set(names)) < len(names):
        faults.append(f"{file}: a column stands there twice ({', '.join(names)}); take one out")
    points = [
        _numbers(row, names, f"{file}, line {line}", faults) for line, row in enumerate(rows[1:], 2) if row
    ]
    if faults:
        raise ExperimentError(faults)
    return {name: tuple(point[i] for point in points) for i, name in enumerate(names)}


def _numbers(row: list[str], names: list[str], where: str, faults: list[str]) -> list[float | None]:
    if len(row) != len(names):
        faults.append(f"{where}: has {len(row)} values for {len(names)} columns; write one for each")
    numbers = []
    for name, text in zip(names, row, strict=False):
        try:
            numbers.append(float(text) if text.strip() else None)
        except ValueError:
            faults.append(f"{where}: {name} = '{text}' is not a number; write it with a point, such as 0.5")
    return numbers
