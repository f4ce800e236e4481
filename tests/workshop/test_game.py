"""The course of a game: who may do what and when; nothing else changes anything."""

import pytest

from ruhrsim.workshop.decisions import RoleDecision, TownDecision
from ruhrsim.workshop.game import POT_TODAY, RuleError, new_game
from ruhrsim.workshop.region import FULL_POT, TODAY
from ruhrsim.workshop.teams import all_teams, first_teams

TWO = ["05911", "05112"]


def game(**changes):
    return new_game({"teams": TWO, "rounds": 2, "treatment": "talk"} | changes)


def test_the_15_districts_have_all_53_towns():
    towns = [town for team in all_teams().values() for town in team.towns]
    assert len(all_teams()) == 15
    assert len(set(towns)) == len(towns) == 53


def test_a_round_goes_from_decision_to_negotiation_to_results():
    stages = [game()]
    for _ in range(6):
        stages.append(stages[-1].advance())
    assert [g.stage for g in stages] == [
        "decide",
        "negotiate",
        "results",
        "decide",
        "negotiate",
        "results",
        "debrief",
    ]
    assert [g.round for g in stages] == [1, 1, 1, 2, 2, 2, 2]


def test_without_talk_there_is_no_negotiation():
    assert game(treatment="no_talk").advance().stage == "results"


def test_decisions_may_be_changed_until_the_round_closes():
    changed = game().decide("05911", {"pot": 10}).decide("05911", {"pot": 30})
    assert changed.open["05911"].pot == 30
    assert changed.waiting_for() == ("05112",)
    closed = changed.advance().decide("05911", {"pot": 20}).advance()
    assert closed.past[0]["05911"].pot == 20
    with pytest.raises(RuleError, match="the round is at 'results'"):
        closed.decide("05911", {"pot": 5})


def test_who_does_not_decide_repeats_the_last_decision():
    first = game(treatment="no_talk").decide("05911", {"land": 40}).advance()
    second = first.advance().advance()
    assert second.past[1]["05911"].land == 40
    assert second.past[1]["05112"] == TownDecision(pot=POT_TODAY)
    assert int(100 * FULL_POT * TODAY) == POT_TODAY


@pytest.mark.parametrize(
    ("decision", "message"),
    [
        ({"pot": 60, "land": 50}, "110 percent of the budget are spent; 100 is all there is"),
        ({"pot": -1}, "pot = -1: choose 0 or more"),
        ({"pott": 1}, "did you mean 'pot'"),
        ({"themes": {"hydrogen": 1}}, "hydrogen"),
        ({"themes": {"health": 11}}, "choose 10 or less"),
        ({"pot": 10**30}, "choose 100 or less"),
    ],
)
def test_what_cannot_be_decided_is_said(decision, message):
    with pytest.raises(RuleError, match=message.replace("(", r"\(")):
        game().decide("05911", decision)


def test_only_players_of_the_game_decide():
    with pytest.raises(RuleError, match="'05113' does not play"):
        game().decide("05113", {})


def test_roles_give_points_to_teams_and_the_agency_to_themes():
    playing = game(roles=["land", "agency"]).decide("land", {"points": {"05911": 3, "05112": 1}})
    playing = playing.decide("agency", {"points": {"health": 2}})
    assert playing.open["land"].shares() == {"05911": 0.75, "05112": 0.25}
    assert playing.open["agency"] == RoleDecision(points={"health": 2})
    with pytest.raises(RuleError, match="points for 'health' can't be given"):
        playing.decide("land", {"points": {"health": 2}})


def negotiating(**changes):
    return game(treatment="binding", **changes).advance()


def test_a_contract_is_signed_only_while_negotiating():
    with pytest.raises(RuleError, match="the round is at 'decide'"):
        game(treatment="binding").sign("05911")
    with pytest.raises(RuleError, match="the round is at 'results'"):
        negotiating().advance().sign("05911")


def test_who_signs_keeps_what_was_chosen_and_pays_what_was_signed():
    chosen = game(treatment="binding").decide("05911", {"pot": 10, "land": 60, "themes": {"health": 3}})
    signed = chosen.decide("05112", {"pot": 40}).advance().propose(25).sign("05911").sign("05112")
    made = signed.open["05911"]
    assert (made.pot, made.land, made.themes) == (25, 50, {"health": 3})
    assert signed.open["05112"].pot == 40


