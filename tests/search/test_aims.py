"""How strategies are judged over worlds, by hand on two strategies in four worlds."""

import numpy as np
import pytest

from ruhrsim.model.indicators import REGION_INDICATORS
from ruhrsim.search.aims import AIMS, loss, statistic

DIFFERENCES = np.array([[-1.0, -1.0, -1.0, 3.0], [0.0, -2.0, 0.0, 0.0]])


def test_the_mean_is_that_over_worlds():
    assert statistic("mean", DIFFERENCES, "lower").tolist() == [0.0, -0.5]


def test_the_tenth_percentile_is_at_the_bad_end():
    assert statistic("tenth_percentile", DIFFERENCES, "lower")[0] == pytest.approx(
        np.quantile(DIFFERENCES[0], 0.9)
    )
    assert statistic("tenth_percentile", DIFFERENCES, "higher")[0] == pytest.approx(
        np.quantile(DIFFERENCES[0], 0.1)
    )


def test_regret_is_the_distance_to_the_best_of_each_world():
    assert statistic("regret", DIFFERENCES, "lower").tolist() == [(0 + 1 + 0 + 3) / 4, (1 + 0 + 1 + 0) / 4]


def test_worlds_that_were_not_met_do_not_count():
    assert statistic("mean", np.array([[1.0, np.nan, 3.0]]), "lower").tolist() == [2.0]


def test_losses_count_less_as_better():
    assert loss("mean", np.array([5.0]), "higher").tolist() == [-5.0]
    assert loss("regret", np.array([5.0]), "higher").tolist() == [5.0]


def test_aims_are_those_that_a_policymaker_may_have():
    assert list(AIMS) == [
        "unemployment_rate", "jobs", "town_inequality", "worst_town", "graduates_kept", "tax_revenue", "cost",
    ]  # fmt: skip
    assert all(
        REGION_INDICATORS[aim.key].better == aim.better for aim in AIMS.values() if aim.source == aim.key
    )
