"""Results that ship with the package, so that README, app and report show them without running anything."""

import hashlib
import json
from functools import lru_cache
from pathlib import Path

import pandas as pd

from ruhrsim.common.atomic_files import readable
from ruhrsim.outside.files import read_text

FOLDER = Path(__file__).parents[1] / "evidence"


def read_evidence(name: str) -> pd.DataFrame:
    """Read a shipped table by name, for example `patterns` or `claims`.

    Raises:
        ValueError: There is no such table; the message lists the known ones.
    """
    tables = read_all_evidence()
    if name not in tables:
        raise ValueError(f"unknown evidence '{name}'; choose from {', '.join(tables)}")
    return tables[name]


def read_all_evidence(folder: Path | None = None) -> dict[str, pd.DataFrame]:
    """Read every table of tests by name.

    Args:
        folder: Where they lie; those that ship by default.
    """
    return {file.stem: _read(file) for file in sorted((folder or FOLDER).glob("*.csv"))}


def read_made(folder: Path | None = None) -> list[dict]:
    """Return when and with what each part of the tests was run: `part`, `date`, `code`, `answers` where known."""
    file = (folder or FOLDER) / "made.json"
    with readable(file):
        rows = json.loads(read_text(file))
        if not all(isinstance(row, dict) and {"part", "date", "code"} <= row.keys() for row in rows):
            raise ValueError("it needs part, date and code of each part")
        return rows


def made_on(part: str) -> tuple[str, bool]:
    """Return the date of a part of the tests that ships, and whether the model answers as it did then."""
    (row,) = (row for row in read_made() if row["part"] == part)
    return row["date"], row.get("answers") == answers_version()


@lru_cache
def answers_version() -> str:
    """Return a hash of what the model answers: the golden runs as last agreed, and the posterior of its worlds.

    Code may change without it: only what moves results changes it.
    """
    parts = [(FOLDER / name).read_bytes() for name in ("answers.txt", "posterior.json")]
    return hashlib.sha256(b"".join(parts)).hexdigest()[:16]


def _read(file: Path) -> pd.DataFrame:
    with readable(file):
        return pd.read_csv(file, keep_default_na=False, na_values={"observed": "", "half_years": ""})