def test_signers_owe_what_they_signed():
    signed = negotiating().propose(30).sign("05911")
    with pytest.raises(RuleError, match="you signed for 30 percent"):
        signed.decide("05911", {"pot": 29})
    assert signed.decide("05112", {"pot": 0}).open["05112"].pot == 0
    assert signed.advance().past[0]["05911"].pot == 30


def test_a_new_proposal_voids_signatures_and_a_new_round_has_no_contract():
    signed = negotiating().sign("05911")
    assert signed.propose(10).contract.signers == frozenset()
    assert signed.advance().advance().contract.signers == frozenset()


def test_without_the_treatment_nothing_is_signed():
    with pytest.raises(RuleError, match="no binding contract"):
        game().advance().sign("05911")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"teams": ["05911"]}, "write 2 or more"),
        ({"teams": ["05911", "05911"]}, "named twice"),
        ({"teams": ["Bochum", "05911"]}, "Bochum"),
        ({"rounds": 0}, "choose 1 or more"),
        ({"events": ["quiet"]}, "1 events for 2 rounds"),
        ({"treatment": "chat"}, "treatment = 'chat' is not known"),
    ],
)
def test_settings_that_cannot_be_are_said(changes, message):
    with pytest.raises(RuleError, match=message):
        game(**changes)


@pytest.mark.parametrize("number", [1, 16])
def test_there_are_2_to_15_teams(number):
    with pytest.raises(ValueError, match="choose 2 to 15"):
        first_teams(number)


def test_a_game_survives_being_stored():
    playing = game(roles=["firm"]).decide("05911", {"pot": 10, "themes": {"health": 3}}).advance().advance()
    assert type(playing).model_validate_json(playing.model_dump_json()) == playing


@pytest.mark.parametrize(("pot", "spent"), [(20, (20, 10, 40)), (40, (40, 7, 30)), (100, (100, 0, 0))])
def test_who_has_to_pay_more_shrinks_the_rest_alike(pot, spent):
    made = TownDecision(pot=20, tax=10, subsidy=40, themes={"health": 3}).paying(pot)
    assert (made.pot, made.tax, made.subsidy) == spent
    assert made.themes == {"health": 3}


def test_a_result_is_shown_step_by_step_and_whole_once_the_game_goes_on():
    shown = game(treatment="no_talk").advance()
    seen = [shown.revealed]
    for _ in range(3):
        shown = shown.reveal()
        seen.append(shown.revealed)
    assert [steps[-1] for steps in seen] == ["pot", "moves", "region", "ranking"]
    with pytest.raises(RuleError, match="all of the result is shown"):
        shown.reveal()
    assert shown.advance().revealed == seen[-1]
    assert shown.advance().advance().shown == 0


def test_what_was_expected_is_not_repeated_with_the_choice():
    first = game(treatment="no_talk").decide("05911", {"land": 40, "expects": "better"}).advance()
    second = first.advance().advance()
    assert (first.past[0]["05911"].expects, second.past[1]["05911"].expects) == ("better", "")
    assert second.past[1]["05911"].land == 40


def test_the_computer_leads_teams_and_gives_them_back():
    playing = game().led_by("05112", "selfish")
    assert playing.waiting_for() == ("05911",)
    assert playing.led_by("05112", None).waiting_for() == tuple(TWO)
    for wrong in (("05113", "selfish"), ("05112", "genius")):
        with pytest.raises(RuleError, match=r"the computer can't play"):
            game().led_by(*wrong)


def test_a_game_can_be_played_again_with_other_luck():
    over = game(roles=["land"], seed=7, events=["steel", "quiet"]).led_by("05112", "selfish").advance()
    again = over.again("binding")
    assert (again.settings.teams, again.settings.roles, again.led) == (tuple(TWO), ("land",), over.led)
    assert (again.settings.seed, again.settings.treatment, again.past, again.stage) == (
        8,
        "binding",
        (),
        "decide",
    )
    with pytest.raises(RuleError, match="treatment = 'chat' is not known"):
        over.again("chat")
