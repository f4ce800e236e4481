"""`ruhrsim evidence`: the report from what ships, bad input, what stays after Ctrl-C."""

import pandas as pd
import pytest
from typer.testing import CliRunner

from ruhrsim.analysis import evidence
from ruhrsim.analysis.stored import read_all_evidence, read_made
from ruhrsim.cli.app import app
from ruhrsim.common.versions import code_version, data_version


@pytest.fixture
def parts(monkeypatch):
    """Replace all tests by ones that cost nothing; `closure` is interrupted."""

    def patterns(workers, progress):
        progress(1, 1)
        return {"patterns": read_all_evidence()["patterns"].assign(verdict="fails")}

    def closure(workers, progress):
        raise KeyboardInterrupt

    monkeypatch.setattr(evidence, "PARTS", {"patterns": patterns, "closure": closure})


def test_report_from_what_ships(command, tmp_path):
    result = command("evidence", "--results", str(tmp_path))
    assert result.exit_code == 0
    folder = tmp_path / "evidence"
    assert (folder / "report_de.html").is_file()
    assert (folder / "report_en.html").is_file()
    for name, table in read_all_evidence().items():
        pd.testing.assert_frame_equal(read_all_evidence(folder)[name], table)


def test_bad_input_is_told_at_once(command, tmp_path):
    result = command("evidence", "hindcats", "claims", "--results", str(tmp_path))
    assert result.exit_code == 2
    assert "unknown test 'hindcats'; did you mean 'hindcast'?" in result.stderr
    assert "add --rerun" in result.stderr
    assert not list(tmp_path.iterdir())


def test_a_part_run_again_replaces_its_tables_and_its_date(parts, tmp_path):
    result = CliRunner().invoke(app, ["evidence", "patterns", "--rerun", "--results", str(tmp_path)])
    assert result.exit_code == 0
    folder = tmp_path / "evidence"
    assert set(pd.read_csv(folder / "patterns.csv")["verdict"]) == {"fails"}
    made, shipped = ({row["part"]: row for row in read_made(where)} for where in (folder, None))
    assert made["patterns"]["code"] == f"{code_version()} / {data_version()}"
    assert made["hindcast"] == shipped["hindcast"]


def test_finished_parts_stay_after_an_interruption_and_the_next_run_keeps_them(parts, tmp_path):
    result = CliRunner().invoke(app, ["evidence", "--rerun", "--results", str(tmp_path)])
    assert result.exit_code == 130
    assert "patterns is finished" in result.stderr
    assert "ruhrsim evidence closure --rerun" in result.stderr
    again = CliRunner().invoke(app, ["evidence", "--results", str(tmp_path)])
    assert again.exit_code == 0, again.stderr
    assert set(pd.read_csv(tmp_path / "evidence" / "patterns.csv")["verdict"]) == {"fails"}


def test_tables_of_other_code_do_not_hide_those_that_ship(parts, tmp_path):
    CliRunner().invoke(app, ["evidence", "patterns", "--rerun", "--results", str(tmp_path)])
    made = tmp_path / "evidence" / "made.json"
    made.write_text(made.read_text(encoding="utf-8").replace(code_version(), "older"), encoding="utf-8")
    CliRunner().invoke(app, ["evidence", "--results", str(tmp_path)])
    pd.testing.assert_frame_equal(
        read_all_evidence(tmp_path / "evidence")["patterns"], read_all_evidence()["patterns"]
    )


@pytest.mark.parametrize("command_line", ["evidence", "claims C5 --rerun --worlds 2"])
def test_a_command_may_be_given_twice_but_spares_what_is_not_its_own(command, tmp_path, command_line):
    words = [*command_line.split(), "--results", str(tmp_path)]
    assert command(*words).exit_code == 0
    assert command(*words).exit_code == 0
    folder = tmp_path / words[0]
    for file in folder.iterdir():
        file.unlink()
    (folder / "thesis.txt").write_text("years of work", encoding="utf-8")
    refused = command(*words)
    assert refused.exit_code == 2
    assert "is no result of this command" in refused.stderr
    assert (folder / "thesis.txt").read_text(encoding="utf-8") == "years of work"
