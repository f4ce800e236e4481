"""The game between towns: bids, limits, money and expected arrivals by hand."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from small_world import neutral, world

from ruhrsim.model.model import RuhrModel
from ruhrsim.model.parameters import Parameters
from ruhrsim.model.processes.policies.location_subsidy import LocationSubsidyEffect
from ruhrsim.model.processes.relocation import MOBILE, Attraction, Relocation
from ruhrsim.model.processes.tax_game import (
    LOWEST_MULTIPLIER,
    Competition,
    TaxGame,
    TownCompetition,
    expected_arrivals,
)
from ruhrsim.regions.sectors import N_SECTORS
from ruhrsim.scenarios.scenario import read_scenario

TOWNS = ["Bochum", "Herne", "Essen"]
LINE = np.array([[0, 1, 0], [1, 0, 1], [0, 1, 0]], dtype=bool)
"""Bochum and Essen border on Herne only."""
JOBS = np.full((3, N_SECTORS), 1_000.0)
BUDGET = np.array([400_000.0, 200_000.0, 100_000.0])
FLAT = np.zeros((3, N_SECTORS))


def attraction(p=None, distance=10.0, jobs=JOBS):
    n, p = len(jobs), p or Relocation()
    far = np.full((n, n), distance)
    return Attraction(
        p, far, jobs, np.ones(n), np.full(n, 480.0), np.zeros(N_SECTORS), np.ones(jobs.shape), np.ones(n)
    )


def game(multiplier=480.0, slope=0.5, value_per_job=42_000.0, **rules):
    rules = Competition(**({"kind": "location_subsidy", "stake": 0.5, "first_movers": ("Bochum",)} | rules))
    p, effect = TownCompetition(slope=slope, value_per_job=value_per_job), getattr(Parameters(), rules.kind)
    return TaxGame(rules, p, effect, TOWNS, LINE, np.full(3, multiplier), attraction())


def bids(game, years, budget=BUDGET):
    """Return bids, EUR per job, after some years with utilities at rest."""
    for year in range(years):
        game.pay(4 * year + 1, budget, JOBS, game.attraction.base)
    return game.bid


def test_first_movers_open_with_their_stake():
    """Half of EUR 400,000 for 10,000 jobs are EUR 20 a job."""
    assert bids(game(), 1) == pytest.approx([20.0, 0.0, 0.0])


def test_neighbours_follow_year_by_year_by_hand():
    """Herne answers half of the mean of 20 and 0; then Essen half of Herne's 5, and Herne that of 20 and 2.5."""
    play = game()
    assert bids(play, 2) == pytest.approx([20.0, 5.0, 0.0])
    play.pay(9, BUDGET, JOBS, FLAT)
    assert play.bid == pytest.approx([20.0, 5.0, 2.5])
    play.pay(13, BUDGET, JOBS, FLAT)
    assert play.bid == pytest.approx([20.0, 5.625, 2.5])


def test_nobody_bids_more_than_the_stake():
    """A slope asks Herne for 7 where it has 10, and for 28 where it has 4."""
    assert bids(game(slope=0.7), 2)[1] == pytest.approx(7.0)
    assert bids(game(slope=0.7, stake=0.2), 2, np.array([4e6, 200_000.0, 0.0]))[1] == pytest.approx(4.0)


def test_within_a_year_bids_stand():
    play = game()
    bids(play, 1)
    paid = play.pay(2, BUDGET, 2.0 * JOBS, FLAT)
    assert play.bid[0] == pytest.approx(20.0)
    assert paid[0] == pytest.approx(200_000.0)


def test_no_multiplier_falls_below_the_law():
    """At 205 percent five points are left: EUR 20 a job at EUR 4 a point."""
    play = game(kind="trade_tax", multiplier=205.0, stake=1.0)
    paid = play.pay(1, BUDGET * 100.0, JOBS, FLAT)
    assert play.bid[0] == pytest.approx(20.0)
    levers = tax_levers(play, quarters=80)
    assert 205.0 + levers.trade_tax_change[0] == pytest.approx(LOWEST_MULTIPLIER, abs=1e-6)
    assert 205.0 + levers.trade_tax_change[0] >= LOWEST_MULTIPLIER
    assert paid[0] == pytest.approx(20.0 * 10_000.0)


def tax_levers(play, quarters):
    for _ in range(quarters):
        levers = SimpleNamespace(
            trade_tax_change=np.zeros(3), granted_eur=np.zeros((3, 3)), spent_eur=np.zeros((3, 3))
        )
        play.act(levers, SimpleNamespace(jobs=JOBS))
    return levers


def test_what_is_paid_is_booked_to_the_towns_as_granted_and_spent():
    play = game(kind="trade_tax")
    bids(play, 2)
    levers = tax_levers(play, 1)
    assert levers.granted_eur[0] == pytest.approx(play.paid / 4.0)
    assert np.array_equal(levers.granted_eur, levers.spent_eur)
    assert (levers.granted_eur[1:] == 0.0).all()


