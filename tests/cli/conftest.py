"""The command line on the fake model, in an empty working folder."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from typer.testing import CliRunner

from ruhrsim.cli.app import app


@pytest.fixture
def command(fake_model, monkeypatch, tmp_path):
    """Return a function that runs `ruhrsim` with arguments; the working folder is `tmp_path`."""
    monkeypatch.chdir(tmp_path)
    # Processes of their own would not see the fake model.
    monkeypatch.setattr("ruhrsim.runs.executors.processes", ThreadPoolExecutor)
    monkeypatch.setattr("ruhrsim.report.write_report", write_report)
    return lambda *arguments: CliRunner().invoke(app, [str(argument) for argument in arguments])


def write_report(comparison, directory, language, parts=None):
    """Stand in for figures and report."""
    path = directory / "report.html"
    path.write_text(f"<html lang={language}>", encoding="utf-8")
    return path
