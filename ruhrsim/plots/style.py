"""Colours, line styles, type sizes and files that all figures share."""

import textwrap
from dataclasses import dataclass
from pathlib import Path

import matplotlib
import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import Formatter, MaxNLocator

from ruhrsim.common.number_format import format_number

# Okabe & Ito (2008), Color Universal Design, without the yellow that vanishes on white.
COLOURS = ("#000000", "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00")
DASHES = ("-", (0, (6, 2)), (0, (1.5, 1.5)), (0, (7, 2, 1.5, 2)), (0, (3, 1.5)))
INK, MUTED, GRID = "#1a1a1a", "#555555", "#dddddd"
TITLE, TEXT, SMALL = 12.5, 11, 9.5
LEGEND_ROW_INCHES = 0.24
NO_TICK_LINES = dict.fromkeys(("bottom", "top", "left", "right"), False)
"""Ticks of no length cost as much as visible ones unless they are switched off."""
_DPI = 150
# Titles of scenarios are plain text: "$5m, save $20m" is no mathematics. No figure here sets any.
matplotlib.rcParams["text.parse_math"] = False
_TITLE_WIDTH = 56
_MOST_DECIMALS = 6


@dataclass(frozen=True)
class Line:
    """How one scenario is drawn, the same in every figure."""

    scenario: str
    title: str
    colour: str
    dashes: str | tuple
    width: float

    def handle(self, note: str = "") -> Line2D:
        """Return the legend's entry, with a note behind the title."""
        return Line2D(
            [],
            [],
            color=self.colour,
            linestyle=self.dashes,
            linewidth=self.width,
            label=textwrap.shorten(self.title, _TITLE_WIDTH, placeholder=" …") + note,
        )


def scenario_lines(scenarios, language: str) -> list[Line]:
    """Return a line for each scenario; colour and dashes repeat only after 35 scenarios."""
    return [
        Line(
            scenario.name,
            scenario.title(language),
            COLOURS[i % len(COLOURS)],
            DASHES[i % len(DASHES)],
            2.4 if i == 0 else 2.0,
        )
        for i, scenario in enumerate(scenarios)
    ]


def new_figure(width: float, height: float) -> Figure:
    """Return an empty white figure, size in inches, outside of pyplot."""
    figure = Figure(figsize=(width, height), facecolor="white")
    FigureCanvasAgg(figure)
    return figure


def add_axes(figure: Figure, left: float, bottom: float, right: float, top: float) -> Axes:
    """Add axes with margins in inches."""
    width, height = figure.get_size_inches()
    return figure.add_axes(
        (left / width, bottom / height, 1 - (left + right) / width, 1 - (bottom + top) / height)
    )


def add_title(figure: Figure, title: str, subtitle: str) -> None:
    """Write a bold title and a line under it, flush left at the top."""
    width, height = figure.get_size_inches()
    figure.text(0.12 / width, 1 - 0.1 / height, title, size=TITLE, weight="bold", color=INK, va="top")
    figure.text(0.12 / width, 1 - 0.37 / height, subtitle, size=SMALL, color=MUTED, va="top")


def add_legend(figure: Figure, handles: list, columns: int = 1) -> None:
    """Put a legend at the foot of the figure, flush left."""
    figure.legend(
        handles=handles,
        loc="lower left",
        bbox_to_anchor=(0.0, 0.0),
        ncols=columns,
        frameon=False,
        fontsize=TEXT - 0.5,
        handlelength=3.2,
        labelspacing=0.25,
        borderaxespad=0.3,
        labelcolor=INK,
    )


def dress_axes(axes: Axes, language: str, size: float = TEXT - 1, years: int = 5) -> None:
    """Leave the light grid and the ticks in the language's numbers, about `years` of them below."""
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color(MUTED)
    axes.grid(axis="y", color=GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(labelsize=size, colors=INK, length=0, **NO_TICK_LINES)
    axes.tick_params(axis="x", pad=7)
    axes.xaxis.set_major_locator(MaxNLocator(years, integer=True, steps=[1, 2, 5, 10]))
    axes.xaxis.set_major_formatter("{x:.0f}")
    axes.yaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 2.5, 5, 10], min_n_ticks=3))
    axes.yaxis.set_major_formatter(NumberFormatter(language))


class NumberFormatter(Formatter):
    """Writes ticks in the language's numbers, with the decimals that tell neighbours apart."""

    def __init__(self, language: str, sign: bool = False):
        self.language, self.sign = language, sign

    def format_ticks(self, values) -> list[str]:
        """Return the labels of all ticks of an axis."""
        decimals = tick_decimals(np.asarray(values))
        return [format_number(value, decimals, self.language, self.sign) for value in values]

    def __call__(self, value: float, position: int | None = None) -> str:
        """Return the label of a value that stands alone."""
        return self.format_ticks([value])[0]


def tick_decimals(ticks: np.ndarray) -> int:
    """Return the fewest decimals that tell evenly spaced ticks apart."""
    step = abs(ticks[1] - ticks[0]) if len(ticks) > 1 else 1.0
    exact = (d for d in range(_MOST_DECIMALS) if abs(round(step, d) - step) < 1e-6 * step)
    return next(exact, _MOST_DECIMALS)


def save_figure(figure: Figure, path: Path) -> tuple[Path, Path]:
    """Write `path` with the endings `.png` and `.svg`; the same figure gives the same bytes."""
    png = path.with_suffix(".png")
    figure.savefig(png, dpi=_DPI, metadata={"Software": None})
    return png, save_svg(figure, path)


def save_svg(figure: Figure, path: Path) -> Path:
    """Write `path` with the ending `.svg`; the same figure gives the same bytes."""
    svg = path.with_suffix(".svg")
    with matplotlib.rc_context({"svg.hashsalt": "ruhrsim"}):
        figure.savefig(svg, metadata={"Date": None, "Creator": None})
    return svg
