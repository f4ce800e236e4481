"""What every file about the package says is the same, and asking for little costs little."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import ruhrsim

ROOT = Path(__file__).parents[1]
HEAVY = {"pandas", "mesa", "numpy", "scipy", "matplotlib", "pyarrow", "sklearn"}


@pytest.fixture(scope="module")
def project():
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def loaded_by(code: str) -> set[str]:
    """Return the heavy packages that a fresh Python has loaded after some code."""
    report = f"import json, sys\n{code}\nprint()\nprint(json.dumps([name for name in sys.modules]))"
    output = subprocess.run([sys.executable, "-c", report], capture_output=True, text=True, check=True).stdout
    return HEAVY & set(json.loads(output.splitlines()[-1]))


def test_versions_agree(project):
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert project["version"] == ruhrsim.__version__
    assert re.search(r"^version: (.+)$", citation, re.MULTILINE).group(1) == ruhrsim.__version__
    assert re.search(r"^## \[(\d.+?)\]", changelog, re.MULTILINE).group(1) == ruhrsim.__version__


def test_every_requirement_has_a_tested_version(project):
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    tested = {line.split("==")[0].lower() for line in lines if "==" in line}
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *(line for extra in extras.values() for line in extra)]
    assert {re.match(r"[\w-]+", requirement).group().lower() for requirement in wanted} <= tested
    assert all("==" in line or line.startswith("#") for line in lines), "constraints hold versions only"


def test_checksummed_packages_are_the_tested_versions_of_all_that_the_app_needs(project):
    def pins(text):
        return {
            name.lower().replace("_", "-"): version
            for name, version in re.findall(r"^([\w.-]+)==([\w.]+)", text, re.M)
        }

    text = (ROOT / "requirements-app.txt").read_text(encoding="utf-8")
    given, tested = pins(text), pins((ROOT / "constraints.txt").read_text(encoding="utf-8"))
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *extras["app"], *extras["fast"]]
    assert given.items() <= tested.items()
    assert {re.match(r"[\w-]+", name).group().lower().replace("_", "-") for name in wanted} <= given.keys()
    assert all("--hash=sha256:" in each for each in re.split(r"^(?=\w)", text, flags=re.M)[1:])


def test_the_promised_extras_exist(project):
    extras = {"fast", "app", "browser", "test", "cluster", "dev", "evidence", "docs", "kit"}
    assert set(project["optional-dependencies"]) == extras


def test_importing_ruhrsim_loads_nothing_heavy():
    assert loaded_by("import ruhrsim") == set()


def test_handing_runs_to_processes_and_writing_reports_does_without_the_model():
    assert "mesa" not in loaded_by("import ruhrsim.runs.compare, ruhrsim.runs.store, ruhrsim.report")


def test_reading_what_a_search_found_does_without_what_searching_needs():
    pytest.importorskip("solara")
    code = (
        "from ruhrsim.app.pages import find\nfrom ruhrsim.app.state import Sought\n"
        "from ruhrsim.app.views import found_cards, found_searches\nfrom ruhrsim.app.views.found import Found\n"
        "read, _ = found_searches.stored()\nassert read\n"
        "for one in read.values(): found_cards.cards(Found(one, Sought(), 'de'))"
    )
    assert "sklearn" not in loaded_by(code)


@pytest.mark.parametrize("arguments", ["--help", "--version", "compare --help", "scenarios --help"])
def test_asking_for_help_loads_nothing_heavy(arguments):
    code = (
        f"from ruhrsim.cli import main\nsys.argv = ['ruhrsim', *{arguments.split()!r}]\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code"
    )
    assert loaded_by(code) == set()


def test_reading_scenarios_and_parameters_waits_for_no_model():
    assert "mesa" not in loaded_by("import ruhrsim.scenarios.scenario, ruhrsim.model.parameters")


@pytest.mark.parametrize("name", ruhrsim.__all__)
def test_every_promised_name_is_there(name):
    assert getattr(ruhrsim, name) is not None


def test_an_unknown_name_brings_the_known_ones():
    with pytest.raises(AttributeError, match="no attribute 'RuhrModell'; it offers RuhrModel"):
        ruhrsim.RuhrModell  # noqa: B018


def test_the_root_of_the_package_is_a_door_and_no_room():
    modules = sorted(file.name for file in (ROOT / "ruhrsim").glob("*.py"))
    assert len(modules) <= 8, f"put new modules into a room: {modules}"
