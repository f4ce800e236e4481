"""The desk where pages ask: a sketch first, then the full answer, growing run by run.

A sketch has few runs at a small scale, so its intervals are wide; it says so. The full answer has
the same seeds in every scenario, as `ruhrsim compare`, and is told as soon as some of them are
done in all scenarios.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd

from ruhrsim.app.engine.crew import Claim, Crew, QueueFull
from ruhrsim.app.engine.shelf import Shelf
from ruhrsim.app.engine.worker import Job
from ruhrsim.results import Comparison, RunResult
from ruhrsim.scenario import Scenario


@dataclass(frozen=True)
class Effort:
    """How much an answer may cost.

    Args:
        runs: Runs of each scenario, seeds 0, 1, ...
        scale: Share of small establishments simulated.
        steps: Numbers of finished runs after which there is something new to tell.
    """

    runs: int
    scale: float
    steps: tuple[int, ...] = ()


SKETCH = Effort(runs=2, scale=0.01)
FULL = Effort(runs=12, scale=0.05, steps=(3, 6))


@dataclass(frozen=True, eq=False)
class Answer:
    """What is known so far.

    Args:
        comparison: The runs told, None before the first.
        stage: `waiting`, `sketch`, `partial`, `full`, `busy` (the queue is full) or `failed`.
        done: Finished runs of the full answer.
        total: Runs of the full answer.
        ahead: Runs of other visitors that come first.
    """

    comparison: Comparison | None
    stage: str
    done: int
    total: int
    ahead: int = 0


class Desk:
    """Takes requests of all visitors.

    Args:
        workers: Processes for full answers, and as many for sketches.
        kept_runs: Runs on the shelf.
    """

    def __init__(self, workers: int = 2, kept_runs: int = 1500):
        self.shelf = Shelf(kept_runs)
        # Sketches have processes of their own, ahead of the others by the system's own rules:
        # a visitor's first picture never waits for another visitor's full answer.
        self.sketchers, self.crew = Crew(workers), Crew(workers, niceness=10)

    def warm_up(self) -> None:
        """Start all processes."""
        self.sketchers.warm_up()
        self.crew.warm_up()

    def ask(self, scenarios: Sequence[Scenario], owner: str, tell: Callable[[Answer], None],
            sketch: Effort | None = SKETCH, full: Effort = FULL, urgency: int = 0) -> "Request":
        """Ask for a comparison.

        Args:
            scenarios: With the same start and horizon; the first is the baseline.
            owner: Who asks; owners take turns.
            tell: Called with every new answer, from any thread; must be quick.
            sketch: Effort of the sketch, None for no sketch.
            full: Effort of the full answer.
            urgency: Lower numbers first.
        """
        request = Request(self, tuple(scenarios), owner, tell, sketch, full, urgency)
        request.start()
        return request

    def close(self) -> None:
        """End all processes."""
        self.sketchers.close()
        self.crew.close()


class Request:
    """One request; `withdraw` it when its answer is no longer wanted."""

    def __init__(self, desk: Desk, scenarios, owner, tell, sketch, full, urgency):
        self.desk, self.scenarios, self.owner, self.urgency = desk, scenarios, owner, urgency
        self.sketch, self.full, self._tell = sketch, full, tell
        self._lock, self._withdrawn, self._told = threading.RLock(), False, Answer(None, "waiting", 0, 0)
        self._in_full = False
        self._claims: list[tuple[Crew, Claim]] = []
        self._found: dict[tuple, RunResult] = {}
        self._keys = {s: s.fingerprint() for s in scenarios}

    def start(self) -> None:
        """Tell what is on the shelf and put the rest into the queues."""
        missing = self._missing(self.full)
        if self.sketch and len(missing) > self._total() // 4:
            sketches = self._missing(self.sketch)
            if sketches:
                self._submit(sketches, self.desk.sketchers)
                self._report()
                return
        self._ask_in_full()
        self._report()

    def _ask_in_full(self) -> None:
        with self._lock:
            if not self._in_full:
                self._in_full = True
                self._submit(self._missing(self.full), self.desk.crew)

    def withdraw(self) -> None:
        """Stop whatever runs for this request alone."""
        with self._lock:
            self._withdrawn = True
            claims, self._claims = self._claims, []
        for crew, claim in claims:
            crew.withdraw(claim)

    def _total(self) -> int:
        return len(self.scenarios) * self.full.runs

    def _missing(self, effort: Effort) -> list[Job]:
        """Return the jobs that are not on the shelf, seed by seed."""
        jobs = [Job(s, seed, effort.scale) for seed in range(effort.runs) for s in self.scenarios]
        missing = []
        for job in jobs:
            result = self.desk.shelf.get(self._key(job))
            if result is None:
                missing.append(job)
            else:
                self._found[self._key(job)] = result
        return missing

    def _key(self, job: Job) -> tuple:
        return self._keys[job.scenario], job.seed, job.scale

    def _submit(self, jobs: list[Job], crew: Crew) -> None:
        try:
            for job in jobs:
                claim = Claim(job, self.owner, self._arrived)
                self._claims.append((crew, claim))
                crew.submit(claim, self.urgency)
        except QueueFull:
            self._give_up("busy")

    def _give_up(self, stage: str) -> None:
        self.withdraw()
        self._tell(Answer(self._told.comparison, stage, 0, self._total()))

    def _arrived(self, job: Job, result: RunResult | None) -> None:
        if result is not None:
            self.desk.shelf.put(self._key(job), result)
        with self._lock:
            if self._withdrawn:
                return
            if result is None:
                self._give_up("failed")
                return
            self._found[self._key(job)] = result
            self._report()
            if not self._in_full and self._done(self.sketch) == self.sketch.runs:
                self._ask_in_full()

    def _report(self) -> None:
        with self._lock:
            if not self._withdrawn:
                self._told = self._answer()
                self._tell(self._told)

    def _answer(self) -> Answer:
        done = self._done(self.full)
        count = sum(1 for key in self._found if key[2] == self.full.scale)
        worth = max((step for step in (*self.full.steps, self.full.runs) if step <= done), default=0)
        ahead = self.desk.crew.ahead_of(self.owner) if count < self._total() else 0
        if worth:
            stage, comparison = ("full" if worth == self.full.runs else "partial"), self._compare(self.full, worth)
        elif self.sketch and self._done(self.sketch) == self.sketch.runs:
            stage, comparison = "sketch", self._compare(self.sketch, self.sketch.runs)
        else:
            stage, comparison = "waiting", None
        return Answer(comparison, stage, count, self._total(), ahead)

    def _done(self, effort: Effort) -> int:
        """Return how many seeds, from the first on, are done in every scenario."""
        for seed in range(effort.runs):
            if any((self._keys[s], seed, effort.scale) not in self._found for s in self.scenarios):
                return seed
        return effort.runs

    def _compare(self, effort: Effort, runs: int) -> Comparison:
        told = self._told.comparison
        if told is not None and len(told.seeds) == runs and told.scale == effort.scale:
            return told
        cells = [(s.name, seed, self._found[(self._keys[s], seed, effort.scale)])
                 for s in self.scenarios for seed in range(runs)]
        stack = {table: pd.concat([getattr(result, table).assign(scenario=name, seed=seed)
                                   for name, seed, result in cells], ignore_index=True)
                 for table in ("region", "towns")}
        return Comparison(stack["region"], stack["towns"], self.scenarios, tuple(range(runs)), effort.scale)
