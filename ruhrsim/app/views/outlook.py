"""Observed years running into the outlook, of the region or of a town, and how strategies differ on the way."""

import numpy as np
import pandas as pd

from ruhrsim.app.views.looks import honest, looks, number
from ruhrsim.app.views.region import courses
from ruhrsim.app.views.towns import runs_by_year, town_names
from ruhrsim.app.words import text
from ruhrsim.model.indicators import REGION_INDICATORS
from ruhrsim.plots.bands import difference_band, level_band
from ruhrsim.plots.lines import difference_unit
from ruhrsim.regions.tables import read_municipal_unemployment, read_unemployment
from ruhrsim.runs.results import Comparison

FIRST_YEAR = 1998
"""The first year with figures for towns as well as Kreise."""
_PEOPLE, _RATE = "unemployed", "unemployment_rate"


def outlook(comparison: Comparison, key: str, ags: str, language: str) -> dict:
    """Return observed years, levels and differences of an indicator.

    Args:
        comparison: The runs.
        key: An indicator of the region; of towns where a town is asked for.
        ags: Key of a town, empty for the region. Rates of towns are not published, so a town shows its
            unemployed in place of their rate.
        language: `de` or `en`.
    """
    shown = _PEOPLE if ags and key == _RATE else key
    course = town_courses(comparison, shown, ags, language) if ags else courses(comparison, shown, language)
    observed = observed_years(shown, ags)
    gap = _gap(observed, comparison.baseline.start)
    place = town_names()[ags] if ags else text("compare.region", language)
    note = ""
    if observed["years"]:
        note = text("compare.observed_gap" if gap else "compare.observed", language, years=gap)
    return course | {
        "observed": observed,
        "title": f"{course['label']}, {place}",
        "note": note,
        "start": comparison.baseline.start,
    }


def town_courses(comparison: Comparison, key: str, ags: str, language: str) -> dict:
    """Return a town's levels and differences by year, as `courses` does for the region."""
    styles, indicator = looks(comparison.scenarios, language), REGION_INDICATORS[key]
    runs = [runs_by_year(comparison, key, s.name, ags) for s in comparison.scenarios]
    levels = [style | _band(level_band(r)) for style, r in zip(styles, runs, strict=True)]
    bands = [honest(difference_band(r, runs[0]), len(comparison.seeds)) for r in runs[1:]]
    return {
        "label": indicator.label(language),
        "unit": indicator.unit(language),
        "difference_unit": difference_unit(indicator, language),
        "decimals": indicator.decimals,
        "levels": levels,
        "differences": [style | _band(band) for style, band in zip(styles[1:], bands, strict=True)],
    }


def observed_years(key: str, ags: str = "") -> dict:
    """Return `years` and `values` observed (means of a year), None in years that the tables do not hold.

    Args:
        key: An indicator; only unemployed and their rate are on record for so long.
        ags: Key of a town, empty for the region.
    """
    found = _observed(key, ags)
    if found.empty:
        return {"years": [], "values": []}
    years = range(int(found.index[0]), int(found.index[-1]) + 1)
    return {"years": list(years), "values": [number(found.get(year, np.nan)) for year in years]}


def _observed(key: str, ags: str) -> pd.Series:
    if ags:
        table = read_municipal_unemployment()
        own = table[(table["ags"] == ags) & (table["year"] >= FIRST_YEAR)].set_index("year")
        return own["unemployed_annual_avg"].dropna() if key == _PEOPLE else pd.Series(dtype=float)
    if key not in (_PEOPLE, _RATE):
        return pd.Series(dtype=float)
    table = read_unemployment()
    table = table[table["year"] >= FIRST_YEAR]
    rate = table["unemployment_rate_pct"].fillna(table["unemployment_rate_derived_pct"])
    people = table["unemployed_annual_avg"]
    years = table.assign(people=people, force=people / (rate / 100.0)).groupby("year")
    whole = years[["people", "force"]].sum()[years["force"].count() == table["kreis_ags"].nunique()]
    return whole["people"] if key == _PEOPLE else 100.0 * whole["people"] / whole["force"]


def _gap(observed: dict, start: int) -> str:
    """Return the years before the start that are missing, as in `2017–2023`."""
    known = {y for y, v in zip(observed["years"], observed["values"], strict=True) if v is not None}
    missing = [year for year in range(min(known, default=start), start) if year not in known]
    runs: list[list[int]] = []
    for year in missing:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]}–{r[-1]}" for r in runs)


def _band(band: pd.DataFrame) -> dict:
    return {
        "years": [int(year) for year in band.index],
        **{name: [number(value) for value in band[name]] for name in ("mean", "low", "high")},
    }
