"""Answers and verdicts worked out by hand."""

import dataclasses
import math

import pandas as pd
import pytest

from ruhrsim.effects.published import read_published
from ruhrsim.effects.verdicts import CANNOT, INSIDE, OUTSIDE, Answer, combine, judge, reason, sign_of

EFFECTS = read_published()
LAYOFF, MARKETING = EFFECTS["mass_layoff_4y"], EFFECTS["agency_fdi"]
CONTRADICTORY = EFFECTS["cooperation_unclear"]


def parts(*rows):
    return pd.DataFrame(rows, columns=["world", "seed", "part", "base"])


def test_the_answer_divides_sums():
    table = parts((0, 1, 1.0, 2.0), (0, 2, 3.0, 2.0), (1, 1, 6.0, 2.0), (1, 2, 6.0, 2.0))
    answer = combine(table, in_worlds=True, cost=False)
    assert answer.value == pytest.approx(16.0 / 8.0)
    # Two worlds with ratios 1 and 3: 2 ± t(0.95, 1) · √2 · √(1 + 1/2).
    assert answer.high - answer.value == pytest.approx(6.3138 * math.sqrt(2.0) * math.sqrt(1.5), rel=1e-3)


def test_luck_alone_gives_the_interval_of_the_mean():
    table = parts(*((-1, seed, value, 1.0) for seed, value in enumerate((1.0, 2.0, 3.0))))
    answer = combine(table, in_worlds=False, cost=False)
    assert (answer.value, answer.high) == pytest.approx((2.0, 2.0 + 2.92 / math.sqrt(3.0)), rel=1e-3)


def test_costs_turn_round_and_are_infinite_without_effect():
    good = combine(parts((-1, 1, 10.0, 1e6), (-1, 2, 30.0, 1e6)), in_worlds=False, cost=True)
    assert good.value == pytest.approx(5e4)
    assert good.low < 5e4
    assert math.isinf(good.high)
    none = combine(parts((-1, 1, -1.0, 1e6)), in_worlds=False, cost=True)
    assert math.isinf(none.value)
    assert math.isnan(none.low)


def test_inside_outside_and_why():
    assert judge(LAYOFF, Answer(1.5, 1.0, 2.0)) == (INSIDE, "")
    assert judge(LAYOFF, Answer(1.1, math.nan, math.nan)) == (INSIDE, "")
    assert judge(LAYOFF, Answer(0.6, 0.5, 0.7)) == (OUTSIDE, "below")
    assert judge(LAYOFF, Answer(2.1, 0.5, 3.0)) == (OUTSIDE, "above")
    assert judge(LAYOFF, Answer(math.inf, 1.0, math.inf)) == (OUTSIDE, "none")


def test_a_sign_has_to_be_clear():
    assert sign_of(Answer(1.0, 0.1, 2.0)) == 1
    assert sign_of(Answer(-1.0, -2.0, -0.1)) == -1
    assert sign_of(Answer(1.0, -0.1, 2.0)) == 0
    assert sign_of(Answer(1.0, math.nan, math.nan)) == 1
    assert judge(MARKETING, Answer(1.0, 0.1, 2.0)) == (INSIDE, "")
    assert judge(MARKETING, Answer(1.0, -0.1, 2.0)) == (OUTSIDE, "open")
    assert judge(MARKETING, Answer(-1.0, -2.0, -0.1)) == (OUTSIDE, "against")
    assert judge(MARKETING, Answer(0.0, 0.0, 0.0)) == (OUTSIDE, "open")
    assert judge(dataclasses.replace(MARKETING, estimate=-1.0), Answer(-1.0, -2.0, -0.1)) == (INSIDE, "")


def test_studies_that_contradict_each_other_are_not_judged():
    verdict, key = judge(CONTRADICTORY, Answer(1.0, 0.5, 2.0))
    assert verdict == CANNOT
    assert reason(key, "de") != reason(key, "en") != ""
    assert reason("", "en") == ""
