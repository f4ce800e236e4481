"""Education: rhythm of degrees and homes by hand."""

from dataclasses import replace

import numpy as np
import pytest

from ruhrsim.common.draws import Draws
from ruhrsim.model.processes import education
from ruhrsim.model.processes.education import Education
from ruhrsim.model.state.graduates import SEARCHING

P = Education()
PER_YEAR = np.array([[400.0, 80.0], [100.0, 20.0]])
HOMES = np.array([[0.5, 0.5, 0.0], [0.0, 0.25, 0.75]])


def new(expected=PER_YEAR, weight=1.0, quarter=1):
    return education.new_graduates(expected, HOMES, weight, quarter, Draws(1))


def test_a_year_has_all_its_graduates():
    year = sum(education.graduates_of_quarter(PER_YEAR, quarter, P) for quarter in (1, 2, 3, 4))
    assert year == pytest.approx(PER_YEAR)


def test_first_and_third_quarter_peak():
    quarters = [education.graduates_of_quarter(PER_YEAR, q, replace(P, peak=1.5))[0, 0] for q in (1, 2, 3, 4)]
    assert quarters == pytest.approx([150.0, 50.0, 150.0, 50.0])


def test_homes_by_hand():
    distance = np.array([[0.0, 15.0], [15.0, 0.0]])
    shares = education.home_shares(
        np.array([0]), distance, np.array([100.0, 300.0]), replace(P, local_share=0.4, home_reach_km=15.0)
    )
    here, there = 100.0, 300.0 * np.exp(-1.0)
    assert shares[0] == pytest.approx([0.4 + 0.6 * here / (here + there), 0.6 * there / (here + there)])


def test_everybody_lives_somewhere():
    distance = np.abs(np.subtract.outer(np.arange(5.0), np.arange(5.0))) * 10.0
    shares = education.home_shares(np.array([1, 1, 4]), distance, np.arange(1.0, 6.0), P)
    assert shares.sum(axis=1) == pytest.approx(1.0)


def test_whole_expectations_are_met_exactly():
    people = new()
    counts = np.zeros((2, 2))
    np.add.at(counts, (people["university"], people["subject"]), people["weight"])
    assert counts == pytest.approx(PER_YEAR)


def test_a_row_stands_for_its_weight():
    people = new(weight=20.0)
    assert len(people["slot"]) == PER_YEAR.sum() / 20.0
    assert people["weight"].sum() == PER_YEAR.sum()


def test_homes_are_drawn_by_their_shares():
    people = new(1000.0 * PER_YEAR / PER_YEAR.sum() * 40.0)
    first = people["home"][people["university"] == 0]
    found = np.bincount(first, minlength=3) / len(first)
    assert found == pytest.approx(HOMES[0], abs=2.0 / np.sqrt(len(first)))


def test_graduates_begin_by_searching():
    people = new()
    assert (people["status"] == SEARCHING).all()


def test_more_degrees_keep_the_graduates_there_were():
    few, more = (set(new(factor * PER_YEAR)["slot"].tolist()) for factor in (0.53, 0.77))
    assert few < more


def test_graduates_of_different_quarters_are_different_people():
    assert not set(new(quarter=1)["slot"].tolist()) & set(new(quarter=2)["slot"].tolist())
