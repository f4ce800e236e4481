"""`ruhrsim parameters`: every number with its source."""

import json

from ruhrsim.parameters import parameter_table


def test_every_parameter_is_shown_with_status_and_source(command):
    result = command("parameters")
    assert result.exit_code == 0
    table = parameter_table()
    assert len(table) > 0
    for row in table.itertuples():
        assert f"  {row.name} = {row.value} {row.unit}" in result.stdout
        assert row.source in result.stdout


def test_json_has_a_row_for_every_parameter(command):
    rows = json.loads(command("parameters", "--json").stdout)
    assert [(row["group"], row["name"]) for row in rows] == list(
        parameter_table()[["group", "name"]].itertuples(index=False, name=None))
    assert {"value", "unit", "low", "high", "status", "source", "meaning"} <= set(rows[0])
