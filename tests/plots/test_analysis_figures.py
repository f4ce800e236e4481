"""Figures of the analyses: what is drawn and in which words, on made-up tables."""

import numpy as np
import pandas as pd
import pytest

from ruhrsim.analysis.discovery import Discovery
from ruhrsim.analysis.mechanisms import MECHANISMS
from ruhrsim.analysis.tipping import Tipping
from ruhrsim.plots.courses import replications_figure, response_figure, tipping_figure
from ruhrsim.plots.discovery import discovery_figure
from ruhrsim.plots.robustness import robustness_figure
from ruhrsim.plots.sensitivity import ablation_figure, morris_figure, sobol_figure

TITLES = {"status_quo": "Weiter wie bisher", "focus": "Stärken aufteilen"}


def words(figure) -> list[str]:
    """Return all texts of a figure as drawn."""
    figure.canvas.draw()
    return [artist.get_text() for artist in figure.findobj(match=lambda a: hasattr(a, "get_text"))]


def drawn(axes, mark: str) -> np.ndarray:
    """Return the x of everything drawn with a mark."""
    return np.concatenate([line.get_xdata() for line in axes.get_lines() if line.get_marker() == mark])


def course(result="flips", crossing=0.93):
    bins = pd.DataFrame(
        {
            "value": [0.8, 0.9, 1.0],
            "difference": [-1.0, -0.1, 1.0],
            "low": [-1.2, -0.3, 0.8],
            "high": [-0.8, 0.1, 1.2],
            "n": [9, 9, 9],
        }
    )
    return Tipping("focus", "status_quo", "theme_support.returns", bins, result, crossing, 0.9, 0.96, 1)


def test_morris_draws_effect_spread_and_interval():
    table = pd.DataFrame(
        {
            "factor": ["a.one", "b.two"],
            "mu_star": [2.0, 1.0],
            "low": [1.5, 0.5],
            "high": [2.5, 1.5],
            "sigma": [0.3, 0.6],
        }
    )
    figure = morris_figure(table, "Arbeitslosenquote", "Prozentpunkte", "de")
    assert drawn(figure.axes[0], "o").tolist() == [2.0, 1.0]
    assert drawn(figure.axes[0], "D").tolist() == [0.3, 0.6]
    assert {"a.one", "b.two", "Arbeitslosenquote, Prozentpunkte"} <= set(words(figure))


def test_only_the_first_twenty_factors_are_drawn():
    table = pd.DataFrame(
        {
            "factor": [f"g.f{i}" for i in range(30)],
            "mu_star": np.linspace(2, 1, 30),
            "low": 0.0,
            "high": 3.0,
            "sigma": 1.0,
        }
    )
    assert "g.f20" not in words(morris_figure(table, "", "", "en"))


def test_sobol_tells_alone_from_total_by_mark_and_colour():
    table = pd.DataFrame(
        {
            "factor": ["a.one"],
            "first": [0.2],
            "first_low": [0.1],
            "first_high": [0.3],
            "total": [0.5],
            "total_low": [0.4],
            "total_high": [0.6],
        }
    )
    axes = sobol_figure(table, "", "en").axes[0]
    assert drawn(axes, "o").tolist() == [0.5]
    assert drawn(axes, "D").tolist() == [0.2]


def test_unclear_contributions_have_another_mark():
    table = pd.DataFrame(
        {
            "strategy": "focus",
            "baseline": "status_quo",
            "mechanism": ["land", "research"],
            "contribution": [0.5, 0.1],
            "low": [0.4, -0.1],
            "high": [0.6, 0.3],
        }
    )
    figure = ablation_figure(table, TITLES, "Prozentpunkte", "de")
    assert drawn(figure.axes[0], "o").tolist() == [0.5]
    assert drawn(figure.axes[0], "s").tolist() == [0.1]
    assert {MECHANISMS["land"].label_de, MECHANISMS["research"].label_de} <= set(words(figure))


