"""Nothing moves unseen: every state array and table of the shipped scenarios is as it was last agreed.

A failure is no fault of the test. Did you mean to move results? Then `make golden` stores the new ones
and says what moved; put the reason into CHANGELOG.md. If not, undo what you did.
"""

from dataclasses import replace

import numpy as np
import pytest
from golden import golden_runs as golden

from ruhrsim.model.model import RuhrModel


@pytest.fixture(scope="module")
def stored():
    return golden.load()


@pytest.mark.parametrize("engine", ["numba", "numpy"])
def test_nothing_moved(stored, engine, record_property):
    if engine == "numba":
        pytest.importorskip("numba")
    runs = golden.all_runs()
    compared, moved = golden.compare(stored, runs, golden.run_all(runs, engine), golden.fingerprint())
    record_property("compared", compared)
    print(f"compared {compared} of {len(runs)} runs with the engine {engine}")
    assert not moved, "\n".join([f"{compared} differ; see the head of this file", *moved[:40]])


def test_stored_evidence_knows_these_runs(stored):
    assert golden.ANSWERS.read_text(encoding="utf-8").strip() == golden.answers(stored)


def arrays_in(record, seen):
    """Yield every array in a record and in the records, columns and memories inside it."""
    if record is None or isinstance(record, (str, int, float, bool, dict)) or id(record) in seen:
        return
    seen.add(id(record))
    if isinstance(record, np.ndarray):
        yield record
    elif isinstance(record, (list, tuple)):
        for part in record:
            yield from arrays_in(part, seen)
    elif type(record).__module__.startswith("ruhrsim.model") and not hasattr(type(record), "model_fields"):
        names = (*getattr(type(record), "__slots__", ()), *getattr(record, "__dict__", ()))
        for name in names:
            if name not in ("p", "effect", "_store"):
                yield from arrays_in(getattr(record, name), seen)


def test_every_array_of_the_records_is_watched():
    model = RuhrModel("subsidy_game", seed=1, scale=0.01)
    model.run_for(2)
    watched = {id(value) for _, value in golden.arrays(model)}
    found = list(arrays_in([model.region, model.carried, model.now], set()))
    assert len(found) > 150
    lost = [value.shape for value in found if id(value) not in watched and value.dtype.kind not in "USO"]
    assert not lost


def test_no_name_is_watched_twice():
    model = RuhrModel("subsidy_game", seed=1, scale=0.01)
    model.step()
    names = [name for name, _ in golden.arrays(model)]
    assert len(names) == len(set(names))
    assert {"game.bid", "flows.hires", "firms.employees", "steady.foundations"} <= set(names)


def test_a_change_of_one_firm_is_told(stored):
    run, old = stored.runs[0], stored.traces[0]
    quarters = old.quarters.copy()
    quarters[5:] ^= np.uint64(1)
    summaries = dict(old.summaries) | {
        "firms.employees": [1.01 * x for x in old.summaries["firms.employees"]]
    }
    new = replace(old, quarters=quarters, arrays=old.arrays | {"firms.employees": 1}, summaries=summaries)
    lines = golden.what_moved(replace(stored, runs=[run], traces=[old]), [run], [new])
    assert "first in quarter 5" in lines[0]
    assert "firms.employees: in 1 runs, largest relative change 0.01" in lines[1]


def test_another_processor_compares_summaries_within_the_tolerance(stored):
    run, old = stored.runs[0], stored.traces[0]
    one = replace(stored, runs=[run], traces=[old])
    for change, moves in ((1e-12, False), (1e-6, True)):
        moved = {name: [x * (1.0 + change) for x in values] for name, values in old.summaries.items()}
        new = replace(old, arrays=dict.fromkeys(old.arrays, 1), summaries=moved)
        compared, lines = golden.compare(one, [run], [new], stored.processor ^ 1)
        assert compared == "summaries"
        assert bool(lines) == moves


def test_summaries_notice_places_exchanged():
    table = np.arange(12.0).reshape(3, 4)
    assert golden.summary(table) != golden.summary(table[::-1])
    assert golden.summary(table) != golden.summary(np.ascontiguousarray(table.T))
