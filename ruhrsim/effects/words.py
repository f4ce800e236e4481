"""Published ranges, answers and verdicts in words, German and English."""

import math

from ruhrsim.common.number_format import format_number
from ruhrsim.effects.published import unit_in

_BETWEEN = {"de": "bis", "en": "to"}
_NO_EFFECT = {"de": "keine Wirkung", "en": "no effect"}
_VERDICTS = {
    "de": {"inside": "innerhalb", "outside": "außerhalb", "cannot be asked": "nicht zu fragen"},
    "en": {"inside": "inside", "outside": "outside", "cannot be asked": "cannot be asked"},
}


def write_number(value: float, language: str) -> str:
    """Write a number with about three digits that count, infinity as such, a dash for none."""
    if math.isinf(value):
        return "∞"
    size = abs(value)
    decimals = 0 if size >= 100 or not size else 1 if size >= 10 else 2 if size >= 0.1 else 3
    return format_number(value, decimals, language)


def write_published(row: dict, language: str) -> str:
    """Write the published range of a row of `evaluate`, with its unit."""
    bounds = (write_number(row[key], language) for key in ("low", "high"))
    return f" {_BETWEEN[language]} ".join(bounds) + f" {unit_in(row['unit'], language)}"


def write_model(row: dict, language: str) -> str:
    """Write the model's answer with its interval; a dash where there is none."""
    value, low, high = row["model"], row["model_low"], row["model_high"]
    if math.isnan(value):
        return "–"
    written = _NO_EFFECT[language] if math.isinf(value) else write_number(value, language)
    if math.isnan(low):
        return written
    return f"{written} ({write_number(low, language)} {_BETWEEN[language]} {write_number(high, language)})"


def write_verdict(row: dict, language: str) -> str:
    """Write the verdict, and why where there is a reason."""
    why = row["why_de" if language == "de" else "why"]
    return _VERDICTS[language][row["verdict"]] + (f": {why}" if why else "")