@pytest.mark.parametrize(
    ("threshold", "heading"),
    [(np.nan, "mindestens so gut wie „Weiter wie bisher“"), (11.5, "Schwelle 11,50 erreicht")],
)
def test_robustness_orders_by_regret_and_names_what_satisfies(threshold, heading):
    table = pd.DataFrame(
        {
            "indicator": "unemployment_rate",
            "strategy": ["status_quo", "focus"],
            "worlds": 200,
            "mean_regret": [0.3, 0.1],
            "max_regret": [0.5, 0.9],
            "satisfied": [1.0, 0.4],
            "satisfied_low": [0.9, 0.3],
            "satisfied_high": [1.0, 0.5],
            "threshold": threshold,
        }
    )
    figure = robustness_figure(table, "unemployment_rate", "status_quo", TITLES, "de")
    left, right = figure.axes
    assert drawn(left, "o").tolist() == [0.1, 0.3]
    assert drawn(left, "D").tolist() == [0.9, 0.5]
    assert drawn(right, "o").tolist() == [40.0, 100.0]
    assert any(heading in word.replace("\n", " ") for word in words(figure))


def test_tipping_marks_the_crossing_only_where_it_flips():
    assert any("kippt" in word for word in words(tipping_figure(course(), TITLES, "", "de")))
    flat = tipping_figure(course("does_not_flip", np.nan), TITLES, "", "de")
    assert not any("kippt" in word for word in words(flat))


def test_response_draws_a_line_for_each_strategy():
    table = pd.DataFrame(
        {
            "strategy": ["status_quo"] * 2 + ["focus"] * 2,
            "value": [1.0, 2.0] * 2,
            "mean": 1.0,
            "difference": [0.0, 0.1] * 2,
            "low": [0.0, 0.05] * 2,
            "high": [0.0, 0.2] * 2,
            "lever": "strategy.n_strengths",
            "reference": 1.0,
        }
    )
    figure = response_figure(table, TITLES, "Arbeitslosenquote, Prozentpunkte", "de")
    lines = [line for line in figure.axes[0].get_lines() if line.get_marker() in "os"]
    assert len({(line.get_color(), line.get_marker()) for line in lines}) == 2
    assert set(TITLES.values()) <= set(words(figure))


def test_replications_draws_measured_and_expected_widths():
    table = pd.DataFrame(
        {
            "strategy": "focus",
            "seeds": [2, 3, 4],
            "width": [0.3, 0.2, 0.1],
            "measured": [0.31, np.nan, np.nan],
            "sd": 0.1,
        }
    )
    axes = replications_figure(table, TITLES, "", "en").axes[0]
    assert [line.get_ydata().tolist() for line in axes.get_lines()][0] == [0.3, 0.2, 0.1]


def worlds(inside):
    return pd.DataFrame(
        {
            "land.renewal": [0.1, 0.2, 0.3],
            "difference": [1.0, -1.0, 0.5],
            "loses": [True, False, True],
            "inside": inside,
        }
    )


def test_discovery_draws_every_world_along_each_factor_of_the_box():
    box = pd.DataFrame(
        {"factor": ["land.renewal"], "low": [0.1], "high": [0.15], "whole_low": [0.1], "whole_high": [0.3]}
    )
    found = Discovery("focus", "status_quo", worlds([True, False, False]), box, 0.5, 1.0, 0.05, "found")
    figure = discovery_figure(found, TITLES, "Arbeitslosenquote", "de")
    assert drawn(figure.axes[0], "D").tolist() == [0.1, 0.3]
    assert drawn(figure.axes[0], "o").tolist() == [0.2]
    assert any("50 % der Verluste, 100 % Verluste darin" in word for word in words(figure))


def test_discovery_without_a_box_says_so():
    empty = pd.DataFrame(columns=["factor", "low", "high", "whole_low", "whole_high"])
    found = Discovery("focus", "status_quo", worlds([False] * 3), empty, np.nan, np.nan, 0.4, "chance")
    assert "no box found" in words(discovery_figure(found, TITLES, "", "en"))
