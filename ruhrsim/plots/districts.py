"""Unemployment of the districts (Kreise and independent cities) over time, one small panel each."""

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from ruhrsim.plots.bands import district_runs, level_band
from ruhrsim.plots.lines import draw_band
from ruhrsim.plots.style import INK, SMALL, TEXT, Line, add_title, dress_axes, new_figure, scenario_lines
from ruhrsim.regions.boundaries import read_district_names

_COLUMNS, _ROW_HEIGHT = 4, 2.3
_TITLES = {
    "de": ("Arbeitslosenquote der Kreise und kreisfreien Städte", "%, jeweils am Jahresende"),
    "en": ("Unemployment rate of the districts (Kreise) and independent cities", "%, end of year"),
}


def district_figure(towns: pd.DataFrame, scenarios, language: str) -> Figure:
    """Return the unemployment rate of every Kreis in all scenarios, on one common scale."""
    lines = scenario_lines(scenarios, language)
    region = scenarios[0].region
    names = sorted(read_district_names(region).items())
    rows = -(-(len(names) + 1) // _COLUMNS)
    figure = new_figure(9.6, max(2, rows) * _ROW_HEIGHT)
    panels = figure.subplots(
        rows,
        _COLUMNS,
        sharex=True,
        sharey=True,
        squeeze=False,
        gridspec_kw={
            "left": 0.055,
            "right": 0.985,
            "top": 0.91,
            "bottom": 0.04,
            "hspace": 0.32,
            "wspace": 0.19,
        },
    ).ravel()
    bands = {line: level_band(district_runs(towns, line.scenario, region)) for line in lines}
    for axes, (kreis_ags, name) in zip(panels, names, strict=False):
        found = {line: band.loc[kreis_ags] for line, band in bands.items() if kreis_ags in band.index}
        _draw_panel(axes, name, found, language)
    for axes in panels[len(names) : -1]:
        axes.set_axis_off()
    _add_legend_panel(panels[-1], lines)
    add_title(figure, *_TITLES[language])
    return figure


def _draw_panel(axes, name: str, bands: dict[Line, pd.DataFrame], language: str) -> None:
    for line, band in bands.items():
        draw_band(axes, band, line)
    dress_axes(axes, language, SMALL, years=2)
    axes.yaxis.set_major_locator(MaxNLocator(4, integer=True))
    axes.tick_params(labelbottom=True, labelleft=True)
    axes.set_title(name, loc="left", size=TEXT - 0.5, weight="bold", color=INK, pad=4)


def _add_legend_panel(axes, lines: list[Line]) -> None:
    axes.set_axis_off()
    axes.legend(
        handles=[line.handle() for line in lines],
        loc="center left",
        frameon=False,
        fontsize=SMALL,
        handlelength=2.6,
        labelcolor=INK,
        bbox_to_anchor=(-0.05, 0.5),
    )
