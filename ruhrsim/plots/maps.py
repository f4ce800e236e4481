"""Maps of the towns: equirectangular, east-west shortened by the cosine of the latitude.

A region without boundaries is drawn as circles at the centres of its towns, as large as their area.
"""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.collections import PolyCollection
from matplotlib.colors import BoundaryNorm, Colormap, LinearSegmentedColormap, to_rgba
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.patheffects import withStroke
from matplotlib.ticker import MaxNLocator

from ruhrsim.model.indicators import REGION_INDICATORS
from ruhrsim.plots.bands import last_years, town_differences, town_runs
from ruhrsim.plots.lines import difference_unit
from ruhrsim.plots.style import INK, MUTED, SMALL, TEXT, NumberFormatter, add_axes, add_title, new_figure
from ruhrsim.regions.boundaries import attribution, middle_latitude, read_outlines
from ruhrsim.regions.region import DEFAULT_REGION, read_region

LABELLED = (
    "Duisburg",
    "Essen",
    "Bochum",
    "Dortmund",
    "Gelsenkirchen",
    "Hagen",
    "Hamm",
    "Recklinghausen",
    "Wesel",
)
_LEVELS = LinearSegmentedColormap.from_list("level", ["#fff7e0", "#f4b860", "#c75b12", "#6b2400"])
_DIVERGING = LinearSegmentedColormap.from_list(
    "difference", ["#00476f", "#0072B2", "#9ccbe6", "#f7f7f7", "#f3b98c", "#D55E00", "#7a3300"]
)
_UNCLEAR = "#e3e3e3"
_HATCH = "////"
_MOST_CLASSES = 8
_MOST_SIGNED_LABELS = 7


def level_map(towns: pd.DataFrame, scenario, language: str, key: str = "unemployment_rate") -> Figure:
    """Return the map of the mean level at the end of the last year in one scenario."""
    year = int(towns["year"].max())
    levels = town_runs(towns, key, scenario.name, year).mean(axis=1)
    figure, axes = _framed(_at_the_end(key, year, language), scenario.title(language), scenario.region)
    colours = _classes(_LEVELS, levels.to_numpy())
    draw_towns(axes, levels.index, colours.to_rgba(levels.to_numpy()), region=scenario.region)
    _add_colour_bar(figure, colours, REGION_INDICATORS[key].unit(language), language)
    return figure


def difference_map(
    towns: pd.DataFrame,
    scenario,
    baseline,
    language: str,
    key: str = "unemployment_rate",
    limit: float | None = None,
) -> Figure:
    """Return the map of the mean paired difference to the baseline, mean of the ends of the last five years.

    Towns whose 90 % interval includes zero are grey and hatched. A single run has no interval:
    then all towns keep their colour and are hatched.

    Args:
        limit: Largest difference on the colour scale, for a common scale of several maps.
    """
    found = town_differences(towns, key, scenario.name, baseline.name)
    single = bool(found["low"].isna().all())
    titles = _difference_titles(key, scenario, baseline, last_years(towns), language)
    figure, axes = _framed(*titles, scenario.region)
    shown = _shown(found)
    largest = limit or shown.abs().max()
    colours = _classes(_DIVERGING, np.array([-largest, largest]))
    faces = np.where(
        shown.notna().to_numpy()[:, None], colours.to_rgba(shown.fillna(0.0).to_numpy()), to_rgba(_UNCLEAR)
    )
    draw_towns(axes, found.index, faces, hatched=~found["clear"].to_numpy(), region=scenario.region)
    if shown.notna().any():
        _add_colour_bar(figure, colours, difference_unit(REGION_INDICATORS[key], language), language)
    _add_hatch_legend(figure, single, int((~found["clear"]).sum()), len(found), language)
    return figure


def difference_limit(towns: pd.DataFrame, scenarios, key: str = "unemployment_rate") -> float | None:
    """Return the largest difference that any scenario's map shows in colour, None if there is none."""
    baseline, *others = scenarios
    shown = [_shown(town_differences(towns, key, other.name, baseline.name)).abs().max() for other in others]
    return max((limit for limit in shown if limit > 0), default=None)


def _shown(found: pd.DataFrame) -> pd.Series:
    return found["mean"] if found["low"].isna().all() else found["mean"].where(found["clear"])


