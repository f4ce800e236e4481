"""The file to start from is good as it stands, and with all of its examples switched on."""

import re

import pytest

from ruhrsim.model.processes.policies import INSTRUMENTS
from ruhrsim.model.processes.shocks import SHOCKS
from ruhrsim.model.processes.strategies import STRATEGIES
from ruhrsim.scenarios.scenario import read_scenario
from ruhrsim.scenarios.template import scenario_template


def text_for(base):
    return scenario_template("my_town", base, read_scenario(base))


def read_text(text, folder):
    file = folder / "my_town.toml"
    file.write_text(text, encoding="utf-8")
    return read_scenario(file)


@pytest.mark.parametrize("base", ["status_quo", "hindcast"])
def test_it_is_its_base_under_another_name(base, tmp_path):
    mine, old = read_text(text_for(base), tmp_path).to_dict(), read_scenario(base).to_dict()
    words = ("name", "title_de", "title_en", "description_de", "description_en")
    assert {key: value for key, value in mine.items() if key not in words} == {
        key: value for key, value in old.items() if key not in words
    }


@pytest.mark.parametrize("base", ["status_quo", "hindcast"])
def test_all_examples_are_good(base, tmp_path):
    """Lines with a blank behind the # are words, the others are examples."""
    switched_on = re.sub(r"^#(?! )", "", text_for(base), flags=re.MULTILINE)
    mine = read_text(switched_on, tmp_path)
    assert mine.strategy.kind == "focus"
    assert mine.strategy.adaptive is not None
    assert mine.strategy.competition.first_movers == ("Dortmund",)
    assert [policy["instrument"] for policy in mine.policy] == ["digital_hub"]
    assert [shock["kind"] for shock in mine.shock] == ["plant_closure"]
    assert mine.parameters.keys() == {"firm_entry"}


def test_it_names_all_that_there_is():
    words = re.findall(r"\w+", text_for("status_quo"))
    assert {*STRATEGIES, *INSTRUMENTS, *SHOCKS} <= set(words)
