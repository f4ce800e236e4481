"""Worker stocks: accounts by hand on two towns."""

import numpy as np
import pytest

from ruhrsim.model.state.labour import Labour


def world():
    """Two towns and the outside, two sectors; homes are rows, workplaces columns."""
    employed = np.array(
        [
            [[100.0, 40.0], [20.0, 30.0], [10.0, 5.0]],
            [[30.0, 10.0], [80.0, 60.0], [5.0, 5.0]],
            [[10.0, 5.0], [8.0, 2.0], [0.0, 0.0]],
        ]
    )
    return Labour(employed, np.array([[10.0, 8.0], [20.0, 10.0]]), np.array([15.0, 20.0]))


def shares(value):
    return np.full((3, 2), value)


def test_residents_by_hand():
    assert world().n_towns == 2
    assert world().employed_residents() == pytest.approx([205.0, 190.0])
    assert world().labour_force() == pytest.approx([205.0 + 18.0 + 15.0, 190.0 + 30.0 + 20.0])


def test_jobs_count_commuters_from_outside():
    assert world().jobs() == pytest.approx(np.array([[140.0, 55.0], [108.0, 92.0]]))


def test_former_sectors_are_shares():
    assert world().unemployed_mix() == pytest.approx(np.array([[10 / 18, 8 / 18], [2 / 3, 1 / 3]]))


def test_the_jobless_stay_in_the_labour_force_the_retired_do_not():
    labour = world()
    before = labour.labour_force()
    retired = labour.separate(shares(0.1), shares(0.02))
    assert labour.labour_force() == pytest.approx(before - retired)


def test_separation_reaches_the_right_sector():
    labour, losing = world(), shares(0.0)
    losing[0, 1] = 0.5
    labour.separate(losing, shares(0.0))
    assert labour.unemployed == pytest.approx(np.array([[10.0, 8.0 + 20.0], [20.0, 10.0 + 5.0]]))
    assert labour.jobs() == pytest.approx(np.array([[140.0, 27.5], [108.0, 92.0]]))


def test_no_separation_changes_nothing():
    labour = world()
    assert labour.separate(shares(0.0), shares(0.0)) == pytest.approx(0.0)
    assert labour.employed == pytest.approx(world().employed)


def test_residents_outside_do_not_become_the_regions_unemployed():
    labour = world()
    labour.employed[:-1] = 0.0
    labour.separate(shares(1.0), shares(0.0))
    assert labour.unemployed == pytest.approx(world().unemployed)


def test_moved_jobs_keep_the_mix_of_homes():
    labour = world()
    labour.move_jobs(np.array([0]), np.array([1]), np.array([0]), np.array([14.0]))
    assert labour.employed[:, 0, 0] == pytest.approx([90.0, 27.0, 9.0])
    assert labour.employed[:, 1, 0] == pytest.approx([30.0, 83.0, 9.0])


def test_no_moves_change_nothing():
    labour, nobody = world(), np.array([], dtype=int)
    labour.move_jobs(nobody, nobody, nobody, np.array([]))
    assert labour.employed == pytest.approx(world().employed)


def with_long_term(share=0.25):
    labour = world()
    labour.long_term = share * labour.unemployed
    return labour


def test_nobody_is_long_term_unemployed_unless_told():
    assert world().long_term == pytest.approx(0.0)
    assert world().searching(0.2) == pytest.approx(world().unemployed)


def test_search_of_the_unemployed_by_hand():
    """A quarter of them searches half as much: seven eighths in all."""
    assert with_long_term().searching(0.5) == pytest.approx(0.875 * world().unemployed)


def test_shares_of_both_pools_leave_by_hand():
    labour = with_long_term()
    labour.leave_unemployment(np.full((2, 2), 0.4), np.full((2, 2), 0.2))
    assert labour.long_term == pytest.approx(0.2 * world().unemployed)
    assert labour.unemployed == pytest.approx((0.75 * 0.6 + 0.2) * world().unemployed)


def test_a_year_without_work_makes_long_term_unemployed_and_nobody_new():
    labour = with_long_term()
    labour.become_long_term(np.full((2, 2), 0.2))
    assert labour.long_term == pytest.approx(0.4 * world().unemployed)
    assert labour.unemployed == pytest.approx(world().unemployed)


def test_newcomers_are_short_term_and_leavers_of_both_kinds_by_hand():
    labour = with_long_term()
    labour.migrate(np.array([1.8, -3.0]))
    assert labour.unemployed == pytest.approx(np.array([[11.0, 8.8], [18.0, 9.0]]))
    assert labour.long_term == pytest.approx(np.array([[2.5, 2.0], [4.5, 2.25]]))
