"""What happens inside a worker process: one run that can be stopped, or paused, at every quarter."""

import gc
import itertools
import multiprocessing
import os
import signal
import threading
from collections import OrderedDict
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from ruhrsim.analysis.plausible import BLOCK, numbered_worlds
from ruhrsim.app.engine.packed import PackedRun
from ruhrsim.model.model import RuhrModel
from ruhrsim.model.observers import JobsMoved
from ruhrsim.runs.parameter_sets import in_world
from ruhrsim.runs.results import RunResult
from ruhrsim.scenarios.scenario import Scenario, read_scenario

_QUARTERS = 4
_WARM_SCALE = 0.005
_MOST_BEGUN, _MOST_ENDED, _COLLECT_EVERY = 16, 24, 8
GO, STOP, PAUSE = 0, 1, 2
"""What a process is told by its byte: go on, give the run up, or keep it as far as it has come."""

_orders, _slot = None, 0
# A sketch goes on where its first years ended, a full answer where a more urgent run came in between.
_begun: OrderedDict[tuple, RuhrModel] = OrderedDict()
_followed = itertools.count(1)
# A run that follows another branches off where that one ended.
_ended: OrderedDict[tuple, RuhrModel] = OrderedDict()


@dataclass(frozen=True)
class Follows:
    """What a run goes on from: the first years of a scenario.

    Args:
        scenario: The scenario.
        years: How many of its years.
    """

    scenario: Scenario
    years: int

    def end(self, seed: int, scale: float) -> tuple[str, int, float, int]:
        """Return the key of its end on a seed."""
        return (self.scenario.fingerprint(), seed, scale, self.years)


@dataclass(frozen=True)
class Job:
    """One run.

    Args:
        scenario: What to run.
        seed: Same seed, same luck in every scenario.
        scale: Share of small establishments simulated.
        years: Only the first years of the horizon; all by default.
        in_world: Whether the run happens in the plausible world that has the number of its seed.
        follows: The first years of another scenario that these are the same as; a process that has the end of
            that run goes on from there, to the same result.
        keep: Whether the end of the run is kept for those that follow it, and jobs that move meanwhile counted.
    """

    scenario: Scenario
    seed: int
    scale: float
    years: int | None = None
    in_world: bool = False
    follows: "Follows | None" = None
    keep: bool = False

    def key(self) -> tuple[str, int, float, int, bool, int]:
        """Return what tells this run from every other."""
        return self._key

    @cached_property
    def _key(self) -> tuple[str, int, float, int, bool, int]:
        return (
            self.scenario.fingerprint(),
            self.seed,
            self.scale,
            self.years or self.scenario.years,
            self.in_world,
            -1 if self.follows is None else self.follows.years,
        )

    def home(self) -> tuple:
        """Return what tells which process has the beginning of this run: its own key, or that of the run before."""
        return self.key() if self.follows is None else self.follows.end(self.seed, self.scale)

    def end(self) -> tuple:
        """Return the key under which the end of this run is kept."""
        return Follows(self.scenario, self.scenario.years).end(self.seed, self.scale)

    def played(self) -> Scenario:
        """Return the scenario as it happens in the run's world."""
        return in_world(self.scenario, world(self.seed)) if self.in_world else self.scenario

    def whole(self) -> "Job":
        """Return the run over the whole horizon."""
        return replace(self, years=None)


def world(number: int) -> dict[str, dict[str, float]]:
    """Return the plausible world of a number."""
    return _block(number // BLOCK)[number % BLOCK]


@lru_cache(maxsize=4)
def _block(block: int) -> list[dict[str, dict[str, float]]]:
    return numbered_worlds(block * BLOCK, BLOCK)


def first_years(result: RunResult | PackedRun, start: int, years: int) -> RunResult:
    """Return the beginning of a run: the same as a run of so many years."""
    region, towns = result.region, result.towns
    return RunResult(region[region["quarter"] <= _QUARTERS * years], towns[towns["year"] <= start + years])


def begin(orders, slot: int) -> None:
    """Set a worker process up: where it gets its orders, and the tables read once.

    Args:
        orders: Shared bytes, one a process: `GO`, `STOP` or `PAUSE`.
        slot: Which of them is this process's.
    """
    global _orders, _slot
    _orders, _slot = orders, slot
    threading.Thread(target=_end_with_server, daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    RuhrModel(read_scenario("cluster_focus"), scale=_WARM_SCALE).run_for(_QUARTERS)
    # What is there now stays: the collector need not walk it again in every run.
    gc.collect()
    gc.freeze()


def _end_with_server() -> None:
    # A server that is killed can't tell its workers to end.
    multiprocessing.parent_process().join()
    os._exit(1)


def run_job(job: Job) -> PackedRun | None:
    """Run a job, or go on with it where it was left; return None if it was stopped or paused on the way."""
    whole, end = job.whole().key(), _QUARTERS * (job.years or job.scenario.years)
    model = _begun.pop(whole, None)
    if model is None:
        model = _branch(job) if job.follows else RuhrModel(job.played(), seed=job.seed, scale=job.scale)
    while model.quarter < end and _orders[_slot] == GO:
        model.run_for(1)
    if _orders[_slot] != STOP and model.quarter < _QUARTERS * job.scenario.years:
        _put(_begun, whole, model, _MOST_BEGUN)
    if model.quarter < end:
        return None
    result = RunResult(model.recorder.region_table(), model.recorder.town_table())
    if job.years:
        return PackedRun.of(first_years(result, job.scenario.start, job.years))
    moved = next((seen.jobs for seen in model.observers if isinstance(seen, JobsMoved)), None)
    if job.keep:
        _put(_ended, job.end(), model, _MOST_ENDED)
    # The parts of a model refer to each other: left to Python, fifty of them would wait to be taken away.
    del model
    if job.follows is None or next(_followed) % _COLLECT_EVERY == 0:
        gc.collect()
    return PackedRun.of(result, moved)


def _branch(job: Job) -> RuhrModel:
    """Return a model that goes on where the run before ended; that one is run first if it isn't here."""
    assert job.follows is not None
    key = job.home()
    trunk = _ended.get(key)
    if trunk is None:
        trunk = RuhrModel(job.follows.scenario, seed=job.seed, scale=job.scale)
        if job.follows.years:
            trunk.run_for(_QUARTERS * job.follows.years)
        _put(_ended, key, trunk, _MOST_ENDED)
    _ended.move_to_end(key)
    return trunk.branch(job.scenario, observers=(JobsMoved(trunk),) if job.keep else ())


def _put(kept: OrderedDict[tuple, RuhrModel], key: tuple, model: RuhrModel, most: int) -> None:
    """Keep a model; the longest unused one goes."""
    kept[key] = model
    if len(kept) > most:
        kept.popitem(last=False)


def idle() -> None:
    """Do nothing; asking for it starts the process."""
