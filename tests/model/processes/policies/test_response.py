"""Response: relatedness density, strength and what a euro does, by hand."""

import numpy as np
import pytest

from ruhrsim.model.processes.policies.response import relatedness_density, response, strength

QUOTIENTS = np.array([[4.0, 1.0, 0.5], [0.25, 1.0, 2.0]])
RELATED = np.array([[1.0, 0.6, 0.2], [0.6, 1.0, 0.3], [0.2, 0.3, 1.0]])


def test_density_leaves_the_own_sector_out():
    density = relatedness_density(QUOTIENTS, RELATED)
    assert density[0, 0] == pytest.approx((0.6 * 1.0 + 0.2 * 0.5) / 0.8)
    assert density[1, 2] == pytest.approx((0.2 * 0.25 + 0.3 * 1.0) / 0.5)


def test_a_town_like_the_region_has_strength_one_everywhere():
    assert strength(np.ones((2, 3)), RELATED, 0.5) == pytest.approx(1.0)


def test_strength_is_the_own_quotient_or_density_or_a_mix():
    assert strength(QUOTIENTS, RELATED, 0.0) == pytest.approx(QUOTIENTS)
    assert strength(QUOTIENTS, RELATED, 1.0) == pytest.approx(relatedness_density(QUOTIENTS, RELATED))
    assert strength(QUOTIENTS, RELATED, 0.5)[0, 0] == pytest.approx(np.sqrt(4.0 * 0.875))


@pytest.mark.parametrize(
    ("deadweight", "expected"), [(0.33, [0.776, 1.0, 1.081, 1.114]), (0.5, [8 / 9, 1.0, 0.96, 8 / 9])]
)
def test_one_number_spans_rise_and_hump(deadweight, expected):
    r = response(np.array([0.5, 1.0, 1.5, 2.0]), deadweight, 1.0, 1.0)
    assert r / r[1] == pytest.approx(expected, abs=1e-3)


def test_without_a_slope_capability_alone_counts():
    r = response(np.array([0.5, 1.0, 2.0]), 0.6, 0.0, 1.0)
    assert r / r[1] == pytest.approx([2 / 3, 1.0, 4 / 3])


def test_nothing_additional_is_left_where_all_would_exist_anyway():
    assert response(np.array([1e6]), 0.6, 1.0, 1.0) == pytest.approx(0.0)


def test_at_weight_zero_a_euro_does_the_same_everywhere():
    assert response(np.array([0.1, 1.0, 7.0]), 0.33, 1.0, 0.0) == pytest.approx(1.0)
