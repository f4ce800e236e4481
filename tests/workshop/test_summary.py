"""What is kept of a result: small, plain, and true to the runs."""

import json

import numpy as np
import pandas as pd
import pytest

from ruhrsim.workshop.game import new_game
from ruhrsim.workshop.outcomes import GOALS, REGION, Outcome, _parts, _tax_won, play
from ruhrsim.workshop.region import cooperation_of
from ruhrsim.workshop.summary import gaps_of, players_of, summarise_debrief, summarise_round
from ruhrsim.workshop.tournament import pay_offs, verdict


@pytest.fixture(scope="module")
def played():
    game = new_game({"teams": ["05911", "05112"], "rounds": 1, "treatment": "no_talk"}).advance()
    return game, play(game, runs=2, scale=0.01)


def test_a_summary_survives_json_and_has_every_town(played):
    game, outcome = played
    kept = json.loads(json.dumps(summarise_round(outcome, game), allow_nan=False))
    assert len(kept["towns"]) == 53
    assert kept["course"]["years"] == [2025, 2029]
    assert kept["cooperation"] == pytest.approx(cooperation_of(game.settings, game.past[0]))


def test_the_course_begins_as_today_and_ends_at_the_regions_change(played):
    game, outcome = played
    kept = summarise_round(outcome, game)
    course = kept["course"]
    assert (course["mean"][0], course["half"][0]) == (0.0, 0.0)
    assert course["mean"][-1] == pytest.approx(kept["players"][REGION]["rate_change"])
    assert course["half"][-1] > 0


def test_the_half_width_by_hand():
    rows = [
        {
            "player": "05911",
            "round": 1,
            "seed": seed,
            "points": value,
            "unemployment_rate": 10.0,
            "jobs": 1.0,
            "rate_change": 0.0,
            "jobs_change": 0.0,
            "tax_change": 0.0,
            "by_unemployment": value,
            "by_jobs": 0.0,
            "by_tax": 0.0,
        }
        for seed, value in enumerate((1.0, 3.0))
    ]
    teams = pd.DataFrame([*rows, *({**row, "player": REGION} for row in rows)])
    half = players_of(Outcome(teams, teams, teams), 1)["05911"]["half"]
    assert half == pytest.approx(6.3137515 * np.sqrt(2.0) / np.sqrt(2.0))


def outcome_with(points):
    rows = [
        {"player": player, "round": 1, "seed": seed, "points": value}
        for player, values in points.items()
        for seed, value in enumerate(values)
    ]
    return Outcome(pd.DataFrame(rows), None, None)


def test_gaps_are_paired_by_seed_by_hand():
    gap = gaps_of(outcome_with({"05911": (10.0, 20.0)}), outcome_with({"05911": (7.0, 15.0)}), 1)["05911"]
    assert gap == {"gap": 4.0, "half": pytest.approx(6.3137515 * np.sqrt(2.0) / np.sqrt(2.0))}


def test_a_single_run_has_no_interval(played):
    game, _ = played
    outcome = play(game, runs=1, scale=0.01)
    assert summarise_round(outcome, game)["players"][REGION]["half"] is None


def test_the_debriefing_has_a_course_for_each_name(played):
    game, outcome = played
    kept = summarise_debrief({"played": outcome, "full_cooperation": outcome}, game)
    assert set(kept) == {"played", "full_cooperation", "gaps"}
    assert kept["gaps"]["played"]["full_cooperation"]["05911"] == {"gap": 0.0, "half": 0.0}
    assert kept["played"]["players"].keys() == {"05911", "05112", REGION}


@pytest.mark.parametrize(
    ("gains", "judged"),
    [
        ((5, 1, -2, 1), "dilemma"),
        ((2, 3, -2, 1), "unclear"),
        ((5, 6, -2, 1), "too_few"),
        ((2, 3, -2, 6), "too_few"),
        ((-5, 1, -2, 1), "no_temptation"),
        ((5, 1, 2, 1), "no_harm"),
        ((5, 1, -2, 3), "unclear"),
        ((5, float("nan"), -2, 1), "too_few"),
        ((5, 1, -2, float("nan")), "too_few"),
    ],
)
def test_a_verdict_needs_clear_intervals(gains, judged):
    assert verdict(*gains) == judged


def test_pay_offs_are_paired_by_game_by_hand():
    rows = [
        {
            "treatment": "talk",
            "others": "cooperative",
            "probe": probe,
            "game": game,
            "own": own,
            "region": -own,
        }
        for game, pair in enumerate(((1.0, 4.0), (10.0, 11.0)))
        for probe, own in zip(("cooperative", "selfish"), pair, strict=True)
    ]
    row = pay_offs(pd.DataFrame(rows)).iloc[0]
    assert (row["games"], row["own_cooperative"], row["own_selfish"], row["own_gain"]) == (2, 5.5, 7.5, 2.0)
    assert row["own_gain_half"] == pytest.approx(6.3137515)
    assert row["region_gain"] == -2.0


def test_points_add_up_unemployment_jobs_and_trade_tax_by_hand():
    now = pd.DataFrame({"rate": [9.9], "jobs": [1_100.0], "multiplier": [450.0]})
    then = pd.DataFrame({"rate": [10.0], "jobs": [1_000.0], "force": [2_000.0], "population": [5_000.0]})
    tax = _tax_won(now, then)
    assert tax[0] == pytest.approx(4.0 * 450.0 * 100.0)
    parts = {goal: part[0] for goal, part in _parts(now, then, tax).items()}
    assert tuple(parts) == GOALS
    assert list(parts.values()) == pytest.approx([100 * 0.1, 1000 * 100 / 2_000, 180_000 / 5_000])


def standings(*rounds):
    """Return an outcome from the standing of two teams by round and seed."""
    rows = [
        {"player": player, "round": number, "seed": seed, "points": value, "by_unemployment": value}
        | dict.fromkeys(
            ("by_jobs", "by_tax", "unemployment_rate", "jobs", "rate_change", "jobs_change", "tax_change"),
            0.0,
        )
        for number, players in enumerate(rounds, start=1)
        for player, values in zip(("05911", "05112", REGION), (*players, (0.0, 0.0, 0.0)), strict=True)
        for seed, value in enumerate(values)
    ]
    teams = pd.DataFrame(rows)
    return Outcome(teams, teams, teams)


def test_points_of_rounds_add_up_to_the_standing():
    outcome = standings(((1.0, 2.0, 3.0), (0.0, 0.0, 0.0)), ((4.0, 4.0, 7.0), (-1.0, -2.0, -3.0)))
    first, second = (players_of(outcome, number)["05911"] for number in (1, 2))
    assert (first["points"], second["points"]) == (2.0, 3.0)
    assert first["points"] + second["points"] == second["total"] == 5.0
    assert second["parts"]["unemployment"][0] == 3.0


@pytest.mark.parametrize(
    ("one", "other", "ranks"),
    [
        ((10.0, 11.0, 12.0), (1.0, 2.0, 3.0), (1, 2)),
        ((10.0, 0.0, 20.0), (9.0, 12.0, 3.0), (1, 1)),
    ],
)
def test_ranks_are_shared_where_chance_decides(one, other, ranks):
    players = players_of(standings((one, other)), 1)
    assert (players["05911"]["rank"], players["05112"]["rank"], players[REGION]["rank"]) == (*ranks, None)
