"""Graduates: every one in exactly one status, before and after the rows are dropped."""

import numpy as np
import pytest

from ruhrsim.model.state.graduates import EMPLOYED, FOUNDER, LEFT, SEARCHING, STATUSES, Graduates


def five():
    status = [SEARCHING, EMPLOYED, EMPLOYED, LEFT, FOUNDER]
    return Graduates(
        slot=np.arange(1, 6),
        weight=np.array([1.0, 2.0, 3.0, 4.0, 5.0]),
        university=np.zeros(5),
        subject=np.zeros(5),
        home=np.zeros(5),
        status=np.array(status),
        graduated=np.zeros(5),
    )


def test_weights_are_counted_by_status():
    assert five().count() == pytest.approx([1.0, 5.0, 5.0, 4.0])


def test_the_decided_stay_counted_when_their_rows_go():
    people = five()
    before = people.count()
    people.tally_decided()
    assert len(people) == 1
    assert people.count() == pytest.approx(before)


def test_those_who_search_keep_their_slot():
    people = five()
    people.tally_decided()
    assert people.slot.tolist() == [1]


def test_tallying_twice_counts_nobody_twice():
    people = five()
    people.tally_decided()
    before = people.count()
    people.tally_decided()
    assert people.count() == pytest.approx(before)


def test_nobody_yet():
    people = Graduates.none_yet()
    assert len(people) == 0
    assert people.count() == pytest.approx(np.zeros(len(STATUSES)))


def test_those_of_each_status_are_counted_where_they_live():
    people = five()
    people.home = np.array([0, 0, 1, 1, 0])
    assert people.by_home(2).tolist() == [[1.0, 0.0], [2.0, 3.0], [5.0, 0.0], [0.0, 4.0]]
