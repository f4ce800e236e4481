"""Along a parameter, a lever or the number of seeds: tipping, response, replications."""

from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from ruhrsim.analysis.tipping import Tipping
from ruhrsim.plots.style import (
    COLOURS,
    DASHES,
    GRID,
    INK,
    LEGEND_ROW_INCHES,
    MUTED,
    SMALL,
    NumberFormatter,
    add_axes,
    add_legend,
    add_title,
    new_figure,
)

_WIDTH, _HEIGHT = 6.4, 2.9
_BLUE, _ORANGE = COLOURS[1:3]
_WORDS = {
    "de": {
        "tipping": "{strategy} gegenüber {baseline}",
        "bins": "Mittel, Intervall für alle Klassen zugleich 90 %",
        "crossing": "hier kippt die Rangfolge (90-%-Intervall)",
        "response": "Wirkung von {lever}",
        "reference": "Unterschied zu {lever} = {value}, mit 90-%-Intervall",
        "replications": "Wie viele Läufe (Zufallszahlen) reichen?",
        "seeds": "Läufe je Welt",
        "half": "halbe Breite des 90-%-Intervalls",
        "measured": "gemessen",
        "expected": "aus der Streuung",
    },
    "en": {
        "tipping": "{strategy} against {baseline}",
        "bins": "mean, intervals hold for all bins at once with 90 %",
        "crossing": "here the ranking flips (90 % interval)",
        "response": "Effect of {lever}",
        "reference": "difference to {lever} = {value}, with 90 % interval",
        "replications": "How many runs (seeds) are enough?",
        "seeds": "runs in each world",
        "half": "half width of the 90 % interval",
        "measured": "measured",
        "expected": "from the spread",
    },
}


@dataclass(frozen=True)
class _Look:
    colour: str
    dashes: str | tuple
    mark: str


def tipping_figure(found: Tipping, titles: dict[str, str], measure: str, language: str) -> Figure:
    """Return the difference of two strategies along a parameter, with the point at which it flips.

    Args:
        found: What `tipping` found.
        titles: Names of strategies as readers know them.
        measure: Indicator and unit.
        language: `de` or `en`.
    """
    words, bins = _WORDS[language], found.bins
    names = {key: titles.get(getattr(found, key), getattr(found, key)) for key in ("strategy", "baseline")}
    flips = found.result == "flips"
    figure, axes = _frame(words["tipping"].format(**names), measure, found.parameter, 1 + flips, language)
    handles = [Line2D([], [], color=_BLUE, marker="o", label=words["bins"])]
    if flips:
        axes.axvspan(found.crossing_low, found.crossing_high, color=_ORANGE, alpha=0.18, linewidth=0)
        axes.axvline(found.crossing, color=_ORANGE, linewidth=1.6, linestyle=DASHES[1])
        handles.append(Line2D([], [], color=_ORANGE, linestyle=DASHES[1], label=words["crossing"]))
    _draw_course(axes, bins["value"], bins, _Look(_BLUE, "-", "o"))
    add_legend(figure, handles)
    return figure


def response_figure(table: pd.DataFrame, titles: dict[str, str], measure: str, language: str) -> Figure:
    """Return the answer to one lever, a line for each strategy.

    Args:
        table: Output of `response`.
        titles: Names of strategies as readers know them.
        measure: Indicator and unit.
        language: `de` or `en`.
    """
    words, lever = _WORDS[language], table["lever"].iloc[0]
    reference = words["reference"].format(lever=lever, value=f"{table['reference'].iloc[0]:g}")
    names = list(dict.fromkeys(table["strategy"]))
    figure, axes = _frame(words["response"].format(lever=lever), measure, lever, len(names) + 1, language)
    handles = [_note(reference)]
    for name, look in zip(names, _looks(len(names)), strict=True):
        rows = table[table["strategy"] == name]
        _draw_course(axes, rows["value"], rows, look)
        handles.append(_handle(look, titles.get(name, name)))
    add_legend(figure, handles)
    return figure


def replications_figure(table: pd.DataFrame, titles: dict[str, str], measure: str, language: str) -> Figure:
    """Return the half width of the interval against the number of seeds, a line for each strategy.

    Args:
        table: Output of `replications`.
        titles: Names of strategies as readers know them.
        measure: Indicator and unit.
        language: `de` or `en`.
    """
    words, names = _WORDS[language], list(dict.fromkeys(table["strategy"]))
    figure, axes = _frame(words["replications"], measure, words["seeds"], len(names) + 1, language)
    handles = [_note(f"{words['half']} (○ {words['measured']}, — {words['expected']})")]
    for name, look in zip(names, _looks(len(names)), strict=True):
        rows = table[table["strategy"] == name]
        axes.plot(rows["seeds"], rows["width"], color=look.colour, linestyle=look.dashes, linewidth=1.8)
        axes.plot(
            rows["seeds"], rows["measured"], "o", color=look.colour, markersize=4.5, markerfacecolor="white"
        )
        handles.append(Line2D([], [], color=look.colour, linestyle=look.dashes, label=titles.get(name, name)))
    axes.set_ylim(bottom=0.0)
    add_legend(figure, handles)
    return figure


def _draw_course(axes: Axes, x: pd.Series, rows: pd.DataFrame, look: _Look) -> None:
    axes.axhline(0.0, color=INK, linewidth=1.0)
    axes.fill_between(x, rows["low"], rows["high"], color=look.colour, alpha=0.13, linewidth=0)
    axes.vlines(x, rows["low"], rows["high"], color=look.colour, linewidth=1.4)
    axes.plot(
        x,
        rows["difference"],
        color=look.colour,
        linestyle=look.dashes,
        marker=look.mark,
        linewidth=1.8,
        markersize=5,
    )


def _looks(n: int) -> list[_Look]:
    marks = "osD^v"
    return [
        _Look(COLOURS[(i + 1) % len(COLOURS)], DASHES[i % len(DASHES)], marks[i % len(marks)])
        for i in range(n)
    ]


def _handle(look: _Look, label: str) -> Line2D:
    return Line2D([], [], color=look.colour, linestyle=look.dashes, marker=look.mark, label=label)


def _note(words: str) -> Line2D:
    """Return a line of words alone for the legend."""
    return Line2D([], [], linestyle="none", label=words)


def _frame(title: str, subtitle: str, below: str, legend_rows: int, language: str) -> tuple[Figure, Axes]:
    foot = 0.6 + LEGEND_ROW_INCHES * legend_rows
    figure = new_figure(_WIDTH, 0.7 + _HEIGHT + foot)
    add_title(figure, title, subtitle)
    axes = add_axes(figure, 0.95, foot, 0.3, 0.75)
    axes.set_xlabel(below, size=SMALL, color=MUTED)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color(MUTED)
    axes.grid(axis="y", color=GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(labelsize=SMALL, colors=INK, length=0)
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(NumberFormatter(language))
    return figure, axes
