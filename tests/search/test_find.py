"""A whole search on planted problems: it finds what is there, says where nothing is, and survives anything."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from planted_searches import SameProcess, flat, make_search, planted
from ruhrsim.common.atomic_files import FolderError
from ruhrsim.search import SearchError, find
from ruhrsim.search.archive import FILE, Archive
from ruhrsim.search.engine import seek
from ruhrsim.search.fronts import hypervolume
from ruhrsim.search.runs import Pool, Runner
from ruhrsim.search.stored import read_found

PLANTED_FRONT = np.array([((1 - x) ** 2 - 1, x**2) for x in np.linspace(0, 1, 400)])
REFERENCE = np.array([0.0, 1.0])


def search(problem, folder, simulate=planted, executor=None, **settings):
    return find(problem, folder, executor=executor or SameProcess(), simulate=simulate, **settings)


@pytest.fixture(scope="module")
def recovered(tmp_path_factory):
    """A search of the planted problem, 28 strategies."""
    folder = tmp_path_factory.mktemp("recovered")
    return search(make_search(folder), folder / "a")


@pytest.fixture(scope="module")
def nothing(tmp_path_factory):
    """A search where nothing counts."""
    folder = tmp_path_factory.mktemp("nothing")
    return search(make_search(folder), folder / "a", flat)


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """The folder of a finished search of one batch, its problem, and what it found."""
    folder = tmp_path_factory.mktemp("finished")
    problem = make_search(folder, batches=1)
    return folder / "a", problem, search(problem, folder / "a")


@pytest.fixture
def copied(finished, tmp_path):
    """The same, in a folder that a test may spoil."""
    folder, problem, found = finished
    return Path(shutil.copytree(folder, tmp_path / "a")), problem, found


def every_town_loses(scenario, seed, scale, signal_year=None):
    """The planted search, but whatever a strategy pays for makes every town worse off."""
    one = planted(scenario, seed, scale, signal_year)
    return replace(one, towns=one.towns + bool(scenario.policy))


def losses(found):
    own = [row for row, one in enumerate(found.strategies) if one.kind == "found"]
    return found.losses({"unemployment_rate": "mean", "town_inequality": "mean"})[own]


def test_a_planted_front_is_recovered(recovered):
    best = hypervolume(PLANTED_FRONT, REFERENCE)
    assert hypervolume(losses(recovered), REFERENCE) > 0.75 * best  # four members of a curve
    assert all(one.levers["land_release.meur"] < 3 for one in recovered.strategies if one.kind == "found")
    assert "Best for 'Unemployment rate'" in recovered.facts.findings_en[0]
    assert recovered.facts.findings_de[0].startswith("Am besten für „Arbeitslosenquote“")


def test_the_hypervolume_only_grows(recovered):
    assert (np.diff(recovered.facts.hypervolume) >= 0).all()


def test_the_lever_that_carries_a_planted_front_tells(recovered):
    table = recovered.table("levers").set_index(["aim", "lever"])
    assert table.loc[("unemployment_rate", "joint_marketing.meur"), "tells"]
    assert table.loc[("unemployment_rate", "joint_marketing.meur"), "slope"] < 0
    assert table.loc[("town_inequality", "joint_marketing.meur"), "slope"] > 0


def test_where_nothing_counts_the_search_says_so(nothing):
    assert nothing.facts.findings_en[0].startswith("The search found nothing")
    assert nothing.facts.findings_de[0].startswith("Die Suche hat nichts gefunden")
    assert any("no lever tells" in sentence for sentence in nothing.facts.findings_en)


def test_what_was_luck_shrinks_in_fresh_worlds(nothing):
    front = nothing.table("front")
    rows = front[(front["kind"] == "found") & (front["aim"] == "unemployment_rate")]
    assert rows["claimed"].min() < -0.1
    assert abs(rows["difference"].mean()) < 0.05


def test_a_search_stopped_again_and_again_finds_the_same(finished, tmp_path):
    _, problem, whole = finished
    for most in (1, 5, 9, 14, 20, 3, 8, 11, 2, 30):
        with pytest.raises(KeyboardInterrupt):
            search(problem, tmp_path / "cut", executor=SameProcess(most))
    resumed = search(problem, tmp_path / "cut")
    assert (resumed.values == whole.values).all()
    assert [one.levers for one in resumed.strategies] == [one.levers for one in whole.strategies]
    assert resumed.facts.hypervolume == whole.facts.hypervolume


@pytest.mark.slow
def test_one_process_and_two_find_the_same(finished, tmp_path):
    _, problem, whole = finished
    for workers in (1, 2):
        found = find(problem, tmp_path / str(workers), workers=workers, simulate=planted)
        assert (found.values == whole.values).all()
        assert [one.levers for one in found.strategies] == [one.levers for one in whole.strategies]


def test_finished_runs_are_never_run_again(copied):
    folder, problem, _ = copied
    again = SameProcess()
    search(problem, folder, executor=again)
    assert again.calls == 0


def test_a_damaged_line_of_the_archive_is_run_again(copied):
    folder, problem, whole = copied
    file, again = folder / FILE, SameProcess()
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[3] = lines[3].replace("1", "2", 1)
    file.write_text("".join(lines)[:-20], encoding="utf-8")
    assert (search(problem, folder, executor=again).values == whole.values).all()
    assert again.calls == 2


def test_progress_tells_the_hypervolume(copied):
    folder, problem, _ = copied
    told = []
    search(problem, folder, progress=lambda *each: told.append(each))
    assert told[-1][2].startswith("hypervolume ")
    assert all(done <= total for done, total, _ in told)


def test_another_search_in_the_folder_is_refused(copied, tmp_path):
    with pytest.raises(SearchError, match="another definition"):
        search(make_search(tmp_path, batches=5), copied[0])


def test_a_folder_of_something_else_is_refused(finished, tmp_path):
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(FolderError, match="is no search"):
        search(finished[1], tmp_path)


def test_changed_code_is_refused_unless_insisted_on(copied):
    folder, problem, _ = copied
    file = folder / "manifest.json"
    manifest = json.loads(file.read_text(encoding="utf-8"))
    manifest["made_by"]["code"] = "0123456789abcdef"
    file.write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(SearchError, match="--insist"):
        search(problem, folder)
    search(problem, folder, insist=True)
    told = json.loads(file.read_text(encoding="utf-8"))
    assert told["made_by_before"][0]["code"] == "0123456789abcdef"


def test_the_side_condition_on_towns_holds(tmp_path):
    problem = make_search(tmp_path, limits="worst_town_points = 0.5")
    runner = Runner(Archive(tmp_path), 0.02, Pool(1, SameProcess()), planted, lambda *each: None, 0)
    found = seek(problem, runner)
    shares = found.inputs[found.front(), problem.feature_names().index("joint_marketing.meur")] / 40
    assert (shares <= 0.5).all()
    assert shares.max() > 0.3


def test_where_no_strategy_is_allowed_the_search_ends_and_says_so(tmp_path):
    tables = "[instruments.digital_city]\nmost_meur = 40\n[instruments.digital_hub]\nmost_meur = 40"
    problem = make_search(
        tmp_path,
        limits="worst_town_points = 0.0",
        batches=1,
        information=40,
        beside='"cluster_focus"',
        tables=tables,
    )
    found = search(problem, tmp_path / "a", every_town_loses)
    assert [one.kind for one in found.strategies] == ["carry_on", "shipped"]
    assert set(found.tables) == {"front", "levers"}
    assert "keeps every town's unemployment rate at most 0.00 points above" in found.facts.findings_en[0]
    assert not any("nan" in sentence for sentence in found.facts.findings_en)
    assert read_found(tmp_path / "a").strategies == found.strategies


def test_a_run_of_a_version_with_other_aims_is_run_again(copied):
    folder, problem, whole = copied
    archive = Archive(folder)
    key = next(iter(archive._known))
    archive.add(key, [array[:-1] for array in archive.get(key)])
    again = SameProcess()
    assert (search(problem, folder, executor=again).values == whole.values).all()
    assert again.calls == 1


def test_information_signposts_and_the_switching_plan_are_told(tmp_path):
    found = search(make_search(tmp_path, batches=1, information=40), tmp_path / "a")
    assert set(found.tables) == {"front", "levers", "cooperation", "information", "signposts", "switch"}
    plans = {"first", "second", "change always", "change at the signpost"}
    assert set(found.table("switch")["plan"]) == plans
    assert found.table("signposts")["lost"].between(0, 1).all()
    assert (found.table("information")["value"] >= 0).all()


def test_a_run_that_a_cluster_lost_is_run_again(finished, tmp_path):
    _, problem, whole = finished

    class Losing(SameProcess):
        """An executor that loses its third run by an error of its own, as a cluster does."""

        def submit(self, call, *arguments):
            future = super().submit(call, *arguments)
            if self.calls == 3:
                future = type(future)()
                future.set_exception(RuntimeError("KilledWorker"))
            return future

    assert (search(problem, tmp_path / "lost", executor=Losing()).values == whole.values).all()


@pytest.mark.parametrize(
    ("key", "value"), [("seconds", None), ("seconds", "long"), ("made_by", "me"), ("packages", [])]
)
def test_a_damaged_manifest_is_told(copied, key, value):
    folder, problem, _ = copied
    file = folder / "manifest.json"
    manifest = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(manifest | {key: value}), encoding="utf-8")
    with pytest.raises(FolderError, match=r"can't read .*manifest\.json"):
        search(problem, folder, insist=True)


def test_a_line_of_the_archive_nested_without_end_does_not_count(tmp_path):
    (tmp_path / FILE).write_text("[" * 200_000 + "\n", encoding="utf-8")
    assert len(Archive(tmp_path)) == 0
