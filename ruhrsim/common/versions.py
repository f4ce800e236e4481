"""Which code, data and packages made a result."""

import hashlib
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
_DATA = _PACKAGE / "regions" / "ruhr"
_PACKAGES = ("mesa", "networkx", "numpy", "pandas", "pyarrow", "scipy")
_ROOMS = ("common", "regions", "model", "scenarios", "runs", "sweeps", "workshop")
"""Rooms that a run passes through, that of the planning game too; the others only ask, count and show."""


@lru_cache
def code_version() -> str:
    """Return a hash of all sources that a run passes through; words and figures don't count."""
    return _hash_files([file for room in _ROOMS for file in (_PACKAGE / room).rglob("*.py")])


@lru_cache
def data_version() -> str:
    """Return a hash of all real tables that ship."""
    return _hash_files([file for file in _DATA.rglob("*") if file.is_file()])


def package_versions() -> dict[str, str]:
    """Return the versions of the packages that numbers pass through."""
    return {package: version(package) for package in _PACKAGES}


def _hash_files(files: list[Path]) -> str:
    digest = hashlib.sha256()
    for file in sorted(files):
        content = file.read_bytes()
        digest.update(f"{file.relative_to(_PACKAGE).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:16]
