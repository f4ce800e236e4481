"""Jobs that moved, by towns: nothing is lost, and from-to adds up to what the towns' table counts."""

import numpy as np
import pytest

from ruhrsim.model.model import RuhrModel
from ruhrsim.model.observers import JobsMoved


def test_nobody_has_moved_before_the_first_look():
    assert JobsMoved(RuhrModel("status_quo", seed=1, scale=0.005)).jobs.sum() == 0.0


def test_moves_into_each_town_are_those_of_its_table():
    model = RuhrModel("subsidy_race", seed=3, scale=0.01)
    watched = JobsMoved(model)
    branch = model.branch("subsidy_race", observers=(watched,))
    branch.run_for(8)
    counted = branch.recorder.region_table()["jobs_moved_within"].sum()
    assert counted > 0
    # Staff of the quarter of the move comes and goes after it; the table counts before.
    assert watched.jobs.sum() == pytest.approx(counted, rel=0.1)
    assert np.diag(watched.jobs).sum() == 0.0
