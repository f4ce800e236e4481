"""`ruhrsim parameters`: every number with its source."""

import json

from ruhrsim.model.parameters import parameter_table


def test_every_parameter_is_shown_with_status_and_source(command):
    result = command("parameters")
    assert result.exit_code == 0
    table = parameter_table()
    assert len(table) > 0
    for row in table.itertuples():
        assert f"  {row.name} = {row.value} {row.unit}" in result.stdout
        assert row.source in result.stdout


def test_groups_and_single_parameters_can_be_asked_for(command):
    result = command("parameters", "relocation.land", "firm_exit", "--json")
    rows = {f"{row['group']}.{row['name']}" for row in json.loads(result.stdout)}
    exits = {f"firm_exit.{row.name}" for row in parameter_table().query("group == 'firm_exit'").itertuples()}
    assert rows == {"relocation.land"} | exits


def test_the_off_value_is_shown(command):
    assert ", off: 0.0)" in command("parameters", "relocation.land").stdout


def test_unknown_names_are_told_at_once(command):
    result = command("parameters", "relocation.lnad", "wages")
    assert result.exit_code == 2
    assert "did you mean 'relocation.land'?" in result.stderr
    assert "unknown parameter or group 'wages'; choose from conditions, " in result.stderr
    assert not result.stdout


def test_json_has_a_row_for_every_parameter(command):
    rows = json.loads(command("parameters", "--json").stdout)
    assert [(row["group"], row["name"]) for row in rows] == list(
        parameter_table()[["group", "name"]].itertuples(index=False, name=None)
    )
    assert {"value", "unit", "low", "high", "status", "source", "meaning"} <= set(rows[0])
