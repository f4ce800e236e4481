"""Results made run by run equal those made at once; a failed run is told, once."""

import threading

import pytest

from ruhrsim.app.engine.packed import PackedRun
from ruhrsim.app.engine.run_cache import RunCache
from ruhrsim.app.workshop import scorer
from ruhrsim.runs.compare import run
from ruhrsim.workshop.game import new_game
from ruhrsim.workshop.outcomes import courses_of, play
from ruhrsim.workshop.summary import summarise_round


class Alone:
    """A pool without processes; `fails` names the runs that fail."""

    def __init__(self, fails=()):
        self.fails, self.jobs = fails, []

    def submit(self, claim):
        self.jobs.append(claim.job)
        number = len(self.jobs)
        job = claim.job
        result = run(job.scenario, job.seed, job.scale)
        claim.done(job, None if number in self.fails else PackedRun.of(result))


@pytest.fixture
def game(monkeypatch):
    monkeypatch.setattr(scorer, "courses_of", lambda *of: courses_of(*of, runs=2, scale=0.01))
    game = new_game({"teams": ["05911", "05112"], "rounds": 1, "treatment": "no_talk"})
    return game.decide("05911", {"pot": 25}).advance()


def work(game, pool, cache, debrief=False):
    told, done = [], []
    ready = threading.Event()
    scorer.Work(
        game,
        debrief,
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
    assert summary == summarise_round(play(game, runs=2, scale=0.01), game)
    assert told == [(n, 4) for n in range(5)]


def test_runs_in_the_cache_are_not_run_again(game):
    cache = RunCache()
    first = work(game, Alone(), cache)[1]
    again = Alone()
    assert work(game, again, cache)[1] == first
    assert again.jobs == []


def test_the_debriefing_shares_the_region_as_today(game):
    pool = Alone()
    (summary,) = work(game, pool, RunCache(), debrief=True)[1]
    assert len(pool.jobs) == 2 * (4 + 1)
    assert set(summary) == {
        "played",
        "full_cooperation",
        "full_competition",
        "agreed_strengths",
        "years",
        "gaps",
    }


def test_a_failed_run_is_told_once(game):
    assert work(game, Alone(fails=(2, 3)), RunCache())[1] == [None]
