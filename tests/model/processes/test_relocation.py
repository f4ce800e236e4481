"""Location: logit by hand, visibility, settlements, pairing."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from small import INDUSTRY, IT, firms

from ruhrsim.common.draws import Draws
from ruhrsim.model.processes import relocation
from ruhrsim.model.processes.firm_entry import FirmEntry
from ruhrsim.model.processes.relocation import Attraction, Relocation
from ruhrsim.model.state.levers import Levers
from ruhrsim.regions.sectors import N_SECTORS, N_THEMES

P = Relocation()
DISTANCE = np.array([[2.0, 10.0, 30.0], [10.0, 2.0, 20.0], [30.0, 20.0, 2.0]])
JOBS = np.tile(np.array([[100.0], [200.0], [400.0]]), N_SECTORS)
ONES = np.ones(3)
ALL_LAND = np.ones(N_SECTORS)
RESEARCH = np.full((3, N_SECTORS), 0.9)
"""Research strength at which talent adds nothing: ln(0.9 + 0.1) = 0."""


def attraction(p=P, tax=500.0 * ONES, pull=ONES, research=RESEARCH):
    return Attraction(p, DISTANCE, JOBS, 10.0 * ONES, tax, ALL_LAND, research, pull)


def levers(**changes):
    made = Levers.neutral(3, N_SECTORS, 1)
    for name, value in changes.items():
        setattr(made, name, value)
    return made


def clusters(localisation=0.0, research=0.9):
    return SimpleNamespace(
        localisation=np.full((3, N_SECTORS), localisation), research=np.full((3, N_SECTORS), research)
    )


def utility(p=P, surroundings=None, free_ha=10.0 * ONES, **changes):
    return attraction(p).utility(surroundings or clusters(), RESEARCH, free_ha, levers(**changes))


def settle(utility, seen_change=0.0, p=P, weight=1.0, more=0.0):
    change = np.full(N_THEMES, seen_change)
    return relocation.settle_from_outside(
        utility, change, more, attraction(p), weight, 1, p, FirmEntry(), Draws(1)
    )


def test_utility_of_the_start_is_the_log_of_jobs():
    assert utility() == pytest.approx(np.log(JOBS))


def test_land_by_hand():
    moved = utility(replace(P, land=0.3), free_ha=np.array([21.0, 10.0, 10.0]))
    assert moved - np.log(JOBS) == pytest.approx(np.outer([0.3 * np.log(2.0), 0.0, 0.0], ALL_LAND))


def test_a_higher_trade_tax_repels_by_hand():
    moved = utility(replace(P, tax=0.004), trade_tax_change=np.array([50.0, 0.0, 0.0]))
    assert moved[0] - np.log(JOBS[0]) == pytest.approx(-0.2)


def test_high_tax_towns_start_with_less_pull():
    taxed = attraction(replace(P, tax=0.01), tax=np.array([600.0, 500.0, 400.0]))
    assert taxed.base - np.log(JOBS) == pytest.approx(np.outer([-1.0, 0.0, 1.0], ALL_LAND))


def test_mass_and_talent_by_hand():
    moved = utility(replace(P, cluster=0.5, talent=0.3), clusters(localisation=0.2, research=2.9))
    assert moved - np.log(JOBS) == pytest.approx(0.1 + 0.3 * np.log(3.0))


def test_university_towns_start_with_more_pull_by_hand():
    research = RESEARCH.copy()
    research[0], research[2] = 1.9, 0.0
    base = attraction(replace(P, talent=0.1), research=research).base
    expected = np.outer([0.1 * np.log(2.0), 0.0, 0.1 * np.log(0.1)], ALL_LAND)
    assert base - np.log(JOBS) == pytest.approx(expected)


def test_research_of_the_start_counts_once():
    research = np.full((3, N_SECTORS), 1.9)
    a = attraction(replace(P, talent=0.1), research=research)
    now = a.utility(clusters(research=1.9), research, 10.0 * ONES, levers())
    assert now - np.log(JOBS) == pytest.approx(0.1 * np.log(2.0))


def test_switched_off_effects_do_nothing():
    off = replace(P, cluster=0.0, talent=0.0, land=0.0, tax=0.0)
    around = clusters(localisation=1.0, research=9.0)
    moved = utility(off, around, free_ha=99.0 * ONES, trade_tax_change=80.0 * ONES)
    assert moved == pytest.approx(np.log(JOBS))


def test_rich_and_near_cities_pull_more():
    pull = relocation.outside_pull(
        np.array([[0.0, 50.0, 50.0]]), np.array([1e6]), np.array([4e4]), replace(P, outside_reach_km=50.0)
    )
    assert pull / pull[0] == pytest.approx([1.0, np.exp(-1.0), np.exp(-1.0)])
    assert pull.mean() == pytest.approx(1.0)


def movers(n=40_000, town=0):
    return firms(towns=[town] * n, sectors=[INDUSTRY] * n, employees=[5.0] * n)


def test_the_rate_of_moves_is_met():
    chosen = relocation.choose_movers(movers(), replace(P, move_rate=0.4), Draws(1))
    assert len(chosen) == pytest.approx(40_000 * -np.expm1(-0.1), rel=0.05)


def test_firms_without_staff_stay():
    empty = movers(1000)
    empty.employees[:] = 0.0
    assert len(relocation.choose_movers(empty, replace(P, move_rate=50.0), Draws(1))) == 0


def test_a_higher_rate_moves_a_superset():
    few, more = (
        set(relocation.choose_movers(movers(), replace(P, move_rate=rate), Draws(1)).tolist())
        for rate in (0.1, 0.2)
    )
    assert few < more


def destinations(p=P, better=0.0):
    """Shares of destinations of many movers from the first town."""
    many, rows = movers(), np.arange(40_000)
    towns = relocation.choose_destinations(many, rows, np.log(JOBS) + better, attraction(p), Draws(1))
    return np.bincount(towns, minlength=4) / len(many)


def test_no_mover_stays_in_town():
    assert destinations()[0] == 0.0


def test_destinations_follow_size_and_distance():
    near, far = 200.0 * np.exp(-0.06 * 10.0), 400.0 * np.exp(-0.06 * 30.0)
    shares = destinations(replace(P, distance_decay=0.06, share_outside=0.25))
    expected = np.array([0.0, 0.75 * near / (near + far), 0.75 * far / (near + far), 0.25])
    assert shares == pytest.approx(expected, abs=4 * 0.5 / np.sqrt(40_000))


def test_better_towns_lose_fewer_firms_to_the_outside():
    assert destinations(better=0.5)[3] < destinations()[3]


def test_nobody_leaves_a_region_that_is_better_and_would_have_stayed_before():
    many, a = movers(), attraction()
    rows = np.arange(len(many))
    before, after = (
        relocation.choose_destinations(many, rows, np.log(JOBS) + better, a, Draws(1))
        for better in (0.0, 0.5)
    )
    assert (before[after == 3] == 3).all()


def test_moved_firms_keep_their_sector():
    three = firms()
    relocation.relocate(three, np.array([0, 1]), np.array([1, 1]), 3)
    assert three.municipality.tolist() == [1, 1, 1]
    assert three.sector.tolist() == [INDUSTRY, IT, INDUSTRY]


def alliance(cooperation):
    """Weights of two towns that cooperate so far."""
    return cooperation * (1.0 - np.eye(2))


def seen(cooperation=0.0, jobs=((30.0,), (10.0,)), marketing=((0.0,), (0.0,)), **p):
    shown = replace(P, visibility_half=40.0, visibility_steepness=2.0, **p)
    mass = relocation.marketed_mass(np.array(jobs), np.array(marketing), alliance(cooperation), shown)
    return relocation.visibility(mass, shown)[0]


def test_marketed_mass_by_hand():
    jobs, marketing = np.array([[30.0], [10.0]]), np.array([[5.0], [20.0]])
    mass = relocation.marketed_mass(jobs, marketing, alliance(0.5), replace(P, marketing_effect=0.2))
    assert mass.ravel() == pytest.approx([31.0 + 7.0, 14.0 + 15.5])


def test_a_theme_shows_no_less_than_nothing():
    mass = relocation.marketed_mass(
        np.array([[30.0], [10.0]]),
        np.array([[-400.0], [0.0]]),
        alliance(1.0),
        replace(P, marketing_effect=0.1),
    )
    assert mass.ravel() == pytest.approx([10.0, 10.0])


def test_an_alliance_of_small_towns_is_seen_before_a_large_town_alone():
    weights = np.zeros((3, 3))
    weights[1, 2] = weights[2, 1] = 1.0
    jobs = np.array([[30.0], [20.0], [20.0]])
    mass = relocation.marketed_mass(jobs, np.zeros((3, 1)), weights, P)
    assert mass.ravel() == pytest.approx([30.0, 40.0, 40.0])
    half = replace(P, visibility_half=40.0, visibility_steepness=2.0)
    assert relocation.visibility(mass, half) == pytest.approx([0.5])


def test_visibility_of_the_best_town_alone_by_hand():
    assert seen(0.0) == pytest.approx(30.0**2 / (30.0**2 + 40.0**2))


def test_together_the_region_shows_its_whole_mass():
    assert seen(1.0) == pytest.approx(0.5)


def test_cooperation_never_hides_a_theme():
    shares = [seen(cooperation) for cooperation in np.linspace(0.0, 1.0, 11)]
    assert (np.diff(shares) > 0.0).all()


def test_marketing_by_hand():
    share = seen(1.0, marketing=((0.0,), (50.0,)), marketing_effect=0.2)
    assert share == pytest.approx(50.0**2 / (50.0**2 + 40.0**2))


def test_marketing_can_be_switched_off():
    assert seen(1.0, marketing=((1e9,), (0.0,)), marketing_effect=0.0) == pytest.approx(0.5)


def test_the_start_wins_the_usual_number_of_settlements():
    weight = 0.01
    new = settle(np.log(JOBS), p=replace(P, settlements=80.0), weight=weight)
    assert new["weight"].sum() == pytest.approx(20.0, abs=4 * weight * np.sqrt(3 * N_SECTORS))


def test_settlers_follow_jobs():
    new = settle(np.log(JOBS), weight=0.01)
    towns = np.bincount(new["cell"] // N_SECTORS, new["weight"])
    assert towns / towns.sum() == pytest.approx([1 / 7, 2 / 7, 4 / 7], abs=0.03)


def test_a_region_that_is_seen_wins_more_settlers_and_loses_none():
    usual, more = (set(settle(np.log(JOBS), change, weight=0.01)["slot"].tolist()) for change in (0.0, 0.5))
    assert usual < more


def test_visibility_can_be_switched_off():
    blind = replace(P, visibility=0.0)
    usual, more = (settle(np.log(JOBS), change, blind, weight=0.01) for change in (0.0, 0.5))
    assert usual["slot"].tolist() == more["slot"].tolist()


def test_rivals_bound_what_attraction_can_win():
    usual, magnet = (settle(np.log(JOBS) + better, weight=0.01)["weight"].sum() for better in (0.0, 20.0))
    assert magnet == pytest.approx(usual / P.won_share, rel=0.05)
