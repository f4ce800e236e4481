"""Growth at rest: how wishes settle, closed form of vacancies and layoffs."""

from dataclasses import replace

import numpy as np
import pytest

from ruhrsim.common.draws import Draws, make_slots
from ruhrsim.model.processes.firm_growth import FirmGrowth
from ruhrsim.model.start import growth_at_rest

P = FirmGrowth()
QUIET = replace(P, noise=0.0)


def settled(fill, p=P, n=20_000, size=4.0, gap=0.03):
    """Return wanted over actual size of many alike firms at the start, log."""
    sizes, slots = np.full(n, size), make_slots(np.arange(n))
    noise = growth_at_rest.settling_noise(sizes, slots, p, Draws(1))
    return growth_at_rest.settle_wishes(sizes, noise, np.zeros(n) + gap, 0.05, fill, p) - np.log(sizes)


def test_firms_without_noise_settle_where_hires_replace_those_who_leave():
    """At the end x = y - ln(left + fill · (e^y - left)) with y = x + adapt · (gap - x).

    With adapt = 1 the wish is the gap in every quarter, so x is known in closed form.
    """
    expected = 0.03 - np.log(0.95 + 0.7 * (np.exp(0.03) - 0.95))
    assert settled(0.7, replace(QUIET, adapt=1.0), n=3) == pytest.approx(expected)


def test_wishes_settle_with_a_spread():
    """Firms that laid off want just what they have; many that found nobody want more than the gap at rest."""
    wishes = settled(0.7)
    assert wishes.min() == pytest.approx(0.0)
    assert 0.05 < (wishes < 1e-9).mean() < 0.5
    assert (wishes > 0.03).mean() > 0.1


def test_the_noise_of_the_past_is_that_of_the_jobs_that_are_left():
    """A job's firm grew by E[x e^x] / E[e^x] = 2 b² / (1 - b²), as Laplace noise times size has it."""
    sizes = np.ones(200_000)
    noise = growth_at_rest.settling_noise(
        sizes, make_slots(np.arange(len(sizes))), replace(P, noise=0.2), Draws(1)
    )
    assert noise.mean() == pytest.approx(2 * 0.04 / 0.96, rel=0.02)
    assert np.exp(-noise).mean() * 0.96 == pytest.approx(0.96**2, rel=0.01)


def test_jobs_at_rest_stay_as_many_by_simulation():
    """Firms that settled and are shifted to hire what they lose go on for four years as many as they are."""
    n, b, p, fill, separation = 400_000, P.noise, replace(P, adapt=0.0), 0.7, 0.05
    sizes, slots, draws = np.ones(n), make_slots(np.arange(n)), Draws(2)
    ahead = growth_at_rest.settle_wishes(
        sizes,
        growth_at_rest.settling_noise(sizes, slots, p, draws),
        0.05,
        separation,
        fill,
        replace(p, noise_size_elasticity=0.0),
    )
    shift = 0.0
    for _ in range(4):
        hired = [
            fill * vacancies.sum() - (separation * n + layoffs.sum())
            for vacancies, layoffs in (
                growth_at_rest.expected_staffing(sizes, ahead + at, separation, p)
                for at in (shift, shift + 0.005)
            )
        ]
        shift -= hired[0] * 0.005 / (hired[1] - hired[0])
    wish, staff = np.exp(ahead + shift), sizes.copy()
    for quarter in range(16):
        draws.quarter = quarter + 1
        wish *= np.exp(b * draws.laplace("noise", slots)) * (1.0 - b * b)
        left = staff * (1.0 - separation)
        staff = np.minimum(left, wish) + fill * np.maximum(wish - left, 0.0)
    assert staff.mean() == pytest.approx(1.0, abs=0.006)


def test_a_lasting_wish_is_left_whole_and_an_adapting_one_shrinks_by_hand():
    """At adapt 1 the wish is each time what was staffed: 0.7, then 0.7 · 0.95 + 0.7 · 0.7 · 0.05 of it, and so on."""
    assert growth_at_rest.lasting_wish(0.0, 0.05, 0.7, replace(P, adapt=0.0)) == pytest.approx(1.0)
    assert growth_at_rest.lasting_wish(0.0, 0.05, 0.7, replace(P, adapt=1.0)) == pytest.approx(
        0.7 * (0.95 + 0.7 * 0.05) ** 7
    )


def test_firms_that_fill_less_of_their_places_want_more_of_them():
    assert settled(0.4).mean() > settled(0.9).mean() + 0.01


def test_closed_form_of_staffing_agrees_with_draws():
    n, separation, gap = 400_000, 0.05, 0.03
    b = P.noise
    x = b * Draws(3).laplace("noise", make_slots(np.arange(n)))
    wanted = np.exp(gap + x) * (1.0 - b * b)
    vacancies, layoffs = growth_at_rest.expected_staffing(np.ones(1), np.full(1, gap), separation, P)
    assert vacancies[0] == pytest.approx(np.maximum(wanted - 0.95, 0.0).mean(), rel=0.01)
    assert layoffs[0] == pytest.approx(np.maximum(0.95 - wanted, 0.0).mean(), rel=0.02)
