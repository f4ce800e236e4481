"""Results folders that were copied, synced, cut, flipped by a bit, or made by somebody with other plans."""

import json
import os
import shutil

import numpy as np
import pytest

from ruhrsim.common.atomic_files import FolderError
from ruhrsim.common.errors import QueryError
from ruhrsim.runs.catalogue import describe, export, find_result, foreign, list_results, query
from ruhrsim.runs.store import load_comparison, save_comparison
from ruhrsim.runs.unfinished import load_part, save_part
from ruhrsim.runs.results import RunResult
from ruhrsim.sweeps import load_sweep, run_sweep
from stand_in import Synchronous, make_experiment, simulate
from synthetic import make_comparison

COUNT = "SELECT count(*) AS n FROM joined"
PART = "000000000-000000024"


@pytest.fixture
def experiment(tmp_path):
    return make_experiment(tmp_path)


@pytest.fixture
def root(tmp_path, experiment):
    root = tmp_path / "results"
    run_sweep(experiment, root / "tiny", executor=Synchronous(), simulate=simulate)
    save_comparison(make_comparison(seeds=2, years=1), root / "compare")
    return root


def again(root, experiment):
    return run_sweep(experiment, root / "tiny", executor=Synchronous(), simulate=simulate)


def test_foreign_files_are_left_out_and_told(root, experiment):
    folder, part = root / "tiny", root / "tiny" / "outcomes" / f"{PART}.parquet"
    names = [f"{PART} (1).parquet", f"{PART}-DESKTOP-AB12.parquet", f"._{PART}.parquet", "Thumbs.db"]
    for name in names:
        shutil.copy(part, part.with_name(name))
    (folder / "._experiments.parquet").write_bytes(b"\0\5\x16\7")
    (folder / "experiments (1).parquet").write_bytes(b"")
    (folder / "manifest (1).json").write_text("{")
    assert {file.name for file in foreign(folder)} == {
        *names, "._experiments.parquet", "experiments (1).parquet", "manifest (1).json",
    }  # fmt: skip
    assert query(folder, COUNT).n[0] == 24
    assert describe(folder)["runs"] == 24
    assert len(again(root, experiment).runs) == 24
    assert all(part.with_name(name).is_file() for name in names)


@pytest.mark.parametrize("table", ["outcomes", "runs"])
@pytest.mark.parametrize(
    "damage", [lambda b: b[:-40], lambda b: b"", lambda b: b[:100] + bytes([b[100] ^ 1]) + b[101:]]
)
def test_damaged_parts_are_told_and_run_again(root, experiment, table, damage):
    file = root / "tiny" / table / f"{PART}.parquet"
    good = load_sweep(root / "tiny").outcomes
    file.write_bytes(damage(file.read_bytes()))
    with pytest.raises(FolderError, match="the command of the sweep runs it again"):
        getattr(load_sweep(root / "tiny"), table)
    with pytest.raises(QueryError, match="it differs from its checksum"):
        query(root / "tiny", COUNT)
    swept = again(root, experiment)
    assert swept.outcomes.equals(good)
    assert len(swept.runs) == 24


def test_no_flipped_bit_of_any_stored_table_goes_unseen(root):
    luck = np.random.default_rng(0)
    for folder, file, read in (
        (root / "tiny", f"outcomes/{PART}.parquet", lambda: load_sweep(root / "tiny").outcomes),
        (root / "tiny", "experiments.parquet", lambda: load_sweep(root / "tiny").experiments),
        (root / "compare", "region.parquet", lambda: load_comparison(root / "compare")),
        (root / "compare", "towns.parquet", lambda: query(root / "compare", "SELECT 1")),
    ):
        good = (folder / file).read_bytes()
        for at in luck.integers(0, len(good), 30):
            flipped = bytearray(good)
            flipped[at] ^= 1 << int(luck.integers(8))
            (folder / file).write_bytes(flipped)
            with pytest.raises((FolderError, QueryError)):
                read()
        (folder / file).write_bytes(good)


def test_the_manifest_holds_the_checksums(root):
    known = json.loads((root / "tiny" / "manifest.json").read_text())["checksums"]
    assert set(known) == {"experiments.parquet", f"outcomes/{PART}.parquet", f"runs/{PART}.parquet"}
    known = json.loads((root / "compare" / "manifest.json").read_text())["checksums"]
    assert set(known) == {"region.parquet", "towns.parquet"}


