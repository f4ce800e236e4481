"""Figures of the tests: forecasts of each Kreis against what came, and a town with and without a closure."""

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from ruhrsim.plots.style import (
    COLOURS,
    GRID,
    INK,
    MUTED,
    SMALL,
    TEXT,
    add_axes,
    add_legend,
    dress_axes,
    new_figure,
)

_COLUMNS, _WIDTH, _HEIGHT = 5, 2.5, 2.1
_WORDS = {
    "forecast": ("Vorhersage ab Ende 2007 (Median)", "forecast from the end of 2007 (median)"),
    "interval": ("90-%-Intervall", "90 % interval"),
    "observed": ("eingetreten", "observed"),
    "learnt": ("bis 2016 gelernt", "learnt up to 2016"),
    "rise": ("Punkte der Arbeitslosenquote in Bochum", "points of Bochum's unemployment rate"),
    "median": ("Median der Paare", "median of pairs"),
    "pairs": ("90 % der Paare", "90 % of pairs"),
}


def kreise_figure(table: pd.DataFrame, language: str) -> Figure:
    """Draw the forecast of every Kreis with what came, on common axes.

    Args:
        table: `key`, `name`, `year`, `median`, `low`, `high`, `observed` (NaN where unknown), points.
        language: `de` or `en`.
    """
    kreise = list(table.groupby("key", sort=False))
    rows = -(-len(kreise) // _COLUMNS)
    figure = new_figure(_COLUMNS * _WIDTH + 0.4, rows * _HEIGHT + 0.75)
    top = float(table[["high", "observed"]].max().max())
    for place, (_, kreis) in enumerate(kreise):
        row, column = divmod(place, _COLUMNS)
        axes = add_axes(
            figure,
            0.45 + column * _WIDTH,
            0.8 + (rows - 1 - row) * _HEIGHT,
            (_COLUMNS - 1 - column) * _WIDTH + 0.15,
            row * _HEIGHT + 0.35,
        )
        _draw_kreis(axes, kreis, language, top)
    add_legend(
        figure,
        [
            Line2D([], [], color=COLOURS[1], linewidth=2, label=_word("forecast", language)),
            Patch(color=COLOURS[1], alpha=0.25, label=_word("interval", language)),
            Line2D([], [], color=INK, marker="o", linestyle="", label=_word("observed", language)),
            Patch(color=GRID, label=_word("learnt", language)),
        ],
        columns=4,
    )
    return figure


def _draw_kreis(axes, kreis, language, top):
    axes.axvspan(kreis["year"].min() - 0.5, 2016.5, color=GRID, alpha=0.45, linewidth=0)
    axes.fill_between(kreis["year"], kreis["low"], kreis["high"], color=COLOURS[1], alpha=0.25, linewidth=0)
    axes.plot(kreis["year"], kreis["median"], color=COLOURS[1], linewidth=2)
    axes.plot(kreis["year"], kreis["observed"], "o", color=INK, markersize=3.5)
    dress_axes(axes, language, SMALL, years=3)
    axes.set_ylim(0, np.ceil(top))
    axes.set_xlim(kreis["year"].min() - 0.5, kreis["year"].max() + 0.5)
    axes.set_title(kreis["name"].iloc[0], fontsize=TEXT - 1, color=INK, loc="left", pad=3)


def closure_figure(paths: pd.DataFrame, language: str) -> Figure:
    """Draw by how much a closure raised unemployment, year by year.

    Args:
        paths: `year`, `measure`, `median`, `p5`, `p95`.
        language: `de` or `en`.
    """
    rise = paths[paths["measure"] == "unemployment_rate"]
    figure = new_figure(7.0, 3.4)
    axes = add_axes(figure, 0.6, 0.85, 0.2, 0.35)
    axes.fill_between(rise["year"], rise["p5"], rise["p95"], color=COLOURS[2], alpha=0.25, linewidth=0)
    axes.plot(rise["year"], rise["median"], color=COLOURS[2], linewidth=2.2)
    dress_axes(axes, language, years=8)
    axes.set_title(_word("rise", language), fontsize=TEXT - 1, color=MUTED, loc="left")
    add_legend(
        figure,
        [
            Line2D([], [], color=COLOURS[2], linewidth=2.2, label=_word("median", language)),
            Patch(color=COLOURS[2], alpha=0.25, label=_word("pairs", language)),
        ],
        columns=2,
    )
    return figure


def _word(key: str, language: str) -> str:
    return _WORDS[key][language == "en"]
