"""Location factors: what a lower trade tax does to firms that stay and to foundations, by hand."""

from dataclasses import replace

import numpy as np
import pytest

from ruhrsim.model.processes.location_factors import LocationFactors, entry_factor, tax_pull, wanted_level
from ruhrsim.regions.sectors import N_SECTORS, SECTORS

P = LocationFactors(jobs_elasticity=0.4, entry_elasticity=0.45, moved=0.5)
JOBS = np.vstack([np.full(N_SECTORS, 100.0), np.full(N_SECTORS, 300.0)])
BEFORE = np.array([500.0, 400.0])
EXEMPT = [SECTORS.index("public_education"), SECTORS.index("health")]


def test_a_tax_that_stays_changes_nothing():
    pull = tax_pull(BEFORE, BEFORE, JOBS, P)
    assert not wanted_level(pull, P).any()
    assert (entry_factor(pull, P) == 1.0).all()


def test_one_town_cuts_and_wins_half_of_it_from_the_others():
    """A quarter of the taxed jobs; ten per cent less in logs."""
    change = np.log(0.9)
    pull = tax_pull(BEFORE * [0.9, 1.0], BEFORE, JOBS, P)
    assert pull == pytest.approx([change * (1.0 - 0.5 * 0.25), -change * 0.5 * 0.25])
    won = (wanted_level(pull, P) * JOBS).sum()
    assert won == pytest.approx(-0.4 * change * 0.5 * 800.0)


def test_where_all_is_reallocation_the_region_wins_nothing():
    pull = tax_pull(BEFORE * [0.9, 1.0], BEFORE, JOBS, replace(P, moved=1.0))
    assert (wanted_level(pull, P) * JOBS).sum() == pytest.approx(0.0)


def test_schools_and_hospitals_pay_none():
    pull = tax_pull(BEFORE * 0.9, BEFORE, JOBS, P)
    assert not wanted_level(pull, P)[:, EXEMPT].any()
    assert (entry_factor(pull, P)[:, EXEMPT] == 1.0).all()
    assert (np.delete(entry_factor(pull, P), EXEMPT, axis=1) > 1.0).all()


def test_foundations_by_hand():
    pull = np.array([np.log(0.9), 0.0])
    assert entry_factor(pull, P)[:, 0] == pytest.approx([0.9**-0.45, 1.0])


def test_it_can_be_switched_off():
    off, pull = replace(P, jobs_elasticity=0.0, entry_elasticity=0.0), np.array([0.1, -0.2])
    assert not wanted_level(pull, off).any()
    assert (entry_factor(pull, off) == 1.0).all()


def test_no_tax_at_all_stays_finite():
    assert np.isfinite(tax_pull(np.array([0.0, 400.0]), BEFORE, JOBS, P)).all()
