"""Simple teams: what they do by hand, and that a tournament repeats itself."""

import pytest

from ruhrsim.workshop.bots import ALONE, BOTS, FULL, lead_teams, play_round
from ruhrsim.workshop.game import KINDS, new_game
from ruhrsim.workshop.tournament import OTHERS, pay_offs, single_choices, tournament

TEAMS = ["05911", "05112", "05113"]


def after(kinds, treatment="no_talk", rounds=2):
    game = new_game({"teams": TEAMS, "rounds": rounds, "treatment": treatment})
    for _ in range(rounds):
        game = play_round(
            game, dict(zip(TEAMS, kinds, strict=True)), {"05911": 1.0, "05112": 0.0, "05113": 0.0}
        )
        game = game.advance()
    return game


def pots(game, number):
    return [game.past[number][team].pot for team in TEAMS]


def test_tit_for_tat_pays_what_the_others_paid():
    game = after(["selfish", "cooperative", "tit_for_tat"])
    assert pots(game, 0) == [0, FULL, FULL]
    assert pots(game, 1) == [0, FULL, round(FULL / 2)]


def test_where_teams_talk_tit_for_tat_answers_at_once():
    assert pots(after(["selfish", "selfish", "tit_for_tat"], "talk", 1), 0) == [0, 0, 0]


def test_imitators_follow_the_winner():
    assert pots(after(["selfish", "imitator", "imitator"]), 1) == [0, 0, 0]
    assert pots(after(["cooperative", "imitator", "imitator"]), 1) == [FULL, FULL, FULL]


@pytest.mark.parametrize(
    ("kinds", "paid"),
    [(["selfish", "cooperative", "cooperative"], FULL), (["selfish", "selfish", "cooperative"], 0)],
)
def test_selfish_teams_sign_only_with_the_majority(kinds, paid):
    assert pots(after(kinds, "binding", 1), 0)[0] == paid


def test_a_selfish_team_that_has_signed_pays_and_poaches_with_the_rest():
    signed = after(["selfish", "cooperative", "cooperative"], "binding", 1).past[0]["05911"]
    assert (signed.pot, signed.subsidy, signed.own) == (25, 75, 0)


@pytest.mark.parametrize("choice", ALONE)
def test_a_choice_alone_differs_from_cooperative_in_one_thing(choice):
    made, usual = (
        after([kind, "cooperative", "cooperative"], rounds=1).past[0]["05911"]
        for kind in (choice, "cooperative")
    )
    assert made != usual
    assert (made.pot == usual.pot) != (choice == "keeps_all")
    assert (made.themes == usual.themes) != (choice == "all_themes")


@pytest.mark.slow
def test_a_tournament_repeats_itself():
    first, second = (tournament(1, teams=3, rounds=1, treatments=("no_talk",), scale=0.01) for _ in range(2))
    assert first.equals(second)
    assert len(pay_offs(first)) == len(OTHERS)
    assert len(single_choices(first)) == len(ALONE) + 1
    assert set(BOTS) >= {"selfish", "cooperative"}


def test_the_computer_plays_empty_seats_beside_people():
    game = new_game({"teams": TEAMS, "rounds": 2, "treatment": "no_talk"})
    game = game.led_by("05112", "selfish").led_by("05113", "tit_for_tat").decide("05911", {"pot": 10})
    game = lead_teams(game, {}).advance()
    assert pots(game, 0) == [10, 0, FULL]
    game = lead_teams(game.advance().decide("05911", {"pot": 10}), {}).advance()
    assert pots(game, 1) == [10, 0, 5]


@pytest.mark.parametrize(("signs", "paid"), [(True, FULL), (False, 0)])
def test_the_computers_selfish_team_signs_with_the_majority(signs, paid):
    game = new_game({"teams": TEAMS, "rounds": 1, "treatment": "binding"})
    game = lead_teams(game.led_by("05112", "selfish").led_by("05113", "cooperative"), {}).advance()
    game = lead_teams(game.sign("05911") if signs else game, {}).advance()
    assert pots(game, 0)[1:] == [paid, FULL]


def test_the_ways_of_the_computer_are_those_of_the_rules():
    assert set(BOTS) == set(KINDS)
