"""Theme support: effect by hand, rest at present spending, delay, threshold."""

from dataclasses import replace

import numpy as np
import pytest

from ruhrsim.common.sourced import records
from ruhrsim.model.processes.cooperation import CooperationEffect
from ruhrsim.model.processes.policies.theme_support import SupportProgramme, ThemeSupport
from ruhrsim.model.state.levers import PAYERS, Levers
from ruhrsim.regions.sectors import N_SECTORS, N_THEMES

LINEAR = replace(
    ThemeSupport(), minimum_eur=0.0, returns=1.0, deadweight=0.5, delay_years=1.0, present_eur_per_head=10.0
)
APART = np.array([[0.0, 10.0], [10.0, 0.0]])
FREE = CooperationEffect(gain=0.0, joint_gain=0.0, price=0.0, years=1e-9)
ALIKE = np.ones((2, N_SECTORS))
PEOPLE = np.array([100_000.0, 300_000.0])
JOBS = np.full((2, N_SECTORS), 10_000.0)
EVEN = np.repeat([[1 / N_THEMES] * N_THEMES + [0.0] * (N_SECTORS - N_THEMES)], 2, axis=0)
FIRST = np.repeat([[1.0] + [0.0] * (N_SECTORS - 1)], 2, axis=0)


def programme(
    p=LINEAR, cooperation=0.0, present=EVEN, present_cooperation=0.0, together=FREE, strength=ALIKE
):
    return SupportProgramme(
        p, together, APART, 10.0, cooperation, present, PEOPLE, present_cooperation, strength
    )


def levers_after(p=LINEAR, eur_per_head=10.0, weights=EVEN, quarters=1, cooperation=0.0, **more):
    support = programme(p, cooperation, **more)
    for _ in range(quarters):
        levers = Levers.neutral(2, N_SECTORS, 1)
        support.move_levers(levers, eur_per_head * PEOPLE, weights, JOBS)
    return levers


def untouched(levers):
    return [getattr(levers, name) for name in ("jobs_built", "start_ups", "attraction", "marketing")]


@pytest.mark.parametrize("p", [LINEAR, replace(ThemeSupport(), present_eur_per_head=10.0)])
@pytest.mark.parametrize("cooperation", [0.0, 0.5, 1.0])
def test_a_town_that_keeps_spending_as_now_changes_nothing(p, cooperation):
    levers = levers_after(p, quarters=8, cooperation=cooperation, present_cooperation=cooperation)
    assert np.concatenate(untouched(levers)) == pytest.approx(0.0, abs=1e-9)


def test_jobs_and_start_ups_by_hand():
    levers = levers_after(LINEAR, eur_per_head=20.0, quarters=200)
    additional = 10.0 * PEOPLE / N_THEMES * 0.5
    built = additional * LINEAR.share_growth / LINEAR.cost_per_job
    start_ups = additional * LINEAR.share_start_ups / LINEAR.cost_per_start_up
    assert levers.jobs_built[:, 0] == pytest.approx(built)
    assert levers.start_ups[:, 0] == pytest.approx(start_ups)
    assert levers.jobs_built[:, N_THEMES:] == pytest.approx(0.0)


def test_half_the_effect_is_there_after_half_its_time():
    p = replace(LINEAR, delay_years=2.0)
    soon, late = (levers_after(p, 20.0, quarters=quarters).jobs_built[0, 0] for quarters in (8, 400))
    assert soon / late == pytest.approx(1.0 - np.exp(-1.0))


def test_money_that_ends_fades():
    growth = [levers_after(eur_per_head=0.0, quarters=quarters).jobs_built[0, 0] for quarters in (1, 4, 40)]
    assert 0.0 > growth[0] > growth[1] > growth[2]


def test_more_money_has_more_effect_in_every_theme():
    effects = [levers_after(ThemeSupport(), eur, quarters=8).jobs_built[:, :N_THEMES] for eur in (10, 30, 90)]
    assert (np.diff(effects, axis=0) > 0.0).all()


