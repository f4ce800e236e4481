"""Figures from stored results; every function returns a Matplotlib figure, outside of pyplot."""

from ruhrsim.plots.districts import district_figure
from ruhrsim.plots.lines import difference_figure, headline_figure, level_figure
from ruhrsim.plots.maps import difference_limit, difference_map, level_map
from ruhrsim.plots.style import save_figure, save_svg

__all__ = [
    "difference_figure",
    "difference_limit",
    "difference_map",
    "district_figure",
    "headline_figure",
    "level_figure",
    "level_map",
    "save_figure",
    "save_svg",
]
