"""Cluster management: jobs of one theme by hand."""

from dataclasses import replace

import numpy as np
import pytest
from small_world import ask, moved, pull

from ruhrsim.model.processes.policies.cluster_management import ClusterManagement, ClusterManagementEffect
from ruhrsim.regions.sectors import sector_index

P = ClusterManagementEffect(jobs_per_million=10.0)
HEALTH = sector_index("health")
OFFICE = ask(ClusterManagement, theme="health")


def test_jobs_by_hand():
    levers = pull(OFFICE, [4.2e6, 0.0], P)
    assert levers.jobs_built[:, HEALTH] == pytest.approx([42.0, 0.0])
    assert np.delete(levers.jobs_built, HEALTH, axis=1).any() == np.False_
    assert moved(levers) == {"jobs_built"}


def test_it_can_do_nothing_for_jobs():
    assert not moved(pull(OFFICE, [4.2e6, 0.0], replace(P, jobs_per_million=0.0)))
