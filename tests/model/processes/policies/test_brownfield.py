"""Brownfield: hectares by hand, and the land account that reads them."""

import numpy as np
import pytest
from small_world import ask, moved, pull

from ruhrsim.model.processes.land import LandUse, start_land, update_land
from ruhrsim.model.processes.policies.brownfield import Brownfield, BrownfieldEffect

P = BrownfieldEffect(eur_per_ha=1.5e6)


def test_hectares_a_year_by_hand():
    levers = pull(ask(Brownfield), [3e6, 0.75e6], P)
    assert levers.brownfield_ha == pytest.approx([2.0, 0.5])
    assert moved(levers) == {"brownfield_ha"}


def test_a_quarter_of_the_yearly_hectares_becomes_free_and_no_more_than_is_restricted():
    use, jobs = LandUse(renewal=0.0, severe=0.4), np.full((2, 10), 1000.0)
    land = start_land(np.full(2, 100.0), np.full(2, 10.0), np.array([40.0, 0.0]), jobs, use)
    before = land.restricted_ha.copy()
    update_land(land, jobs, pull(ask(Brownfield), [3e6, 3e6], P), use)
    assert before - land.restricted_ha == pytest.approx([0.5, 0.0])
    assert land.used_ha + land.free_ha + land.preparing_ha + land.restricted_ha == pytest.approx(
        land.total_ha
    )
