"""The engine: the same numbers as `run`, sketches first, runs shared, stopped and recovered."""

import os
import threading
from dataclasses import replace

import pandas as pd
import pytest

from ruhrsim.analysis.plausible import numbered_worlds
from ruhrsim.app.engine import worker
from ruhrsim.app.engine.packed import PackedRun
from ruhrsim.app.engine.requests import Answer, Effort, RequestQueue
from ruhrsim.app.engine.run_cache import RunCache
from ruhrsim.app.engine.tasks import Claim, QueueFull
from ruhrsim.app.engine.worker import Job
from ruhrsim.app.engine.worker_pool import WorkerPool
from ruhrsim.runs.compare import compare, read_scenarios, run

SHORT, LONG = 1, 20
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def queue():
    queue = RequestQueue(workers=1)
    yield queue
    queue.close()


def short(*names, years=SHORT):
    return read_scenarios(names, years)


def answers(queue, scenarios, **more):
    """Return all answers of a request up to the full one."""
    told, finished = [], threading.Event()

    def tell(answer):
        told.append(answer)
        if answer.stage in ("full", "failed", "busy"):
            finished.set()

    queue.ask(scenarios, "someone", tell, **more)
    assert finished.wait(120)
    return told


def test_a_sketch_first_then_the_full_answer(queue):
    told = answers(
        queue, short("status_quo", "cluster_focus"), sketches=[Effort(2, 0.005)], full=Effort(3, 0.01, (2,))
    )
    stages = list(dict.fromkeys(answer.stage for answer in told))
    assert [stage for stage in stages if stage != "waiting"] == ["sketch", "partial", "full"]
    assert [len(a.comparison.seeds) for a in told if a.stage == "full"] == [3]


def test_a_glimpse_is_the_beginning_of_the_sketch(queue):
    scenarios, sketch = short("status_quo", "focus_together", years=2), Effort(2, 0.005)
    told = answers(queue, scenarios, sketches=[replace(sketch, years=1), sketch], full=Effort(3, 0.01))
    first = {answer.stage: answer.comparison for answer in reversed(told) if answer.comparison}
    assert list(reversed(first)) == ["glimpse", "sketch", "full"]
    assert first["glimpse"].years == 1
    sketched = first["sketch"].region
    pd.testing.assert_frame_equal(
        first["glimpse"].region, sketched[sketched["quarter"] <= 4].reset_index(drop=True)
    )
    assert queue.cache.get(Job(scenarios[0], 0, 0.005, 1).key()) is not None


def test_a_glimpse_of_a_run_in_the_cache_is_cut_from_it(queue):
    scenarios, sketch = short("long_breath", years=2), Effort(1, 0.005)
    answers(queue, scenarios, sketches=(), full=sketch)
    told = answers(queue, scenarios, sketches=[replace(sketch, years=1)], full=Effort(2, 0.01))
    assert told[0].stage == "glimpse"
    assert set(told[0].comparison.towns["year"]) == {2025, 2026}


def test_an_answer_counts_as_full_and_grows_more_exact(queue):
    told, finished = [], threading.Event()

    def tell(answer):
        told.append(answer)
        if answer.done == answer.total:
            finished.set()

    queue.ask(short("spread_together"), "someone", tell, sketches=(), full=Effort(3, 0.005, (1, 2), enough=2))
    assert finished.wait(120)
    sizes = {len(a.comparison.seeds): a.stage for a in told if a.comparison}
    assert sizes == {1: "partial", 2: "full", 3: "full"}


def test_the_numbers_are_those_of_a_plain_run(queue):
    scenarios = short("status_quo")
    comparison = answers(queue, scenarios, sketches=(), full=Effort(1, 0.005))[-1].comparison
    plain = run(scenarios[0], seed=0, scale=0.005)
    pd.testing.assert_frame_equal(comparison.region.drop(columns=["scenario", "seed"]), plain.region)
    pd.testing.assert_frame_equal(comparison.towns.drop(columns=["scenario", "seed"]), plain.towns)


def test_in_worlds_every_scenario_runs_in_the_world_of_its_seed(queue):
    scenarios, effort = short("status_quo", "hype_chasing"), Effort(2, 0.005)
    comparison = answers(
        queue, scenarios, sketches=[replace(effort, scale=0.006)], full=effort, in_worlds=True
    )[-1].comparison
    plain = compare(scenarios, runs=2, scale=0.005, workers=1, worlds=numbered_worlds(0, 2))
    pd.testing.assert_frame_equal(comparison.region, plain.region)
    pd.testing.assert_frame_equal(comparison.towns, plain.towns)
    assert comparison.worlds == plain.worlds
    by_luck = answers(queue, scenarios, sketches=(), full=effort)[-1].comparison
    assert by_luck.uncertainty == "luck"
    assert not by_luck.region["jobs"].equals(comparison.region["jobs"])


def test_what_is_known_is_told_at_once(queue):
    scenarios = short("spread_alone")
    answers(queue, scenarios, sketches=(), full=Effort(1, 0.005))
    assert [a.stage for a in answers(queue, scenarios, sketches=(), full=Effort(1, 0.005))] == ["full"]


