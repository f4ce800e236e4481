"""Figures of bot tournaments in the kit and the reference are those of the stored tables."""

from importlib.resources import files
from pathlib import Path

import pandas as pd
import pytest

from ruhrsim.cli.workshop_table import TEXTS
from ruhrsim.common.number_format import format_number
from ruhrsim.workshop.game import TREATMENTS

KIT = files("ruhrsim") / "workshop_kit"
REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "planning_game.md"
OTHERS = ("cooperative", "tit_for_tat", "selfish", "mixed")


def stored(name):
    return pd.read_csv(str(KIT / f"{name}.csv"))


def script(language):
    return (KIT / language / "facilitator.md").read_text(encoding="utf-8")


def sized(row, name, language):
    value, half = (format_number(row[key], 1, language, sign=key == name) for key in (name, f"{name}_half"))
    return f"{value} ± {half}"


def pay_off_lines(language):
    """Return the lines of the kit's table, a case each."""
    table, english = stored("pay_offs").set_index(["treatment", "others"]), language == "en"
    for treatment, names in TREATMENTS.items():
        for others in OTHERS:
            row = table.loc[(treatment, others)]
            cells = [
                sized(row, name, language)
                for name in ("own_cooperative", "own_selfish", "own_gain", "region_gain")
            ]
            yield f"| {names[english]} | {TEXTS[others][english]} | {int(row['games'])} | {' | '.join(cells)} |"


def choice_lines(language):
    """Return the lines of the kit's table of single choices."""
    for _, row in stored("single_choices").iterrows():
        key = "nothing_and_subsidies" if row["choice"] == "selfish" else row["choice"]
        cells = [sized(row, name, language) for name in ("own_gain", "region_gain")]
        yield f"| {TEXTS[key][language == 'en']} | {int(row['games'])} | {' | '.join(cells)} |"


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("lines", [pay_off_lines, choice_lines])
def test_the_scripts_tables_are_the_stored_ones(lines, language):
    text = script(language)
    missing = [line for line in lines(language) if line not in text]
    assert missing == []


def test_the_reference_repeats_lines_of_the_stored_table():
    known = set(pay_off_lines("en"))
    told = [line for line in REFERENCE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")][1:]
    assert len(told) >= 5
    assert set(told) <= known
