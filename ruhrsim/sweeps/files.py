"""Experiment files: where they are, and the lists of points beside them."""

from pathlib import Path

from ruhrsim.common.errors import ExperimentError, shown_path
from ruhrsim.outside.files import is_file, named, read_table_text
from ruhrsim.outside.shown import OutsideError, counted, first_of, shown
from ruhrsim.outside.tables import number, table_with_faults
from ruhrsim.outside.toml_library import TomlLibrary

_EXPERIMENTS = TomlLibrary("experiment", "experiments")


def find_experiment(name_or_path: str | Path) -> Path:
    """Return the file of an experiment, looked up as a path, in `./experiments`, among those that ship.

    Raises:
        ExperimentError: There is none; names the nearest and all known ones.
    """
    return _EXPERIMENTS.find(name_or_path)


def list_experiments() -> list[str]:
    """Return the names that `find_experiment` finds in `./experiments` and among those that ship, sorted."""
    return _EXPERIMENTS.names()


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
    file = next((path for path in (beside / name, Path(name)) if is_file(path)), None)
    if file is None:
        raise ExperimentError(
            [f"sampler.file = '{name}' is not there; put it into the folder {shown_path(beside)}"]
        )
    try:
        return _columns(file)
    except OutsideError as error:
        raise ExperimentError(error.faults) from None


def _columns(file: Path) -> dict[str, tuple[float | None, ...]]:
    where, text = named(file), read_table_text(file)
    table, faults = table_with_faults(text, where)
    if table.empty or not len(table.columns):
        raise OutsideError([f"{where}: has no points; write names in the first line and numbers below"])
    lines = text.splitlines()
    last = table.index[-1] + 2
    spaces = [n for n, line in enumerate(lines, 1) if not line.strip() and (line or n <= last)]
    if spaces and len(table.columns) == 1:
        faults.append(
            f"{where}: line {first_of(map(str, spaces))} is blank, which is no point; take it out, or write "
            '"" for the scenario\'s own value'
        )
    columns = {name: [_value(text) for text in table[name]] for name in table.columns}
    for name, values in columns.items():
        faults += [
            f"{where}, line {row + 2}: {name} = {shown(text)} is not a number; write it with a point, such as 0.5"
            for row, text, value in zip(table.index, table[name], values, strict=True)
            if value is not None and value != value
        ]
    if faults:
        raise OutsideError(counted(faults))
    return {name: tuple(values) for name, values in columns.items()}


def _value(text: str) -> float | None:
    return number(text) if text.strip() else None
