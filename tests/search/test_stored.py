"""The reading API on a search of three strategies, two worlds, numbers by hand; and on those that ship."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from ruhrsim.common.atomic_files import FolderError
from ruhrsim.common.checksums import checksum
from ruhrsim.scenarios.scenario import scenario_from_dict
from ruhrsim.search.aims import AIMS
from ruhrsim.search.findings import findings
from ruhrsim.search.stored import (
    FILE,
    TOWNS,
    FoundSearch,
    FoundStrategy,
    SearchFacts,
    front_table,
    read_found,
    stored_searches,
    write_found,
)

HOW = {"unemployment_rate": "mean", "jobs": "mean"}


def strategy(key, kind, levers=()):
    return FoundStrategy(
        key=key, kind=kind, title_de=key, title_en=key, words_de="", words_en="", levers=dict(levers), scenario={},
        claimed={"unemployment_rate": -0.5} if kind == "found" else {}, worst_town=0.1, worst_town_name="Bochum",
        land_ha=0.0,
    )  # fmt: skip


@pytest.fixture
def found():
    """Carry on; A has less unemployment, B more jobs; shipped is worse in both."""
    rates = [[10.0, 11.0], [9.8, 10.6], [10.0, 10.8], [10.2, 11.2]]
    jobs = [[100.0, 100.0], [101.0, 101.0], [104.0, 108.0], [99.0, 99.0]]
    values = np.zeros((4, 2, len(AIMS)))
    values[:, :, 0], values[:, :, 1] = rates, jobs
    kinds = {"carry": "carry_on", "a": "found", "b": "found", "old": "shipped"}
    strategies = tuple(
        strategy(key, kind, {"cooperation": 0.5 + n / 10} if kind == "found" else {})
        for n, (key, kind) in enumerate(kinds.items())
    )
    facts = SearchFacts(
        name="trial", title_de="Probe", title_en="Trial", eur_per_head_year=20, budget_meur=103.3, region="ruhr",
        labour_force=2.6e6, start=2025, last=2045, seed=1, scale=0.02, aims=HOW, worlds=(20, 21), seeds=2,
        towns=("Bochum", "Essen"), evaluations=10, runs=80, seconds=1.0,
    )  # fmt: skip
    tables = {"front": front_table(strategies, values, HOW)}
    return FoundSearch(facts, strategies, values, np.zeros((4, 2)), tables)


def test_differences_are_to_carrying_on_in_the_same_world(found):
    np.testing.assert_allclose(found.differences()[1, :, 0], [-0.2, -0.4])


def test_strategies_are_judged_by_the_aims_that_are_chosen(found):
    np.testing.assert_allclose(found.judged(HOW)[:, 0], [0.0, -0.3, -0.1, 0.2])
    np.testing.assert_allclose(found.judged({"jobs": "regret"})[:, 0], [6.0, 5.0, 0.0, 7.0])


def test_the_front_is_of_the_aims_that_are_chosen(found):
    assert found.front(HOW).tolist() == [1, 2]
    assert found.front({"jobs": "mean", "unemployment_rate": "mean"}, np.array([1, 1, 0, 1])).tolist() == [1]


def test_weights_choose_the_best(found):
    assert found.best({"unemployment_rate": 1.0, "jobs": 0.0})[0] == 1
    assert found.best({"unemployment_rate": 0.0, "jobs": 1.0})[0] == 2


def test_levers_of_shipped_strategies_are_unknown(found):
    assert found.lever_names == ["cooperation"]
    np.testing.assert_allclose(found.levers[1:3, 0], [0.6, 0.7])
    assert np.isnan(found.levers[[0, 3], 0]).all()


def test_the_table_holds_what_was_claimed_beside_what_is_so(found):
    row = found.table("front").set_index(["strategy", "aim"]).loc[("a", "unemployment_rate")]
    assert row["claimed"] == -0.5
    assert row["difference"] == pytest.approx(-0.3)
    # Two worlds: sd 0.1414, t(0.95, 1) = 6.314.
    assert row["high"] == pytest.approx(-0.3 + 6.3138 * 0.141421 / np.sqrt(2), rel=1e-4)
    assert row["better"] == 1.0


def test_what_is_written_is_read_back(found, tmp_path):
    write_found(found, tmp_path / "out")
    read = read_found(tmp_path / "out")
    assert read.facts == found.facts
    assert read.strategies == found.strategies
    np.testing.assert_allclose(read.values, found.values, rtol=1e-8)
    assert list(read.tables) == ["front"]


@pytest.mark.parametrize("name", ["values.csv", "towns.csv", "front.csv"])
def test_a_damaged_file_is_told(found, tmp_path, name):
    write_found(found, tmp_path / "out")
    (tmp_path / "out" / name).write_text("strategy\na\n", encoding="utf-8")
    with pytest.raises(FolderError, match=f"{name} differs from its checksum"):
        read_found(tmp_path / "out")


def test_another_version_of_the_format_is_told(found, tmp_path):
    write_found(found, tmp_path / "out")
    file = tmp_path / "out" / "found.json"
    file.write_text(
        file.read_text(encoding="utf-8").replace('"version": 1', '"version": 9'), encoding="utf-8"
    )
    with pytest.raises(FolderError, match="version 9"):
        read_found(tmp_path / "out")


def test_what_is_not_there_brings_what_is():
    with pytest.raises(FolderError, match="no found strategies in 'nowhere'"):
        read_found("nowhere")


def test_an_unknown_table_brings_the_known_ones(found):
    with pytest.raises(ValueError, match="unknown table 'fronts'; did you mean 'front'"):
        found.table("fronts")


@pytest.mark.parametrize("name", stored_searches())
def test_every_search_that_ships_can_be_shown_and_run(name):
    found = read_found(name)
    assert found.strategies[0].kind == "carry_on"
    assert found.values.shape == (len(found.strategies), len(found.facts.worlds), len(AIMS))
    assert not np.isnan(found.values).any()
    for one in found.strategies:
        assert scenario_from_dict(one.scenario).name == one.key
    assert found.facts.findings_de
    assert len(found.facts.findings_de) == len(found.facts.findings_en)


def test_more_of_a_lever_helps_where_more_of_the_aim_is_better(found):
    rows = [("jobs", "grants", True, 500.0), ("jobs", "marketing", True, -500.0)]
    rows += [("unemployment_rate", "grants", True, -0.2), ("unemployment_rate", "marketing", False, 0.0)]
    table = pd.DataFrame(rows, columns=["aim", "lever", "tells", "slope"])
    labels = {"grants": "grants", "marketing": "marketing"}
    facts = found.facts.model_copy(update={"lever_labels_en": labels, "lever_labels_de": labels})
    told = replace(found, facts=facts, tables=found.tables | {"levers": table})
    jobs = next(
        sentence
        for sentence in findings(told, "en")
        if "more of it helps: grants" in sentence and "Jobs" in sentence
    )
    assert "more of it harms: marketing" in jobs


def only_shipped(found):
    return replace(found, strategies=found.strategies[1:], values=found.values[1:], towns=found.towns[1:])


def same_key_twice(found):
    twin = found.strategies[1].model_copy(update={"key": "b"})
    return replace(found, strategies=(found.strategies[0], twin, *found.strategies[2:]))


def aim_of_another_version(found):
    return replace(found, facts=found.facts.model_copy(update={"aims": {"happiness": "mean"}}))


def a_missing_figure(found):
    values = found.values.copy()
    values[2, 0, 1] = np.nan
    return replace(found, values=values)


@pytest.mark.parametrize(
    ("spoilt", "told"),
    [
        (only_shipped, "first strategy is not carrying on"),
        (same_key_twice, "two strategies have the same key"),
        (aim_of_another_version, "unknown aim 'happiness'"),
        (a_missing_figure, "a figure of it is no number"),
    ],
)
def test_a_folder_whose_parts_do_not_fit_is_told(found, tmp_path, spoilt, told):
    write_found(spoilt(found), tmp_path / "out")
    with pytest.raises(FolderError, match=told):
        read_found(tmp_path / "out")


def test_a_table_of_towns_that_lacks_a_strategy_is_told(found, tmp_path):
    write_found(found, tmp_path / "out")
    folder = tmp_path / "out"
    text, towns = (folder / FILE).read_text(encoding="utf-8"), folder / TOWNS
    before = checksum(towns)
    towns.write_text("".join(towns.read_text(encoding="utf-8").splitlines(keepends=True)[:-1]), "utf-8")
    (folder / FILE).write_text(text.replace(before, checksum(towns)), encoding="utf-8")
    with pytest.raises(FolderError, match=r"towns\.csv has 3 rows for 4 strategies"):
        read_found(folder)
