"""The queue where pages ask: sketches first, then the full answer, growing run by run.

A sketch has few runs at a small scale, so its intervals are wide; a glimpse is the first years of
a sketch. Both say so. The full answer has the same seeds in every scenario, as `ruhrsim compare`;
it is told as soon as some of them are done in all scenarios, counts as full when there are enough,
and grows more exact until it is the answer of `ruhrsim compare`.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd

from ruhrsim.app.engine.packed import PackedRun
from ruhrsim.app.engine.run_cache import RunCache
from ruhrsim.app.engine.tasks import Claim, QueueFull
from ruhrsim.app.engine.worker import Job, first_years, world
from ruhrsim.app.engine.worker_pool import WorkerPool
from ruhrsim.common import defaults
from ruhrsim.runs.results import Comparison, label_run
from ruhrsim.scenarios.scenario import Scenario


@dataclass(frozen=True)
class Effort:
    """How much an answer may cost.

    Args:
        runs: Runs of each scenario, seeds 0, 1, ...
        scale: Share of small establishments simulated.
        steps: Numbers of finished runs after which there is something new to tell.
        enough: Runs after which the answer counts as full; all of them by default.
        years: Only the first years of the horizon; all by default.
    """

    runs: int
    scale: float
    steps: tuple[int, ...] = ()
    enough: int | None = None
    years: int | None = None

    def worth_telling(self, done: int) -> int:
        """Return how many of the finished runs are told: those up to the last step."""
        return max((step for step in (*self.steps, self.runs) if step <= done), default=0)


GLIMPSE = Effort(runs=2, scale=0.01, years=5)
SKETCH = Effort(runs=2, scale=0.01)
FULL = Effort(runs=defaults.RUNS, scale=defaults.SCALE, steps=(3, 5, 8, 14), enough=8)


@dataclass(frozen=True, eq=False)
class Answer:
    """What is known so far.

    Args:
        comparison: The runs told, None before the first.
        stage: `waiting`, `glimpse`, `sketch`, `partial`, `full`, `busy` (the queue is full) or `failed`.
        done: Finished runs of the full answer.
        total: Runs of the full answer.
        ahead: Runs of other visitors that come first.
    """

    comparison: Comparison | None
    stage: str
    done: int
    total: int
    ahead: int = 0

    def differs(self, other: "Answer") -> bool:
        """Return whether this is news to someone who knows the other: more than another run done."""
        return self.comparison is not other.comparison or (self.stage, self._tenth()) != (
            other.stage,
            other._tenth(),
        )

    def _tenth(self) -> int:
        # A page is drawn anew for all that is told; with many visitors that costs more than it tells.
        return 10 * self.done // max(1, self.total)


class RequestQueue:
    """Takes requests of all visitors.

    Args:
        workers: Processes.
    """

    def __init__(self, workers: int = 2):
        self.cache = RunCache()
        self.pool = WorkerPool(workers)

    def warm_up(self) -> None:
        """Wait until the processes are there."""
        self.pool.warm_up()

    def ask(
        self,
        scenarios: Sequence[Scenario],
        owner: str,
        tell: Callable[[Answer], None],
        sketches: Sequence[Effort] = (SKETCH,),
        full: Effort = FULL,
        urgency: int = 0,
        in_worlds: bool = False,
    ) -> "Request":
        """Ask for a comparison.

        Args:
            scenarios: With the same start and horizon; the first is the baseline.
            owner: Who asks; owners take turns.
            tell: Called with every new answer, from any thread; must be quick.
            sketches: Efforts of the sketches, the quickest first.
            full: Effort of the full answer.
            urgency: Lower numbers first.
            in_worlds: Whether each run happens in a plausible world of its own, the same for all scenarios.
        """
        request = Request(self, tuple(scenarios), owner, tell, tuple(sketches), full, urgency, in_worlds)
        request.start()
        return request

    def close(self) -> None:
        """End all processes."""
        self.pool.close()


class Request:
    """One request; `withdraw` it when its answer is no longer wanted."""

    def __init__(self, queue: RequestQueue, scenarios, owner, tell, sketches, full, urgency, in_worlds):
        self.queue, self.scenarios, self.owner, self.urgency = queue, scenarios, owner, urgency
        self.sketches, self.full, self._tell, self.in_worlds = sketches, full, tell, in_worlds
        self._lock, self._withdrawn, self._told = threading.RLock(), False, Answer(None, "waiting", 0, 0)
        self._claims: list[Claim] = []
        self._found: dict[tuple, PackedRun] = {}
        self._jobs = {
            effort: [
                [Job(s, seed, effort.scale, effort.years, in_worlds) for s in scenarios]
                for seed in range(effort.runs)
            ]
            for effort in (*sketches, full)
        }
        self._open, self._at = [*sketches, full], None

    def start(self) -> None:
        """Tell what is in the cache and put the rest into the queues."""
        with self._lock:
            if len(self._missing(self.full)) <= self._total() // 4:
                self._open = [self.full]
            self._go_on()
            self._report()

    def _go_on(self) -> None:
        """Ask for the next effort that is not in the cache."""
        missing = []
        while self._open and not missing and not self._withdrawn:
            self._at, *self._open = self._open
            missing = self._missing(self._at)
            self._submit(missing, self._at)

    def withdraw(self) -> None:
        """Stop whatever runs for this request alone."""
        with self._lock:
            self._withdrawn = True
            claims, self._claims = self._claims, []
        for claim in claims:
            self.queue.pool.withdraw(claim)

    def _total(self) -> int:
        return len(self.scenarios) * self.full.runs

    def _missing(self, effort: Effort) -> list[Job]:
        """Return the jobs that are not in the cache, seed by seed."""
        for job in (job for row in self._jobs[effort] for job in row if job.key() not in self._found):
            result = self.queue.cache.get(job.key()) or self._beginning(job)
            if result is not None:
                self._found[job.key()] = result
        return [job for row in self._jobs[effort] for job in row if job.key() not in self._found]

    def _beginning(self, job: Job) -> PackedRun | None:
        """Return the first years of the whole run, if that is in the cache."""
        whole = self.queue.cache.get(job.whole().key()) if job.years else None
        return None if whole is None else PackedRun.of(first_years(whole, job.scenario.start, job.years))

    def _submit(self, jobs: list[Job], effort: Effort) -> None:
        try:
            for job in jobs:
                claim = Claim(job, self.owner, self._arrived)
                self._claims.append(claim)
                self.queue.pool.submit(claim, self._urgency(job, effort))
        except QueueFull:
            self._give_up("busy")

    def _urgency(self, job: Job, effort: Effort) -> int:
        # First pictures go before other visitors' sketches, those before all that makes an answer full,
        # and that before what makes it exact.
        if effort in self.sketches:
            return self.urgency + (effort is not self.sketches[0])
        return self.urgency + 2 + (job.seed >= (effort.enough or effort.runs))

    def _give_up(self, stage: str) -> None:
        self.withdraw()
        self._tell(Answer(self._told.comparison, stage, 0, self._total()))

    def _arrived(self, job: Job, result: PackedRun | None) -> None:
        if result is not None:
            self.queue.cache.put(job.key(), result)
        with self._lock:
            if self._withdrawn:
                return
            if result is None:
                self._give_up("failed")
                return
            self._found[job.key()] = result
            if self._done(self._at) == self._at.runs:
                self._go_on()
            self._report()

    def _report(self) -> None:
        if self._withdrawn:
            return
        before, self._told = self._told, self._answer()
        if self._told.differs(before):
            self._tell(self._told)

    def _answer(self) -> Answer:
        count = sum(job.key() in self._found for row in self._jobs[self.full] for job in row)
        ahead = self.queue.pool.ahead_of(self.owner) if count < self._total() else 0
        told = self.full.worth_telling(self._done(self.full))
        if told:
            stage = "full" if told >= (self.full.enough or self.full.runs) else "partial"
            return Answer(self._compare(self.full, told), stage, count, self._total(), ahead)
        for effort in reversed(self.sketches):
            if self._done(effort) == effort.runs:
                stage = "glimpse" if effort.years else "sketch"
                return Answer(self._compare(effort, effort.runs), stage, count, self._total(), ahead)
        return Answer(None, "waiting", count, self._total(), ahead)

    def _done(self, effort: Effort) -> int:
        """Return how many seeds, from the first on, are done in every scenario."""
        return next(
            (
                seed
                for seed, row in enumerate(self._jobs[effort])
                if any(job.key() not in self._found for job in row)
            ),
            effort.runs,
        )

    def _compare(self, effort: Effort, runs: int) -> Comparison:
        told = self._told.comparison
        if told is not None and (len(told.seeds), told.scale, told.years) == (
            runs,
            effort.scale,
            effort.years or self.scenarios[0].years,
        ):
            return told
        jobs = [row[i] for i in range(len(self.scenarios)) for row in self._jobs[effort][:runs]]
        stack = {
            table: pd.concat(
                [
                    label_run(
                        getattr(self._found[job.key()], table), job.scenario.name, job.seed, self.in_worlds
                    )
                    for job in jobs
                ],
                ignore_index=True,
            )
            for table in ("region", "towns")
        }
        told_years = {"years": effort.years} if effort.years else {}
        scenarios = tuple(s.model_copy(update=told_years) for s in self.scenarios)
        worlds = tuple(world(seed) for seed in range(runs)) if self.in_worlds else ()
        return Comparison(
            stack["region"], stack["towns"], scenarios, tuple(range(runs)), effort.scale, worlds
        )
