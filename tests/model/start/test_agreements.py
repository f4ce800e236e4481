"""Phases: towns change what they do, on time and not before, and keep the rest."""

import numpy as np
import pandas as pd
import pytest

from ruhrsim.model.model import RuhrModel
from ruhrsim.scenarios.scenario import ScenarioError, read_scenario, scenario_from_dict


def with_phases(*phases, base="status_quo", years=4):
    content = read_scenario(base).to_dict() | {"years": years}
    content["strategy"]["phases"] = list(phases)
    return scenario_from_dict(content)


def model_after(scenario, quarters):
    model = RuhrModel(scenario, seed=3, scale=0.02)
    model.run_for(quarters)
    return model


def test_keys_that_are_not_given_stay():
    first, second = with_phases(
        {"from": 2027, "kind": "focus", "themes_per_town": 3}, {"from": 2029, "cooperation": 1.0}
    ).strategy.phases
    assert (second.kind, second.themes_per_town, second.cooperation.all) == ("focus", 3, 1.0)
    assert first.cooperation.all == 0.5


def test_a_new_kind_leaves_the_old_weights_behind():
    phases = {"from": 2027, "kind": "custom", "weights": {"hydrogen": 1.0}}, {"from": 2028, "kind": "spread"}
    assert with_phases(*phases).strategy.phases[1].weights is None


def test_a_scenario_with_phases_survives_its_own_words():
    scenario = with_phases({"from": 2027, "kind": "focus"})
    assert scenario_from_dict(scenario.to_dict()) == scenario


def test_a_phase_changes_nothing_before_it_begins_and_something_after():
    plain, changed = (
        model_after(scenario, 12).recorder.region_table()
        for scenario in (with_phases(), with_phases({"from": 2027, "kind": "hype", "cooperation": 1.0}))
    )
    before = plain.quarter <= 4
    pd.testing.assert_frame_equal(changed[before], plain[before], check_exact=True)
    assert not changed[~before].equals(plain[~before])


def test_towns_follow_the_phase():
    scenario = with_phases({"from": 2027, "kind": "focus", "n_strengths": 1, "cooperation": 1.0})
    model = model_after(scenario, 5)
    assert {town.strategy.kind for town in model.municipalities} == {"focus"}
    assert model.cooperation.max() == 1.0
    assert set(np.flatnonzero(model.aim_now.any(axis=0))) == set(np.flatnonzero(model.aim_now.all(axis=0)))
    assert (model.carried.agreements.themes.sum(axis=1) == 1).all()


@pytest.mark.parametrize(
    ("phases", "message"),
    [
        ([{"from": 2040}], "from = 2040 is never reached; choose from 2026 to 2029"),
        ([{"from": 2028}, {"from": 2027}], "give each a later year than the one before"),
        ([{"kind": "focus"}], "'strategy.phases.0.from' is missing"),
        ([{"from": 2027, "towns": {"Bohcum": {"kind": "hype"}}}], "did you mean 'Bochum'"),
    ],
)
def test_faults_of_phases_are_named(phases, message):
    with pytest.raises(ScenarioError, match=message.replace("(", r"\(")):
        with_phases(*phases)
