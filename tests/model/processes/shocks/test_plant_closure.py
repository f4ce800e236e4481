"""Plant closure: when and where it strikes."""

import numpy as np
import pytest
from pydantic import ValidationError
from shock_world import TOWNS, struck

from ruhrsim.model.processes.shocks import PlantClosure
from ruhrsim.regions.sectors import N_SECTORS, sector_index

CLOSURE = PlantClosure(quarter="2026Q2", town="Herne", jobs=2000.0, sector="new_industry")


@pytest.mark.parametrize(("since", "jobs"), [(-1, 0.0), (0, 2000.0), (1, 0.0)])
def test_a_plant_closes_in_its_quarter_only(since, jobs):
    closures = struck(CLOSURE, since, TOWNS).closures
    assert closures[1, sector_index("new_industry")] == closures.sum() == jobs


def test_two_closures_in_one_quarter_add_up():
    world = struck(CLOSURE, 0, TOWNS)
    CLOSURE.strike(world, TOWNS, 0)
    assert world.closures.sum() == 4000.0


def test_more_jobs_than_there_are_can_t_close():
    with pytest.raises(ValueError, match="new_industry has only 1,000 left there; choose fewer"):
        CLOSURE.check(np.full((2, N_SECTORS), 1000.0), TOWNS)
    CLOSURE.check(np.full((2, N_SECTORS), 2000.0), TOWNS)


@pytest.mark.parametrize("wrong", [{"sector": "coal"}, {"jobs": 0.0}, {"jobs": -5.0}])
def test_impossible_closures_are_refused(wrong):
    with pytest.raises(ValidationError):
        PlantClosure(**({"quarter": "2026Q1", "town": "Herne", "jobs": 10.0, "sector": "health"} | wrong))
