"""Links by hand: two towns, an industry that buys from IT, households that buy local services."""

from dataclasses import replace

import numpy as np
import pytest
from small import INDUSTRY, IT, LOCAL

from ruhrsim.model.processes import firm_links
from ruhrsim.model.processes.firm_links import FirmLinks
from ruhrsim.regions.sectors import N_SECTORS

P = FirmLinks(regional_share=0.5, local_multiplier=1.0, supplier_reach_km=20.0, household_reach_km=10.0)
DISTANCE = np.array([[0.0, 20.0], [20.0, 0.0]])
NOBODY = np.zeros(2)
AT_START = np.full((2, N_SECTORS), 100.0)
AT_START[1, IT] = 300.0
BUYS = np.zeros((N_SECTORS, N_SECTORS))
BUYS[IT, INDUSTRY] = 0.4


def gap(town=0, sector=INDUSTRY, jobs=-100.0):
    lost = np.zeros((2, N_SECTORS))
    lost[town, sector] = jobs
    return lost


def orders(lost, income=NOBODY, p=P):
    return firm_links.Links(p, DISTANCE, AT_START, BUYS).orders(lost, income)


def test_orders_go_where_the_suppliers_are_by_hand():
    """1 · 100 jobs at home and 300 · e^-1 at 20 km: the home town supplies 100 of 210.4."""
    shares = firm_links.supplier_shares(DISTANCE, AT_START, 20.0)
    assert shares[IT, :, 0] == pytest.approx(
        [100.0 / (100.0 + 300.0 / np.e), 300.0 / np.e / (100.0 + 300.0 / np.e)]
    )
    assert shares.sum(axis=1) == pytest.approx(1.0)


def test_a_hundred_jobs_less_are_twenty_less_at_suppliers_by_hand():
    ordered = orders(gap())
    assert ordered.sum() == pytest.approx(-100.0 * 0.5 * 0.4)
    assert ordered[0, IT] == pytest.approx(-20.0 * 100.0 / (100.0 + 300.0 / np.e))
    assert np.delete(ordered, IT, axis=1) == pytest.approx(0.0)


def test_orders_are_as_many_wherever_the_customer_is():
    assert orders(gap(town=1)).sum() == pytest.approx(orders(gap(town=0)).sum())


def test_more_jobs_order_more():
    assert orders(gap(jobs=50.0)) == pytest.approx(-0.5 * orders(gap()))


def test_incomes_make_local_services_by_hand():
    """A multiplier of one is a first round of a half: with all further rounds of halves it sums up to one."""
    ordered = orders(gap(jobs=0.0), income=np.array([-10.0, 0.0]))
    assert ordered.sum(axis=0)[LOCAL] == pytest.approx(-5.0)
    assert ordered[0, LOCAL] == pytest.approx(-5.0 / (1.0 + 1.0 / np.e**2))
    rounds = sum(10.0 * 0.5**n for n in range(1, 60))
    assert rounds == pytest.approx(10.0)


@pytest.mark.parametrize("off", [{"regional_share": 0.0}, {"local_multiplier": 0.0}])
def test_each_link_can_be_switched_off(off):
    p = replace(P, **off)
    alone = orders(gap(), np.array([-10.0, 0.0]), p)
    left = LOCAL if "regional_share" in off else IT
    assert alone[:, left].sum() < 0.0
    assert np.delete(alone, left, axis=1) == pytest.approx(0.0)


def test_log_orders_by_hand_and_bounded():
    usual = np.array([100.0, 100.0, 0.0])
    assert firm_links.log_orders(np.array([10.0, -500.0, 0.0]), usual) == pytest.approx(
        [np.log(1.1), np.log(0.1), 0.0]
    )


def test_a_town_without_a_sector_gets_no_orders():
    alone = AT_START.copy()
    alone[0, IT] = 0.0
    shares = firm_links.supplier_shares(DISTANCE, alone, 20.0)
    assert shares[IT].tolist() == [[0.0, 0.0], [1.0, 1.0]]
    none_at_all = firm_links.supplier_shares(DISTANCE, np.zeros((2, N_SECTORS)), 20.0)
    assert none_at_all.max() == 0.0


def test_firms_take_orders_in_over_some_years_by_hand():
    """All of 20 IT jobs of one town with 100: a quarter's step of ln 0.8 at a pace of two years, then all of it."""
    alone = np.zeros((1, N_SECTORS))
    alone[0, [IT, INDUSTRY]] = 100.0, 200.0
    links = firm_links.Links(replace(P, adjustment_years=2.0), np.zeros((1, 1)), alone, BUYS)
    jobs, usual, steps = alone.copy(), alone, []
    jobs[0, INDUSTRY] -= 100.0
    for _ in range(80):
        steps.append(links.update(jobs, usual, np.zeros(1))[0, IT])
    assert steps[0] == pytest.approx((1.0 - np.exp(-0.125)) * np.log(0.8))
    assert links.by_town[0, IT] == pytest.approx(np.log(0.8), rel=1e-4)
    assert sum(steps) == pytest.approx(links.by_town[0, IT])
    assert links.by_region[IT] == pytest.approx(links.by_town[0, IT])


def test_usual_jobs_order_nothing_new():
    links = firm_links.Links(P, DISTANCE, AT_START, BUYS)
    assert links.update(1.1 * AT_START, 1.1 * AT_START, NOBODY) == pytest.approx(0.0)
    assert links.by_region == pytest.approx(0.0)
