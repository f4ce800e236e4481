"""Regional cooperation site: hectares, partners, and no more land than is planned."""

import numpy as np
import pytest
from small_world import TOWNS, ask, moved, pull, world

from ruhrsim.model.processes.land import LandUse, start_land, update_land
from ruhrsim.model.processes.policies.cooperation_site import CooperationSite, CooperationSiteEffect

P = CooperationSiteEffect(eur_per_ha=1e6)
USE = LandUse(renewal=0.0, planned_ha=1000.0)
JOBS = np.full((2, 10), 1000.0)
READY = 40.0 - 0.61 * 50.0
"""Land in preparation at the start: what is secured less the part of all of it that is restricted."""


def land():
    return start_land(np.full(2, 100.0), np.full(2, 10.0), np.full(2, 40.0), JOBS, USE)


def test_hectares_a_year_by_hand():
    levers = pull(ask(CooperationSite), [3e6, 1e6], P)
    assert levers.cooperation_site_ha == pytest.approx([3.0, 1.0])
    assert moved(levers) == {"cooperation_site_ha"}


def test_partners_share_alike_whatever_their_size():
    assert ask(CooperationSite, towns=TOWNS).shares(world(), P) == pytest.approx([0.5, 0.5])


def test_a_town_alone_gets_no_site():
    with pytest.raises(ValueError, match="Herne: a regional cooperation site needs at least two towns"):
        ask(CooperationSite, towns=["Herne"])
    with pytest.raises(ValueError, match="at least two towns"):
        ask(CooperationSite, towns=["Herne", "Herne"])


def test_land_becomes_free_and_is_no_longer_planned():
    account = land()
    free, planned, whole = account.free_ha.copy(), account.planned_ha.sum(), account.total_ha.copy()
    update_land(account, JOBS, pull(ask(CooperationSite), [8e6, 0.0], P), USE)
    ready = READY * -np.expm1(-0.25 / USE.preparation_years)
    assert account.free_ha - free == pytest.approx([2.0 + ready, ready])
    assert account.total_ha - whole == pytest.approx([2.0, 0.0])
    assert planned - account.planned_ha.sum() == pytest.approx(2.0)


def test_no_more_becomes_ready_than_is_planned():
    account = land()
    whole = account.total_ha.sum()
    for _ in range(2):
        update_land(account, JOBS, pull(ask(CooperationSite), [1e11, 1e11], P), USE)
    assert account.total_ha.sum() - whole == pytest.approx(1000.0)
    assert account.planned_ha == pytest.approx(0.0)
