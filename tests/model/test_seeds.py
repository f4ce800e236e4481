"""Seeds as Mesa's users expect them: fresh luck unless one is given, and the luck is told."""

import mesa
import numpy as np
import pytest

from ruhrsim.common.draws import fresh_seed
from ruhrsim.model.model import RuhrModel
from ruhrsim.runs.compare import SettingsError, check_settings, compare


def after_a_year(**luck):
    model = RuhrModel("status_quo", scale=0.005, **luck)
    model.run_for(4)
    return model


def test_no_seed_is_fresh_luck_that_is_told_and_can_be_repeated():
    first, second = after_a_year(), after_a_year()
    assert first.seed != second.seed
    assert first.unemployment_rate != second.unemployment_rate
    assert after_a_year(seed=first.seed).unemployment_rate == first.unemployment_rate


def test_integers_of_numpy_are_seeds():
    model = after_a_year(seed=np.int64(7))
    assert type(model.seed) is int
    assert model.unemployment_rate == after_a_year(seed=7).unemployment_rate


@pytest.mark.parametrize("seed", [-1, np.int64(-3), 1.0, np.float64(2.0), True, "3"])
def test_what_is_no_seed_is_refused_in_one_sentence(seed):
    with pytest.raises(ValueError, match=r"^seed = .*: choose a whole number, 0 or more$"):
        RuhrModel("status_quo", seed=seed, scale=0.005)
    with pytest.raises(SettingsError, match=r"^seed = .*: choose a whole number, 0 or more$"):
        check_settings(seed=seed)


def test_rng_is_a_seed_or_a_generator():
    assert after_a_year(rng=7).unemployment_rate == after_a_year(seed=7).unemployment_rate
    drawn = [after_a_year(rng=np.random.default_rng(1)).seed for _ in range(2)]
    assert drawn == [fresh_seed(np.random.default_rng(1))] * 2
    generator = np.random.default_rng(1)
    assert after_a_year(rng=generator).seed != after_a_year(rng=generator).seed
    with pytest.raises(ValueError, match="either seed or rng"):
        RuhrModel("status_quo", seed=1, rng=2)


def test_a_comparison_on_fresh_luck_says_which():
    result = compare(["status_quo"], runs=2, years=1, scale=0.005, seed=None, workers=1)
    first, second = result.seeds
    assert second == first + 1
    assert sorted(result.region["seed"].unique()) == [first, second]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_four_iterations_of_a_batch_are_four_runs():
    rows = mesa.batch_run(
        RuhrModel,
        {"scenario": "status_quo", "scale": 0.005},
        iterations=4,
        max_steps=2,
        display_progress=False,
    )
    assert [row["quarter"] for row in rows] == [2] * 4
    assert len({row["unemployment_rate"] for row in rows}) == 4


def test_a_batch_on_seeds_repeats():
    settings = {"rng": [1, 2], "max_steps": 2, "display_progress": False}
    runs = [
        mesa.batch_run(RuhrModel, {"scenario": "status_quo", "scale": 0.005}, **settings) for _ in range(2)
    ]
    assert [[row["jobs"] for row in rows] for rows in runs][0] == [row["jobs"] for row in runs[1]]


def test_solara_shows_the_model():
    solara = pytest.importorskip("solara")
    pytest.importorskip("altair")
    from mesa.visualization import SolaraViz, make_plot_component

    model = RuhrModel("status_quo", seed=1, scale=0.005)
    model.run_for(2)
    page = SolaraViz(model, components=[make_plot_component("unemployment_rate")], name="RuhrSim")
    _, context = solara.render(page, handle_error=False)
    context.close()
    assert model.datacollector.get_model_vars_dataframe()["unemployment_rate"].notna().all()
