"""Parts of a sweep: one Parquet file for each chunk and table, whole or not there.

The file of `outcomes` is written last, so a chunk is finished if and only if that file stands. When all
chunks are there, the parts of a table are joined to one file, named like a part that covers them all.

Beside the tables lie the checksums of each chunk's parts. A part that differs from its checksum is damaged:
it is never read, and the sweep runs its chunk again. Files with any other name are not of the sweep.
"""

import json
import re
import shutil
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from ruhrsim.common.atomic_files import readable, whole_file
from ruhrsim.common.checksums import checksum, checksums
from ruhrsim.outside.json_files import read_json
from ruhrsim.outside.shown import OutsideError

FAILURES, RUNS, OUTCOMES = "failures", "runs", "outcomes"
TABLES = (FAILURES, RUNS, OUTCOMES)
"""Tables in the order in which a chunk writes them."""
_ROWS = 100_000
_CHECKSUMS = "checksums"
_PART = re.compile(r"\d{9}-\d{9}\.parquet", re.ASCII)
_OURS = re.compile(r"\d{9}-\d{9}\.(parquet|json)|\..*\.new-.*", re.ASCII)


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

    found = {}
    for name in TABLES:
        path = part_path(folder, name, first, last)
        if name == FAILURES and not len(tables[name]):
            path.unlink(missing_ok=True)
            continue
        with whole_file(path) as fresh:
            fresh.parent.mkdir(exist_ok=True)
            pq.write_table(tables[name], fresh)
            found[name] = checksum(fresh)
            if name == OUTCOMES:
                _note_checksums(folder, first, last, found)


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
    wholes = {table: part_path(folder, table, 0, total) for table in TABLES}
    _note_checksums(
        folder, 0, total, {table: checksum(file) for table, file in wholes.items() if file.is_file()}
    )
    for file in [file for table in TABLES for file in _all_files(folder, table)]:
        if file != wholes[file.parent.name]:
            file.unlink()


def finished_runs(folder: Path, total: int) -> np.ndarray:
    """Return which runs are there, boolean, shape (total,); damaged parts do not count."""
    done = np.zeros(total, dtype=bool)
    for file in _all_files(folder, OUTCOMES):
        if _is_intact(folder, *span(file)):
            done[slice(*span(file))] = True
    return done


def drop_damaged(folder: Path) -> None:
    """Remove the parts of chunks of which one is damaged, so that they run again."""
    for first, last in {span(file) for table in TABLES for file in _all_files(folder, table)}:
        if _damaged(folder, first, last):
            for file in _files(folder, first, last):
                file.unlink(missing_ok=True)
            _checksum_file(folder, first, last).unlink(missing_ok=True)


def intact_files(folder: Path, table: str) -> list[Path]:
    """Return the files of a table as `part_files` does.

    Raises:
        UnreadableError: One of them is damaged.
    """
    files = part_files(folder, table)
    for file in files:
        with readable(file):
            if file in _damaged(folder, *span(file)):
                raise ValueError("it differs from its checksum; the command of the sweep runs it again")
    return files


def foreign_files(folder: Path) -> list[Path]:
    """Return files among the parts that are not the sweep's, such as copies that a synced folder made."""
    return sorted(
        file
        for table in (*TABLES, _CHECKSUMS)
        for file in (folder / table).glob("*")
        if not _OURS.fullmatch(file.name)
    )


def all_checksums(folder: Path) -> dict[str, str]:
    """Return the checksums of all parts by their path in the folder, for the manifest."""
    files = [file for table in TABLES for file in part_files(folder, table)]
    return checksums(folder, files)


def forget_noted_checksums(folder: Path) -> None:
    """Remove the checksums beside the parts, once the manifest has them."""
    for file in (folder / _CHECKSUMS).glob("*.json"):
        if _OURS.fullmatch(file.name):
            file.unlink()
    with suppress(OSError):
        (folder / _CHECKSUMS).rmdir()


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
    files = (file for file in (folder / table).glob("*.parquet") if _PART.fullmatch(file.name))
    return sorted(file for file in files if span(file)[0] < span(file)[1])


def _checksum_file(folder: Path, first: int, last: int) -> Path:
    return folder / _CHECKSUMS / f"{first:09d}-{last:09d}.json"


def _note_checksums(folder: Path, first: int, last: int, found: dict[str, str]) -> None:
    with whole_file(_checksum_file(folder, first, last)) as fresh:
        fresh.parent.mkdir(exist_ok=True)
        fresh.write_text(json.dumps(found) + "\n", encoding="utf-8")


def _read_checksums(folder: Path, first: int, last: int) -> dict[str, str]:
    """Return the checksums of a chunk by table: those noted beside it, else those in the manifest."""
    with suppress(OutsideError):
        return read_json(_checksum_file(folder, first, last))
    inside = {table: part_path(folder, table, first, last).relative_to(folder).as_posix() for table in TABLES}
    known = _in_manifest(folder)
    return {table: known[path] for table, path in inside.items() if path in known}


def _in_manifest(folder: Path) -> dict[str, str]:
    file = folder / "manifest.json"
    facts = file.stat() if file.is_file() else None
    return _read_manifest(file, facts.st_mtime_ns, facts.st_size) if facts else {}


@lru_cache(maxsize=16)
def _read_manifest(file: Path, changed: int, size: int) -> dict[str, str]:
    with suppress(OutsideError):
        known = read_json(file).get("checksums")
        return known if isinstance(known, dict) else {}
    return {}


def _is_intact(folder: Path, first: int, last: int) -> bool:
    return not _damaged(folder, first, last)


def _damaged(folder: Path, first: int, last: int) -> list[Path]:
    """Return which parts of a chunk are damaged or lost."""
    known = _read_checksums(folder, first, last)
    return [file for file in _files(folder, first, last) if _is_damaged(file, known, last - first)]


def _files(folder: Path, first: int, last: int) -> list[Path]:
    return [part_path(folder, table, first, last) for table in TABLES]


def _is_damaged(file: Path, known: dict[str, str], runs: int) -> bool:
    table = file.parent.name
    if table in known:
        return not (file.is_file() and checksum(file) == known[table])
    if table == RUNS and not known:
        return not _holds(file, runs)
    return file.is_file() and not _is_readable(file)


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


def _holds(file: Path, rows: int) -> bool:
    """Tell whether a part without a checksum holds as many rows as its name says."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return pq.read_metadata(file).num_rows == rows
    except (OSError, ValueError, pa.ArrowException):
        return False


def _is_readable(file: Path) -> bool:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        pq.read_table(file)
    except (OSError, ValueError, NotImplementedError, pa.ArrowException):
        return False
    return True
