"""German words for the parameters: meanings and units of all, sources where they are sentences.

The English stands beside the numbers, in the process files; titles of publications and names of
tables stay as they are.
"""

import csv
from functools import lru_cache
from importlib.resources import files

from ruhrsim.app.words.editor import UNITS_DE

_UNSPOKEN = ("share", "probability", "elasticity", "exponent", "utility")


def meaning(row: dict, language: str) -> str:
    """Return what a parameter means."""
    return (
        _meanings().get(f"{row['group']}.{row['name']}", row["meaning"])
        if language == "de"
        else row["meaning"]
    )


def source(row: dict, language: str) -> tuple[str, str]:
    """Return where a parameter comes from, and the language of that text."""
    german = _sources().get(row["source"]) if language == "de" else None
    return (german, "de") if german else (row["source"], "en")


def unit(name: str, language: str) -> str:
    """Return a parameter's unit; nothing for pure numbers."""
    if name == "1":
        return ""
    return UNITS_DE.get(name, name) if language == "de" else name


def spoken_unit(name: str, language: str) -> str:
    """Return a unit as it is said after a number: `per year`, not `1/year`; nothing for bare numbers and scores."""
    written = unit(name, language)
    if name in _UNSPOKEN:
        return ""
    return ("je " if language == "de" else "per ") + written[2:] if written.startswith("1/") else written


@lru_cache
def _meanings() -> dict[str, str]:
    return _pairs("parameters_de.csv")


@lru_cache
def _sources() -> dict[str, str]:
    return _pairs("sources_de.csv")


def _pairs(name: str) -> dict[str, str]:
    with (files("ruhrsim.app.words") / name).open(encoding="utf-8", newline="") as lines:
        return dict(list(csv.reader(lines))[1:])
