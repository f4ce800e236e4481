"""Which factors matter: effects of Morris, indices of Sobol, contributions of mechanisms."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from ruhrsim.analysis.mechanisms import MECHANISMS
from ruhrsim.plots.style import (
    COLOURS,
    GRID,
    INK,
    MUTED,
    SMALL,
    NumberFormatter,
    add_axes,
    add_legend,
    add_title,
    new_figure,
)

_WIDTH, _LABELS, _ROW = 8.0, 2.9, 0.28
_MOST_ROWS = 20
_BLACK, _BLUE, _ORANGE = COLOURS[:3]
_WORDS = {
    "de": {
        "morris": "Welche Größen bewegen das Ergebnis?",
        "mu_star": "mittlere Wirkung über die ganze Spanne (μ*)",
        "sigma": "Streuung der Wirkung (σ)",
        "sobol": "Woher kommt die Streuung zwischen den Welten?",
        "first": "allein (S1)",
        "total": "mit allen Wechselwirkungen (ST)",
        "share": "Anteil an der Varianz",
        "ablation": "Was trägt jeder Mechanismus zum Unterschied bei?",
        "adds": "Beitrag, {unit}",
        "interval": "mit 90-%-Intervall",
        "against": "{strategy} gegenüber {baseline}",
    },
    "en": {
        "morris": "Which quantities move the result?",
        "mu_star": "mean effect over the whole range (μ*)",
        "sigma": "spread of the effect (σ)",
        "sobol": "Where does the spread between worlds come from?",
        "first": "alone (S1)",
        "total": "with all interactions (ST)",
        "share": "share of the variance",
        "ablation": "What does each mechanism add to the difference?",
        "adds": "contribution, {unit}",
        "interval": "with 90 % interval",
        "against": "{strategy} against {baseline}",
    },
}


def morris_figure(table: pd.DataFrame, subtitle: str, unit: str, language: str) -> Figure:
    """Return the effects of a Morris screening, the largest on top.

    Args:
        table: Output of `morris`; the first 20 factors are shown.
        subtitle: Whose indicator it is.
        unit: Unit of the effect.
        language: `de` or `en`.
    """
    words, rows = _WORDS[language], table.head(_MOST_ROWS)
    figure, axes = _frame(words["morris"], f"{subtitle}, {unit}", rows["factor"], 2, language)
    _draw_intervals(axes, rows["mu_star"], rows["low"], rows["high"], _BLUE, "o")
    axes.plot(rows["sigma"], range(len(rows)), "D", color=_ORANGE, markersize=5, markerfacecolor="white")
    axes.set_xlim(left=0.0)
    add_legend(
        figure,
        [
            _handle("o", _BLUE, f"{words['mu_star']}, {words['interval']}"),
            _handle("D", _ORANGE, words["sigma"], hollow=True),
        ],
    )
    return figure


def sobol_figure(table: pd.DataFrame, subtitle: str, language: str) -> Figure:
    """Return first and total Sobol indices with their intervals, the largest total on top.

    Args:
        table: Output of `sobol`; the first 20 factors are shown.
        subtitle: Whose indicator it is.
        language: `de` or `en`.
    """
    words, rows = _WORDS[language], table.head(_MOST_ROWS)
    figure, axes = _frame(words["sobol"], f"{subtitle}, {words['share']}", rows["factor"], 2, language)
    for key, colour, mark, shift in (("total", _BLUE, "o", -0.15), ("first", _ORANGE, "D", 0.15)):
        _draw_intervals(axes, rows[key], rows[f"{key}_low"], rows[f"{key}_high"], colour, mark, shift)
    axes.axvline(0.0, color=MUTED, linewidth=0.8)
    add_legend(
        figure,
        [
            _handle("o", _BLUE, f"{words['total']}, {words['interval']}"),
            _handle("D", _ORANGE, words["first"]),
        ],
    )
    return figure


def ablation_figure(table: pd.DataFrame, titles: dict[str, str], unit: str, language: str) -> Figure:
    """Return what each mechanism adds to the difference of two strategies, the largest on top.

    Args:
        table: Output of `ablation`.
        titles: Names of strategies as readers know them.
        unit: Unit of the difference.
        language: `de` or `en`.
    """
    words, labels = _WORDS[language], [MECHANISMS[name].label(language) for name in table["mechanism"]]
    pair = {key: titles.get(table[key].iloc[0], table[key].iloc[0]) for key in ("strategy", "baseline")}
    subtitle = f"{words['against'].format(**pair)}; {words['adds'].format(unit=unit)}"
    figure, axes = _frame(words["ablation"], subtitle, labels, 1, language)
    clear = (table["low"] > 0) | (table["high"] < 0)
    for chosen, colour in ((clear, _BLUE), (~clear, MUTED)):
        rows = table[chosen]
        _draw_intervals(
            axes, rows["contribution"], rows["low"], rows["high"], colour, "o" if colour == _BLUE else "s"
        )
    axes.axvline(0.0, color=INK, linewidth=0.9)
    add_legend(figure, [_handle("o", _BLUE, words["interval"])])
    return figure


def _draw_intervals(axes: Axes, values, low, high, colour: str, mark: str, shift: float = 0.0) -> None:
    """Draw values with their intervals at the rows of their index."""
    rows = values.index.to_numpy() + shift
    axes.hlines(rows, low, high, color=colour, linewidth=2.0)
    axes.plot(
        values, rows, mark, color=colour, markersize=6, markerfacecolor="white" if mark == "D" else colour
    )


def _frame(title: str, subtitle: str, labels, legend_rows: int, language: str) -> tuple[Figure, Axes]:
    height = 0.75 + _ROW * len(labels) + 0.5 + 0.25 * legend_rows
    figure = new_figure(_WIDTH, height)
    add_title(figure, title, subtitle)
    axes = add_axes(figure, _LABELS, 0.4 + 0.25 * legend_rows, 0.3, 0.7)
    axes.set_yticks(range(len(labels)), list(labels))
    axes.set_ylim(len(labels) - 0.5, -0.5)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color(MUTED)
    axes.grid(axis="x", color=GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(labelsize=SMALL, colors=INK, length=0)
    axes.xaxis.set_major_formatter(NumberFormatter(language))
    return figure, axes


def _handle(mark: str, colour: str, label: str, hollow: bool = False) -> Line2D:
    return Line2D(
        [],
        [],
        color=colour,
        marker=mark,
        linestyle="none" if hollow else "-",
        label=label,
        markerfacecolor="white" if mark == "D" else colour,
    )
