"""Slow: each instrument alone for ten years at its size, and what is left of all when they have ended.

Sizes and outcomes stand in `ten_years.py`. Six seeds show the direction of an effect that stands out;
docs/strategies.md, section "Instruments", tells the effects and which of them don't.
"""

import os
from concurrent.futures import ProcessPoolExecutor
from functools import reduce
from operator import getitem

import numpy as np
import pytest
from regions_made import FIVETON
from ten_years import CASES, GUESS, YEARS, outcomes_of, ten_years

from ruhrsim.common.sourced import records
from ruhrsim.model.model import RuhrModel
from ruhrsim.model.processes.policies import INSTRUMENTS
from ruhrsim.model.state.levers import PAYERS, Levers
from ruhrsim.regions.sectors import N_SECTORS
from ruhrsim.regions.tables import read_table
from ruhrsim.scenarios.scenario import scenario_from_dict

SEEDS = range(6)
FADED_YEARS = 16
OF_THEME_SUPPORT = {
    "growth",
    "jobs_built",
    "start_ups",
    "attraction",
    "marketing",
    "granted_eur",
    "spent_eur",
}
"""Levers that the towns' own money moves besides."""


def test_what_is_tried_is_there():
    """That every instrument is tried is asked in tests/test_complete.py."""
    assert CASES.keys() <= INSTRUMENTS.keys(), (
        "take instruments that are gone out of CASES of tests/ten_years.py"
    )


def test_what_each_is_meant_to_move_is_measured():
    model = RuhrModel("status_quo", seed=1, scale=0.01, region=FIVETON)
    model.step()
    known = outcomes_of(model)
    assert {name: case.outcome for name, case in CASES.items() if case.outcome not in known} == {}


def test_sizes_come_from_the_table_or_are_marked_as_guesses():
    rows = set(read_table("programme_instruments.csv")["instrument_id"])
    assert {case.size for case in CASES.values()} <= rows | {GUESS}


@pytest.fixture(scope="module")
def runs():
    """Each instrument alone, and none, on the same seeds."""
    sizes = {None: {1.0}} | {name: {1.0, case.needs} for name, case in CASES.items()}
    asked = [(name, seed, times) for name in sizes for times in sizes[name] for seed in SEEDS]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        return dict(zip(asked, pool.map(ten_years, asked, chunksize=4), strict=True))


def difference(runs, name, *path, times=1.0):
    """Return what the instrument changes, one value for each seed; `path` leads to it in a run."""
    with_it = [reduce(getitem, path, runs[name, seed, times]) for seed in SEEDS]
    without = [reduce(getitem, path, runs[None, seed, 1.0]) for seed in SEEDS]
    return np.array(with_it) - np.array(without)


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_the_lever_moves(runs, name):
    moved = np.abs(difference(runs, name, "levers", CASES[name].lever)).reshape(len(SEEDS), -1)
    assert (moved.max(axis=1) > 1e-6).all()


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_money_spent_is_money_granted_and_paid_by_the_right_one(runs, name):
    granted, case = difference(runs, name, "granted"), CASES[name]
    payer = PAYERS.index(INSTRUMENTS[name].payer)
    expected = case.eur_per_year * YEARS
    if name == "efre_match":
        assert (granted[:, payer] > 0.2 * expected).all()
        assert (granted[:, payer] < 0.6 * expected).all()
    else:
        assert granted[:, payer] == pytest.approx(expected, rel=0.01)
    assert np.delete(granted, payer, axis=1) == pytest.approx(0.0, abs=0.001 * expected)
    assert difference(runs, name, "spent") == pytest.approx(granted, rel=1e-9, abs=1.0)


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_the_outcome_moves_as_intended_once_there_is_enough_money(runs, name):
    case = CASES[name]
    moved = difference(runs, name, "outcome", name, case.outcome, times=case.needs)
    assert case.sign * moved.mean() > 0.0


def all_at_once():
    """Return `status_quo` with every instrument in 2026 only, each as quick to fade as its range allows."""
    policy = [
        {"instrument": name, "from": 2026, "to": 2026, "eur_per_year": case.eur_per_year} | case.keys
        for name, case in CASES.items()
    ]
    quick = {
        name: {"delay_years": records(kind.effect)["delay_years"].low} for name, kind in INSTRUMENTS.items()
    }
    return scenario_from_dict(
        {
            "name": "all",
            "strategy": {"kind": "status_quo"},
            "policy": policy,
            "parameters": quick | {"theme_support": {"delay_years": 0.5}},
        }
    )


@pytest.mark.slow
def test_ended_instruments_leave_levers_neutral():
    model, usual = (RuhrModel(asked, seed=1, scale=0.02) for asked in (all_at_once(), "status_quo"))
    at_work, left = (
        theme_money_beyond(model, usual, 4),
        theme_money_beyond(model, usual, 4 * (FADED_YEARS - 1)),
    )
    neutral = vars(Levers.neutral(model.n_towns, N_SECTORS, len(model.universities)))
    for name in neutral.keys() - OF_THEME_SUPPORT:
        assert np.array_equal(getattr(model.levers, name), neutral[name]), name
    assert not any(programme.money.any() for programme in model.carried.policies.programmes)
    assert left < 0.01 * at_work


def theme_money_beyond(model, usual, quarters):
    """Run both on and return how far theme money at work differs, EUR a year."""
    for each in (model, usual):
        each.run_for(quarters)
    return np.abs(model.carried.policies.support.money - usual.carried.policies.support.money).max()
