"""A page or two (A4) for a committee: answer, courses, map, indicators, strategies, limits; set by Typst."""

import io
import json
from datetime import date
from importlib.resources import files

import matplotlib
from matplotlib.figure import Figure

from ruhrsim import __version__
from ruhrsim.analysis.paired import years_compared
from ruhrsim.app.place import here
from ruhrsim.app.views.region import cards
from ruhrsim.app.views.towns import own_town
from ruhrsim.app.words import text
from ruhrsim.common.number_format import format_number
from ruhrsim.model.indicators import REGION_INDICATORS
from ruhrsim.plots.bands import courses
from ruhrsim.plots.lines import draw_differences, draw_levels
from ruhrsim.plots.style import INK, new_figure, scenario_lines
from ruhrsim.regions.boundaries import attribution
from ruhrsim.report.briefing import briefing
from ruhrsim.report.page import command
from ruhrsim.report.texts import limits
from ruhrsim.report.typesetting import printable, typeset
from ruhrsim.runs.results import Comparison

_INDICATOR = "unemployment_rate"
_LONGEST_LINK = 8_000
_LOCAL = ("http://localhost", "http://127.", "http://[::1]")


def pdf(
    comparison: Comparison, second: str, language: str, chart: Figure, town: str = "", link: str = ""
) -> bytes:
    """Return the pages as a tagged PDF.

    Args:
        comparison: The runs.
        second: Scenario that the reader's own town is told of.
        language: `de` or `en`.
        chart: The map.
        town: Key (`ags`) of the reader's own town, empty for none.
        link: Address that restores the comparison; left out if it holds on the reader's computer only.
    """
    told = words(comparison, second, language, town, link)
    parts = {
        "main.typ": files("ruhrsim.app").joinpath("committee.typ").read_bytes(),
        "words.json": json.dumps(printable(told), ensure_ascii=False).encode(),
        "courses.svg": _svg(_courses(comparison, language)),
        "map.svg": _svg(chart),
    }
    return typeset(parts, "ua-1", _noon())


def words(comparison: Comparison, second: str, language: str, town: str = "", link: str = "") -> dict:
    """Return everything that the pages say, as plain values; arguments as in `pdf`."""
    told, today = briefing(comparison, language), date.today()
    end = comparison.baseline.start + comparison.years
    others = [s.title(language) for s in comparison.scenarios[1:]]
    label = REGION_INDICATORS[_INDICATOR].label(language)
    shown = link if link.startswith(("http://", "https://")) and not link.startswith(_LOCAL) else ""
    return {
        "language": language,
        "version": __version__,
        "year": today.year,
        "month": today.month,
        "day": today.day,
        "title": text("share.page_title", language, end=end),
        "dated": text("share.page_dated", language, day=_written(today, language), n=len(comparison.seeds)),
        "asked": told.asked,
        "findings": [{"head": finding.head, "sure": finding.sure} for finding in told.findings],
        "rest": " ".join(filter(None, (told.matters, told.money, told.luck, told.familiar))),
        "town": own_town(comparison, town, second, _INDICATOR, language) if town else "",
        "courses_alt": text("share.page_courses_alt", language, label=label, end=end),
        "map_alt": text("share.page_map_alt", language),
        "table_title": text(
            "share.page_table",
            language,
            comparison.uncertainty,
            baseline=comparison.baseline.title(language),
            first=years_compared(comparison)[0],
            end=end,
        ),
        "head": [text("share.page_indicator", language), comparison.baseline.title(language), *others],
        "rows": [_row(card) for card in cards(comparison, language)],
        "strategies_title": text("share.page_strategies", language),
        "strategies": [
            {"title": s.title(language), "description": s.description(language)} for s in comparison.scenarios
        ],
        "limits_title": text("share.page_limits", language),
        "limits": limits(language, comparison.uncertainty),
        "again_title": text("share.page_again", language),
        "link": shown if len(shown) <= _LONGEST_LINK else "",
        "link_words": text("share.page_link", language),
        "command": command(comparison, language),
        "sources": text("share.page_sources", language, attribution=attribution(here())),
        "foot": text(
            "share.page_foot",
            language,
            comparison.uncertainty,
            version=__version__,
            runs=len(comparison.seeds),
            scale=format_number(comparison.scale, 2, language),
            seed=comparison.seeds[0],
            attribution=attribution(here()),
        ),
    }


def _row(card: dict) -> dict:
    return {
        "label": card["label"],
        "unit": card["unit"],
        "level": card["level"],
        "cells": [
            {
                "value": row["value"],
                "how_sure": "; ".join(filter(None, (row["verdict"], row["worlds"]))),
                "unclear": row["tone"] == "unclear",
            }
            for row in card["rows"]
        ],
    }


def _written(day: date, language: str) -> str:
    return f"{day.day}.{day.month}.{day.year}" if language == "de" else f"{day.day} {day:%B %Y}"


def _noon() -> int:
    """Return a time of today, the same all day, so that one comparison gives one file."""
    return int((date.today() - date(1970, 1, 1)).days * 86_400 + 43_200)


def _courses(comparison: Comparison, language: str) -> Figure:
    lines = scenario_lines(comparison.scenarios, language)
    runs = courses(comparison.region, _INDICATOR, comparison.scenarios)
    several = len(lines) > 1
    draws = [(draw_levels, "compare.show_level")]
    draws += [(draw_differences, "compare.show_difference")] if several else []
    figure = new_figure(4.6, 2.15 * len(draws) + 0.2 * len(lines))
    foot = 0.2 * len(lines) / figure.get_figheight()
    label = REGION_INDICATORS[_INDICATOR].label(language)
    for number, (drawn, word) in enumerate(draws):
        height = (1 - foot) / len(draws)
        axes = figure.add_axes(
            (0.1, foot + (len(draws) - 1 - number) * height + 0.16 * height, 0.87, 0.68 * height)
        )
        drawn(axes, runs, lines, language)
        axes.tick_params(labelsize=7)
        axes.set_title(f"{label}: {text(word, language)}", loc="left", size=8.5, weight="bold", color=INK)
    figure.legend(
        handles=[line.handle() for line in lines],
        loc="lower left",
        frameon=False,
        fontsize=7.5,
        handlelength=3,
    )
    return figure


def _svg(figure: Figure) -> bytes:
    stream = io.BytesIO()
    with matplotlib.rc_context({"svg.hashsalt": "ruhrsim"}):
        figure.savefig(stream, format="svg", metadata={"Date": None, "Creator": None})
    return stream.getvalue()
