"""A branch is the run of a scenario with that phase, and a saved model goes on, both to the last digit."""

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from regions_made import FIVETON

from ruhrsim.common import kernels
from ruhrsim.common.errors import ScenarioError
from ruhrsim.model.model import RuhrModel
from ruhrsim.model.observers import FirmPanel
from ruhrsim.model.quarter.order import QUARTER
from ruhrsim.model.saved import SavedModelError
from ruhrsim.scenarios.scenario import read_scenario, scenario_from_dict
from ruhrsim.scenarios.succession import followed_by

ROOT = Path(__file__).parents[2]
FIVE = scenario_from_dict({"name": "five", "region": str(FIVETON), "strategy": {"kind": "status_quo"}})
GO_ON = """
import sys
from ruhrsim.common import kernels
from ruhrsim.model.model import RuhrModel
with kernels.engine(sys.argv[3]):
    model = RuhrModel.load(sys.argv[1])
    model.run_for(6)
    model.recorder.region_table().to_pickle(sys.argv[2])
"""


def built(scenario, quarters=0, **settings):
    model = RuhrModel(scenario, seed=5, scale=0.01, **settings)
    if quarters:
        model.run_for(quarters)
    return model


def same(one, other):
    for table in ("region_table", "town_table"):
        pd.testing.assert_frame_equal(
            getattr(one.recorder, table)(), getattr(other.recorder, table)(), check_exact=True
        )
    assert np.array_equal(one.firms.employees, other.firms.employees)
    assert np.array_equal(one.graduates.decided, other.graduates.decided)
    assert one.time == other.time == one.quarter


def with_phase(base, other, year):
    """Return the base with a phase written by hand, every key of the other's strategy."""
    content, ahead = read_scenario(base).to_dict(), read_scenario(other).to_dict()["strategy"]
    phase = {key: ahead[key] for key in ahead if key not in ("adaptive", "competition", "phases")}
    content["strategy"]["phases"] = [phase | {"from": year}]
    return scenario_from_dict(content)


@pytest.fixture(params=["numba", "numpy"])
def engine(request):
    if request.param == "numba":
        pytest.importorskip("numba")
    with kernels.engine(request.param):
        yield request.param


def test_a_branch_is_the_run_with_that_phase(engine):
    trunk = built("status_quo", 8)
    branch = trunk.branch("cluster_focus")
    branch.run_for(8)
    same(branch, built(with_phase("status_quo", "cluster_focus", 2028), 16))
    trunk.run_for(8)
    same(trunk, built("status_quo", 16))
    assert branch.unemployment_rate != trunk.unemployment_rate


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("status_quo", "bochum_path"),
        ("bochum_path", "status_quo"),
        ("bochum_path", "cluster_focus"),
        ("spread_alone", "same_focus"),
        ("tax_race", "tax_race"),
        ("adaptive_towns", "adaptive_towns"),
    ],
)
def test_a_branch_runs_its_own_question(first, second):
    branch = built(first, 12, follow_sites=True).branch(second)
    branch.run_for(7)
    whole = built(branch.question, 19, follow_sites=True)
    same(branch, whole)
    assert branch.recorder.site_table().equals(whole.recorder.site_table())


def test_branches_of_a_branch_and_from_the_start():
    branch = built("status_quo").branch("cluster_focus")
    branch.run_for(4)
    again = branch.branch("spread_alone")
    again.run_for(5)
    same(again, built(again.question, 9))
    assert [phase.from_ for phase in again.question.strategy.phases] == [2026, 2027]


def test_a_branch_has_its_own_observers_and_the_history_of_both():
    trunk, panel = built("status_quo", 4), FirmPanel(every=4)
    branch = trunk.branch("cluster_focus", observers=(panel,))
    branch.run_for(4)
    assert panel.table()["quarter"].unique().tolist() == [8]
    assert branch.recorder.quarters == 9
    assert trunk.recorder.quarters == 5


