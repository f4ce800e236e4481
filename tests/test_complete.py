"""Whatever lacks something before it ships is named, with all that it lacks and where, by one test.

New instruments, shocks, parameters, processes and scenarios fail here and nowhere else for want of words, rows,
formulas in the ODD or cases. A formula is an indented block in the docstring that opens a file of `model/processes/`;
it stands word for word in the ODD, however spaces and lines are laid out. Instruments and shocks have tables there.
"""

import ast

import completeness
from completeness import formulas, lacks

PROCESS_FILES = sorted(completeness.PROCESSES.glob("[a-z]*.py"))
MADE_UP = {
    "group": "vouchers",
    "name": "effect",
    "meaning": "Nothing.",
    "unit": "1 per voucher",
    "source": "own judgement, made up",
    "status": "assumed",
}


def test_nothing_lacks_anything():
    found = lacks()
    assert not found, "\n".join(["before it ships:", *found])


def test_a_new_instrument_is_told_all_that_it_lacks():
    missing = completeness.lacks_of_instrument("vouchers")
    places = ("words/editor.py", "docs/strategies.md", "ruhrsim/ODD.md", "tests/ten_years.py")
    assert [place for place, line in zip(places, missing, strict=True) if place in line] == list(places)


def test_a_new_shock_is_told_all_that_it_lacks(monkeypatch):
    monkeypatch.setattr(completeness.controls, "OFFERED_SHOCKS", ("flood",))
    missing = completeness.lacks_of_shock("flood")
    places = ("words/editor.py", "docs/strategies.md", "tests/shock_world.py")
    assert [place for place, line in zip(places, missing, strict=True) if place in line] == list(places)


def test_a_new_parameter_is_told_all_that_it_lacks():
    missing = completeness.lacks_of_parameter(MADE_UP)
    places = ("parameters_de.csv", "sources_de.csv", "UNITS_DE", "ruhrsim/ODD.md")
    assert [place for place, line in zip(places, missing, strict=True) if place in line] == list(places)


def test_a_new_process_is_told_that_its_formula_is_missing(tmp_path):
    file = tmp_path / "vouchers.py"
    file.write_text('"""Vouchers.\n\n    gain = vouchers ·\n        effect\n\nText.\n"""\n', encoding="utf-8")
    place, formula = completeness.lacks_of_process(file)
    assert "(`model/processes/vouchers.py`)" in place
    assert formula.endswith("word for word in ruhrsim/ODD.md: gain = vouchers · effect")


def test_a_new_scenario_is_told_all_that_it_lacks(tmp_path):
    file = tmp_path / "flood.toml"
    file.write_text('title_de = "Flut"\n', encoding="utf-8")
    missing = completeness.lacks_of_scenario(file)
    places = ("first line", "both languages", "docs/strategies.md", "robust_strategies.toml")
    assert [place for place, line in zip(places, missing, strict=True) if place in line] == list(places)


def test_other_counts_than_those_of_the_page_are_told():
    assert any("measured: 1, not " in line for line in completeness.lacks_of_counts([{"status": "measured"}]))


def test_formulas_are_found_where_they_are_indented():
    assert formulas("Text.\n\n    a = b\n      + c\n\nMore.\n\n    d = e\n") == ["a = b + c", "d = e"]


def test_most_processes_have_formulas_to_compare():
    docstrings = [ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) for file in PROCESS_FILES]
    assert sum(bool(formulas(text or "")) for text in docstrings) > 12
