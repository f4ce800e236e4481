"""PRIM finds a planted box, and says so when there is none."""

import numpy as np
import pytest
from made_sweeps import make_sweep, uniform_points

from ruhrsim.analysis.discovery import discover
from ruhrsim.analysis.worlds import AnalysisError

POINTS = uniform_points(
    300,
    theme_support__returns=(0.7, 1.2),
    theme_support__minimum_eur=(0, 5e6),
    land__renewal=(0, 0.02),
    relocation__cluster=(0, 1.5),
)
NOTHING = {"status_quo": lambda p: 0 * p["land.renewal"]}


def planted(p):
    """The strategy loses by one point where returns are low and programmes need little money."""
    return np.where((p["theme_support.returns"] < 0.9) & (p["theme_support.minimum_eur"] < 2e6), 1.0, -1.0)


@pytest.fixture(scope="module")
def found():
    """Return what is found about the planted box, shuffles included."""
    return discover(*make_sweep(POINTS, NOTHING | {"focus": planted}), "unemployment_rate")


@pytest.fixture
def no_shuffles(monkeypatch):
    """Leave the shuffles out, which take seconds."""
    monkeypatch.setattr("ruhrsim.analysis.discovery._chance", lambda factors, cases, score: 0.0)


@pytest.mark.slow
def test_a_planted_box_is_found(found):
    box = found.box.set_index("factor")
    assert found.reason == "found"
    assert set(box.index) == {"theme_support.returns", "theme_support.minimum_eur"}
    assert box.loc["theme_support.returns", "high"] == pytest.approx(0.9, abs=0.02)
    assert box.loc["theme_support.minimum_eur", "high"] == pytest.approx(2e6, rel=0.1)
    assert found.coverage > 0.9
    assert found.density > 0.9
    assert found.chance <= 0.05


def test_the_box_holds_the_worlds_that_it_says(no_shuffles):
    found = discover(*make_sweep(POINTS, NOTHING | {"focus": planted}), "unemployment_rate")
    inside = found.worlds[found.worlds["inside"]]
    assert inside["loses"].mean() == found.density
    assert inside["loses"].sum() / found.worlds["loses"].sum() == found.coverage
    for row in found.box.itertuples():
        assert inside[row.factor].between(row.low, row.high).all()


def test_higher_is_better_for_jobs(no_shuffles):
    found = discover(
        *make_sweep(POINTS, NOTHING | {"focus": lambda p: -planted(p)}, indicator="jobs"), "jobs"
    )
    assert found.reason == "found"
    assert found.losses == pytest.approx((planted(POINTS) > 0).mean())


@pytest.mark.parametrize("seed", range(3))
def test_chance_is_no_box(seed):
    luck = np.random.default_rng(seed).normal(size=len(POINTS))
    found = discover(*make_sweep(POINTS, NOTHING | {"focus": lambda p: luck}), "unemployment_rate")
    assert found.reason in ("chance", "not_dense")
    assert found.box.empty
    assert np.isnan(found.coverage)
    assert not found.worlds["inside"].any()


@pytest.mark.parametrize(("answer", "reason"), [(-1.0, "never"), (1.0, "always"), (0.0, "never")])
def test_one_sided_worlds_have_no_box(answer, reason):
    sweep = make_sweep(POINTS, NOTHING | {"focus": lambda p: answer + 0 * p["land.renewal"]})
    found = discover(*sweep, "unemployment_rate")
    assert found.reason == reason
    assert len(found.table()) == 1
    assert found.table()["result"].iloc[0] == reason


def test_strategies_can_change_places(no_shuffles):
    sweep = make_sweep(POINTS, NOTHING | {"focus": planted})
    turned = discover(*sweep, "unemployment_rate", strategy="status_quo", baseline="focus")
    assert turned.losses == pytest.approx((planted(POINTS) < 0).mean())


def test_too_few_worlds_name_the_way_out():
    with pytest.raises(AnalysisError, match="needs 20 worlds or more"):
        discover(*make_sweep(POINTS.head(10), NOTHING | {"focus": planted}), "unemployment_rate")


def test_an_indicator_without_a_better_is_refused():
    sweep = make_sweep(POINTS, NOTHING | {"focus": planted}, indicator="population")
    with pytest.raises(AnalysisError, match="unknown indicator 'population'"):
        discover(*sweep, "population")
