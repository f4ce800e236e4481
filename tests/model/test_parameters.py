"""Parameters: every one sourced and in range; overrides refused with all faults at once."""

from dataclasses import asdict

import pytest

from ruhrsim.common.sourced import STATUSES
from ruhrsim.model.parameters import (
    Parameters,
    check_overrides,
    parameter_rows,
    parameter_table,
    start_parameters,
)
from ruhrsim.model.start.estimates import START_ESTIMATES

ROWS = parameter_rows()
OPEN = [row for row in ROWS if row["group"] not in START_ESTIMATES]


def name(row):
    return f"{row['group']}.{row['name']}"


def override(row, value):
    return {row["group"]: {row["name"]: value}}


@pytest.mark.parametrize("row", ROWS, ids=name)
def test_every_parameter_says_what_it_is_and_where_it_comes_from(row):
    assert all(row[text].strip() for text in ("source", "meaning", "unit"))
    assert row["status"] in STATUSES


@pytest.mark.parametrize("row", ROWS, ids=name)
def test_every_range_is_a_range_and_holds_the_default(row):
    assert row["low"] < row["high"]
    assert row["low"] <= row["value"] <= row["high"]


@pytest.mark.parametrize("row", OPEN, ids=name)
def test_both_ends_of_a_range_and_off_are_accepted(row):
    values = [row["low"], row["high"]] + [row["off"]] * (row["off"] is not None)
    assert [check_overrides(override(row, value)) for value in values] == [[]] * len(values)


@pytest.mark.parametrize("row", OPEN, ids=name)
def test_values_beyond_the_range_are_refused_with_the_way_out(row):
    (fault,) = check_overrides(override(row, row["high"] * 2.0 + 10.0))
    assert all(part in fault for part in (name(row), str(row["low"]), str(row["high"])))


def test_overrides_reach_their_parameter_only():
    changed = Parameters().with_overrides({"firm_exit": {"hazard_new": 0.25}, "land": {"renewal": 0.01}})
    usual, now = asdict(Parameters()), asdict(changed)
    different = {(g, n) for g, values in now.items() for n, value in values.items() if usual[g][n] != value}
    assert different == {("firm_exit", "hazard_new"), ("land", "renewal")}


def test_no_overrides_change_nothing():
    assert Parameters().with_overrides({}) == Parameters()


def test_all_faults_are_told_at_once():
    wrong = {
        "firm_exit": {"hazard_new": 9.0, "hazard_knew": 0.3},
        "weather": {"rain": 1.0},
        "land": 3.0,
        "population": {"retirement": "early", "migration": True},
    }
    faults = check_overrides(wrong)
    assert len(faults) == 6
    with pytest.raises(ValueError, match="hazard_new") as error:
        Parameters().with_overrides(wrong)
    assert all(fault in str(error.value) for fault in faults)


@pytest.mark.parametrize(
    ("wrong", "way_out"),
    [
        ({"firm_exits": {}}, "did you mean 'firm_exit'"),
        ({"firm_exit": {"hazard_knew": 0.3}}, "did you mean 'hazard_new'"),
        ({"zzz": {}}, "choose from conditions"),
        ({"firm_exit": {"hazard_new": 9.0}}, "choose a value inside it"),
        ({"firm_exit": {"hazard_new": float("nan")}}, "choose a value inside it"),
        ({"firm_exit": {"hazard_new": True}}, "must be a number"),
        ({"firm_exit": 0.3}, "must be a table"),
    ],
)
def test_a_fault_names_the_way_out(wrong, way_out):
    (fault,) = check_overrides(wrong)
    assert way_out in fault


def test_assumptions_behind_the_start_are_shown_but_not_open():
    closed = [row for row in ROWS if row not in OPEN]
    assert closed
    assert all("unknown parameter group" in check_overrides(override(row, row["value"]))[0] for row in closed)


def test_the_table_has_a_row_for_every_parameter():
    table = parameter_table()
    assert len(table) == len(ROWS)
    assert not table.duplicated(["group", "name"]).any()


def test_a_past_start_has_its_own_labour_force_trend_and_the_outlook_keeps_the_default():
    assert (
        start_parameters(2007, {}).population.labour_force_trend
        == 0.0038
        != Parameters().population.labour_force_trend
    )
    assert start_parameters(2025, {}) == Parameters()


def test_a_scenario_has_the_last_word_on_what_belongs_to_a_start():
    chosen = start_parameters(2016, {"population": {"labour_force_trend": -0.001}})
    assert chosen.population.labour_force_trend == -0.001
    assert chosen.population.retirement == Parameters().population.retirement
