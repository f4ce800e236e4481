"""The answer in words, never more than the intervals say."""

import pandas as pd

from ruhrsim.analysis.paired import CONFIDENCE, years_compared
from ruhrsim.common.number_format import decimals_needed, format_difference, format_interval, format_number
from ruhrsim.model.indicators import HEADLINE, REGION_INDICATORS, Indicator
from ruhrsim.plots.bands import level_band, runs_over_time
from ruhrsim.plots.lines import difference_unit
from ruhrsim.report.texts import text
from ruhrsim.runs.results import Comparison

_QUESTION = "unemployment_rate"
_DECIMALS = 3


def answer_sentence(comparison: Comparison, summary: pd.DataFrame, language: str) -> str:
    """Return one sentence on the region's unemployment rate, with every digit behind the briefing.

    Args:
        comparison: The runs.
        summary: Output of `summarise`, indexed by (scenario, indicator).
        language: `de` or `en`.
    """
    if len(comparison.scenarios) == 1:
        return _level_sentence(comparison, language)
    if len(comparison.seeds) == 1:
        return text("answer_one_run", language)
    baseline, *others = comparison.scenarios
    clauses = "; ".join(
        _clause(other.title(language), summary.loc[(other.name, _QUESTION)], language, comparison.uncertainty)
        for other in others
    )
    return text(
        "answer",
        language,
        baseline=baseline.title(language),
        clauses=clauses,
        **dict(zip(("first", "end"), years_compared(comparison), strict=True)),
    )


def chance_sentence(comparison: Comparison, summary: pd.DataFrame, language: str) -> str:
    """Return how many headline intervals exclude zero and, by luck, how many chance alone would make so."""
    compared = summary.loc[[s.name for s in comparison.scenarios[1:]]]
    rows = compared[compared.index.get_level_values("indicator").isin(HEADLINE)].dropna(
        subset=["includes_zero"]
    )
    n, clear = len(rows), int((~rows["includes_zero"]).sum())
    expected = format_number(n * (1 - CONFIDENCE), 1, language)
    return text(
        "chance" if clear else "chance_none",
        language,
        comparison.uncertainty,
        n=n,
        clear=clear,
        indicators=len(HEADLINE),
        scenarios=len(comparison.scenarios) - 1,
        expected=expected,
    )


def size_sentence(comparison: Comparison, summary: pd.DataFrame, language: str) -> str:
    """Return by how much the runs of the first scenario spread, to hold differences against."""
    spread = summary.loc[(comparison.baseline.name, _QUESTION), "sd"]
    decimals = REGION_INDICATORS[_QUESTION].decimals
    return text(
        "size",
        language,
        comparison.uncertainty,
        spread=f"±\N{NO-BREAK SPACE}{format_number(spread, decimals, language)}",
    )


def findings(comparison: Comparison, summary: pd.DataFrame, language: str) -> list[dict]:
    """Return `title`, `visible` differences and `unclear` labels of each scenario but the first."""
    return [
        {"title": s.title(language), **_sorted_findings(summary.loc[s.name], language)}
        for s in comparison.scenarios[1:]
    ]


def verdict(row: pd.Series, indicator: Indicator, language: str) -> str:
    """Return in words what an interval says: lower, higher, unclear, or that there is none."""
    if pd.isna(row["low"]):
        return text("no_interval", language)
    if row["low"] <= 0 <= row["high"]:
        return text("unclear", language)
    direction = "higher" if row["low"] > 0 else "lower"
    if indicator.better is None:
        return text(direction, language)
    judgement = "better" if direction == indicator.better else "worse"
    return f"{text(direction, language)} ({text(judgement, language)})"


def agreement(row: pd.Series, indicator: Indicator, language: str) -> str:
    """Return in how many plausible worlds the direction is that of most; empty where intervals cover luck alone.

    Args:
        row: Row of `summarise`.
        indicator: What the row is about.
        language: `de` or `en`.
    """
    if "worlds_higher" not in row or pd.isna(row["low"]):
        return ""
    higher, lower = int(row["worlds_higher"]), int(row["worlds_lower"])
    if not higher and not lower:
        return text("agree_same", language, all=int(row["n"]))
    direction = "higher" if higher >= lower else "lower"
    judged = {None: direction, direction: "better"}.get(indicator.better, "worse")
    return text(f"agree_{judged}", language, n=max(higher, lower), all=int(row["n"]))


def _sorted_findings(rows: pd.DataFrame, language: str) -> dict[str, list[str]]:
    headline = rows.loc[list(HEADLINE)]
    # What a region has none of, such as graduates without a university, is not defined.
    unclear = headline["includes_zero"].fillna(True).astype(bool)
    return {
        "visible": [_finding(key, row, language) for key, row in headline[~unclear].iterrows()],
        "unclear": [REGION_INDICATORS[key].label(language) for key in headline.index[unclear]],
    }


def _finding(key: str, row: pd.Series, language: str) -> str:
    indicator = REGION_INDICATORS[key]
    written = format_difference(row["difference"], row["low"], row["high"], indicator.decimals, language)
    agreed = agreement(row, indicator, language)
    return (
        f"{indicator.label(language)} {verdict(row, indicator, language)}: {written} "
        f"{difference_unit(indicator, language)}" + (f"; {agreed}" if agreed else "")
    )


def _clause(title: str, row: pd.Series, language: str, covers: str) -> str:
    low, high, indicator = row["low"], row["high"], REGION_INDICATORS[_QUESTION]
    decimals = decimals_needed(low, high, _DECIMALS)
    size = "unclear" if row["includes_zero"] else "higher" if low > 0 else "lower"
    key = "clause_same" if low == high == 0 else f"clause_{size}"
    return text(
        key,
        language,
        covers,
        title=title,
        size=format_number(abs(row["difference"]), decimals, language),
        interval=format_interval(low, high, decimals, language),
        agreement=agreement(row, indicator, language),
    )


def _level_sentence(comparison: Comparison, language: str) -> str:
    baseline, decimals = comparison.baseline, REGION_INDICATORS[_QUESTION].decimals
    band = level_band(runs_over_time(comparison.region, _QUESTION, baseline.name))
    numbers = {
        "first": band["mean"].iloc[0],
        "last": band["mean"].iloc[-1],
        "low": band["low"].iloc[-1],
        "high": band["high"].iloc[-1],
    }
    key = "answer_level" if len(comparison.seeds) > 1 else "answer_level_one_run"
    return text(
        key,
        language,
        title=baseline.title(language),
        start=baseline.start,
        end=baseline.start + comparison.years,
        **{name: format_number(value, decimals, language) for name, value in numbers.items()},
    )
