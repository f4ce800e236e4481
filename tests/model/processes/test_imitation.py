"""Imitation: who is copied, how far, and what stays as it is."""

from dataclasses import replace

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from ruhrsim.common.draws import Draws
from ruhrsim.model.model import RuhrModel
from ruhrsim.model.processes.fields import THEME_OF
from ruhrsim.model.processes.imitation import (
    Adaptive,
    Imitation,
    ImitationPace,
    best_peer,
    distinct_portfolios,
    find_peers,
    with_fields,
)
from ruhrsim.regions.sectors import N_FIELDS, N_SECTORS, N_THEMES
from ruhrsim.scenarios.scenario import read_scenario

TOWNS = ["A", "B", "C"]
LINE = nx.path_graph(3)
"""A and C border on B only."""
NO_LUCK = ImitationPace(review_years=1.0, chance=1.0, speed=0.5, experiment=0.0)
NOT_AIMED = np.zeros((3, N_FIELDS))
START = np.eye(3, N_SECTORS)
"""Each town has a theme of its own."""


def town_game(p=NO_LUCK, **rules):
    rules = Adaptive(**rules)
    peers = find_peers(rules, p, LINE, np.array([100.0, 120.0, 1000.0]))
    return Imitation(rules, p, peers, TOWNS, Draws(1))


def years(imitation, *rates, jobs=None):
    """Return the portfolios after a start and some years with these unemployment rates."""
    draws, jobs = Draws(1), jobs or [np.full(3, 100.0)] * len(rates)
    for year, rate in enumerate(rates):
        draws.quarter = 4 * year + 1
        imitation.adapt(START, NOT_AIMED, np.array(rate), np.array(jobs[year]), draws)
    return imitation.weights


def test_the_first_year_follows_the_rule_of_the_strategy():
    assert np.array_equal(years(town_game(), [9.0, 8.0, 7.0]), START)


def test_a_town_moves_half_way_to_its_most_successful_neighbour_by_hand():
    """A wins 3 points, C 1, B none: B goes half way to A; C sees B only, which did worse, as A does."""
    weights = years(town_game(), [9.0, 9.0, 9.0], [6.0, 9.0, 8.0])
    assert weights[1] == pytest.approx([0.5, 0.5] + [0.0] * 8)
    assert np.array_equal(weights[[0, 2]], START[[0, 2]])


def test_success_may_be_jobs():
    """Unemployment falls in A, but jobs grow in C."""
    rates, jobs = ([9.0, 9.0, 9.0], [6.0, 9.0, 9.0]), [[100.0, 100.0, 100.0], [100.0, 100.0, 110.0]]
    assert years(town_game(success="jobs"), *rates, jobs=jobs)[1] == pytest.approx(
        [0.0, 0.5, 0.5] + [0.0] * 7
    )


def test_the_whole_time_since_the_last_review_counts():
    """Every two years: what B sees is A's gain over both, 4 points, not only the loss of the second year."""
    p = replace(NO_LUCK, review_years=2.0)
    imitation = town_game(p)
    imitation.turn[:] = 0.0
    weights = years(imitation, [9.0, 9.0, 9.0], [4.0, 9.0, 8.0], [5.0, 9.0, 8.0])
    assert weights[1] == pytest.approx([0.5, 0.5] + [0.0] * 8)


def test_towns_look_round_in_years_of_their_own():
    p = replace(NO_LUCK, review_years=4.0)
    many = Imitation(Adaptive(), p, np.zeros((400, 400), dtype=bool), [str(n) for n in range(400)], Draws(1))
    assert np.bincount(many.turn.astype(int)) == pytest.approx([100.0] * 4, abs=30.0)


def test_towns_that_do_not_adapt_keep_to_their_rule_but_are_copied():
    weights = years(town_game(towns=("B",)), [9.0, 9.0, 9.0], [6.0, 9.0, 5.0], [6.0, 4.0, 5.0])
    assert weights[1] == pytest.approx([0.0, 0.5, 0.5] + [0.0] * 7)
    assert np.array_equal(weights[[0, 2]], START[[0, 2]])


def test_experiments_go_to_a_single_theme():
    weights = years(town_game(replace(NO_LUCK, experiment=0.5, chance=0.0)), *[[9.0, 9.0, 9.0]] * 8)
    assert not np.array_equal(weights, START)
    assert (weights[:, N_THEMES:] == 0.0).all()
    assert weights.sum(axis=1) == pytest.approx(1.0)


@pytest.mark.parametrize("name", ["chance", "speed"])
def test_without_chance_or_speed_nobody_moves(name):
    weights = years(town_game(replace(NO_LUCK, **{name: 0.0})), [9.0, 9.0, 9.0], [6.0, 9.0, 8.0])
    assert np.array_equal(weights, START)


