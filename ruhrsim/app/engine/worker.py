"""What happens inside a worker process: one run that can be stopped at every quarter."""

import multiprocessing
import os
import signal
import threading
from dataclasses import dataclass

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
    """

    scenario: Scenario
    seed: int
    scale: float

    def key(self) -> tuple[str, int, float]:
        """Return what tells this run from every other."""
        return self.scenario.fingerprint(), self.seed, self.scale


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
    RuhrModel(read_scenario("status_quo"), scale=_WARM_SCALE).run_for(1)


def _end_with_server() -> None:
    # A server that is killed can't tell its workers to end.
    multiprocessing.parent_process().join()
    os._exit(1)


def run_job(job: Job, slot: int) -> RunResult | None:
    """Run a job; return None if its stop flag was set on the way."""
    model = RuhrModel(job.scenario, seed=job.seed, scale=job.scale)
    for _ in range(_QUARTERS * job.scenario.years):
        if _stop_flags[slot]:
            return None
        model.run_for(1)
    return RunResult(model.recorder.region_table(), model.recorder.town_table())


def idle() -> None:
    """Do nothing; asking for it starts the process."""