def test_programmes_of_both_go_on_others_end_and_fade():
    hub = {"instrument": "digital_hub", "from": 2026, "to": 2040, "eur_per_year": 5e6}
    land = {"instrument": "land_release", "from": 2026, "to": 2040, "eur_per_year": 4e6}
    content = read_scenario("status_quo").to_dict()
    first = scenario_from_dict(content | {"name": "first", "policy": [hub, land]})
    second = scenario_from_dict(content | {"name": "second", "policy": [land | {"from": 2030}, hub]})
    both = followed_by(first, second, 2028)
    assert [(one["instrument"], one["from"], one["to"]) for one in both.policy] == [
        ("digital_hub", 2026, 2040),
        ("land_release", 2026, 2027),
        ("land_release", 2030, 2040),
    ]
    branch = built(first, 8).branch(second)
    money = [one.money.sum() for one in branch.carried.policies.programmes]
    assert money[0] > 0.0 < money[1]
    assert money[2] == 0.0
    branch.run_for(8)
    same(branch, built(both, 16))


def with_bust(quarter):
    bust = {"kind": "theme_bust", "quarter": quarter, "theme": "cyber_ai", "depth": 0.25}
    content = read_scenario("status_quo").to_dict() | {"name": "theme_bust", "shock": [bust]}
    return scenario_from_dict(content)


def test_shocks_that_strike_later_may_differ(engine):
    branch = built("status_quo", 8).branch(with_bust("2028Q1"))
    branch.run_for(8)
    same(branch, built(with_bust("2028Q1"), 16))
    calm = built(with_bust("2028Q1"), 8).branch("status_quo")
    calm.run_for(8)
    same(calm, built("status_quo", 16))


def test_what_is_no_change_of_policy_is_refused_all_at_once():
    with pytest.raises(ScenarioError) as told:
        built("status_quo", 4).branch(with_bust("2026Q4"))
    assert "theme_bust can't follow status_quo: they differ in 'shock'" in str(told.value)
    with pytest.raises(ScenarioError, match=r"'strategy\.competition' differs, and it holds for a whole run"):
        built("status_quo", 4).branch("tax_race")
    with pytest.raises(ScenarioError, match=r"from 2025: the run begins in 2026"):
        followed_by(read_scenario("status_quo"), read_scenario("cluster_focus"), 2025)
    with pytest.raises(ValueError, match=r"stands in quarter 6, within a year.*branch after 2 more quarters"):
        built("status_quo", 6).branch("cluster_focus")


def test_a_saved_model_goes_on_in_a_new_process(engine, tmp_path):
    model = built("adaptive_towns", 8).branch("adaptive_towns")
    model.run_for(3)
    file, table = tmp_path / "model.ruhrsim", tmp_path / "table.pkl"
    model.save(file)
    subprocess.run(
        [sys.executable, "-c", GO_ON, str(file), str(table), engine],
        check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    model.run_for(6)
    pd.testing.assert_frame_equal(pd.read_pickle(table), model.recorder.region_table(), check_exact=True)


@pytest.mark.parametrize("name", ["subsidy_game", "pittsburgh", "bochum_path", "coal_exit"])
def test_every_part_of_the_state_is_saved(name, tmp_path):
    model = built(name, 6, follow_sites=True)
    model.save(tmp_path / "model")
    loaded = RuhrModel.load(tmp_path / "model")
    assert loaded.seed == 5
    same(loaded, model)
    for one in (model, loaded):
        one.run_for(7)
    same(loaded, model)
    assert loaded.recorder.site_table().equals(model.recorder.site_table())
    assert np.array_equal(loaded.employers(), model.employers())


def test_a_model_at_its_start_can_be_saved(tmp_path):
    model = built("cluster_focus")
    model.save(tmp_path / "model")
    loaded = RuhrModel.load(tmp_path / "model")
    loaded.run_for(2)
    model.run_for(2)
    same(loaded, model)


def rewritten(file, change):
    """Write a saved model again with one part changed."""
    with zipfile.ZipFile(file) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    change(parts)
    with zipfile.ZipFile(file, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda parts: parts.pop("state.json"), "no model saved by RuhrSim can be read from it"),
        (lambda parts: parts.update({"arrays.npz": b"PK"}), "no model saved by RuhrSim can be read from it"),
        (
            lambda parts: parts.update({"manifest.json": b"[]"}),
            "no model saved by RuhrSim can be read from it",
        ),
        (
            lambda parts: parts.update(
                {"manifest.json": parts["manifest.json"].replace(b'"code": "', b'"code": "0')}
            ),
            "saved by other code or data",
        ),
        (
            lambda parts: parts.update(
                {"manifest.json": parts["manifest.json"].replace(b"ruhrsim model 1", b"ruhrsim model 9")}
            ),
            "no model saved by RuhrSim can be read from it",
        ),
        (
            lambda parts: parts.update(
                {"manifest.json": parts["manifest.json"].replace(b"firms.grow", b"f.g")}
            ),
            "run with other steps",
        ),
    ],
)
def test_foreign_and_damaged_files_are_refused_with_one_message(tmp_path, change, message):
    file = tmp_path / "model"
    built("status_quo", 1).save(file)
    rewritten(file, change)
    with pytest.raises(SavedModelError, match=message) as told:
        RuhrModel.load(file)
    assert "\n" not in str(told.value)


