"""Work that can be counted doesn't grow unnoticed: calls and memory of a quarter, never a clock.

Where more work is meant, `python benchmarks --count` stores the new figures.
"""

import importlib.util
import json
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
MORE_CALLS, MORE_MEMORY = 1.05, 1.15
"""Python versions count a little differently."""
STORED = json.loads((BENCHMARKS / "baseline.json").read_text(encoding="utf-8"))["counted"]


def counted():
    spec = importlib.util.spec_from_file_location("counted", BENCHMARKS / "counted.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("engine", ["numpy", "numba"])
def test_a_quarter_takes_no_more_calls_and_memory_than_stored(engine):
    if engine == "numba":
        pytest.importorskip("numba")
    work, stored = counted().count(0.2, engine), STORED[f"{engine}_large"]
    assert work["rows"] == pytest.approx(stored["rows"], rel=0.1), "another run: store its work anew"
    assert work["calls"] <= MORE_CALLS * stored["calls"]
    assert work["new_columns"] <= MORE_MEMORY * stored["new_columns"]


def test_calls_hardly_depend_on_the_number_of_firms():
    small, large = STORED["numba_small"], STORED["numba_large"]
    assert large["rows"] > 10 * small["rows"]
    assert large["calls"] < 1.2 * small["calls"]


def test_a_call_more_for_each_row_would_be_noticed():
    assert STORED["numpy_large"]["calls"] * (MORE_CALLS - 1.0) < 0.05 * STORED["numpy_large"]["rows"]
