"""Starts worked out once: a run that finds one kept is the run that works it out."""

import pytest

from ruhrsim.model.model import RuhrModel
from ruhrsim.model.start import start_cache


@pytest.fixture
def nothing_kept(monkeypatch):
    monkeypatch.setattr(start_cache, "_kept", type(start_cache._kept)())


def tables(name, **settings):
    model = RuhrModel(name, scale=0.01, **settings)
    model.run_for(5)
    return model.recorder.region_table()


def test_a_kept_start_gives_the_same_run(nothing_kept):
    alone = tables("cluster_focus", seed=4)
    start_cache._kept.clear()
    tables("status_quo", seed=4)
    assert len(start_cache._kept) == 1
    assert tables("cluster_focus", seed=4).equals(alone)
    assert len(start_cache._kept) == 1


def test_other_luck_scale_or_parameters_are_worked_out_anew(nothing_kept):
    tables("status_quo", seed=1)
    tables("status_quo", seed=2)
    RuhrModel("status_quo", seed=1, scale=0.012)
    assert len(start_cache._kept) == 3


def test_the_one_unused_for_longest_makes_room(nothing_kept, monkeypatch):
    monkeypatch.setattr(start_cache, "_MOST_STARTS", 2)
    for seed in (1, 2, 1, 3):
        RuhrModel("status_quo", seed=seed, scale=0.01)
    assert [key[2] for key in start_cache._kept] == [1, 3]


def test_large_starts_are_not_kept(nothing_kept, monkeypatch):
    monkeypatch.setattr(start_cache, "_MOST_ROWS", 100)
    RuhrModel("status_quo", seed=1, scale=0.01)
    assert not start_cache._kept
