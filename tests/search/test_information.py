"""The value of information against answers worked out by hand, and what chance alone shows.

With gains of 0 and a·θ, θ standard normal, knowing θ is worth a/√(2π).
"""

import numpy as np
import pytest

from ruhrsim.search.information import by_number, value_of_information

WORLDS = 400


def table(slopes, noise=0.02, worlds=WORLDS, seed=0):
    rng = np.random.default_rng(seed)
    numbers = {f"number_{n:02d}": rng.normal(size=worlds) for n in range(20)}
    second = sum(slope * numbers[name] for name, slope in slopes.items()) + noise * rng.normal(size=worlds)
    gains = np.stack([np.zeros(worlds), second - second.mean()])
    return value_of_information(gains, numbers, seed).set_index("number")


@pytest.mark.parametrize("worth", [0.004, 0.008])
def test_a_planted_worth_is_recovered(worth):
    found = table({"number_07": worth * np.sqrt(2 * np.pi)}, noise=0.01)
    assert found.loc["number_07", "value"] == pytest.approx(worth, rel=0.25)
    assert found.loc["number_07", "tells"]
    assert found["tells"].sum() == 1


def test_two_numbers_at_once_are_both_found():
    found = table({"number_03": 0.01, "number_11": 0.02}, noise=0.005)
    assert list(found.index[:2]) == ["number_11", "number_03"]
    assert set(found.index[found["tells"]]) == {"number_03", "number_11"}


def test_where_no_number_counts_none_tells():
    tellings = [table({}, seed=seed, worlds=100)["tells"].any() for seed in range(10)]
    assert sum(tellings) <= 2  # one of twenty by construction


def test_chance_alone_shows_worth_that_is_told():
    found = table({}, worlds=60)
    assert (found["raw"] > 0).any()
    assert (found["best_chance"] >= found["chance"]).all()


def test_one_number_is_worth_no_more_than_everything():
    found = table({"number_07": 0.02})
    assert found["value"].max() <= found["everything"].iloc[0]


def test_numbers_that_do_not_differ_are_left_out():
    gains = np.stack([np.zeros(30), np.random.default_rng(0).normal(size=30)])
    worlds = {"same": np.ones(30), "other": np.arange(30.0)}
    assert value_of_information(gains, worlds, 0)["number"].tolist() == ["other"]


def test_worlds_are_read_number_by_number():
    worlds = [{"land": {"renewal": 0.1}}, {"land": {"renewal": 0.2}}]
    assert by_number(worlds)["land.renewal"].tolist() == [0.1, 0.2]