def draw_towns(
    axes: Axes, ags, faces: np.ndarray, hatched: np.ndarray | None = None, region: str = DEFAULT_REGION
) -> None:
    """Draw the towns with their boundaries, or as circles, and name the large ones.

    Args:
        axes: Where to draw; ticks and frame go away.
        ags: Municipality keys, shape (n_towns,).
        faces: Colours, shape (n_towns, 4).
        hatched: Which towns get a hatch, shape (n_towns,).
        region: Region of the towns.
    """
    boundaries = read_outlines(region)
    marked = np.zeros(len(ags), dtype=bool) if hatched is None else hatched
    for chosen, hatch in ((~marked, None), (marked, _HATCH)):
        pieces = [
            (ring, face)
            for key, face in zip(np.asarray(ags)[chosen], faces[chosen], strict=True)
            for ring in boundaries[key].rings
        ]
        axes.add_collection(
            PolyCollection(
                [ring for ring, _ in pieces],
                facecolors=[face for _, face in pieces],
                edgecolors="#5a5a5a",
                linewidths=0.6,
                hatch=hatch,
                hatchcolor="#a8a8a8",
            )
        )
    _name_large_towns(axes, boundaries.values(), _labelled(region))
    axes.set_aspect(1.0 / np.cos(np.radians(middle_latitude(region))))
    axes.margins(0.01)
    axes.set_axis_off()


def _labelled(region: str) -> tuple[str, ...]:
    """Return the towns that a map names: those that lie well apart in the Ruhr, else the largest."""
    if region == DEFAULT_REGION:
        return LABELLED
    return tuple(read_region(region).towns().nlargest(len(LABELLED), "population")["name"])


def _name_large_towns(axes: Axes, boundaries, labelled: tuple[str, ...]) -> None:
    for boundary in boundaries:
        if boundary.name in labelled:
            axes.text(
                *boundary.centre(),
                boundary.name,
                size=TEXT - 1,
                color=INK,
                ha="center",
                va="center",
                path_effects=[withStroke(linewidth=2.8, foreground="white")],
            )


def _framed(title: str, subtitle: str, region: str) -> tuple[Figure, Axes]:
    figure = new_figure(6.6, 5.8)
    add_title(figure, title, subtitle)
    figure.text(0.98, 0.012, attribution(region), size=SMALL - 1, color=MUTED, ha="right")
    return figure, add_axes(figure, 0.1, 1.15, 0.1, 0.65)


def _at_the_end(key: str, year: int, language: str) -> str:
    label = REGION_INDICATORS[key].label(language)
    return f"{label} Ende {year}" if language == "de" else f"{label} at the end of {year}"


def _difference_titles(
    key: str, scenario, baseline, years: tuple[int, int], language: str
) -> tuple[str, str]:
    name, base = scenario.title(language), baseline.title(language)
    label, (first, last) = REGION_INDICATORS[key].label(language), years
    if language == "de":
        return f"{label}: Unterschied, Mittel {first}–{last}", f"„{name}“ gegenüber „{base}“"
    return f"{label}: difference, mean of {first}–{last}", f"“{name}” against “{base}”"


def _classes(colours: Colormap, values: np.ndarray) -> ScalarMappable:
    lowest, highest = np.min(values), np.max(values)
    if not highest > lowest:
        lowest, highest = np.nan_to_num(lowest) - 1.0, np.nan_to_num(lowest) + 1.0
    edges = MaxNLocator(_MOST_CLASSES, steps=[1, 2, 5, 10]).tick_values(lowest, highest)
    return ScalarMappable(BoundaryNorm(edges, colours.N), colours)


def _add_colour_bar(figure: Figure, colours: ScalarMappable, unit: str, language: str) -> None:
    edges = colours.norm.boundaries
    signed = edges[0] < 0
    labelled = edges[::2] if signed and len(edges) > _MOST_SIGNED_LABELS else edges
    bar = figure.colorbar(
        colours,
        cax=figure.add_axes((0.06, 0.115, 0.5, 0.03)),
        orientation="horizontal",
        ticks=labelled,
        spacing="uniform",
        format=NumberFormatter(language, signed),
    )
    bar.ax.tick_params(labelsize=SMALL, colors=INK, length=0)
    bar.outline.set_visible(False)
    bar.ax.set_title(unit, loc="left", size=SMALL, color=INK, pad=3)


def _add_hatch_legend(figure: Figure, single: bool, count: int, n_towns: int, language: str) -> None:
    if single:
        label = (
            "nur ein Lauf: kein Intervall,\nkann Zufall sein"
            if language == "de"
            else "one run only: no interval,\nmay be chance"
        )
    else:
        label = (
            f"kein Unterschied erkennbar:\n90-%-Intervall enthält null\n({count} von {n_towns} Städten)"
            if language == "de"
            else f"no discernible difference:\n90 % interval includes zero\n({count} of {n_towns} towns)"
        )
    patch = Patch(facecolor="white" if single else _UNCLEAR, edgecolor="#a8a8a8", hatch=_HATCH, label=label)
    figure.legend(
        handles=[patch],
        loc="lower right",
        bbox_to_anchor=(1.0, 0.045),
        frameon=False,
        fontsize=SMALL,
        labelcolor=INK,
    )
