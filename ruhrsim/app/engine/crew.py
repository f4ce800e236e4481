"""A crew of worker processes and the queue before it.

Each job has claims: those who wait for it. The same run is done once for all who claim it; a run
that nobody claims any more is dropped from the queue, or stopped at its next quarter. Among jobs
of the same urgency the owner who was served longest ago comes first.
"""

import itertools
import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import partial

from ruhrsim.app.engine import worker
from ruhrsim.app.engine.worker import Job
from ruhrsim.executors import one_thread_each, process_context
from ruhrsim.results import RunResult

_log = logging.getLogger(__name__)
_MOST_TRIES = 3


class QueueFull(RuntimeError):
    """The queue holds as many jobs as it may."""


@dataclass(eq=False)
class Claim:
    """One who waits for one run."""

    job: Job
    owner: str
    done: Callable[[Job, RunResult | None], None]


@dataclass(eq=False)
class _Task:
    job: Job
    urgency: int
    order: int
    claims: list[Claim] = field(default_factory=list)
    slot: int | None = None
    tries: int = 0


class Crew:
    """Worker processes with a fair, bounded queue.

    Args:
        workers: Processes.
        niceness: How far they stand back behind other processes.
        capacity: Most jobs that wait.
    """

    def __init__(self, workers: int, niceness: int = 0, capacity: int = 4000):
        self.workers, self.capacity, self._niceness = workers, capacity, niceness
        self._lock = threading.RLock()
        self._tasks: dict[tuple, _Task] = {}
        self._served: dict[str, int] = {}
        self._counter = itertools.count()
        self._closed = False
        self._start()

    def warm_up(self) -> None:
        """Wait until the processes are there."""
        for future in self._starting:
            future.result()

    def submit(self, claim: Claim, urgency: int = 0) -> None:
        """Put a run into the queue, or join those who wait for the same run.

        Args:
            claim: Its `done` is called once, from another thread, with the result; None if the run failed.
            urgency: Lower numbers first.

        Raises:
            QueueFull: Too many jobs wait.
        """
        with self._lock:
            task = self._tasks.get(claim.job.key())
            if task is None or self._stopping(task):
                task = self._new_task(claim.job, urgency)
            task.claims.append(claim)
            task.urgency = min(task.urgency, urgency)
            self._dispatch()

    def withdraw(self, claim: Claim) -> None:
        """Take a claim back; a run that nobody else waits for stops."""
        with self._lock:
            task = self._tasks.get(claim.job.key())
            if task is None or claim not in task.claims:
                return
            task.claims.remove(claim)
            if not task.claims and task.slot is None:
                del self._tasks[claim.job.key()]
            elif not task.claims:
                self._flags[task.slot] = 1

    def ahead_of(self, owner: str) -> int:
        """Return how many waiting or running jobs of others stand before this owner's next one."""
        with self._lock:
            own = [t for t in self._waiting() if self._owned(t, owner)]
            if not own:
                return 0
            first = min(own, key=self._rank)
            return sum(1 for t in self._tasks.values() if not self._owned(t, owner)
                       and (t.slot is not None or self._rank(t) < self._rank(first)))

    def load(self) -> int:
        """Return how many jobs wait or run."""
        with self._lock:
            return len(self._tasks)

    def close(self) -> None:
        """Stop all runs and end the processes."""
        with self._lock:
            self._closed = True
            self._tasks.clear()
            for slot in range(len(self._flags)):
                self._flags[slot] = 1
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _start(self) -> None:
        context = process_context()
        self._flags = context.RawArray("b", self.workers)
        self._free = list(range(self.workers))
        self._pool = ProcessPoolExecutor(self.workers, mp_context=context, initializer=worker.begin,
                                         initargs=(self._flags, self._niceness))
        with one_thread_each():
            self._starting = [self._pool.submit(worker.idle) for _ in range(self.workers)]

    def _new_task(self, job: Job, urgency: int) -> _Task:
        if len(self._tasks) >= self.capacity:
            raise QueueFull(f"{self.capacity} runs wait already; try again in a minute")
        stopping = self._tasks.pop(job.key(), None)
        if stopping is not None:
            self._tasks[(*job.key(), next(self._counter))] = stopping
        task = self._tasks[job.key()] = _Task(job, urgency, next(self._counter))
        return task

    def _stopping(self, task: _Task) -> bool:
        return task.slot is not None and bool(self._flags[task.slot])

    def _waiting(self) -> list[_Task]:
        return [task for task in self._tasks.values() if task.slot is None]

    @staticmethod
    def _owned(task: _Task, owner: str) -> bool:
        return any(claim.owner == owner for claim in task.claims)

    def _rank(self, task: _Task) -> tuple[int, int, int]:
        oldest = min((self._served.get(claim.owner, -1) for claim in task.claims), default=-1)
        return task.urgency, oldest, task.order

    def _dispatch(self) -> None:
        while self._free and not self._closed and (waiting := self._waiting()):
            task = min(waiting, key=self._rank)
            for claim in task.claims:
                self._served[claim.owner] = next(self._counter)
            task.slot = self._free.pop()
            self._flags[task.slot] = 0
            try:
                future = self._pool.submit(worker.run_job, task.job, task.slot)
            except BrokenProcessPool:
                self._replace_later(self._pool)
                return
            future.add_done_callback(partial(self._finished, task, self._pool))

    def _finished(self, task: _Task, pool: ProcessPoolExecutor, future: Future) -> None:
        with self._lock:
            if self._closed or pool is not self._pool:
                return
            try:
                calls = self._forget(task, future.result())
            except BrokenProcessPool:
                self._replace_later(pool)
                return
            except Exception:
                _log.exception("a run failed")
                calls = self._forget(task, None)
            self._dispatch()
        for call in calls:
            call()

    def _replace_later(self, broken: ProcessPoolExecutor) -> None:
        # In a thread of its own: a broken pool tells so with its locks held.
        threading.Thread(target=self._replace, args=(broken,), daemon=True).start()

    def _replace(self, broken: ProcessPoolExecutor) -> None:
        with self._lock:
            if self._closed or broken is not self._pool:
                return
            calls = self._recover()
            self._dispatch()
        for call in calls:
            call()

    def _forget(self, task: _Task, result: RunResult | None) -> list[Callable[[], None]]:
        """Take a task off the books; return the calls that tell those who wait."""
        for key in [key for key, other in self._tasks.items() if other is task]:
            del self._tasks[key]
        if task.slot is not None:
            self._free.append(task.slot)
        waiting = {claim.owner for other in self._tasks.values() for claim in other.claims}
        self._served = {owner: turn for owner, turn in self._served.items() if owner in waiting}
        return [partial(claim.done, task.job, result) for claim in task.claims]

    def _recover(self) -> list[Callable[[], None]]:
        """Start new processes after one died; give up jobs that were there each time."""
        _log.error("a worker process died; starting new ones")
        running = [task for task in self._tasks.values() if task.slot is not None]
        self._pool.shutdown(wait=False)
        self._start()
        calls = []
        for task in running:
            task.slot, task.tries = None, task.tries + 1
            if task.tries >= _MOST_TRIES or not task.claims:
                calls += self._forget(task, None)
        return calls
