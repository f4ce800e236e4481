"""The page's section on the rank of the region among others, as words."""

import pandas as pd

from ruhrsim.analysis.visibility_rank import MASSES, other_regions, shown_ranks, visibility_rank
from ruhrsim.common.number_format import format_number
from ruhrsim.model.start.district_output import RIVALS_YEAR
from ruhrsim.report.texts import text
from ruhrsim.runs.results import Comparison


def rank_contents(comparison: Comparison, language: str) -> dict:
    """Return what the section shows.

    Args:
        comparison: The runs.
        language: `de` or `en`.

    Returns:
        `others` (names), `ranks_year`, `ranks` (rows with `label`, `basis`, `cells`) and `rank_towns`
        (rows with `name`, `residents`, `rank`, the largest first).
    """
    table = visibility_rank(comparison)
    return {
        "others": other_regions(comparison.baseline),
        "ranks_year": RIVALS_YEAR,
        "ranks": [
            _row(table, key, comparison, language) for key in MASSES if (table["measure"] == key).any()
        ],
        "rank_towns": _towns(table, comparison, language),
    }


def _row(table: pd.DataFrame, key: str, comparison: Comparison, language: str) -> dict:
    first = table[table["measure"] == key].iloc[0]
    return {
        "label": MASSES[key].label(language),
        "basis": text(f"ranks_{first['label']}", language, year=first["year"]),
        "cells": [shown_ranks(table, scenario.name, key) for scenario in comparison.scenarios],
    }


def _towns(table: pd.DataFrame, comparison: Comparison, language: str) -> list[dict]:
    alone = table.query(
        "scenario == @comparison.baseline.name and measure == 'residents' and view == 'alone'"
    )
    return [
        {"name": row.town, "residents": format_number(row.mass, 0, language), "rank": str(row.rank)}
        for row in alone.sort_values("mass", ascending=False, kind="stable").itertuples()
    ]
