"""Files to take away: tables, pictures, a page for a committee, scenarios, code."""

import io
import threading
from collections.abc import Callable
from dataclasses import dataclass

import matplotlib
import pandas as pd
from matplotlib.figure import Figure

from ruhrsim.analysis.paired import summarise
from ruhrsim.app import committee
from ruhrsim.app.place import here
from ruhrsim.common.csv_text import plain_cells
from ruhrsim.common.toml_text import toml_lines
from ruhrsim.model.indicators import REGION_INDICATORS
from ruhrsim.plots import difference_map, headline_figure, level_map
from ruhrsim.report.page import python_worlds
from ruhrsim.runs.parameter_sets import worlds_table
from ruhrsim.runs.results import WORLD, Comparison
from ruhrsim.scenarios.scenario import Scenario

_DPI = 150
_ONE_AT_A_TIME = threading.Lock()
_CODE = """\
from ruhrsim import {imported}, summarise

if __name__ == "__main__":
    result = compare({names}, runs={runs}, years={years},
                     scale={scale}, seed={seed}{worlds})
    print(summarise(result))
"""


@dataclass(frozen=True)
class Choice:
    """What the pictures show.

    Args:
        second: Scenario that is compared with the baseline.
        indicator: An indicator of towns.
        language: `de` or `en`.
        show: `difference` or `level`.
        year: Year on the map; None for the last.
        town: Key (`ags`) of the visitor's own town, empty for none.
        link: Address that restores what the visitor sees, empty where it is not known.
    """

    second: str
    indicator: str
    language: str
    show: str = "difference"
    year: int | None = None
    town: str = ""
    link: str = ""


def make(kind: str, comparison: Comparison, choice: Choice) -> tuple[str, str, bytes]:
    """Return name, media type and content of a file.

    Args:
        kind: A key of `KINDS`.
        comparison: The runs.
        choice: What the pictures show.

    Raises:
        KeyError: The kind is unknown.
    """
    name, media, build = KINDS[kind]
    # Matplotlib's settings are global, and one drawing at a time leaves the processor to the others.
    with _ONE_AT_A_TIME:
        return name, media, build(comparison, choice)


def scenario_file(scenario: Scenario) -> str:
    """Return a scenario complete as TOML, to be read by `ruhrsim compare`."""
    return "\n".join(toml_lines(scenario.to_dict())) + "\n"


def code(comparison: Comparison) -> str:
    """Return Python that computes the same."""
    return _CODE.format(
        names=[s.name for s in comparison.scenarios],
        runs=len(comparison.seeds),
        years=comparison.years,
        scale=f"{comparison.scale:g}",
        seed=comparison.seeds[0],
        **python_worlds(comparison),
    )


def _csv(table: pd.DataFrame, language: str) -> bytes:
    """Return a table as spreadsheets of that language read it: semicolon and decimal comma in German."""
    table = plain_cells(table)
    if language == "de":
        return table.to_csv(index=False, sep=";", decimal=",").encode("utf-8-sig")
    return table.to_csv(index=False).encode()


def _summary(comparison: Comparison, choice: Choice) -> bytes:
    table, language = summarise(comparison), choice.language
    titles = {s.name: s.title(language) for s in comparison.scenarios}
    known = [REGION_INDICATORS[key] for key in table["indicator"]]
    table = table.assign(
        scenario_title=table["scenario"].map(titles),
        label=[i.label(language) for i in known],
        unit=[i.unit(language) for i in known],
    )
    return _csv(table, language)


def _towns(comparison: Comparison, choice: Choice) -> bytes:
    measured = comparison.towns.drop(columns=["seed", WORLD], errors="ignore")
    means = measured.groupby(["scenario", "year", "ags"], sort=False, as_index=False).mean()
    names = here().towns().set_index("ags")["name"]
    means.insert(3, "name", means["ags"].map(names))
    return _csv(means, choice.language)


def _worlds(comparison: Comparison, choice: Choice) -> bytes:
    return _csv(worlds_table(comparison.worlds, comparison.seeds), choice.language)


def _parquet(table: str) -> Callable[[Comparison, Choice], bytes]:
    def build(comparison: Comparison, choice: Choice) -> bytes:
        frame: pd.DataFrame = getattr(comparison, table)
        return frame.to_parquet()

    return build


def _lines(comparison: Comparison, choice: Choice) -> Figure:
    several = len(comparison.scenarios) > 1
    return headline_figure(comparison.region, comparison.scenarios, choice.language, differences=several)


def _map(comparison: Comparison, choice: Choice) -> Figure:
    second = next((s for s in comparison.scenarios if s.name == choice.second), comparison.scenarios[-1])
    towns = comparison.towns[comparison.towns["year"] <= (choice.year or comparison.towns["year"].max())]
    if choice.show == "level" or second == comparison.baseline:
        return level_map(towns, second, choice.language, choice.indicator)
    return difference_map(towns, second, comparison.baseline, choice.language, choice.indicator)


def _picture(
    draw: Callable[[Comparison, Choice], Figure], kind: str
) -> Callable[[Comparison, Choice], bytes]:
    metadata = {
        "svg": {"Date": None, "Creator": None},
        "png": {"Software": None},
    }

    def build(comparison: Comparison, choice: Choice) -> bytes:
        stream = io.BytesIO()
        with matplotlib.rc_context({"svg.hashsalt": "ruhrsim"}):
            draw(comparison, choice).savefig(stream, format=kind, dpi=_DPI, metadata=metadata[kind])
        return stream.getvalue()

    return build


def _page(comparison: Comparison, choice: Choice) -> bytes:
    chart = _map(comparison, choice)
    return committee.pdf(comparison, choice.second, choice.language, chart, choice.town, choice.link)


KINDS = {
    "pdf": ("ruhrsim.pdf", "application/pdf", _page),
    "summary": ("ruhrsim_summary.csv", "text/csv", _summary),
    "towns": ("ruhrsim_towns.csv", "text/csv", _towns),
    "worlds": ("ruhrsim_worlds.csv", "text/csv", _worlds),
    "region_parquet": ("ruhrsim_region.parquet", "application/vnd.apache.parquet", _parquet("region")),
    "towns_parquet": ("ruhrsim_towns.parquet", "application/vnd.apache.parquet", _parquet("towns")),
    "lines_png": ("ruhrsim_lines.png", "image/png", _picture(_lines, "png")),
    "lines_svg": ("ruhrsim_lines.svg", "image/svg+xml", _picture(_lines, "svg")),
    "map_png": ("ruhrsim_map.png", "image/png", _picture(_map, "png")),
    "map_svg": ("ruhrsim_map.svg", "image/svg+xml", _picture(_map, "svg")),
}
"""Files by key: name, media type and what builds them."""


def kinds(comparison: Comparison) -> list[str]:
    """Return the keys of the files that a comparison has."""
    return [kind for kind in KINDS if kind != "worlds" or comparison.worlds]
