"""The answers that ship: what the model said with the code that was released."""

import pandas as pd

from ruhrsim.analysis.stored import read_evidence

_NUMBERS = ["low", "high", "model", "model_low", "model_high"]


def read_answers(table: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return a stored table of `evaluate` with numbers as numbers; those that nobody could ask are NaN.

    Args:
        table: As `read_all_evidence` gives it; the shipped one by default.
    """
    table = read_evidence("effects") if table is None else table
    return table.assign(**{name: pd.to_numeric(table[name], errors="coerce") for name in _NUMBERS})
