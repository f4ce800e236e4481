"""Run the region for a round, or the courses of the debriefing, in the worker pool's processes."""

import logging
import threading
from collections.abc import Callable

from ruhrsim.app.engine.packed import PackedRun
from ruhrsim.app.engine.run_cache import RunCache
from ruhrsim.app.engine.tasks import Claim, QueueFull
from ruhrsim.app.engine.worker import Job
from ruhrsim.app.engine.worker_pool import WorkerPool
from ruhrsim.workshop.game import Game
from ruhrsim.workshop.outcomes import COURSES, Outcome, courses_of, gather
from ruhrsim.workshop.region import scenario_of
from ruhrsim.workshop.summary import summarise_debrief, summarise_round

_log = logging.getLogger(__name__)


class Work:
    """One result in the making; calls back from other threads.

    Args:
        game: With at least one round played.
        debrief: Whether the other courses are wanted too.
        pool: Processes to run in.
        cache: Finished runs.
        owner: Whose turn it is in the queue.
        progress: Called with runs done and runs in all.
        done: Called once with the summary, None if a run failed.
    """

    def __init__(
        self,
        game: Game,
        debrief: bool,
        pool: WorkerPool,
        cache: RunCache,
        owner: str,
        progress: Callable[[int, int], None],
        done: Callable[[dict | None], None],
    ):
        self._game, self._debrief, self._cache, self._progress, self._done = (
            game,
            debrief,
            cache,
            progress,
            done,
        )
        self._jobs = {name: _jobs(course) for name, course in _courses(game, debrief).items()}
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
                pool.submit(Claim(job, owner, self._arrived))
        except QueueFull:
            self._end(None)

    def _arrived(self, job: Job, result: PackedRun | None) -> None:
        if result is None:
            self._end(None)
            return
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
        outcomes = {name: self._outcome(jobs) for name, jobs in self._jobs.items()}
        if self._debrief:
            return summarise_debrief(outcomes, self._game)
        return summarise_round(outcomes["played"], self._game)

    def _outcome(self, jobs) -> Outcome:
        return gather(
            [self._found[job.key()].towns.assign(seed=job.seed) for job in jobs], self._game.settings
        )

    def _end(self, summary: dict | None) -> None:
        with self._lock:
            if self._over:
                return
            self._over = True
        self._done(summary)


def _courses(game: Game, debrief: bool) -> dict[str, Game]:
    return {"played": game} | ({name: change(game) for name, change in COURSES.items()} if debrief else {})


def _jobs(game: Game) -> list[Job]:
    return [
        Job(course.scenario, course.seed, course.scale)
        for course in courses_of(scenario_of(game), game.settings, len(game.past))
    ]
