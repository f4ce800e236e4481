"""Files to take away: tables, pictures, a page for a committee, scenarios, code."""

import io
import shlex
import threading
from collections.abc import Callable
from dataclasses import dataclass

import matplotlib
import pandas as pd
from matplotlib.figure import Figure

from ruhrsim.analysis.paired import summarise
from ruhrsim.app import one_pager
from ruhrsim.inputs.tables import read_municipalities
from ruhrsim.plots import difference_map, headline_figure, level_map
from ruhrsim.results import Comparison
from ruhrsim.scenario import Scenario
from ruhrsim.toml_text import toml_lines

_DPI = 150
_ONE_AT_A_TIME = threading.Lock()
_CODE = '''\
from ruhrsim import compare, summarise

if __name__ == "__main__":
    result = compare({names}, runs={runs}, years={years},
                     scale={scale}, seed={seed})
    print(summarise(result))
'''


@dataclass(frozen=True)
class Choice:
    """What the pictures show.

    Args:
        second: Scenario that is compared with the baseline.
        indicator: An indicator of towns.
        language: `de` or `en`.
    """

    second: str
    indicator: str
    language: str


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


def command(comparison: Comparison, language: str) -> str:
    """Return the command line that computes the same."""
    names = [scenario.name for scenario in comparison.scenarios]
    return shlex.join(["ruhrsim", "compare" if len(names) > 1 else "run", *names, "--runs", str(len(comparison.seeds)),
                       "--years", str(comparison.years), "--scale", f"{comparison.scale:g}", "--seed",
                       str(comparison.seeds[0]), "--lang", language])


def code(comparison: Comparison) -> str:
    """Return Python that computes the same."""
    return _CODE.format(names=[s.name for s in comparison.scenarios], runs=len(comparison.seeds),
                        years=comparison.years, scale=f"{comparison.scale:g}", seed=comparison.seeds[0])


def _summary(comparison: Comparison, choice: Choice) -> bytes:
    return summarise(comparison).to_csv(index=False).encode()


def _towns(comparison: Comparison, choice: Choice) -> bytes:
    means = comparison.towns.drop(columns="seed").groupby(["scenario", "year", "ags"], sort=False,
                                                          as_index=False).mean()
    names = read_municipalities().set_index("ags")["name"]
    means.insert(3, "name", means["ags"].map(names))
    return means.to_csv(index=False).encode()


def _parquet(table: str) -> Callable[[Comparison, Choice], bytes]:
    def build(comparison: Comparison, choice: Choice) -> bytes:
        frame: pd.DataFrame = getattr(comparison, table)
        return frame.to_parquet()

    return build


def _lines(comparison: Comparison, choice: Choice) -> Figure:
    several = len(comparison.scenarios) > 1
    return headline_figure(comparison.region, comparison.scenarios, choice.language, differences=several)


def _map(comparison: Comparison, choice: Choice) -> Figure:
    other = next((s for s in comparison.scenarios[1:] if s.name == choice.second), None)
    if other is None:
        return level_map(comparison.towns, comparison.baseline, choice.language)
    return difference_map(comparison.towns, other, comparison.baseline, choice.language)


def _picture(draw: Callable[[Comparison, Choice], Figure], kind: str) -> Callable[[Comparison, Choice], bytes]:
    metadata = {"svg": {"Date": None, "Creator": None}, "png": {"Software": None},
                "pdf": {"CreationDate": None, "Creator": None, "Producer": None}}

    def build(comparison: Comparison, choice: Choice) -> bytes:
        stream = io.BytesIO()
        with matplotlib.rc_context({"svg.hashsalt": "ruhrsim"}):
            draw(comparison, choice).savefig(stream, format=kind, dpi=_DPI, metadata=metadata[kind])
        return stream.getvalue()

    return build


def _page(comparison: Comparison, choice: Choice) -> Figure:
    return one_pager.draw(comparison, choice.second, choice.language)


KINDS = {
    "pdf": ("ruhrsim.pdf", "application/pdf", _picture(_page, "pdf")),
    "summary": ("ruhrsim_summary.csv", "text/csv", _summary),
    "towns": ("ruhrsim_towns.csv", "text/csv", _towns),
    "region_parquet": ("ruhrsim_region.parquet", "application/vnd.apache.parquet", _parquet("region")),
    "towns_parquet": ("ruhrsim_towns.parquet", "application/vnd.apache.parquet", _parquet("towns")),
    "lines_png": ("ruhrsim_lines.png", "image/png", _picture(_lines, "png")),
    "lines_svg": ("ruhrsim_lines.svg", "image/svg+xml", _picture(_lines, "svg")),
    "map_png": ("ruhrsim_map.png", "image/png", _picture(_map, "png")),
    "map_svg": ("ruhrsim_map.svg", "image/svg+xml", _picture(_map, "svg")),
}
"""Files by key: name, media type and what builds them."""
