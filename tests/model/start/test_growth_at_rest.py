"""Growth at rest: how wishes settle, closed form of vacancies and layoffs."""

from dataclasses import replace

import numpy as np
import pytest

from ruhrsim.common.draws import Draws, make_slots
from ruhrsim.model.processes.firm_growth import FirmGrowth
from ruhrsim.model.start import growth_at_rest

P = FirmGrowth()
QUIET = replace(P, noise=0.0)


def settled(fill, p=P, n=20_000, size=4.0):
    """Return wanted over actual size of many alike firms at the start, log."""
    sizes, slots = np.full(n, size), make_slots(np.arange(n))
    noise = growth_at_rest.settling_noise(sizes, slots, p, Draws(1))
    return growth_at_rest.settle_wishes(sizes, noise, 0.03, 0.05, np.zeros(n) + fill, p) - np.log(sizes)


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


def test_firms_that_fill_less_of_their_places_want_more_of_them():
    wishes = settled(np.repeat([0.4, 0.9], 10_000))
    assert wishes[:10_000].mean() > wishes[10_000:].mean() + 0.01


def test_closed_form_of_staffing_agrees_with_draws():
    n, separation, gap = 400_000, 0.05, 0.03
    b = P.noise
    x = b * Draws(3).laplace("noise", make_slots(np.arange(n)))
    wanted = np.exp(gap + x) * (1.0 - b * b)
    vacancies, layoffs = growth_at_rest.expected_staffing(np.ones(1), np.full(1, gap), separation, P)
    assert vacancies[0] == pytest.approx(np.maximum(wanted - 0.95, 0.0).mean(), rel=0.01)
    assert layoffs[0] == pytest.approx(np.maximum(0.95 - wanted, 0.0).mean(), rel=0.02)
