"""Fronts and hypervolumes against numbers worked out by hand."""

import numpy as np
import pytest

from ruhrsim.search.fronts import best_first, crowding, hypervolume, not_dominated, ranks, spread_out

POINTS = np.array([[0.0, 3.0], [1.0, 1.0], [3.0, 0.0], [2.0, 2.0], [3.0, 3.0]])


def test_what_nothing_beats_is_on_the_front():
    assert not_dominated(POINTS).tolist() == [True, True, True, False, False]


def test_equal_points_do_not_beat_each_other():
    assert not_dominated(np.array([[1.0, 1.0], [1.0, 1.0]])).all()


def test_ranks_peel_front_after_front():
    assert ranks(POINTS).tolist() == [0, 0, 0, 1, 2]


def test_the_ends_of_a_front_are_loneliest():
    assert crowding(POINTS[:3]).tolist() == [np.inf, 2.0, np.inf]


def test_the_best_come_first():
    assert best_first(POINTS).tolist() == [0, 2, 1, 3, 4]


def test_a_front_is_thinned_where_it_is_crowded():
    front = np.array([[0.0, 4.0], [1.0, 3.0], [1.1, 2.9], [4.0, 0.0]])
    assert spread_out(front, 3).tolist() in ([0, 1, 3], [0, 2, 3])


def test_the_hypervolume_of_two_aims_is_a_sum_of_rectangles():
    # Up to (4, 4): 4 x 1, then 3 x 2, then 1 x 1.
    assert hypervolume(POINTS, np.array([4.0, 4.0])) == pytest.approx(4 * 1 + 3 * 2 + 1 * 1)


def test_the_hypervolume_of_three_aims_is_one_of_boxes():
    points = np.array([[0.0, 1.0, 1.0], [1.0, 0.0, 0.0]])
    # Boxes of 2 x 1 x 1 and 1 x 2 x 2 share 1 x 1 x 1.
    assert hypervolume(points, np.array([2.0, 2.0, 2.0])) == pytest.approx(2 + 4 - 1)


def test_points_beyond_the_reference_count_for_nothing():
    assert hypervolume(np.array([[5.0, 0.0]]), np.array([4.0, 4.0])) == 0.0
