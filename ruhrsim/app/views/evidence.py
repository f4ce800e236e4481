"""What the answers stand on: parameters, tests as far as their files exist, sources, limits."""

from collections import Counter
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import markdown
import pandas as pd

from ruhrsim import defaults
from ruhrsim.app.views.controls import meaning_words, unit_words
from ruhrsim.app.words import editor, text
from ruhrsim.inputs.sourced import STATUSES
from ruhrsim.parameters import parameter_rows
from ruhrsim.report.tables import source_rows
from ruhrsim.report.texts import LIMITS, in_language

_CHECKS = ("validation", "hindcast", "claims")
_MOST_ROWS, _MOST_TABLES = 100, 4


def parameters(language: str) -> list[dict]:
    """Return every parameter as words."""
    return [_parameter(row, language) for row in parameter_rows()]


def _parameter(row: dict, language: str) -> dict:
    key = f"{row['group']}.{row['name']}"
    german = language == "de" and key in editor.PARAMETERS_DE
    return {"key": key, "meaning": meaning_words(row, language), "lang": "de" if german else "en",
            "value": plain(row["value"], language), "unit": unit_words(row["unit"], language),
            "range": f"{plain(row['low'], language)} – {plain(row['high'], language)}", "status": row["status"],
            "source": row["source"]}


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


def checks(language: str, results: Path | None = None) -> list[dict]:
    """Return the tables of tests that lie in the results folder, as they are."""
    folder = results or Path(defaults.RESULTS)
    return [table for check in _CHECKS for table in _tables(folder / check, check, language)]


def _tables(folder: Path, check: str, language: str) -> list[dict]:
    found = sorted(folder.glob("*.csv"))[:_MOST_TABLES] if folder.is_dir() else []
    return [_table(pd.read_csv(file), f"{text(f'evidence.check_{check}', language)}: {file.stem}", language)
            for file in found]


def _table(frame: pd.DataFrame, title: str, language: str) -> dict:
    shown = frame.head(_MOST_ROWS)
    note = "" if len(shown) == len(frame) else text("evidence.rows_shown", language, shown=len(shown), all=len(frame))
    rows = [[plain(value, language) for value in row] for row in shown.astype(object).to_numpy()]
    return {"title": title, "note": note, "head": list(map(str, frame.columns)), "rows": rows}


def sources(language: str) -> dict:
    """Return the tables of real data with publisher, years and licence."""
    keys = ("file", "publisher", "year", "licence")
    return {"title": text("evidence.sources", language), "note": "",
            "head": [text(f"evidence.{key}", language) for key in keys],
            "rows": [[row.get(key, "") for key in keys] for row in source_rows()]}


@lru_cache
def odd() -> str:
    """Return the ODD protocol as HTML, its headings below those of the page."""
    source = (files("ruhrsim") / "ODD.md").read_text(encoding="utf-8")
    lower = "\n".join("##" + line if line.startswith("#") else line for line in source.splitlines())
    return markdown.markdown(lower, extensions=["tables", "fenced_code"])