def test_a_harder_chance_leaves_a_subset_of_followers():
    """A town that follows at a chance of 0.3 follows at 0.6 as well: same luck."""
    gains = np.linspace(0.0, 9.0, 300)
    peers = np.ones((300, 300), dtype=bool)
    moved = []
    for chance in (0.3, 0.6):
        many = Imitation(
            Adaptive(), replace(NO_LUCK, chance=chance), peers, [str(n) for n in range(300)], Draws(1)
        )
        chosen = np.eye(300, N_SECTORS) + np.eye(300, N_SECTORS, -10)
        for rate in (np.full(300, 20.0), 20.0 - gains):
            many.adapt(chosen, np.zeros((300, N_FIELDS)), rate, np.ones(300), Draws(1))
        moved.append(many.moved)
    assert (moved[0] <= moved[1]).all()
    assert moved[0].sum() == pytest.approx(90, abs=25)


def test_fields_are_copied_with_their_themes_by_hand():
    """A aims half of its money for its theme at one field; B, half way to A, has a quarter of its money there."""
    aim = NOT_AIMED.copy()
    field = int(np.flatnonzero(THEME_OF == 0)[0])
    aim[0, field] = 0.5
    imitation = town_game()
    for year, rate in enumerate(([9.0, 9.0, 9.0], [6.0, 9.0, 8.0])):
        imitation.adapt(START, aim, np.array(rate), np.ones(3), Draws(year))
    assert imitation.weights[1] == pytest.approx([0.5, 0.5] + [0.0] * 8)
    assert imitation.aim[1, field] == pytest.approx(0.5)
    whole = with_fields(imitation.weights, imitation.aim)
    assert whole[1, N_SECTORS + field] == pytest.approx(0.25)
    assert whole.sum(axis=1) == pytest.approx(1.0)


def test_a_new_rule_ends_what_was_copied():
    imitation = town_game()
    years(imitation, [9.0, 9.0, 9.0], [6.0, 9.0, 8.0])
    assert imitation.moved.tolist() == [False, True, False]
    other = START[::-1].copy()
    imitation.adapt(other, NOT_AIMED, np.array([6.0, 9.0, 8.0]), np.ones(3), Draws(1))
    assert imitation.moved.tolist() == [False, True, False]
    assert np.array_equal(imitation.weights[[0, 2]], other[[0, 2]])
    imitation.adapt(START, NOT_AIMED, np.array([6.0, 9.0, 8.0]), np.ones(3), Draws(1))
    assert imitation.moved.tolist() == [False, True, False]
    imitation.adapt(np.roll(START, 1, axis=1), NOT_AIMED, np.array([6.0, 9.0, 8.0]), np.ones(3), Draws(1))
    assert not imitation.moved.any()
    assert np.array_equal(imitation.weights, np.roll(START, 1, axis=1))


def test_peers_by_size_are_the_nearest_by_ratio():
    peers = find_peers(
        Adaptive(peers="size"),
        replace(NO_LUCK, similar_towns=2.0),
        nx.path_graph(4),
        np.array([100.0, 200.0, 500.0, 1000.0]),
    )
    assert [np.flatnonzero(row).tolist() for row in peers] == [[1, 2], [0, 2], [1, 3], [1, 2]]


def test_the_best_peer_is_not_the_town_itself():
    model, better = best_peer(np.array([5.0, 1.0, 3.0]), ~np.eye(3, dtype=bool))
    assert model.tolist() == [2, 0, 0]
    assert better.tolist() == [False, True, True]


def test_distinct_portfolios_by_hand():
    assert distinct_portfolios(np.eye(4, N_SECTORS)) == pytest.approx(4.0)
    assert distinct_portfolios(np.tile(np.full(10, 0.1), (5, 1))) == pytest.approx(1.0)
    half = np.array([[0.5, 0.5, 0.0, 0.0], [0.0, 0.0, 0.5, 0.5]])
    assert distinct_portfolios(half) == pytest.approx(2.0)


def model_of(seed=1, **changes):
    question = read_scenario("adaptive_towns")
    return RuhrModel(question.model_copy(update=changes), seed=seed, scale=0.005)


def test_weights_sum_to_one_and_money_stays_in_the_model():
    model = model_of(parameters={"imitation": {"review_years": 1.0, "chance": 1.0, "experiment": 0.2}})
    model.run_for(17)
    assert model.carried.policies.imitation.moved.sum() > 40
    assert model.carried.choices.portfolios.sum(axis=1) == pytest.approx(np.ones(53), rel=1e-12)
    assert (model.carried.choices.portfolios >= 0.0).all()
    assert model.flows.spent_eur[0] == pytest.approx(
        [t.budget_eur_per_year / 4 for t in model.municipalities], rel=1e-3
    )


def test_imitation_makes_towns_more_alike():
    model = model_of()
    model.run_for(33)
    table = model.recorder.region_table()
    assert table.portfolio_diversity[33] < 0.9 * table.portfolio_diversity[1]


@pytest.mark.parametrize("off", [{"speed": 0.0}, {"chance": 0.0, "experiment": 0.0}])
def test_switched_off_it_changes_nothing_bit_for_bit(off):
    tables = []
    for model in (model_of(parameters={"imitation": off}), RuhrModel("cluster_focus", seed=1, scale=0.005)):
        model.run_for(9)
        tables.append(model.recorder.region_table())
    pd.testing.assert_frame_equal(*tables, check_exact=True)
