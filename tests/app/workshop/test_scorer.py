"""Results made run by run equal those made at once; a failed run is told, once."""

import threading

import pytest

from ruhrsim.app.engine import worker
from ruhrsim.app.engine.run_cache import RunCache
from ruhrsim.app.workshop import scorer
from ruhrsim.workshop.game import new_game
from ruhrsim.workshop.outcomes import COURSES, courses_of, play
from ruhrsim.workshop.summary import summarise_round


class Alone:
    """A pool without processes; `fails` names the runs that fail."""

    def __init__(self, fails=()):
        self.fails, self.jobs = fails, []

    def submit(self, claim, urgency=0):
        self.jobs.append(claim.job)
        number = len(self.jobs)
        claim.done(claim.job, None if number in self.fails else worker.run_job(claim.job))


@pytest.fixture
def game(monkeypatch):
    monkeypatch.setattr(worker, "_orders", [worker.GO])
    worker._ended.clear()
    monkeypatch.setattr(scorer, "courses_of", lambda *of: courses_of(*of, runs=2, scale=0.01))
    game = new_game({"teams": ["05911", "05112"], "rounds": 1, "treatment": "no_talk"})
    return game.decide("05911", {"pot": 25}).advance()


def work(game, pool, cache, key="1"):
    told, done = [], []
    ready = threading.Event()
    scorer.Work(
        game,
        key,
        pool,
        cache,
        "room",
        lambda *count: told.append(count),
        lambda summary: (done.append(summary), ready.set()),
    )
    assert ready.wait(60)
    return told, done


def test_run_by_run_is_the_same_as_at_once(game):
    told, (summary,) = work(game, Alone(), RunCache())
    assert without_moves(summary) == summarise_round(play(game, runs=2, scale=0.01), game)
    assert told == [(n, 4) for n in range(5)]


def test_runs_in_the_cache_are_not_run_again(game):
    cache = RunCache()
    first = work(game, Alone(), cache)[1]
    again = Alone()
    assert work(game, again, cache)[1] == first
    assert again.jobs == []


def test_the_debriefing_shares_the_region_as_today(game):
    pool = Alone()
    (summary,) = work(game, pool, RunCache(), "debrief")[1]
    assert len(pool.jobs) == 2 * (len(COURSES) + 2)
    assert set(summary) == {
        "played",
        "full_cooperation",
        "full_competition",
        "agreed_strengths",
        "best_found",
        "gaps",
    }


def without_moves(summary):
    """Return a round's result but for the moves, which only runs of the app's own workers count."""
    assert isinstance(summary["moves"], list)
    return {key: part for key, part in summary.items() if key != "moves"}


def two_rounds(game):
    game = game.model_copy(update={"settings": game.settings.model_copy(update={"rounds": 2})})
    later = game.advance().decide("05911", {"pot": 5, "land": 30, "subsidy": 40, "themes": {"health": 2}})
    return game, later.advance()


@pytest.mark.parametrize("forgotten", [False, True])
def test_a_later_round_costs_its_own_years_and_is_the_same_as_from_the_start(game, monkeypatch, forgotten):
    first, second = two_rounds(game)
    work(first, Alone(), RunCache())
    if forgotten:
        worker._ended.clear()
    from_the_start = []
    monkeypatch.setattr(worker, "RuhrModel", counting(worker.RuhrModel, from_the_start))
    (summary,) = work(second, Alone(), RunCache(), "2")[1]
    assert without_moves(summary) == summarise_round(play(second, runs=2, scale=0.01), second)
    assert len(from_the_start) == (4 if forgotten else 0)


def counting(model, built):
    """Return the class of models that notes who was built and run from the start."""

    class Counting(model):
        def __init__(self, *what, **how):
            built.append(self)
            super().__init__(*what, **how)

    return Counting


def test_the_parts_of_a_teams_points_add_up(game):
    first, second = two_rounds(game)
    for played, number in ((first, 1), (second, 2)):
        cache = RunCache()
        (result,) = work(played, Alone(), cache, str(number))[1]
        pool = Alone()
        (why,) = work(played, pool, cache, f"because{number}")[1]
        assert all(job.follows is not None for job in pool.jobs)
        for player, parts in why["causes"].items():
            assert sum(mean for mean, _ in parts.values()) == pytest.approx(
                result["players"][player]["points"]
            )
            assert ("earlier" in parts) == (number == 2)
        assert set(why["causes"]["05911"]) - {"earlier"} == (
            {"pot", "own", "others"} if number == 1 else {"pot", "own", "land", "poach", "others"}
        )


def test_a_failed_run_is_told_once(game):
    assert work(game, Alone(fails=(2, 3)), RunCache())[1] == [None]
