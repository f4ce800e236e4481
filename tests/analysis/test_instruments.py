"""Instruments with the same money: what is granted, and how effects are made of runs."""

import numpy as np
import pandas as pd
import pytest

from ruhrsim.analysis import instruments
from ruhrsim.analysis.stored import read_evidence
from ruhrsim.model.processes.policies import INSTRUMENTS


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_every_instrument_gets_the_same_money_on_top_of_carrying_on(name):
    scenario = instruments.granted(name)
    base = instruments.read_scenario(instruments.BASE)
    assert (scenario.strategy, scenario.years) == (base.strategy, instruments.YEARS)
    *others, entry = scenario.policy
    assert tuple(others) == tuple(base.policy)
    assert (entry["instrument"], entry["eur_per_year"]) == (name, instruments.EUR_PER_YEAR)
    assert (entry["from"], entry["to"]) == (instruments.FIRST, instruments.LAST)


def test_effects_are_means_over_worlds_of_paired_runs(monkeypatch):
    """Trade tax brings 3, 5 and 1 jobs in three worlds: 3 on average, ± 2.92 · 2 / sqrt(3)."""

    class Here:
        def submit(self, play, *arguments):
            from concurrent.futures import Future

            future: Future = Future()
            future.set_result(play(*arguments))
            return future

    class Pool:
        def __init__(self, workers):
            pass

        def __enter__(self):
            return Here()

        def __exit__(self, *_):
            return False

    def play(scenario, world, number, seed):
        luck = 10.0 * number + seed
        more = [3.0, 5.0, 1.0][number] if scenario.name == "trade_tax" else 0.0
        return np.array([[100.0 + luck + more, 200.0 + luck], [50.0 - more, 60.0]])

    monkeypatch.setattr(instruments, "processes", Pool)
    monkeypatch.setattr(instruments, "_play", play)
    table = instruments.measure(worlds=3, seeds=2).set_index(["instrument", "outcome", "after"])
    row = table.loc[("trade_tax", "jobs", 10)]
    assert table.index[0] == ("trade_tax", "jobs", 10)
    assert row["effect"] == 3.0
    assert row["high"] - row["effect"] == pytest.approx(2.92 * 2.0 / np.sqrt(3.0), abs=0.06)
    assert (row["worlds_higher"], row["worlds"], row["seeds"]) == (3, 3, 2)
    assert table.loc[("trade_tax", "unemployed", 10), "effect"] == -3.0
    assert table.loc[("trade_tax", "jobs", 20), "effect"] == 0.0
    assert table.loc[("accelerator", "jobs", 10), ["low", "high"]].tolist() == [0.0, 0.0]


def test_the_stored_table_holds_every_instrument_the_largest_first():
    table = read_evidence("instruments")
    assert set(table["instrument"]) == set(INSTRUMENTS)
    first = table[(table["outcome"] == "jobs") & (table["after"] == 10)]
    assert first["effect"].astype(float).is_monotonic_decreasing
    assert (pd.to_numeric(table["low"]) <= pd.to_numeric(table["high"])).all()
