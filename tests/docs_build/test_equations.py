"""Formulas are typeset from the text of the description, and nothing of them is lost or added."""

import html
import re
from pathlib import Path

import pytest
from equations import mathml, typeset, typeset_blocks

ODD = (Path(__file__).parents[2] / "ruhrsim" / "ODD.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"(?<=\n)\n((?: {4}.*\n(?:\n(?= {4}))*)+)", ODD)


def bare(text: str) -> str:
    """Return a formula without spaces, brackets and the signs that become lines or places."""
    return re.sub(r"[\s_^()\[\]{}/`\u00a0]|sqrt", "", text.replace("²", "2").replace("\N{MINUS SIGN}", "-"))


def said(markup: str) -> str:
    return html.unescape(re.sub("<[^>]+>", "", markup))


def inside(text: str) -> str:
    return mathml(text).removeprefix('<math displaystyle="true">').removesuffix("</math>")


def test_the_description_has_formulas():
    assert len(BLOCKS) > 25


@pytest.mark.parametrize("block", BLOCKS, ids=range(len(BLOCKS)))
def test_every_formula_says_what_its_text_says(block):
    shown = said(typeset(block))
    assert bare(shown) == bare(block)
    assert all(shown.count(bracket) <= block.count(bracket) for bracket in "()[]{}")


def test_every_block_of_a_text_is_typeset_and_the_rest_stays():
    text = "Words.\n\n    a = b\n\nMore words.\n"
    shown = typeset_blocks(text)
    assert shown.startswith("Words.\n\n<table")
    assert shown.endswith("</table>\n\n\nMore words.\n")


def test_indices_and_exponents_take_their_places():
    assert inside("D_s") == "<msub><mi>D</mi><mi>s</mi></msub>"
    assert inside("L[m]") == "<msub><mi>L</mi><mrow><mi>m</mi></mrow></msub>"
    assert inside("V^γ") == "<msup><mi>V</mi><mrow><mi>γ</mi></mrow></msup>"
    assert inside("sqrt(x)") == "<msqrt><mi>x</mi></msqrt>"


def test_names_of_parameters_stay_words():
    assert inside("cost_per_job") == "<mtext>cost_per_job</mtext>"


def test_a_quotient_of_lone_terms_is_a_fraction_without_their_brackets():
    over, under = "<mrow><mi>a</mi></mrow>", "<mrow><mi>b</mi><mo>+</mo><mn>1</mn></mrow>"
    assert inside("a / (b + 1)") == f"<mfrac>{over}{under}</mfrac>"


@pytest.mark.parametrize("text", ["a / b / c", "a / Σ_j b", "own / EUR 1 million"])
def test_a_quotient_that_could_mean_more_stays_on_the_line(text):
    assert "<mfrac>" not in mathml(text)


def test_a_bracket_that_closes_in_a_later_line_is_not_closed_before():
    assert said(mathml("[a + b")) == "[a+b"
    assert said(mathml("+ c] · d")) == "+c]·d"


def test_lines_that_go_on_have_nothing_to_their_left():
    rows = re.findall(r"<tr>(.*?)</tr>", typeset("    x = a\n        + b\n"))
    assert [said(row) for row in rows] == ["x=a", "+b"]
    assert rows[1].startswith("<td></td>")
