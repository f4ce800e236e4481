"""The bridge to the workbench: a few tiny runs through its own evaluator."""

import pickle

import numpy as np
import pytest

from ruhrsim import ema
from ruhrsim.analysis.paired import run_summary
from ruhrsim.common.errors import ScenarioError
from ruhrsim.ema import ema_model
from ruhrsim.model.parameters import parameter_table
from ruhrsim.model.start.estimates import START_ESTIMATES
from ruhrsim.regions.sectors import N_THEMES
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


@pytest.fixture
def kept(tmp_path):
    """Where the workbench keeps its archive."""
    return {"directory": str(tmp_path), "filename": "archive.tar"}


@pytest.fixture
def counted(monkeypatch):
    """Stand in for a run: jobs count the themes of a town, unemployment how far a kind stands from `focus`."""

    def summary(self, seed, **values):
        kind = ("spread", "focus", "status_quo", "hype").index(ema._kind(values["strategy.kind"]))
        jobs = float(values["strategy.themes_per_town"]) + seed
        series = {f"{key}__by_quarter": np.arange(5.0) + seed for key in self.series}
        return {"jobs": jobs, "unemployment_rate": float(abs(kind - 1)), "theme_jobs": 0.0} | series

    monkeypatch.setattr(ema._Simulation, "__call__", summary)


def test_the_workbench_optimises_over_all_levers(counted, kept):
    from ema_workbench import SequentialEvaluator

    with SequentialEvaluator(ema_model(**SMALL)) as evaluator:
        best, _ = evaluator.optimize(nfe=400, population_size=40, epsilons=[0.1, 0.1], rng=1, **kept)
    assert {"strategy__kind", "strategy__cooperation", "jobs"} <= set(best)
    top = best.sort_values(["unemployment_rate", "jobs"], ascending=[True, False]).iloc[0]
    assert (top["strategy__kind"], top["strategy__themes_per_town"]) == (1, N_THEMES)


def test_the_workbench_searches_robustly_too(counted, kept):
    """That it finds the best can't be asked: version 3.0.0 scores the policies of a generation alike (see ema.py)."""
    from ema_workbench import ScalarOutcome, SequentialEvaluator

    worst = ScalarOutcome(
        "worst_jobs",
        kind=ScalarOutcome.MAXIMIZE,
        variable_name="jobs",
        function=lambda values: float(min(values)),
    )
    with SequentialEvaluator(ema_model(**SMALL)) as evaluator:
        best, _ = evaluator.robust_optimize(
            [worst], 2, nfe=100, population_size=20, epsilons=[0.1], rng=1, **kept
        )
    assert best["strategy__kind"].isin(range(4)).all()
    assert best["worst_jobs"].between(1 + 3.5, N_THEMES + 3.5).all()


def test_series_and_seeds_come_apart_where_asked_for(counted):
    from ema_workbench import SequentialEvaluator

    with SequentialEvaluator(ema_model(**SMALL, series=["jobs"], each_seed=True)) as evaluator:
        experiments, outcomes = evaluator.perform_experiments(scenarios=1, policies=2)
    assert outcomes["jobs__by_quarter"].tolist() == [[3.5, 4.5, 5.5, 6.5, 7.5]] * 2
    themes = experiments["strategy__themes_per_town"].to_numpy(dtype=float)
    np.testing.assert_allclose(outcomes["jobs__by_seed"], themes[:, None] + [3.0, 4.0])
    np.testing.assert_allclose(outcomes["jobs"], themes + 3.5)


@pytest.mark.slow
def test_the_workbench_optimises_the_model_itself(kept):
    from ema_workbench import SequentialEvaluator

    with SequentialEvaluator(ema_model(**SMALL | {"seeds": (3,)}, series=["jobs"])) as evaluator:
        best, _ = evaluator.optimize(nfe=6, population_size=4, epsilons=[1e-4, 1.0], rng=1, **kept)
    assert len(best) > 0
    assert best["strategy__kind"].isin(range(4)).all()


@pytest.mark.slow
def test_the_workbench_runs_it_and_gets_what_a_run_gives():
    from ema_workbench import Sample, SequentialEvaluator

    policy = Sample(
        "policy",
        strategy__kind=ema.KINDS.index("focus"),
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
