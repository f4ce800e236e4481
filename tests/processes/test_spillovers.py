"""Spillovers: mass and variety by hand, rest at the start, off-switches."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from small import INDUSTRY, IT, LOCAL, firms

from ruhrsim.inputs.sectors import N_SECTORS
from ruhrsim.processes import spillovers
from ruhrsim.processes.spillovers import Spillovers, Surroundings

P = Spillovers()
APART = np.array([[0.0, 15.0], [15.0, 0.0]])
RELATED = np.full((N_SECTORS, N_SECTORS), 0.5) + 0.5 * np.eye(N_SECTORS)
YOUNG = np.full((2, N_SECTORS), 0.2)


def jobs(**changes):
    table = np.full((2, N_SECTORS), 100.0)
    for sector, value in changes.items():
        table[0, {"it": IT, "industry": INDUSTRY}[sector]] = value
    return table


def coop(between):
    return np.array([[1.0, between], [between, 1.0]])


def surroundings(p=P, now=1.0, present=1.0):
    return Surroundings(p, APART, coop(now), coop(present), RELATED, jobs(), YOUNG)


def neutral_levers(**changes):
    nothing = {"research_eur": np.zeros((2, N_SECTORS)), "digital_eur_per_head": np.zeros(2)}
    return SimpleNamespace(**(nothing | changes))


def after(p=P, quarters=1, table=None, young=YOUNG, levers=None, now=1.0):
    """Return the clusters after some quarters with the given jobs."""
    around = surroundings(p, now)
    clusters = around.start(np.ones((2, N_SECTORS)))
    for _ in range(quarters):
        around.update(clusters, jobs() if table is None else table, young, levers or neutral_levers())
    return clusters


@pytest.mark.parametrize(
    "attribute", ["localisation", "related_variety", "urbanisation", "it_reach", "young_share"])
def test_a_region_that_stays_as_it_is_gains_and_loses_nothing(attribute):
    assert getattr(after(quarters=8), attribute) == pytest.approx(0.0, abs=1e-12)


def test_slow_states_rest_as_well():
    clusters = after(quarters=40)
    assert clusters.variety == pytest.approx(P.start_variety)
    assert clusters.investor_pool == pytest.approx(1.0)
    assert clusters.digital_readiness == pytest.approx(P.digital_start)
    assert clusters.research == pytest.approx(1.0)


def test_mass_counts_neighbours_by_distance():
    near = np.exp(-1.0)
    clusters = after(replace(P, reach_km=15.0), table=jobs(it=200.0))
    before, mass = 1.0 + near, np.array([2.0 + near, 1.0 + 2.0 * near])
    assert clusters.localisation[:, IT] == pytest.approx(np.log(mass / before))
    assert np.delete(clusters.localisation, IT, axis=1) == pytest.approx(0.0)


def test_parochial_towns_share_less_of_a_neighbours_growth():
    shared = [after(table=jobs(it=200.0), now=now).localisation[1, IT] - after(now=now).localisation[1, IT]
              for now in (0.0, 0.3, 1.0)]
    assert shared[0] == pytest.approx(0.0)
    assert shared[0] < shared[1] < shared[2]


def test_urbanisation_counts_all_jobs():
    doubled = after(table=2.0 * jobs())
    assert doubled.urbanisation == pytest.approx(np.log(2.0))
    assert doubled.related_variety == pytest.approx(0.0)


def test_related_variety_by_hand():
    only_related = np.zeros((N_SECTORS, N_SECTORS))
    only_related[IT, INDUSTRY] = only_related[INDUSTRY, IT] = 1.0
    around = Surroundings(P, APART, coop(0.0), coop(0.0), only_related, jobs(), YOUNG)
    clusters = around.start(np.ones((2, N_SECTORS)))
    around.update(clusters, jobs(it=200.0), YOUNG, neutral_levers())
    assert clusters.related_variety[0, INDUSTRY] == pytest.approx(200.0 / 1100.0 - 100.0 / 1000.0)
    assert clusters.related_variety[0, IT] == pytest.approx(100.0 / 1100.0 - 100.0 / 1000.0)


def test_a_one_sided_town_locks_itself_in():
    lopsided = after(quarters=20, table=jobs(it=2000.0))
    assert lopsided.variety[0, IT] < P.start_variety
    assert lopsided.variety[1, IT] > lopsided.variety[0, IT]


def test_young_firms_refresh_a_cluster_by_hand():
    fresh = after(replace(P, variety_renewal=0.2), young=YOUNG + 0.1)
    assert fresh.variety - P.start_variety == pytest.approx(0.2 * 0.1 * (1.0 - P.start_variety) * 0.25)


def test_variety_stays_between_zero_and_one():
    wild = replace(P, variety_decay=0.1, variety_renewal=0.3)
    for young in (np.zeros_like(YOUNG), np.ones_like(YOUNG)):
        variety = after(wild, quarters=400, table=jobs(it=1e6), young=young).variety
        assert variety.min() >= 0.0
        assert variety.max() <= 1.0


def test_without_its_flows_variety_stands_still():
    still = replace(P, variety_decay=0.0, variety_renewal=0.0, variety_related=0.0)
    assert after(still, 20, jobs(it=5000.0), YOUNG + 0.3).variety == pytest.approx(P.start_variety)


def test_research_money_by_hand():
    money = np.zeros((2, N_SECTORS))
    money[0, IT] = 8e6
    clusters = after(replace(P, research_gain=0.05), levers=neutral_levers(research_eur=money))
    assert clusters.research[0, IT] == pytest.approx(1.0 + 0.05 * 8.0 / 4.0)
    assert clusters.research[1] == pytest.approx(1.0)


def test_digital_readiness_saturates():
    spending = neutral_levers(digital_eur_per_head=np.array([50.0, 0.0]))
    readiness = after(quarters=400, levers=spending).digital_readiness
    assert P.digital_start < readiness[0] <= 1.0
    assert readiness[1] == pytest.approx(P.digital_start)


def test_the_pool_of_investors_follows_success_slowly():
    p, young = replace(P, pool_memory=0.2), 1.5 * YOUNG
    pools = [after(p, quarters, young=young).investor_pool for quarters in (1, 400)]
    assert pools[0] == pytest.approx(1.0 + 0.2 * 0.5 / 4.0)
    assert pools[1] == pytest.approx(1.5)


def test_young_share_counts_jobs_in_firms_under_ten_years():
    four = firms(towns=[0, 0, 0, 1], sectors=[IT, IT, LOCAL, IT], employees=[30.0, 10.0, 5.0, 7.0])
    four.born = np.array([-80.0, -20.0, -20.0, -39.0])
    share = spillovers.young_share_of_jobs(four, 0, four.by_cell(four.employees, 2))
    assert share[[0, 0, 1], [IT, LOCAL, IT]] == pytest.approx([0.25, 1.0, 1.0])


def test_productivity_by_hand():
    three = firms()
    three.productivity[:] = [0.4, 0.0, -0.4]
    clusters = after()
    clusters.variety[0, IT] += 0.2
    spillovers.update_productivity(three, clusters, replace(P, innovation=0.1, catch_up=0.2))
    assert three.productivity == pytest.approx([0.4 - 0.02, 0.1 * 0.2 / 4.0, -0.4 + 0.02])


def test_productivity_can_stand_still():
    three = firms()
    three.productivity[:] = [0.4, 0.0, -0.4]
    spillovers.update_productivity(three, after(), replace(P, innovation=0.0, catch_up=0.0))
    assert three.productivity == pytest.approx([0.4, 0.0, -0.4])
