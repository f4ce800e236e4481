"""The archive of a search: one line for each finished run, so that nothing is ever computed twice.

A line holds the key of the run, its numbers, and a checksum of both. A line that a crash cut off, or that was
damaged later, does not count: its run is computed again. Numbers come back bit for bit.
"""

import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ruhrsim.common.atomic_files import FolderError, whole_file

FILE = "runs.jsonl"


class Archive:
    """Finished runs on disk.

    Args:
        folder: Folder of the search; it must be there.

    Raises:
        FolderError: It can't be read or written.
    """

    def __init__(self, folder: Path):
        self.file = folder / FILE
        self._known: dict[str, list[list[float]]] = {}
        lines = self._read()
        whole = [line for line in lines if self._take(line)]
        if len(whole) < len(lines):
            with whole_file(self.file) as fresh:
                fresh.write_text("".join(whole), encoding="utf-8")

    def __len__(self) -> int:
        return len(self._known)

    def get(self, key: str) -> list[np.ndarray] | None:
        """Return the arrays of a run, None if it is not there."""
        found = self._known.get(key)
        return None if found is None else [np.array(values, dtype=float) for values in found]

    def add(self, key: str, arrays: Sequence[np.ndarray]) -> None:
        """Keep a run.

        Raises:
            FolderError: It can't be written.
        """
        values = [[float(value) for value in array] for array in arrays]
        try:
            with self.file.open("a", encoding="utf-8") as stream:
                stream.write(_line(key, values))
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as error:
            reason = error.strerror or str(error)
            raise FolderError(f"can't write {self.file}: {reason}; free some space and go on") from error
        self._known[key] = values

    def _read(self) -> list[str]:
        try:
            text = self.file.read_text(encoding="utf-8", errors="replace") if self.file.exists() else ""
        except OSError as error:
            raise FolderError(
                f"can't read {self.file}: {error.strerror or error}; look at its rights"
            ) from error
        return text.splitlines(keepends=True)

    def _take(self, line: str) -> bool:
        try:
            found: Any = json.loads(line)
            key, values = found["run"], found["values"]
            if line != _line(key, values):
                return False
        except (ValueError, KeyError, TypeError, RecursionError):
            return False
        self._known[key] = values
        return True


def _line(key: str, values: list[list[float]]) -> str:
    body = json.dumps([key, values])
    return (
        json.dumps({"run": key, "values": values, "sum": hashlib.sha256(body.encode()).hexdigest()[:16]})
        + "\n"
    )
