"""Digital hub: start-ups, readiness and income by hand; when it carries itself."""

from dataclasses import replace
from math import erfc
from pathlib import Path

import numpy as np
import pytest
from small_world import ask, moved, neutral, pull, world

from ruhrsim.common.sourced import records
from ruhrsim.model.processes.policies.digital_hub import DigitalHub, DigitalHubEffect
from ruhrsim.model.processes.policies.instrument import Programme, act_together
from ruhrsim.regions.sectors import sector_index

DIGITAL = [sector_index(s) for s in ("cyber_ai", "logistics", "smart_city")]
SURE = replace(DigitalHubEffect(), spread=0.0)
RICH = replace(SURE, customers=100.0, fee_per_service=9999.0)
HUB = ask(DigitalHub)


def test_start_ups_and_readiness_by_hand():
    levers = pull(HUB, [3e6, 0.0], replace(SURE, cost_per_start_up=200_000.0, digital=0.5))
    assert levers.start_ups[0, DIGITAL] == pytest.approx(5.0)
    assert levers.start_ups.sum() == pytest.approx(15.0)
    assert levers.digital_eur_per_head == pytest.approx([5.0, 0.0])
    assert moved(levers) == {"start_ups", "digital_eur_per_head"}


def test_income_by_hand():
    """60 desks at EUR 50 a month and 45 services at EUR 5,000 for each million."""
    income = HUB.earn(world(), np.array([750_000.0, 100_000.0]), SURE)
    assert income == pytest.approx(np.array([0.75, 0.1]) * (36_000.0 + 225_000.0))


def test_income_stops_at_the_size_of_the_grants():
    income = HUB.earn(world(), np.array([5e6, 5e6]), SURE)
    assert income.sum() == pytest.approx(261_000.0)


def test_luck_stays_with_the_hub_and_differs_between_runs():
    p = DigitalHubEffect()
    early, late, other = (
        HUB.earn(world(q, seed), np.full(2, 1e5), p) for q, seed in ((1, 1), (30, 1), (1, 2))
    )
    assert early == pytest.approx(late)
    assert early != pytest.approx(other)


def test_mean_luck_is_one():
    income = [HUB.income_per_million(seed, DigitalHubEffect()) for seed in range(4000)]
    assert np.mean(income) == pytest.approx(261_000.0, rel=0.02)


def run(p, years):
    programme = Programme(HUB, p, 2025, 2)
    for quarter in range(1, 4 * years + 1):
        levers = neutral()
        act_together([programme], levers, world(quarter))
    return programme, levers


def test_a_hub_that_earns_too_little_fades_and_leaves_nothing():
    programme, levers = run(SURE, 12)
    assert not programme.money.any()
    assert not programme.earned.any()
    assert not moved(levers)


def test_a_hub_that_earns_its_cost_goes_on_without_growing():
    programme, levers = run(RICH, 40)
    assert RICH.customers * RICH.fee_per_service + 36_000.0 > 1e6
    assert 1e6 <= programme.money.sum() < 1.04e6
    assert levers.granted_eur.sum() == 0.0


def test_fees_are_booked_to_nobody():
    levers = neutral()
    programme = Programme(HUB, SURE, 2025, 2)
    for quarter in (1, 2):
        levers = neutral()
        act_together([programme], levers, world(quarter))
    assert programme.earned.sum() > 0.0
    assert levers.spent_eur.sum() == pytest.approx(250_000.0)


def carries_itself(desk_fee, desks, fee, customers, spread, normal):
    """Say whether a million earns a million, with the luck of the docstring; numbers or arrays."""
    return 12.0 * desk_fee * desks + fee * customers * np.exp(spread * normal - 0.5 * spread**2) >= 1e6


def test_readme_tells_how_rarely_a_hub_carries_itself():
    """At default numbers the tail of the normal beyond 3.84; one in 20 over the ranges of all numbers."""
    p = DigitalHubEffect()
    needed = (1e6 - 12.0 * p.desk_fee * p.desks) / (p.fee_per_service * p.customers)
    tail = 0.5 * erfc((np.log(needed) / p.spread + 0.5 * p.spread) / np.sqrt(2.0))
    assert round(1.0 / tail, -3) == 16_000
    rng, known = np.random.default_rng(1), records(DigitalHubEffect)
    drawn = [
        rng.uniform(known[name].low, known[name].high, 200_000)
        for name in ("desk_fee", "desks", "fee_per_service", "customers", "spread")
    ]
    assert carries_itself(*drawn, rng.standard_normal(200_000)).mean() == pytest.approx(0.05, abs=0.01)
    told = (Path(__file__).parents[4] / "docs" / "strategies.md").read_text(encoding="utf-8")
    assert "1 in 16,000 hubs carries itself" in told
