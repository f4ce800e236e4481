"""What happens inside a worker process: one run that can be stopped at every quarter."""

import gc
import multiprocessing
import os
import signal
import threading
from dataclasses import dataclass, replace
from functools import cached_property

from ruhrsim.model import RuhrModel
from ruhrsim.results import RunResult
from ruhrsim.scenario import Scenario, read_scenario

_QUARTERS = 4
_WARM_SCALE = 0.005
_stop_flags = None


@dataclass(frozen=True)
class Job:
    """One run.

    Args:
        scenario: What to run.
        seed: Same seed, same luck in every scenario.
        scale: Share of small establishments simulated.
        years: Only the first years of the horizon; all by default.
    """

    scenario: Scenario
    seed: int
    scale: float
    years: int | None = None

    def key(self) -> tuple[str, int, float, int]:
        """Return what tells this run from every other."""
        return self._key

    @cached_property
    def _key(self) -> tuple[str, int, float, int]:
        return self.scenario.fingerprint(), self.seed, self.scale, self.years or self.scenario.years

    def whole(self) -> "Job":
        """Return the run over the whole horizon."""
        return replace(self, years=None)


def first_years(result: RunResult, start: int, years: int) -> RunResult:
    """Return the beginning of a run: the same as a run of so many years."""
    region, towns = result.region, result.towns
    return RunResult(region[region["quarter"] <= _QUARTERS * years], towns[towns["year"] <= start + years])


def begin(flags, niceness: int) -> None:
    """Set a worker process up: its stop flags, its politeness, and the tables read once.

    Args:
        flags: Shared bytes, one a slot; a run stops when its byte is set.
        niceness: Steps behind other processes; sketches go first.
    """
    global _stop_flags
    _stop_flags = flags
    threading.Thread(target=_end_with_server, daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if niceness and hasattr(os, "nice"):
        os.nice(niceness)
    RuhrModel(read_scenario("cluster_focus"), scale=_WARM_SCALE).run_for(_QUARTERS)
    # What is there now stays: the collector need not walk it again in every run.
    gc.collect()
    gc.freeze()


def _end_with_server() -> None:
    # A server that is killed can't tell its workers to end.
    multiprocessing.parent_process().join()
    os._exit(1)


def run_job(job: Job, slot: int) -> RunResult | None:
    """Run a job; return None if its stop flag was set on the way."""
    model = RuhrModel(job.scenario, seed=job.seed, scale=job.scale)
    for _ in range(_QUARTERS * (job.years or job.scenario.years)):
        if _stop_flags[slot]:
            return None
        model.run_for(1)
    return RunResult(model.recorder.region_table(), model.recorder.town_table())


def idle() -> None:
    """Do nothing; asking for it starts the process."""
