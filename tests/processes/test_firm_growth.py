"""Growth: drift by hand, noise without bias, closed form of vacancies and layoffs."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from small import INDUSTRY, IT, firms

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


def surroundings(localisation=0.0, related_variety=0.0, urbanisation=0.0, it_reach=0.0):
    return SimpleNamespace(localisation=ZERO + localisation, related_variety=ZERO + related_variety,
                           urbanisation=np.zeros(2) + urbanisation, it_reach=np.zeros(2) + it_reach)


def level(p=P, scarcity=0.0, tightness=0.0, **around):
    return firm_growth.wanted_level(p, surroundings(**around), ZERO + scarcity, np.zeros(2) + tightness)


def drift(p=P, growth=0.0, anchor=0.0, lever=0.0, **around):
    outside = SimpleNamespace(demand_growth=np.zeros(N_SECTORS) + growth)
    levers = SimpleNamespace(growth=ZERO + lever)
    return firm_growth.growth_drift(p, outside, surroundings(**around), ZERO + anchor, levers)


def test_the_start_has_no_level():
    assert level() == pytest.approx(0.0)


@pytest.mark.parametrize(("effect", "changes", "expected"), [
    ({"localisation": 0.05}, {"localisation": 0.2}, 0.01),
    ({"urbanisation": 0.04}, {"urbanisation": 0.5}, 0.02),
    ({"land": 0.02}, {"scarcity": 0.5}, -0.01),
    ({"tightness": 0.03}, {"tightness": 0.2}, -0.006),
])
def test_levels_by_hand(effect, changes, expected):
    assert level(replace(P, **effect), **changes) == pytest.approx(expected)


def test_it_meets_industry_in_new_industry_only_by_hand():
    moved = level(replace(P, it_meets_industry=0.02), it_reach=0.3)
    assert moved[:, INDUSTRY] == pytest.approx(0.006)
    assert np.delete(moved, INDUSTRY, axis=1) == pytest.approx(0.0)


def test_levels_add_up_and_reach_their_own_town():
    p = replace(P, localisation=0.05, urbanisation=0.04, tightness=0.03)
    moved = level(p, localisation=0.2, urbanisation=np.array([0.5, 0.0]), tightness=np.array([0.0, 0.2]))
    assert moved == pytest.approx(np.outer([0.01 + 0.02, 0.01 - 0.006], np.ones(N_SECTORS)))


def test_switched_off_levels_do_nothing():
    off = replace(P, localisation=0.0, urbanisation=0.0, it_meets_industry=0.0, land=0.0, tightness=0.0)
    moved = level(off, scarcity=1.0, tightness=1.0, localisation=1.0, urbanisation=1.0, it_reach=1.0)
    assert moved == pytest.approx(0.0)


def test_drift_by_hand():
    p = replace(P, related_variety=0.1, selection=-0.005)
    expected = 0.02 + 0.003 + 0.001 + 0.1 * 0.04 - 0.005
    assert drift(p, growth=0.02, anchor=0.003, lever=0.001, related_variety=0.04) == pytest.approx(expected)


def test_mass_land_and_wages_are_no_part_of_the_drift():
    """A level that lasts must not make firms grow for ever."""
    assert drift(localisation=1.0, urbanisation=1.0, it_reach=1.0) == pytest.approx(0.0)


def test_selection_can_be_switched_off():
    assert drift(replace(P, selection=0.0)) == pytest.approx(0.0)


def test_compensation_is_growth_of_a_quarter_and_drift_of_a_year():
    three = firms()
    firm_growth.grow_wishes(three, ZERO + 0.04, ZERO + 0.01, 0.0, 1, QUIET, Draws(1))
    assert np.exp(three.log_target) == pytest.approx(np.array([10.0, 2.0, 100.0]) * np.exp(0.01 + 0.01))


def test_means_of_sectors_are_weighted_by_jobs_by_hand():
    three = firms(sectors=[IT, IT, INDUSTRY], employees=[10.0, 5.0, 100.0], weight=np.array([1.0, 6.0, 1.0]))
    three.productivity[:] = [0.4, 0.0, -0.2]
    means = firm_growth.sector_means(three)
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


def settled(fill, p=P, n=20_000, size=4.0):
    """Return wanted over actual size of many alike firms at the start, log."""
    sizes, slots = np.full(n, size), make_slots(np.arange(n))
    noise = firm_growth.settling_noise(sizes, slots, p, Draws(1))
    return firm_growth.settle_wishes(sizes, noise, 0.03, 0.05, np.zeros(n) + fill, p) - np.log(sizes)


def test_firms_without_noise_settle_where_hires_replace_those_who_leave():
    """At the end x = y - ln(left + fill · (e^y - left)) with y = x + adapt · (gap - x).

    With adapt = 1 the wish is the gap in every quarter, so x is known in closed form.
    """
    expected = 0.03 - np.log(0.95 + 0.7 * (np.exp(0.03) - 0.95))
    assert settled(0.7, replace(QUIET, adapt=1.0), n=3) == pytest.approx(expected)


def test_wishes_settle_with_a_spread():
    """Firms that laid off want just what they have; many that found nobody want more than the gap at rest."""
    wishes = settled(0.7)
    assert wishes.min() == pytest.approx(0.0)
    assert 0.05 < (wishes < 1e-9).mean() < 0.5
    assert (wishes > 0.03).mean() > 0.1


def test_firms_that_fill_less_of_their_places_want_more_of_them():
    wishes = settled(np.repeat([0.4, 0.9], 10_000))
    assert wishes[:10_000].mean() > wishes[10_000:].mean() + 0.01


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


def test_firms_adjust_to_new_surroundings_within_a_year_or_so():
    level = np.zeros(1)
    for _ in range(4):
        level = firm_growth.adjusted_level(level, np.ones(1), P)
    assert level == pytest.approx(1.0 - np.exp(-1.0))
