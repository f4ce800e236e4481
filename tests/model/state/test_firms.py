"""Firms: counted by town and sector."""

import numpy as np
import pytest
from small import IT, LOCAL, firms


def test_young_jobs_are_those_in_firms_under_ten_years():
    four = firms(
        towns=[0, 0, 0, 1], sectors=[IT, IT, LOCAL, IT], employees=[30.0, 10.0, 5.0, 7.0], weight=2.0
    )
    four.born = np.array([-80.0, -20.0, -20.0, -39.0])
    young = four.stock(0, 2).young_jobs
    assert young[[0, 0, 1], [IT, LOCAL, IT]] == pytest.approx([20.0, 10.0, 14.0])
    assert young.sum() == pytest.approx(44.0)
    assert four.stock(1, 2).young_jobs[1, IT] == 0.0


def test_grown_jobs_are_those_in_young_firms_of_twenty_employees_or_more():
    four = firms(towns=[0, 0, 1, 1], sectors=[IT] * 4, employees=[50.0, 19.0, 20.0, 30.0], weight=2.0)
    four.born = np.array([-80.0, -20.0, -20.0, -20.0])
    grown = four.stock(0, 2).grown_jobs
    assert grown[1, IT] == pytest.approx(2.0 * (20.0 + 30.0))
    assert grown.sum() == grown[1, IT]


def test_the_stock_counts_firms_and_jobs_as_they_are_counted_one_by_one():
    four = firms(towns=[0, 0, 1, 1], sectors=[IT] * 4, employees=[50.0, 19.0, 20.0, 30.0], weight=2.0)
    stock = four.stock(0, 2)
    assert stock.firms[:, IT].tolist() == [4.0, 4.0]
    assert stock.jobs.tolist() == four.by_cell(four.employees, 2).tolist()
