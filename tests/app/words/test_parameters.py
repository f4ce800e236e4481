"""German words of parameters: the tables hold nothing that is not there (what is missing: tests/test_complete.py)."""

import re
from importlib.resources import files

import pytest

from ruhrsim.app.words import parameters
from ruhrsim.model.parameters import parameter_rows

JUDGED = re.compile("judgement|guess|no empirical|assumed")


@pytest.fixture(scope="module")
def rows():
    return parameter_rows()


def table(name):
    return (files("ruhrsim.app.words") / name).read_text(encoding="utf-8").splitlines()


def test_the_table_names_parameters_that_exist(rows):
    known = {f"{r['group']}.{r['name']}" for r in rows}
    keys = [line.split(",")[0] for line in table("parameters_de.csv")[1:]]
    assert set(keys) <= known, (
        "take lines of parameters that are gone out of ruhrsim/app/words/parameters_de.csv"
    )
    assert len(keys) == len(set(keys)), "one line for each parameter in ruhrsim/app/words/parameters_de.csv"


def test_english_stays_english(rows):
    for row in rows[:20]:
        assert parameters.meaning(row, "en") == row["meaning"]
        assert parameters.source(row, "en") == (row["source"], "en")
        assert parameters.unit("1", "en") == ""


@pytest.mark.parametrize(
    ("name", "language", "said"),
    [
        ("1/year", "en", "per year"),
        ("1/year", "de", "je Jahr"),
        ("share", "en", ""),
        ("exponent", "de", ""),
        ("EUR a year", "de", "€ im Jahr"),
        ("1/year per share", "de", "je Jahr je Anteil"),
    ],
)
def test_units_are_said_after_a_number(name, language, said):
    assert parameters.spoken_unit(name, language) == said
