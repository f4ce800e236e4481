"""Sites: dates as documented, states by the quarter, plots that add up, and jobs told apart by hand."""

import numpy as np
import pytest
from small import firms
from small_sites import site

from ruhrsim.model.state.sites import FREED_BY, OPENED_ON, STATES, documented_sites, measure_sites, read_sites
from ruhrsim.regions.tables import read_municipalities, read_shocks

TOWNS = read_municipalities()["name"].tolist()
OPEL = {"opel_bochum_2014": 28}


def row(sites, key):
    return {
        name: getattr(sites, name)[sites.key.tolist().index(key)]
        for name in vars(sites)
        if name != "openings"
    }


def state(sites, quarter):
    return STATES[sites.states(quarter)[0]]


def test_mark_51_7_keeps_its_documented_dates():
    """Closed in the last quarter of 2014, handed over in July 2015, redeveloped from 2016 to 2025."""
    mark = row(read_sites(2007, TOWNS, OPEL, 0.66, 10.0), "mark517")
    assert (mark["closed"], mark["prepared"], mark["ready"], mark["finished"]) == (28, 31, 33, 72)
    assert not mark["assumed"]
    assert (mark["area_ha"], mark["plots_ha"], mark["others_ha"]) == pytest.approx((70.0, 46.2, 46.2))


def test_a_site_that_a_closure_frees_stays_in_use_without_it():
    mark = row(read_sites(2007, TOWNS, {}, 0.66, 10.0), "mark517")
    assert mark["closed"] == np.inf
    never = read_sites(2007, TOWNS, {}, 0.66, 10.0)
    assert never.ready_share(72)[never.key.tolist().index("mark517")] == 0.0


def test_a_closure_before_the_start_has_happened():
    mark = row(read_sites(2016, TOWNS, {}, 0.66, 10.0), "mark517")
    assert mark["closed"] == -8
    assert mark["others_ha"] == pytest.approx(4.62)
    assert mark["preparing_ha"] == pytest.approx(41.58)


def test_missing_dates_take_the_usual_time_and_are_marked():
    """Freiheit Emscher: freed in 2018, from 2025, no end; logport V: from 2016, nothing else."""
    sites = read_sites(2007, TOWNS, {"prosper_haniel_2018": 44}, 0.66, 10.0)
    emscher, logport = row(sites, "freiheit_emscher"), row(sites, "logport5")
    assert (emscher["closed"], emscher["prepared"], emscher["ready"], emscher["finished"]) == (
        44,
        44,
        69,
        108,
    )
    assert (logport["closed"], logport["prepared"], logport["ready"], logport["finished"]) == (-7, -7, 33, 72)
    assert emscher["assumed"]
    assert logport["assumed"]


def test_known_plots_come_before_the_assumed_share():
    sites = read_sites(2025, TOWNS, {}, 0.5, 10.0)
    assert row(sites, "gate_ruhr")["plots_ha"] == 45.0
    assert row(sites, "mark517")["plots_ha"] == 35.0


@pytest.mark.parametrize("start", [2007, 2016, 2025])
def test_plots_are_used_or_waiting_at_the_start(start):
    sites = read_sites(start, TOWNS, {}, 0.66, 10.0)
    assert sites.others_ha + sites.preparing_ha == pytest.approx(sites.plots_ha)
    assert sites.free_ha == pytest.approx(0.0)
    assert (sites.plots_ha <= sites.area_ha).all()


def test_opel_is_not_counted_twice():
    keys = [known.key for known in documented_sites()]
    assert "opel_total" not in keys
    assert len(keys) == 10


def test_events_are_in_the_table():
    events = set(read_shocks()["event_id"])
    keys = {known.key for known in documented_sites()}
    assert {*FREED_BY.values(), *OPENED_ON} <= events
    assert {*FREED_BY, *OPENED_ON.values()} <= keys


def test_plots_become_ready_evenly():
    assert [site().ready_share(quarter)[0] for quarter in (5, 6, 8, 9, 12)] == [0.0, 0.25, 0.75, 1.0, 1.0]


def test_states_follow_the_dates_and_the_land():
    assert state(site(others=10.0), 1) == "in use"
    assert state(site(preparing=10.0), 3) == "closed"
    assert state(site(preparing=10.0), 5) == "in preparation"
    assert state(site(preparing=7.5), 6) == "marketed"
    assert state(site(taken=8.9), 9) == "marketed"
    assert state(site(taken=9.0), 9) == "occupied"


def test_jobs_brought_along_are_not_new():
    """Town 0: one firm came from inside with 50 and has 60, one from town 1 with 30 and has 20, one is new with 5."""
    there = firms(towns=(0, 0, 0, 1), sectors=(0, 0, 0, 0), employees=(60.0, 20.0, 5.0, 99.0), weight=2.0)
    there.site[:3], there.came_from[:3], there.brought[:3] = 0, [0, 1, -1], [50.0, 30.0, 0.0]
    seen = {name: value[0] for name, value in measure_sites(there, site(taken=4.0), 9).items()}
    assert (seen["firms"], seen["jobs"]) == (6.0, 170.0)
    assert seen["jobs_new_town"] == 170.0 - 2.0 * 50.0
    assert seen["jobs_new_region"] == 170.0 - 2.0 * (50.0 + 20.0)
    assert (seen["taken_ha"], seen["free_ha"]) == (4.0, 6.0)
