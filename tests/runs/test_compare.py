"""Runs are paired, complete, in order, and the same in any number of processes."""

from concurrent.futures import Executor, Future, ThreadPoolExecutor

import pandas as pd
import pytest

from ruhrsim.common.atomic_files import FolderError
from ruhrsim.common.errors import ScenarioError
from ruhrsim.runs.compare import SettingsError, compare, run
from ruhrsim.scenarios.scenario import read_scenario

TINY = {"runs": 2, "years": 1, "scale": 0.02}


class BackwardExecutor(Executor):
    """Computes on the spot; sees to it that nothing relies on when a chunk is done."""

    def __init__(self):
        self.chunks = []

    def submit(self, call, chunk):
        self.chunks.append(chunk)
        future = Future()
        future.set_result(call(chunk))
        return future


@pytest.fixture
def threads():
    with ThreadPoolExecutor(2) as pool:
        yield pool


def test_every_scenario_gets_the_same_seeds_in_order(fake_comparison):
    pairs = fake_comparison.region[["scenario", "seed"]].drop_duplicates().to_numpy().tolist()
    names = ("status_quo", "spread_alone", "focus_together")
    assert pairs == [[name, seed] for name in names for seed in (0, 1, 2)]
    assert list(fake_comparison.region.columns[:4]) == ["scenario", "seed", "quarter", "period"]
    assert list(fake_comparison.towns.columns[:4]) == ["scenario", "seed", "year", "ags"]
    assert (fake_comparison.baseline.name, fake_comparison.years) == ("status_quo", 2)
    assert fake_comparison.region["quarter"].max() == 8


def test_the_executor_does_not_change_the_tables(fake_comparison):
    again = compare(runs=3, years=2, executor=BackwardExecutor())
    pd.testing.assert_frame_equal(again.region, fake_comparison.region)
    pd.testing.assert_frame_equal(again.towns, fake_comparison.towns)


def test_many_runs_travel_in_chunks(fake_model):
    executor = BackwardExecutor()
    compare(["status_quo"], runs=600, years=1, workers=2, executor=executor)
    assert {len(chunk) for chunk in executor.chunks} == {8}


def test_progress_counts_every_run(fake_model, threads):
    seen = []
    compare(runs=2, years=1, executor=threads, progress=lambda done, total: seen.append((done, total)))
    assert seen[0] == (0, 6)
    assert seen[-1] == (6, 6)
    assert seen == sorted(seen)


def test_finished_runs_are_found_again(fake_model, threads, tmp_path):
    compare(runs=2, years=1, executor=threads, keep=tmp_path)
    more = compare(runs=3, years=1, executor=threads, keep=tmp_path)
    assert fake_model.runs == 9
    pd.testing.assert_frame_equal(more.region, compare(runs=3, years=1, executor=threads).region)


@pytest.mark.parametrize("other", [{"years": 2}, {"scale": 0.1}, {"seed": 7}])
def test_runs_of_other_settings_are_not_reused(fake_model, threads, tmp_path, other):
    settings = {"runs": 2, "years": 1, "executor": threads, "keep": tmp_path}
    compare(**settings)
    compare(**{**settings, **other})
    assert fake_model.runs == 12


def test_runs_of_other_code_are_not_reused(fake_model, threads, tmp_path, monkeypatch):
    compare(runs=2, years=1, executor=threads, keep=tmp_path)
    monkeypatch.setattr("ruhrsim.runs.unfinished.code_version", lambda: "another")
    compare(runs=2, years=1, executor=threads, keep=tmp_path)
    assert fake_model.runs == 12


def test_an_interruption_keeps_what_is_finished(fake_model, tmp_path):
    def interrupt(done, total):
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        compare(runs=2, years=1, executor=BackwardExecutor(), keep=tmp_path, progress=interrupt)
    seen = []
    compare(
        runs=2,
        years=1,
        executor=BackwardExecutor(),
        keep=tmp_path,
        progress=lambda done, total: seen.append(done),
    )
    assert seen[0] >= 4
    assert len(list(tmp_path.glob(".parts/*/*"))) == 6


def test_a_part_that_can_not_be_read_is_run_again(fake_model, threads, tmp_path):
    compare(["status_quo"], runs=1, years=1, executor=threads, keep=tmp_path)
    next(tmp_path.glob(".parts/*/0/towns.parquet")).write_bytes(b"torn")
    compare(["status_quo"], runs=1, years=1, executor=threads, keep=tmp_path)
    assert fake_model.runs == 2


def test_runs_that_can_not_be_kept_are_told(fake_model, threads, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(FolderError, match="can't write"):
        compare(runs=1, years=1, executor=threads, keep=tmp_path / "file")


def test_impossible_settings_are_told_at_once(fake_model):
    with pytest.raises(SettingsError) as caught:
        compare(runs=0, years=-5, scale=0.0, seed=-1, workers=0)
    assert [fault.split(" = ")[0] for fault in caught.value.faults] == [
        "runs",
        "years",
        "scale",
        "seed",
        "workers",
    ]
    assert fake_model.runs == 0


def test_scenarios_that_do_not_fit_together_are_told():
    base = read_scenario("status_quo")
    longer = base.model_copy(update={"years": 5, "start": 2007})
    with pytest.raises(SettingsError) as caught:
        compare([base, longer])
    assert len(caught.value.faults) == 3


def test_a_horizon_too_short_for_a_shock_is_told():
    shock = {"kind": "theme_bust", "quarter": "2040Q1", "theme": "health", "depth": 0.2}
    late = read_scenario("status_quo").model_copy(update={"shock": (shock,)})
    with pytest.raises(ScenarioError, match="status_quo with 5 years: .*'2040Q1' is never reached"):
        run(late, years=5)


def test_all_faulty_scenarios_are_told():
    with pytest.raises(ScenarioError) as caught:
        compare(["statusquo", "cluster"])
    assert len(caught.value.faults) == 2


def test_a_run_is_the_same_alone_and_in_one_or_two_processes():
    names = ["status_quo", "focus_together"]
    one, two = compare(names, workers=1, **TINY), compare(names, workers=2, **TINY)
    pd.testing.assert_frame_equal(one.region, two.region, check_exact=True)
    pd.testing.assert_frame_equal(one.towns, two.towns, check_exact=True)
    alone = run("focus_together", seed=1, scale=TINY["scale"], years=1)
    theirs = two.region[(two.region["scenario"] == "focus_together") & (two.region["seed"] == 1)]
    pd.testing.assert_frame_equal(
        theirs[alone.region.columns].reset_index(drop=True), alone.region, check_exact=True
    )
