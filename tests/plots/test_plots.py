"""Figures: what is drawn, on made-up results."""

import numpy as np
import pandas as pd
import pytest
from matplotlib.collections import PolyCollection
from synthetic import SCENARIOS, make_comparison

from ruhrsim.model.indicators import HEADLINE
from ruhrsim.plots import (
    difference_figure,
    difference_limit,
    difference_map,
    district_figure,
    headline_figure,
    level_figure,
    level_map,
    save_figure,
)
from ruhrsim.plots.bands import (
    courses,
    difference_band,
    district_runs,
    level_band,
    runs_over_time,
    times,
    town_differences,
)
from ruhrsim.plots.maps import LABELLED
from ruhrsim.plots.style import scenario_lines, tick_decimals
from ruhrsim.regions.boundaries import attribution

BASELINE, SPREAD, FOCUS = SCENARIOS


@pytest.fixture(scope="module")
def comparison():
    """Return six runs of three years in which focus lowers unemployment clearly."""
    return make_comparison(seeds=6, years=3, effect=1.0)


@pytest.fixture(scope="module")
def single_run():
    """Return one run of each scenario."""
    return make_comparison(seeds=1, years=3, effect=1.0)


def words(figure) -> list[str]:
    """Return all texts of a figure as drawn, tick labels included."""
    figure.canvas.draw()
    return [artist.get_text() for artist in figure.findobj(match=lambda a: hasattr(a, "get_text"))]


def towns_drawn(figure, hatched=None) -> int:
    """Return the number of towns on a map, or of those with or without a hatch."""
    layers = [c for c in figure.axes[0].collections if isinstance(c, PolyCollection)]
    return sum(len(c.get_paths()) for c in layers if hatched is None or bool(c.get_hatch()) == hatched)


def test_times_are_ends_of_quarters(comparison):
    periods = comparison.region["period"].head(3)
    assert list(periods) == ["2025Q4", "2026Q1", "2026Q2"]
    assert list(times(periods)) == [2025.0, 2025.25, 2025.5]


def test_flows_are_sums_of_four_quarters(comparison):
    runs = runs_over_time(comparison.region, "start_ups", "status_quo")
    first = comparison.region.query("scenario == 'status_quo' and seed == 0")["start_ups"].iloc[1:5]
    assert runs.loc[2026.0, 0] == pytest.approx(first.sum())
    assert runs.loc[:2025.75].isna().all().all()


def test_bands_lie_around_the_mean(comparison):
    band = level_band(runs_over_time(comparison.region, "unemployment_rate", "status_quo"))
    assert (band["low"] <= band["mean"]).all()
    assert (band["mean"] <= band["high"]).all()


def test_a_single_run_has_no_interval(single_run):
    runs = [runs_over_time(single_run.region, "jobs", s.name) for s in (FOCUS, BASELINE)]
    band = difference_band(*runs)
    assert band[["low", "high"]].isna().all().all()
    assert band["mean"].notna().all()


def test_a_district_is_its_unemployed_over_its_labour_force(comparison):
    runs = district_runs(comparison.towns, "status_quo")
    unna = comparison.towns.query("scenario == 'status_quo' and seed == 2 and year == 2027")
    unna = unna[unna["ags"].str.startswith("05978")]
    labour_force = unna["unemployed"] / unna["unemployment_rate"] * 100
    assert len(unna) == 10
    assert runs.loc[("05978", 2027), 2] == pytest.approx(100 * unna["unemployed"].sum() / labour_force.sum())


def test_every_scenario_has_its_own_colour_and_dashes():
    lines = scenario_lines(SCENARIOS, "en")
    assert len({line.colour for line in lines}) == len({line.dashes for line in lines}) == 3


@pytest.mark.parametrize(("ticks", "decimals"), [([0, 5], 0), ([0, 2.5, 5], 1), ([0.1, 0.15], 2), ([7], 0)])
def test_ticks_get_the_decimals_they_need(ticks, decimals):
    assert tick_decimals(np.array(ticks)) == decimals


