"""Files that are none, names that no disk holds, TOML and JSON beyond the limits."""

import os
from pathlib import Path

import pytest

from ruhrsim.analysis.observed import ObservedError, read_observed
from ruhrsim.common.errors import ExperimentError, ScenarioError
from ruhrsim.outside.files import read_text
from ruhrsim.outside.json_files import read_json
from ruhrsim.outside.places import place_key
from ruhrsim.outside.shown import OutsideError, counted, plain_line, shown
from ruhrsim.outside.toml import parse_toml
from ruhrsim.scenarios.files import hidden_files, list_scenarios
from ruhrsim.scenarios.scenario import read_scenario
from ruhrsim.sweeps.experiment import read_experiment

MINE = 'name = "mine"\nbased_on = "status_quo"\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
def test_scenarios_are_read_in_every_marked_encoding(tmp_path, encoding):
    text = "\ufeff" + MINE if encoding == "utf-16-be" else MINE
    (tmp_path / "mine.toml").write_bytes(text.encode(encoding))
    assert read_scenario(tmp_path / "mine.toml").name == "mine"


def test_an_experiment_with_a_mark_is_read(tmp_path):
    text = 'name = "e"\nscenarios = ["status_quo"]\nruns = 1\nyears = 1\n'
    (tmp_path / "e.toml").write_bytes(text.encode("utf-8-sig"))
    assert read_experiment(tmp_path / "e.toml").name == "e"


def test_another_encoding_is_told_with_its_way_out(tmp_path):
    (tmp_path / "mine.toml").write_bytes(MINE.replace("mine", "h\u00e4").encode("cp1252"))
    with pytest.raises(ScenarioError, match="not UTF-8 text \\(byte 9\\); save the file as UTF-8"):
        read_scenario(tmp_path / "mine.toml")


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 5000,
        "a = " + "[" * 40 + "]" * 40,
        "a = " + "{b = " * 2000,
        ".".join(["a"] * 60) + " = 1",
        "a = " + "9" * 5000,
        "a = " + "9" * 30,
        f'a = "{"x" * 20_000}"',
        '"' + "k" * 300 + '" = 1',
        'a = "\\u001b[31m"',
        'a = "\\u202e"',
        "a = 1\na = 2",
        "a",
        "\0",
    ],
)
def test_toml_beyond_the_limits_is_told_shortly(text):
    with pytest.raises(OutsideError) as caught:
        parse_toml(text, "mine.toml")
    assert str(caught.value).startswith("mine.toml: ")
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize(
    "text", ["[1]", "null", "{", "[" * 100_000, '{"a": ' + "9" * 5000 + "}", '{"a": "\\ud800"}', ""]
)
def test_json_that_is_no_object_is_told(tmp_path, text):
    (tmp_path / "manifest.json").write_text(text)
    with pytest.raises(OutsideError):
        read_json(tmp_path / "manifest.json")


def test_folders_pipes_and_missing_files_are_told_and_nothing_waits(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "folder.csv").mkdir()
    for name, part in (
        ("pipe.csv", "no regular file"),
        ("folder.csv", "a folder"),
        ("none.csv", "No such file"),
    ):
        with pytest.raises(ObservedError, match=part):
            read_observed(tmp_path / name, 2016, 2017, 2025)


def test_a_file_without_the_right_to_read_is_told(tmp_path, monkeypatch):
    (tmp_path / "mine.toml").write_text(MINE)

    def denied(self, *arguments, **named):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", denied)
    with pytest.raises(ScenarioError, match="can't be read \\(Permission denied\\)"):
        read_scenario(tmp_path / "mine.toml")


def test_a_folder_without_the_right_to_look_is_no_surprise(tmp_path, monkeypatch):
    def denied(self, *arguments, **named):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "is_file", denied)
    with pytest.raises(ScenarioError, match="unknown scenario"):
        read_scenario(tmp_path / "mine")


@pytest.mark.parametrize("name", ["x" * 300, "a\0b", "x/" * 3000, "\ud800", ""])
def test_names_that_no_disk_holds(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ScenarioError) as caught:
        read_scenario(name)
    assert len(plain_line(str(caught.value))) < 1500
    with pytest.raises(ExperimentError):
        read_experiment(name)


@pytest.mark.parametrize("name", ["con", "NUL", "com1", "x" * 200])
def test_names_that_can_be_no_folder_everywhere(tmp_path, name):
    (tmp_path / "mine.toml").write_text(MINE.replace("mine", name))
    with pytest.raises(ScenarioError, match="name = "):
        read_scenario(tmp_path / "mine.toml")


def test_twenty_thousand_unknown_towns_are_counted(tmp_path):
    towns = ", ".join(f'"Town {n}"' for n in range(20_000))
    tables = "".join(f'[strategy.towns."Town {n}"]\nkind = "spread"\n' for n in range(20_000))
    policy = '[[policy]]\ninstrument = "digital_hub"\nfrom = 2026\nto = 2030\neur_per_year = 1\n'
    for body in (f"{policy}towns = [{towns}]\n", tables):
        (tmp_path / "many.toml").write_text(MINE + body)
        with pytest.raises(ScenarioError) as caught:
            read_scenario(tmp_path / "many.toml")
        assert "19,980 more unknown towns" in str(caught.value)
        assert len(caught.value.faults) <= 22
        assert len(str(caught.value)) < 6000


def test_hidden_files_are_no_scenarios(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("scenarios").mkdir()
    Path("scenarios/mine.toml").write_text(MINE)
    Path("scenarios/._mine.toml").write_bytes(b"\0\5\x16\7")
    assert "mine" in list_scenarios()
    assert "._mine" not in list_scenarios()
    assert hidden_files() == [Path("scenarios/._mine.toml")]


def test_messages_stay_on_one_line_and_steer_no_terminal():
    assert plain_line("a\x1b[31mb\ud800") == "a\\x1b[31mb\\ud800"
    assert len(plain_line("x" * 5000)) == 1500
    assert shown(10**5000) == "a number of thousands of digits"
    assert counted(["f"] * 25)[20:] == ["... and 5 more faults; mend these first"]
    assert counted(["f"] * 21) == ["f"] * 21


def test_a_place_is_never_guessed():
    keys, names = ("05112", "05113"), ("Duisburg", "Essen")
    assert place_key("Stadt Essen", keys, names) == "05113"
    for text in ("", "Kreis", "Duisberg", "0511", "5112.5", "Essen Duisburg", "05112001"):
        assert place_key(text, keys, names) is None


def test_a_text_too_large_is_not_read(tmp_path):
    (tmp_path / "big.toml").write_bytes(b"#" * 1_000_001)
    with pytest.raises(OutsideError, match="larger than 1 MB"):
        read_text(tmp_path / "big.toml")
