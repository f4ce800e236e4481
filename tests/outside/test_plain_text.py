"""Titles of users are plain text: in figures, terminals of any code page, tables, pages and spreadsheets."""

import io
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from ruhrsim.app import takeaway
from ruhrsim.cli.app import app
from ruhrsim.cli.table import print_table
from ruhrsim.common.csv_text import plain_cell, plain_cells
from ruhrsim.plots import headline_figure
from ruhrsim.report import write_report
from synthetic import make_comparison

TITLES = [
    "Fund $5m, save $20m a year",
    r"Costs $\frac{ and $ more",
    "Plan [/b] for [red]everyone[/red] [2030]",
    "<b>x</b> & <script>alert(1)</script>",
    "=1+1",
    ":smile: {name} %s \\n",
]


def titled(title):
    comparison = make_comparison(scenarios=2, seeds=2, years=2)
    first, second = comparison.scenarios
    second = second.model_copy(update={"title_en": title, "title_de": title})
    return comparison.__class__(
        comparison.region, comparison.towns, (first, second), comparison.seeds, comparison.scale
    )


@pytest.mark.parametrize("title", TITLES)
def test_the_table_shows_a_title_as_it_is_written(title, capsys):
    print_table(titled(title), "en")
    shown = capsys.readouterr().out
    assert all(word in shown for word in title.split())


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("kind", ["svg", "pdf"])
def test_figures_draw_a_title_as_it_is_written(title, kind):
    comparison = titled(title)
    figure = headline_figure(comparison.region, comparison.scenarios, "en", differences=True)
    out = io.BytesIO()
    figure.savefig(out, format=kind)
    assert len(out.getvalue()) > 1000
    texts = [text.get_text() for text in figure.findobj(lambda artist: hasattr(artist, "get_parse_math"))]
    assert any(title in text for text in texts)
    assert not any(
        text.get_parse_math() for text in figure.findobj(lambda artist: hasattr(artist, "get_parse_math"))
    )


@pytest.mark.slow
def test_the_report_escapes_titles(tmp_path):
    write_report(titled(TITLES[3]), tmp_path, "en")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize("title", ["=HYPERLINK(1)", "+1", "-1", "@x", "\tx"])
def test_no_cell_is_a_formula(title):
    choice = takeaway.Choice("", "unemployment_rate", "en", "level", 2026, "")
    _, _, content = takeaway.make("summary", titled(title), choice)
    table = pd.read_csv(io.BytesIO(content))
    assert set(table["scenario_title"]) == {"Carry on as before", f"'{title}"}


def test_numbers_stay_numbers():
    table = pd.DataFrame({"a": [-1.5, 2.0], "b": ["-x", "y"], "c": ["=1", None]})
    plain = plain_cells(table)
    assert plain["a"].tolist() == [-1.5, 2.0]
    assert plain["b"].tolist() == ["'-x", "y"]
    assert plain_cell(-3) == -3


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp850", "latin-1"])
def test_any_code_page_will_do(encoding):
    runner = CliRunner(charset=encoding)
    for command in (
        ["parameters", "relocation"],
        ["scenarios", "list"],
        ["scenarios", "show", "\u1e9e\u4e2d"],
    ):
        result = runner.invoke(app, command)
        assert result.exit_code in (0, 2), result.exception
        assert len(result.stdout + result.stderr) > 50


def test_json_on_a_poor_terminal_keeps_every_value():
    result = CliRunner(charset="ascii").invoke(app, ["scenarios", "schema"])
    assert "Mülheim an der Ruhr" in json.loads(result.stdout)["$defs"]["Town"]["enum"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "settings", [{"PYTHONIOENCODING": "cp1252"}, {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}]
)
@pytest.mark.parametrize(
    "command", [["parameters"], ["validate", "--stored"], ["scenarios", "schema"], ["--help"]]
)
def test_the_command_itself_writes_on_any_code_page(settings, command):
    settings = settings | {"PYTHONUTF8": "0", "PYTHONPATH": str(Path(__file__).parents[2])}
    call = [sys.executable, "-m", "ruhrsim", *command]
    done = subprocess.run(call, env=os.environ | settings, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.fixture
def command(fake_model, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("ruhrsim.runs.executors.processes", ThreadPoolExecutor)
    return lambda *arguments: CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.mark.parametrize(
    "arguments",
    [
        ("run", "status_quo", "--seed", 10**30),
        ("run", "status_quo", "--seed", "9" * 5000),
        ("run", "status_quo", "--runs", 10**12),
        ("run", "status_quo", "--scale", "nan"),
        ("run", "status_quo", "--workers", 10**9),
        ("run", "x" * 300),
        ("run", "a\0b"),
        ("results", "show", "x" * 300),
        ("scenarios", "new", "x" * 300),
        ("scenarios", "new", "con"),
        ("scenarios", "check", "\ud800"),
        ("sweep", "x" * 300),
        ("hindcast", "--observed", "x" * 300),
        ("hindcast", "--posterior", "/dev/null"),
        ("analyse", "morris", "\ud800"),
        ("results", "list", "--results", "x" * 300),
        ("run", "status_quo", "--runs", 1, "--results", "x" * 300),
        ("evidence", "--results", "x" * 300),
        ("app", "--no-browser", "--path", "evil"),
        ("claims", "--rerun", "--worlds", 10**12),
    ],
)
def test_what_no_command_can_do_ends_in_plain_lines(command, arguments):
    result = command(*arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.stderr
    assert len(result.stderr) < 12_000


def test_what_nobody_foresaw_ends_in_one_line(command, monkeypatch):
    def surprise(*arguments):
        raise ZeroDivisionError("line one\nline two")

    monkeypatch.setattr("ruhrsim.scenarios.scenario.read_scenario", surprise)
    result = command("scenarios", "show", "status_quo")
    assert result.exit_code == 2
    assert result.stderr.startswith("ruhrsim: ZeroDivisionError: line one line two; nobody foresaw this")
    assert len(result.stderr.splitlines()) == 1
    monkeypatch.setenv("RUHRSIM_TRACEBACK", "1")
    assert isinstance(command("scenarios", "show", "status_quo").exception, ZeroDivisionError)
