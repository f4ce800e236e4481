"""All shocks: their register, their quarters, and runs with and without them."""

import numpy as np
import pandas as pd
import pytest

from ruhrsim.model.model import RuhrModel
from ruhrsim.model.processes.shocks import SHOCKS, Recession
from ruhrsim.scenarios.scenario import read_scenario

IN_2027 = {
    "coal_exit": {"from": 2027, "to": 2028, "legacy_run_off": 0.5},
    "documented_events": {},
    "energy_price": {"quarter": "2027Q1", "depth": 0.3},
    "field_bust": {"quarter": "2027Q1", "field": "care_and_clinics", "depth": 0.3},
    "pandemic": {"quarter": "2027Q1"},
    "plant_closure": {"quarter": "2027Q1", "town": "Bochum", "sector": "new_industry", "jobs": 3000},
    "plant_opening": {"quarter": "2027Q1", "town": "Bochum", "sector": "new_industry", "jobs": 3000},
    "recession": {"quarter": "2027Q1", "depth": 0.1},
    "theme_bust": {"quarter": "2027Q1", "theme": "health", "depth": 0.3},
    "university_funding": {"quarter": "2027Q1", "towns": ["Bochum"], "share": 0.5, "over_years": 0.0},
}


def run(kinds, start=2025, quarters=8):
    """Return a model that has run under shocks."""
    shocks = [{"kind": kind, **IN_2027[kind]} for kind in kinds]
    changes = {"start": start, "shock": tuple(shocks)}
    model = RuhrModel(read_scenario("status_quo").model_copy(update=changes), seed=5, scale=0.02)
    model.run_for(quarters)
    return model


def region(*given):
    """Return the region's table of a run under shocks."""
    return run(*given).recorder.region_table()


@pytest.fixture(scope="module")
def quiet():
    return region([])


def test_every_shock_is_tried():
    assert set(IN_2027) == set(SHOCKS), "say in IN_2027 above how each shock is tried"


@pytest.mark.parametrize(("quarter", "expected"), [("2026Q1", 1), ("2026Q4", 4), ("2030Q2", 18)])
def test_quarters_are_counted_from_the_end_of_the_start_year(quarter, expected):
    assert Recession(quarter=quarter, depth=0.1).quarters_since_start(2025) == expected


@pytest.mark.parametrize("kind", sorted(set(SHOCKS) - {"documented_events"}))
def test_a_shock_changes_nothing_before_it_strikes_and_something_after(kind, quiet):
    shaken = region([kind])
    before = quiet.quarter < 5
    pd.testing.assert_frame_equal(shaken[before], quiet[before], check_exact=True)
    assert not shaken[~before].equals(quiet[~before])


def test_nothing_documented_lies_after_the_outlook_s_start(quiet):
    pd.testing.assert_frame_equal(region(["documented_events"]), quiet, check_exact=True)


def test_documented_closures_cost_jobs_from_their_quarter_on():
    """2,300 at Nokia and 0.35 of 2,500 miners in 2008Q2: some 3,200 of 1.5 million jobs."""
    gap = region(["documented_events"], 2007, 3).jobs - region([], 2007, 3).jobs
    assert (gap[:2] == 0.0).all()
    assert -3500.0 < gap[2] < -1500.0


def test_openings_are_of_their_quarter_only():
    """Amazon's 2,000 jobs and a quarter of logport IV's 500 come in 2017Q4, nothing in 2018Q1."""
    model = run(["documented_events"], 2016, 4)
    assert model.conditions.openings.sum() == 2125.0
    model.step()
    assert model.conditions.openings.sum() == 0.0


def test_a_cut_takes_its_share_of_degrees_and_no_more_each_quarter():
    """Half of Bochum's places are gone in 2027: half of its degrees of that year."""
    models = [run([]), run(["university_funding"])]
    rows = models[0].start.tables.universities
    bochum = np.flatnonzero(rows.town == models[0].town_names.index("Bochum"))
    degrees = [
        sum(m.graduates.weight[np.isin(m.graduates.university, bochum) & (m.graduates.graduated > 4)])
        for m in models
    ]
    assert degrees[1] / degrees[0] == pytest.approx(0.5, abs=0.1)
    assert models[1].conditions.study_places.min() == 0.5


def test_all_shocks_at_once():
    worst = region(SHOCKS)
    assert worst.unemployment_rate.iloc[-1] > region(["recession"]).unemployment_rate.iloc[-1]


def test_those_who_stay_without_a_degree_keep_up_the_labour_force():
    """All who miss a place stay or none: the labour force falls only in the second case."""
    force = {}
    for stay in (0.0, 1.0):
        cut = {"kind": "university_funding", **IN_2027["university_funding"], "stay": stay}
        model = RuhrModel(
            read_scenario("status_quo").model_copy(update={"shock": (cut,)}), seed=5, scale=0.02
        )
        model.run_for(20)
        force[stay] = model.labour.labour_force().sum()
    usual = run([], quarters=20).labour.labour_force().sum()
    assert force[1.0] == pytest.approx(usual, rel=5e-4)
    assert usual - force[0.0] > 5 * abs(usual - force[1.0])
