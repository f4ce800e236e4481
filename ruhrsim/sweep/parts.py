"""Parts of a sweep: one Parquet file for each chunk and table, whole or not there.

The file of `outcomes` is written last, so a chunk is finished if and only if that file stands.
"""

from pathlib import Path

import numpy as np

from ruhrsim.folders import whole_file

FAILURES, RUNS, OUTCOMES = "failures", "runs", "outcomes"
TABLES = (FAILURES, RUNS, OUTCOMES)
"""Tables in the order in which a chunk writes them."""


def write_parts(folder: Path, first: int, last: int, tables: dict) -> None:
    """Write what a chunk found.

    Args:
        folder: Folder of the sweep.
        first, last: Numbers of its runs, the last one excluded.
        tables: PyArrow tables by name; without rows of `failures` no such file is kept.

    Raises:
        FolderError: They can't be written, or the disk is full.
    """
    import pyarrow.parquet as pq

    for name in TABLES:
        path = part_path(folder, name, first, last)
        if name == FAILURES and not len(tables[name]):
            path.unlink(missing_ok=True)
            continue
        with whole_file(path) as fresh:
            fresh.parent.mkdir(exist_ok=True)
            pq.write_table(tables[name], fresh)


def part_path(folder: Path, table: str, first: int, last: int) -> Path:
    """Return the file of a table for the runs from `first` to `last`, the last one excluded."""
    return folder / table / f"{first:09d}-{last:09d}.parquet"


def part_files(folder: Path, table: str) -> list[Path]:
    """Return the files of a table, in the order of the runs."""
    return sorted((folder / table).glob("[0-9]*-[0-9]*.parquet"))


def finished_runs(folder: Path, total: int) -> np.ndarray:
    """Return which runs are there, boolean, shape (total,); a file that can't be read does not count."""
    done = np.zeros(total, dtype=bool)
    for file in part_files(folder, OUTCOMES):
        if _is_readable(file):
            first, last = (int(number) for number in file.stem.split("-"))
            done[first:last] = True
        else:
            file.unlink()
    return done


def begun_seeds(folder: Path, experiments: int) -> int:
    """Return with how many seeds some run is there: what was begun is completed, even if fewer are wanted now."""
    last = max((int(file.stem.split("-")[1]) for file in part_files(folder, OUTCOMES)), default=0)
    return -(-last // experiments)


def clear_leftovers(folder: Path) -> None:
    """Remove what killed workers left half-written."""
    for table in TABLES:
        for file in (folder / table).glob(".*.new-*"):
            file.unlink(missing_ok=True)


def _is_readable(file: Path) -> bool:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        pq.read_metadata(file)
    except (OSError, pa.ArrowInvalid):
        return False
    return True
