"""The 53 towns: values of every year for map and ranking, and the visitor's own town."""

from functools import lru_cache

import numpy as np
import pandas as pd

from ruhrsim.analysis.many import discoveries
from ruhrsim.analysis.paired import LAST_YEARS, mean_with_interval
from ruhrsim.app.place import here
from ruhrsim.app.state import TOWN_KEYS
from ruhrsim.app.views.looks import difference, finer, honest, looks, number, written
from ruhrsim.app.words import text
from ruhrsim.model.indicators import REGION_INDICATORS
from ruhrsim.plots.lines import difference_unit
from ruhrsim.regions.boundaries import middle_latitude, read_outlines
from ruhrsim.regions.region import DEFAULT_REGION, read_region
from ruhrsim.runs.results import Comparison, run_column

_WIDTH, _GRID = 1000.0, 1.0
_LABELLED = ("Duisburg", "Essen", "Bochum", "Dortmund", "Gelsenkirchen", "Hagen", "Hamm", "Wesel")


def shapes(region: str | None = None) -> dict:
    """Return the outlines for the screen, of the server's region if none is given; see `_shapes`."""
    return _shapes(here().key if region is None else region)


@lru_cache
def _shapes(region: str) -> dict:
    """Return the outlines for the screen: `width`, `height` and `towns` with ags, name, path, centre, label.

    Points are snapped to a grid of one unit (about 110 m), the same for both sides of a border.
    """
    boundaries, shrink = read_outlines(region).values(), np.cos(np.radians(middle_latitude(region)))
    points = np.vstack([ring for boundary in boundaries for ring in boundary.rings])
    west, north = points[:, 0].min(), points[:, 1].max()
    scale = _WIDTH / ((points[:, 0].max() - west) * shrink)

    def place(lonlat):
        lonlat = np.atleast_2d(lonlat)
        return np.column_stack(
            [
                (lonlat[:, 0] - west) * shrink * scale,
                (north - lonlat[:, 1]) * scale,
            ]
        )

    labelled = _LABELLED
    if region != DEFAULT_REGION:
        labelled = tuple(read_region(region).towns().nlargest(len(_LABELLED), "population")["name"])
    towns = [
        {
            "ags": b.ags,
            "name": b.name,
            "path": "".join(_path(place(ring)) for ring in b.rings),
            "centre": [round(float(x), 1) for x in place(b.centre())[0]],
            "label": b.name in labelled,
        }
        for b in boundaries
    ]
    return {"width": _WIDTH, "height": float(np.ceil((north - points[:, 1].min()) * scale)), "towns": towns}


def _path(points: np.ndarray) -> str:
    snapped = np.round(points / _GRID).astype(int)
    kept = snapped[np.r_[True, (np.diff(snapped, axis=0) != 0).any(axis=1)]]
    steps = np.diff(kept, axis=0)
    return f"M{kept[0][0]} {kept[0][1]}l" + " ".join(f"{x} {y}" for x, y in steps) + "z"


def town_names() -> dict[str, str]:
    """Return names by `ags`, in the order of the keys."""
    return dict(zip(here().towns()["ags"], here().towns()["name"], strict=True))


def atlas(
    comparison: Comparison, key: str, second: str, show: str, language: str, final: bool = True
) -> dict:
    """Return one indicator of all towns in every year, as level or difference.

    Args:
        comparison: The runs.
        key: An indicator of towns.
        second: Name of the scenario that is shown, as difference to the baseline.
        show: `level` or `difference`.
        language: `de` or `en`.
        final: Whether the last run is in; before that no town is told apart.

    Differences are means of the ends of up to five years, as in the answer for the region; a town is told
    apart only where that goes beyond what chance colours in so many towns, see `discoveries`.

    Returns:
        `years`, `ags`, `values` (by year and town), `clear` (whether a difference is told apart, all true
        for levels), `final`, `limits` (of all years) and words.
    """
    indicator = REGION_INDICATORS[key]
    differ = show == "difference" and second != comparison.baseline.name
    first = _by_run(comparison, key, comparison.baseline.name)
    other = _by_run(comparison, key, second)
    if differ:
        differences = over_last_years(other - first)
        values = differences.mean().unstack()
        clear = _told_apart(differences, len(comparison.seeds)) if final else values.isna() & False
    else:
        values = other.mean().unstack()
        clear = values.notna()
    finite = values.to_numpy()[np.isfinite(values.to_numpy())]
    end = comparison.baseline.start + comparison.years
    return {
        "key": key,
        "differ": differ,
        "final": final,
        "years": [int(y) for y in values.index],
        "ags": list(values.columns),
        "values": [[number(x) for x in row] for row in values.to_numpy()],
        "clear": [[bool(x) for x in row] for row in clear.to_numpy()],
        "limits": [float(finite.min()), float(finite.max())] if len(finite) else [0.0, 1.0],
        "label": indicator.label(language),
        "better": indicator.better,
        "unit": difference_unit(indicator, language) if differ else indicator.unit(language),
        "decimals": finer(indicator) if differ else indicator.decimals,
        "counted": _counted(clear.loc[end], values.loc[end], language, final) if differ else "",
    }


