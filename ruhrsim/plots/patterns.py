"""The patterns in one figure: the model's interval against the target, each on its own scale."""

from pathlib import Path

import numpy as np

from ruhrsim.plots.style import COLOURS, GRID, INK, SMALL, TEXT, add_axes, new_figure

_MARKS = {"holds": (COLOURS[3], "o"), "mixed": (COLOURS[6], "D"), "fails": (COLOURS[2], "X")}
_WORDS = {
    "en": {
        "holds": "holds",
        "mixed": "mixed",
        "fails": "fails",
        "axis": "target range from 0 to 1; model's median and 90 % of runs",
    },
    "de": {
        "holds": "trifft zu",
        "mixed": "teils",
        "fails": "trifft nicht zu",
        "axis": "Zielbereich von 0 bis 1; Median und 90 % der Läufe des Modells",
    },
}
_EDGE = 4.0


def draw_patterns(table, path: Path, language: str) -> None:
    """Draw the pattern table.

    Args:
        table: As `analysis.patterns.judge` gives it.
        path: File to write, PNG, PDF or SVG by its ending.
        language: `de` or `en`.
    """
    words, n = _WORDS[language], len(table)
    figure = new_figure(11.0, 1.1 + 0.33 * n)
    axes = add_axes(figure, 5.9, 0.7, 0.3, 0.3)
    axes.axvspan(0.0, 1.0, color=GRID, zorder=0)
    for place, row in enumerate(table.to_dict("records")):
        low, middle, high = (_scaled(row[name], row) for name in ("p5", "median", "p95"))
        colour, mark = _MARKS[row["verdict"]]
        axes.plot([low, high], [place, place], color=colour, linewidth=2.5, solid_capstyle="butt")
        axes.plot(middle, place, mark, color=colour, markersize=8)
        axes.annotate(
            words[row["verdict"]], (_EDGE + 0.9, place), ha="right", va="center", fontsize=SMALL, color=colour
        )
    axes.set_yticks(range(n), table[language], fontsize=SMALL, color=INK)
    axes.set_ylim(n - 0.5, -0.5)
    axes.set_xlim(1.0 - _EDGE - 0.3, _EDGE + 1.0)
    axes.set_xlabel(words["axis"], fontsize=TEXT)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    figure.savefig(path, dpi=150)


def _scaled(value, row):
    """Return a value where the target runs from 0 to 1, cut at the figure's edge."""
    return float(np.clip((value - row["low"]) / (row["high"] - row["low"]), 1.0 - _EDGE, _EDGE))
