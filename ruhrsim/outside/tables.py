"""CSV tables as people save and download them.

The separator is a comma, a semicolon, a tab or a bar, whichever splits the heading line most; a first line
`sep=;` says it outright. Numbers have a decimal point or a decimal comma, never a sign for thousands: `32.411`
is 32.411. Every row has as many cells as the heading line, so no column can shift unseen.
"""

import csv
import io
import re
from pathlib import Path

import numpy as np
import pandas as pd

from ruhrsim.outside.files import named, read_table_text
from ruhrsim.outside.limits import text_faults
from ruhrsim.outside.shown import OutsideError, first_of, shown

SEPARATORS = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar"}
BLANK = ("", "NA", "N/A", "n/a", "#N/A", "null")
"""Cells of unknown figures."""
_MOST_ROWS, _MOST_COLUMNS, _LONGEST_CELL, _LONGEST_NUMBER = 200_000, 1_000, 10_000, 40
_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d{1,3})?", re.ASCII)


def read_table(path: Path) -> pd.DataFrame:
    """Return a table as text, its index the line of each row less two (so the first row below the heading is 0).

    Columns without a name are left out. Blank lines and lines of nothing but separators are
    passed over.

    Raises:
        OutsideError: It is no table; all faults at once.
    """
    return parse_table(read_table_text(path), named(path))


def parse_table(text: str, where: str) -> pd.DataFrame:
    """Return a text's table, see `read_table`.

    Raises:
        OutsideError: It is no table; all faults at once.
    """
    table, faults = table_with_faults(text, where)
    if faults:
        raise OutsideError(faults)
    return table[table.map(lambda cell: bool(cell.strip())).any(axis=1)] if len(table.columns) else table


def table_with_faults(text: str, where: str) -> tuple[pd.DataFrame, list[str]]:
    """Return a text's table and what is wrong with the width of its rows, so that other faults are told beside it.

    Raises:
        OutsideError: It is no table at all.
    """
    separator, text, skipped = _separator(text, where)
    rows, lines = _rows(text, separator, where)
    header = [name.strip() for name in rows[0]]
    if len(header) > _MOST_COLUMNS:
        raise OutsideError([f"{where}: {len(header):,} columns; give a table of at most {_MOST_COLUMNS:,}"])
    faults = _heading_faults(header, where)
    if faults:
        raise OutsideError(faults)
    faults = _width_faults(header, rows, lines, separator, skipped, where)
    index = [line + skipped - 2 for line in lines[1:]]
    cells = [(row + [""] * len(header))[: len(header)] for row in rows[1:]]
    table = pd.DataFrame(cells, columns=header, index=index, dtype=object)
    return table.loc[:, [bool(name) for name in header]], faults


def number(text: str) -> float:
    """Return the number that a cell holds, NaN if it is none or not finite.

    Args:
        text: Digits with a decimal point or comma; spaces around them don't count.
    """
    text = text.strip()
    if len(text) > _LONGEST_NUMBER or not _NUMBER.fullmatch(text):
        return float("nan")
    found = float(text.replace(",", "."))
    return found if np.isfinite(found) else float("nan")


def numbers(cells: pd.Series) -> pd.Series:
    """Return the numbers of a column of text, NaN where there is none; see `number`."""
    return cells.map(number).astype(float)


def is_blank(cells: pd.Series) -> pd.Series:
    """Return which cells say that the figure is unknown."""
    return cells.str.strip().isin(BLANK)


def _separator(text: str, where: str) -> tuple[str, str, int]:
    """Return the separator, the text of the table itself, and how many lines stand above it."""
    first, _, rest = text.lstrip("\ufeff").partition("\n")
    said = re.fullmatch(r'"?sep=(.)"?\s*', first)
    if said:
        return said[1], rest, 1
    heading = next((line for line in text.lstrip("\ufeff").splitlines() if line.strip()), "")
    if not heading:
        raise OutsideError([f"{where}: can't be read as a table (it is empty); give a CSV file"])
    bare = re.sub(r'"[^"]*"', "", heading)
    return max(SEPARATORS, key=bare.count), text.lstrip("\ufeff"), 0


def _rows(text: str, separator: str, where: str) -> tuple[list[list[str]], list[int]]:
    """Return the rows that are not blank, and their lines."""
    rows, lines = [], []
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        for row in reader:
            if len(row) > 1 or any(cell.strip() for cell in row):
                rows.append(row)
                lines.append(reader.line_num)
            if len(rows) > _MOST_ROWS:
                raise OutsideError([f"{where}: more than {_MOST_ROWS:,} rows; give the region's alone"])
            if any(len(cell) > _LONGEST_CELL for cell in row):
                raise OutsideError(
                    [
                        f"{where}: a cell before line {reader.line_num + 1} is longer than "
                        f"{_LONGEST_CELL:,} signs; is a quotation mark missing?"
                    ]
                )
    except csv.Error as error:
        raise OutsideError(
            [f"{where}: can't be read as a table ({error}, line {reader.line_num}); give a CSV file"]
        ) from None
    return rows, lines


def _heading_faults(header: list[str], where: str) -> list[str]:
    double = sorted({name for name in header if name and header.count(name) > 1})
    faults = [f"{where}: a column stands there twice ({first_of(map(shown, double))}); take one out"]
    return (faults if double else []) + [
        f"{where}: column {shown(name)}: {fault}" for name in header for fault in text_faults(name, 200)
    ]


def _width_faults(header, rows, lines, separator, skipped, where) -> list[str]:
    """Return one fault for all rows that have more or fewer cells than the heading line."""
    wrong = [
        (line + skipped, row)
        for line, row in zip(lines[1:], rows[1:], strict=True)
        if len(row) != len(header)
    ]
    if not wrong:
        return []
    line, row = wrong[0]
    more = f" and {len(wrong) - 1:,} more rows" if len(wrong) > 1 else ""
    told = f"{where}, line {line}: has {len(row)} values for {len(header)} columns{more}"
    if len(row) < len(header):
        return [f"{told}: none for {first_of(map(shown, header[len(row) :]))}; write one for each"]
    way_out = "take the surplus column out or give it a name in the first line"
    if separator == ",":
        way_out += "; decimal commas need a semicolon between the columns"
    return [
        f"{told}: surplus column {len(header) + 1} ({shown(row[-1])} at the end, or row names such as "
        f"{shown(row[0])} in front); {way_out}"
    ]
