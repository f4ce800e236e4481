"""Growth: drift by hand, noise without bias, closed form of vacancies and layoffs."""

from dataclasses import replace

import numpy as np
import pytest
from small import IT, firms

from ruhrsim.draws import Draws, make_slots
from ruhrsim.inputs.sectors import N_SECTORS
from ruhrsim.processes import firm_growth
from ruhrsim.processes.firm_growth import FirmGrowth

P = replace(FirmGrowth(), youth=0.0, selection=0.0)
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


def test_noise_does_not_move_the_mean_size():
    many = firms(towns=[0] * 200_000, sectors=[IT] * 200_000, employees=[1.0] * 200_000)
    firm_growth.grow_wishes(many, ZERO, ZERO, 0.0, 1, P, Draws(1))
    error = 0.17 / np.sqrt(200_000)
    assert np.exp(many.log_target).mean() == pytest.approx(1.0, abs=5 * error)


def test_large_firms_are_calmer():
    assert firm_growth.noise_scale(np.array([1.0, 1000.0]), P) == pytest.approx([0.12, 0.12 * 1000.0**-0.2])


def test_closed_form_of_staffing_agrees_with_draws():
    n, separation, gap = 400_000, 0.05, 0.03
    b = P.noise
    x = b * Draws(3).laplace("noise", make_slots(np.arange(n)))
    wanted = np.exp(gap + x) * (1.0 - b * b)
    vacancies, layoffs = firm_growth.expected_staffing(np.ones(1), np.full(1, gap), separation, P)
    assert vacancies[0] == pytest.approx(np.maximum(wanted - 0.95, 0.0).mean(), rel=0.01)
    assert layoffs[0] == pytest.approx(np.maximum(0.95 - wanted, 0.0).mean(), rel=0.02)


def test_a_sector_above_its_demand_is_pulled_down_by_hand():
    start = np.full((2, N_SECTORS), 100.0)
    jobs = start.copy()
    jobs[:, IT] = 120.0
    pull = firm_growth.demand_anchor(P, jobs, start, np.ones(N_SECTORS), np.ones(2), np.ones(2))
    assert pull[:, IT] == pytest.approx(-0.05 * np.log(1.2))
    assert np.delete(pull, IT, axis=1) == pytest.approx(0.0)


def test_local_services_follow_the_income_of_their_own_town():
    start = np.full((2, N_SECTORS), 100.0)
    pull = firm_growth.demand_anchor(P, start, start, np.ones(N_SECTORS), np.array([1.1, 1.0]), np.ones(2))
    assert pull[0, 8] == pytest.approx(0.5 * 0.6 * np.log(1.1))
    assert pull[1, 8] == pytest.approx(0.0)


def test_heavy_rows_split_without_changing_the_region():
    heavy = firms(employees=(400.0, 70.0, 5.0), weight=np.array([6.0, 20.0, 20.0]))
    firm_growth.split_heavy_rows(heavy, 0.05, 1)
    assert (heavy.weight * heavy.employees).sum() == pytest.approx(6 * 400 + 20 * 70 + 20 * 5)
    assert heavy.weight.sum() == pytest.approx(46.0)
    assert heavy.weight[heavy.employees == 400.0].max() == pytest.approx(1.0)
    assert heavy.weight[heavy.employees == 70.0].max() == pytest.approx(2.0)
    assert len(np.unique(heavy.slot)) == len(heavy)


def test_the_young_grow_faster():
    growth = firm_growth.youth_growth(np.array([0.0, 15.0]), FirmGrowth())
    assert growth == pytest.approx([0.1, 0.1 / np.e])


def test_a_row_that_splits_twice_has_children_of_its_own_each_time():
    heavy = firms(towns=[0], sectors=[IT], employees=[70.0], weight=20.0)
    firm_growth.split_heavy_rows(heavy, 0.05, 1)
    heavy.employees[:] = 400.0
    firm_growth.split_heavy_rows(heavy, 0.05, 2)
    assert len(np.unique(heavy.slot)) == len(heavy) == 20
