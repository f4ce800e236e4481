"""A chunk: quarters become years, a failing run is a row, and parts come whole or not at all."""

import errno
import json

import numpy as np
import pandas as pd
import pytest
from stand_in import make_experiment, simulate, simulate_with_faults

from ruhrsim.common.atomic_files import FolderError
from ruhrsim.sweeps.chunk import run_chunk, yearly
from ruhrsim.sweeps.parts import (
    TABLES,
    begun_seeds,
    clear_leftovers,
    finished_runs,
    join_parts,
    part_files,
    part_path,
)
from ruhrsim.sweeps.plan import SweepError, begin, made_by


@pytest.fixture
def plan(tmp_path):
    return begin(make_experiment(tmp_path), tmp_path / "out")


def chunk(plan, first, last, simulate=simulate):
    return run_chunk(str(plan.folder), made_by(plan), first, last, simulate)


def read(plan, table):
    return pd.concat([pd.read_parquet(file) for file in part_files(plan.folder, table)], ignore_index=True)


def test_levels_end_flows_add_up_and_shares_are_averaged():
    region = pd.DataFrame(
        {
            "jobs": np.arange(9.0),
            "start_ups": [np.nan, 1, 2, 3, 4, 5, 6, 7, 8],
            "graduates_kept": [np.nan, 60, np.nan, 70, np.nan, 80, 80, 80, 80],
        }
    )
    table = yearly(region, ("jobs", "start_ups", "graduates_kept"), 2025)
    assert table["year"].tolist() == [2025, 2026, 2027]
    np.testing.assert_equal(
        table.drop(columns="year").to_numpy(), [[0, np.nan, np.nan], [4, 10, 65], [8, 26, 80]]
    )


def test_runs_go_through_all_experiments_seed_by_seed(plan):
    assert chunk(plan, 10, 14) == 4
    outcomes = read(plan, "outcomes")
    assert outcomes[["experiment", "seed"]].to_numpy().tolist() == [[10, 0], [11, 0], [0, 1], [1, 1]]
    # By hand: seed + lift + 10 × returns + cooperation, at the end of quarter 8.
    assert outcomes["unemployment_rate"].tolist() == pytest.approx(
        [0 + 0 + 10 + 1 + 8, -1 + 10 + 1 + 8, 1 + 0 + 8 + 0 + 8, 1 - 1 + 8 + 0 + 8]
    )
    assert outcomes["start_ups"][0] == pytest.approx(4 * (10 + 1) + 5 + 6 + 7 + 8)


def test_a_run_that_fails_is_kept_with_its_inputs_and_stops_nobody(plan):
    chunk(plan, 10, 14, simulate_with_faults)
    (failure,) = read(plan, "failures").to_dict("records")
    assert (failure["experiment"], failure["seed"], failure["scenario"]) == (1, 1, "cluster_focus")
    assert json.loads(failure["inputs"]) == {"strategy.cooperation": 0.0, "theme_support.returns": 0.8}
    assert failure["error"] == "ZeroDivisionError: no firms left"
    assert "simulate_with_faults" in failure["traceback"]
    assert len(read(plan, "outcomes")) == 3
    assert read(plan, "runs")["status"].tolist() == ["done", "done", "done", "failed"]


def test_a_chunk_of_failures_only_is_finished_too(plan):
    chunk(plan, 13, 14, simulate_with_faults)
    assert finished_runs(plan.folder, 24).nonzero()[0].tolist() == [13]
    assert read(plan, "outcomes").dtypes.eq([*["int64"] * 3, *["float64"] * 3]).all()
    chunk(plan, 13, 14)
    assert part_files(plan.folder, "failures") == []


@pytest.mark.parametrize("error", [OSError(errno.EMFILE, "Too many open files"), MemoryError()])
def test_a_machine_at_its_end_is_no_fault_of_the_run(plan, error):
    def fail(scenario, seed, scale, indicators):
        raise error

    with pytest.raises(type(error)):
        chunk(plan, 0, 2, fail)
    assert part_files(plan.folder, "outcomes") == part_files(plan.folder, "failures") == []


def test_a_full_disk_leaves_no_half_part(plan, monkeypatch):
    def fill(table, path):
        path.write_bytes(b"PAR1 and then")
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("pyarrow.parquet.write_table", fill)
        with pytest.raises(
            FolderError, match="the disk is full; free some space and give the same command again"
        ):
            chunk(plan, 0, 2)
    files = {path.name for path in plan.folder.rglob("*") if path.is_file()}
    assert files == {"experiments.parquet", "manifest.json"}
    assert not finished_runs(plan.folder, 24).any()


def test_joined_parts_hold_the_same_and_are_not_counted_twice(plan):
    for first in range(0, 24, 4):
        chunk(plan, first, first + 4, simulate_with_faults)
    before = {table: read(plan, table) for table in TABLES}
    kept = {file: file.read_bytes() for file in part_files(plan.folder, "outcomes")}
    join_parts(plan.folder, 24)
    # As after a kill between joining and clearing away: small parts still lie beside the whole.
    for file, content in kept.items():
        file.write_bytes(content)
    for table in TABLES:
        assert len(part_files(plan.folder, table)) == 1
        pd.testing.assert_frame_equal(read(plan, table), before[table], check_exact=True)
    join_parts(plan.folder, 24)
    assert [file.name for file in (plan.folder / "outcomes").iterdir()] == ["000000000-000000024.parquet"]
    assert finished_runs(plan.folder, 24).all()


def test_a_torn_part_counts_as_missing(plan):
    chunk(plan, 0, 2)
    part_path(plan.folder, "outcomes", 0, 2).write_bytes(b"torn")
    assert not finished_runs(plan.folder, 24).any()


def test_leftovers_of_killed_workers_go_and_parts_stay(plan):
    chunk(plan, 0, 2)
    (plan.folder / "outcomes" / ".000000002-000000004.parquet.new-1-2").write_bytes(b"half")
    assert len(part_files(plan.folder, "outcomes")) == 1
    clear_leftovers(plan.folder)
    assert [path.name for path in (plan.folder / "outcomes").iterdir()] == ["000000000-000000002.parquet"]


def test_a_seed_counts_as_begun_with_its_first_run(plan):
    assert begun_seeds(plan.folder, 12) == 0
    chunk(plan, 0, 12)
    assert begun_seeds(plan.folder, 12) == 1
    chunk(plan, 12, 13)
    assert begun_seeds(plan.folder, 12) == 2


def test_a_worker_with_other_code_is_told(plan):
    other = dict(made_by(plan)) | {"code": "older"}
    with pytest.raises(SweepError, match="a worker has other code than this command"):
        run_chunk(str(plan.folder), tuple(other.items()), 0, 2, simulate)