def test_full_deadweight_makes_neither_jobs_nor_start_ups():
    levers = levers_after(replace(LINEAR, deadweight=1.0), 50.0, quarters=40)
    assert levers.jobs_built == pytest.approx(0.0)
    assert levers.start_ups == pytest.approx(0.0)


def test_at_linear_returns_concentration_neither_wins_nor_loses():
    spread, focus = (levers_after(LINEAR, weights=weights, quarters=400) for weights in (EVEN, FIRST))
    assert focus.jobs_built.sum() == pytest.approx(spread.jobs_built.sum(), abs=1e-6)
    assert focus.start_ups.sum() == pytest.approx(spread.start_ups.sum(), abs=1e-9)


def effect(own, p, joint=0.0):
    return programme(p)._size_effect(np.array([[own], [0.0]]), np.array([[0.0, joint], [joint, 0.0]]))[0, 0]


def test_half_of_the_money_works_at_the_minimum():
    assert effect(5e5, replace(LINEAR, minimum_eur=5e5)) == pytest.approx(0.5 * 5e5)


def test_falling_returns_by_hand():
    assert effect(4e6, replace(LINEAR, returns=0.8)) == pytest.approx(4e6 * 4.0**-0.2)


def test_without_money_there_is_no_effect():
    for p in (LINEAR, ThemeSupport(), replace(LINEAR, returns=0.7)):
        assert effect(0.0, p) == 0.0


def test_cooperating_towns_pass_the_minimum_together():
    high = replace(LINEAR, minimum_eur=5e6)
    alone, together = (levers_after(high, 40.0, quarters=40, cooperation=weight) for weight in (0.0, 1.0))
    assert (together.jobs_built[:, :N_THEMES] > alone.jobs_built[:, :N_THEMES]).all()


def test_what_is_granted_is_spent_and_nothing_more():
    levers, towns = levers_after(eur_per_head=12.0, weights=FIRST), PAYERS.index("towns")
    assert levers.granted_eur[towns] == pytest.approx(12.0 * PEOPLE / 4.0)
    assert levers.spent_eur == pytest.approx(levers.granted_eur)
    assert levers.granted_eur.sum() == pytest.approx(levers.granted_eur[towns].sum())


def test_money_of_others_for_themes_works_like_the_towns_own():
    support, own, grant = programme(), levers_after(eur_per_head=20.0), Levers.neutral(2, N_SECTORS, 1)
    grant.theme_money = 10.0 * PEOPLE[:, None] * EVEN
    support.move_levers(grant, 10.0 * PEOPLE, EVEN, JOBS)
    assert np.concatenate(untouched(grant)) == pytest.approx(np.concatenate(untouched(own)))
    assert grant.spent_eur.sum() == pytest.approx(10.0 * PEOPLE.sum() / 4.0)


def test_a_town_without_a_portfolio_spends_nothing():
    levers = levers_after(weights=np.zeros_like(EVEN))
    assert levers.spent_eur == pytest.approx(0.0)


def marketing(p, quarters=400):
    return levers_after(p, 20.0, quarters=quarters)


def test_what_is_left_of_the_money_goes_into_marketing():
    p = replace(LINEAR, share_growth=0.5, share_start_ups=0.2)
    assert marketing(p).marketing[:, 0] == pytest.approx(0.3 * 10.0 * PEOPLE / N_THEMES)


def test_attraction_by_hand():
    p = replace(LINEAR, attraction=0.2, share_growth=0.5, share_start_ups=0.2)
    more_per_job = 0.3 * 10.0 * PEOPLE / N_THEMES / 10_000.0
    assert marketing(p).attraction[:, 0] == pytest.approx(0.2 * more_per_job / 100.0)


def test_attraction_can_be_switched_off():
    assert marketing(replace(LINEAR, attraction=0.0)).attraction == pytest.approx(0.0)


