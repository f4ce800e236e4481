"""The folder of a search: what was asked, by what it was made, and the archive of its runs."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from ruhrsim.common.atomic_files import FolderError, whole_file, whole_folder
from ruhrsim.common.versions import differences, made_by, stored_made_by
from ruhrsim.search.problem import Problem, problem_from_dict
from ruhrsim.sweeps.manifest import MANIFEST, by_command, check_is_free, host, read_manifest


class SearchError(FolderError):
    """A folder whose search doesn't go with what is to run; one message with the way out."""


def begin(problem: Problem, folder: Path, command: str = "", insist: bool = False) -> Path:
    """Begin a search in its folder, or find the one that was begun there.

    Args:
        problem: What to search.
        folder: The search's own folder.
        command: The command line, for the manifest.
        insist: Whether to go on although code, data or packages have changed.

    Returns:
        The folder, absolute.

    Raises:
        FolderError: The folder can't be written or holds something else.
        SearchError: It holds a search of another definition, code, data or packages.
    """
    folder = Path(folder).absolute()
    if (folder / MANIFEST).is_file():
        _check_is_the_same(problem, folder, insist)
        return folder
    check_is_free(folder, "search")
    with whole_folder(folder) as fresh:
        _write(fresh, _describe(problem, command))
    return folder


def read_search_manifest(folder: Path) -> dict[str, Any]:
    """Return what a search says about itself.

    Raises:
        FolderError: There is no search, or its manifest can't be read.
    """
    return read_manifest(folder, "search", "search", _check_shape)


class ManifestShape(BaseModel):
    """What every reader of a search's manifest takes for granted beside what was searched."""

    seconds: float
    made_by: dict[str, str]
    packages: dict[str, str]
    made_by_before: list[dict[str, Any]] = []


def _check_shape(manifest: dict[str, Any]) -> None:
    ManifestShape.model_validate(manifest)
    problem_from_dict(manifest["search"])


def note(folder: Path, changes: Mapping[str, Any]) -> None:
    """Change what the manifest says.

    Raises:
        FolderError: It can't be written.
    """
    manifest = read_search_manifest(folder)
    if any(manifest.get(key) != value for key, value in changes.items()):
        _write(folder, {**manifest, **changes})


def _check_is_the_same(problem: Problem, folder: Path, insist: bool) -> None:
    manifest = read_search_manifest(folder)
    known = problem_from_dict(manifest["search"])
    if known.fingerprint() != problem.fingerprint():
        raise SearchError(
            f"{folder} holds a search of another definition; give this one another name, or drop it with --fresh"
        )
    now = made_by(problem.base.region)
    changed = differences(stored_made_by(manifest), now)
    if changed and not insist:
        raise SearchError(
            f"{folder} was begun with another {', '.join(changed)}; go back to those versions, drop it with "
            "--fresh, or go on nevertheless with --insist"
        )
    changes: dict[str, Any] = {"search": problem.to_dict()}
    if changed:
        before = [*manifest.get("made_by_before", []), stored_made_by(manifest)]
        changes |= _makers(now) | {"made_by_before": before}
    note(folder, changes)


def _describe(problem: Problem, command: str) -> dict[str, Any]:
    return {
        **by_command(command),
        "search": problem.to_dict(),
        **_makers(made_by(problem.base.region)),
        "host": host(),
        "seconds": 0.0,
    }


def _makers(now: Mapping[str, Any]) -> dict[str, Any]:
    told = {"made_by": {"code": now["code"], "data": now["data"]}}
    return told | {key: now[key] for key in ("commit", "region", "packages")}


def _write(folder: Path, manifest: Mapping[str, Any]) -> None:
    with whole_file(folder / MANIFEST) as fresh:
        fresh.write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
