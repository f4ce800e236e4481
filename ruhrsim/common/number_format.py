"""Numbers as readers of German or English expect them."""

import math

LANGUAGES = ("de", "en")
_SEPARATORS = {"de": str.maketrans(",.", ".,"), "en": str.maketrans("", "")}
_BETWEEN = {"de": "bis", "en": "to"}
_MOST_EXTRA_DECIMALS = 3


def check_language(language: str) -> str:
    """Return the language.

    Raises:
        ValueError: The language is not one of `LANGUAGES`.
    """
    if language not in LANGUAGES:
        raise ValueError(f"unknown language '{language}'; choose from {', '.join(LANGUAGES)}")
    return language


def format_number(value: float, decimals: int, language: str, sign: bool = False) -> str:
    """Write a number: `1.234,5` in German, `1,234.5` in English, a dash where there is none.

    Args:
        value: The number; NaN gives a dash.
        decimals: Digits after the decimal sign.
        language: `de` or `en`.
        sign: Put a plus before positive numbers; what rounds to zero has no sign.
    """
    separators = _SEPARATORS[check_language(language)]
    if not math.isfinite(value):
        return "–"
    rounded = round(float(value), decimals)
    written = f"{abs(rounded):,.{decimals}f}".translate(separators)
    prefix = "−" if rounded < 0 else "+" if sign and rounded > 0 else ""
    return prefix + written


def format_interval(low: float, high: float, decimals: int, language: str) -> str:
    """Write an interval of differences, as in `−0,20 bis −0,04`."""
    between = _BETWEEN[check_language(language)]
    bounds = (format_number(bound, decimals, language, sign=True) for bound in (low, high))
    return f" {between} ".join(bounds)


def format_difference(value: float, low: float, high: float, decimals: int, language: str) -> str:
    """Write a difference with its interval, as in `−0,12 (−0,20 bis −0,04)`.

    Small bounds get the decimals they need, see `decimals_needed`. Without an interval (NaN
    bounds: a single run) only the difference is written.
    """
    if not (math.isfinite(low) and math.isfinite(high)):
        return format_number(value, decimals, language, sign=True)
    decimals = decimals_needed(low, high, decimals)
    written = format_number(value, decimals, language, sign=True)
    return f"{written} ({format_interval(low, high, decimals, language)})"


def decimals_needed(low: float, high: float, decimals: int) -> int:
    """Return the decimals at which rounding hides nothing that the interval says.

    No bound of an interval without zero is rounded to zero; of an interval with zero inside, at
    least the further bound is not.
    """
    bounds = abs(low), abs(high)
    telling = max(bounds) if low <= 0 <= high else min(bounds)
    if telling == 0:
        return decimals
    enough = (d for d in range(decimals, decimals + _MOST_EXTRA_DECIMALS) if round(telling, d) > 0)
    return next(enough, decimals + _MOST_EXTRA_DECIMALS)
