"""Morris and Sobol on Ishigami's function, whose indices are known."""

import numpy as np
import pandas as pd
import pytest
from made_sweeps import make_sweep, uniform_points
from SALib.sample import morris as morris_sample
from SALib.sample import sobol as sobol_sample

from ruhrsim.analysis.morris import morris
from ruhrsim.analysis.sobol import sobol
from ruhrsim.analysis.worlds import AnalysisError

NAMES = ["group.one", "group.two", "group.three"]
PROBLEM = {"num_vars": 3, "names": NAMES, "bounds": [[-np.pi, np.pi]] * 3}
FIRST = {"group.one": 0.3139, "group.two": 0.4424, "group.three": 0.0}
TOTAL = {"group.one": 0.5576, "group.two": 0.4424, "group.three": 0.2437}


def ishigami(points: pd.DataFrame) -> pd.Series:
    """Ishigami and Homma (1990) with a = 7, b = 0.1."""
    one, two, three = (points[name] for name in NAMES)
    return np.sin(one) + 7 * np.sin(two) ** 2 + 0.1 * three**4 * np.sin(one)


def sobol_points(n: int = 1024, second_order: bool = True) -> pd.DataFrame:
    return pd.DataFrame(
        sobol_sample.sample(PROBLEM, n, calc_second_order=second_order, seed=1), columns=NAMES
    )


def morris_points(n: int = 200) -> pd.DataFrame:
    return pd.DataFrame(morris_sample.sample(PROBLEM, n, num_levels=4, seed=1), columns=NAMES)


@pytest.mark.parametrize("second_order", [True, False])
def test_sobol_finds_ishigami_s_indices(second_order):
    """Saltelli et al. (2010): error below 0.05 at this size; the analytical values lie in the intervals."""
    sweep = make_sweep(sobol_points(second_order=second_order), {"focus": ishigami})
    table = sobol(*sweep, "unemployment_rate").set_index("factor")
    for name in NAMES:
        assert table.loc[name, "first"] == pytest.approx(FIRST[name], abs=0.05)
        assert table.loc[name, "total"] == pytest.approx(TOTAL[name], abs=0.05)
        assert table.loc[name, "total_low"] - 0.02 <= TOTAL[name] <= table.loc[name, "total_high"] + 0.02
    assert list(table.index) == ["group.one", "group.two", "group.three"]
    assert (table["blocks"] == 1024).all()


def test_morris_ranks_ishigami_as_published():
    """Analytical μ* over the 4-level grid: 7.87 for the second, 0 for μ of the third (SALib's own tests)."""
    table = morris(*make_sweep(morris_points(1000), {"focus": ishigami}), "unemployment_rate").set_index(
        "factor"
    )
    assert table.loc["group.two", "mu_star"] == pytest.approx(7.875, rel=0.001)
    assert table.loc["group.one", "mu_star"] == pytest.approx(7.7, abs=0.3)
    assert table.loc["group.three", "mu_star"] == pytest.approx(6.25, abs=0.3)
    assert abs(table.loc["group.three", "mu"]) < 0.6
    assert (table["trajectories"] == 1000).all()
    assert (table["low"] <= table["mu_star"]).all()
    assert (table["mu_star"] <= table["high"]).all()


def test_a_linear_effect_is_told_over_the_whole_range():
    points = morris_points(10)
    sweep = make_sweep(points, {"focus": lambda p: 3.0 * p["group.one"] - p["group.two"]})
    table = morris(*sweep, "unemployment_rate").set_index("factor")
    assert table.loc["group.one", "mu"] == pytest.approx(6 * np.pi)
    assert table.loc["group.two", "mu"] == pytest.approx(-2 * np.pi)
    assert table.loc["group.three", "mu_star"] == 0
    assert table["sigma"].to_numpy() == pytest.approx(0.0, abs=1e-9)


def test_columns_in_another_order_give_the_same_indices():
    points = sobol_points(256)
    given = sobol(*make_sweep(points, {"focus": ishigami}), "unemployment_rate")
    turned = sobol(*make_sweep(points[NAMES[::-1]], {"focus": ishigami}), "unemployment_rate")
    pd.testing.assert_frame_equal(given, turned)


def test_a_difference_is_explained_against_a_baseline():
    answers = {
        "status_quo": lambda p: 100 * p["group.three"],
        "focus": lambda p: 100 * p["group.three"] + ishigami(p),
    }
    table = sobol(*make_sweep(sobol_points(512), answers), "unemployment_rate", baseline="status_quo")
    assert set(table["strategy"]) == {"focus"}
    assert table.set_index("factor").loc["group.two", "first"] == pytest.approx(FIRST["group.two"], abs=0.05)


@pytest.mark.parametrize(
    ("analysis", "points", "blocks"), [(sobol, sobol_points(64), 63), (morris, morris_points(20), 19)]
)
def test_a_failed_world_leaves_its_block_out(analysis, points, blocks):
    experiments, outcomes = make_sweep(points, {"focus": ishigami})
    table = analysis(experiments, outcomes[outcomes["experiment"] != 9], "unemployment_rate")
    assert (table[table.columns[-1]] == blocks).all()


@pytest.mark.parametrize(("analysis", "kind"), [(sobol, "sobol"), (morris, "morris")])
@pytest.mark.parametrize(
    "points", [uniform_points(40, a__a=(0, 1), b__b=(0, 1), c__c=(0, 1)), morris_points(16)[:63]]
)
def test_another_sample_is_refused_with_the_way_out(analysis, kind, points):
    with pytest.raises(AnalysisError, match=f"no {kind} sample; sample them with"):
        analysis(*make_sweep(points, {"focus": lambda p: p.sum(axis=1)}), "unemployment_rate")


def test_morris_is_no_sobol_sample():
    with pytest.raises(AnalysisError, match="no sobol sample"):
        sobol(*make_sweep(morris_points(8), {"focus": ishigami}), "unemployment_rate")


def test_an_indicator_that_never_moves_has_no_indices():
    with pytest.raises(AnalysisError, match="same in every world"):
        sobol(*make_sweep(sobol_points(16), {"focus": lambda p: 0.0 * p["group.one"]}), "unemployment_rate")
