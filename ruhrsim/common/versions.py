"""Which code, data and packages made a result."""

import hashlib
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
_REGIONS, _RUHR = _PACKAGE / "regions", "ruhr"
_PACKAGES = ("mesa", "networkx", "numpy", "pandas", "pyarrow", "scipy")
_ROOMS = ("common", "regions", "model", "scenarios", "runs", "sweeps", "workshop")
"""Rooms that a run passes through, that of the planning game too; the others only ask, count and show."""


@lru_cache
def code_version() -> str:
    """Return a hash of all sources that a run passes through; words and figures don't count."""
    return _hash_files([file for room in _ROOMS for file in (_PACKAGE / room).rglob("*.py")])


def data_version(region: str = _RUHR) -> str:
    """Return a hash of all tables that a run in a region passes through.

    Every region takes what it has no table of its own for (relatedness, programmes) from the Ruhr's.

    Args:
        region: Name of a region that ships, or the path of its folder.
    """
    shipped = _shipped_data()
    if region == _RUHR:
        return shipped
    named = _REGIONS / region
    folder = named if named.is_dir() else Path(region)
    own = _hash_files([file for file in folder.iterdir() if file.is_file()], folder)
    return hashlib.sha256(f"{shipped}{own}".encode()).hexdigest()[:16]


@lru_cache
def _shipped_data() -> str:
    return _hash_files([file for file in (_REGIONS / _RUHR).rglob("*") if file.is_file()])


def package_versions() -> dict[str, str]:
    """Return the versions of the packages that numbers pass through."""
    return {package: version(package) for package in _PACKAGES}


def _hash_files(files: list[Path], root: Path = _PACKAGE) -> str:
    digest = hashlib.sha256()
    for file in sorted(files):
        content = file.read_bytes()
        digest.update(f"{file.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:16]
