"""Sweeps: thousands of runs of an experiment, resumable, on one machine or a cluster."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ruhrsim.sweeps.plan import SweepError
    from ruhrsim.sweeps.run import WorkersLost, run_sweep
    from ruhrsim.sweeps.store import Sweep, load_sweep, repeat_run

_HOMES = {
    "SweepError": "plan",
    "WorkersLost": "run",
    "run_sweep": "run",
    "Sweep": "store",
    "load_sweep": "store",
    "repeat_run": "store",
}

__all__ = ["Sweep", "SweepError", "WorkersLost", "load_sweep", "repeat_run", "run_sweep"]


def __getattr__(name: str) -> Any:
    # Only on first use: records of experiments are read where no run is meant.
    if name not in _HOMES:
        raise AttributeError(
            f"module 'ruhrsim.sweeps' has no attribute '{name}'; it offers {', '.join(_HOMES)}"
        )
    return getattr(import_module(f"ruhrsim.sweeps.{_HOMES[name]}"), name)
