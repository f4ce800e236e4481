"""Scenarios to choose from: own ones stand on those that ship, uploads can reach nothing else."""

import random
import tomllib

import pytest
from app_hostile import GOOD, mutated

from ruhrsim.app import choices
from ruhrsim.app.state import AppState, Own
from ruhrsim.common.errors import ScenarioError
from ruhrsim.common.toml_text import toml_lines
from ruhrsim.scenarios.scenario import read_scenario, scenario_from_dict


def test_all_stand_side_by_side():
    found = choices.shipped().values()
    assert {(s.start, s.years) for s in found} == {(2025, 20)}
    assert list(choices.shipped())[0] == "status_quo"


def test_an_own_scenario_is_its_basis_with_changes():
    own = Own(
        name="mine",
        title="Meins",
        based_on="cluster_focus",
        changes={"strategy": {"eur_per_head_year": 30.0}},
    )
    built, basis = choices.build(own), read_scenario("cluster_focus")
    assert built.strategy.eur_per_head_year == 30.0
    assert built.strategy.kind == basis.strategy.kind
    assert built.policy == basis.policy
    assert (built.name, built.title_de) == ("mine", "Meins")


def test_what_is_faulty_is_left_out_and_told():
    state = AppState(chosen=("status_quo", "nonsense", "cluster_focus"))
    scenarios, faults = choices.chosen(state)
    assert [s.name for s in scenarios] == ["status_quo", "cluster_focus"]
    assert len(faults) == 1
    assert "nonsense" in faults[0]


def test_all_faults_of_an_upload_at_once():
    with pytest.raises(ScenarioError) as error:
        choices.read_upload(
            "[strategy]\nkindd = 1\n[[policy]]\ninstrument = 'x'\n[parameters.land]\nfoo = 1\n", "up"
        )
    assert len(error.value.faults) == 3


@pytest.mark.parametrize("base", ["/etc/passwd", "../pyproject.toml", "hindcast", 7])
def test_uploads_are_based_on_shipped_scenarios_only(base):
    with pytest.raises(ScenarioError, match="based_on"):
        choices.read_upload(f"based_on = {base!r}\n", "up")


@pytest.mark.parametrize("line", ["years = 50", "start = 2007"])
def test_uploads_run_as_long_as_all_others(line):
    with pytest.raises(ScenarioError, match="leave both out"):
        choices.read_upload(line + "\n", "up")
    with pytest.raises(ScenarioError) as error:
        choices.read_upload(line + "\n[strategy]\nkind = 'fokus'\n", "up")
    assert len(error.value.faults) == 2


def test_an_upload_has_a_largest_size():
    with pytest.raises(ScenarioError, match="larger than 64 kB"):
        choices.read_upload("# " + "x" * 70_000, "up")


def test_a_downloaded_scenario_can_be_uploaded_and_read():
    own = GOOD.own[0]
    text = "\n".join(toml_lines(choices.build(own).to_dict()))
    assert scenario_from_dict(tomllib.loads(text), "x").fingerprint() == choices.build(own).fingerprint()
    again = choices.read_upload(text, "again")
    assert choices.build(again).strategy == choices.build(own).strategy


def test_a_thousand_mutated_uploads_end_in_words():
    luck, content = random.Random(2), choices.build(GOOD.own[0]).to_dict()
    taken = refused = 0
    for _ in range(1000):
        try:
            text = "\n".join(toml_lines(mutated(content, luck)))
        except (TypeError, ValueError):
            continue
        cut = text if luck.random() < 0.7 else text[: luck.randrange(len(text))]
        try:
            own = choices.read_upload(cut, "up")
        except ScenarioError as error:
            refused += bool(error.faults)
        else:
            taken += 1
            assert choices.build(own).years == 20
    assert taken > 50
    assert refused > 300
