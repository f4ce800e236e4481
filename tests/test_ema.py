"""The bridge to the workbench: a few tiny runs through its own evaluator."""

import pickle

import pytest

from ruhrsim.analysis.paired import run_summary
from ruhrsim.common.errors import ScenarioError
from ruhrsim.ema import ema_model
from ruhrsim.model.parameters import parameter_table
from ruhrsim.model.start.region_start import START_ESTIMATES
from ruhrsim.runs.compare import run

SMALL = {
    "uncertainties": ["theme_support.returns", "land.renewal"],
    "scale": 0.01,
    "years": 1,
    "seeds": (3, 4),
    "outcomes": ("unemployment_rate", "jobs", "theme_jobs"),
}


def test_ranges_and_directions_come_from_the_records():
    model = ema_model(**SMALL)
    row = parameter_table().query("group == 'theme_support' and name == 'returns'").iloc[0]
    returns = model.uncertainties["theme_support__returns"]
    assert (returns.lower_bound, returns.upper_bound) == (row["low"], row["high"])
    kinds = [outcome.kind for outcome in model.outcomes]
    assert kinds[0] == model.outcomes["unemployment_rate"].MINIMIZE
    assert kinds[1] == model.outcomes["jobs"].MAXIMIZE
    assert {lever.name for lever in model.levers} == {
        "strategy__kind",
        "strategy__cooperation",
        "strategy__themes_per_town",
        "strategy__eur_per_head_year",
    }


def test_all_assumed_parameters_are_uncertain_by_default():
    table = parameter_table()
    assumed = table[(table["status"] == "assumed") & ~table["group"].isin(START_ESTIMATES)]
    assert len(ema_model().uncertainties) == len(assumed)


def test_unknown_names_are_told_at_once():
    with pytest.raises(ScenarioError) as error:
        ema_model(uncertainties=["theme_support.return", "nowhere.at_all"], outcomes=["job"])
    assert len(error.value.faults) == 3
    assert "did you mean 'returns'" in error.value.faults[0]


def test_the_model_can_be_sent_to_other_processes():
    assert pickle.loads(pickle.dumps(ema_model(**SMALL).function)).scale == 0.01


@pytest.mark.slow
def test_the_workbench_runs_it_and_gets_what_a_run_gives():
    from ema_workbench import Sample, SequentialEvaluator

    policy = Sample(
        "policy",
        strategy__kind="focus",
        strategy__cooperation=0.5,
        strategy__themes_per_town=2,
        strategy__eur_per_head_year=20.0,
    )
    with SequentialEvaluator(ema_model(**SMALL)) as evaluator:
        experiments, outcomes = evaluator.perform_experiments(scenarios=2, policies=[policy])
    assert len(experiments) == 2
    assert experiments["theme_support__returns"].between(0.7, 1.2).all()
    values = experiments.iloc[1]
    expected = [_by_hand(values, seed) for seed in (3, 4)]
    assert outcomes["jobs"][1] == pytest.approx(sum(expected) / 2, rel=1e-12)
    assert outcomes["jobs"][0] != outcomes["jobs"][1]


def _by_hand(values, seed: int) -> float:
    from ruhrsim.scenarios.factors import with_values
    from ruhrsim.scenarios.scenario import read_scenario

    factors = {name: values[name.replace(".", "__")] for name in SMALL["uncertainties"]}
    scenario = with_values(read_scenario("cluster_focus").model_copy(update={"years": 1}), factors)
    region = run(scenario, seed, 0.01).region.assign(scenario="x", seed=seed)
    return run_summary(region, 1).iloc[0]["jobs"]
