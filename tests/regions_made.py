"""Regions for tests: the invented five towns, and copies of regions with something changed."""

import shutil
from pathlib import Path

from ruhrsim.regions.region import SHIPPED

FIVETON = Path(__file__).parent / "regions" / "fiveton"


def copy_of(source: Path | str, target: Path) -> Path:
    """Return a copy of a region's folder, one that ships by its name."""
    return Path(shutil.copytree(SHIPPED / source if isinstance(source, str) else source, target))


def swap(file: Path, old: str, new: str) -> None:
    """Replace a piece of a file that must be there once."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file.name}"
    file.write_text(text.replace(old, new), encoding="utf-8")
