"""What each instrument does alone for the same money, the most jobs first, beside what evaluations found."""

from functools import lru_cache

import pandas as pd

from ruhrsim.analysis import instruments
from ruhrsim.analysis.stored import read_evidence
from ruhrsim.app.views.controls import instrument_name
from ruhrsim.app.views.evaluations import evaluations, has_a_size
from ruhrsim.app.words import text
from ruhrsim.common.number_format import format_number

_ROUNDED = 10
"""Jobs are told in tens: the study is no finer."""


def bars(language: str) -> list[dict]:
    """Return a row for each instrument: label, jobs in words and as a bar, and lines behind its name."""
    table, facts = _table().set_index(["instrument", "outcome", "after"]), size(language)
    names = list(dict.fromkeys(name for name, *_ in table.index))
    return [_row(name, table.loc[name], facts, language) for name in names]


def size(language: str) -> dict[str, str]:
    """Return the facts of the study that its words name."""
    row = _table().iloc[0]
    return {
        "millions": format_number(instruments.EUR_PER_YEAR / 1e6, 0, language),
        "first": str(instruments.FIRST),
        "last": str(instruments.LAST),
        "end": str(instruments.FIRST - 1 + instruments.AFTER[1]),
        "worlds": str(row["worlds"]),
        "seeds": str(row["seeds"]),
    }


@lru_cache
def _table() -> pd.DataFrame:
    return read_evidence("instruments")


def _row(name: str, found: pd.DataFrame, facts: dict[str, str], language: str) -> dict:
    at_end, later = instruments.AFTER
    jobs = found.loc[("jobs", at_end)]
    title, _ = instrument_name(name, language)
    told = {
        "later": _written(found.loc[("jobs", later)], language),
        "unemployed": _written(found.loc[("unemployed", at_end)], language),
        "higher": int(jobs["worlds_higher"]),
        **facts,
    }
    return {
        "name": name,
        "label": title,
        "value": _written(jobs, language),
        "assumed": "" if has_a_size(name) else text("compare.lever_assumed", language),
        "clear": bool(jobs["low"] > 0 or jobs["high"] < 0),
        **{
            key: float(jobs[column]) for key, column in (("mean", "effect"), ("low", "low"), ("high", "high"))
        },
        "lines": [text("compare.lever_line", language, **told), *evaluations(name, language)],
    }


def _written(row, language: str) -> str:
    """Return an effect with its interval, or that it cannot be told from none."""
    mean, low, high = (
        format_number(_ROUNDED * round(float(row[key]) / _ROUNDED), 0, language, sign=True)
        for key in ("effect", "low", "high")
    )
    unclear = "" if row["low"] > 0 or row["high"] < 0 else f", {text('compare.unclear', language)}"
    return text("compare.lever_value", language, mean=mean, low=low, high=high, unclear=unclear)
