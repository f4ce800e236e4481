"""Checksums of stored files: one changed bit is found."""

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path


def checksum(file: Path) -> str:
    """Return the SHA-256 of a file's content."""
    facts = file.stat()
    return _checksum(str(file), facts.st_size, facts.st_mtime_ns, facts.st_ino)


def checksums(folder: Path, files: Iterable[Path]) -> dict[str, str]:
    """Return the checksums of files by their path inside a folder."""
    return {file.relative_to(folder).as_posix(): checksum(file) for file in files}


@lru_cache(maxsize=4096)
def _checksum(path: str, size: int, changed: int, number: int) -> str:
    with Path(path).open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
