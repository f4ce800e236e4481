"""Which code, data and packages made a result, and what has changed since."""

import hashlib
import os
import subprocess
from collections.abc import Mapping
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ruhrsim.common.atomic_files import FolderError
from ruhrsim.common.defaults import REGION, REGION_FILE

_PACKAGE = Path(__file__).parents[1]
_REGIONS = _PACKAGE / "regions"
_TABLES = (".toml", ".csv", ".geojson")
_PACKAGES = ("mesa", "networkx", "numpy", "pandas", "pyarrow", "scipy")
_ROOMS = ("common", "regions", "model", "scenarios", "runs", "sweeps", "workshop")
"""Rooms that a run passes through, that of the planning game too; the others only ask, count and show."""
_GIT_SECONDS = 10


class ChangedVersionError(FolderError):
    """Code, data or packages are not those that made a result; the message says which, and how to insist."""


@lru_cache
def code_version() -> str:
    """Return a hash of all sources that a run passes through; words and figures don't count."""
    return _hash_files([file for room in _ROOMS for file in (_PACKAGE / room).rglob("*.py")])


def data_version(region: str = REGION) -> str:
    """Return a hash of all tables that a run in a region passes through.

    Every region takes what it has no table of its own for (relatedness, programmes) from the Ruhr's.

    Args:
        region: Name of a region that ships, or the path of its folder; `missing` is told of one that is gone.
    """
    shipped = _shipped_data()
    if region == REGION:
        return shipped
    named = _REGIONS / region
    folder = named if named.is_dir() else Path(region)
    if not (folder / REGION_FILE).is_file():
        return "missing"
    files = [file for file in folder.iterdir() if file.is_file() and file.suffix in _TABLES]
    own = _hash_files(files, folder)
    return hashlib.sha256(f"{shipped}{own}".encode()).hexdigest()[:16]


@lru_cache
def _shipped_data() -> str:
    return _hash_files([file for file in (_REGIONS / REGION).rglob("*") if file.is_file()])


def package_versions() -> dict[str, str]:
    """Return the versions of the packages that numbers pass through."""
    return {package: version(package) for package in _PACKAGES}


@lru_cache
def commit() -> str | None:
    """Return the Git commit of the package's files, with ` and changes` where they differ from it.

    None where the files are in no repository of their own (an installed wheel), or Git is not there.
    """
    if _git("ls-files", "--error-unmatch", "__init__.py") is None:
        return None
    head, changes = _git("rev-parse", "HEAD"), _git("status", "--porcelain", "--", ".")
    if head is None or changes is None:
        return None
    return f"{head} and changes" if changes else head


def made_by(region: str = REGION) -> dict[str, Any]:
    """Return what results are made by now: `code`, `data`, `region`, `packages` by name, and the `commit`.

    Args:
        region: Key of the region that is simulated.
    """
    return {
        "code": code_version(),
        "data": data_version(region),
        "region": region,
        "packages": package_versions(),
        "commit": commit(),
    }


def stored_made_by(manifest: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a manifest says its result was made by; an older manifest says less."""
    told = manifest.get("made_by", {})
    found = {
        "code": told.get("code", manifest.get("code_version")),
        "data": told.get("data", manifest.get("data_version")),
        "region": manifest.get("region"),
        "packages": manifest.get("packages"),
        "commit": manifest.get("commit"),
    }
    return {key: value for key, value in found.items() if value is not None}


def differences(stored: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """Return in words what differs between the makers of two results; what one doesn't tell is left out.

    Args:
        stored: What made the stored result, as `made_by` and `stored_made_by` return it.
        now: What makes results now.
    """
    found = []
    for key in ("code", "data", "region"):
        before, after = (str(made.get(key, "")) for made in (stored, now))
        if before and after and before != after:
            found.append(f"{key} {_name(key, stored)} → {_name(key, now)}")
    before_, after_ = stored.get("packages"), now.get("packages")
    if before_ and after_:
        found += [
            f"{name} {before_.get(name, 'not used')} → {after_.get(name, 'not used')}"
            for name in sorted(before_ | after_)
            if before_.get(name) != after_.get(name)
        ]
    return found


def check_unchanged(name: str, manifest: Mapping[str, Any], insist: bool) -> None:
    """Make sure that a stored result can be repeated as it was.

    Args:
        name: The result, for the message.
        manifest: What the result says about how it was made.
        insist: Whether to repeat it whatever has changed.

    Raises:
        ChangedVersionError: Code, data, region or packages differ from those that made it.
    """
    now = made_by(str(manifest.get("region", REGION)))
    changed = [] if insist else differences(stored_made_by(manifest), now)
    if changed:
        raise ChangedVersionError(
            f"{name} was made with another {', '.join(changed)}, so repeating it may give other numbers; "
            "go back to those versions, or insist: insist=True in Python, --insist in the command line"
        )


def _name(key: str, made: Mapping[str, Any]) -> str:
    """Return how to name one side of a difference: code by its hash and, where it is known, its commit."""
    origin = str(made.get("commit") or "")
    head, _, changes = origin.partition(" ")
    told = f" (commit {head[:12]}{' ' + changes if changes else ''})" if key == "code" and origin else ""
    return f"{made[key]}{told}"


def _git(*arguments: str) -> str | None:
    """Return what Git answers about the folder of the package, or None where it can't."""
    # A hook's or a caller's own repository must not answer in place of ours.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(
            ["git", *arguments],
            cwd=_PACKAGE,
            env=environment,
            capture_output=True,
            text=True,
            timeout=_GIT_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def _hash_files(files: list[Path], root: Path = _PACKAGE) -> str:
    digest = hashlib.sha256()
    for file in sorted(files):
        content = file.read_bytes()
        digest.update(f"{file.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:16]
