"""How strategies hold up over many worlds: regret on the left, satisficing on the right."""

import textwrap

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from ruhrsim.common.number_format import format_number
from ruhrsim.model.indicators import REGION_INDICATORS, Indicator
from ruhrsim.plots.lines import difference_unit
from ruhrsim.plots.style import (
    COLOURS,
    GRID,
    INK,
    MUTED,
    SMALL,
    TEXT,
    NumberFormatter,
    add_legend,
    add_title,
    new_figure,
)

_WIDTH, _ROW, _LABELS = 9.6, 0.36, 2.75
_BLUE, _ORANGE = COLOURS[1:3]
_LABEL_WIDTH = 34
_WORDS = {
    "de": {
        "title": "Wie bewähren sich die Strategien in {worlds} möglichen Welten?",
        "regret": "Rückstand auf die jeweils beste Strategie",
        "mean": "im Mittel der Welten",
        "max": "in der schlechtesten Welt",
        "satisfied": "Anteil der Welten, %",
        "kept": "mindestens so gut wie „{baseline}“",
        "reached": "Schwelle {threshold} erreicht",
        "interval": "mit 90-%-Intervall",
    },
    "en": {
        "title": "How do the strategies hold up in {worlds} possible worlds?",
        "regret": "behind the best strategy of each world",
        "mean": "mean over the worlds",
        "max": "in the worst world",
        "satisfied": "share of worlds, %",
        "kept": "at least as good as “{baseline}”",
        "reached": "threshold {threshold} reached",
        "interval": "with 90 % interval",
    },
}


def robustness_figure(
    table: pd.DataFrame, indicator: str, baseline: str, titles: dict[str, str], language: str
) -> Figure:
    """Return regret and satisficing of every strategy for one indicator, the least regret on top.

    Args:
        table: Output of `robustness`.
        indicator: Which of its indicators.
        baseline: The strategy that the others were held against.
        titles: Names of strategies as readers know them.
        language: `de` or `en`.
    """
    words = _WORDS[language]
    rows = table[table["indicator"] == indicator].sort_values("mean_regret").reset_index(drop=True)
    height = 1.75 + _ROW * len(rows)
    figure = new_figure(_WIDTH, height)
    left, right = figure.subplots(
        1,
        2,
        sharey=True,
        gridspec_kw={
            "left": _LABELS / _WIDTH,
            "right": 0.98,
            "top": 1 - 1.0 / height,
            "bottom": 0.75 / height,
            "wspace": 0.08,
        },
    )
    _dress(left, rows, titles, language)
    _dress(right, rows, titles, language)
    left.hlines(range(len(rows)), rows["mean_regret"], rows["max_regret"], color=GRID, linewidth=2.0)
    left.plot(rows["mean_regret"], range(len(rows)), "o", color=_BLUE, markersize=7)
    left.plot(rows["max_regret"], range(len(rows)), "D", color=_ORANGE, markersize=6, markerfacecolor="white")
    left.set_xlim(left=0.0)
    right.hlines(
        range(len(rows)), 100 * rows["satisfied_low"], 100 * rows["satisfied_high"], color=_BLUE, linewidth=2
    )
    right.plot(100 * rows["satisfied"], range(len(rows)), "o", color=_BLUE, markersize=7)
    right.set_xlim(-3, 103)
    measure = REGION_INDICATORS[indicator]
    _heading(left, f"{words['regret']}, {difference_unit(measure, language)}")
    _heading(
        right,
        f"{_satisficing(rows, measure, titles.get(baseline, baseline), language)}, {words['satisfied']}",
    )
    add_title(figure, words["title"].format(worlds=int(rows["worlds"].iloc[0])), measure.label(language))
    add_legend(
        figure,
        [
            Line2D([], [], color=_BLUE, marker="o", linestyle="none", label=words["mean"]),
            Line2D(
                [],
                [],
                color=_ORANGE,
                marker="D",
                linestyle="none",
                markerfacecolor="white",
                label=words["max"],
            ),
        ],
        columns=2,
    )
    return figure


def _satisficing(rows: pd.DataFrame, measure: Indicator, baseline: str, language: str) -> str:
    threshold = rows["threshold"].iloc[0]
    if pd.isna(threshold):
        return _WORDS[language]["kept"].format(baseline=baseline)
    return _WORDS[language]["reached"].format(threshold=format_number(threshold, measure.decimals, language))


def _dress(axes, rows: pd.DataFrame, titles: dict[str, str], language: str) -> None:
    labels = [
        textwrap.shorten(titles.get(name, name), _LABEL_WIDTH, placeholder=" …") for name in rows["strategy"]
    ]
    axes.set_yticks(range(len(rows)), labels)
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color(MUTED)
    axes.grid(axis="x", color=GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(labelsize=SMALL, colors=INK, length=0)
    axes.xaxis.set_major_formatter(NumberFormatter(language))


def _heading(axes, words: str) -> None:
    axes.text(
        0.0, 1.02, textwrap.fill(words, 44), transform=axes.transAxes, size=TEXT - 1.5, color=INK, va="bottom"
    )
