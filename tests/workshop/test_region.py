"""From decisions to a scenario: money adds up, doing as today is today, nothing leaks between rounds."""

import pytest

from ruhrsim.runs.compare import run
from ruhrsim.scenarios.scenario import read_scenario
from ruhrsim.workshop.events import DECK
from ruhrsim.workshop.game import new_game
from ruhrsim.workshop.outcomes import COURSES, REGION, debrief, play
from ruhrsim.workshop.region import as_today, budget_eur, cooperation_of, pot_eur, scenario_of
from ruhrsim.workshop.teams import all_teams

TEAMS = ["05911", "05112"]


def played(*rounds, **settings):
    """Return a game after rounds in which all teams decided the same."""
    game = new_game({"teams": TEAMS, "rounds": max(len(rounds), 1), "treatment": "no_talk"} | settings)
    for decision in rounds:
        for team in game.settings.teams:
            game = game.decide(team, decision)
        game = game.advance().advance()
    return game


def test_doing_as_today_is_the_status_quo():
    today = as_today(played().settings, 1)
    assert today.strategy.cooperation.all == pytest.approx(0.5)
    result = run(today, 3, 0.01).region
    assert result.equals(run(read_scenario("status_quo"), 3, 0.01, years=4).region)


def test_the_budget_of_a_team_by_hand():
    bochum = all_teams()["05911"].population
    assert budget_eur(played().settings, "05911") == pytest.approx(20.0 * bochum / 0.875)


@pytest.mark.parametrize(
    "decision", [{}, {"pot": 40}, {"tax": 10, "subsidy": 20, "land": 30, "university": 40}]
)
def test_a_team_spends_its_budget(decision):
    game = played(decision)
    scenario, settings = scenario_of(game), game.settings
    bochum = [entry for entry in scenario.policy if entry.get("towns") == ["Bochum"]]
    instruments = sum(entry["eur_per_year"] for entry in bochum)
    themes = scenario.strategy.of("Bochum").eur_per_head_year * all_teams()["05911"].population
    pot = budget_eur(settings, "05911") * game.past[0]["05911"].pot / 100.0
    assert instruments + themes + pot == pytest.approx(budget_eur(settings, "05911"))


def test_the_pot_makes_one_region():
    everybody = list(all_teams())
    full, none = played({"pot": 25}, teams=everybody), played({"pot": 0}, teams=everybody)
    assert cooperation_of(full.settings, full.past[0]) == pytest.approx(1.0)
    assert cooperation_of(none.settings, none.past[0]) == 0.0
    assert pot_eur(none.settings, none.past[0]) == pytest.approx(0.0, abs=1e-3)


def test_who_pays_nothing_rides_free():
    game = new_game({"teams": TEAMS, "treatment": "no_talk"}).decide("05911", {"pot": 10}).decide("05112", {})
    game = game.advance().advance()
    assert scenario_of(game).strategy.cooperation.free_riders == ("Duisburg",)


def test_a_round_does_not_change_the_rounds_before():
    short, long = played({"pot": 25}), played({"pot": 25}, {"subsidy": 50})
    long = long.model_copy(update={"settings": long.settings.model_copy(update={"seed": 0})})
    first, both = (run(scenario_of(game), 1, 0.01).region for game in (short, long))
    assert first.equals(both.iloc[: len(first)])


@pytest.mark.parametrize("event", DECK)
def test_every_event_makes_a_scenario_that_runs(event):
    game = played({"pot": 20}, events=[event])
    assert run(scenario_of(game), 0, 0.005).region["jobs"].notna().all()


def test_roles_move_their_own_money_and_jobs():
    game = new_game(
        {"teams": TEAMS, "treatment": "no_talk", "roles": ["land", "agency", "university", "firm"]}
    )
    for role in ("land", "university", "firm"):
        game = game.decide(role, {"points": {"05911": 1}})
    scenario = scenario_of(game.decide("agency", {"points": {"health": 1}}).advance().advance())
    assert {entry["instrument"] for entry in scenario.policy} == {
        "brownfield",
        "start_up_centre",
        "joint_marketing",
    }
    assert [entry["kind"] for entry in scenario.shock] == ["plant_opening"]


def test_outcomes_name_every_team_and_the_region():
    table = play(played({"pot": 12}), runs=2, scale=0.01).table(1)
    assert set(table.index) == {*TEAMS, REGION}
    assert table["points"].notna().all()


def test_with_an_eu_condition_there_is_eu_money():
    game = played({"pot": 12})
    eu = game.model_copy(update={"settings": game.settings.model_copy(update={"treatment": "eu_condition"})})
    added = [entry for entry in scenario_of(eu).policy if entry not in scenario_of(game).policy]
    assert [entry["instrument"] for entry in added] == ["efre_match"]


def test_the_debriefing_has_all_courses_on_the_same_luck():
    game = played({"pot": 25})
    courses = debrief(game, runs=1, scale=0.01)
    assert set(courses) == {"played", *COURSES}
    assert courses["played"].teams.equals(courses["full_cooperation"].teams)
