"""Pairing of runs by world and seed."""

import numpy as np
import pandas as pd
import pytest
from made_sweeps import make_sweep, uniform_points

from ruhrsim.analysis import worlds
from ruhrsim.analysis.worlds import AnalysisError

POINTS = pd.DataFrame({"land.renewal": [0.0, 1.0, 2.0]})
ANSWERS = {"status_quo": lambda p: p["land.renewal"], "focus": lambda p: p["land.renewal"] - 0.5}


@pytest.fixture
def sweep():
    return make_sweep(POINTS, ANSWERS, seeds=2, noise=1.0)


def with_lever(sweep):
    """Return the sweep with every experiment once more under a lever that adds 10."""
    experiments, outcomes = sweep
    more = experiments.assign(experiment=experiments["experiment"] + 100, lever=2.0)
    later = outcomes.assign(
        experiment=outcomes["experiment"] + 100, unemployment_rate=outcomes["unemployment_rate"] + 10
    )
    renamed = pd.concat([experiments.assign(lever=1.0), more]).rename(
        columns={"lever": "strategy.cooperation"}
    )
    return renamed, pd.concat([outcomes, later])


def test_pairing_takes_out_the_luck_of_a_world_and_seed(sweep):
    runs = worlds.run_values(*sweep, "unemployment_rate")
    assert worlds.seed_differences(runs, "focus", "status_quo").to_numpy() == pytest.approx([-0.5] * 6)


def test_world_values_are_means_over_seeds(sweep):
    runs = worlds.run_values(*sweep, "unemployment_rate")
    rows = runs.query("strategy == 'focus' and world == 1")["value"]
    assert worlds.world_values(runs, "focus")[1] == pytest.approx(rows.mean())


def test_a_failed_run_leaves_its_pair_out(sweep):
    experiments, outcomes = sweep
    gone = outcomes.drop(outcomes.query("experiment == 0 and seed == 1").index)
    pairs = worlds.seed_differences(
        worlds.run_values(experiments, gone, "unemployment_rate"), "focus", "status_quo"
    )
    assert (0, 1) not in pairs.index
    assert len(pairs) == 5


def test_factors_are_sorted_into_levers_and_uncertainties(sweep):
    experiments, _ = with_lever(sweep)
    assert worlds.levers(experiments) == ["strategy.cooperation"]
    assert list(worlds.uncertainties(experiments)) == ["land.renewal"]


def test_a_constant_column_is_no_factor(sweep):
    assert worlds.factors(sweep[0].assign(constant=1.0)) == ["land.renewal"]


def test_a_lever_makes_strategies_of_its_own(sweep):
    runs = worlds.run_values(*with_lever(sweep), "unemployment_rate")
    assert set(runs["strategy"]) == {
        f"{name}, strategy.cooperation = {value}" for name in ANSWERS for value in (1, 2)
    }
    pairs = worlds.seed_differences(
        runs, "focus, strategy.cooperation = 2", "status_quo, strategy.cooperation = 1"
    )
    assert pairs.to_numpy() == pytest.approx([9.5] * 6)


def test_the_first_and_the_last_strategy_are_compared_by_default(sweep):
    runs = worlds.run_values(*sweep, "unemployment_rate")
    assert worlds.choose_strategies(runs, None, None) == ("focus", "status_quo")
    assert worlds.choose_strategies(runs, "status_quo", None) == ("status_quo", "focus")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"indicator": "unemployment"}, "did you mean 'unemployment_rate'"),
        ({"indicator": "unemployment_rate", "year": 2031}, "2030, 2045"),
    ],
)
def test_unknown_indicator_and_year_name_the_way_out(sweep, arguments, words):
    with pytest.raises(AnalysisError, match=words):
        worlds.run_values(*sweep, **arguments)


def test_unknown_baseline_and_a_single_strategy_name_the_way_out(sweep):
    runs = worlds.run_values(*sweep, "unemployment_rate")
    with pytest.raises(AnalysisError, match="did you mean 'status_quo'"):
        worlds.choose_strategies(runs, None, "statusquo")
    with pytest.raises(AnalysisError, match="add a scenario"):
        worlds.choose_strategies(runs[runs["strategy"] == "focus"], None, None)


def test_the_margin_is_student_s():
    assert worlds.t_margin(2.0, 4) == pytest.approx(2.353363 * 2.0 / 2.0, rel=1e-5)
    assert np.isnan(worlds.t_margin(2.0, 1))


def test_points_are_even():
    assert uniform_points(50, land__renewal=(1, 2))["land.renewal"].between(1, 2).all()