def over_last_years(differences: pd.DataFrame) -> pd.DataFrame:
    """Return the mean of each year's and the four years' before it, the start year left out.

    Args:
        differences: One row a run, columns by (year, ags).

    Returns:
        The same rows and columns.
    """
    by_year = differences.T.unstack("ags")
    start = by_year.index[0]
    later = by_year.loc[by_year.index > start].rolling(LAST_YEARS, min_periods=1).mean()
    return pd.concat([by_year.loc[[start]], later]).stack("ags", future_stack=True).T.sort_index(axis=1)


def _told_apart(differences: pd.DataFrame, runs: int) -> pd.DataFrame:
    """Return whether each town of each year goes beyond chance: shape (years, towns)."""
    band = honest(mean_with_interval(differences), runs)
    beyond = ((band["low"] > 0) | (band["high"] < 0)).unstack()
    return pd.DataFrame(
        {year: beyond.loc[year] & discoveries(differences[year]) for year in beyond.index}
    ).T.rename_axis(index="year", columns="ags")


def _counted(clear: pd.Series, values: pd.Series, language: str, final: bool) -> str:
    if not final:
        return text("compare.counted_later", language)
    higher, lower = int((clear & (values > 0)).sum()), int((clear & (values < 0)).sum())
    if not higher and not lower:
        return text("compare.counted_none", language, n=len(clear))
    return text("compare.counted", language, higher=higher, lower=lower, rest=len(clear) - higher - lower)


def runs_by_year(comparison: Comparison, key: str, name: str, ags: str) -> pd.DataFrame:
    """Return one row a year, one column a run, of one town in one scenario."""
    towns = comparison.towns
    own = towns[(towns["scenario"] == name) & (towns["ags"] == ags)]
    return own.pivot(index="year", columns=run_column(own), values=key)


def _by_run(comparison: Comparison, key: str, name: str) -> pd.DataFrame:
    """Return one row a seed, one column a (year, ags)."""
    own = comparison.towns[comparison.towns["scenario"] == name]
    return own.pivot(index=run_column(own), columns=["year", "ags"], values=key).sort_index(axis=1)


def town_rows(comparison: Comparison, ags: str, year: int, language: str, final: bool = True) -> list[dict]:
    """Return every indicator of one town: level and rank in a year, and the difference of each strategy.

    Differences are means of the ends of up to five years; before the last run (`final`) without verdicts.
    """
    keys, styles = list(TOWN_KEYS), looks(comparison.scenarios, language)
    then = comparison.towns[comparison.towns["year"] == year]
    levels = then[then["scenario"] == comparison.baseline.name].groupby("ags")[keys].mean()
    ranks = levels.rank(ascending=False, method="min").loc[ags]
    years = comparison.towns["year"].between(max(year - LAST_YEARS, comparison.baseline.start) + 1, year)
    mine = comparison.towns[years & (comparison.towns["ags"] == ags)]
    own = mine.groupby(["scenario", run_column(mine)])[keys].mean()
    base = own.loc[comparison.baseline.name]
    bands = [honest(mean_with_interval(own.loc[style["name"]] - base), len(base)) for style in styles[1:]]
    return [
        _town_row(key, levels.loc[ags, key], ranks[key], [band.loc[key] for band in bands], language, final)
        for key in keys
    ]


def own_town(
    comparison: Comparison, ags: str, second: str, key: str, language: str, final: bool = True
) -> str:
    """Return one sentence on a town at the end: an indicator's value, rank and difference; nothing without a town.

    Args:
        comparison: The runs.
        ags: Key of the town.
        second: Scenario compared with the baseline.
        key: An indicator of towns.
        language: `de` or `en`.
        final: Whether the last run is in.
    """
    names = [s.name for s in comparison.scenarios[1:]]
    if ags not in town_names() or second not in names:
        return ""
    end = comparison.baseline.start + comparison.years
    row = next(row for row in town_rows(comparison, ags, end, language, final) if row["key"] == key)
    cell = row["cells"][names.index(second)]
    return text(
        "compare.pinned",
        language,
        town=town_names()[ags],
        label=row["label"],
        level=row["level"],
        unit=row["unit"],
        rank=row["rank"] or "–",
        second=comparison.scenarios[1:][names.index(second)].title(language),
        verdict=cell["verdict"],
        difference=cell["value"],
        end=end,
    )


def _town_row(
    key: str, level: float, rank: float, bands: list[pd.Series], language: str, final: bool
) -> dict:
    indicator = REGION_INDICATORS[key]
    return {
        "key": key,
        "label": indicator.label(language),
        "unit": indicator.unit(language),
        "level": written(level, indicator, language),
        "rank": int(rank) if np.isfinite(rank) else None,
        "cells": [
            difference(*band[["difference", "low", "high"]], indicator, language, final) for band in bands
        ],
    }
