"""The shipped table of published effects is complete, and every row is a question."""

import dataclasses

import pytest

from ruhrsim.effects.published import read_published, unit_in
from ruhrsim.effects.questions import QUESTIONS

EFFECTS = read_published()


def test_every_row_has_its_question_in_order():
    assert list(EFFECTS) == list(QUESTIONS)
    assert len(EFFECTS) == 36


@pytest.mark.parametrize("effect", EFFECTS.values(), ids=list(EFFECTS))
def test_a_row_is_complete(effect):
    assert effect.source
    assert effect.country_period
    assert effect.unit
    assert effect.outcome
    assert effect.verified in {"excerpt", "abstract", "derived", "memory"}
    assert effect.use in {"fit", "check", "context"}
    assert effect.low <= effect.estimate <= effect.high
    assert effect.horizon_years >= 0
    assert unit_in(effect.unit, "de")
    assert unit_in(effect.unit, "en") == effect.unit


@pytest.mark.parametrize("row", list(QUESTIONS))
def test_a_question_speaks_both_languages_and_runs_as_long_as_the_study(row):
    question = QUESTIONS[row]
    assert question.en
    assert question.de
    assert question.en != question.de
    if question.measure and row != "incubator_survival" and row != "wage_curve":
        assert question.years >= EFFECTS[row].horizon_years


def test_a_single_number_is_met_within_a_tenth():
    assert EFFECTS["ruhr_land"].span == pytest.approx((316.8, 387.2))
    assert EFFECTS["mass_layoff_4y"].span == (1.1, 2.0)
    assert dataclasses.replace(EFFECTS["ruhr_land"], estimate=-10.0, low=-10.0, high=-10.0).span == (
        -11.0,
        -9.0,
    )
