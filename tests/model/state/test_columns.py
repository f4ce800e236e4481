"""Columns: add, remove, assign."""

from typing import ClassVar

import numpy as np
import pytest

from ruhrsim.model.state.columns import Column, Columns


class Boats(Columns):
    slot: Column[np.uint64]
    length: Column[np.float64]
    fleets: ClassVar[int] = 1


def boats(n):
    return Boats(slot=np.arange(n), length=np.arange(n) * 1.5)


def test_removal_keeps_the_others_whole():
    fleet = boats(10)
    fleet.remove(np.array([0, 4, 9]))
    assert len(fleet) == 7
    assert sorted(fleet.slot.tolist()) == [1, 2, 3, 5, 6, 7, 8]
    assert np.array_equal(fleet.length, fleet.slot * 1.5)


def test_nothing_changes_if_nobody_goes():
    fleet = boats(3)
    fleet.remove(np.empty(0, dtype=np.int64))
    assert fleet.slot.tolist() == [0, 1, 2]


def test_adding_beyond_the_spare_rows_keeps_all():
    fleet = boats(3)
    fleet.add(slot=np.arange(3, 5000), length=np.arange(3, 5000) * 1.5)
    assert len(fleet) == 5000
    assert np.array_equal(fleet.length, fleet.slot * 1.5)


def test_a_scalar_fills_the_new_rows():
    fleet = boats(2)
    fleet.add(slot=np.array([7, 8]), length=2.5)
    assert fleet.length.tolist() == [0.0, 1.5, 2.5, 2.5]


def test_assignment_survives_a_later_change_of_rows():
    fleet = boats(4)
    fleet.length = fleet.length + 1.0
    fleet.remove(np.array([0]))
    assert sorted(fleet.length.tolist()) == [2.5, 4.0, 5.5]


def test_everyone_can_go():
    fleet = boats(4)
    fleet.remove(np.arange(4))
    assert len(fleet) == 0
    assert fleet.length.shape == (0,)


def test_missing_attribute_is_named():
    with pytest.raises(ValueError, match="length"):
        boats(2).add(slot=np.array([1]))


class Dinghies(Boats):
    DEFAULTS = {"length": 2.5}


def test_what_has_a_default_need_not_be_given():
    fleet = Dinghies(slot=np.array([1]), length=np.array([9.0]))
    fleet.add(slot=np.array([2, 3]))
    assert fleet.length.tolist() == [9.0, 2.5, 2.5]


def test_the_schema_is_what_is_annotated_and_is_inherited():
    class Steamers(Boats):
        coal: Column[np.int16]

    assert {"slot": np.uint64, "length": np.float64} == Boats.SCHEMA
    assert {**Boats.SCHEMA, "coal": np.int16} == Steamers.SCHEMA
    assert Steamers(slot=np.arange(2), length=1.0, coal=3).coal.dtype == np.int16
