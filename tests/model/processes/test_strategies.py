"""Strategies: weights by hand; none is favoured."""

from types import SimpleNamespace

import numpy as np
import pytest

from ruhrsim.model.processes.strategies import (
    STRATEGIES,
    agreed_themes,
    location_quotients,
    portfolio,
    portfolios,
)
from ruhrsim.regions.sectors import N_SECTORS, N_THEMES, SECTORS, THEMES

JOBS = np.array([[100.0] * N_SECTORS, [300.0] * N_SECTORS])
JOBS[0, :3] = [400.0, 250.0, 10.0]
TREND = np.linspace(0.0, 0.02, N_SECTORS)


def weights(kind, themes_per_town=2, town=0, **custom):
    strategy = SimpleNamespace(kind=kind, weights=custom or None)
    agreed = agreed_themes(location_quotients(JOBS), themes_per_town)
    return portfolio(strategy, JOBS[town], agreed[town], TREND)


def strengths(*rows):
    """Return quotients of the themes, all others one."""
    table = np.ones((len(rows), N_SECTORS))
    table[:, :N_THEMES] = rows
    return table


def test_quotients_of_a_town_like_the_region_are_one():
    alike = np.outer([1.0, 10.0, 100.0], np.arange(1.0, N_SECTORS + 1.0))
    assert location_quotients(alike) == pytest.approx(1.0)


def test_quotients_by_hand():
    jobs = np.array([[3000.0, 1000.0], [1000.0, 3000.0]])
    assert location_quotients(jobs)[0] == pytest.approx([3250.0 / 2250.0, 1250.0 / 2250.0])


def test_small_towns_are_shrunk_towards_one():
    jobs = np.array([[3.0, 1.0], [3000.0, 1000.0], [20_000.0, 20_000.0]])
    quotient = location_quotients(jobs)[:, 0]
    assert 1.0 < quotient[0] < quotient[1]


def test_spread_is_even_over_the_themes():
    assert weights("spread") == pytest.approx([1 / 6] * 6 + [0.0] * 4)


def test_focus_spends_evenly_on_the_agreed_themes():
    agreed = np.array([True, False, False, True, False, False])
    chosen = portfolio(SimpleNamespace(kind="focus"), JOBS[0], agreed, TREND)
    assert chosen == pytest.approx([0.5, 0.0, 0.0, 0.5] + [0.0] * 6)


@pytest.mark.parametrize(
    "kinds", [(kind, other) for kind in STRATEGIES for other in ("spread", "status_quo")]
)
def test_towns_together_choose_what_they_choose_alone(kinds):
    own = [SimpleNamespace(kind=kind, weights={"health": 1.0}) for kind in kinds]
    agreed = agreed_themes(location_quotients(JOBS), 2)
    alone = [portfolio(own[town], JOBS[town], agreed[town], TREND) for town in (0, 1)]
    assert np.array_equal(portfolios(own, JOBS, agreed, TREND), alone)
    assert np.array_equal(portfolios([own[0]] * 2, JOBS, agreed, TREND)[0], alone[0])


def test_the_strongest_town_gets_its_theme_first():
    agreed = agreed_themes(strengths([3.0, 2.0, 1.0, 1.0, 1.0, 1.0], [4.0, 1.5, 1.0, 1.0, 1.0, 1.0]), 1)
    assert agreed.argmax(axis=1).tolist() == [1, 0]


@pytest.mark.parametrize("k", range(1, N_THEMES + 1))
def test_themes_are_shared_out_over_the_region(k):
    luck = np.random.default_rng(1).random((53, N_SECTORS))
    agreed = agreed_themes(luck, k)
    assert (agreed.sum(axis=1) == k).all()
    assert agreed.sum(axis=0).max() <= np.ceil(53 * k / N_THEMES) + k


def test_one_number_of_themes_is_the_same_for_every_town():
    luck = np.random.default_rng(1).random((53, N_SECTORS))
    assert np.array_equal(agreed_themes(luck, 2), agreed_themes(luck, np.full(53, 2)))


def test_towns_may_want_different_numbers_of_themes():
    luck = np.random.default_rng(1).random((53, N_SECTORS))
    wanted = 1 + np.arange(53) % N_THEMES
    agreed = agreed_themes(luck, wanted)
    assert (agreed.sum(axis=1) == wanted).all()
    assert agreed.sum(axis=0).max() <= np.ceil(wanted.sum() / N_THEMES) + N_THEMES


def test_agreed_themes_of_unequal_towns_by_hand():
    """Three themes for two towns, one town to a theme: the second takes its best, the first the next two."""
    agreed = agreed_themes(strengths([3.0, 2.0, 1.5, 1.0, 0.9, 0.8], [4.0, 1.5, 1.0, 1.0, 1.0, 1.0]), [2, 1])
    assert [np.flatnonzero(row).tolist() for row in agreed] == [[1, 2], [0]]


@pytest.mark.parametrize("k", range(1, N_THEMES + 1))
def test_focus_has_k_equal_themes(k):
    chosen = weights("focus", themes_per_town=k)
    assert np.sort(chosen)[-k:] == pytest.approx(1.0 / k)


def test_focus_on_all_themes_is_spread():
    assert weights("focus", themes_per_town=N_THEMES) == pytest.approx(weights("spread"))


def test_status_quo_follows_present_jobs():
    chosen = weights("status_quo")
    counted = [SECTORS.index(s) for s in (*THEMES, "legacy_industry", "business_services")]
    assert chosen[counted] == pytest.approx(JOBS[0, counted] / JOBS[0, counted].sum())
    assert chosen[SECTORS.index("local_services")] == 0.0


def test_hype_follows_the_fastest_theme_of_the_country():
    assert weights("hype")[N_THEMES - 1] == 1.0


def test_custom_weights_are_taken_as_given():
    assert weights("custom", health=0.75, logistics=0.25)[[5, 3]] == pytest.approx([0.75, 0.25])


@pytest.mark.parametrize("kind", sorted(set(STRATEGIES) - {"custom"}))
def test_every_strategy_spends_all_its_money_once(kind):
    chosen = weights(kind, town=1)
    assert chosen.sum() == pytest.approx(1.0)
    assert (chosen >= 0.0).all()
