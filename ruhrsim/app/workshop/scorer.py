"""Run the region for a round, its causes, or the courses of the debriefing, in the worker pool's processes.

A round goes on from where the round before ended, and so do the runs for its causes: it costs its own four years,
not all from the start. A process that has lost the end of the round before runs it again, to the same result.
"""

import logging
import threading
from collections.abc import Callable

from ruhrsim.app.engine.packed import PackedRun
from ruhrsim.app.engine.run_cache import RunCache
from ruhrsim.app.engine.tasks import Claim, QueueFull
from ruhrsim.app.engine.worker import Follows, Job
from ruhrsim.app.engine.worker_pool import WorkerPool
from ruhrsim.workshop.causes import causes_of, moves_of, steps_of, summarise_causes
from ruhrsim.workshop.game import YEARS_A_ROUND, Game
from ruhrsim.workshop.outcomes import COURSES, Outcome, courses_of, gather
from ruhrsim.workshop.region import as_today, scenario_of
from ruhrsim.workshop.summary import summarise_debrief, summarise_round

_log = logging.getLogger(__name__)
DEBRIEF, BECAUSE = "debrief", "because"
"""Keys of the results besides the numbers of the rounds; `because` is followed by the number of its round."""
_LATER = 2
"""Urgency of causes: the result of a round comes first, in every room."""


def because(number: int | str) -> str:
    """Return the key of the causes of a round."""
    return f"{BECAUSE}{number}"


class Work:
    """One result in the making; calls back from other threads.

    Args:
        game: With at least one round played.
        key: What is wanted: the last round by its number, its causes, or `debrief`.
        pool: Processes to run in.
        cache: Finished runs.
        owner: Whose turn it is in the queue.
        progress: Called with runs done and runs in all.
        done: Called once with the summary, None if a run failed.
    """

    def __init__(
        self,
        game: Game,
        key: str,
        pool: WorkerPool,
        cache: RunCache,
        owner: str,
        progress: Callable[[int, int], None],
        done: Callable[[dict | None], None],
    ):
        self._game, self._key, self._cache, self._progress, self._done = (game, key, cache, progress, done)
        self._jobs = _jobs(game, key)
        self._needed = {job.key(): job for jobs in self._jobs.values() for job in jobs}
        self._found: dict[tuple, PackedRun] = {}
        self._lock, self._over = threading.Lock(), False
        self._submit(pool, owner)

    def _submit(self, pool, owner):
        cached = {key: self._cache.get(key) for key in self._needed}
        self._found = {key: result for key, result in cached.items() if result is not None}
        missing = [job for key, job in self._needed.items() if key not in self._found]
        self._progress(len(self._found), len(self._needed))
        if not missing:
            self._finish()
        try:
            for job in missing:
                pool.submit(Claim(job, owner, self._arrived), _LATER if self._key.startswith(BECAUSE) else 0)
        except QueueFull:
            self._end(None)

    def _arrived(self, job: Job, result: PackedRun | None) -> None:
        if result is None:
            self._end(None)
            return
        if job.keep or job.follows is None:
            # The steps of the causes are many, and nobody asks for them twice.
            self._cache.put(job.key(), result)
        with self._lock:
            self._found[job.key()] = result
            number = len(self._found)
        self._progress(number, len(self._needed))
        if number == len(self._needed):
            self._finish()

    def _finish(self) -> None:
        # Not in the thread that hands out work to the processes.
        threading.Thread(target=self._conclude, daemon=True).start()

    def _conclude(self) -> None:
        try:
            summary = self._summary()
        except Exception:
            _log.exception("a result could not be made")
            summary = None
        self._end(summary)

    def _summary(self) -> dict:
        if self._key.startswith(BECAUSE):
            return self._causes()
        outcomes = {name: self._outcome(jobs) for name, jobs in self._jobs.items()}
        if self._key == DEBRIEF:
            return summarise_debrief(outcomes, self._game)
        return summarise_round(outcomes["played"], self._game) | {"moves": self._moves()}

    def _outcome(self, jobs: list[Job]) -> Outcome:
        return gather([self._towns(job) for job in jobs], self._game.settings)

    def _causes(self) -> dict:
        import pandas as pd

        tables = {name: pd.concat(map(self._towns, jobs)) for name, jobs in self._jobs.items()}
        played, today = tables.pop("played"), tables.pop("today")
        return summarise_causes(causes_of(self._game, played, today, tables))

    def _moves(self) -> list[dict]:
        moved = [self._found[job.key()].moved for job in self._jobs["played"]]
        half = len(moved) // 2
        return moves_of(moved[:half], moved[half:])

    def _towns(self, job: Job):
        return self._found[job.key()].towns.assign(seed=job.seed)

    def _end(self, summary: dict | None) -> None:
        with self._lock:
            if self._over:
                return
            self._over = True
        self._done(summary)


def _jobs(game: Game, key: str) -> dict[str, list[Job]]:
    """Return the runs that a result needs, by course."""
    last = _of_round(game)
    played, today = last[: len(last) // 2], last[len(last) // 2 :]
    if key == DEBRIEF:
        others = {name: scenario_of(change(game)) for name, change in COURSES.items()}
        return {"played": last} | {
            name: [Job(scenario, job.seed, job.scale) for job in played] + today
            for name, scenario in others.items()
        }
    if key.startswith(BECAUSE):
        steps = {
            name: [Job(scenario, job.seed, job.scale, follows=job.follows) for job in played]
            for name, scenario in steps_of(game).items()
        }
        return {"played": played, "today": today} | steps
    return {"played": last}


def _of_round(game: Game) -> list[Job]:
    """Return the runs of the last round: the game's, then those of the region as today."""
    number = len(game.past)
    before = game.model_copy(update={"past": game.past[:-1]})
    today = as_today(game.settings, max(number - 1, 1))
    played = scenario_of(before) if number > 1 else today
    years = YEARS_A_ROUND * (number - 1)
    courses = courses_of(scenario_of(game), game.settings, number)
    half = len(courses) // 2
    return [
        Job(course.scenario, course.seed, course.scale, None, False, Follows(first, years), keep=True)
        for course, first in zip(courses, [played] * half + [today] * half, strict=True)
    ]