def test_a_kept_run_that_was_damaged_is_run_again(tmp_path):
    comparison = make_comparison(seeds=1, years=1)
    save_part(tmp_path / "part", RunResult(comparison.region, comparison.towns))
    assert load_part(tmp_path / "part").region.equals(comparison.region)
    file = tmp_path / "part" / "region.parquet"
    content = bytearray(file.read_bytes())
    content[len(content) // 3] ^= 4
    file.write_bytes(content)
    assert load_part(tmp_path / "part") is None


@pytest.mark.parametrize(
    "content",
    ["[1, 2]", "null", '"text"', "{", '{"experiment": 1}', '{"experiment": {}, "seeds": "x"}', "[" * 9999,
     '{"experiment": {"scenarios": 7}, "seeds": [], "made_by": {}}', '{"scenarios": [1]}', '{"scenarios": {"a": 1}}'],
)  # fmt: skip
def test_a_manifest_that_can_be_none_hides_no_other_result(root, experiment, content):
    (root / "tiny" / "manifest.json").write_text(content)
    (root / "compare" / "manifest.json").write_text(content)
    save_comparison(make_comparison(seeds=2, years=1), root / "good")
    assert list_results(root).set_index("name").loc["good", "kind"] == "comparison"
    for ask in (
        lambda: load_sweep(root / "tiny").experiment,
        lambda: load_comparison(root / "compare"),
        lambda: again(root, experiment),
    ):
        with pytest.raises(FolderError) as caught:
            ask()
        assert len(str(caught.value).splitlines()) == 1


def test_a_manifest_that_is_a_pipe_or_a_folder_makes_nobody_wait(root):
    for name, make in (("pipe", os.mkfifo), ("folder", os.mkdir)):
        (root / name).mkdir()
        make(root / name / "manifest.json")
        with pytest.raises(FolderError, match=f"no result '{name}'"):
            find_result(root, name)
    assert "tiny" in set(list_results(root)["name"])


@pytest.mark.parametrize("name", ["x" * 300, "a\0b", "../" * 2000])
def test_a_result_of_a_name_that_no_disk_holds_is_told(root, name):
    with pytest.raises(FolderError) as caught:
        find_result(root, name)
    assert len(str(caught.value)) < 1500


@pytest.mark.parametrize(
    "content", ["", "plausible_world,a\n0,1\n", "x\n1\n2\n", "plausible_world,a.b\n0,1\n1,nan\n", "\0"]
)
def test_damaged_worlds_are_told(root, content):
    manifest = json.loads((root / "compare" / "manifest.json").read_text())
    (root / "compare" / "worlds.csv").write_text(content)
    assert "worlds.csv" not in manifest["checksums"]
    with pytest.raises(FolderError, match="worlds.csv"):
        load_comparison(root / "compare")


def test_a_file_named_as_sql_is_no_table(root, tmp_path):
    target = tmp_path / "written.csv"
    name = f"x\" AS SELECT 1; COPY (SELECT 1) TO '{str(target).replace('/', '|')}'; --.parquet"
    shutil.copy(root / "compare" / "region.parquet", root / "compare" / name)
    assert query(root / "compare", "SELECT count(*) AS n FROM region").n[0] > 0
    assert [file.name for file in foreign(root / "compare")] == [name]
    assert not target.exists()


@pytest.mark.parametrize(
    "sql",
    [
        "COPY region TO '{target}'",
        "COPY (SELECT 1) TO '{target}'",
        "EXPORT DATABASE '{target}'",
        "ATTACH '{target}' AS other",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM glob('/etc/*')",
        "SET enable_external_access = true",
        "RESET lock_configuration",
        "INSTALL httpfs",
        "LOAD httpfs",
        "PRAGMA enable_profiling = 'json'; PRAGMA profiling_output = '{target}'",
        "SELECT * FROM tables",
        "\ud800",
        "SELECT " + "(" * 3000 + "1" + ")" * 3000,
    ],
)
def test_questions_reach_nothing_but_the_tables(root, tmp_path, sql):
    target = tmp_path / "written"
    with pytest.raises(QueryError, match="tables: region, towns|plain text"):
        query(root / "compare", sql.replace("{target}", str(target)))
    assert not target.exists()


def test_an_export_still_writes_where_it_is_told(root, tmp_path):
    assert export(root / "tiny", tmp_path / "all.csv") == 24
