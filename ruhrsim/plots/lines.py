"""Courses over time: levels with the band of the runs, differences with their interval."""

import math

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from ruhrsim.model.indicators import HEADLINE, REGION_INDICATORS, Indicator
from ruhrsim.plots.bands import courses, difference_band, level_band
from ruhrsim.plots.style import (
    INK,
    LEGEND_ROW_INCHES,
    MUTED,
    SMALL,
    TEXT,
    Line,
    add_axes,
    add_legend,
    add_title,
    dress_axes,
    new_figure,
    scenario_lines,
)

_WIDTH = 5.0
_PLOT_HEIGHT = 2.4
_BAND_OPACITY = 0.13
_EDGE_OPACITY = 0.45


def difference_unit(indicator: Indicator, language: str) -> str:
    """Return the unit of a difference: percentages differ by percentage points."""
    if indicator.unit_en == "%":
        return "Prozentpunkte" if language == "de" else "percentage points"
    return indicator.unit(language)


def draw_band(axes: Axes, band: pd.DataFrame, line: Line) -> None:
    """Draw a mean and the area between its bounds; bounds that are NaN leave no area."""
    time, mean, low, high = band.index.to_numpy(), *(band[key].to_numpy() for key in ("mean", "low", "high"))
    axes.set_xlim(time[0] - 0.2, time[-1] + 0.2)
    axes.fill_between(time, low, high, color=line.colour, alpha=_BAND_OPACITY, linewidth=0)
    for bound in (low, high):
        axes.plot(time, bound, color=line.colour, alpha=_EDGE_OPACITY, linewidth=0.7)
    axes.plot(time, mean, color=line.colour, linestyle=line.dashes, linewidth=line.width)


def draw_levels(axes: Axes, runs: dict[str, pd.DataFrame], lines: list[Line], language: str) -> None:
    """Draw an indicator's level in every scenario."""
    for line in lines:
        draw_band(axes, level_band(runs[line.scenario]), line)
    dress_axes(axes, language)


def draw_differences(axes: Axes, runs: dict[str, pd.DataFrame], lines: list[Line], language: str) -> None:
    """Draw the paired differences to the first scenario around a zero line."""
    baseline, *others = lines
    axes.axhline(0, color=baseline.colour, linewidth=1.4)
    for line in others:
        draw_band(axes, difference_band(runs[line.scenario], runs[baseline.scenario]), line)
    dress_axes(axes, language)


def level_figure(runs: dict[str, pd.DataFrame], key: str, scenarios, language: str) -> Figure:
    """Return one indicator's course in all scenarios, with bands that hold 90 % of the runs.

    Args:
        runs: What `courses` gives for the indicator.
        key: The indicator.
        scenarios: Those to draw; the first is the baseline.
        language: `de` or `en`.
    """
    lines = scenario_lines(scenarios, language)
    indicator, handles = REGION_INDICATORS[key], legend_handles(lines, language)
    figure, axes = _framed(indicator.label(language), indicator.unit(language), handles)
    draw_levels(axes, runs, lines, language)
    return figure


def difference_figure(runs: dict[str, pd.DataFrame], key: str, scenarios, language: str) -> Figure:
    """Return one indicator's paired differences to the first scenario; arguments as in `level_figure`."""
    lines = scenario_lines(scenarios, language)
    indicator, handles = REGION_INDICATORS[key], legend_handles(lines, language, zero_line=True)
    heading = "Unterschied" if language == "de" else "Difference"
    subtitle = f"{heading}, {difference_unit(indicator, language)}"
    figure, axes = _framed(indicator.label(language), subtitle, handles)
    draw_differences(axes, runs, lines, language)
    return figure


def headline_figure(region: pd.DataFrame, scenarios, language: str, differences: bool = False) -> Figure:
    """Return small multiples of all headline indicators, as levels or as paired differences."""
    lines = scenario_lines(scenarios, language)
    rows, foot = math.ceil(len(HEADLINE) / 2), 0.45 + LEGEND_ROW_INCHES * len(lines)
    height = rows * 2.6 + 0.4 + foot
    figure = new_figure(9.6, height)
    grid = figure.subplots(
        rows,
        2,
        gridspec_kw={
            "left": 0.1,
            "right": 0.98,
            "top": 1 - 1.1 / height,
            "bottom": foot / height,
            "hspace": 0.5,
            "wspace": 0.28,
        },
    )
    for axes, key in zip(grid.flat, HEADLINE, strict=False):
        _draw_panel(axes, courses(region, key, scenarios), key, lines, language, differences)
    add_title(figure, *_headline_title(lines[0].title, differences, language))
    add_legend(figure, legend_handles(lines, language, zero_line=differences))
    return figure


def legend_handles(lines: list[Line], language: str, zero_line: bool = False) -> list[Line2D]:
    """Return the legend; where differences are shown, the first scenario is the zero line."""
    note = "" if not zero_line else " (Nulllinie)" if language == "de" else " (zero line)"
    return [line.handle(note if line is lines[0] else "") for line in lines]


def _headline_title(baseline: str, differences: bool, language: str) -> tuple[str, str]:
    if differences:
        return (
            ("Unterschiede zwischen den Szenarien", f"gegenüber „{baseline}“, mit 90-%-Intervall")
            if language == "de"
            else ("Differences between the scenarios", f"against “{baseline}”, with 90 % intervals")
        )
    return (
        ("Die Region in den Szenarien", "Mittel der Läufe; in der Fläche liegen 90 % der Läufe")
        if language == "de"
        else ("The region in the scenarios", "mean of the runs; the band holds 90 % of the runs")
    )


def _draw_panel(axes, runs, key, lines, language, differences) -> None:
    indicator = REGION_INDICATORS[key]
    unit = difference_unit(indicator, language) if differences else indicator.unit(language)
    (draw_differences if differences else draw_levels)(axes, runs, lines, language)
    axes.set_title(indicator.label(language), loc="left", size=TEXT, weight="bold", color=INK, pad=22)
    axes.text(0, 1.05, unit, transform=axes.transAxes, size=SMALL, color=MUTED)


def _framed(title: str, subtitle: str, handles: list[Line2D]) -> tuple[Figure, Axes]:
    foot = 0.42 + LEGEND_ROW_INCHES * len(handles)
    figure = new_figure(_WIDTH, 0.65 + _PLOT_HEIGHT + foot)
    add_title(figure, title, subtitle)
    add_legend(figure, handles)
    return figure, add_axes(figure, 0.9, foot, 0.28, 0.7)
