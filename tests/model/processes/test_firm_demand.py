"""Demand for what firms make: level, drift and anchor by hand."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from small import INDUSTRY, IT

from ruhrsim.model.processes import firm_demand
from ruhrsim.model.processes.firm_growth import FirmGrowth
from ruhrsim.regions.sectors import N_SECTORS
from small import LOCAL, PUBLIC

P = FirmGrowth()
ZERO = np.zeros((2, N_SECTORS))


def surroundings(localisation=0.0, related_variety=0.0, urbanisation=0.0, it_reach=0.0):
    return SimpleNamespace(
        localisation=ZERO + localisation,
        related_variety=ZERO + related_variety,
        urbanisation=np.zeros(2) + urbanisation,
        it_reach=np.zeros(2) + it_reach,
    )


def level(p=P, scarcity=0.0, tightness=0.0, **around):
    return firm_demand.wanted_level(p, surroundings(**around), ZERO + scarcity, np.zeros(2) + tightness)


def drift(p=P, growth=0.0, anchor=0.0, lever=0.0, **around):
    outside = SimpleNamespace(demand_growth=np.zeros(N_SECTORS) + growth)
    levers = SimpleNamespace(growth=ZERO + lever)
    return firm_demand.growth_drift(p, outside, surroundings(**around), ZERO + anchor, levers)


def test_the_start_has_no_level():
    assert level() == pytest.approx(0.0)


@pytest.mark.parametrize(
    ("effect", "changes", "expected"),
    [
        ({"localisation": 0.05}, {"localisation": 0.2}, 0.01),
        ({"urbanisation": 0.04}, {"urbanisation": 0.5}, 0.02),
        ({"land": 0.02}, {"scarcity": 0.5}, -0.01),
        ({"tightness": 0.03}, {"tightness": 0.2}, -0.006),
    ],
)
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
    p = replace(P, related_variety=0.1)
    expected = 0.02 + 0.003 + 0.001 + 0.1 * 0.04
    assert drift(p, growth=0.02, anchor=0.003, lever=0.001, related_variety=0.04) == pytest.approx(expected)


def test_mass_land_and_wages_are_no_part_of_the_drift():
    """A level that lasts must not make firms grow for ever."""
    assert drift(localisation=1.0, urbanisation=1.0, it_reach=1.0) == pytest.approx(0.0)


def pull(jobs, start, demand=1.0, ordered=ZERO, ordered_region=0.0, public=1.0, p=P):
    return firm_demand.demand_anchor(
        p,
        jobs,
        start,
        np.zeros(N_SECTORS) + demand,
        ordered,
        np.zeros(N_SECTORS) + ordered_region,
        np.zeros(2) + public,
    )


def test_a_sector_above_its_demand_is_pulled_down_by_hand():
    start = np.full((2, N_SECTORS), 100.0)
    jobs = start.copy()
    jobs[:, IT] = 120.0
    pulled = pull(jobs, start, p=replace(P, anchor_export=0.05))
    assert pulled[:, IT] == pytest.approx(-0.05 * np.log(1.2))
    assert np.delete(pulled, IT, axis=1) == pytest.approx(0.0)


def test_the_anchor_knows_the_orders_of_the_region():
    """A supplier that lost a tenth because its customers did is where its demand is: nothing pulls it back."""
    start = np.full((2, N_SECTORS), 100.0)
    jobs, ordered = start.copy(), np.zeros(N_SECTORS)
    jobs[:, IT], ordered[IT] = 90.0, np.log(0.9)
    assert pull(jobs, start, ordered_region=ordered)[:, IT] == pytest.approx(0.0)
    assert (pull(jobs, start)[:, IT] > 0.0).all()


def test_local_services_follow_the_orders_of_their_own_town():
    start, ordered = np.full((2, N_SECTORS), 100.0), ZERO.copy()
    ordered[0, LOCAL] = 0.06
    pulled = pull(start, start, ordered=ordered, p=replace(P, anchor_local=0.5))
    assert pulled[:, LOCAL] == pytest.approx([0.03, 0.0])


def test_the_public_sector_follows_its_own_demand_and_what_it_has_on_order():
    start, ordered = np.full((2, N_SECTORS), 100.0), ZERO.copy()
    ordered[1, PUBLIC] = -0.02
    pulled = pull(start, start, ordered=ordered, public=np.array([1.1, 1.0]), p=replace(P, anchor_local=0.5))
    assert pulled[:, PUBLIC] == pytest.approx([0.5 * np.log(1.1), -0.01])


def test_public_jobs_follow_residents_and_stay_where_the_state_put_them_by_hand():
    """A tenth more residents and demand of 1.02; 22 jobs came to a town of 100, which demand has made 102."""
    start = np.full((2, N_SECTORS), 100.0)
    conditions = SimpleNamespace(usual_demand=np.zeros(N_SECTORS) + 1.02, placed=ZERO.copy())
    conditions.placed[1, PUBLIC] = 22.0
    found = firm_demand.public_demand(start, conditions, np.array([1.1, 1.0]))
    assert found == pytest.approx([1.02 * 1.1, 1.02 * (1.0 + 22.0 / 102.0)])
    conditions.placed[1, PUBLIC] = -500.0
    assert firm_demand.public_demand(start, conditions, np.ones(2))[1] == pytest.approx(0.102)


def test_firms_adjust_to_new_surroundings_within_a_year_or_so():
    level = np.zeros(1)
    for _ in range(4):
        level = firm_demand.adjusted_level(level, np.ones(1), P)
    assert level == pytest.approx(1.0 - np.exp(-1.0))
