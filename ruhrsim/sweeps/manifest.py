"""The manifest of a folder of runs: what was asked, by which command, where and when."""

import os
import platform
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ruhrsim import __version__
from ruhrsim.common.atomic_files import FolderError, check_writable, readable
from ruhrsim.outside.json_files import read_json

MANIFEST = "manifest.json"


def read_manifest(
    folder: Path, kind: str, asked: str, check: Callable[[dict[str, Any]], object]
) -> dict[str, Any]:
    """Return the manifest of a folder.

    Args:
        folder: A folder that a command wrote.
        kind: What the command does: `sweep`.
        asked: Key of what was asked, which no other kind of manifest has.
        check: Raises an error if the manifest lacks what its readers take for granted.

    Raises:
        FolderError: There is none of this kind, or it can't be read.
    """
    path = Path(folder) / MANIFEST
    with readable(path):
        manifest = read_json(path) if path.is_file() else {}
    if asked not in manifest:
        raise FolderError(f"no {kind} in {folder}; name a folder that ruhrsim {kind} wrote")
    with readable(path):
        check(manifest)
    return manifest


def check_is_free(folder: Path, kind: str) -> None:
    """Check that a folder can be written and holds nothing yet.

    Raises:
        FolderError: It can't, or it holds something that is of another kind.
    """
    check_writable(folder)
    if folder.exists() and (folder.is_file() or any(folder.iterdir())):
        raise FolderError(
            f"{folder} exists and is no {kind}; move it away or choose another folder with --results"
        )


def by_command(command: str) -> dict[str, Any]:
    """Return the entries that every manifest begins with."""
    return {
        "ruhrsim": __version__,
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "command": command,
    }


def host() -> dict[str, Any]:
    """Return the machine that a command runs on."""
    return {"system": platform.system(), "machine": platform.machine(), "cpus": os.cpu_count()}
