"""Land release: hectares by hand, and the land account that reads them."""

import numpy as np
import pytest
from small_world import ask, moved, pull

from ruhrsim.model.processes.land import LandUse, start_land, update_land
from ruhrsim.model.processes.policies.land_release import LandRelease, LandReleaseEffect

P = LandReleaseEffect(eur_per_ha=600_000.0)


def test_hectares_a_year_by_hand():
    levers = pull(ask(LandRelease), [1.2e6, 0.3e6], P)
    assert levers.land_release_ha == pytest.approx([2.0, 0.5])
    assert moved(levers) == {"land_release_ha"}


def test_a_quarter_of_the_yearly_hectares_is_added():
    use, jobs = LandUse(renewal=0.0), np.full((2, 10), 1000.0)
    land = start_land(np.full(2, 100.0), np.full(2, 10.0), np.full(2, 40.0), jobs, use)
    before = land.total_ha.copy()
    update_land(land, jobs, pull(ask(LandRelease), [1.2e6, 0.0], P), use)
    assert land.total_ha - before == pytest.approx([0.5, 0.0])
