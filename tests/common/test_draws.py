"""Common random numbers: same luck for the same slot, uniform and independent."""

import numpy as np
import pytest

from ruhrsim.common.draws import Draws, make_slots, mix64

SLOTS = make_slots(1, np.arange(200_000))


def draws(seed=1, quarter=3):
    made = Draws(seed)
    made.quarter = quarter
    return made


def test_a_slot_keeps_its_luck_whoever_else_draws():
    everyone = draws().uniform("exit", SLOTS)
    few = draws().uniform("exit", SLOTS[[7, 1999, 3]])
    assert np.array_equal(few, everyone[[7, 1999, 3]])


@pytest.mark.parametrize("other", [{"seed": 2}, {"quarter": 4}])
def test_other_seed_or_quarter_gives_unrelated_luck(other):
    a, b = draws().uniform("exit", SLOTS), draws(**other).uniform("exit", SLOTS)
    assert abs(np.corrcoef(a, b)[0, 1]) < 4 / np.sqrt(len(SLOTS))


def test_other_decision_gives_unrelated_luck():
    a, b = draws().uniform("exit", SLOTS), draws().uniform("entry", SLOTS)
    assert abs(np.corrcoef(a, b)[0, 1]) < 4 / np.sqrt(len(SLOTS))


def test_neighbouring_slots_are_unrelated():
    luck = draws().uniform("exit", SLOTS)
    assert abs(np.corrcoef(luck[:-1], luck[1:])[0, 1]) < 4 / np.sqrt(len(SLOTS))


def test_uniforms_fill_the_unit_interval_evenly():
    counts = np.histogram(draws().uniform("exit", SLOTS), bins=100, range=(0, 1))[0]
    chi_square = ((counts - 2000) ** 2 / 2000).sum()
    assert 55 < chi_square < 160  # 99 degrees of freedom, far tails


def test_uniforms_never_touch_zero_or_one():
    luck = draws().uniform("exit", SLOTS)
    assert luck.min() > 0.0
    assert luck.max() < 1.0


def test_laplace_and_normal_have_their_moments():
    laplace, normal = draws().laplace("growth", SLOTS), draws().normal("skill", SLOTS)
    error = 1 / np.sqrt(len(SLOTS))
    assert abs(laplace.mean()) < 4 * np.sqrt(2) * error
    assert laplace.var() == pytest.approx(2.0, rel=0.03)
    assert abs(normal.mean()) < 4 * error
    assert normal.var() == pytest.approx(1.0, rel=0.02)


def test_the_rows_below_a_bound_come_with_their_luck():
    slots = make_slots(np.arange(10_000))
    rows, luck = Draws(1).below("exit", slots, 0.1)
    everyone = Draws(1).uniform("exit", slots)
    assert rows.tolist() == np.flatnonzero(everyone < 0.1).tolist()
    assert np.array_equal(luck, everyone[rows])


def test_whole_numbers_keep_their_mean():
    counts = draws().whole("births", SLOTS, np.full(len(SLOTS), 0.3))
    assert set(np.unique(counts)) == {0, 1}
    assert counts.mean() == pytest.approx(0.3, abs=0.005)


def test_a_higher_expectation_never_gives_fewer():
    low = draws().whole("births", SLOTS, np.full(len(SLOTS), 1.3))
    high = draws().whole("births", SLOTS, np.full(len(SLOTS), 1.4))
    assert (high >= low).all()


def test_slots_are_distinct_and_depend_on_every_part():
    quarter, order = np.meshgrid(np.arange(100), np.arange(1000))
    assert len(np.unique(make_slots(quarter, 2, order))) == 100_000
    assert make_slots(1, 2) != make_slots(2, 1)


def test_mixing_is_one_to_one_on_a_sample():
    assert len(np.unique(mix64(np.arange(100_000, dtype=np.uint64)))) == 100_000
