"""The words match the code: names, commands, links, counts and snippets of README and ODD."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from ruhrsim.cli.app import app
from ruhrsim.model.indicators import HEADLINE, REGION_INDICATORS
from ruhrsim.model.parameters import parameter_rows
from ruhrsim.model.processes.strategies import STRATEGIES
from ruhrsim.scenarios.scenario import read_scenario

ROOT = Path(__file__).parents[1]
PAGES = sorted(file.relative_to(ROOT).as_posix() for file in (ROOT / "docs").rglob("*.md"))
DOCUMENTS = {
    path: (ROOT / path).read_text(encoding="utf-8")
    for path in ("README.md", *PAGES, "ruhrsim/ODD.md", "experiments/README.md")
}
README = DOCUMENTS["README.md"]
OF_THEIR_OWN = ("docs/extending.md", "docs/your_region.md")
"""Pages whose blocks and names are those of files that tests of their own write and run."""
OF_THE_PROJECT = [path for path in DOCUMENTS if path not in OF_THEIR_OWN]
HANDBOOK = README + "".join(
    DOCUMENTS[path] for path in PAGES if path not in (*OF_THEIR_OWN, "docs/deploy_app.md", "docs/search.md")
)
INDICATORS = DOCUMENTS["docs/reference/indicators.md"]
PARAMETERS = {f"{row['group']}.{row['name']}" for row in parameter_rows()}
FILE_ENDINGS = {"csv", "geojson", "html", "json", "md", "parquet", "py", "toml", "txt", "yaml"}
COMMAND_LINES = re.findall(r"(?:^|[`/\\])ruhrsim ([a-z-][^`\n#]*)", HANDBOOK, re.MULTILINE)


def named_parameters(text: str) -> set[str]:
    """Return all `group.name` in backticks; names of files look alike and are left out."""
    names = re.findall(r"`([a-z_]+\.[a-z0-9_]+)`", text)
    return {name for name in names if name.split(".")[1] not in FILE_ENDINGS}


def blocks(language: str) -> list[str]:
    """Return the handbook's code blocks of a language."""
    return re.findall(rf"```{language}\n(.*?)```", HANDBOOK, re.DOTALL)


def table_rows(heading: str) -> dict[str, str]:
    """Return first and second cell of each row of the handbook's tables with this first heading."""
    tables = re.findall(rf"^\| {heading} \|.*\n\|[-:| ]+\|\n((?:\|.*\n?)+)", HANDBOOK, re.MULTILINE)
    cells = [row.strip("| ").split(" | ") for table in tables for row in table.splitlines()]
    return {row[0].strip("`"): row[1] for row in cells}


@pytest.mark.parametrize("path", OF_THE_PROJECT)
def test_every_parameter_named_exists(path):
    unknown = named_parameters(DOCUMENTS[path]) - PARAMETERS
    assert not unknown, f"{path} names parameters that the code doesn't know: {sorted(unknown)}"


def test_every_headline_indicator_has_a_row():
    labels = {REGION_INDICATORS[key].label_en for key in HEADLINE}
    assert labels <= table_rows("Indicator").keys()


@pytest.mark.parametrize("indicator", REGION_INDICATORS.values(), ids=lambda indicator: indicator.key)
def test_every_indicator_is_named(indicator):
    assert indicator.label_en in re.sub(r"\s+", " ", INDICATORS), "name it in docs/reference/indicators.md"


def test_every_strategy_is_named():
    assert all(f"`{kind}` (" in HANDBOOK for kind in STRATEGIES)


def test_readme_shows_commands():
    assert README.count("| `ruhrsim ") > 8
    assert len(COMMAND_LINES) > 30


@pytest.mark.parametrize("line", sorted(set(COMMAND_LINES)))
def test_every_command_exists(line):
    command, words = typer.main.get_command(app), line.split()
    while words and hasattr(command, "commands"):
        if words[0].startswith("-"):
            break
        assert words[0] in command.commands, f"'ruhrsim {line}' is no command"
        command = command.commands[words.pop(0)]
    known = {
        option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)
    }
    assert {word for word in words if word.startswith("--")} <= known | {"--help"}


def test_every_option_of_compare_is_told():
    options = {
        option
        for parameter in typer.main.get_command(app).commands["compare"].params
        for option in parameter.opts
        if option.startswith("--")
    }
    assert all(f"`{option}`" in DOCUMENTS["docs/reference/commands.md"] for option in options)


@pytest.mark.parametrize("path", DOCUMENTS)
def test_every_local_link_leads_somewhere(path):
    targets = re.findall(r"\]\(([^)#:]+)\)", DOCUMENTS[path])
    missing = [target for target in targets if not ((ROOT / path).parent / target).is_file()]
    assert not missing, f"{path} links to files that are not there: {missing}"


@pytest.mark.parametrize("path", OF_THE_PROJECT)
def test_every_file_in_backticks_exists(path):
    """Paths are told from the root, or from the document itself."""
    named = re.findall(r"`((?:[\w-]+/)+[\w-]+\.(?:py|md|csv))`", DOCUMENTS[path])
    missing = [
        name
        for name in named
        if not any((folder / name).is_file() for folder in (ROOT, (ROOT / path).parent))
    ]
    assert not missing, f"{path} names files that are not there: {missing}"


@pytest.mark.parametrize("path", DOCUMENTS)
def test_no_machine_paths(path):
    assert not re.search(r"(?<![\w./-])/(work|tmp|home|root|mnt)\b", DOCUMENTS[path])


def test_the_map_carries_its_attribution():
    assert "© GeoBasis-DE / BKG 2016 (Daten verändert)" in README


@pytest.mark.parametrize("content", blocks("toml"))
def test_scenario_in_the_handbook_is_good(content, tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    file = tmp_path / "readme.toml"
    file.write_text(content, encoding="utf-8")
    assert read_scenario(file).title_en


@pytest.mark.slow
@pytest.mark.parametrize("code", blocks("python"))
def test_snippet_in_the_handbook_runs(code, tmp_path):
    file = tmp_path / "readme.py"
    file.write_text(f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n{code}", encoding="utf-8")
    done = subprocess.run([sys.executable, file], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_readme_has_a_snippet_and_a_scenario():
    assert "```python\n" in README
    assert "```toml\n" in README


def test_readme_is_read_in_five_minutes():
    """Tables and blocks are looked at, not read: 240 words a minute for the rest."""
    prose = re.sub(r"```.*?```|^\|.*\|$|\]\([^)]*\)", "", README, flags=re.DOTALL | re.MULTILINE)
    assert len(prose.split()) < 5 * 240
