"""Sweeps: complete, the same by any executor, continued after anything, and honest about what failed."""

from concurrent.futures import BrokenExecutor, ThreadPoolExecutor

import numpy as np
import pandas as pd
import pytest
from stand_in import Synchronous, make_experiment, simulate, simulate_with_faults

from ruhrsim.common.atomic_files import FolderError
from ruhrsim.sweeps import SweepError, WorkersLost, load_sweep, repeat_run, run_sweep
from ruhrsim.sweeps.lock import alone_in
from ruhrsim.sweeps.run import cut


@pytest.fixture
def experiment(tmp_path):
    return make_experiment(tmp_path)


@pytest.fixture
def undisturbed(experiment, tmp_path):
    return run_sweep(experiment, tmp_path / "undisturbed", executor=Synchronous(), simulate=simulate)


def assert_same(one, other):
    for table in ("experiments", "outcomes", "failures"):
        pd.testing.assert_frame_equal(getattr(one, table), getattr(other, table), check_exact=True)


def test_all_runs_are_there_with_all_their_columns(undisturbed):
    assert list(undisturbed.outcomes) == [
        "experiment",
        "seed",
        "year",
        "unemployment_rate",
        "start_ups",
        "graduates_kept",
    ]
    assert undisturbed.outcomes[["experiment", "seed"]].to_numpy().tolist() == [
        [experiment, seed] for experiment in range(12) for seed in (0, 1)
    ]
    assert undisturbed.failures.empty
    assert undisturbed.manifest["seeds"] == [0, 1]


def test_scenarios_are_paired_by_world_setting_and_seed(undisturbed):
    both = undisturbed.outcomes.merge(undisturbed.experiments)
    keys = ["world", "strategy.cooperation", "seed"]
    table = both.pivot(index=keys, columns="scenario", values="unemployment_rate")
    np.testing.assert_allclose(table["cluster_focus"] - table["status_quo"], -1.0)


def test_threads_and_processes_give_the_same_tables(experiment, undisturbed, tmp_path):
    with ThreadPoolExecutor(3) as threads:
        assert_same(run_sweep(experiment, tmp_path / "a", executor=threads, simulate=simulate), undisturbed)
    assert_same(run_sweep(experiment, tmp_path / "b", workers=2, simulate=simulate), undisturbed)


def test_a_finished_sweep_is_one_file_a_table_and_nothing_else(undisturbed):
    folder = undisturbed.folder
    files = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    assert files == {
        "manifest.json",
        "experiments.parquet",
        "outcomes/000000000-000000024.parquet",
        "runs/000000000-000000024.parquet",
    }


def test_finished_runs_are_never_run_again(experiment, undisturbed):
    executor, seen = Synchronous(), []
    run_sweep(
        experiment,
        undisturbed.folder,
        executor=executor,
        simulate=simulate,
        progress=lambda done, total: seen.append((done, total)),
    )
    assert executor.calls == 0
    assert seen == [(24, 24)]


def test_an_interruption_keeps_what_is_finished(experiment, undisturbed, tmp_path):
    def interrupt(done, total):
        if done == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_sweep(experiment, tmp_path / "out", executor=Synchronous(), simulate=simulate, progress=interrupt)
    assert len(load_sweep(tmp_path / "out").runs) == 5
    executor = Synchronous()
    assert_same(run_sweep(experiment, tmp_path / "out", executor=executor, simulate=simulate), undisturbed)
    assert executor.calls == 19


def test_more_seeds_only_add_runs_and_fewer_take_none_away(experiment, undisturbed):
    executor = Synchronous()
    more = run_sweep(
        experiment.model_copy(update={"runs": 3}), undisturbed.folder, executor=executor, simulate=simulate
    )
    assert executor.calls == 12
    assert set(more.outcomes["seed"]) == {0, 1, 2}
    fewer = run_sweep(
        experiment.model_copy(update={"runs": 1}), undisturbed.folder, executor=executor, simulate=simulate
    )
    assert executor.calls == 12
    assert fewer.manifest["seeds"] == [0, 1, 2]


@pytest.mark.parametrize(
    ("changes", "part"),
    [({"scale": 0.1}, r"another definition \(scale\)"), ({"seed": 5}, r"another definition \(seed\)")],
)
def test_another_definition_is_told_with_what_changed(experiment, undisturbed, changes, part):
    with pytest.raises(SweepError, match=f"{part} and don't mix with new ones; .* --fresh"):
        run_sweep(experiment.model_copy(update=changes), undisturbed.folder, simulate=simulate)


@pytest.mark.parametrize("what", ["code", "data"])
def test_other_code_or_data_is_told(experiment, undisturbed, monkeypatch, what):
    monkeypatch.setattr(f"ruhrsim.common.versions.{what}_version", lambda *region: "another")
    with pytest.raises(SweepError, match=f"made with another {what} .* → another.* --fresh, or insist"):
        run_sweep(experiment, undisturbed.folder, simulate=simulate)


def test_whoever_insists_goes_on_with_other_code_and_the_manifest_names_both(
    experiment, tmp_path, monkeypatch
):
    run_sweep(experiment, tmp_path / "out", executor=Synchronous(), simulate=simulate)
    before = load_sweep(tmp_path / "out").manifest
    more = experiment.model_copy(update={"runs": 3})
    monkeypatch.setattr("ruhrsim.common.versions.code_version", lambda: "another")
    with pytest.raises(SweepError, match="another code"):
        run_sweep(more, tmp_path / "out", executor=Synchronous(), simulate=simulate)
    executor = Synchronous()
    sweep = run_sweep(more, tmp_path / "out", executor=executor, simulate=simulate, insist=True)
    assert executor.calls == 12
    assert sweep.manifest["made_by"]["code"] == "another"
    assert [made["code"] for made in sweep.manifest["made_by_before"]] == [before["made_by"]["code"]]