@pytest.fixture
def pool():
    pool = WorkerPool(1, capacity=3)
    pool.warm_up()
    yield pool
    pool.close()


def claim(seed, owner="a", years=SHORT, done=None):
    return Claim(
        Job(short("status_quo", years=years)[0], seed, 0.005), owner, done or (lambda job, result: None)
    )


def test_a_run_that_nobody_wants_stops(pool):
    ended = threading.Event()
    endless = claim(0, years=LONG)
    pool.submit(endless)
    pool.withdraw(endless)
    pool.submit(claim(1, done=lambda job, result: ended.set()))
    assert ended.wait(30)


def test_the_same_run_is_done_once_for_two(pool):
    results, done = [], threading.Semaphore(0)

    def note(job, result):
        results.append(result)
        done.release()

    pool.submit(claim(9, years=LONG))
    for owner in "ab":
        pool.submit(claim(0, owner, done=note))
    assert pool.load() == 2
    assert done.acquire(timeout=120)
    assert done.acquire(timeout=120)
    assert results[0] is results[1]


def test_the_most_urgent_comes_first_and_what_paused_goes_on(pool):
    order, done = [], threading.Semaphore(0)

    def note(who):
        return lambda job, result: (order.append((who, result)), done.release())

    pool.submit(claim(0, years=LONG, done=note("long")), urgency=2)
    pool.submit(claim(1, done=note("short")), urgency=0)
    for _ in range(2):
        assert done.acquire(timeout=120)
    (first, _), (second, result) = order
    assert (first, second) == ("short", "long")
    plain = run(short("status_quo", years=LONG)[0], seed=0, scale=0.005)
    pd.testing.assert_frame_equal(result.region, plain.region)
    pd.testing.assert_frame_equal(result.towns, plain.towns)


def test_a_glimpse_of_a_run_that_is_farther_shows_only_its_years(pool):
    scenario, got, done = short("status_quo", years=LONG)[0], {}, threading.Semaphore(0)

    def note(job, result):
        got[job.years] = result
        done.release()

    for years in (3, 2, 3):
        pool.submit(Claim(Job(scenario, 0, 0.005, years), "a", note))
        assert done.acquire(timeout=120)
    assert got[2].region["quarter"].max() == 8
    pd.testing.assert_frame_equal(got[2].region, got[3].region[: len(got[2].region)])


def test_the_queue_is_bounded_and_shows_the_place(pool):
    pool.submit(claim(0, "a", years=LONG))
    pool.submit(claim(1, "a"))
    pool.submit(claim(2, "b"))
    assert pool.ahead_of("b") >= 1
    with pytest.raises(QueueFull, match="try again"):
        pool.submit(claim(3, "c"))


def test_owners_take_turns(pool):
    order, done = [], threading.Semaphore(0)
    pool.capacity = 10

    def note(who):
        return lambda job, result: (order.append(who), done.release())

    pool.submit(claim(0, "x", years=5))
    for seed in (1, 2, 3):
        pool.submit(claim(seed, "a", done=note("a")))
    pool.submit(claim(4, "b", done=note("b")))
    for _ in range(4):
        assert done.acquire(timeout=120)
    assert order.index("b") <= 1


def test_a_dead_worker_is_replaced(pool):
    ended = threading.Event()
    pool.submit(claim(0, years=3, done=lambda job, result: ended.set() if result is not None else None))
    for process in list(pool._pools[0]._processes.values()):
        os.kill(process.pid, 9)
    assert ended.wait(120)


def test_a_sketch_goes_on_where_its_glimpse_ended(monkeypatch):
    monkeypatch.setattr(worker, "_orders", [worker.GO])
    glimpse = Job(short("status_quo", years=2)[0], 0, 0.005, years=1)
    assert worker.run_job(glimpse).region["quarter"].max() == 4
    monkeypatch.setattr(worker, "RuhrModel", None)
    assert worker.run_job(glimpse.whole()).region["quarter"].max() == 8
    assert worker._begun == {}


def test_another_run_done_is_no_news_but_another_tenth_is():
    known = Answer(None, "sketch", 4, 40)
    assert not known.differs(Answer(None, "sketch", 7, 40))
    assert known.differs(Answer(None, "sketch", 8, 40))
    assert known.differs(Answer(None, "partial", 4, 40))


def packed(size):
    return PackedRun(bytes(size), b"")


def test_the_cache_is_bounded_and_forgets_the_longest_unused():
    cache, a = RunCache(most_mb=2e-6), packed(1)
    cache.put((1,), a)
    cache.put((1,), a)
    cache.put((2,), packed(1))
    assert cache.get((1,)) is a
    cache.put((3,), packed(1))
    assert cache.get((2,)) is None
    assert len(cache) == 2
    cache.put((4,), packed(2))
    assert len(cache) == 1


def test_a_packed_run_is_the_run():
    result = run(short("status_quo")[0], seed=0, scale=0.005)
    pd.testing.assert_frame_equal(PackedRun.of(result).region, result.region)
    pd.testing.assert_frame_equal(PackedRun.of(result).towns, result.towns)
