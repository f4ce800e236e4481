"""A whole search on planted problems: it finds what is there, says where nothing is, and survives anything."""

import json

import numpy as np
import pytest

from planted_searches import SameProcess, flat, make_search, planted
from ruhrsim.common.atomic_files import FolderError
from ruhrsim.search import SearchError, find, read_found
from ruhrsim.search.archive import FILE, Archive
from ruhrsim.search.engine import seek
from ruhrsim.search.fronts import hypervolume
from ruhrsim.search.runs import Pool, Runner

PLANTED_FRONT = np.array([((1 - x) ** 2 - 1, x**2) for x in np.linspace(0, 1, 400)])
REFERENCE = np.array([0.0, 1.0])


def search(problem, folder, simulate=planted, executor=None, **settings):
    return find(problem, folder, executor=executor or SameProcess(), simulate=simulate, **settings)


def losses(found):
    own = [row for row, one in enumerate(found.strategies) if one.kind == "found"]
    return found.losses({"unemployment_rate": "mean", "town_inequality": "mean"})[own]


def test_a_planted_front_is_recovered(tmp_path):
    found = search(make_search(tmp_path), tmp_path / "a")
    best = hypervolume(PLANTED_FRONT, REFERENCE)
    assert hypervolume(losses(found), REFERENCE) > 0.75 * best  # four members of a curve
    assert all(one.levers["land_release.meur"] < 3 for one in found.strategies if one.kind == "found")
    assert "Best for 'Unemployment rate'" in found.facts.findings_en[0]


def test_the_levers_that_carry_a_planted_front_tell(tmp_path):
    table = (
        search(make_search(tmp_path, batches=8), tmp_path / "a").table("levers").set_index(["aim", "lever"])
    )
    assert table.loc[("unemployment_rate", "joint_marketing.meur"), "tells"]
    assert table.loc[("unemployment_rate", "joint_marketing.meur"), "slope"] < 0
    assert table.loc[("town_inequality", "joint_marketing.meur"), "slope"] > 0


def test_where_nothing_counts_the_search_says_so(tmp_path):
    found = search(make_search(tmp_path, batches=6), tmp_path / "a", flat)
    assert found.facts.findings_en[0].startswith("The search found nothing")
    assert found.facts.findings_de[0].startswith("Die Suche hat nichts gefunden")
    assert sum("no lever tells" in sentence for sentence in found.facts.findings_en) >= 1


def test_what_was_luck_shrinks_in_fresh_worlds(tmp_path):
    front = search(make_search(tmp_path, batches=6), tmp_path / "a", flat).table("front")
    rows = front[(front["kind"] == "found") & (front["sought"] != "")]
    assert (rows.groupby("aim")["claimed"].min() < -0.1).all()
    assert (rows.groupby("aim")["difference"].mean().abs() < 0.05).all()


def test_a_search_stopped_again_and_again_finds_the_same(tmp_path):
    problem = make_search(tmp_path)
    whole = search(problem, tmp_path / "whole")
    for most in (1, 5, 9, 14, 20, 3, 8, 11, 2, 30):
        with pytest.raises(KeyboardInterrupt):
            search(problem, tmp_path / "cut", executor=SameProcess(most))
    resumed = search(problem, tmp_path / "cut")
    assert (resumed.values == whole.values).all()
    assert (resumed.levers[1:5] == whole.levers[1:5]).all()
    assert resumed.facts.hypervolume == whole.facts.hypervolume


@pytest.mark.slow
def test_one_process_and_two_find_the_same(tmp_path):
    problem = make_search(tmp_path)
    one, two = (
        find(problem, tmp_path / str(workers), workers=workers, simulate=planted) for workers in (1, 2)
    )
    assert (one.values == two.values).all()
    assert (one.levers[1:5] == two.levers[1:5]).all()


def test_finished_runs_are_never_run_again(tmp_path):
    problem, first, again = make_search(tmp_path), SameProcess(), SameProcess()
    search(problem, tmp_path / "a", executor=first)
    search(problem, tmp_path / "a", executor=again)
    assert first.calls > 50
    assert again.calls == 0


def test_a_damaged_line_of_the_archive_is_run_again(tmp_path):
    problem, again = make_search(tmp_path), SameProcess()
    whole = search(problem, tmp_path / "a")
    file = tmp_path / "a" / FILE
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[3] = lines[3].replace("0", "1", 1)
    file.write_text("".join(lines)[:-20], encoding="utf-8")
    assert (search(problem, tmp_path / "a", executor=again).values == whole.values).all()
    assert again.calls == 2


def test_progress_tells_the_hypervolume(tmp_path):
    told = []
    search(make_search(tmp_path), tmp_path / "a", progress=lambda *each: told.append(each))
    words = [word for _, _, word in told if word]
    assert words[-1].startswith("hypervolume ")
    done, total, _ = told[-1]
    assert done <= total


def test_another_search_in_the_folder_is_refused(tmp_path):
    search(make_search(tmp_path), tmp_path / "a")
    with pytest.raises(SearchError, match="another definition"):
        search(make_search(tmp_path, batches=5), tmp_path / "a")


def test_a_folder_of_something_else_is_refused(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(FolderError, match="is no search"):
        search(make_search(tmp_path), tmp_path / "a")


def test_changed_code_is_refused_unless_insisted_on(tmp_path):
    problem = make_search(tmp_path)
    search(problem, tmp_path / "a")
    file = tmp_path / "a" / "manifest.json"
    manifest = json.loads(file.read_text(encoding="utf-8"))
    manifest["made_by"]["code"] = "0123456789abcdef"
    file.write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(SearchError, match="--insist"):
        search(problem, tmp_path / "a")
    search(problem, tmp_path / "a", insist=True)
    told = json.loads(file.read_text(encoding="utf-8"))
    assert told["made_by_before"][0]["code"] == "0123456789abcdef"


def test_what_was_found_is_read_back_bit_for_bit_enough(tmp_path):
    found = search(make_search(tmp_path, beside='"cluster_focus"'), tmp_path / "a")
    read = read_found(tmp_path / "a")
    assert [one.kind for one in read.strategies] == [
        "carry_on",
        *["found"] * (len(read.strategies) - 2),
        "shipped",
    ]
    np.testing.assert_allclose(read.values, found.values, rtol=1e-8)
    assert read.facts == found.facts


def test_damaged_files_of_what_was_found_are_told(tmp_path):
    search(make_search(tmp_path), tmp_path / "a")
    file = tmp_path / "a" / "found" / "values.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("1", "2", 1), encoding="utf-8")
    with pytest.raises(FolderError, match=r"values\.csv differs from its checksum"):
        read_found(tmp_path / "a")


def test_the_side_condition_on_towns_holds(tmp_path):
    problem = make_search(tmp_path, limits="worst_town_points = 0.5")
    (tmp_path / "a").mkdir()
    runner = Runner(Archive(tmp_path / "a"), 0.02, Pool(1, SameProcess()), planted, lambda *each: None, 0)
    found = seek(problem, runner)
    shares = found.inputs[found.front(), problem.feature_names().index("joint_marketing.meur")] / 40
    assert (shares <= 0.5).all()
    assert shares.max() > 0.35


def test_information_signposts_and_the_switching_plan_are_told(tmp_path):
    found = search(make_search(tmp_path, information=40), tmp_path / "a")
    assert set(found.tables) == {"front", "levers", "cooperation", "information", "signposts", "switch"}
    assert set(found.table("switch")["plan"]) == {
        "first",
        "second",
        "change always",
        "change at the signpost",
    }
    assert (found.table("signposts")["lost"] <= 1).all()
