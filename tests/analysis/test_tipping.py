"""Tipping points on straight lines whose zero is known."""

import numpy as np
import pandas as pd
import pytest
from made_sweeps import make_sweep, uniform_points

from ruhrsim.analysis.response import response
from ruhrsim.analysis.tipping import tipping
from ruhrsim.analysis.worlds import AnalysisError

PARAMETER = "theme_support.returns"
POINTS = uniform_points(240, theme_support__returns=(0.7, 1.2), land__renewal=(-1, 1))
GRID = pd.DataFrame({PARAMETER: [0.7, 0.8, 0.9, 1.0, 1.1]})


def line(zero: float, spread: float = 0.0):
    """Difference 2·(x - zero), moved about by another factor."""
    return lambda p: 2 * (p[PARAMETER] - zero) + spread * p.get("land.renewal", 0.0)


def sweep(answer, points=POINTS, **settings):
    return make_sweep(points, {"spread": lambda p: 0 * p[PARAMETER], "focus": answer}, **settings)


def with_noise_of_seeds(pair, sd: float):
    experiments, outcomes = pair
    return experiments, outcomes.assign(
        unemployment_rate=outcomes["unemployment_rate"]
        + sd * np.random.default_rng(2).normal(size=len(outcomes))
    )


def test_the_crossing_is_found_among_other_uncertainties():
    found = tipping(*sweep(line(0.93, spread=0.1)), "unemployment_rate", PARAMETER)
    assert found.result == "flips"
    assert found.crossing == pytest.approx(0.93, abs=0.02)
    assert found.crossing_low < 0.93 < found.crossing_high
    assert found.crossing_high - found.crossing_low < 0.1
    assert len(found.bins) == 8
    assert found.crossings == 1


def test_a_grid_keeps_its_own_values_and_takes_seeds_as_units():
    found = tipping(
        *with_noise_of_seeds(sweep(line(0.93), GRID, seeds=8), 0.02), "unemployment_rate", PARAMETER
    )
    assert found.bins["value"].tolist() == pytest.approx([0.7, 0.8, 0.9, 1.0, 1.1])
    assert (found.bins["n"] == 8).all()
    assert found.crossing == pytest.approx(0.93, abs=0.02)


def test_one_side_only_does_not_flip():
    found = tipping(*sweep(line(0.5, spread=0.1)), "unemployment_rate", PARAMETER)
    assert found.result == "does_not_flip"
    assert np.isnan(found.crossing)


def test_chance_is_unclear_and_no_flip():
    results = [
        tipping(
            *sweep(lambda p, s=seed: np.random.default_rng(s).normal(size=len(p))),
            "unemployment_rate",
            PARAMETER,
        ).result
        for seed in range(20)
    ]
    assert "flips" not in results
    assert results.count("unclear") >= 15


def test_intervals_hold_for_all_bins_at_once():
    """Eight bins: each bound is the t quantile of 1 - 0.05/8."""
    found = tipping(*sweep(line(0.9, spread=0.3)), "unemployment_rate", PARAMETER)
    first = found.bins.iloc[0]
    rows = POINTS.sort_values(PARAMETER).head(int(first["n"]))
    differences = line(0.9, spread=0.3)(rows)
    assert first["difference"] == pytest.approx(differences.mean())
    assert first["high"] - first["difference"] == pytest.approx(
        2.6631 * differences.std() / np.sqrt(30), rel=1e-3
    )


def test_a_lever_can_be_the_parameter():
    experiments, outcomes = sweep(line(0.93), GRID, seeds=4)
    experiments = experiments.assign(world=0)
    found = tipping(*with_noise_of_seeds((experiments, outcomes), 0.01), "unemployment_rate", PARAMETER)
    assert found.crossing == pytest.approx(0.93, abs=0.02)


def test_an_unknown_parameter_names_those_there_are():
    with pytest.raises(AnalysisError, match=r"did you mean 'theme_support\.returns'"):
        tipping(*sweep(line(0.9)), "unemployment_rate", "theme_support.return")


def test_response_is_paired_with_the_lowest_value():
    experiments, outcomes = make_sweep(GRID, {"focus": line(0.9)}, seeds=3)
    outcomes["unemployment_rate"] += 5.0 * outcomes["seed"]
    table = response(experiments.assign(world=0), outcomes, "unemployment_rate")
    assert table["difference"].tolist() == pytest.approx([0, 0.2, 0.4, 0.6, 0.8])
    assert table["low"].tolist() == pytest.approx(table["high"].tolist())
    assert (table["pairs"] == 3).all()


def test_response_to_another_reference():
    experiments, outcomes = make_sweep(GRID, {"focus": line(0.9)}, seeds=2)
    table = response(experiments.assign(world=0), outcomes, "unemployment_rate", reference=0.9)
    assert table["difference"].tolist() == pytest.approx([-0.4, -0.2, 0, 0.2, 0.4])


def test_response_needs_a_lever():
    with pytest.raises(AnalysisError, match="varies no lever"):
        response(*sweep(line(0.9)), "unemployment_rate")
