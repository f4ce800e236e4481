"""Loss of a university's funding: places to study by town and quarter."""

import pytest
from pydantic import ValidationError
from shock_world import ALL_TOWNS, TOWNS, struck

from ruhrsim.model.processes.shocks import UniversityFunding

CUT = UniversityFunding(quarter="2027Q1", towns=["Bochum"], share=0.4, over_years=2.0)


@pytest.mark.parametrize(("since", "left"), [(-1, 1.0), (0, 0.95), (3, 0.8), (7, 0.6), (40, 0.6)])
def test_places_go_over_two_years_and_stay_away(since, left):
    assert struck(CUT, since, TOWNS).study_places == pytest.approx([left, 1.0])


def test_a_half_of_them_stays_untrained():
    assert struck(CUT, 7, TOWNS).untrained == pytest.approx([0.2, 0.0])


def test_two_cuts_take_a_share_of_what_is_left():
    """0.6 of 0.6 are left; half of the 0.64 that are gone stay."""
    world = struck(CUT, 7, TOWNS)
    CUT.strike(world, TOWNS, 7)
    assert world.study_places == pytest.approx([0.36, 1.0])
    assert world.untrained == pytest.approx([0.32, 0.0])


def test_a_cut_at_once():
    assert struck(CUT.model_copy(update={"over_years": 0.0}), 0, TOWNS).study_places[0] == pytest.approx(0.6)


def test_a_town_without_university_is_told():
    CUT.check(None, ALL_TOWNS)
    with pytest.raises(ValueError, match="no university in Herne; choose from .*Bochum"):
        CUT.model_copy(update={"towns": ("Bochum", "Herne")}).check(None, ALL_TOWNS)


@pytest.mark.parametrize("wrong", [{"share": 0.0}, {"share": 1.1}, {"stay": 1.1}, {"towns": []}])
def test_impossible_cuts_are_refused(wrong):
    with pytest.raises(ValidationError):
        UniversityFunding(**({"quarter": "2026Q1", "towns": ["Bochum"], "share": 0.2} | wrong))
