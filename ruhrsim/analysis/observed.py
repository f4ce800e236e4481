"""Observed unemployment in the format of the two shipped tables or of an INKAR export, checked whole.

Figures are judged beside those that are known of the same place up to 2016: unemployed are whole, and none is
three times as high as the highest known or a third of the lowest; that is another unit or a lost digit.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from ruhrsim.analysis.history import LAST_LEARNT, Places, districts, history, towns
from ruhrsim.common.errors import way_out
from ruhrsim.outside.files import named
from ruhrsim.outside.places import place_key
from ruhrsim.outside.shown import OutsideError, first_of, shown
from ruhrsim.outside.tables import is_blank, numbers, read_table
from ruhrsim.regions.tables import read_unemployment

_RATES = ["unemployment_rate_pct", "unemployment_rate_derived_pct"]
_SHOWN = 5
_FARTHEST = 3.0
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_INKAR_KEY, _INKAR_RATE = "Kennziffer", "Arbeitslosenquote"


class ObservedError(ValueError):
    """A table that a forecast can't be scored against; the message holds all faults, one a line."""

    def __init__(self, faults: list[str]):
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Observed:
    """What came.

    Args:
        places: Kreise or towns.
        years: Years with at least one figure.
        points: Unemployment in points, NaN where unknown, shape (n_years, n_places).
        notes: What was left out, in words.
    """

    places: Places
    years: tuple[int, ...]
    points: np.ndarray
    notes: tuple[str, ...] = ()


def read_observed(path: Path | None, start: int, first: int, last: int) -> Observed:
    """Read what came between two years.

    Args:
        path: A table in the format of unemployment_history.csv (Kreise: the published rate, else the
            derived one) or of unemployment_municipality.csv (towns: unemployed); None for the shipped Kreise.
        start: Start year of the forecast.
        first: First year to score.
        last: Last year to score.

    Raises:
        ObservedError: All faults at once.
    """
    where = "unemployment_history.csv" if path is None else named(path)
    table, notes = (_as_text(read_unemployment()), ()) if path is None else _read(path, where, start)
    places = districts(start) if "kreis_ags" in table and "ags" not in table else towns(start)
    faults, tidy = _tidy(table, places, where)
    if not faults and not tidy.year.between(first, last).any():
        years = f"{int(tidy.year.min())} to {int(tidy.year.max())}" if len(tidy) else "no year"
        faults = [f"{where}: no figure between {first} and {last}; it has {years}"]
    if faults:
        raise ObservedError(faults)
    wide = tidy[tidy.year.between(first, last)].pivot(index="year", columns="key", values="value")
    wide = wide.reindex(columns=list(places.keys)).sort_index()
    points = wide.to_numpy() if places.level == "district" else wide.to_numpy() / places.persons_per_point
    return Observed(places, tuple(map(int, wide.index)), points, notes)


def _as_text(table: pd.DataFrame) -> pd.DataFrame:
    return table.map(lambda value: "" if pd.isna(value) else str(value))


def _read(path, where, start) -> tuple[pd.DataFrame, tuple[str, ...]]:
    try:
        table = read_table(path)
    except OutsideError as error:
        raise ObservedError(error.faults) from error
    notes = ()
    if _INKAR_KEY in table.columns or _INKAR_KEY.lower() in table.columns:
        table, notes = _from_inkar(table, districts(start), where)
    missing = _missing_columns(table.columns)
    if missing:
        raise ObservedError([f"{where}: {missing}"])
    return table, notes


