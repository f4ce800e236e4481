"""The ODD and the code hold the same equations: each formula of a process's file stands word for word in the ODD.

A formula is an indented block in the docstring that opens a file of `model/processes/`. Whoever changes one changes
the other too; how spaces and lines are laid out doesn't count. Instruments and shocks stand in tables of the ODD, in
short, and are tested by hand one by one.
"""

import ast
import re
from pathlib import Path

import numpy as np
import pytest

from ruhrsim.model.processes import labour_matching, spillovers
from ruhrsim.model.state.labour import Labour

PACKAGE = Path(__file__).parents[1] / "ruhrsim"
PROCESSES = PACKAGE / "model" / "processes"
ODD = (PACKAGE / "ODD.md").read_text(encoding="utf-8")


def formulas(docstring: str) -> list[str]:
    """Return the indented blocks of a docstring, one line each."""
    return [squeezed(block) for block in re.findall(r"(?:^ {4}.*\n?)+", docstring, re.MULTILINE)]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


FORMULAS = [
    (file, formula)
    for file in sorted(PROCESSES.glob("*.py"))
    for formula in formulas(ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or "")
]


@pytest.mark.parametrize(
    ("file", "formula"),
    FORMULAS,
    ids=[f"{file.stem}-{formula[:24].replace(' ', '_')}" for file, formula in FORMULAS],
)
def test_each_formula_of_a_process_stands_in_the_odd(file, formula):
    missing = formula not in squeezed(ODD)
    assert not missing, f"processes/{file.name} and ruhrsim/ODD.md differ; bring this into both:\n{formula}"


def test_there_are_formulas_to_compare():
    assert len(FORMULAS) > 15
    assert formulas("Text.\n\n    a = b\n      + c\n\nMore.\n\n    d = e\n") == ["a = b + c", "d = e"]


@pytest.mark.parametrize("file", sorted(PROCESSES.glob("[a-z]*.py")), ids=lambda file: file.stem)
def test_each_process_has_its_place_in_the_odd(file):
    assert f"`model/processes/{file.name}`" in ODD, (
        f"name {file.name} in a heading of section 7 of ruhrsim/ODD.md"
    )


def test_the_constant_of_the_investor_pool_is_that_of_the_equation():
    """No parameter, so that the worlds drawn over parameters stay as they are; hence held to its formula here."""
    told = re.search(
        r"pool = pool \+ pool_memory · \[\(grown \+ (\d+)\) / \(grown at the start \+ (\d+)\)", ODD
    )
    assert {float(number) for number in told.groups()} == {spillovers._USUAL_GROWN}


def test_who_works_outside_loses_work_as_often_as_the_region_does_in_the_mean(monkeypatch):
    """ODD 7.9: quits + (layoffs + jobs of closed and departed firms) / jobs in the region, 0.02 + 10 / 100."""
    employed = np.array([[[60.0], [50.0]], [[40.0], [0.0]]])
    labour = Labour(employed, np.array([[0.0]]), np.array([0.0]))
    nothing = (np.zeros(0), np.zeros((1, 1)), np.array([[6.0]]))
    monkeypatch.setattr(labour_matching, "_vacancies_and_layoffs", lambda *_: nothing)
    labour_matching.separate_workers(labour, None, np.array([[4.0]]), quits=0.02, retiring=0.0)
    assert labour.employed[0, 1, 0] == pytest.approx(50.0 * (1.0 - 0.12))