def test_level_figure_has_lines_bands_and_german_numbers(comparison):
    figure = level_figure(
        courses(comparison.region, "unemployment_rate", SCENARIOS), "unemployment_rate", SCENARIOS, "de"
    )
    axes = figure.axes[0]
    assert sum(line.get_linewidth() >= 2 for line in axes.get_lines()) == 3
    assert len(axes.collections) == 3
    shown = words(figure)
    assert {"Arbeitslosenquote", *(s.title_de for s in SCENARIOS)} <= set(shown)
    assert any("," in label.get_text() for label in axes.get_yticklabels())
    assert not any("." in label.get_text() for label in axes.get_yticklabels())


def test_difference_figure_has_a_zero_line_and_percentage_points(comparison):
    figure = difference_figure(
        courses(comparison.region, "unemployment_rate", SCENARIOS), "unemployment_rate", SCENARIOS, "en"
    )
    axes = figure.axes[0]
    assert any(np.all(np.array(line.get_ydata()) == 0) for line in axes.get_lines())
    assert len(axes.collections) == 2
    assert "Difference, percentage points" in words(figure)


def test_overview_shows_every_headline_indicator(comparison):
    for differences in (False, True):
        figure = headline_figure(comparison.region, SCENARIOS, "en", differences)
        assert len(figure.axes) == len(HEADLINE)


def test_level_map_draws_53_towns_with_attribution(comparison):
    figure = level_map(comparison.towns, BASELINE, "de")
    assert towns_drawn(figure) == 53
    assert {attribution(), "Arbeitslosenquote Ende 2028", *LABELLED} <= set(words(figure))


def test_towns_without_a_clear_difference_are_hatched(comparison):
    figure = difference_map(comparison.towns, FOCUS, BASELINE, "en")
    clear = town_differences(comparison.towns, "unemployment_rate", "cluster_focus", "status_quo")["clear"]
    assert 0 < clear.sum() < 53
    assert towns_drawn(figure, hatched=False) == clear.sum()
    assert towns_drawn(figure, hatched=True) == 53 - clear.sum()
    shown = words(figure)
    assert attribution() in shown
    assert any("includes zero" in word and f"{53 - clear.sum()} of 53" in word for word in shown)


def test_a_map_of_a_single_run_says_so(single_run):
    figure = difference_map(single_run.towns, FOCUS, BASELINE, "de")
    assert towns_drawn(figure, hatched=True) == 53
    assert any("nur ein Lauf" in word for word in words(figure))


def test_a_map_without_any_difference_is_all_grey(comparison):
    same = comparison.towns[comparison.towns["scenario"] == "status_quo"]
    both = pd.concat([same, same.assign(scenario="cluster_focus")])
    figure = difference_map(both, FOCUS, BASELINE, "en")
    assert towns_drawn(figure, hatched=True) == 53
    assert difference_limit(both, (BASELINE, FOCUS)) is None


def test_the_common_scale_holds_every_coloured_town(comparison):
    limit = difference_limit(comparison.towns, SCENARIOS)
    shown = [
        town_differences(comparison.towns, "unemployment_rate", s.name, "status_quo") for s in (SPREAD, FOCUS)
    ]
    assert limit == max(
        found.loc[found["clear"], "mean"].abs().max() for found in shown if found["clear"].any()
    )


def test_district_figure_has_fifteen_panels_and_a_legend(comparison):
    figure = district_figure(comparison.towns, SCENARIOS, "de")
    titles = [axes.get_title(loc="left") for axes in figure.axes]
    assert len([title for title in titles if title]) == 15
    assert {"Bochum", "Kreis Recklinghausen", "Ennepe-Ruhr-Kreis"} <= set(titles)
    assert figure.axes[-1].get_legend() is not None


def test_saved_figures_are_equal_byte_by_byte(comparison, tmp_path):
    files = [
        save_figure(
            level_figure(courses(comparison.region, "jobs", SCENARIOS), "jobs", SCENARIOS, "en"),
            tmp_path / name,
        )
        for name in ("one", "two")
    ]
    for first, second in zip(*files, strict=True):
        assert first.read_bytes() == second.read_bytes()
