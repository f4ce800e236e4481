"""Outside conditions: trends that add up, the path outside, the cycle by hand."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from ruhrsim.common.draws import Draws
from ruhrsim.model.processes import conditions as outside
from ruhrsim.model.processes.conditions import OutsideConditions
from ruhrsim.regions.sectors import N_SECTORS, sector_index

P = OutsideConditions()
JOBS = np.outer([1.0, 3.0], np.arange(1.0, N_SECTORS + 1.0))
HOME = [sector_index("local_services"), sector_index("public_education")]


def start(p=P, labour_force_trend=-0.003):
    return outside.start_conditions(p, JOBS, labour_force_trend)


def path(p=P, realised=None, quarters=12, seed=1):
    return outside.outside_path(p, realised, Draws(seed), quarters)


def after(change, p=P):
    """Return the conditions after outside unemployment changed by `change` log points."""
    conditions = start(p)
    outside.update_conditions(conditions, change, JOBS, -0.003, p)
    return conditions


def test_total_demand_grows_with_the_labour_force_and_the_gap():
    share = JOBS.sum(axis=0) / JOBS.sum()
    assert share @ start(replace(P, demand_gap=0.002)).trend == pytest.approx(-0.003 + 0.002)


def test_home_markets_follow_the_labour_force_by_hand():
    trend = start(replace(P, trend_local_services=0.0, trend_public_education=0.004)).trend
    assert trend[HOME] == pytest.approx([-0.003, 0.001])


def test_other_sectors_keep_their_distances():
    trend = start().trend
    assert trend[0] - trend[1] == pytest.approx(P.trend_cyber_ai - P.trend_green_tech)


def test_total_demand_keeps_its_growth_when_sectors_shift():
    """Growing sectors gain weight; without their present shares the total would speed up."""
    conditions, shifted = start(), JOBS.copy()
    shifted[:, 0] *= 20.0
    outside.update_conditions(conditions, 0.0, shifted, -0.003, P)
    assert shifted.sum(axis=0) / shifted.sum() @ conditions.trend == pytest.approx(-0.003)
    assert conditions.trend[0] < start().trend[0]


def test_the_shift_of_trends_by_hand():
    """Sectors weigh 1 to 10 of 55; home markets weigh 19, so the other 36 carry all that is missing."""
    jobs = np.tile(np.arange(1.0, N_SECTORS + 1.0), (2, 1))
    missing = -0.003 - (jobs[0] @ P.trends() - 19.0 * 0.003) / 55.0
    expected = P.trends() + missing * 55.0 / 36.0
    expected[HOME] = P.trends()[HOME] - 0.003
    assert outside.sector_trends(P, jobs, -0.003) == pytest.approx(expected)


def test_without_a_cycle_demand_keeps_its_trend():
    conditions = after(0.0)
    outside.settle_demand(conditions)
    assert conditions.demand_growth == pytest.approx(conditions.trend)
    assert conditions.demand_level == pytest.approx(np.exp(conditions.trend / 4.0))


def test_a_downturn_outside_lowers_the_level_of_demand_by_hand():
    conditions = after(0.1, replace(P, cycle_demand=0.06))
    outside.settle_demand(conditions)
    assert np.log(conditions.demand_level) - conditions.trend / 4.0 == pytest.approx(-0.006)


def test_a_cycle_that_returns_leaves_nothing_behind():
    conditions = start()
    for level in (0.1, 0.0):
        outside.update_conditions(conditions, level, JOBS, -0.003, P)
        outside.settle_demand(conditions)
    assert np.log(conditions.demand_level) == pytest.approx(2.0 * conditions.trend / 4.0)


def test_the_cycle_can_be_switched_off():
    assert after(0.5, replace(P, cycle_demand=0.0)).demand_growth == pytest.approx(start().trend)


def test_shocks_of_the_last_quarter_are_gone():
    conditions = start()
    conditions.closures[1, 2] = 500.0
    outside.update_conditions(conditions, 0.0, JOBS, -0.003, P)
    assert conditions.closures.sum() == 0.0


def test_the_path_begins_at_zero_and_is_the_same_for_the_same_seed():
    assert path()[0] == 0.0
    assert np.array_equal(path(), path())
    assert not np.array_equal(path(), path(seed=2))


def test_a_longer_horizon_keeps_the_first_years():
    assert np.array_equal(path(quarters=40)[:13], path(quarters=12))


def test_the_path_can_be_switched_off():
    assert (path(replace(P, outside_sd=0.0)) == 0.0).all()


def test_realised_years_are_followed_and_carried_on():
    realised = np.array([0.0, -0.1, -0.2])
    known = path(replace(P, outside_sd=0.0, outside_persistence=0.5), realised, quarters=6)
    assert known[:3] == pytest.approx(realised)
    assert known[6] == pytest.approx(-0.2 * 0.5)


def test_the_spread_of_the_path_is_that_of_the_theory():
    p = replace(P, outside_persistence=0.6, outside_sd=0.055)
    ends = [path(p, quarters=40, seed=seed)[-1] for seed in range(2000)]
    expected = p.outside_sd * 0.5 / np.sqrt(1.0 - p.outside_persistence**0.5)
    assert np.std(ends) == pytest.approx(expected, rel=4.0 / np.sqrt(2 * 2000))


RATES = pd.Series({2007: 8.0, 2008: 6.0, 2009: 9.0, 2010: 6.0, 2011: 6.0})


def test_the_felt_path_is_the_realised_one_by_default():
    felt = outside.felt_path(P, RATES)
    assert felt[[0, 4, 8, 16]] == pytest.approx(np.log([1.0, 0.75, 1.125, 0.75]))
    assert felt[2] == pytest.approx(np.log(0.75) / 2.0)


def test_the_lead_lowers_every_quarter_but_the_start():
    lower = outside.felt_path(replace(P, start_lead=0.05), RATES) - outside.felt_path(P, RATES)
    assert lower[[0, 1, 4, 16]] == pytest.approx([0.0, -0.05, -0.05, -0.05])


def test_half_of_the_export_shock_by_hand():
    """Only 2009 stands above the flat line from 2008 to 2011, by ln 1.5."""
    muted = outside.felt_path(replace(P, export_shock_muting=0.5), RATES) - outside.felt_path(P, RATES)
    assert muted[[4, 8, 12, 16]] == pytest.approx([0.0, -0.5 * np.log(1.5), 0.0, 0.0])


def test_a_path_without_2008_has_no_export_shock():
    later = RATES.loc[2009:]
    muted = replace(P, export_shock_muting=1.5)
    assert outside.felt_path(muted, later) == pytest.approx(outside.felt_path(P, later))


def test_plants_move_demand_and_leave_the_usual_one_by_hand():
    """Of 1,000 jobs of a sector 50 close and 20 open: 0.97 of its demand; next year both have grown alike."""
    conditions, jobs = start(), np.full_like(JOBS, 1000.0 / len(JOBS))
    conditions.closures[0, 2], conditions.openings[0, 3] = 50.0, 20.0
    outside.shift_demand(conditions, jobs)
    assert conditions.demand_level[2:4] == pytest.approx([0.95, 1.02])
    assert conditions.usual_demand == pytest.approx(1.0)
    conditions.demand_growth[:] = 0.4
    outside.settle_demand(conditions)
    assert conditions.demand_level[2:4] == pytest.approx(np.array([0.95, 1.02]) * np.exp(0.1))
    assert conditions.usual_demand == pytest.approx(np.exp(0.1))
    assert conditions.placed[0, 2:4] == pytest.approx(np.array([-50.0, 20.0]) * np.exp(0.1))
