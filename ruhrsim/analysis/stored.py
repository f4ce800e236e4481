"""Results that ship with the package, so that README and app can show them without running anything."""

from pathlib import Path

import pandas as pd

FOLDER = Path(__file__).parents[1] / "evidence"


def read_evidence(name: str) -> pd.DataFrame:
    """Read a shipped table by name, for example `patterns` or `claims`.

    Raises:
        ValueError: There is no such table; the message lists the known ones.
    """
    path = FOLDER / f"{name}.csv"
    if not path.is_file():
        known = ", ".join(sorted(file.stem for file in FOLDER.glob("*.csv")))
        raise ValueError(f"unknown evidence '{name}'; choose from {known}")
    return pd.read_csv(path, keep_default_na=False)
