"""EFRE money: awards by hand, the hard variant, towns without money."""

from dataclasses import replace

import numpy as np
import pytest
from small_world import ask, moved, neutral, pull, world

from ruhrsim.model.processes.policies.efre_match import EfreMatch, EfreMatchEffect
from ruhrsim.model.processes.policies.instrument import Programme, act_together
from ruhrsim.regions.sectors import N_SECTORS, N_THEMES

P = EfreMatchEffect(fit=0.5, no_fit=0.25)
CERTAIN = replace(P, fit=1.0, no_fit=0.0)
SPREAD = world().portfolio
FOCUS = np.zeros((2, N_SECTORS))
FOCUS[0, :2] = FOCUS[1, 2:4] = 0.5
MATCH, HARD = ask(EfreMatch), ask(EfreMatch, hard=True)


def mean_share(match, portfolio, p=P, **changes):
    worlds = [world(quarter, portfolio=portfolio, **changes) for quarter in range(1, 801)]
    return np.mean([match.shares(w, p).sum() for w in worlds])


def test_what_fits_for_certain_wins_in_proportion_to_own_money():
    """Two of six themes fit in each town; Bochum spends three quarters of all."""
    assert MATCH.shares(world(), CERTAIN) == pytest.approx([0.25, 0.25 / 3.0])


def test_chances_by_hand():
    """Spread: a third fits at 0.5, the rest at 0.25; focus fits altogether."""
    assert mean_share(MATCH, SPREAD) == pytest.approx(1.0 / 3.0, abs=0.02)
    assert mean_share(MATCH, FOCUS) == pytest.approx(0.5, abs=0.03)


def test_the_hard_variant_pays_only_what_fits():
    assert mean_share(HARD, SPREAD) == pytest.approx(1.0 / 6.0, abs=0.02)
    assert mean_share(HARD, FOCUS) == pytest.approx(0.5, abs=0.03)
    assert (pull(HARD, [1e6, 0.0], P).theme_money[0, :N_THEMES] > 0.0).tolist() == [True] * 2 + [False] * 4


def test_money_goes_to_themes_by_chance_and_own_money():
    """In Bochum the first two themes have twice the chance of the other four: 2/8 each against 1/8."""
    levers = pull(MATCH, [8e5, 0.0], P)
    assert levers.theme_money[0, :N_THEMES] == pytest.approx([2e5] * 2 + [1e5] * 4)
    assert moved(levers) == {"theme_money"}


def test_the_eu_never_pays_more_than_the_town():
    levers, poor = neutral(), world(budget_eur=np.array([3000.0, 0.0]))
    act_together([Programme(MATCH, CERTAIN, 2025, 2)], levers, poor)
    assert 4.0 * levers.granted_eur.sum(axis=0) == pytest.approx([1000.0, 0.0])


@pytest.mark.parametrize("match", [MATCH, HARD])
def test_towns_without_money_get_and_spend_nothing(match):
    levers, programme = neutral(), Programme(match, P, 2025, 2)
    act_together([programme], levers, world(budget_eur=np.zeros(2)))
    assert not moved(levers)


def test_what_is_not_won_is_not_spent():
    levers, programme = neutral(), Programme(MATCH, CERTAIN, 2025, 2)
    act_together([programme], levers, world())
    assert levers.granted_eur.sum() == pytest.approx(1e6 / 4.0 / 3.0)
    assert levers.spent_eur == pytest.approx(levers.granted_eur)


def test_only_the_towns_named_may_win():
    only = ask(EfreMatch, towns=["Herne"])
    assert only.shares(world(), CERTAIN) == pytest.approx([0.0, 1.0 / 3.0])
