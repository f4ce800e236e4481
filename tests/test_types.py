"""Types reach those who use the package: a wrong argument is seen by a checker, through the public names."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SNIPPET = """
from ruhrsim import Comparison, RuhrModel, compare, read_scenario, repeat_run

RuhrModel(read_scenario("status_quo"), scal=0.05)
compare(["status_quo"], runs="three")
repeat_run("results/mine", 3)
reveal_type(compare(["status_quo"]))
RuhrModel("status_quo", seed=3, scale=0.05)
"""


def test_the_package_says_that_it_is_typed():
    assert (ROOT / "ruhrsim" / "py.typed").is_file()


@pytest.mark.slow
def test_wrong_arguments_are_seen(tmp_path):
    api = pytest.importorskip("mypy.api", reason="mypy comes with the extra dev")
    file = tmp_path / "mine.py"
    file.write_text(SNIPPET, encoding="utf-8")
    told, _, _ = api.run(["--config-file", str(ROOT / "pyproject.toml"), "--no-incremental", str(file)])
    lines = {int(line.split(":")[1]): line for line in told.splitlines() if line.startswith(str(file))}
    assert 'Unexpected keyword argument "scal" for "RuhrModel"' in told
    assert 'Argument "runs" to "compare" has incompatible type "str"' in lines[5]
    assert 'Missing positional argument "seed" in call to "repeat_run"' in lines[6]
    assert '"ruhrsim.runs.results.Comparison"' in lines[7]
    assert 8 not in lines
