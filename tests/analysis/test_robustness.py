"""Regret and satisficing on worlds that can be counted by hand."""

import numpy as np
import pandas as pd
import pytest
from made_sweeps import make_sweep, merge_indicators, uniform_points

from ruhrsim.analysis.robustness import TOGETHER, regret, robustness, share_interval
from ruhrsim.analysis.worlds import AnalysisError

POINTS = pd.DataFrame({"land.renewal": [0.0, 1.0, 2.0, 3.0]})
RATES = {
    "status_quo": lambda p: 10 + p["land.renewal"],
    "focus": lambda p: 9 + 1.5 * p["land.renewal"],
    "spread": lambda p: 10.5 + 0.5 * p["land.renewal"],
}
"""Rates by world: status quo 10 11 12 13, focus 9 10.5 12 13.5, spread 10.5 11 11.5 12."""
JOBS = {
    "status_quo": lambda p: 100 + 0 * p["land.renewal"],
    "focus": lambda p: 101 - p["land.renewal"],
    "spread": lambda p: 99 + p["land.renewal"],
}


def by_strategy(table: pd.DataFrame, indicator: str) -> pd.DataFrame:
    return table[table["indicator"] == indicator].set_index("strategy")


@pytest.fixture(scope="module")
def table():
    sweep = merge_indicators(
        make_sweep(POINTS, RATES, seeds=3, noise=1.0), make_sweep(POINTS, JOBS, indicator="jobs", seeds=3)
    )
    return robustness(*sweep)


def test_regret_by_hand(table):
    rates = by_strategy(table, "unemployment_rate")
    assert rates["max_regret"].to_dict() == pytest.approx({"status_quo": 1.0, "focus": 1.5, "spread": 1.5})
    assert rates["mean_regret"].to_dict() == pytest.approx(
        {
            "status_quo": (1 + 0.5 + 0.5 + 1) / 4,
            "focus": (0 + 0 + 0.5 + 1.5) / 4,
            "spread": (1.5 + 0.5 + 0 + 0) / 4,
        }
    )
    assert rates["best"].to_dict() == {"status_quo": 0.0, "focus": 0.5, "spread": 0.5}


def test_more_jobs_are_better_and_fewer_unemployed():
    levels = pd.DataFrame({"a": [1.0, 5.0], "b": [2.0, 3.0]})
    assert regret(levels, "lower").to_numpy().tolist() == [[0, 1], [2, 0]]
    assert regret(levels, "higher").to_numpy().tolist() == [[1, 0], [0, 2]]


def test_the_best_somewhere_has_no_regret_there():
    rng = np.random.default_rng(0)
    levels = pd.DataFrame(rng.normal(size=(50, 4)))
    found = regret(levels, "higher")
    assert (found.min(axis=1) == 0).all()
    assert (found >= 0).all().all()


def test_satisficing_is_at_least_as_good_as_the_baseline_in_the_same_world(table):
    rates = by_strategy(table, "unemployment_rate")
    assert rates["satisfied"].to_dict() == {"status_quo": 1.0, "focus": 0.75, "spread": 0.75}
    assert rates["better"].to_dict() == {"status_quo": 0.0, "focus": 0.5, "spread": 0.5}
    together = by_strategy(table, TOGETHER)
    assert together["satisfied"].to_dict() == {"status_quo": 1.0, "focus": 0.5, "spread": 0.75}


def test_a_threshold_replaces_the_baseline():
    table = robustness(
        *make_sweep(POINTS, RATES), ["unemployment_rate"], thresholds={"unemployment_rate": 11.0}
    )
    assert by_strategy(table, "unemployment_rate")["satisfied"].to_dict() == {
        "status_quo": 0.5,
        "focus": 0.5,
        "spread": 0.5,
    }
    assert (table["threshold"] == 11.0).all()


def test_luck_of_all_strategies_alike_is_no_chance(table):
    assert by_strategy(table, "unemployment_rate")["chance"].to_numpy() == pytest.approx(0.0, abs=1e-9)


def test_differences_carry_the_interval_over_worlds(table):
    row = by_strategy(table, "unemployment_rate").loc["focus"]
    values = np.array([-1.0, -0.5, 0.0, 0.5])
    margin = 2.353363 * values.std(ddof=1) / 2
    assert row["difference"] == pytest.approx(-0.25)
    assert (row["difference_low"], row["difference_high"]) == pytest.approx(
        (-0.25 - margin, -0.25 + margin), rel=1e-5
    )


def test_a_world_that_failed_for_one_strategy_counts_for_none():
    experiments, outcomes = make_sweep(POINTS, RATES)
    table = robustness(experiments, outcomes[outcomes["experiment"] != 2], ["unemployment_rate"])
    assert (table["worlds"] == 3).all()


def test_wilson_s_interval_by_hand():
    """10 of 20 with z = 1.645: 0.5 ± 0.1726."""
    low, high = share_interval(10, 20)
    assert (low, high) == pytest.approx((0.3274, 0.6726), abs=1e-4)
    assert share_interval(0, 20)[0] == 0.0


def test_nothing_to_judge_by_names_the_way_out():
    sweep = make_sweep(
        uniform_points(5, a__a=(0, 1)),
        {"x": lambda p: p["a.a"], "y": lambda p: p["a.a"]},
        indicator="population",
    )
    with pytest.raises(AnalysisError, match="choose from unemployment_rate"):
        robustness(*sweep, ["population"])
