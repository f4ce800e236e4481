"""Claims in other ways: order of processes, luck, the carrying mechanism off."""

import numpy as np
import pytest

from ruhrsim.analysis import claim_robustness
from ruhrsim.analysis.claim_robustness import CARRIERS, GROWTH_LAST, WAYS, check, switched_off
from ruhrsim.analysis.claim_runs import Way
from ruhrsim.analysis.claims import CLAIMS
from ruhrsim.analysis.mechanisms import MECHANISMS
from ruhrsim.model.model import RuhrModel
from ruhrsim.model.quarter import firms
from ruhrsim.model.quarter.order import QUARTER


def test_growth_comes_last_and_only_once():
    usual, other = (
        RuhrModel("status_quo", seed=3, scale=0.01, steps=steps) for steps in (QUARTER, GROWTH_LAST)
    )
    acts = [step for step in GROWTH_LAST if step.__module__ == firms.__name__]
    assert acts == [firms.close, firms.found, firms.move, firms.settle, firms.grow, firms.count]
    assert sorted(map(str, GROWTH_LAST)) == sorted(map(str, QUARTER))
    usual.step()
    other.step()
    assert other.unemployment_rate != usual.unemployment_rate
    assert other.unemployment_rate == pytest.approx(usual.unemployment_rate, abs=0.2)


def test_accounts_close_in_the_other_order():
    model = RuhrModel("cluster_focus", seed=1, scale=0.01, steps=GROWTH_LAST)
    for _ in range(8):
        model.step()
    table = model.recorder.region_table()
    change = table["jobs"].diff().iloc[1:]
    gains = table[["hires_unemployed", "hires_graduates", "hires_outside"]].sum(axis=1)
    losses = table[["quits", "retired_jobs", "layoffs", "jobs_closed", "jobs_departed"]].sum(axis=1)
    assert np.allclose(change, (gains - losses).iloc[1:], atol=1e-6)


def test_every_carrier_is_a_mechanism_of_a_claim_that_is_run():
    runnable = {claim.key for claim in CLAIMS if claim.needs}
    assert set(CARRIERS) == runnable
    assert set(CARRIERS.values()) <= set(MECHANISMS)


def test_a_way_puts_its_overrides_on_top_of_the_world():
    way = Way(scale=0.01, without=switched_off("migration"))
    world = {"population": {"migration": 0.2, "retirement": 0.03}}
    off = way.play("status_quo", world, 0, 10)
    by_hand = Way(scale=0.01).play(
        "status_quo", {"population": {"migration": 0.0, "retirement": 0.03}}, 0, 10
    )
    assert off == by_hand
    assert off != Way(scale=0.01).play("status_quo", world, 0, 10)


def test_every_way_differs_from_the_usual_one():
    assert all(way != Way() for way in WAYS.values())


@pytest.mark.slow
def test_table_has_each_claim_in_each_way(monkeypatch):
    monkeypatch.setattr(claim_robustness, "WAYS", {"luck": Way(first_seed=101, scale=0.01)})
    first = [claim for claim in CLAIMS if claim.key in ("C3", "C5")]
    table = check([{}], 1, 10, first, seeds=1)
    assert list(table["way"]) == ["usual", "luck", "without"]
    assert list(table["carrier"]) == ["", "", "visibility"]
    assert table["median"].iloc[0] != table["median"].iloc[1]
