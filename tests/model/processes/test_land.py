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
