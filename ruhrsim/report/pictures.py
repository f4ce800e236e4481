"""Draw and save all figures of a report, each with words for those who can't see it."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from matplotlib.figure import Figure

from ruhrsim.common.number_format import format_difference, format_number
from ruhrsim.model.indicators import HEADLINE, REGION_INDICATORS
from ruhrsim.plots import (
    difference_figure,
    difference_limit,
    difference_map,
    district_figure,
    level_figure,
    level_map,
    save_svg,
)
from ruhrsim.plots.bands import courses, difference_band, town_differences, town_runs
from ruhrsim.plots.lines import difference_unit
from ruhrsim.regions.boundaries import attribution
from ruhrsim.report.tables import region_facts
from ruhrsim.report.texts import text
from ruhrsim.runs.results import Comparison


@dataclass(frozen=True)
class Picture:
    """A figure on the page.

    Args:
        kind: `level`, `difference`, `level_map`, `difference_map` or `districts`.
        subject: The indicator's key, or the scenario's name of a map.
        alt: What the figure shows, in words and numbers.
        svg: The file.
    """

    kind: str
    subject: str
    alt: str
    svg: Path

    def data_uri(self) -> str:
        """Return the figure as text that a page can carry inside."""
        return "data:image/svg+xml;base64," + base64.b64encode(self.svg.read_bytes()).decode()


def draw_pictures(comparison: Comparison, folder: Path, language: str) -> list[Picture]:
    """Draw the figures that the page shows and save them as SVG."""
    folder.mkdir(parents=True, exist_ok=True)
    kinds = (_courses, _maps, _districts)
    return [
        Picture(kind, subject, alt, save_svg(figure, folder / f"{kind}_{subject}"))
        for draw in kinds
        for kind, subject, alt, figure in draw(comparison, language)
    ]


def _courses(comparison: Comparison, language: str) -> Iterator[tuple[str, str, str, Figure]]:
    for key in HEADLINE:
        runs = courses(comparison.region, key, comparison.scenarios)
        arguments = (runs, key, comparison.scenarios, language)
        yield "level", key, _level_alt(comparison, key, runs, language), level_figure(*arguments)
        if len(comparison.scenarios) > 1:
            yield (
                "difference",
                key,
                _difference_alt(comparison, key, runs, language),
                difference_figure(*arguments),
            )


def _maps(comparison: Comparison, language: str) -> Iterator[tuple[str, str, str, Figure]]:
    baseline, *others = comparison.scenarios
    towns = comparison.towns
    limit = difference_limit(towns, comparison.scenarios)
    yield "level_map", baseline.name, _map_alt(comparison, language), level_map(towns, baseline, language)
    for other in others:
        yield (
            "difference_map",
            other.name,
            _difference_map_alt(comparison, other, language),
            difference_map(towns, other, baseline, language, limit=limit),
        )


def _districts(comparison: Comparison, language: str) -> Iterator[tuple[str, str, str, Figure]]:
    figure = district_figure(comparison.towns, comparison.scenarios, language)
    yield "districts", "unemployment_rate", text("alt_districts", language, **_facts(comparison)), figure


def _facts(comparison: Comparison) -> dict[str, int]:
    start = comparison.baseline.start
    return {"start": start, "end": start + comparison.years}


def _level_alt(comparison: Comparison, key: str, runs: dict[str, pd.DataFrame], language: str) -> str:
    indicator = REGION_INDICATORS[key]

    def course(name: str) -> str:
        means = runs[name].mean(axis=1).dropna()
        if means.empty:
            return "–"
        first, last = (format_number(value, indicator.decimals, language) for value in means.iloc[[0, -1]])
        return text("alt_course", language, first=first, last=last)

    courses = "; ".join(f"{s.title(language)}: {course(s.name)}" for s in comparison.scenarios)
    return text(
        "alt_level",
        language,
        label=indicator.label(language),
        unit=indicator.unit(language),
        courses=courses,
        **_facts(comparison),
    )


def _difference_alt(comparison: Comparison, key: str, runs: dict[str, pd.DataFrame], language: str) -> str:
    indicator = REGION_INDICATORS[key]
    baseline, *others = comparison.scenarios

    def end(name: str) -> str:
        last = difference_band(runs[name], runs[baseline.name]).iloc[-1]
        return format_difference(last["mean"], last["low"], last["high"], indicator.decimals, language)

    ends = "; ".join(f"{s.title(language)}: {end(s.name)}" for s in others)
    return text(
        "alt_difference",
        language,
        label=indicator.label(language),
        ends=ends,
        unit=difference_unit(indicator, language),
        baseline=baseline.title(language),
        **_facts(comparison),
    )


def _map_alt(comparison: Comparison, language: str) -> str:
    facts, baseline = _facts(comparison), comparison.baseline
    levels = town_runs(comparison.towns, "unemployment_rate", baseline.name, facts["end"]).mean(axis=1)
    low, high = (format_number(value, 1, language) for value in (levels.min(), levels.max()))
    return text(
        "alt_map",
        language,
        low=low,
        high=high,
        scenario=baseline.title(language),
        attribution=attribution(comparison.baseline.region),
        **region_facts(comparison, language),
        **facts,
    )


def _difference_map_alt(comparison: Comparison, scenario, language: str) -> str:
    found = town_differences(comparison.towns, "unemployment_rate", scenario.name, comparison.baseline.name)
    clear = found.loc[found["clear"], "mean"]
    return text(
        "alt_difference_map",
        language,
        scenario=scenario.title(language),
        baseline=comparison.baseline.title(language),
        lower=int((clear < 0).sum()),
        higher=int((clear > 0).sum()),
        unclear=len(found) - len(clear),
        attribution=attribution(comparison.baseline.region),
        **region_facts(comparison, language),
        **_facts(comparison),
    )
