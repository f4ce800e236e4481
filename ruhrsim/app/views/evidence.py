"""What the answers stand on: parameters, tests as far as their files exist, sources, limits."""

from collections import Counter
from functools import lru_cache
from importlib.resources import files

import markdown
import pandas as pd

from ruhrsim.analysis.stored import read_evidence
from ruhrsim.app.words import parameters as words
from ruhrsim.app.words import text
from ruhrsim.common.number_format import format_number
from ruhrsim.common.sourced import STATUSES
from ruhrsim.model.parameters import parameter_rows
from ruhrsim.report.evidence_texts import FORECASTS, SETTING_TITLES
from ruhrsim.report.tables import source_rows
from ruhrsim.report.texts import LIMITS, in_language


def parameters(language: str) -> list[dict]:
    """Return every parameter as words."""
    return [_parameter(row, language) for row in parameter_rows()]


def _parameter(row: dict, language: str) -> dict:
    source, source_language = words.source(row, language)
    return {
        "key": f"{row['group']}.{row['name']}",
        "meaning": words.meaning(row, language),
        "value": plain(row["value"], language),
        "unit": words.unit(row["unit"], language),
        "range": f"{plain(row['low'], language)} – {plain(row['high'], language)}",
        "status": row["status"],
        "source": source,
        "lang": source_language,
    }


def plain(value, language: str) -> str:
    """Return a value with the digits it has, in the language's decimal sign."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    written = f"{value:.6g}".replace("-", "−")
    return written.replace(".", ",") if language == "de" else written


def counts(language: str) -> str:
    """Return in a sentence how many parameters have which status."""
    number = Counter(row["status"] for row in parameter_rows())
    return text("evidence.counts", language, all=sum(number.values()), **{s: number[s] for s in STATUSES})


def limits(language: str) -> list[str]:
    """Return what a reader must know before using a number."""
    return [in_language(limit, language) for limit in LIMITS]


def checks(language: str) -> list[dict]:
    """Return the tables of tests that ship with the product: hindcast, patterns, claims."""
    hindcast = read_evidence("hindcast")
    names = [in_language(FORECASTS[key], language) for key in hindcast["forecast"]]
    tables = {
        "hindcast": (names, *(_errors(hindcast[key], language) for key in SETTING_TITLES)),
        "validation": _patterns(read_evidence("patterns"), language),
        "claims": _claims(read_evidence("claims"), language),
    }
    return [_table(check, columns, language) for check, columns in tables.items()]


def _errors(values, language):
    return [format_number(float(value), 2, language) if value != "" else "–" for value in values]


def _patterns(table: pd.DataFrame, language: str) -> tuple:
    reason = table["reason_de" if language == "de" else "reason"]
    return (
        table[language],
        _span(table, "low", "high", language),
        _level(table["median"], language),
        _span(table, "p5", "p95", language),
        _verdicts(table, language),
        reason,
    )


_SHARE = ("share", "share_low", "share_high")


def _claims(table: pd.DataFrame, language: str) -> tuple:
    share = [
        f"{share} % ({low} … {high})"
        for share, low, high in zip(
            *([plain(round(100 * value), language) for value in table[key]] for key in _SHARE), strict=True
        )
    ]
    return (
        table["claim"] + ": " + table[language],
        _verdicts(table, language),
        share,
        _level(table["median"], language),
        _span(table, "p5", "p95", language),
        table[f"measure_{language}"],
    )


def _verdicts(table, language):
    return [text(f"evidence.{verdict}", language) for verdict in table["verdict"]]


def _level(values, language):
    return [plain(float(f"{value:.3g}"), language) for value in values]


def _span(table, low, high, language):
    return [
        f"{a} … {b}" for a, b in zip(_level(table[low], language), _level(table[high], language), strict=True)
    ]


def _table(check: str, columns: tuple, language: str) -> dict:
    rows = [[plain(value, language) for value in row] for row in zip(*columns, strict=True)]
    head = text(f"evidence.head_{check}", language).split(" | ")
    if check == "hindcast":
        head += [in_language(title, language) for title in SETTING_TITLES.values()]
    return {
        "title": text(f"evidence.check_{check}", language),
        "note": text(f"evidence.note_{check}", language),
        "head": head,
        "rows": rows,
    }


def sources(language: str) -> dict:
    """Return the tables of real data with publisher, years and licence."""
    keys = ("file", "publisher", "year", "licence")
    return {
        "title": text("evidence.sources", language),
        "note": "",
        "head": [text(f"evidence.{key}", language) for key in keys],
        "rows": [[row.get(key, "") for key in keys] for row in source_rows()],
    }


@lru_cache
def odd() -> str:
    """Return the ODD protocol as HTML, its headings below those of the page."""
    source = (files("ruhrsim") / "ODD.md").read_text(encoding="utf-8")
    lower = "\n".join("##" + line if line.startswith("#") else line for line in source.splitlines())
    return markdown.markdown(lower, extensions=["tables", "fenced_code"])
