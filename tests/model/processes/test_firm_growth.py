"""Growth: wishes by hand, noise without bias."""

from dataclasses import replace

import numpy as np
import pytest
from small import INDUSTRY, IT, firms

from ruhrsim.common.draws import Draws
from ruhrsim.model.processes import firm_growth
from ruhrsim.model.processes.firm_growth import FirmGrowth
from ruhrsim.regions.sectors import N_SECTORS

P = replace(FirmGrowth(), youth=0.0)
QUIET = replace(P, noise=0.0)
ZERO = np.zeros((2, N_SECTORS))


def test_neutral_conditions_leave_wishes_alone():
    three = firms()
    firm_growth.grow_wishes(three, ZERO, ZERO, 0.0, 1, QUIET, Draws(1))
    assert np.exp(three.log_target) == pytest.approx([10.0, 2.0, 100.0])


def test_drift_reaches_the_right_cell_only():
    three, drift = firms(), ZERO.copy()
    drift[0, IT] = 0.4
    firm_growth.grow_wishes(three, drift, ZERO, 0.0, 1, QUIET, Draws(1))
    assert np.exp(three.log_target) == pytest.approx([10.0, 2.0 * np.exp(0.1), 100.0])


def test_compensation_is_growth_of_a_quarter_and_drift_of_a_year():
    three = firms()
    firm_growth.grow_wishes(three, ZERO + 0.04, ZERO + 0.01, 0.0, 1, QUIET, Draws(1))
    assert np.exp(three.log_target) == pytest.approx(np.array([10.0, 2.0, 100.0]) * np.exp(0.01 + 0.01))


def test_means_of_sectors_are_weighted_by_jobs_by_hand():
    three = firms(sectors=[IT, IT, INDUSTRY], employees=[10.0, 5.0, 100.0], weight=np.array([1.0, 6.0, 1.0]))
    three.productivity[:] = [0.4, 0.0, -0.2]
    means = firm_growth.sector_means(three, 2)
    assert means[[IT, INDUSTRY]] == pytest.approx([0.1, -0.2])
    assert np.delete(means, [IT, INDUSTRY]) == pytest.approx(0.0)


def test_productivity_above_the_sectors_mean_grows_by_hand():
    three = firms(sectors=[IT, IT, INDUSTRY], employees=[10.0, 5.0, 100.0], weight=np.array([1.0, 6.0, 1.0]))
    three.productivity[:] = [0.4, 0.0, -0.2]
    firm_growth.grow_wishes(three, ZERO, ZERO, 0.0, 1, replace(QUIET, productivity=0.08), Draws(1))
    grown = three.log_target - np.log([10.0, 5.0, 100.0])
    assert grown == pytest.approx([0.02 * 0.3, -0.02 * 0.1, 0.0])


def test_a_sector_that_learns_as_a_whole_grows_no_faster():
    three = firms()
    three.productivity[:] = 0.5
    firm_growth.grow_wishes(three, ZERO, ZERO, 0.0, 1, replace(QUIET, productivity=0.08), Draws(1))
    assert np.exp(three.log_target) == pytest.approx([10.0, 2.0, 100.0])


def test_firms_lower_a_wish_they_could_not_fill_by_hand():
    """A quarter of the way from twice its size to the gap of a firm at rest; entrants without staff keep theirs."""
    wish = np.log([20.0, 3.0])
    firm_growth.adapt_wishes(wish, np.array([10.0, 0.0]), 0.06, replace(P, adapt=0.25))
    assert wish == pytest.approx([np.log(20.0) + 0.25 * (0.06 - np.log(2.0)), np.log(3.0)])


def test_each_sector_has_its_own_gap_at_rest():
    three, gap = firms(), np.zeros(N_SECTORS)
    gap[IT] = 0.1
    firm_growth.grow_wishes(three, ZERO, ZERO, gap, 1, replace(QUIET, adapt=0.5), Draws(1))
    assert three.log_target - np.log([10.0, 2.0, 100.0]) == pytest.approx([0.0, 0.05, 0.0])


def test_wishes_that_do_not_adapt_stay_open():
    wish = np.log([20.0, 3.0])
    firm_growth.adapt_wishes(wish, np.array([10.0, 0.0]), 0.06, replace(P, adapt=0.0))
    assert wish == pytest.approx(np.log([20.0, 3.0]))


def test_noise_does_not_move_the_mean_size():
    many = firms(towns=[0] * 200_000, sectors=[IT] * 200_000, employees=[1.0] * 200_000)
    firm_growth.grow_wishes(many, ZERO, ZERO, 0.0, 1, P, Draws(1))
    error = 0.17 / np.sqrt(200_000)
    assert np.exp(many.log_target).mean() == pytest.approx(1.0, abs=5 * error)


def test_large_firms_are_calmer():
    assert firm_growth.noise_scale(np.array([1.0, 1000.0]), P) == pytest.approx([0.12, 0.12 * 1000.0**-0.2])


def test_the_young_grow_faster():
    growth = firm_growth.youth_growth(np.array([0.0, 15.0]), replace(P, youth=0.1, youth_years=15.0))
    assert growth == pytest.approx([0.1, 0.1 / np.e])
