"""The best course a search has found: what ships, and the search on a toy game."""

import pytest

from ruhrsim.workshop import best_course
from ruhrsim.workshop.best_course import BestCourse, read_best_course, search
from ruhrsim.workshop.decisions import USES


def test_what_ships_can_be_decided_and_was_judged_on_other_luck():
    best = read_best_course()
    assert not set(best.searched_on) & set(best.judged_on)
    assert len(best.judged_on) >= 8
    for number, shares in enumerate(best.rounds):
        decision = best.decision("05911", number)
        assert {use: getattr(decision, use) for use in USES} == shares
    assert best.decision("05911", 9) == best.decision("05911", len(best.rounds) - 1)


def test_what_ships_is_at_least_as_good_for_the_region_as_agreed_strengths():
    mean, half = read_best_course().gain
    assert mean + half >= 0


@pytest.fixture
def toy(monkeypatch):
    """The region gains by land in the first round and by nothing else; agreed strengths are worth 1."""
    monkeypatch.setattr(best_course, "_region", lambda game, course, scale: 1 + course[0]["land"] / 100)
    monkeypatch.setattr(best_course, "_end", lambda game, scale: 1.0)


def test_the_search_finds_what_the_region_gains_by(toy):
    found = search(teams=2, rounds=2, searched_on=[0], judged_on=[1, 2])
    assert [shares["land"] for shares in found.rounds] == [75, 0]
    assert found.region["best_found"] == (1.75, 0.0)
    assert found.gain == (0.75, 0.0)
    assert all(sum(shares.values()) <= 100 for shares in found.rounds)
    assert BestCourse.model_validate_json(found.model_dump_json()) == found


def test_luck_of_the_search_does_not_judge(toy):
    with pytest.raises(ValueError, match=r"seeds \[1\] are searched and judged on"):
        search(teams=2, rounds=1, searched_on=[0, 1], judged_on=[1, 2])
