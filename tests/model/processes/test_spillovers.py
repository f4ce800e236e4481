"""Spillovers: mass and variety by hand, rest at the start, off-switches."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from small import INDUSTRY, IT, firms

from ruhrsim.common.draws import Draws
from ruhrsim.model.processes import spillovers
from ruhrsim.model.processes.spillovers import Spillovers, Surroundings
from ruhrsim.model.state.firms import Stock
from ruhrsim.regions.sectors import N_SECTORS

P = Spillovers()
APART = np.array([[0.0, 15.0], [15.0, 0.0]])
RELATED = np.full((N_SECTORS, N_SECTORS), 0.5) + 0.5 * np.eye(N_SECTORS)
YOUNG = np.full((2, N_SECTORS), 0.2)
"""Part of jobs in young firms."""
GROWN = np.full(N_SECTORS, 1000.0)
"""Jobs in young firms that have grown, by sector."""


def jobs(**changes):
    table = np.full((2, N_SECTORS), 100.0)
    for sector, value in changes.items():
        table[0, {"it": IT, "industry": INDUSTRY}[sector]] = value
    return table


def stock(jobs, young=YOUNG, grown=GROWN):
    """Return firms of one employee each; those that have grown are all in the first town."""
    return Stock(firms=jobs, jobs=jobs, young_jobs=young * jobs, grown_jobs=np.outer([1.0, 0.0], grown))


def surroundings(p=P):
    return Surroundings(p, APART, RELATED, jobs(), stock(jobs()))


def neutral_levers(**changes):
    nothing = {"research_eur": np.zeros((2, N_SECTORS)), "digital_eur_per_head": np.zeros(2)}
    return SimpleNamespace(**(nothing | changes))


def after(p=P, quarters=1, table=None, young=YOUNG, grown=GROWN, levers=None):
    """Return the clusters after some quarters with the given jobs; `young` is the part in young firms."""
    around = surroundings(p)
    clusters = around.start(np.ones((2, N_SECTORS)))
    there = jobs() if table is None else table
    for _ in range(quarters):
        around.update(clusters, stock(there, young, grown), levers or neutral_levers())
    return clusters


@pytest.mark.parametrize(
    "attribute", ["localisation", "related_variety", "urbanisation", "it_reach", "young_share"]
)
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
    clusters = after(replace(P, reach_km=15.0, parochial=1.0), table=jobs(it=200.0))
    before, mass = 1.0 + near, np.array([2.0 + near, 1.0 + 2.0 * near])
    assert clusters.localisation[:, IT] == pytest.approx(np.log(mass / before))
    assert np.delete(clusters.localisation, IT, axis=1) == pytest.approx(0.0)


def test_a_border_takes_a_part_of_the_neighbours_growth():
    shared = [
        after(replace(P, parochial=part), table=jobs(it=200.0)).localisation[1, IT]
        for part in (0.3, 0.8, 1.0)
    ]
    assert 0.0 < shared[0] < shared[1] < shared[2]
    near = 0.3 * np.exp(-1.0)
    assert shared[0] == pytest.approx(np.log((1.0 + 2.0 * near) / (1.0 + near)))


def test_urbanisation_counts_all_jobs():
    doubled = after(table=2.0 * jobs())
    assert doubled.urbanisation == pytest.approx(np.log(2.0))
    assert doubled.related_variety == pytest.approx(0.0)


def test_related_variety_by_hand():
    only_related = np.zeros((N_SECTORS, N_SECTORS))
    only_related[IT, INDUSTRY] = only_related[INDUSTRY, IT] = 1.0
    around = Surroundings(replace(P, parochial=0.0), APART, only_related, jobs(), stock(jobs()))
    clusters = around.start(np.ones((2, N_SECTORS)))
    around.update(clusters, stock(jobs(it=200.0)), neutral_levers())
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
    """2,500 jobs in grown young firms in place of 1,000, both beside the usual 2,000: one and a half times."""
    p, grown = replace(P, pool_memory=0.2), 2.5 * GROWN
    pools = [after(p, quarters, grown=grown).investor_pool for quarters in (1, 400)]
    assert pools[0] == pytest.approx(1.0 + 0.2 * 0.5 / 4.0)
    assert pools[1] == pytest.approx(1.5)


def test_young_share_is_that_of_the_towns_jobs_against_the_start():
    assert after(young=YOUNG + 0.1, table=jobs(it=400.0)).young_share == pytest.approx(0.1)


def test_productivity_by_hand():
    three = firms()
    three.productivity[:] = [0.4, 0.0, -0.4]
    clusters = after()
    clusters.variety[0, IT] += 0.2
    p = replace(P, innovation=0.1, catch_up=0.2)
    spillovers.update_productivity(three, clusters, 0.0, p, Draws(1))
    assert three.productivity == pytest.approx([0.4 - 0.02, 0.1 * 0.2 / 4.0, -0.4 + 0.02])


def test_productivity_can_stand_still():
    three = firms()
    three.productivity[:] = [0.4, 0.0, -0.4]
    spillovers.update_productivity(three, after(), 0.3, replace(P, innovation=0.0, catch_up=0.0), Draws(1))
    assert three.productivity == pytest.approx([0.4, 0.0, -0.4])


def test_catching_up_keeps_mean_and_spread_of_productivity():
    """Ten years at 0.2 a year renew the spread: without the noise an eighth of it would be left.

    The variance rests at sd² / (1 - catch_up · dt / 2), 2.6 percent above sd².
    """
    n, sd, draws = 50_000, 0.3, Draws(1)
    many = firms(towns=[0] * n, sectors=[IT] * n, employees=[5.0] * n)
    many.productivity = sd * draws.normal("start", many.slot)
    clusters, p = after(), replace(P, catch_up=0.2)
    for quarter in range(1, 41):
        draws.quarter = quarter
        spillovers.update_productivity(many, clusters, sd, p, draws)
    assert many.productivity.mean() == pytest.approx(0.0, abs=4 * sd / np.sqrt(n))
    assert many.productivity.std() == pytest.approx(sd / np.sqrt(0.975), rel=4 / np.sqrt(2 * n))


def test_a_region_that_locks_itself_in_loses_against_the_world_outside_by_hand():
    """IT of both towns loses variety; the edge follows its mean over jobs."""
    p = replace(P, innovation=0.1, catch_up=0.0, outside=1.0)
    around = surroundings(p)
    clusters = around.start(np.ones((2, N_SECTORS)))
    clusters.variety[:, IT] = [0.2, 0.4]
    around.rest = np.zeros_like(around.rest)
    here = jobs(it=300.0)
    around.update(clusters, stock(here), neutral_levers())
    mean = (3.0 * clusters.variety[0, IT] + clusters.variety[1, IT]) / 4.0
    assert clusters.edge[IT] == pytest.approx(0.25 * 0.1 * (mean - p.start_variety))
    growth = spillovers.growth_against_outside(clusters, 0.05, p)
    assert growth[IT] == pytest.approx(0.05 * clusters.edge[IT])
    assert growth[IT] < 0.0


def test_a_region_at_rest_keeps_its_edge():
    assert after(quarters=40).edge == pytest.approx(0.0, abs=1e-12)


def test_outside_at_zero_only_the_region_itself_is_the_yardstick():
    lopsided = after(quarters=20, table=jobs(it=2000.0))
    assert lopsided.edge[IT] < 0.0
    assert not spillovers.growth_against_outside(lopsided, 0.05, replace(P, outside=0.0)).any()