def test_no_euro_is_spent_twice():
    ends = records(ThemeSupport)
    assert ends["share_growth"].high + ends["share_start_ups"].high <= 1.0


UNLIKE = np.where(np.arange(N_SECTORS) < 2, 2.0, 1.0) * np.array([[1.0], [0.5]])
"""Bochum has twice the region's share of the first two themes, Herne half of it of all others."""


@pytest.mark.parametrize("deadweight", [0.2, 0.33, 0.5, 0.6])
def test_todays_money_in_todays_mix_has_the_effect_it_has_where_all_money_works_alike(deadweight):
    met = programme(
        replace(LINEAR, deadweight=deadweight),
        present_cooperation=0.5,
        strength=UNLIKE,
        together=CooperationEffect(),
    )
    assert met.usual_effect.sum() == pytest.approx(met.usual.sum())


def built(strength, theme, p, **more):
    """Jobs built in Bochum by EUR 10 a head more for one theme."""
    weights = np.zeros_like(EVEN)
    weights[:, theme] = 1.0
    support, grant = programme(p, strength=strength, **more), Levers.neutral(2, N_SECTORS, 1)
    grant.theme_money = 10.0 * PEOPLE[:, None] * weights
    for _ in range(400):
        levers = Levers.neutral(2, N_SECTORS, 1)
        levers.theme_money = grant.theme_money
        support.move_levers(levers, 10.0 * PEOPLE, EVEN, JOBS)
    return levers.jobs_built[0].sum()


@pytest.mark.parametrize(("deadweight", "ratio"), [(0.33, 1.114), (0.5, 0.889), (0.6, 0.667)])
def test_a_euro_meets_strength_by_hand(deadweight, ratio):
    """Quotients 2 and 1: x = 2/3 and 1/2, R in proportion to x (1 - 2 d x)."""
    p = replace(LINEAR, deadweight=deadweight)
    assert built(UNLIKE, 0, p) / built(UNLIKE, 2, p) == pytest.approx(ratio, abs=1e-3)


def test_where_response_is_switched_off_strength_does_not_count():
    p = replace(LINEAR, response=0.0)
    assert built(UNLIKE, 0, p) == pytest.approx(built(UNLIKE, 2, p))
    assert built(UNLIKE, 0, p) == pytest.approx(built(ALIKE, 0, p))


def test_partners_money_for_the_same_theme_makes_joint_projects_by_hand():
    """Herne, ten kilometres away, has three times the money; q = 3/e / (1 + 3/e) in full cooperation."""
    support = programme(together=replace(FREE, joint_gain=0.4), cooperation=1.0)
    support.move_levers(Levers.neutral(2, N_SECTORS, 1), 10.0 * PEOPLE, EVEN, JOBS)
    part = 3.0 / np.e / (1.0 + 3.0 / np.e)
    assert support.effect[0, 0] == pytest.approx(support.usual[0, 0] * (1.0 + 0.4 * part))


def test_joint_projects_take_years_and_their_price_is_paid_at_once():
    slow = replace(FREE, joint_gain=0.4, price=0.1, years=5.0)
    support, effects = programme(together=slow, cooperation=1.0), []
    for _ in range(80):
        support.move_levers(Levers.neutral(2, N_SECTORS, 1), 10.0 * PEOPLE, EVEN, JOBS)
        effects.append(support.effect[0, 0] / support.usual[0, 0])
    assert 0.9 < effects[0] < 0.93
    assert effects[-1] > 1.0
    assert (np.diff(effects) > 0.0).all()


def test_partners_money_does_not_lower_what_own_money_does():
    falling = replace(LINEAR, returns=0.8)
    alone, joint = (
        programme(falling)._size_effect(np.array([[4e6], [4e6]]), np.array([[0.0, c], [c, 0.0]]))
        for c in (0.0, 1.0)
    )
    assert joint == pytest.approx(alone)
