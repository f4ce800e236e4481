"""docs/your_region.md does what it says: its blocks are written into files and its commands run."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ruhrsim.cli.app import app

PAGE = Path(__file__).parents[1] / "docs" / "your_region.md"
TEXT = PAGE.read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    found = re.findall(r"^```(\w*)\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)
    return [content for language, content in found if language == kind]


def commands() -> list[list[str]]:
    return [
        line.split()[1:] for block in blocks("") for line in block.splitlines() if line.startswith("ruhrsim ")
    ]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    new, *_ = commands()
    told = CliRunner().invoke(app, new)
    assert told.exit_code == 0, told.output
    files = re.findall(r"(?:Write|Replace) `(lakeland/[\w.]+)`", TEXT)
    assert [Path(file).name for file in files] == ["region.toml", "towns.csv", "figures.csv", "jobs.csv"]
    for file, content in zip(files, blocks("toml") + blocks("csv"), strict=True):
        (tmp_path / file).write_text(content, encoding="utf-8")
    return tmp_path


def test_twenty_towns_from_an_empty_folder_are_good(folder):
    told = CliRunner().invoke(app, commands()[1])
    assert told.exit_code == 0, told.output
    assert "good (Lakeland; prepared tables)" in told.output
    assert "20 towns in 4 districts; themes green_tech, new_industry, health" in told.output
    assert "relocation." not in told.output


def test_the_first_comparison_runs(folder):
    command = commands()[2]
    assert command[:3] == ["compare", "--region", "lakeland"]
    quick = ["compare", "--region", "lakeland", "--runs", "2", "--years", "1", "--scale", "0.2"]
    told = CliRunner().invoke(app, quick)
    assert told.exit_code == 0, told.output
    report = (folder / "results" / "compare" / "report.html").read_text(encoding="utf-8")
    assert "20 towns and cities: Lakeland" in report
    means = (folder / "results" / "compare" / "towns_mean.csv").read_text(encoding="utf-8")
    assert "Quellbach" in means