def test_no_insisting_on_another_definition(experiment, undisturbed):
    with pytest.raises(SweepError, match="another definition") as told:
        run_sweep(
            experiment.model_copy(update={"scale": 0.1}), undisturbed.folder, simulate=simulate, insist=True
        )
    assert "insist" not in str(told.value)


def test_a_run_is_not_repeated_by_other_code_unless_one_insists(undisturbed, monkeypatch):
    monkeypatch.setattr("ruhrsim.common.versions.code_version", lambda: "another")
    with pytest.raises(FolderError, match="undisturbed was made with another code .* → another.*insist=True"):
        repeat_run(undisturbed.folder, 7, 1, executor=Synchronous(), simulate=simulate)
    again = repeat_run(undisturbed.folder, 7, 1, executor=Synchronous(), simulate=simulate, insist=True)
    assert len(again) == 1


def test_failed_runs_are_listed_and_stop_nobody(experiment, tmp_path):
    sweep = run_sweep(experiment, tmp_path / "out", executor=Synchronous(), simulate=simulate_with_faults)
    assert sweep.failures[["experiment", "seed"]].to_numpy().tolist() == [[e, 1] for e in range(1, 12, 2)]
    assert len(sweep.outcomes) == 18
    executor = Synchronous()
    run_sweep(experiment, tmp_path / "out", executor=executor, simulate=simulate_with_faults)
    assert executor.calls == 0


def test_lost_work_is_done_again(experiment, undisturbed, tmp_path):
    executor = Synchronous([RuntimeError("worker killed"), None, RuntimeError("worker killed")])
    assert_same(run_sweep(experiment, tmp_path / "out", executor=executor, simulate=simulate), undisturbed)
    assert executor.calls == 26


def test_a_pool_that_dies_is_built_again(experiment, undisturbed, tmp_path, monkeypatch):
    killed = BrokenExecutor("killed")
    pools = [Synchronous([None, None, killed]), Synchronous([killed]), Synchronous()]
    monkeypatch.setattr("ruhrsim.runs.executors.processes", lambda workers: pools.pop(0))
    assert_same(run_sweep(experiment, tmp_path / "out", simulate=simulate), undisturbed)
    assert pools == []


def test_work_that_is_lost_again_and_again_ends_the_sweep_and_the_rest_is_kept(experiment, tmp_path):
    faults = [None, None, *[RuntimeError("killed by the system")] * 4]
    with pytest.raises(WorkersLost, match="4 times in a row, last by RuntimeError: killed by the system"):
        run_sweep(experiment, tmp_path / "out", executor=Synchronous(faults), simulate=simulate)
    assert len(load_sweep(tmp_path / "out").runs) == 2


def test_a_broken_executor_of_somebody_else_is_not_rebuilt_for_ever(experiment, tmp_path):
    with pytest.raises(WorkersLost, match="takes no more work: BrokenExecutor: gone"):
        run_sweep(
            experiment, tmp_path / "out", executor=Synchronous([BrokenExecutor("gone")]), simulate=simulate
        )


def test_a_folder_of_something_else_is_left_alone(experiment, tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "thesis.txt").write_text("mine")
    with pytest.raises(FolderError, match="exists and is no sweep"):
        run_sweep(experiment, tmp_path / "other", simulate=simulate)
    with pytest.raises(FolderError, match="no sweep in"):
        load_sweep(tmp_path / "other")


def test_two_commands_do_not_work_in_one_folder(experiment, undisturbed):
    with alone_in(undisturbed.folder), pytest.raises(FolderError, match="another command is at work"):
        run_sweep(experiment, undisturbed.folder, executor=Synchronous(), simulate=simulate)


def test_any_run_is_repeated_bit_for_bit(undisturbed):
    outcomes = undisturbed.outcomes
    row = outcomes[(outcomes["experiment"] == 7) & (outcomes["seed"] == 1)].reset_index(drop=True)
    again = repeat_run(undisturbed.folder, 7, 1, executor=Synchronous(), simulate=simulate)
    pd.testing.assert_frame_equal(again, row, check_exact=True)
    with pytest.raises(FolderError, match="has no experiment 12; choose from 0 to 11"):
        repeat_run(undisturbed.folder, 12, 1)


def test_the_manifest_says_how_the_sweep_was_made(undisturbed):
    manifest = undisturbed.manifest
    assert {"made_by", "packages", "python", "host", "command", "created"} <= manifest.keys()
    assert manifest["experiment"]["scenarios"][1]["strategy"]["kind"] == "focus"
    assert set(manifest["host"]) == {"system", "machine", "cpus"}


def test_few_runs_are_cut_finely_and_only_what_is_missing():
    assert cut(np.ones(200, dtype=bool), 200) == [(n, n + 1) for n in range(200)]
    assert len(cut(np.ones(2000, dtype=bool), 2000)) == 286
    missing = np.array([True, False, True, True, True, False])
    assert cut(missing, 600) == [(0, 1), (2, 4), (4, 5)]
