"""How scenarios look, the same in every chart: colour-blind-safe colours, dashes as a second sign."""

from ruhrsim.app.words import text
from ruhrsim.indicators import Indicator
from ruhrsim.numbers import format_difference, format_number

# Okabe & Ito (2008) without black and yellow; the first scenario takes the colour of the text.
COLOURS = ("ink", "#0072B2", "#D55E00", "#009E73")
DARK_COLOURS = ("ink", "#56B4E9", "#F08A3C", "#2FC79A")
DASHES = ("", "7 3", "2 3", "9 3 2 3")


def looks(scenarios, language: str) -> list[dict]:
    """Return name, title and look of each scenario."""
    return [{"name": s.name, "title": s.title(language), "colour": COLOURS[i], "dark": DARK_COLOURS[i],
             "dash": DASHES[i]} for i, s in enumerate(scenarios)]


def verdict(low: float, high: float, better: str | None, language: str) -> tuple[str, str]:
    """Return in words what an interval says, and a tone: `good`, `bad`, `plain` or `unclear`."""
    if low != low or high != high:
        return text("compare.no_interval", language), "unclear"
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


def difference(value: float, low: float, high: float, indicator: Indicator, language: str) -> dict:
    """Return a paired difference: written, in words, its tone, and its bounds for a bar."""
    word, tone = verdict(low, high, indicator.better, language)
    return {"value": format_difference(value, low, high, indicator.decimals, language), "verdict": word,
            "tone": tone, "mean": number(value), "low": number(low), "high": number(high)}


def number(value) -> float | None:
    """Return a value that JSON can hold: None where there is none."""
    value = float(value)
    return value if value - value == 0 else None


def written(value: float, indicator: Indicator, language: str) -> str:
    """Return a level as words."""
    return format_number(value, indicator.decimals, language)
