"""Worlds in which a strategy loses, with the box that holds most of them."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from ruhrsim.analysis.discovery import Discovery
from ruhrsim.plots.style import (
    COLOURS,
    GRID,
    INK,
    LEGEND_ROW_INCHES,
    MUTED,
    SMALL,
    NumberFormatter,
    add_legend,
    add_title,
    new_figure,
)

_PANEL, _HEIGHT = 3.4, 2.9
_BLUE, _ORANGE = COLOURS[1:3]
_WORDS = {
    "de": {
        "title": "In welchen Welten verliert „{strategy}“ gegen „{baseline}“?",
        "loses": "verliert",
        "other": "verliert nicht",
        "box": "die Kiste: {coverage} % der Verluste, {density} % Verluste darin",
        "none": "keine Kiste gefunden",
        "sorted": "Welten, nach Unterschied geordnet",
    },
    "en": {
        "title": "In which worlds does “{strategy}” lose to “{baseline}”?",
        "loses": "loses",
        "other": "does not lose",
        "box": "the box: {coverage} % of the losses, {density} % losses inside",
        "none": "no box found",
        "sorted": "worlds, sorted by difference",
    },
}


def discovery_figure(found: Discovery, titles: dict[str, str], measure: str, language: str) -> Figure:
    """Return the difference of every world along each factor of the box; without a box, sorted.

    Args:
        found: What `discover` found.
        titles: Names of strategies as readers know them.
        measure: Indicator and unit.
        language: `de` or `en`.
    """
    words, n_panels = _WORDS[language], max(1, len(found.box))
    width, foot = max(7.0, 0.9 + _PANEL * n_panels), 0.6 + LEGEND_ROW_INCHES * 2
    height = 0.7 + _HEIGHT + foot
    figure = new_figure(width, height)
    panels = figure.subplots(
        1,
        n_panels,
        sharey=True,
        squeeze=False,
        gridspec_kw={
            "left": 0.95 / width,
            "right": 0.98,
            "top": 1 - 0.75 / height,
            "bottom": foot / height,
            "wspace": 0.08,
        },
    )[0]
    if found.box.empty:
        order = found.worlds["difference"].rank(method="first")
        _draw_worlds(panels[0], order, found.worlds, words["sorted"], language)
    for axes, row in zip(panels, found.box.itertuples(), strict=False):
        axes.axvspan(row.low, row.high, color=_ORANGE, alpha=0.14, linewidth=0)
        _draw_worlds(axes, found.worlds[row.factor], found.worlds, row.factor, language)
    names = {key: titles.get(getattr(found, key), getattr(found, key)) for key in ("strategy", "baseline")}
    add_title(figure, words["title"].format(**names), measure)
    add_legend(figure, _handles(found, words), columns=2)
    return figure


def _handles(found: Discovery, words: dict[str, str]) -> list[Line2D]:
    box = (
        words["none"]
        if found.box.empty
        else words["box"].format(coverage=round(100 * found.coverage), density=round(100 * found.density))
    )
    return [
        Line2D([], [], color=_ORANGE, marker="D", linestyle="none", label=words["loses"]),
        Line2D(
            [], [], color=_BLUE, marker="o", linestyle="none", markerfacecolor="white", label=words["other"]
        ),
        Line2D([], [], color=_ORANGE, alpha=0.3, linewidth=8 if len(found.box) else 0, label=box),
    ]


def _draw_worlds(axes: Axes, x: pd.Series, worlds: pd.DataFrame, below: str, language: str) -> None:
    loses = worlds["loses"]
    axes.axhline(0.0, color=INK, linewidth=1.0)
    axes.plot(
        x[~loses], worlds.loc[~loses, "difference"], "o", color=_BLUE, markersize=4, markerfacecolor="white"
    )
    axes.plot(x[loses], worlds.loc[loses, "difference"], "D", color=_ORANGE, markersize=3.5)
    axes.set_xlabel(below, size=SMALL, color=MUTED)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color(MUTED)
    axes.grid(axis="y", color=GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(labelsize=SMALL, colors=INK, length=0)
    axes.xaxis.set_major_locator(MaxNLocator(4))
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(NumberFormatter(language))
