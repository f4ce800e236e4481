"""Built jobs: the stock, what it wears off by, and the demand that counts from it."""

import numpy as np
import pytest

from ruhrsim.model.processes.policies.built_jobs import BuiltJobs, JobStock
from ruhrsim.model.state.levers import Levers
from ruhrsim.regions.sectors import N_SECTORS

START = np.full((2, N_SECTORS), 1000.0)
NOTHING = np.zeros((2, N_SECTORS))


def quarter(stock, built=0.0, paid=0.0, jobs=START):
    levers = Levers.neutral(2, N_SECTORS, 1)
    levers.jobs_built[0, 0], levers.jobs_paid[0, 1] = built, paid
    stock.move_levers(levers, jobs)
    return levers.growth


def test_a_year_of_money_builds_its_jobs():
    stock = JobStock(BuiltJobs(depreciation=0.0), START)
    growth = [quarter(stock, built=40.0) for _ in range(4)]
    assert stock.built[0, 0] == pytest.approx(40.0)
    assert sum(growth)[0, 0] * 0.25 * 1000.0 == pytest.approx(40.0)
    assert stock.built.sum() == pytest.approx(40.0)


def test_what_is_built_lasts_when_the_money_ends():
    stock = JobStock(BuiltJobs(depreciation=0.0), START)
    for money in [40.0] * 8 + [0.0] * 64:
        growth = quarter(stock, built=money)
    assert stock.built[0, 0] == pytest.approx(80.0)
    assert not growth.any()


@pytest.mark.parametrize(("depreciation", "left"), [(0.0, 1.0), (0.01, 0.852), (0.02, 0.726)])
def test_what_is_left_sixteen_years_later(depreciation, left):
    stock = JobStock(BuiltJobs(depreciation=depreciation), START)
    quarter(stock, built=80.0)
    there = stock.built[0, 0]
    for _ in range(64):
        quarter(stock)
    assert stock.built[0, 0] / there == pytest.approx(left, abs=1e-3)


def test_paid_jobs_come_and_go_with_the_money():
    stock = JobStock(BuiltJobs(), START)
    come, stay, gone = quarter(stock, paid=20.0), quarter(stock, paid=20.0), quarter(stock)
    assert come[0, 1] * 0.25 * 1000.0 == pytest.approx(20.0)
    assert not stay.any()
    assert gone[0, 1] * 0.25 * 1000.0 == pytest.approx(-20.0)
    assert not stock.paid.any()


def test_no_more_is_built_than_a_tenth_a_year_and_the_stock_knows_it():
    stock = JobStock(BuiltJobs(depreciation=0.0), START)
    assert quarter(stock, built=1e6)[0, 0] == pytest.approx(0.1)
    assert stock.built[0, 0] == pytest.approx(25.0)


def test_demand_counts_from_what_lasts_and_what_is_paid():
    for lasting, there in ((1.0, 1080.0), (0.5, 1040.0), (0.0, 1000.0)):
        stock = JobStock(BuiltJobs(depreciation=0.0, lasting=lasting), START)
        for _ in range(8):
            quarter(stock, built=40.0, paid=10.0)
        assert stock.demanded()[0, 0] == pytest.approx(there)
        assert stock.demanded()[0, 1] == pytest.approx(1010.0)


def test_demand_stays_above_nothing_where_less_is_built_than_usual():
    stock = JobStock(BuiltJobs(), START)
    stock.built = NOTHING - 5000.0
    assert (stock.demanded() > 0.0).all()


def test_a_town_without_jobs_stays_finite():
    assert np.isfinite(quarter(JobStock(BuiltJobs(), START), built=10.0, jobs=NOTHING)).all()