def _from_inkar(table, places, where) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Return an INKAR export in long form: years stand in its second heading line, places in rows."""
    table = table.rename(columns={_INKAR_KEY.lower(): _INKAR_KEY})
    rates = [name for name in table.columns if name.startswith(_INKAR_RATE)]
    if not len(table) or not rates or not table.iloc[0][_INKAR_KEY].strip() == "":
        raise ObservedError(
            [
                f"{where}: an INKAR export (its columns: {first_of(map(shown, table.columns))}) without "
                f"a column {_INKAR_RATE} and a second line with its year; export that indicator for "
                "Kreise, or give columns year, kreis_ags and unemployment_rate_pct"
            ]
        )
    years, rows = table.iloc[0], table.iloc[1:]
    keys = {text: place_key(text, places.keys, places.names) for text in rows[_INKAR_KEY].unique()}
    mine = rows[_INKAR_KEY].map(lambda text: keys[text] is not None)
    left = sorted({text for text, key in keys.items() if key is None})
    notes = (f"{where}: {len(left)} places outside the region left out ({first_of(left)})",) if left else ()
    long = [
        pd.DataFrame({"year": years[rate], "kreis_ags": rows[_INKAR_KEY][mine], _RATES[0]: rows[rate][mine]})
        for rate in rates
    ]
    return pd.concat(long), notes


def _missing_columns(columns) -> str | None:
    if "year" in columns and "kreis_ags" in columns and "ags" not in columns and set(_RATES) & set(columns):
        return None
    if {"year", "ags", "unemployed_annual_avg"} <= set(columns):
        return None
    return (
        f"columns {first_of((name[:80] for name in columns), 30)} fit no format; Kreise need year, "
        f"kreis_ags and {_RATES[0]} or {_RATES[1]}, towns need year, ags and unemployed_annual_avg"
    )


def _tidy(table, places, where) -> tuple[list[str], pd.DataFrame]:
    """Return faults, and one row a figure: year, key, value."""
    level, key = ("district", "kreis_ags") if places.level == "district" else ("town", "ags")
    columns = [
        name for name in (_RATES if level == "district" else ["unemployed_annual_avg"]) if name in table
    ]
    keys = {text: place_key(text, places.keys, places.names) or text for text in table[key].unique()}
    read = {name: numbers(table[name].str.strip()) for name in ("year", *columns)}
    value = read[columns[0]]
    for name in columns[1:]:
        value = value.fillna(read[name])
    tidy = pd.DataFrame({"year": read["year"], "key": table[key].map(keys), "value": value})
    faults = [
        *(_not_numbers(table, name, read[name], where) for name in ("year", *columns)),
        _no_years(table, read["year"], where),
        _unknown(tidy, places, key, where),
        _impossible(tidy, level, columns, where),
        _not_whole(table, tidy, level, columns, where),
        _far_from_known(tidy, places, columns, where),
        _double(tidy, where),
    ]
    return [fault for fault in faults if fault], tidy.dropna()


def _not_numbers(table, name, found, where) -> str | None:
    given = ~is_blank(table[name]) if name != "year" else pd.Series(True, index=table.index)
    wrong = table[given.to_numpy() & found.isna().to_numpy()]
    if wrong.empty:
        return None
    rows = first_of((f"row {row + 2}: {shown(value)}" for row, value in wrong[name].items()), _SHOWN)
    return f"{where}: {name} must be numbers ({rows}); {_way_to_numbers(name, wrong[name])}"


def _way_to_numbers(name, cells) -> str:
    if name == "year":
        return "write the year alone, such as 2023"
    if cells.str.contains(r"\d[.,' ]\d{3}[.,' ]", regex=True).any():
        return "write them without signs for thousands"
    return "leave unknown figures blank; no inf, nan or unit"


def _no_years(table, years, where) -> str | None:
    possible = (years % 1 == 0) & (years >= _FIRST_YEAR) & (years <= _LAST_YEAR)
    wrong = table.year[(years.notna() & ~possible).to_numpy()]
    if wrong.empty:
        return None
    rows = first_of((f"row {row + 2}: {shown(text)}" for row, text in wrong.items()), _SHOWN)
    return f"{where}: year must be whole ({rows}); write the year alone, such as 2023"


def _unknown(tidy, places, key, where) -> str | None:
    wrong = tidy[~tidy.key.isin(places.keys)].drop_duplicates("key")
    if wrong.empty:
        return None
    hint = way_out(wrong.key.iloc[0][:80], places.keys, _SHOWN)
    return f"{where}: {key} {first_of(map(shown, wrong.key), _SHOWN)} not in the region{hint}"


def _impossible(tidy, level, columns, where) -> str | None:
    wrong = tidy[(tidy.value <= 0.0) | ((tidy.value > 100.0) & (level == "district"))]
    if wrong.empty:
        return None
    limits = "between 0 and 100 %" if level == "district" else "above 0"
    rows = first_of((f"row {row + 2}: {value:g}" for row, value in wrong.value.items()), _SHOWN)
    return f"{where}: {' and '.join(columns)} must lie {limits} ({rows})"


def _not_whole(table, tidy, level, columns, where) -> str | None:
    if level == "district":
        return None
    wrong = tidy[(tidy.value % 1 != 0) & tidy.value.notna()]
    if wrong.empty:
        return None
    cells = table[columns[0]]
    rows = first_of((f"row {row + 2}: {shown(text)}" for row, text in cells[wrong.index].items()), _SHOWN)
    return f"{where}: {columns[0]} must be whole persons ({rows}); write 32411, without a sign for thousands"


def _far_from_known(tidy, places, columns, where) -> str | None:
    """Return a fault for figures far from all that are known of the same place."""
    known = history(places).loc[:LAST_LEARNT]
    if places.level == "town":
        known = known * places.persons_per_point
    low, high = tidy.key.map(known.min() / _FARTHEST), tidy.key.map(known.max() * _FARTHEST)
    wrong = tidy[(tidy.value > 0) & ((tidy.value < low) | (tidy.value > high))]
    if wrong.empty:
        return None
    rows = first_of(
        (
            f"row {row + 2}: {value:g}, where {places.names[places.keys.index(key)]} had "
            f"{known[key].min():.6g} to {known[key].max():.6g}"
            for row, key, value in zip(wrong.index, wrong.key, wrong.value, strict=True)
        ),
        _SHOWN,
    )
    unit = "unemployed persons" if places.level == "town" else "per cent"
    return f"{where}: {' and '.join(columns)} not plausible ({rows}); check unit and digits, they are {unit}"


def _double(tidy, where) -> str | None:
    known = tidy.dropna()
    wrong = known[known.duplicated(["year", "key"])]
    if wrong.empty:
        return None
    rows = first_of((f"{key[:80]} {year:g}" for year, key in wrong[["year", "key"]].to_numpy()), _SHOWN)
    return f"{where}: more than one row for {rows}; keep one"
