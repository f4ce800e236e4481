"""A pool of worker processes and the queue before it.

Each job has claims: those who wait for it. The same run is done once for all who claim it; a run
that nobody claims any more is dropped from the queue, or stopped at its next quarter. The most
urgent job comes first: it makes a running one that is less urgent pause at its next quarter.
Among jobs of the same urgency the owner who was served longest ago comes first. A process keeps
what it began, so a run goes on in the same process where possible, and from the start elsewhere.
"""

import itertools
import logging
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial

from ruhrsim.app.engine import worker
from ruhrsim.app.engine.packed import PackedRun
from ruhrsim.app.engine.tasks import Claim, QueueFull, Task
from ruhrsim.app.engine.worker import Job
from ruhrsim.runs.executors import one_thread_each, process_context

_log = logging.getLogger(__name__)
_MOST_TRIES = 3
_MOST_HOMES = 64


class WorkerPool:
    """Worker processes with a fair, bounded queue.

    Args:
        workers: Processes.
        capacity: Most jobs that wait.
    """

    def __init__(self, workers: int, capacity: int = 4000):
        self.workers, self.capacity = workers, capacity
        self._lock = threading.RLock()
        self._tasks: dict[tuple, Task] = {}
        self._served: dict[str, int] = {}
        self._homes: OrderedDict[tuple, int] = OrderedDict()
        self._counter = itertools.count()
        self._closed = False
        self._orders = process_context().RawArray("b", workers)
        self._free = list(range(workers))
        self._pools = [self._hire(slot) for slot in range(workers)]

    def warm_up(self) -> None:
        """Wait until the processes are there."""
        for future in [pool.submit(worker.idle) for pool in self._pools]:
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
                self._orders[task.slot] = worker.STOP

    def ahead_of(self, owner: str) -> int:
        """Return how many waiting or running jobs of others stand before this owner's next one."""
        with self._lock:
            own = [t for t in self._waiting() if t.owned(owner)]
            if not own:
                return 0
            first = min(own, key=self._rank)
            return sum(
                1
                for t in self._tasks.values()
                if not t.owned(owner) and (t.slot is not None or self._rank(t) < self._rank(first))
            )

    def load(self) -> int:
        """Return how many jobs wait or run."""
        with self._lock:
            return len(self._tasks)

    def close(self) -> None:
        """Stop all runs and end the processes."""
        with self._lock:
            self._closed = True
            self._tasks.clear()
            self._orders[:] = [worker.STOP] * self.workers
        for pool in self._pools:
            pool.shutdown(wait=True, cancel_futures=True)

    def _hire(self, slot: int) -> ProcessPoolExecutor:
        """Return a pool with the one process of a slot, which is on its way."""
        pool = ProcessPoolExecutor(
            1, mp_context=process_context(), initializer=worker.begin, initargs=(self._orders, slot)
        )
        with one_thread_each():
            pool.submit(worker.idle)
        return pool

    def _new_task(self, job: Job, urgency: int) -> Task:
        if len(self._tasks) >= self.capacity:
            raise QueueFull(f"{self.capacity} runs wait already; try again in a minute")
        stopping = self._tasks.pop(job.key(), None)
        if stopping is not None:
            self._tasks[(*job.key(), next(self._counter))] = stopping
        task = self._tasks[job.key()] = Task(job, urgency, next(self._counter))
        return task

    def _stopping(self, task: Task) -> bool:
        return task.slot is not None and self._orders[task.slot] == worker.STOP

    def _waiting(self) -> list[Task]:
        return [task for task in self._tasks.values() if task.slot is None]

    def _rank(self, task: Task) -> tuple[int, int, int]:
        oldest = min((self._served.get(claim.owner, -1) for claim in task.claims), default=-1)
        return task.urgency, oldest, task.order

    def _fit(self, pair: tuple[int, Task]) -> tuple:
        """Return the rank of a task in a free process: what another process began comes later."""
        slot, task = pair
        home = self._homes.get(task.job.home(), slot)
        return task.urgency, home != slot, self._rank(task)

    def _dispatch(self) -> None:
        while self._free and not self._closed and (waiting := self._waiting()):
            slot, task = min(itertools.product(self._free, waiting), key=self._fit)
            for claim in task.claims:
                self._served[claim.owner] = next(self._counter)
            task.slot = slot
            self._free.remove(slot)
            self._orders[slot] = worker.GO
            pool = self._pools[slot]
            try:
                future = pool.submit(worker.run_job, task.job)
            except BrokenProcessPool:
                self._replace_later(slot, pool)
                return
            future.add_done_callback(partial(self._finished, task, slot, pool))
        self._make_room()

    def _make_room(self) -> None:
        """Let running jobs pause for more urgent ones."""
        running = sorted(
            (task for task in self._tasks.values() if task.slot is not None), key=lambda task: -task.urgency
        )
        for urgency, task in zip(sorted(task.urgency for task in self._waiting()), running, strict=False):
            if urgency < task.urgency and self._orders[task.slot] == worker.GO:
                self._orders[task.slot] = worker.PAUSE

    def _finished(self, task: Task, slot: int, pool: ProcessPoolExecutor, future: Future) -> None:
        with self._lock:
            if self._closed or pool is not self._pools[slot]:
                return
            try:
                calls = self._settle(task, slot, future.result())
            except BrokenProcessPool:
                self._replace_later(slot, pool)
                return
            except Exception:
                _log.exception("a run failed")
                calls = self._forget(task, None)
            self._dispatch()
        for call in calls:
            call()

    def _settle(self, task: Task, slot: int, result: PackedRun | None) -> list[Callable[[], None]]:
        """Put a paused task back into the queue, take any other off the books."""
        if task.job.years or result is None:
            self._remember_home(task.job.whole().key(), slot)
        if task.job.keep:
            self._remember_home(task.job.end(), slot)
        if result is None and self._orders[slot] == worker.PAUSE:
            task.slot = None
            self._free.append(slot)
            return []
        return self._forget(task, result)

    def _remember_home(self, key: tuple, slot: int) -> None:
        self._homes[key] = slot
        while len(self._homes) > _MOST_HOMES:
            self._homes.popitem(last=False)

    def _replace_later(self, slot: int, broken: ProcessPoolExecutor) -> None:
        # In a thread of its own: a broken pool tells so with its locks held.
        threading.Thread(target=self._replace, args=(slot, broken), daemon=True).start()

    def _replace(self, slot: int, broken: ProcessPoolExecutor) -> None:
        with self._lock:
            if self._closed or broken is not self._pools[slot]:
                return
            calls = self._recover(slot)
            self._dispatch()
        for call in calls:
            call()

    def _forget(self, task: Task, result: PackedRun | None) -> list[Callable[[], None]]:
        """Take a task off the books; return the calls that tell those who wait."""
        for key in [key for key, other in self._tasks.items() if other is task]:
            del self._tasks[key]
        if task.slot is not None:
            self._free.append(task.slot)
        waiting = {claim.owner for other in self._tasks.values() for claim in other.claims}
        self._served = {owner: turn for owner, turn in self._served.items() if owner in waiting}
        return [partial(claim.done, task.job, result) for claim in task.claims]

    def _recover(self, slot: int) -> list[Callable[[], None]]:
        """Start a new process in place of one that died; give up a job that was there each time."""
        _log.error("a worker process died; starting a new one")
        self._pools[slot].shutdown(wait=False)
        self._pools[slot] = self._hire(slot)
        calls = []
        for task in [task for task in self._tasks.values() if task.slot == slot]:
            task.slot, task.tries = None, task.tries + 1
            if task.tries >= _MOST_TRIES or not task.claims:
                calls += self._forget(task, None)
        self._free.append(slot)
        return calls
