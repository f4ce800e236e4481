"""Investment grant: jobs of exporting sectors by hand."""

import numpy as np
import pytest
from small_world import ask, moved, pull

from ruhrsim.model.processes.policies.investment_grant import InvestmentGrant, InvestmentGrantEffect
from ruhrsim.regions.sectors import N_SECTORS, SECTORS, sector_index

P = InvestmentGrantEffect(cost_per_job=25_000.0)
LOCAL = [sector_index(s) for s in ("local_services", "public_education", "health", "smart_city")]


def test_a_job_costs_what_the_evaluation_says():
    """EUR 6 million are 240 jobs, 40 in each of six sectors of the same size."""
    levers = pull(ask(InvestmentGrant), [6e6, 0.0], P)
    assert levers.jobs_built.sum() == pytest.approx(240.0)
    assert np.delete(levers.jobs_built[0], LOCAL) == pytest.approx(40.0)
    assert not levers.jobs_built[:, LOCAL].any()
    assert moved(levers) == {"jobs_built"}


def test_money_goes_where_firms_are():
    jobs = np.full((2, N_SECTORS), 1000.0)
    jobs[0, SECTORS.index("new_industry")] = 5000.0
    built = pull(ask(InvestmentGrant), [2.5e6, 0.0], P, jobs=jobs).jobs_built[0]
    assert built[SECTORS.index("new_industry")] == pytest.approx(50.0)
    assert built[SECTORS.index("logistics")] == pytest.approx(10.0)


def test_a_theme_gets_all_if_it_is_named():
    levers = pull(ask(InvestmentGrant, theme="health"), [1e6, 0.0], P)
    assert levers.jobs_built[0, sector_index("health")] == pytest.approx(40.0)
    assert levers.jobs_built.sum() == pytest.approx(40.0)


def test_a_town_without_such_firms_stays_finite():
    assert np.isfinite(
        pull(ask(InvestmentGrant), [1e6, 1e6], P, jobs=np.zeros((2, N_SECTORS))).jobs_built
    ).all()
