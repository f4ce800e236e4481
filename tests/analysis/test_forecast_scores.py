"""Scores by hand and against known answers."""

import numpy as np
import pytest

from ruhrsim.analysis.forecast_scores import crps, rank_correlation, score, skill

OBSERVED = np.array([[1.0, 2.0], [3.0, np.nan]])


def test_rmse_and_bias_of_a_point_forecast_by_hand():
    found = score(np.array([[[1.0, 4.0], [2.0, 9.0]]]), OBSERVED)
    assert found.rmse == pytest.approx(np.sqrt(5.0 / 3.0))
    assert found.bias == pytest.approx(1.0 / 3.0)
    assert found.n == 3


def test_crps_of_one_number_is_the_absolute_error():
    assert crps(np.array([[1.0, 5.0]]), np.array([3.0, 4.0])) == pytest.approx([2.0, 1.0])


def test_crps_of_two_draws_by_hand():
    """Draws 0 and 2 around 1: mean distance 1, less half the mean distance of pairs (0, 2, 2, 0)."""
    assert crps(np.array([[0.0], [2.0]]), np.array([1.0])) == pytest.approx([0.5])


def test_crps_of_a_normal_forecast():
    """At its centre it is sd · (sqrt(2 / pi) - 1 / sqrt(pi)) = 0.2337 sd."""
    draws = np.random.default_rng(1).normal(5.0, 2.0, (40_000, 1))
    assert crps(draws, np.array([5.0])) == pytest.approx([0.2337 * 2.0], rel=0.02)


def test_coverage_counts_what_lies_between_five_and_ninety_five_percent():
    draws = np.tile(np.linspace(0.0, 1.0, 101)[:, None, None], (1, 1, 4))
    assert score(draws, np.array([[0.04, 0.06, 0.94, 0.96]])).coverage90 == pytest.approx(0.5)


def test_an_honest_interval_covers_nine_tenths():
    rng = np.random.default_rng(2)
    draws, came = rng.normal(size=(2000, 1, 1000)), rng.normal(size=(1, 1000))
    assert score(draws, came).coverage90 == pytest.approx(0.9, abs=0.03)


def test_ranks_by_hand():
    assert rank_correlation(np.array([[1.0, 2.0, 9.0]]), np.array([[10.0, 20.0, 30.0]])) == pytest.approx(1.0)
    assert np.isnan(rank_correlation(np.array([[1.0, 2.0]]), np.array([[1.0, 2.0]])))


def test_skill_against_a_rival():
    assert skill(0.5, 1.0) == pytest.approx(0.5)
    assert skill(2.0, 1.0) == pytest.approx(-1.0)
    assert skill(0.5, 0.0) is None


def test_nothing_observed_is_no_score():
    with pytest.raises(ValueError, match="nothing observed"):
        score(np.ones((1, 1, 2)), np.full((1, 2), np.nan))
