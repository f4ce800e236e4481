"""Location subsidy: attraction by hand."""

from dataclasses import replace

import numpy as np
import pytest
from small_world import ask, moved, pull

from ruhrsim.model.processes.policies.location_subsidy import LocationSubsidy, LocationSubsidyEffect

P = LocationSubsidyEffect(utility=1.0)


def test_attraction_by_hand():
    """EUR 2 million for 100,000 jobs are 20 a job: a fifth of 100."""
    levers = pull(ask(LocationSubsidy), [2e6, 0.0], P)
    assert levers.attraction[0] == pytest.approx(0.2)
    assert (levers.attraction[1] == 0.0).all()
    assert moved(levers) == {"attraction"}


def test_the_pull_is_capped_and_finite_without_jobs():
    assert pull(
        ask(LocationSubsidy), [1e9, 0.0], P, jobs=np.zeros((2, 10))
    ).attraction.max() == pytest.approx(2.0)


def test_it_can_be_switched_off():
    assert not moved(pull(ask(LocationSubsidy), [1e6, 1e6], replace(P, utility=0.0)))
