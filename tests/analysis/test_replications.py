"""How many seeds are enough, on made-up luck of known spread."""

import numpy as np
import pandas as pd
import pytest
from made_sweeps import make_sweep

from ruhrsim.analysis.replications import replications, seeds_needed
from ruhrsim.analysis.worlds import AnalysisError

POINTS = pd.DataFrame({"land.renewal": np.arange(200.0)})


def sweep_with_own_luck(sd: float, seeds: int):
    """Return a sweep in which only `focus` has luck, of this spread."""
    experiments, outcomes = make_sweep(
        POINTS,
        {"status_quo": lambda p: 0 * p["land.renewal"], "focus": lambda p: 0 * p["land.renewal"]},
        seeds=seeds,
    )
    rng = np.random.default_rng(0)
    own = outcomes["experiment"] >= len(POINTS)
    luck = sd * rng.standard_normal(len(outcomes)) * own
    return experiments, outcomes.assign(unemployment_rate=luck)


def test_widths_follow_the_spread():
    table = replications(*sweep_with_own_luck(0.1, 10), "unemployment_rate").set_index("seeds")
    assert table["sd"].iloc[0] == pytest.approx(0.1, rel=0.1)
    assert table.loc[10, "width"] == pytest.approx(1.8331 * 0.1 / np.sqrt(10), rel=0.1)
    assert table.loc[10, "measured"] == pytest.approx(table.loc[10, "width"], rel=0.05)
    assert table["measured"].loc[11:].isna().all()
    assert table.index.max() == 40


def test_luck_shared_by_both_strategies_costs_no_seeds():
    table = replications(
        *make_sweep(
            POINTS,
            {"a": lambda p: p["land.renewal"], "b": lambda p: 2 * p["land.renewal"]},
            seeds=4,
            noise=5.0,
        ),
        "unemployment_rate",
    )
    assert table["width"].to_numpy() == pytest.approx(0.0, abs=1e-9)


def test_a_single_strategy_gives_the_width_of_its_level():
    table = replications(
        *make_sweep(POINTS, {"a": lambda p: 0 * p["land.renewal"]}, seeds=5, noise=2.0), "unemployment_rate"
    )
    assert table["sd"].iloc[0] == pytest.approx(2.0, rel=0.1)


def test_one_seed_has_no_width():
    with pytest.raises(AnalysisError, match="2 or more"):
        replications(*make_sweep(POINTS, {"a": lambda p: p["land.renewal"]}), "unemployment_rate")


@pytest.mark.parametrize(("target", "n"), [(0.1, 5), (0.03, 32), (1e-9, 1000)])
def test_seeds_needed_by_hand(target, n):
    """sd 0.1: t(4) · 0.1 / √5 = 0.0953, t(3) · 0.1 / √4 = 0.1177."""
    assert seeds_needed(0.1, target) == n
