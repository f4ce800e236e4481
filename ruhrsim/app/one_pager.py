"""One page (A4) for a committee: answer, differences, courses, map, limits."""

import io
import textwrap

import matplotlib.image
from matplotlib.figure import Figure

from ruhrsim import __version__
from ruhrsim.app.place import here
from ruhrsim.app.views.region import cards
from ruhrsim.app.views.towns import own_town
from ruhrsim.app.words import text
from ruhrsim.common.number_format import format_number
from ruhrsim.model.indicators import REGION_INDICATORS
from ruhrsim.plots.bands import courses
from ruhrsim.plots.lines import draw_differences, draw_levels
from ruhrsim.plots.style import INK, MUTED, new_figure, scenario_lines
from ruhrsim.regions.boundaries import attribution
from ruhrsim.report.texts import limits
from ruhrsim.report.briefing import briefing
from ruhrsim.runs.results import Comparison

_WIDTH, _HEIGHT = 8.27, 11.69
_LEFT, _RIGHT = 0.07, 0.95
_TABLE = 0.395
_MAP_DPI = 220
_INDICATOR = "unemployment_rate"


def draw(comparison: Comparison, second: str, language: str, chart: Figure, town: str = "") -> Figure:
    """Return the page as a figure.

    Args:
        comparison: The runs.
        second: Scenario that the reader's own town is told of.
        language: `de` or `en`.
        chart: The map.
        town: Key (`ags`) of the reader's own town, empty for none.
    """
    figure = new_figure(_WIDTH, _HEIGHT)
    end = comparison.baseline.start + comparison.years
    figure.text(
        _LEFT, 0.965, text("share.page_title", language, end=end), size=17, weight="bold", color=INK, va="top"
    )
    _briefing(figure, comparison, language)
    _table(figure, comparison, cards(comparison, language), language, end)
    _own_town(figure, comparison, second, town, language)
    _courses(figure, comparison, language)
    _map(figure, chart)
    _limits(figure, language, comparison.uncertainty)
    _foot(figure, comparison, language)
    return figure


def _write(figure: Figure, top: float, words: str, width: int, size: float, left: float = _LEFT) -> None:
    figure.text(left, top, textwrap.fill(words, width), size=size, color=INK, va="top", linespacing=1.35)


def _briefing(figure: Figure, comparison: Comparison, language: str) -> None:
    told = briefing(comparison, language)
    rest = " ".join(filter(None, (told.matters, told.money, told.luck)))
    lines = [told.asked, *(finding.sentence for finding in told.findings), rest]
    words = "\n".join(textwrap.fill(line, 140) for line in lines)
    figure.text(_LEFT, 0.942, words, size=7.4, color=INK, va="top", linespacing=1.35)


def _table(figure: Figure, comparison: Comparison, rows: list[dict], language: str, end: int) -> None:
    heading = text(
        "share.page_table",
        language,
        comparison.uncertainty,
        baseline=comparison.baseline.title(language),
        end=end,
    )
    figure.text(_LEFT, 0.845, heading, size=10.5, weight="bold", color=INK)
    others = [s.title(language) for s in comparison.scenarios[1:]]
    columns = [_TABLE + i * (_RIGHT - _TABLE) / max(1, len(others)) for i in range(len(others))]
    for left, title in zip(columns, others, strict=True):
        figure.text(
            left, 0.825, textwrap.shorten(title, 34, placeholder=" …"), size=8, weight="bold", color=INK
        )
    for number, card in enumerate(rows):
        top = 0.807 - number * 0.0185
        figure.text(
            _LEFT,
            top,
            textwrap.shorten(f"{card['label']}: {card['level']} {card['unit']}", 66, placeholder=" …"),
            size=6.2,
            color=INK,
        )
        for left, row in zip(columns, card["rows"], strict=True):
            words = f"{row['value']}  {row['verdict'].split(', ')[-1]}"
            unclear = row["tone"] == "unclear"
            figure.text(
                left,
                top,
                words,
                size=7 if len(columns) < 3 else 5,
                color=MUTED if unclear else INK,
                weight="normal" if unclear else "bold",
            )
            figure.text(left, top - 0.0085, row["worlds"], size=5.5, color=MUTED)


def _own_town(figure: Figure, comparison: Comparison, second: str, town: str, language: str) -> None:
    words = own_town(comparison, town, second, _INDICATOR, language)
    _write(figure, 0.66, words, 126, size=8)


def _courses(figure: Figure, comparison: Comparison, language: str) -> None:
    lines = scenario_lines(comparison.scenarios, language)
    runs = courses(comparison.region, _INDICATOR, comparison.scenarios)
    draws = [(draw_levels, text("compare.show_level", language))]
    if len(lines) > 1:
        draws.append((draw_differences, text("compare.show_difference", language)))
    for number, (drawn, word) in enumerate(draws):
        axes = figure.add_axes((_LEFT + 0.04 + number * 0.46, 0.445, 0.37, 0.16))
        drawn(axes, runs, lines, language)
        axes.tick_params(labelsize=7)
        axes.set_title(f"{_label(language)}: {word}", loc="left", size=8.5, weight="bold", color=INK)
    figure.legend(
        handles=[line.handle() for line in lines],
        loc="upper left",
        bbox_to_anchor=(_LEFT, 0.425),
        ncols=2,
        frameon=False,
        fontsize=8,
        handlelength=3,
    )


def _label(language: str) -> str:
    return REGION_INDICATORS[_INDICATOR].label(language)


def _map(figure: Figure, chart: Figure) -> None:
    stream = io.BytesIO()
    chart.savefig(stream, format="png", dpi=_MAP_DPI)
    stream.seek(0)
    axes = figure.add_axes((_LEFT - 0.01, 0.045, 0.5, 0.325), anchor="NW")
    axes.imshow(matplotlib.image.imread(stream))
    axes.set_axis_off()


def _limits(figure: Figure, language: str, covers: str) -> None:
    figure.text(0.59, 0.36, text("share.page_limits", language), size=10, weight="bold", color=INK, va="top")
    top = 0.338
    for limit in limits(language, covers):
        words = textwrap.fill("– " + limit, 56, subsequent_indent="   ")
        figure.text(0.59, top, words, size=6.8, color=INK, va="top", linespacing=1.25)
        top -= 0.0108 * (words.count("\n") + 1) + 0.005


def _foot(figure: Figure, comparison: Comparison, language: str) -> None:
    words = text(
        "share.page_foot",
        language,
        comparison.uncertainty,
        version=__version__,
        runs=len(comparison.seeds),
        scale=format_number(comparison.scale, 2, language),
        seed=comparison.seeds[0],
        attribution=attribution(here()),
    )
    figure.text(_LEFT, 0.02, words, size=7, color=MUTED)
