"""Recovery after a shock as deep as Pittsburgh's: accounts by hand, conditions, the record of Pittsburgh."""

import numpy as np
import pandas as pd
import pytest

from ruhrsim.analysis import recovery
from ruhrsim.runs.compare import run

FLAT = {
    "jobs": 1000.0,
    "labour_force": 2000.0,
    "commuters_in": 50.0,
    "commuters_out": 60.0,
    "other_employed": 300.0,
    "migrants": 0.0,
    "money_spent": 2.5,
}


def course(rates: list[float], **last) -> pd.DataFrame:
    table = pd.DataFrame([FLAT] * len(rates)).assign(unemployment_rate=rates)
    for key, value in last.items():
        table.loc[len(rates) - 1, key] = value
    return table


def test_shares_of_the_rise_by_hand():
    rates = [6.0, 18.0, *np.linspace(17.0, 12.0, 27), 9.0, 7.0]
    found = recovery.measure([course(rates)])
    assert (found["start"], found["peak"], found["after_seven"], found["end"]) == (6.0, 18.0, 9.0, 7.0)
    assert found["gone_seven"] == pytest.approx(75.0)
    assert found["gone_end"] == pytest.approx(100.0 * 11 / 12)
    assert found["half_years"] == pytest.approx(27 / 4)
    assert found["money"] == pytest.approx(2.5 * 31)


def test_rise_that_never_halves_has_no_half_life():
    assert np.isnan(recovery.measure([course([6.0, 18.0, 17.0])])["half_years"])


def test_sources_of_the_fall_by_hand():
    run_ = course(
        [10.0, 20.0, 15.0],
        jobs=1100.0,
        labour_force=1970.0,
        commuters_in=55.0,
        commuters_out=80.0,
        other_employed=290.0,
        migrants=-20.0,
    )
    found = recovery.where_the_unemployed_went(run_, 1, 2)
    by_hand = {
        "jobs": 0.1,
        "migration": 0.02,
        "ageing": 0.01,
        "commuting": 0.015,
        "others": -0.01,
        "unemployed": 0.135,
    }
    assert found == pytest.approx(by_hand)


def test_sources_add_up_to_the_fall_of_a_run():
    region = run(recovery.scenario_of("leaving", years=3), seed=2, scale=0.01).region
    found = recovery.where_the_unemployed_went(region, 5, 12)
    fall = region["unemployed"].iloc[5] - region["unemployed"].iloc[12]
    assert 1000.0 * found["unemployed"] == pytest.approx(fall, abs=0.01)


def test_record_of_pittsburgh():
    found = recovery.observed()
    assert (found["peak"], found["end"]) == (18.2, 5.19)
    assert found["jobs"] + found["labour_force"] == pytest.approx(found["unemployed"])
    assert found["gone_seven"] > 100.0


def test_depth_elsewhere_is_worked_out_from_the_table():
    assert recovery.jobs_lost_elsewhere() == pytest.approx(110_000 / (1_099_700 - 288_000))


@pytest.mark.parametrize("name", recovery.CONDITIONS)
def test_each_condition_can_be_run_and_changes_the_shock(name):
    alone, changed = recovery.scenario_of("shock").to_dict(), recovery.scenario_of(name).to_dict()
    assert [s["kind"] for s in changed["shock"]] == ["recession", "theme_bust", "coal_exit"]
    assert (alone | {"name": name} == changed) is (name == "shock")


def test_all_has_every_single_condition():
    together = recovery.scenario_of("all").to_dict()
    for name in ("demand", "leaving", "fewer", "mobile"):
        single = recovery.scenario_of(name).to_dict()
        for group, named in single["parameters"].items():
            assert together["parameters"][group].items() >= named.items()
    assert together["shock"] == recovery.scenario_of("demand").to_dict()["shock"]
    assert together["policy"] == recovery.scenario_of("much_money").to_dict()["policy"]
