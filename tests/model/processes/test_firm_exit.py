"""Exit: hazards by hand, survival of start-ups, pairing."""

from dataclasses import replace

import numpy as np
import pytest
from small import IT, firms

from ruhrsim.common.draws import Draws, make_slots
from ruhrsim.model.processes import firm_exit
from ruhrsim.model.processes.firm_exit import FirmExit
from ruhrsim.regions.sectors import N_SECTORS

P = FirmExit()
NEUTRAL = np.ones((2, N_SECTORS))


def test_hazard_by_hand():
    hazard = firm_exit.exit_hazard(np.array([0.0, 1e9, 1e9]), np.array([1.0, 1.0, 100.0]), 0.0, P)
    assert hazard == pytest.approx([0.30, 0.10, 0.10 * 100.0**-0.5])


def test_survival_of_start_ups_is_that_of_the_statistics():
    years = np.arange(0, 5, 0.25)
    survival = np.exp(-np.cumsum(firm_exit.exit_hazard(years + 0.125, 1.0, 0.0, P)) * 0.25)
    assert survival[3] == pytest.approx(0.776, abs=0.03)
    assert 0.371 - 0.02 < survival[-1] < 0.398 + 0.03


def test_a_harsher_hazard_leaves_a_subset_of_survivors():
    many = firms(towns=[0] * 5000, sectors=[IT] * 5000, employees=[2.0] * 5000, born=0.0)
    mild = firm_exit.closing_firms(many, 1, NEUTRAL, P, Draws(5))
    harsh = firm_exit.closing_firms(many, 1, 2.0 * NEUTRAL, P, Draws(5))
    assert set(mild) < set(harsh)


def test_the_factor_of_the_young_leaves_older_firms_alone():
    old = firms(born=-40.0)
    assert firm_exit.exit_probability(old, 1, 0.5 * NEUTRAL, P) == pytest.approx(
        firm_exit.exit_probability(old, 1, NEUTRAL, P)
    )


def closing(jobs):
    closures = np.zeros((2, N_SECTORS))
    closures[1, 2] = jobs
    return closures


def test_announced_closures_take_jobs_from_the_named_sector_only():
    shut, cut = firm_exit.close_plants(firms(), closing(40.0))
    assert cut == pytest.approx([0.0, 0.0, 40.0])
    assert not shut.any()


def test_a_closure_takes_the_largest_firm_first():
    four = firms(towns=(1, 1, 1, 0), sectors=[2] * 4, employees=(10.0, 100.0, 50.0, 500.0))
    shut, cut = firm_exit.close_plants(four, closing(120.0))
    assert shut.tolist() == [False, True, False, False]
    assert cut == pytest.approx([0.0, 100.0, 20.0, 0.0])


def test_a_closure_never_takes_more_jobs_than_there_are():
    shut, cut = firm_exit.close_plants(firms(), np.full((2, N_SECTORS), 1e6))
    assert cut == pytest.approx([10.0, 2.0, 100.0])
    assert shut.all()


def test_ages_follow_survival():
    slots = make_slots(np.arange(50_000))
    ages = firm_exit.initial_ages(
        np.full(50_000, 1.0), Draws(1).uniform("age", slots), np.full(50_000, 0.5), P
    )
    years = np.arange(0, 80, 0.25)
    survival = np.exp(-np.cumsum(firm_exit.exit_hazard(years, 1.0, 0.0, P) * 0.25))
    expected_young = survival[years < 5].sum() / survival.sum()
    assert (ages < 5).mean() == pytest.approx(expected_young, abs=0.01)


def test_large_firms_are_older():
    slots = make_slots(np.arange(5_000))
    luck = Draws(1).uniform("age", slots)
    small = firm_exit.initial_ages(np.full(5_000, 1.0), luck, luck, P)
    large = firm_exit.initial_ages(np.full(5_000, 500.0), luck, luck, P)
    assert large.mean() > 2 * small.mean()


def test_without_a_hazard_no_firm_closes():
    immortal = replace(P, hazard_new=0.0, hazard_old=0.0)
    assert not len(firm_exit.closing_firms(firms(), 1, NEUTRAL, immortal, Draws(1)))
