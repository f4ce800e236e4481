"""Observed unemployment in the format of the two shipped tables, checked whole."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from ruhrsim.analysis.history import Places, districts, towns
from ruhrsim.common.errors import shown_path, way_out
from ruhrsim.regions.tables import read_unemployment

_RATES = ["unemployment_rate_pct", "unemployment_rate_derived_pct"]
_SHOWN = 5


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
    """

    places: Places
    years: tuple[int, ...]
    points: np.ndarray


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
    where = "unemployment_history.csv" if path is None else shown_path(path)
    table = read_unemployment() if path is None else _read(path, where)
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
    return Observed(places, tuple(map(int, wide.index)), points)


def _read(path, where):
    try:
        table = pd.read_csv(path, dtype="str")
    except (OSError, UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        reason = getattr(error, "strerror", None) or str(error).strip()
        raise ObservedError([f"{where}: can't be read as a table ({reason}); give a CSV file"]) from error
    missing = _missing_columns(table.columns)
    if missing:
        raise ObservedError([f"{where}: {missing}"])
    return table


def _missing_columns(columns) -> str | None:
    if "year" in columns and "kreis_ags" in columns and "ags" not in columns and set(_RATES) & set(columns):
        return None
    if {"year", "ags", "unemployed_annual_avg"} <= set(columns):
        return None
    return (
        f"columns {', '.join(map(str, columns))} fit no format; Kreise need year, kreis_ags and {_RATES[0]} or "
        f"{_RATES[1]}, towns need year, ags and unemployed_annual_avg"
    )


def _tidy(table, places, where) -> tuple[list[str], pd.DataFrame]:
    """Return faults, and one row a figure: year, key, value."""
    level, key = ("district", "kreis_ags") if places.level == "district" else ("town", "ags")
    columns = [
        name for name in (_RATES if level == "district" else ["unemployed_annual_avg"]) if name in table
    ]
    digits = len(places.keys[0])
    keys = table[key].astype("str").str.strip().str.zfill(digits)
    numbers = {name: pd.to_numeric(table[name], errors="coerce") for name in ("year", *columns)}
    value = numbers[columns[0]]
    for name in columns[1:]:
        value = value.fillna(numbers[name])
    tidy = pd.DataFrame({"year": numbers["year"], "key": keys, "value": value})
    faults = [
        *(_not_numbers(table, name, numbers[name], where) for name in ("year", *columns)),
        _unknown(tidy, places, key, where),
        _impossible(tidy, level, columns, where),
        _double(tidy, where),
    ]
    return [fault for fault in faults if fault], tidy.dropna()


def _not_numbers(table, name, numbers, where) -> str | None:
    given = table[name].notna() if name != "year" else pd.Series(True, index=table.index)
    wrong = table[given & numbers.isna()]
    if wrong.empty:
        return None
    shown = ", ".join(f"row {row + 2}: {value!r}" for row, value in wrong[name].head(_SHOWN).items())
    return f"{where}: {name} must be numbers ({shown}{_more(wrong)}); leave unknown figures blank"


def _unknown(tidy, places, key, where) -> str | None:
    wrong = tidy[~tidy.key.isin(places.keys)].drop_duplicates("key")
    if wrong.empty:
        return None
    shown = ", ".join(map(repr, wrong.key.head(_SHOWN)))
    hint = way_out(wrong.key.iloc[0], places.keys, _SHOWN)
    return f"{where}: {key} {shown}{_more(wrong)} not in the region{hint}"


def _impossible(tidy, level, columns, where) -> str | None:
    wrong = tidy[(tidy.value <= 0.0) | ((tidy.value > 100.0) & (level == "district"))]
    if wrong.empty:
        return None
    limits = "between 0 and 100 %" if level == "district" else "above 0"
    shown = ", ".join(f"row {row + 2}: {value:g}" for row, value in wrong.value.head(_SHOWN).items())
    return f"{where}: {' and '.join(columns)} must lie {limits} ({shown}{_more(wrong)})"


def _double(tidy, where) -> str | None:
    wrong = tidy[tidy.dropna().duplicated(["year", "key"]).reindex(tidy.index, fill_value=False)]
    if wrong.empty:
        return None
    shown = ", ".join(f"{key} {year:g}" for year, key in wrong[["year", "key"]].head(_SHOWN).to_numpy())
    return f"{where}: more than one row for {shown}{_more(wrong)}; keep one"


def _more(rows) -> str:
    return f" and {len(rows) - _SHOWN} more" if len(rows) > _SHOWN else ""
