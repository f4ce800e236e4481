"""What pages take from the code is all there, and every request of a page can be answered."""

import re
from pathlib import Path

import pytest
import typer
from code_pages import PARTS, filled, with_sections
from licences import licences

import ruhrsim
from ruhrsim.cli.app import app
from ruhrsim.effects.published import read_published
from ruhrsim.model.indicators import REGION_INDICATORS
from ruhrsim.model.parameters import parameter_rows
from ruhrsim.model.processes.policies import INSTRUMENTS
from ruhrsim.model.processes.shocks import SHOCKS
from ruhrsim.report.tables import source_rows

DOCS = Path(__file__).parents[2] / "docs"
REQUESTS = {
    name
    for page in DOCS.rglob("*.md")
    for name in re.findall(r"<!-- from the code: ([\w ]+) -->", page.read_text(encoding="utf-8"))
}


def commands(command, path=("ruhrsim",)):
    yield " ".join(path)
    for name, child in getattr(command, "commands", {}).items():
        yield from commands(child, (*path, name))


NAMED = {
    "commands": [f"## {path}\n" for path in commands(typer.main.get_command(app))],
    "instruments": [f"## `{name}`\n" for name in INSTRUMENTS],
    "shocks": [f"## `{name}`\n" for name in SHOCKS],
    "indicators": [f"| `{key}`" for key in REGION_INDICATORS],
    "parameters": [f"| `{row['name']}` |" for row in parameter_rows()],
    "effects": [f"| `{name}` |" for name in read_published()],
    "sources": [f"| `{row['file']}` |" for row in source_rows()],
    "python api": [f".{name}" for name in ruhrsim.__all__ if name != "__version__"],
    "scenario keys": ["| `based_on` |", "| `eur_per_head_year` |", "| `free_riders` |"],
    "names": ["| Unemployment rate | Arbeitslosenquote | `unemployment_rate` |"],
}


def test_every_part_is_asked_for_and_every_request_has_a_part():
    assert PARTS.keys() | {"licences"} == REQUESTS


def test_every_part_is_checked_here():
    assert NAMED.keys() == PARTS.keys()


@pytest.mark.parametrize("part", PARTS)
def test_nothing_is_left_out(part):
    made = PARTS[part]()
    assert [wanted for wanted in NAMED[part] if wanted not in made] == []


@pytest.mark.parametrize("part", PARTS)
def test_tables_keep_their_columns(part):
    tables = re.findall(r"(?:^\|.*\|$\n?)+", PARTS[part](), re.MULTILINE)
    widths = [{len(re.findall(r"(?<!\\)\|", row)) for row in table.strip().split("\n")} for table in tables]
    assert all(len(each) == 1 for each in widths)


def test_an_unknown_request_is_told():
    with pytest.raises(KeyError, match="weather"):
        filled("<!-- from the code: weather -->", PARTS)


def test_sections_of_the_readme_are_taken_from_it():
    readme = "# Title\n\n## One\n\nwords\n\n## Two\n\nmore\n"
    assert with_sections("a\n<!-- from the README: One -->\nb", readme) == "a\nwords\nb"
    shown = "## One\n\n<!-- excerpt of: ruhrsim x -->\ntable\n<!-- end of excerpt -->\n\nmore\n"
    assert with_sections("<!-- from the README: excerpt -->", shown) == "table"
    with pytest.raises(KeyError, match="Three"):
        with_sections("<!-- from the README: Three -->", readme)


def test_every_installed_package_states_its_licence():
    rows = licences().splitlines()[2:]
    assert len(rows) > 100
    assert [row for row in rows if "| not stated |" in row] == []
