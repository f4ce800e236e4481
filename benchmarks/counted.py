"""Work of a quarter that can be counted: it does not depend on the machine or on who else uses it.

Calls are all calls that Python makes, into its own functions and into compiled ones such as NumPy's;
operators such as `a + b` are not among them. Memory is the peak of what a quarter takes beyond what it
found. Passes are what this peak comes to in whole columns of floats.
"""

import sys
import tracemalloc

WARM_UP, QUARTERS = 5, 8


def count(scale: float, engine: str) -> dict[str, float]:
    """Return calls a quarter, and the peak of new memory in columns of all firms.

    Args:
        scale: Scale of the run.
        engine: `numpy` or `numba`.
    """
    from ruhrsim import RuhrModel
    from ruhrsim.common import kernels

    with kernels.engine(engine):
        # What is loaded or compiled on first use is no work of a quarter.
        RuhrModel("status_quo", seed=1, scale=0.01).run_for(WARM_UP + QUARTERS)
        model = RuhrModel("status_quo", seed=1, scale=scale)
        model.run_for(WARM_UP)
        calls = _calls(lambda: model.run_for(QUARTERS)) / QUARTERS
        peak = _peak_bytes(lambda: model.run_for(QUARTERS))
    return {"rows": len(model.firms), "calls": calls, "new_columns": peak / (8.0 * len(model.firms))}


def _calls(work) -> int:
    calls = 0

    def notice(frame, event, argument):
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(notice)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls


def _peak_bytes(work) -> int:
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        work()
        return tracemalloc.get_traced_memory()[1] - before
    finally:
        tracemalloc.stop()
