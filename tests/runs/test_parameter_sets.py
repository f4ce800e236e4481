"""Comparisons in plausible worlds: paired, keyed by world, under what scenarios state themselves."""

from concurrent.futures import ThreadPoolExecutor

import pandas as pd
import pytest

from ruhrsim.analysis.plausible import BLOCK, numbered_worlds
from ruhrsim.model.parameters import check_overrides, start_defaults, start_parameters
from ruhrsim.runs.compare import SettingsError, compare, run
from ruhrsim.runs.parameter_sets import in_world, worlds_of, worlds_table
from ruhrsim.runs.results import WORLD, label_run
from ruhrsim.runs.store import load_comparison, read_manifest, save_comparison
from ruhrsim.scenarios.scenario import read_scenario

NAMES = ["status_quo", "cluster_focus"]
TINY = {"runs": 2, "years": 1, "scale": 0.02}
MINIMUM = {"theme_support": {"minimum_eur": 2_000_000.0}}


def stating(parameters):
    """Return a scenario that states some parameters itself."""
    return read_scenario("cluster_focus").model_copy(update={"parameters": parameters})


def minimum(scenario):
    return scenario.parameters["theme_support"]["minimum_eur"]


class Noted:
    """Notes which parameters meet which seed; runs nothing."""

    seen: list = []

    def __init__(self, scenario, seed=0, scale=0.05, steps=()):
        self.seen.append((seed, scenario.name, scenario.parameters))
        self.recorder = self

    def run_for(self, quarters):
        self.quarters = quarters

    def region_table(self):
        return pd.DataFrame({"quarter": [0], "period": ["2025Q4"]})

    def town_table(self):
        return pd.DataFrame({"year": [2025], "ags": ["05911000"]})


@pytest.fixture
def noted(monkeypatch):
    monkeypatch.setattr("ruhrsim.model.model.RuhrModel", Noted)
    monkeypatch.setattr(Noted, "seen", [])
    return Noted.seen


def test_every_scenario_meets_the_same_world_with_the_same_seed(noted):
    worlds = numbered_worlds(7, 3)
    with ThreadPoolExecutor(2) as threads:
        compare(NAMES, runs=3, seed=7, years=1, executor=threads, worlds=worlds)
    assert sorted((seed, name) for seed, name, _ in noted) == sorted((s, n) for n in NAMES for s in (7, 8, 9))
    for seed, name, parameters in noted:
        assert parameters == in_world(read_scenario(name), worlds[seed - 7]).parameters


def test_without_worlds_scenarios_run_as_they_are(noted):
    with ThreadPoolExecutor(2) as threads:
        found = compare(NAMES, runs=2, years=1, executor=threads)
    assert {name: parameters for _, name, parameters in noted} == {
        n: read_scenario(n).parameters for n in NAMES
    }
    assert (WORLD in found.region, WORLD in found.towns, found.worlds, found.uncertainty) == (
        False,
        False,
        (),
        "luck",
    )


def test_what_a_scenario_states_itself_wins():
    world = numbered_worlds(0, 1)[0]
    met = in_world(stating(MINIMUM), world)
    assert minimum(met) == 2_000_000.0
    assert met.parameters["theme_support"]["returns"] == world["theme_support"]["returns"]
    assert minimum(in_world(stating({}), world)) == world["theme_support"]["minimum_eur"] != 2_000_000.0


def test_what_belongs_to_a_start_year_wins_over_the_world():
    past = stating({}).model_copy(update={"start": 2016})
    trend = start_defaults(2016)["population"]["labour_force_trend"]
    world = numbered_worlds(0, 1)[0]
    played = in_world(past, world)
    assert start_parameters(2016, played.parameters).population.labour_force_trend == trend
    assert in_world(stating({}), world).parameters["population"]["labour_force_trend"] != trend


def test_a_world_is_the_same_however_many_are_asked():
    many = numbered_worlds(0, 3 * BLOCK)
    assert numbered_worlds(0, 8) == many[:8]
    assert numbered_worlds(BLOCK - 2, 5) == many[BLOCK - 2 : BLOCK + 3]
    assert len({world["theme_support"]["minimum_eur"] for world in many}) == 3 * BLOCK


def test_every_world_keeps_to_the_ranges():
    assert not [fault for world in numbered_worlds(0, 3 * BLOCK) for fault in check_overrides(world)]


