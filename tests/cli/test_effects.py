"""`ruhrsim effects`: what it prints, what it refuses, what stays after Ctrl-C."""

import json

import pandas as pd
import pytest

from ruhrsim.effects.evaluate import Task

PLANTED = {"separations": [0.8, 1.0], "vacancy_days": [50.0, 1.0]}


@pytest.fixture
def planted(monkeypatch):
    """Answer tasks with planted parts instead of runs; return the list of tasks that were run."""
    monkeypatch.setenv("COLUMNS", "200")
    run = []

    def answer(task):
        run.append(task)
        return {row: PLANTED[row] for row in task.ids}

    monkeypatch.setattr(Task, "run", answer)
    return run


def test_published_against_model_in_both_languages(command, planted):
    english = command("effects", "separations", "vacancy_days", "--seeds", 2)
    assert english.exit_code == 0, english.output
    lines = {line.split()[0]: line for line in english.stdout.splitlines() if line}
    assert "0.50 to 1.00 %" in lines["separations"]
    assert "0.80 (0.80 to 0.80)" in english.stdout
    assert "1 inside, 1 outside, 0 cannot be asked" in english.stdout
    german = command("effects", "separations", "vacancy_days", "--seeds", 2, "--lang", "de").stdout
    assert "1 innerhalb, 1 außerhalb, 0 nicht zu fragen" in german
    assert "0,80 (0,80 bis 0,80)" in german


def test_json_holds_source_question_and_answer(command, planted):
    (row,) = json.loads(command("effects", "separations", "--seeds", 1, "--json").stdout)
    assert row["verdict"] == "inside"
    assert row["model"] == pytest.approx(0.8)
    assert row["model_low"] is None
    assert row["source"]
    assert row["verified"] == "derived"
    assert row["asked_de"].startswith("Ohne Maßnahme")


def test_the_table_is_written_and_what_was_kept_is_gone(command, planted, tmp_path):
    command("effects", "separations", "--seeds", 1)
    folder = tmp_path / "results" / "effects"
    assert [file.name for file in folder.iterdir()] == ["effects.csv"]
    assert pd.read_csv(folder / "effects.csv")["id"].tolist() == ["separations"]


def test_all_unknown_names_in_one_message(command, planted):
    result = command("effects", "mass_layof_4y", "nonsense")
    assert result.exit_code == 2
    assert "unknown effect 'mass_layof_4y'; did you mean 'mass_layoff_4y'?" in result.stderr
    assert "unknown effect 'nonsense'" in result.stderr
    assert not planted


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--worlds", -1), "worlds = -1"),
        (("--worlds", 99_999_999_999), "worlds = 99999999999: choose from 0 (default parameters) to 10,000"),
        (("--seeds", 0), "runs = 0"),
        (("--scale", 9), "scale = 9"),
        (("--stored", "--worlds", 3), "leave --stored out"),
    ],
)
def test_settings_that_cannot_be(command, planted, options, words):
    result = command("effects", "separations", *options)
    assert result.exit_code == 2
    assert words in result.stderr
    assert not planted


def test_after_ctrl_c_the_same_command_goes_on(command, monkeypatch, planted, tmp_path):
    answer, runs = Task.run, []

    def stop_at_the_second(task):
        runs.append(task)
        if len(runs) == 2:
            raise KeyboardInterrupt
        return answer(task)

    monkeypatch.setattr(Task, "run", stop_at_the_second)
    stopped = command("effects", "separations", "--seeds", 3, "--workers", 1)
    assert stopped.exit_code == 130
    assert "of 3 studies are kept" in stopped.stderr
    (file,) = (tmp_path / "results" / "effects").iterdir()
    kept = [json.loads(line)[0] for line in file.read_text(encoding="utf-8").splitlines()]
    file.write_text(file.read_text(encoding="utf-8") + '["cut off', encoding="utf-8")
    planted.clear()
    monkeypatch.setattr(Task, "run", answer)
    assert command("effects", "separations", "--seeds", 3).exit_code == 0
    assert kept
    assert len(planted) == 3 - len(kept)
    assert not {task.key for task in planted} & set(kept)


def test_the_answers_that_ship(command, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    result = command("effects", "--stored")
    assert result.exit_code == 0, result.output
    assert "mass_layoff_4y" in result.stdout
    assert "the model knows no profits" in " ".join(result.stdout.split())
    (row,) = json.loads(command("effects", "separations", "--stored", "--json").stdout)
    assert row["model"] > 0
