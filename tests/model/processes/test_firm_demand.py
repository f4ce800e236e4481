"""Demand for what firms make: level, drift and anchor by hand."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from small import INDUSTRY, IT

from ruhrsim.model.processes import firm_demand
from ruhrsim.model.processes.firm_growth import FirmGrowth
from ruhrsim.regions.sectors import N_SECTORS

P = replace(FirmGrowth(), selection=0.0)
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
    p = replace(P, related_variety=0.1, selection=-0.005)
    expected = 0.02 + 0.003 + 0.001 + 0.1 * 0.04 - 0.005
    assert drift(p, growth=0.02, anchor=0.003, lever=0.001, related_variety=0.04) == pytest.approx(expected)


def test_mass_land_and_wages_are_no_part_of_the_drift():
    """A level that lasts must not make firms grow for ever."""
    assert drift(localisation=1.0, urbanisation=1.0, it_reach=1.0) == pytest.approx(0.0)


def test_selection_can_be_switched_off():
    assert drift(replace(P, selection=0.0)) == pytest.approx(0.0)


def test_a_sector_above_its_demand_is_pulled_down_by_hand():
    start = np.full((2, N_SECTORS), 100.0)
    jobs = start.copy()
    jobs[:, IT] = 120.0
    pull = firm_demand.demand_anchor(P, jobs, start, np.ones(N_SECTORS), np.ones(2), np.ones(2))
    assert pull[:, IT] == pytest.approx(-0.05 * np.log(1.2))
    assert np.delete(pull, IT, axis=1) == pytest.approx(0.0)


def test_local_services_follow_the_income_of_their_own_town():
    start = np.full((2, N_SECTORS), 100.0)
    pull = firm_demand.demand_anchor(P, start, start, np.ones(N_SECTORS), np.array([1.1, 1.0]), np.ones(2))
    assert pull[0, 8] == pytest.approx(0.5 * 0.6 * np.log(1.1))
    assert pull[1, 8] == pytest.approx(0.0)


def test_firms_adjust_to_new_surroundings_within_a_year_or_so():
    level = np.zeros(1)
    for _ in range(4):
        level = firm_demand.adjusted_level(level, np.ones(1), P)
    assert level == pytest.approx(1.0 - np.exp(-1.0))
