"""The rows of the page's tables, as words and formatted numbers."""

import csv

import pandas as pd

from ruhrsim.common.number_format import format_difference, format_number
from ruhrsim.model.indicators import HEADLINE, REGION_INDICATORS, Indicator
from ruhrsim.plots.bands import town_differences
from ruhrsim.plots.lines import difference_unit
from ruhrsim.regions.region import DEFAULT_REGION, read_region
from ruhrsim.report.answer import agreement, verdict
from ruhrsim.runs.results import Comparison

_RANKED = 5
_RANKED_BY = "unemployment_rate"


def difference_cell(row: pd.Series, indicator: Indicator, language: str) -> dict:
    """Return the words of a paired difference: `value`, `verdict`, `agreement` and whether it is `visible`."""
    visible = bool(row["low"] > 0 or row["high"] < 0)
    value = format_difference(row["difference"], row["low"], row["high"], indicator.decimals, language)
    return {
        "value": value,
        "verdict": verdict(row, indicator, language),
        "agreement": agreement(row, indicator, language),
        "visible": visible,
    }


def headline_rows(comparison: Comparison, summary: pd.DataFrame, language: str) -> list[dict]:
    """Return a row for each headline indicator: `label`, `unit`, `level`, `spread`, `cells`."""
    return [_headline_row(comparison, summary, REGION_INDICATORS[key], language) for key in HEADLINE]


def _headline_row(comparison: Comparison, summary: pd.DataFrame, indicator: Indicator, language: str) -> dict:
    baseline, *others = comparison.scenarios
    first = summary.loc[(baseline.name, indicator.key)]
    return {
        "label": indicator.label(language),
        "unit": indicator.unit(language),
        "level": format_number(first["value"], indicator.decimals, language),
        "spread": format_number(first["sd"], indicator.decimals, language),
        "difference_unit": difference_unit(indicator, language),
        "cells": [difference_cell(summary.loc[(s.name, indicator.key)], indicator, language) for s in others],
    }


def town_rankings(comparison: Comparison, language: str) -> list[dict]:
    """Return for each scenario but the first where unemployment falls and rises most against the first.

    Returns:
        `title`; `lower`, `higher`, `unclear` (numbers of towns); `winners`, `losers` (rows, the
        largest differences first).
    """
    return [_ranking(comparison, scenario, language) for scenario in comparison.scenarios[1:]]


def _ranking(comparison: Comparison, scenario, language: str) -> dict:
    names = _town_names(comparison)
    rate = _differences(comparison, scenario, _RANKED_BY).sort_values("difference", kind="stable")
    jobs = _differences(comparison, scenario, "jobs")
    clear = rate.loc[rate["clear"], "difference"]
    losers = rate[rate["difference"] > 0].tail(_RANKED).iloc[::-1]
    winners = rate[rate["difference"] < 0].head(_RANKED)
    return {
        "title": scenario.title(language),
        "lower": int((clear < 0).sum()),
        "higher": int((clear > 0).sum()),
        "unclear": len(rate) - len(clear),
        "winners": [_ranked_row(names[ags], row, jobs.loc[ags], language) for ags, row in winners.iterrows()],
        "losers": [_ranked_row(names[ags], row, jobs.loc[ags], language) for ags, row in losers.iterrows()],
    }


def _ranked_row(name: str, rate: pd.Series, jobs: pd.Series, language: str) -> dict:
    indicator = REGION_INDICATORS[_RANKED_BY]
    return {
        "name": name,
        "level": format_number(rate["baseline"], 1, language),
        "cells": [
            difference_cell(rate, indicator, language),
            difference_cell(jobs, REGION_INDICATORS["jobs"], language),
        ],
    }


def _differences(comparison: Comparison, scenario, key: str) -> pd.DataFrame:
    found = town_differences(comparison.towns, key, scenario.name, comparison.baseline.name)
    return found.rename(columns={"mean": "difference"})


def town_rows(comparison: Comparison, language: str) -> list[dict]:
    """Return a row for each town, by name: unemployment in the first scenario and all differences."""
    others = [_differences(comparison, scenario, _RANKED_BY) for scenario in comparison.scenarios[1:]]
    names = _town_names(comparison)
    towns = sorted(others[0].index, key=names.get) if others else []
    return [_town_row(names[ags], [other.loc[ags] for other in others], language) for ags in towns]


def _town_row(name: str, differences: list[pd.Series], language: str) -> dict:
    indicator = REGION_INDICATORS[_RANKED_BY]
    return {
        "name": name,
        "level": format_number(differences[0]["baseline"], 1, language),
        "cells": [difference_cell(difference, indicator, language) for difference in differences],
    }


def _town_names(comparison: Comparison) -> dict[str, str]:
    towns = read_region(comparison.baseline.region).towns()
    return dict(zip(towns["ags"], towns["name"], strict=True))


def region_facts(comparison: Comparison, language: str) -> dict:
    """Return what texts say about the region: `region` (name) and `n_towns`."""
    region = read_region(comparison.baseline.region)
    return {"region": region.name(language), "n_towns": len(region.town_names())}


def source_rows(region: str = DEFAULT_REGION) -> list[dict]:
    """Return the tables of the region with publisher, year and licence, none where it doesn't tell."""
    path = read_region(region).folder / "sources.csv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