def test_a_block_spreads_a_parameter_evenly():
    from ruhrsim.common.sourced import records
    from ruhrsim.model.parameters import Parameters

    for first in (0, BLOCK):
        values = sorted(world["relocation"]["talent"] for world in numbered_worlds(first, BLOCK))
        record, mode = records(Parameters().relocation)["talent"], Parameters().relocation.talent
        for number, value in enumerate(values):
            below = (
                (value - record.low) ** 2 / ((record.high - record.low) * (mode - record.low))
                if value < mode
                else 1 - (record.high - value) ** 2 / ((record.high - record.low) * (record.high - mode))
            )
            assert number / BLOCK - 1e-9 <= below <= (number + 1) / BLOCK + 1e-9


def test_calibrated_numbers_stay_together():
    from ruhrsim.analysis.posterior import read_posterior

    sample = read_posterior()
    rows = {tuple(row) for row in sample.sample}
    for world in numbered_worlds(0, BLOCK):
        kept = {
            key: world[key.split(".")[0]].get(key.split(".")[1])
            for key in (
                "labour_matching.outside_elasticity",
                "labour_matching.quits",
                "conditions.cycle_demand",
            )
        }
        places = [sample.parameters.index(key) for key in kept]
        assert tuple(kept.values()) in {tuple(row[place] for place in places) for row in rows}


def test_runs_are_kept_by_world(fake_model, tmp_path):
    with ThreadPoolExecutor(2) as threads:
        settings = {"years": 1, "executor": threads, "keep": tmp_path}
        compare(NAMES, runs=2, **settings)
        compare(NAMES, runs=2, worlds=numbered_worlds(0, 2), **settings)
        assert fake_model.runs == 8
        more = compare(NAMES, runs=3, worlds=numbered_worlds(0, 3), **settings)
        assert fake_model.runs == 10
        compare(NAMES, runs=3, worlds=numbered_worlds(3, 3), **settings)
        assert fake_model.runs == 16
    assert more.region[["seed", WORLD]].drop_duplicates().to_numpy().tolist() == [[0, 0], [1, 1], [2, 2]]


def test_the_wrong_number_of_worlds_and_their_faults_are_told_at_once(fake_model):
    with pytest.raises(SettingsError) as caught:
        compare(NAMES, runs=3, worlds=[{"relocation": {"talent": -1e9}}, {"nothing": {}}])
    assert [fault[:16] for fault in caught.value.faults] == [
        "worlds: 2 for 3 ",
        "world number 0: ",
        "world number 1: ",
    ]
    assert fake_model.runs == 0


def test_a_result_is_read_back_with_its_worlds(fake_model, tmp_path):
    worlds = numbered_worlds(0, 2)
    with ThreadPoolExecutor(2) as threads:
        found = compare(NAMES, runs=2, years=1, executor=threads, worlds=worlds)
    save_comparison(found, tmp_path / "compare")
    stored = load_comparison(tmp_path / "compare")
    assert stored.worlds == tuple(worlds)
    assert (stored.uncertainty, read_manifest(tmp_path / "compare")["uncertainty"]) == (
        "assumptions",
        "assumptions",
    )
    pd.testing.assert_frame_equal(stored.region, found.region, check_exact=True)
    assert WORLD not in pd.read_csv(tmp_path / "compare" / "region_mean.csv")
    assert pd.read_csv(tmp_path / "compare" / "worlds.csv")[WORLD].tolist() == [0, 1]


def test_worlds_survive_a_table():
    worlds = tuple(numbered_worlds(0, 3))
    assert worlds_of(worlds_table(worlds, range(len(worlds)))) == worlds


def test_a_run_in_a_world_is_the_same_alone_and_in_one_or_two_processes():
    worlds = numbered_worlds(0, 2)
    one, two = (compare(NAMES, workers=workers, worlds=worlds, **TINY) for workers in (1, 2))
    pd.testing.assert_frame_equal(one.region, two.region, check_exact=True)
    pd.testing.assert_frame_equal(one.towns, two.towns, check_exact=True)
    alone = run(in_world(read_scenario("cluster_focus"), worlds[1]), seed=1, scale=TINY["scale"], years=1)
    theirs = two.region[(two.region["scenario"] == "cluster_focus") & (two.region["seed"] == 1)]
    expected = label_run(alone.region, "cluster_focus", 1, in_worlds=True)
    pd.testing.assert_frame_equal(theirs.reset_index(drop=True), expected, check_exact=True)
    plain = compare(NAMES, workers=1, **TINY)
    assert not plain.region["unemployment_rate"].equals(one.region["unemployment_rate"])
