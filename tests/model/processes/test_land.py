"""Land: the account by hand."""

from dataclasses import replace

import numpy as np
import pytest
from small import INDUSTRY

from ruhrsim.model.processes import land as land_use
from ruhrsim.model.processes.land import LandUse
from ruhrsim.model.state.levers import Levers
from ruhrsim.regions.sectors import N_SECTORS

P = replace(
    LandUse(),
    planned_ha=0.0,
    use_new_industry=1.0,
    renewal=0.0,
    vacating=1.0,
    severe=0.0,
    preparation_years=10.0,
    brownfield_share=0.7,
)


def jobs(first):
    table = np.zeros((2, N_SECTORS))
    table[:, INDUSTRY] = [first, 50.0]
    return table


def levers(**changes):
    made = Levers.neutral(2, N_SECTORS, 1)
    for name, value in changes.items():
        setattr(made, name, np.array(value))
    return made


def account():
    return land_use.start_land(
        np.array([100.0, 50.0]), np.array([10.0, 0.0]), np.array([0.0, 0.0]), jobs(100.0), P
    )


def total(land):
    return land.used_ha + land.free_ha + land.preparing_ha


def test_nothing_changes_when_jobs_stay():
    land = account()
    land_use.update_land(land, jobs(100.0), levers(), P)
    assert land.used_ha == pytest.approx([100.0, 50.0])
    assert land.free_ha == pytest.approx([10.0, 0.0])


def test_new_jobs_take_free_land():
    land = account()
    land_use.update_land(land, jobs(104.0), levers(), P)
    assert (land.used_ha[0], land.free_ha[0]) == pytest.approx((104.0, 6.0))


def test_jobs_beyond_the_free_land_are_squeezed_onto_it():
    land = account()
    land_use.update_land(land, jobs(130.0), levers(), P)
    assert (land.used_ha[0], land.free_ha[0]) == pytest.approx((110.0, 0.0))
    assert land.ha_per_demand[0] == pytest.approx(110.0 / 130.0)


def test_lost_jobs_leave_brownfield_that_takes_years():
    land = account()
    land_use.update_land(land, jobs(80.0), levers(), P)
    assert (land.free_ha[0], land.preparing_ha[0]) == pytest.approx((10.0 + 6.0, 14.0))
    land_use.update_land(land, jobs(80.0), levers(), P)
    ready = 14.0 * -np.expm1(-0.25 / 10.0)
    assert land.preparing_ha[0] == pytest.approx(14.0 - ready)


def test_release_adds_to_the_total_and_everything_adds_up():
    land = account()
    land_use.update_land(land, jobs(80.0), levers(land_release_ha=[4.0, 0.0], brownfield_ha=[8.0, 0.0]), P)
    assert total(land) == pytest.approx(land.total_ha)
    assert land.total_ha == pytest.approx([111.0, 50.0])


def test_scarcity_is_zero_at_the_start_and_weighs_by_use():
    land = account()
    assert land_use.scarcity(land, land.free_ha.copy(), P) == pytest.approx(0.0)
    scarce = land_use.scarcity(land, np.array([21.0, 0.0]), P)
    assert scarce[0, INDUSTRY] == pytest.approx(np.log(22.0 / 11.0))


def test_firms_exchange_old_sites_for_free_land_as_long_as_there_is_any():
    land = account()
    land_use.update_land(land, jobs(100.0), levers(), replace(P, renewal=0.04))
    assert (land.used_ha[0], land.free_ha[0], land.preparing_ha[0]) == pytest.approx((100.0, 9.3, 0.7))
    assert land.free_ha[1] == 0.0


def test_exchange_only_fills_up_to_the_observed_take_up():
    """Growth takes 1 ha in the quarter, as much as is taken up usually: nobody exchanges a site."""
    land = account()
    taken = land_use.update_land(land, jobs(101.0), levers(), replace(P, renewal=0.04))
    assert taken == pytest.approx([1.0, 0.0])
    assert (land.free_ha[0], land.preparing_ha[0]) == pytest.approx((9.0, 0.0))


def test_planned_land_makes_up_for_what_is_used_up_until_it_is_gone():
    p = replace(P, renewal=0.04, planned_ha=3.0)
    land = land_use.start_land(
        np.array([100.0, 50.0]), np.array([10.0, 0.0]), np.array([0.0, 0.0]), jobs(100.0), p
    )
    planned = [land.planned_ha[0]]
    free = []
    for _ in range(4):
        land_use.update_land(land, jobs(100.0), levers(), p)
        planned.append(land.planned_ha[0])
        free.append(land.free_ha[0])
        assert total(land) == pytest.approx(land.total_ha)
    assert planned[0] == pytest.approx(2.0)
    assert free[:2] == pytest.approx([10.0, 10.0])
    assert planned[1:3] == pytest.approx([2.0 - 0.7, 2.0 - 2 * 0.7 + 0.7 * -np.expm1(-0.25 / 10.0)], abs=1e-3)
    assert planned[-1] == pytest.approx(0.0)
    assert free[-1] < 10.0


def test_land_given_up_for_good_makes_up_for_use_before_planned_land_does():
    p = replace(P, planned_ha=30.0)
    land = land_use.start_land(
        np.array([100.0, 50.0]), np.array([10.0, 0.0]), np.array([0.0, 0.0]), jobs(100.0), p
    )
    land_use.update_land(land, jobs(80.0), levers(), p)
    land_use.update_land(land, jobs(85.0), levers(), p)
    assert land.planned_ha[0] == pytest.approx(20.0)


def test_exchange_goes_where_land_is_and_the_region_exchanges_no_more():
    """A quarter of a per cent of 100 and 50 ha is exchanged; the first town has three times its usual free land."""
    p = replace(P, renewal=0.01)
    start = (np.array([100.0, 50.0]), np.array([10.0, 10.0]), np.zeros(2), jobs(100.0), p)
    usual, more = land_use.start_land(*start), land_use.start_land(*start)
    more.free_ha[0] = 32.0
    was = more.free_ha.copy()
    land_use.update_land(usual, jobs(100.0), levers(), p)
    land_use.update_land(more, jobs(100.0), levers(), p)
    assert usual.preparing_ha == pytest.approx([0.7 * 0.25, 0.7 * 0.125])
    assert more.preparing_ha == pytest.approx([0.7 * 0.375 * 6 / 7, 0.7 * 0.375 / 7])
    assert (was - more.free_ha).sum() == pytest.approx(20.0 - usual.free_ha.sum())
