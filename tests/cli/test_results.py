"""`ruhrsim results`: list, show, query, export and repeat."""

import json

import pandas as pd
import pytest
from stand_in import Synchronous, make_experiment, simulate

from ruhrsim.common.checksums import checksum
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
    assert "status_quo, spread_alone, focus_together" in results("show", "compare").stdout


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


def test_a_comparison_repeated_comes_out_the_same(results):
    answer = results("repeat", "compare")
    assert (answer.exit_code, answer.stdout) == (0, "compare: the same to the last digit\n")


def test_what_came_out_otherwise_is_told_by_column(results, tmp_path):
    file = tmp_path / "results" / "compare" / "region.parquet"
    table = pd.read_parquet(file)
    table.assign(jobs=table["jobs"] + (table["jobs"] == 2) * 2).to_parquet(file)
    damaged = results("repeat", "compare")
    assert (damaged.exit_code, "checksum" in damaged.stderr) == (2, True)
    manifest = file.with_name("manifest.json")
    content = json.loads(manifest.read_text(encoding="utf-8"))
    content["checksums"]["region.parquet"] = checksum(file)
    manifest.write_text(json.dumps(content), encoding="utf-8")
    answer = results("repeat", "compare")
    assert answer.exit_code == 1
    assert "compare: not the same" in answer.stdout
    assert "region.jobs: 0.5" in answer.stdout
    said = results("repeat", "compare", "--json")
    assert json.loads(said.stdout)["moved"] == ["region.jobs"]


def test_a_changed_model_is_told_before_anything_runs(results, fake_model, monkeypatch):
    runs = fake_model.runs
    monkeypatch.setattr("ruhrsim.common.versions.code_version", lambda: "another")
    answer = results("repeat", "compare")
    assert answer.exit_code == 2
    assert "compare was made with another code" in answer.stderr
    assert fake_model.runs == runs
    assert results("repeat", "compare", "--insist").exit_code == 0


def test_repeating_a_sweep_needs_the_run(results):
    answer = results("repeat", "try")
    assert (answer.exit_code, answer.stderr) == (
        2,
        "ruhrsim: try is a sweep; name one run with --experiment and --seed\n",
    )
    assert results("repeat", "compare", "--seed", 0).exit_code == 2
    assert "choose from 0 to 11" in results("repeat", "try", "--experiment", 99, "--seed", 0).stderr