def without(*names):
    """Return a change that takes keys out of the manifest."""

    def change(parts):
        manifest = json.loads(parts["manifest.json"])
        parts["manifest.json"] = json.dumps({k: v for k, v in manifest.items() if k not in names})

    return change


@pytest.mark.parametrize(
    "change",
    [
        without("code"),
        without("scenario"),
        without("steps"),
        without("seed"),
        without("quarter"),
        lambda parts: parts.update({"state.json": b"{}"}),
        lambda parts: parts.update({"state.json": b"[" * 200_000}),
        lambda parts: parts.update(
            {"state.json": parts["state.json"].replace(b'"array": "', b'"array": "x')}
        ),
    ],
)
def test_files_that_lack_or_name_something_else_inside_are_refused(tmp_path, change):
    file = tmp_path / "model"
    built(FIVE, 1).save(file)
    rewritten(file, change)
    with pytest.raises(SavedModelError, match="no model saved by RuhrSim can be read from it"):
        RuhrModel.load(file)


@pytest.mark.parametrize("name", ["state.json", "arrays.npz"])
def test_a_file_that_unpacks_to_more_than_a_model_is_refused_unread(tmp_path, monkeypatch, name):
    file, bomb = tmp_path / "model", io.BytesIO()
    built(FIVE, 1).save(file)
    monkeypatch.setattr("ruhrsim.model.saved.LARGEST_JSON", 3_000_000)
    monkeypatch.setattr("ruhrsim.model.saved._LARGEST", 3_000_000)
    RuhrModel.load(file)
    np.savez_compressed(bomb, np.zeros(1_000_000))
    content = bomb.getvalue() if name == "arrays.npz" else b" " * 4_000_000
    rewritten(file, lambda parts: parts.update({name: content}))
    with pytest.raises(SavedModelError, match="no model saved by RuhrSim can be read from it"):
        RuhrModel.load(file)


def test_other_files_are_refused(tmp_path):
    cut = tmp_path / "cut"
    built(FIVE, 1).save(cut)
    cut.write_bytes(cut.read_bytes()[:-2000])
    (tmp_path / "text").write_text("no model", encoding="utf-8")
    for file in (cut, tmp_path / "text", tmp_path / "missing", tmp_path, "a\0b"):
        with pytest.raises(SavedModelError, match="choose a file that model.save"):
            RuhrModel.load(file)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files on this system")
def test_a_pipe_is_refused_at_once(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(SavedModelError, match="choose a file that model.save"):
        RuhrModel.load(tmp_path / "pipe")


def test_steps_of_ones_own_are_to_be_given_again(tmp_path):
    steps = tuple(reversed(QUARTER[:2])) + QUARTER[2:]
    model = built("status_quo", 2, steps=steps)
    model.save(tmp_path / "model")
    with pytest.raises(SavedModelError, match=r"give the same to RuhrModel\.load\(path, steps="):
        RuhrModel.load(tmp_path / "model")
    loaded = RuhrModel.load(tmp_path / "model", steps=steps)
    loaded.step()
    model.step()
    same(loaded, model)
