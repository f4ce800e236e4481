"""`ruhrsim search`: finds, goes on, shows what is stored, and says plainly what went wrong."""

import json
from contextlib import nullcontext
from functools import partial

import pytest

from planted_searches import SameProcess, make_search, planted


@pytest.fixture
def search(command, tmp_path, monkeypatch):
    """Return `ruhrsim search trial.toml` with arguments, on the planted problem in this process."""
    from ruhrsim.search import find as whole

    make_search(tmp_path, batches=1)
    monkeypatch.setattr("ruhrsim.search.find", partial(whole, simulate=planted))
    monkeypatch.setattr("ruhrsim.runs.executors.processes", lambda workers: nullcontext(SameProcess()))
    return lambda *arguments: command("search", "trial.toml", *arguments)


def test_a_search_prints_strategies_and_what_came_out(search, tmp_path):
    result = search()
    assert result.exit_code == 0, result.stderr
    assert "Trial (16 strategies" in result.stdout
    assert "Found strategy 1" in result.stdout
    assert "Best for 'Unemployment rate'" in result.stdout
    assert (tmp_path / "results" / "searches" / "trial" / "found" / "found.json").is_file()


def test_what_was_found_is_shown_again_without_a_run(search, command):
    search()
    shown = command("search", "trial", "--stored", "--lang", "de")
    assert shown.exit_code == 0, shown.stderr
    assert "Gefundene Strategie 1" in shown.stdout


def test_json_holds_facts_strategies_and_tables(search):
    told = json.loads(search("--json").stdout)
    assert told["facts"]["name"] == "trial"
    assert {"front", "levers", "cooperation"} <= told["tables"].keys()


def test_a_faulty_file_ends_with_all_its_faults(command, tmp_path):
    (tmp_path / "bad.toml").write_text("aims = { jobs = 'mean' }\ncolour = 1\n", encoding="utf-8")
    result = command("search", "bad.toml")
    assert result.exit_code == 2
    assert "aims: 1; choose two or three" in result.stderr
    assert "unknown key 'colour'" in result.stderr


def test_nothing_stored_is_told(command):
    result = command("search", "nowhere", "--stored")
    assert result.exit_code == 2
    assert "no found strategies in 'nowhere'" in result.stderr


def test_ctrl_c_tells_what_is_kept(command, tmp_path, monkeypatch):
    from ruhrsim.search import find as whole

    make_search(tmp_path, batches=1)
    monkeypatch.setattr("ruhrsim.search.find", partial(whole, simulate=planted))
    monkeypatch.setattr("ruhrsim.runs.executors.processes", lambda workers: nullcontext(SameProcess(7)))
    result = command("search", "trial.toml")
    assert result.exit_code == 130
    assert "the same command goes on from there" in result.stderr


def test_fresh_drops_what_was_there(search, tmp_path):
    search()
    note = tmp_path / "results" / "searches" / "trial" / "note.txt"
    note.write_text("old", encoding="utf-8")
    assert search("--fresh").exit_code == 0
    assert not note.exists()


def test_fresh_leaves_a_search_alone_that_another_command_works_on(search, tmp_path):
    from ruhrsim.sweeps.lock import alone_in

    search()
    folder = tmp_path / "results" / "searches" / "trial"
    with alone_in(folder):
        result = search("--fresh")
    assert result.exit_code == 2
    assert "another command is at work" in result.stderr
    assert (folder / "found" / "found.json").is_file()
