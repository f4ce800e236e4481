"""Runs of the past: the scenario they play, and one short run in processes and alone."""

import pytest

from ruhrsim.analysis.past_runs import past_scenario, play, play_all

DRAW = {
    "labour_matching.cyclic_search": 0.4,
    "conditions.start_lead": 0.05,
    "conditions.export_shock_muting": 0.5,
    "documented_events.pass_through": 0.1,
}


def test_a_draw_becomes_parameters_and_the_events_pass_through():
    scenario = past_scenario(2007, 2016, DRAW)
    assert (scenario.start, scenario.years) == (2007, 9)
    assert scenario.parameters["conditions"] == {"start_lead": 0.05, "export_shock_muting": 0.5}
    assert scenario.shock[0]["pass_through"] == 0.1


def test_what_describes_2007_is_left_out_of_a_later_start():
    scenario = past_scenario(2016, 2020, DRAW)
    assert scenario.parameters == {"labour_matching": {"cyclic_search": 0.4}}
    assert scenario.shock[0]["pass_through"] == 0.1


@pytest.mark.slow
def test_a_run_is_the_same_alone_and_in_a_process():
    alone = play((DRAW, 3), 2007, 2008, 0.01)
    (other,) = play_all([(DRAW, 3)], 2007, 2008, 0.01, 1)
    assert alone.districts.shape == (1, 15)
    assert alone.towns.shape == (1, 53)
    assert (alone.districts == other.districts).all()
    assert alone.moments == other.moments
