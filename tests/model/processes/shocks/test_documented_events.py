"""Documented events: which rows of the table are played, where and how large."""

import pytest
from pydantic import ValidationError
from shock_world import ALL_TOWNS, struck

from ruhrsim.model.processes.shocks import DocumentedEvents
from ruhrsim.model.processes.shocks.documented_events import documented_flows
from ruhrsim.regions.region import read_region
from ruhrsim.regions.sectors import sector_index
from ruhrsim.regions.tables import read_shocks

EVENTS = DocumentedEvents(pass_through=0.4)


def played(year, quarter, events=EVENTS):
    """Return closures and openings of a calendar quarter as the model asks for them from 2007 on."""
    now = 4 * (year - 2008) + quarter
    world = struck(events, now - events.quarters_since_start(2007))
    return world.closures, world.openings


def cell(town, sector):
    return ALL_TOWNS.index(town), sector_index(sector)


def test_nokia_closes_in_full_and_a_mine_by_its_share():
    """Second quarter of 2008: 2,300 at Nokia; 2,500 in the mine Walsum, of which 0.4 are lost."""
    closures, openings = played(2008, 2)
    assert closures[cell("Bochum", "new_industry")] == 2300.0
    assert closures[cell("Duisburg", "legacy_industry")] == pytest.approx(1000.0)
    assert closures.sum() == pytest.approx(3300.0)
    assert openings.sum() == 0.0


@pytest.mark.parametrize(("passed", "jobs"), [(0.0, 0.0), (1.0, 2500.0)])
def test_miners_are_moved_or_not(passed, jobs):
    assert played(2012, 4, DocumentedEvents(pass_through=passed))[0].sum() == jobs


def test_retained_jobs_are_not_added():
    """The parts warehouse kept 700 of Opel's people in 2015: neither a closure nor an opening."""
    closures, openings = played(2015, 1)
    assert closures.sum() == openings.sum() == 0.0


def test_an_event_without_quarter_is_spread_over_its_year():
    where = cell("Kamp-Lintfort", "logistics")
    assert [played(2017, quarter)[1][where] for quarter in (1, 2, 3, 4)] == [125.0] * 4
    assert played(2017, 4)[1][cell("Dortmund", "logistics")] == 2000.0


def test_the_same_quarter_from_another_start():
    assert EVENTS.quarters_since_start(2016) == EVENTS.quarters_since_start(2007) - 36


def test_only_flows_with_jobs_are_played():
    """Twenty rows: no announcements, plans, stocks, blanks or retained jobs."""
    table = read_shocks().set_index("event_id").loc[list({event.key for event in documented_flows()})]
    assert set(table.measure) == {"flow"}
    assert table.jobs_change.notna().all()
    assert len(table) == 20


def test_all_jobs_of_the_table_are_played_once():
    total = sum(event.jobs for event in documented_flows())
    table = read_shocks().query("measure == 'flow' and event_type != 'retained jobs'")
    assert total == pytest.approx(table.jobs_change.sum())


def test_an_event_can_be_left_out():
    without = DocumentedEvents(without=("opel_bochum_2014",))
    assert played(2014, 4)[0].sum() == 3300.0
    assert played(2014, 4, without)[0].sum() == 0.0


def test_unknown_events_are_refused():
    with pytest.raises(ValidationError, match="did you mean 'opel_bochum_2014'"):
        DocumentedEvents.model_validate({"without": ("opel_bochum_2041",)}, context={"region": read_region()})


@pytest.mark.parametrize("passed", [-0.1, 1.1])
def test_impossible_shares_are_refused(passed):
    with pytest.raises(ValidationError):
        DocumentedEvents(pass_through=passed)
