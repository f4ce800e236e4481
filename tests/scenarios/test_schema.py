"""The schema takes what the reader takes, and refuses what one can see in a file alone."""

import tomllib
from pathlib import Path

import pytest

from ruhrsim.model.parameters import parameter_rows
from ruhrsim.model.processes.policies import INSTRUMENTS
from ruhrsim.model.processes.shocks import SHOCKS
from ruhrsim.scenarios.scenario import Scenario
from ruhrsim.scenarios.schema import scenario_schema

SCHEMA = scenario_schema()
SHIPPED = sorted((Path(__file__).parents[2] / "scenarios").glob("*.toml"))


def faults(text):
    """Return all faults of a scenario file; skips the test where `jsonschema` is not installed."""
    jsonschema = pytest.importorskip("jsonschema")
    return list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(tomllib.loads(text)))


def alternatives(table):
    return SCHEMA["properties"][table]["items"]["oneOf"]


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_every_shipped_scenario_is_good(file):
    assert faults(file.read_text(encoding="utf-8")) == []


def test_the_schema_itself_is_good():
    pytest.importorskip("jsonschema").Draft202012Validator.check_schema(SCHEMA)


def test_all_keys_of_a_scenario_are_told():
    assert set(SCHEMA["properties"]) == {*Scenario.model_fields, "based_on"}


def test_all_instruments_and_shocks_are_told_with_their_keys():
    assert [entry["properties"]["instrument"]["const"] for entry in alternatives("policy")] == list(
        INSTRUMENTS
    )
    assert [entry["properties"]["kind"]["const"] for entry in alternatives("shock")] == list(SHOCKS)
    hub = alternatives("policy")[list(INSTRUMENTS).index("digital_hub")]
    assert {"instrument", "from", "to", "eur_per_year", "towns"} == set(hub["properties"])


def test_parameters_carry_default_range_unit_and_source():
    groups = SCHEMA["properties"]["parameters"]["properties"]
    for row in parameter_rows():
        if not row["group"].startswith("start_"):
            told = groups[row["group"]]["properties"][row["name"]]
            assert told["default"] == row["value"]
            assert f"Unit: {row['unit']}." in told["description"]
            assert told.get("minimum", row["low"]) == row["low"]


def test_towns_are_the_53():
    assert len(SCHEMA["$defs"]["Town"]["enum"]) == 53
    closure = alternatives("shock")[list(SHOCKS).index("plant_closure")]
    assert closure["properties"]["town"] == {"$ref": "#/$defs/Town"}


@pytest.mark.parametrize(
    "text",
    [
        'years = "20"\nbased_on = "status_quo"',
        'colour = 3\nbased_on = "status_quo"',
        "years = 20",
        "[strategy]\ncooperation = 0.5",
        'based_on = "status_quo"\n[strategy]\nkind = "focsu"',
        'based_on = "status_quo"\n[parameters.firm_entry]\ncorporate_spinoff_rate = 99.0',
        'based_on = "status_quo"\n[parameters.firm_entri]\nx = 1.0',
        'based_on = "status_quo"\n[[policy]]\ninstrument = "digitalhub"\nfrom = 2026\nto = 2027\neur_per_year = 1',
        'based_on = "status_quo"\n[[policy]]\ninstrument = "digital_hub"\nfrom = 2026\nto = 2027',
        'based_on = "status_quo"\n[[shock]]\nkind = "recession"\nquarter = "2030"\ndepth = 0.1',
        'based_on = "status_quo"\n[[shock]]\nkind = "university_funding"\nquarter = "2030Q1"\nshare = 0.1\n'
        'towns = ["Bochm"]',
        'based_on = "status_quo"\n[strategy]\nadaptive = "yes"',
        'based_on = "status_quo"\n[strategy.adaptive]\ntowns = ["Bochm"]',
        'based_on = "status_quo"\n[strategy.competition]\nkind = "trade_tax"\nfirst_movers = ["Hernee"]',
        'based_on = "status_quo"\n[strategy.competition]\nkind = "tax"\nfirst_movers = ["Herne"]',
    ],
)
def test_bad_files_are_refused(text):
    assert faults(text)


def test_a_parameter_may_be_switched_off_outside_its_range():
    outside = next(
        row
        for row in parameter_rows()
        if row["off"] is not None and not row["low"] <= row["off"] <= row["high"]
    )
    text = f'based_on = "status_quo"\n[parameters.{outside["group"]}]\n{outside["name"]} = {outside["off"]}'
    assert faults(text) == []


@pytest.mark.parametrize("adaptive", ["true", "false", '{peers = "size", towns = ["Herne"]}'])
def test_adapting_is_a_word_or_a_table(adaptive):
    assert faults(f'based_on = "status_quo"\n[strategy]\nadaptive = {adaptive}') == []
