"""Stored sweeps on the screen, on a sweep made up by hand."""

import json
from dataclasses import replace
from pathlib import Path
from textwrap import wrap

import pandas as pd
import pytest

from ruhrsim.app.views import sweeps, worlds
from ruhrsim.app.views.looks import many_looks

LEVELS = pd.DataFrame({"a": [10.0, 10.0, 10.0, 10.0], "b": [9.0, 9.5, 10.5, 12.0]}).rename_axis(
    index="world", columns="strategy"
)
STRATEGIES = pd.DataFrame({"scenario": ["a", "b"]}, index=["a", "b"])
FOUND = worlds.Worlds(
    ("Titel", "Title"),
    ("Frage?", "Question?"),
    LEVELS,
    STRATEGIES,
    pd.DataFrame({"f": [0.0, 1.0, 2.0, 3.0]}),
    ["unemployment_rate"],
    [2045],
)


def test_robustness_by_hand():
    table = sweeps.robustness(FOUND, "unemployment_rate", "en")
    first, second = table["rows"]
    assert first[3:] == ["0.375", "1.000"]  # b is better by 1 and 0.5 in two of four worlds
    assert second[2] == "50 %"
    assert second[3:] == ["0.625", "2.000"]  # and worse by 0.5 and 2 in the others


def test_tipping_changes_its_sign():
    table = sweeps.tipping(FOUND, "unemployment_rate", "f", "b", "en")
    assert [row["mean"] for row in table["rows"]] == pytest.approx([-0.75, 1.25])


def test_lines_lie_between_their_axes():
    chart = sweeps.parallel(FOUND, "unemployment_rate", "en")
    assert [axis["key"] for axis in chart["axes"]] == ["f", "outcome"]
    assert len(chart["lines"]) == 8
    assert all(0 <= part <= 1 for line in chart["lines"] for part in line["at"])


def test_twenty_strategies_look_different():
    seen = {tuple(many_looks(position).values()) for position in range(20)}
    assert len(seen) == 20
    chart = sweeps.parallel(FOUND, "unemployment_rate", "en")
    assert [(one["colour"], one["dash"]) for one in chart["strategies"]] == [(0, ""), (1, "")]


def test_axes_are_named_and_worlds_counted():
    chart = sweeps.parallel(FOUND, "unemployment_rate", "de")
    assert chart["axes"][0]["name"] == wrap(worlds.factor_label("f", "de"), 22)
    assert chart["note"].startswith("4 Welten")
    assert "in denselben 4 Welten" in sweeps.robustness(FOUND, "unemployment_rate", "de")["note"]


def test_nothing_stored(tmp_path):
    assert worlds.stored(tmp_path) == {}


def test_the_strongest_assumptions_come_first():
    factors = pd.DataFrame({"weak": [1.0, 0.0, 1.0, 0.0], "strong": [3.0, 2.0, 1.0, 0.0]})
    chart = sweeps.parallel(replace(FOUND, factors=factors), "unemployment_rate", "en")
    assert [axis["key"] for axis in chart["axes"]] == ["strong", "weak", "outcome"]


def test_answers_to_a_lever_by_hand():
    names = ["a, strategy.n_strengths = 1", "a, strategy.n_strengths = 2"]
    decided = pd.DataFrame({"scenario": ["a", "a"], "strategy.n_strengths": [1.0, 2.0]}, index=names)
    levels = pd.DataFrame({names[0]: [10.0, 11.0], names[1]: [9.0, 10.0]}).rename_axis(
        index="seed", columns="strategy"
    )
    found = replace(FOUND, levels=levels, strategies=decided, factors=pd.DataFrame())
    assert not sweeps.comparable(found)
    assert sweeps.answers_to_levers(found)
    (table,) = sweeps.responses(found, "unemployment_rate", "de")
    assert [(row["label"], row["mean"]) for row in table["rows"]] == [("2", pytest.approx(-1.0))]
    assert worlds.strategy_label(found, names[1], "de") == "a, Stärken der ganzen Region: 2"


@pytest.mark.parametrize(
    ("value", "words"), [(0.0412345, "0,0412"), (3903486.0, "3.900.000"), (12.0, "12"), (0, "0")]
)
def test_values_have_three_digits(value, words):
    assert worlds.written(value, "de") == words


def test_sweeps_that_ship_are_found_beside_own_ones():
    results = Path(__file__).parents[2] / "results"
    found = worlds.stored(results)
    assert found
    for name, folder in found.items():
        opened = worlds.open_worlds(folder, "unemployment_rate", 0)
        assert (
            sweeps.comparable(opened) or sweeps.answers_to_levers(opened) or opened.mechanisms is not None
        ), name
        if opened.mechanisms is not None:
            assert (
                len(sweeps.ablated(opened, "unemployment_rate", "de")["rows"]) == len(opened.mechanisms) > 5
            )
        assert all("_" not in worlds.strategy_label(opened, s, "de") for s in opened.levels)
        assert all("." not in worlds.factor_label(f, "de") for f in opened.factors)
        assert opened.factors.notna().all(axis=None)
        if sweeps.comparable(opened):
            json.dumps(sweeps.parallel(opened, "unemployment_rate", "de"), allow_nan=False)


def test_exploring_begins_with_the_question_of_the_project():
    folders = {name: Path(name) for name in ("ablation_quick", "focus_or_spread_quick", "n_strengths")}
    assert worlds.usual(folders) == "focus_or_spread_quick"
    assert worlds.usual({"mine": Path("mine")}) == "mine"
