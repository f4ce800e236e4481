"""How scenarios look, the same in every chart: colour-blind-safe colours, dashes as a second sign."""

import pandas as pd

from ruhrsim.app.words import text
from ruhrsim.common.number_format import format_difference, format_number
from ruhrsim.model.indicators import Indicator

# Okabe & Ito (2008) without black and yellow; the first scenario takes the colour of the text.
COLOURS = ("ink", "#0072B2", "#D55E00", "#009E73")
DARK_COLOURS = ("ink", "#56B4E9", "#F08A3C", "#2FC79A")
DASHES = ("", "7 3", "2 3", "9 3 2 3")
HUES = 5
"""Colours that the style sheet has for lines (`rs-line-0` and so on)."""
# Runs that all differ alike have no spread, and their t-interval no width; that is chance as long as they
# are few. Five alike are the fewest from which a two-sided sign test tells a direction at 90 %: 2 · 0.5⁵ = 6 %.
FEWEST_ALIKE = 5
_ALIKE = 1e-9
# Differences that matter to a committee are smaller than what it reads of a level.
_FINER = {
    "unemployment_rate": 3,
    "graduates_kept": 3,
    "town_inequality": 2,
    "firms_moved_within": 1,
    "firms_moved_in": 1,
}


def looks(scenarios, language: str) -> list[dict]:
    """Return name, title and look of each scenario."""
    return [
        {
            "name": s.name,
            "title": s.title(language),
            "colour": COLOURS[i],
            "dark": DARK_COLOURS[i],
            "dash": DASHES[i],
        }
        for i, s in enumerate(scenarios)
    ]


def many_looks(position: int) -> dict:
    """Return colour and dash of one of many lines: all colours first, then all again with another dash."""
    return {"colour": position % HUES, "dash": DASHES[position // HUES % len(DASHES)]}


def verdict(low: float, high: float, better: str | None, language: str) -> tuple[str, str]:
    """Return in words what an interval says, and a tone: `good`, `bad`, `plain` or `unclear`."""
    if low != low or high != high:
        return text("compare.too_few", language), "unclear"
    if low == high == 0:
        return text("compare.same", language), "unclear"
    if low <= 0 <= high:
        return text("compare.unclear", language), "unclear"
    direction = "higher" if low > 0 else "lower"
    word = text(f"compare.{direction}", language)
    if better is None:
        return word, "plain"
    judged = "better" if direction == better else "worse"
    return f"{word}, {text(f'compare.{judged}', language)}", "good" if judged == "better" else "bad"


def honest(band: pd.DataFrame, runs: int) -> pd.DataFrame:
    """Return differences without those intervals that a few runs which happen to agree seem to have.

    Args:
        band: Columns `low` and `high`, and `difference` or `mean`. Differences of zero stay: nothing
            happened in these runs, and that is said in words.
        runs: How many runs stand behind them.
    """
    if runs >= FEWEST_ALIKE:
        return band
    size = band[["low", "high"]].abs().max(axis=1)
    alike = (size > 0) & (band["high"] - band["low"] <= _ALIKE * size)
    return band.assign(low=band["low"].mask(alike), high=band["high"].mask(alike))


def difference(
    value: float, low: float, high: float, indicator: Indicator, language: str, final: bool = True
) -> dict:
    """Return a paired difference: written, in words, its tone, and its bounds for a bar.

    Before the last run (`final`) there is no verdict, and its tone is `open`.
    """
    word, tone = (
        verdict(low, high, indicator.better, language)
        if final
        else (text("compare.so_far", language), "open")
    )
    return {
        "value": written_difference(value, low, high, finer(indicator), language),
        "verdict": word,
        "tone": tone,
        "mean": number(value),
        "low": number(low),
        "high": number(high),
    }


def finer(indicator: Indicator) -> int:
    """Return the decimals of an indicator's differences."""
    return _FINER.get(indicator.key, indicator.decimals)


def written_difference(value: float, low: float, high: float, decimals: int, language: str) -> str:
    """Return a difference with its interval as words; without one where all runs are the same."""
    if value == low == high == 0:
        return format_number(0.0, decimals, language)
    return format_difference(value, low, high, decimals, language)


def number(value) -> float | None:
    """Return a value that JSON can hold: None where there is none."""
    value = float(value)
    return value if value - value == 0 else None


def written(value: float, indicator: Indicator, language: str) -> str:
    """Return a level as words."""
    return format_number(value, indicator.decimals, language)
