"""Naive forecasts: the errors that were measured before, and each rule by hand."""

import numpy as np
import pytest

from ruhrsim.analysis.forecast_scores import score
from ruhrsim.analysis.history import districts, history, learnt_history, outside, towns
from ruhrsim.analysis.naive_forecasts import NAIVE, naive_forecasts

YEARS = range(2008, 2017)
PLACES = districts(2007)
RULES = naive_forecasts(PLACES, 2007, YEARS)
OBSERVED = history(PLACES).loc[2008:2016].to_numpy()


def rmse(rule):
    return score(RULES[rule][None], OBSERVED).rmse


def test_every_rule_is_there_in_order():
    assert tuple(RULES) == NAIVE


@pytest.mark.parametrize(
    ("rule", "points"),
    [
        ("persistence", 1.62),
        ("gap_kept", 0.62),
        ("ratio_kept", 0.855),
        ("linear_answer", 0.43),
        ("gap_trend", 0.44),
    ],
)
def test_errors_of_the_fifteen_kreise_2008_to_2016(rule, points):
    """1.62 and, for a gap to official rates outside, 0.61 were found independently; per resident it was 0.91."""
    assert rmse(rule) == pytest.approx(points, abs=0.006)


def test_the_start_is_met_exactly():
    start = naive_forecasts(PLACES, 2007, [2007])
    for rule in NAIVE:
        assert start[rule][0] == pytest.approx(history(PLACES).loc[2007].to_numpy())


def test_gap_and_ratio_by_hand():
    before, after = outside(PLACES, 2007, [2007, 2016])
    duisburg = history(PLACES).loc[2007, "05112"]
    assert RULES["gap_kept"][-1, 0] == pytest.approx(duisburg + after - before)
    assert RULES["ratio_kept"][-1, 0] == pytest.approx(duisburg * after / before)


def test_the_linear_answer_leaves_errors_that_the_rate_outside_does_not_explain():
    change = outside(PLACES, 2007, YEARS) - outside(PLACES, 2007, [2007])
    assert change @ (OBSERVED - RULES["linear_answer"]) == pytest.approx(np.zeros(15), abs=1e-9)


def test_a_later_start_keeps_the_slopes_of_the_same_years():
    later = naive_forecasts(districts(2016), 2016, [2016, 2017])
    first, before, after = outside(PLACES, 2007, [2008, 2016, 2017])
    slope = (RULES["linear_answer"][-1] - RULES["linear_answer"][0]) / (before - first)
    step = after - before
    assert later["linear_answer"][1] - later["linear_answer"][0] == pytest.approx(step * slope)


def test_nothing_after_2016_is_learnt():
    for start in (2007, 2016):
        assert learnt_history(districts(start), start).index.max() == 2016
        assert learnt_history(towns(start), start).index.max() == 2016


def test_towns_in_points_are_unemployed_per_hundred_residents_of_the_start():
    place = towns(2007)
    assert history(place).loc[2007, "05112000"] == pytest.approx(10.5, abs=1.0)
    assert (history(place) * place.persons_per_point).loc[2010].sum() == pytest.approx(282418, abs=1)
