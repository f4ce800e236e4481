"""Sweeps: thousands of runs of an experiment, resumable, on one machine or a cluster."""

from ruhrsim.sweep.plan import SweepError
from ruhrsim.sweep.run import WorkersLost, run_sweep
from ruhrsim.sweep.store import Sweep, load_sweep, repeat_run

__all__ = ["Sweep", "SweepError", "WorkersLost", "load_sweep", "repeat_run", "run_sweep"]
