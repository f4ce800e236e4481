"""Cluster management: growth of one theme by hand."""

import numpy as np
import pytest
from small_world import ask, moved, pull

from ruhrsim.model.processes.policies.cluster_management import ClusterManagement, ClusterManagementEffect
from ruhrsim.regions.sectors import sector_index

P = ClusterManagementEffect(cost_per_job=42_000.0)
HEALTH = sector_index("health")
OFFICE = ask(ClusterManagement, theme="health")


def test_growth_by_hand():
    """EUR 4.2 million are 100 jobs a year, a hundredth of 10,000."""
    levers = pull(OFFICE, [4.2e6, 0.0], P)
    assert levers.growth[:, HEALTH] == pytest.approx([0.01, 0.0])
    assert np.delete(levers.growth, HEALTH, axis=1).any() == np.False_
    assert moved(levers) == {"growth"}


def test_growth_of_a_tiny_theme_is_capped():
    assert pull(OFFICE, [1e9, 0.0], P, jobs=np.ones((2, 10))).growth[0, HEALTH] == pytest.approx(0.1)


def test_a_theme_without_jobs_stays_finite():
    assert np.isfinite(pull(OFFICE, [1e6, 1e6], P, jobs=np.zeros((2, 10))).growth).all()
