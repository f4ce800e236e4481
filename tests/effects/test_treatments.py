"""Every treatment builds a scenario that the model takes, in the right town and as strong as said."""

import pytest

from planted_effects import PlantedLab, RefusingLab
from ruhrsim.analysis.plausible import numbered_worlds
from ruhrsim.common.errors import ScenarioError
from ruhrsim.effects import treatments
from ruhrsim.effects.lab import TOWNS, Lab
from ruhrsim.effects.questions import QUESTIONS
from ruhrsim.model.processes.policies import INSTRUMENTS

ASKED = {row: question for row, question in QUESTIONS.items() if not question.refusal("en")}
TREATED = [row for row, question in ASKED.items() if question.study not in ("baseline", "accelerator")]


@pytest.mark.parametrize("row", TREATED)
def test_the_scenario_takes_the_treatment(row):
    lab = RefusingLab(ASKED[row].years)
    ASKED[row].measure(lab)
    assert lab.scenarios
    assert all(
        scenario.policy or scenario.shock or scenario.strategy != lab.base.strategy
        for scenario in lab.scenarios
    )


def test_a_treatment_begins_in_the_second_year():
    lab = PlantedLab(5)
    assert treatments.closure_shock(lab, "Bochum")["quarter"] == "2027Q1"
    assert lab.policy("trade_tax", 1.0, 5) == {
        "instrument": "trade_tax",
        "from": 2027,
        "to": 2031,
        "eur_per_year": 1.0,
    }


def test_a_plant_closes_in_the_larger_industry():
    lab = PlantedLab(1)
    assert {town: lab.plant_sector(town) for town in ("Duisburg", "Bochum")} == {
        "Duisburg": "legacy_industry",
        "Bochum": "new_industry",
    }
    assert all(
        treatments.closure_shock(lab, town)["jobs"] == pytest.approx(0.03 * lab.jobs_in(town))
        for town in TOWNS
    )


def test_a_world_reaches_the_treated_scenario():
    (world,) = numbered_worlds(3, 1)
    scenario = Lab(world, 1, 0.05, 5).scenario()
    assert scenario.parameters["firm_growth"]["anchor_export"] == world["firm_growth"]["anchor_export"]


def test_an_instrument_that_is_missing_is_refused_in_words():
    question = QUESTIONS["grw_job_local"]
    if question.refusal("en"):
        assert question.refusal("en") == "no such instrument yet: investment_grant"
        with pytest.raises(ScenarioError, match="investment_grant"):
            question.measure(RefusingLab(question.years))
    else:
        question.measure(RefusingLab(question.years))


def test_a_new_instrument_is_asked_without_more_ado(monkeypatch):
    monkeypatch.setitem(INSTRUMENTS, "investment_grant", object)
    assert QUESTIONS["grw_job_local"].refusal("de") == ""
