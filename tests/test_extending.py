"""docs/extending.md: its instrument and its mechanism, put into a copy of the package, do what it says."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
NEW_FILES = dict(re.findall(r"`(ruhrsim/[\w/]+\.py)`:\n\n```python\n(.*?)```", GUIDE, re.DOTALL))
CHANGES = dict(re.findall(r"```diff\n# (\S+)\n(.*?)```", GUIDE, re.DOTALL))
SCENARIO = re.search(r"```toml\n(.*?)```", GUIDE, re.DOTALL)[1]
SNIPPET = re.search(r"from Python:\n\n```python\n(.*?)```", GUIDE, re.DOTALL)[1]
OWN_STEP = re.search(r"table of firms over time:\n\n```python\n(.*?)```", GUIDE, re.DOTALL)[1]
INDICATOR = re.search(r"```python\n(Indicator\(.*?\n\))\n```", GUIDE, re.DOTALL)[1]
RUN = """
from ruhrsim import run, with_values, read_scenario
usual = read_scenario("status_quo")
off = run(usual, seed=3, scale=0.01, years=2)
scarce = read_scenario("hindcast")  # planned sites keep land free in the outlook
before = run(scarce, seed=3, scale=0.01, years=3)
on = run(with_values(scarce, {"land_squeeze.hazard": 0.1}), seed=3, scale=0.01, years=3)
subsidised = run("subsidised", seed=3, scale=0.01, years=2)
for name, result in {"off": off, "before": before, "on": on, "subsidised": subsidised}.items():
    result.region.to_pickle(f"{name}.pkl")
    result.towns.to_pickle(f"{name}_towns.pkl")
"""


def changed(text: str, change: str) -> str:
    """Return a file with the new lines (`+`) put below the line above them."""
    for known, new in re.findall(r"^ (.*\n)((?:\+.*\n)+)", change, re.MULTILINE):
        assert text.count(known) == 1, (
            f"docs/extending.md puts something below this line, which is not there: {known}"
        )
        text = text.replace(known, known + re.sub(r"^\+", "", new, flags=re.MULTILINE))
    return text


def python(folder: Path, code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(folder)},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_two_files_make_an_instrument_and_three_a_mechanism():
    assert set(NEW_FILES) == {
        "ruhrsim/model/processes/policies/wage_subsidy.py",
        "ruhrsim/model/processes/land_squeeze.py",
    }
    assert set(CHANGES) == {
        "ruhrsim/model/processes/policies/__init__.py",
        "ruhrsim/model/parameters.py",
        "ruhrsim/model/quarter/firms.py",
    }


@pytest.mark.parametrize("path", CHANGES)
def test_the_lines_named_are_there(path):
    text = changed((ROOT / path).read_text(encoding="utf-8"), CHANGES[path])
    compile(text, path, "exec")
    assert all(line[1:] in text for line in CHANGES[path].splitlines() if line.startswith("+"))


def test_links_lead_somewhere():
    targets = re.findall(r"\]\(([^)#:]+)", GUIDE)
    assert [target for target in targets if not (ROOT / "docs" / target).is_file()] == []
    assert len(targets) > 5


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of the package with both examples in it."""
    folder = tmp_path_factory.mktemp("extended")
    shutil.copytree(ROOT / "ruhrsim", folder / "ruhrsim", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "scenarios", folder / "scenarios")
    for path, text in NEW_FILES.items():
        (folder / path).write_text(text, encoding="utf-8")
    for path, change in CHANGES.items():
        file = folder / path
        file.write_text(changed(file.read_text(encoding="utf-8"), change), encoding="utf-8")
    (folder / "scenarios" / "subsidised.toml").write_text(SCENARIO, encoding="utf-8")
    python(folder, RUN)
    return folder


def table(copy, name):
    import pandas as pd

    return pd.read_pickle(copy / f"{name}.pkl")


@pytest.mark.slow
def test_switched_off_the_mechanism_changes_nothing(copy):
    import pandas as pd

    from ruhrsim import run

    usual = run("status_quo", seed=3, scale=0.01, years=2)
    pd.testing.assert_frame_equal(table(copy, "off"), usual.region, check_exact=True)


@pytest.mark.slow
def test_switched_on_firms_close(copy):
    closures = {name: table(copy, name)["closures"].sum() for name in ("before", "on")}
    assert closures["on"] > 1.005 * closures["before"]


@pytest.mark.slow
def test_the_subsidy_is_paid_by_the_land_and_helps_the_towns_named(copy):
    off, subsidised = table(copy, "off"), table(copy, "subsidised")
    extra = subsidised["spent_land"] - off["spent_land"]
    assert extra.dropna().tolist() == pytest.approx([15.0] * 8)
    rates = [
        table(copy, f"{name}_towns").query("year == 2027").set_index("ags")["unemployment_rate"]
        for name in ("off", "subsidised")
    ]
    fall = rates[0] - rates[1]
    named = ["05112000", "05513000", "05916000"]
    assert fall[named].min() > fall.drop(named).max()


@pytest.mark.slow
def test_the_snippet_runs(copy):
    (copy / "try.py").write_text(SNIPPET, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "try.py"],
        cwd=copy,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(copy)},
    )
    assert done.returncode == 0, done.stderr
    assert "squeezed" in done.stdout


def test_a_step_and_an_observer_need_no_change_of_the_package(capsys):
    exec(compile(OWN_STEP, "docs/extending.md", "exec"), {})
    told = capsys.readouterr().out
    assert "quarter  origin" in told
    assert "start_up" in told


def test_the_indicator_can_be_measured():
    from ruhrsim import RuhrModel
    from ruhrsim.model.indicators import Indicator
    from ruhrsim.model.measures import Seen
    from ruhrsim.model.recorder import measure_region

    one = eval(INDICATOR, {"Indicator": Indicator})
    model = RuhrModel("status_quo", seed=1, scale=0.01)
    model.run_for(4)
    seen = Seen(model.region, model.carried, model.now, model.context)
    share = measure_region(seen, {one.key: one})["founders_share"]
    assert share == pytest.approx(100.0 * 100.0 / 3300.0)
