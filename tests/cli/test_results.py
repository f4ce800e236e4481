"""`ruhrsim results`: list, show, query and export."""

import json

import pandas as pd
import pytest
from stand_in import Synchronous, make_experiment, simulate

from ruhrsim.sweeps import run_sweep


@pytest.fixture
def results(command, tmp_path):
    """Return `ruhrsim results` with arguments, beside a finished sweep and a comparison."""
    experiment = make_experiment(tmp_path, extra='question_en = "Does it work?"')
    run_sweep(experiment, tmp_path / "results" / "try", executor=Synchronous(), simulate=simulate)
    command("compare", "--runs", 2, "--years", 1)
    return lambda *arguments: command("results", *arguments)


def test_the_list_names_sweeps_and_comparisons(results):
    lines = results("list").stdout.splitlines()
    assert [line.split()[:2] for line in lines[1:]] == [["compare", "comparison"], ["try", "sweep"]]
    assert [row["runs"] for row in json.loads(results("list", "--json").stdout)] == [6, 24]


def test_no_results_yet_says_how_to_begin(command):
    assert "No results in results yet. Start with: ruhrsim compare" in command("results", "list").stdout


def test_show_tells_the_question_and_how_it_was_answered(results):
    text = results("show", "try").stdout
    for part in (
        "Does it work?",
        "status_quo, cluster_focus",
        "strategy.cooperation",
        "theme_support.returns",
        "grid",
    ):
        assert part in text
    assert json.loads(results("show", "try", "--json").stdout)["manifest"]["seeds"] == [0, 1]
    assert "status_quo, compete_on_everything, cluster_focus" in results("show", "compare").stdout


def test_long_answers_are_cut_and_say_so(results):
    text = results("query", "try", "SELECT * FROM range(60)").stdout
    assert "... 10 more rows: --json shows all" in text
    assert len(json.loads(results("query", "try", "SELECT * FROM range(60)", "--json").stdout)) == 60


def test_bad_sql_is_one_message(results):
    answer = results("query", "try", "SELECT FROM WHERE")
    assert answer.exit_code == 2
    assert len(answer.stderr.splitlines()) == 1


def test_export_says_what_it_wrote(results, tmp_path):
    answer = results("export", "try", "--to", tmp_path / "try.parquet")
    assert "Wrote 24 rows" in answer.stdout
    assert len(pd.read_parquet(tmp_path / "try.parquet")) == 24
