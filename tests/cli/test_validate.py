"""`ruhrsim validate`: the shipped table, and a measured one from made-up runs."""

import json

import pandas as pd
import pytest

from ruhrsim.analysis import patterns
from ruhrsim.analysis.pattern_targets import patterns as targets


def test_the_shipped_table_in_both_languages(command):
    assert "fails" in command("validate", "--stored").stdout
    german = command("validate", "--stored", "--lang", "de").stdout
    assert "trifft nicht zu" in german
    assert "Ziel" in german


def test_json_has_a_row_for_each_pattern(command):
    rows = json.loads(command("validate", "--stored", "--json").stdout)
    assert len(rows) == len(targets())


@pytest.fixture
def made_up(monkeypatch):
    """Put runs in the middle of every target in place of the model's."""
    rows = [{p.key: (p.low + p.high) / 2.0 for p in targets()}] * 3
    monkeypatch.setattr(patterns, "measure", lambda *given, **settings: pd.DataFrame(rows))


def test_it_writes_table_runs_and_figure(command, made_up, tmp_path):
    result = command("validate", "--runs", 3)
    assert result.exit_code == 0
    folder = tmp_path / "results" / "validate"
    assert {path.name for path in folder.iterdir()} == {"patterns.csv", "runs.csv", "patterns.png"}
    assert "fails" not in result.stdout


def test_no_runs_are_refused(command):
    result = command("validate", "--runs", 0)
    assert result.exit_code == 2
    assert "runs = 0" in result.stderr
