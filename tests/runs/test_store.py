"""Results are written whole or not at all, and repeat themselves from their manifest."""

import errno
import json
from concurrent.futures import ThreadPoolExecutor

import pandas as pd
import pytest

from ruhrsim.common.atomic_files import FolderError
from ruhrsim.runs.compare import compare
from ruhrsim.runs.store import check_target, load_comparison, read_manifest, save_comparison


def fill_the_disk(comparison, folder):
    """Stand in for a report that finds no room."""
    (folder / "half.html").write_text("<html>")
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_result_is_read_back_as_it_was(fake_comparison, tmp_path):
    save_comparison(fake_comparison, tmp_path / "compare")
    loaded = load_comparison(tmp_path / "compare")
    pd.testing.assert_frame_equal(loaded.region, fake_comparison.region, check_exact=True)
    pd.testing.assert_frame_equal(loaded.towns, fake_comparison.towns, check_exact=True)
    assert (loaded.scenarios, loaded.seeds, loaded.scale) == (
        fake_comparison.scenarios,
        fake_comparison.seeds,
        fake_comparison.scale,
    )


def test_csv_files_hold_means_over_runs_with_names(fake_comparison, tmp_path):
    save_comparison(fake_comparison, tmp_path / "compare")
    region = pd.read_csv(tmp_path / "compare" / "region_mean.csv").set_index(["scenario", "quarter"])
    # Seeds 0, 1, 2 and a lift of -1 for focus: 1 - 1 + quarter.
    assert region.loc[("focus_together", 5), "jobs"] == 5.0
    towns = pd.read_csv(tmp_path / "compare" / "towns_mean.csv", dtype={"ags": str})
    assert towns.loc[0, ["scenario", "year", "ags", "name", "jobs"]].tolist() == [
        "status_quo",
        2025,
        "05911000",
        "Bochum",
        1.0,
    ]


def test_the_manifest_repeats_the_run(fake_comparison, tmp_path):
    save_comparison(fake_comparison, tmp_path / "compare", command="ruhrsim compare")
    stored = load_comparison(tmp_path / "compare")
    with ThreadPoolExecutor(2) as threads:
        again = compare(
            stored.scenarios,
            runs=len(stored.seeds),
            seed=stored.seeds[0],
            scale=stored.scale,
            executor=threads,
        )
    pd.testing.assert_frame_equal(again.region, stored.region, check_exact=True)


def test_the_manifest_names_all_that_made_the_result(fake_comparison, tmp_path):
    save_comparison(fake_comparison, tmp_path / "compare", command="ruhrsim compare --runs 3")
    manifest = read_manifest(tmp_path / "compare")
    assert manifest["command"] == "ruhrsim compare --runs 3"
    assert manifest["seeds"] == [0, 1, 2]
    kinds = {scenario["name"]: scenario["strategy"]["kind"] for scenario in manifest["scenarios"]}
    assert kinds == {"status_quo": "status_quo", "spread_alone": "spread", "focus_together": "focus"}
    assert set(manifest["parameters"]) == set(kinds)
    assert all(manifest[key] for key in ("ruhrsim", "created", "code_version", "data_version", "python"))
    assert {"mesa", "numpy", "pandas"} <= set(manifest["packages"])


def test_a_full_disk_leaves_the_old_result_and_nothing_new(fake_comparison, tmp_path):
    save_comparison(fake_comparison, tmp_path / "compare", command="old")
    with pytest.raises(FolderError, match="the disk is full; free some space"):
        save_comparison(fake_comparison, tmp_path / "compare", command="new", additions=[fill_the_disk])
    assert read_manifest(tmp_path / "compare")["command"] == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["compare"]


def test_a_new_result_replaces_the_old_one(fake_comparison, tmp_path):
    save_comparison(
        fake_comparison,
        tmp_path / "compare",
        additions=[lambda comparison, folder: (folder / "old.txt").write_text("")],
    )
    save_comparison(fake_comparison, tmp_path / "compare")
    assert sorted(path.name for path in (tmp_path / "compare").iterdir()) == [
        "manifest.json",
        "region.parquet",
        "region_mean.csv",
        "towns.parquet",
        "towns_mean.csv",
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["compare"]


def test_a_folder_below_a_file_is_told_and_nothing_is_left(fake_comparison, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(FolderError, match="choose another folder with --results"):
        check_target(tmp_path / "file" / "compare")


def test_trying_a_folder_leaves_no_trace(tmp_path):
    check_target(tmp_path / "new" / "deep" / "compare")
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_result_is_not_overwritten(tmp_path):
    (tmp_path / "compare").mkdir()
    (tmp_path / "compare" / "thesis.txt").write_text("years of work")
    with pytest.raises(FolderError, match="is no comparison of ruhrsim"):
        check_target(tmp_path / "compare")


def test_loading_from_elsewhere_says_what_is_missing(tmp_path):
    with pytest.raises(FolderError, match=r"manifest\.json is missing"):
        load_comparison(tmp_path)


def test_the_manifest_is_plain_json(fake_comparison, tmp_path):
    save_comparison(fake_comparison, tmp_path / "compare")
    text = (tmp_path / "compare" / "manifest.json").read_text(encoding="utf-8")
    assert json.loads(text, parse_constant=lambda constant: pytest.fail(f"{constant} is no JSON"))