def test_a_bid_acts_like_the_instrument_of_its_name():
    """EUR 20 a job raise utility by a fifth, and lower the tax by five points, once the delay is over."""
    rules = Competition(kind="location_subsidy", stake=0.5, first_movers=("Bochum",))
    near = np.array([[0, 1], [1, 0]], dtype=bool)
    jobs = world().jobs
    play = TaxGame(
        rules,
        TownCompetition(),
        LocationSubsidyEffect(),
        TOWNS[:2],
        near,
        np.full(2, 480.0),
        attraction(jobs=jobs),
    )
    play.pay(1, np.array([4e6, 0.0]), jobs, FLAT[:2])
    for _ in range(80):
        levers = neutral()
        play.act(levers, world())
    assert levers.attraction[0] == pytest.approx(0.2)
    assert (levers.attraction[1] == 0.0).all()
    play = game(kind="trade_tax")
    bids(play, 1)
    assert tax_levers(play, 80).trade_tax_change == pytest.approx([-5.0, 0.0, 0.0])


def test_arrivals_add_up_to_all_who_move_and_settle():
    """Without changes the towns together win all movers that stay and the usual settlements."""
    place = attraction()
    won = expected_arrivals(place, JOBS, place.base, np.zeros((1, 3)))[0]
    moving = place.p.move_rate * (JOBS * MOBILE * (1.0 - place.share_leaving())).sum()
    settling = place.p.settlements * place.p.settlement_size
    assert won.sum() == pytest.approx(moving + settling)
    assert won == pytest.approx(won.sum() / 3.0)


def test_arrivals_by_hand():
    """Two alike towns, no distance: a lift of ln 3 turns odds of 3 : 1 to stay inside into 9 : 1."""
    p = Relocation(share_outside=0.25, settlements=30.0, won_share=0.1)
    place = attraction(p, distance=0.0, jobs=JOBS[:2])
    won = expected_arrivals(place, JOBS[:2], place.base, np.array([[0.0, 0.0], [np.log(3.0), 0.0]]))
    moving = p.move_rate * (JOBS[1] * MOBILE).sum()
    settled = 30.0 * p.settlement_size / 2.0
    assert won[0] == pytest.approx(0.75 * moving + settled)
    assert won[1, 0] == pytest.approx(0.9 * moving + 3.0 * settled / (0.9 + 0.1 * 2.0))
    assert won[1, 1] == pytest.approx(won[0, 1])


@pytest.mark.parametrize(("value", "expected"), [(0.0, 0.0), (1e12, 20.0)])
def test_the_best_response_is_all_or_nothing_at_the_ends(value, expected):
    assert bids(game(rule="best_response", value_per_job=value), 2)[0] == pytest.approx(expected)


def test_the_best_response_is_the_best_of_five_by_hand():
    """Bids are compared with what they win, one town at a time."""
    play = game(rule="best_response", value_per_job=42_000.0)
    chosen = bids(play, 2)
    for town in range(3):
        offers = np.linspace(0.0, 0.5 * BUDGET[town] / 10_000.0, 5)
        worth = []
        for offer in offers:
            more = np.zeros((1, 3))
            more[0, town] = offer / 100.0
            won = expected_arrivals(play.attraction, JOBS, play.attraction.base, more)[0, town]
            worth.append(42_000.0 * won - offer * 10_000.0)
        assert chosen[town] == pytest.approx(offers[int(np.argmax(worth))])


def run_of(name, quarters, **competition):
    question = read_scenario(name)
    rules = question.strategy.competition.model_copy(update=competition)
    strategy = question.strategy.model_copy(update={"competition": rules})
    model = RuhrModel(question.model_copy(update={"strategy": strategy}), seed=1, scale=0.005)
    model.run_for(quarters)
    return model


@pytest.mark.parametrize("name", ["subsidy_game", "tax_race"])
def test_themes_get_what_bids_leave(name):
    model = run_of(name, 9)
    budget = np.array([town.budget_eur_per_year for town in model.municipalities]) / 4.0
    assert model.carried.policies.game.paid.max() > 0.0
    assert model.flows.spent_eur[0] == pytest.approx(budget, rel=1e-3)
    assert model.flows.themes_eur + model.carried.policies.game.paid / 4.0 == pytest.approx(
        model.flows.spent_eur[0]
    )
    assert (model.flows.spent_eur <= model.flows.granted_eur * (1.0 + 1e-12)).all()


def test_a_game_without_a_stake_changes_nothing_bit_for_bit():
    usual = RuhrModel("status_quo", seed=1, scale=0.005)
    usual.run_for(6)
    for kind in ("trade_tax", "location_subsidy"):
        table = run_of("subsidy_game", 6, stake=0.0, kind=kind).recorder.region_table()
        pd.testing.assert_frame_equal(table, usual.recorder.region_table(), check_exact=True)


def test_the_multiplier_of_a_town_is_that_of_now():
    model = run_of("tax_race", 4)
    town = model.municipalities[model.town_names.index("Dortmund")]
    assert town.trade_tax_multiplier == pytest.approx(
        485.0 - 0.8647 * model.carried.policies.game.bid[town.index] / 4.0, abs=0.2
    )
    last = model.recorder.town_table().query("year == 2026 and ags == @town.ags")
    assert last.trade_tax_multiplier.item() == town.trade_tax_multiplier
