"""Texts of users in CSV: a spreadsheet shows them and never computes them."""

import pandas as pd

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def plain_cell(value: object) -> object:
    """Return a cell that no spreadsheet takes for a formula: such a text gets an apostrophe in front."""
    if isinstance(value, str) and value.startswith(_STARTS_A_FORMULA):
        return f"'{value}"
    return value


def plain_cells(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table whose texts are no formulas; numbers stay, negative ones too."""
    texts = [name for name in table.columns if not pd.api.types.is_numeric_dtype(table[name])]
    return table.assign(**{name: table[name].map(plain_cell) for name in texts}) if texts else table
