"""Parts of a sweep: one Parquet file for each chunk and table, whole or not there.

The file of `outcomes` is written last, so a chunk is finished if and only if that file stands. When all
chunks are there, the parts of a table are joined to one file, named like a part that covers them all.
"""

import shutil
from pathlib import Path
from typing import Any

import numpy as np

from ruhrsim.common.atomic_files import whole_file

FAILURES, RUNS, OUTCOMES = "failures", "runs", "outcomes"
TABLES = (FAILURES, RUNS, OUTCOMES)
"""Tables in the order in which a chunk writes them."""
_ROWS = 100_000


def write_parts(folder: Path, first: int, last: int, tables: dict[str, Any]) -> None:
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
    """Return the files of a table, in the order of the runs, without those that a larger one covers."""
    spans = sorted((first, -last, file) for file in _all_files(folder, table) for first, last in [span(file)])
    files, end = [], 0
    for _, minus_last, file in spans:
        if -minus_last > end:
            files.append(file)
            end = -minus_last
    return files


def span(file: Path) -> tuple[int, int]:
    """Return the runs of a part: the first, and the last one excluded."""
    first, last = file.stem.split("-")
    return int(first), int(last)


def join_parts(folder: Path, total: int) -> None:
    """Join the parts of each table to one file, once all runs are there.

    Raises:
        FolderError: The disk is full; the parts stay.
    """
    for table in TABLES:
        files, whole = part_files(folder, table), part_path(folder, table, 0, total)
        if files and files != [whole]:
            _join(files, whole)
        for file in _all_files(folder, table):
            if file != whole:
                file.unlink()


def finished_runs(folder: Path, total: int) -> np.ndarray:
    """Return which runs are there, boolean, shape (total,); a file that can't be read does not count."""
    done = np.zeros(total, dtype=bool)
    for file in part_files(folder, OUTCOMES):
        if _is_readable(file):
            done[slice(*span(file))] = True
        else:
            file.unlink()
    return done


def begun_seeds(folder: Path, experiments: int) -> int:
    """Return with how many seeds some run is there: what was begun is completed, even if fewer are wanted now."""
    last = max((span(file)[1] for file in part_files(folder, OUTCOMES)), default=0)
    return -(-last // experiments)


def clear_leftovers(folder: Path) -> None:
    """Remove what killed commands and workers left half-written."""
    for file in folder.glob("**/.*.new-*"):
        file.unlink(missing_ok=True)
    for half in folder.parent.glob(f".{folder.name}.new-*"):
        shutil.rmtree(half, ignore_errors=True)


def _all_files(folder: Path, table: str) -> list[Path]:
    return sorted((folder / table).glob("[0-9]*-[0-9]*.parquet"))


def _join(files: list[Path], whole: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    waiting, rows = [], 0
    with whole_file(whole) as fresh, pq.ParquetWriter(fresh, pq.read_schema(files[0])) as writer:
        for file in files:
            waiting.append(pq.read_table(file))
            rows += len(waiting[-1])
            # Row groups of a good size, and never more than one of them in memory.
            if rows >= _ROWS or file == files[-1]:
                writer.write_table(pa.concat_tables(waiting).combine_chunks(), row_group_size=2 * _ROWS)
                waiting, rows = [], 0


def _is_readable(file: Path) -> bool:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        pq.read_metadata(file)
    except (OSError, pa.ArrowInvalid):
        return False
    return True
