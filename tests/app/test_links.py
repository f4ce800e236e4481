"""Links restore what they were made from, and nothing that they hold can hurt."""

import base64
import random
import string
import zlib

import pytest
from app_hostile import GOOD, mutated_links, packed

from ruhrsim.app import choices, links, money
from ruhrsim.app.state import MOST_CHOSEN, AppState, Own


@pytest.mark.parametrize(
    "state",
    [
        AppState(),
        GOOD,
        AppState(language="en", theme="dark", year=2026, show="level"),
        AppState(uncertainty="luck", panel="why", place="town"),
    ],
)
def test_round_trip(state):
    assert links.decode(links.encode(state)) == state


def test_the_start_page_opens_without_a_link_in_the_language_of_the_browser():
    assert links.from_search(None) == (AppState(), True)
    assert links.from_search("", "en-GB,en;q=0.9,de;q=0.8") == (AppState(language="en"), True)
    assert links.from_search("", "fr-FR,de;q=0.5,en;q=0.3") == (AppState(language="de"), True)
    assert links.from_search("", "tr") == (AppState(), True)


def test_a_link_says_its_language():
    """Whoever chose German on an English browser gets German again."""
    german = AppState(town="05911000")
    assert links.from_search(f"s={links.encode(german)}", "en-GB") == (german, True)
    assert links.from_search(f"s={links.encode(AppState())}", "en-GB") == (AppState(), True)
    assert links.from_search("s=", "en-GB") == (AppState(), True)


def test_an_old_link_means_what_it_meant():
    state = links.decode(packed({"chosen": ["status_quo", "joint_region"], "year": 2040}))
    assert (state.uncertainty, state.in_worlds) == ("luck", False)
    assert links.decode(links.encode(state)) == state
    start = links.decode(packed({"language": "en"}))
    assert start.chosen == ("status_quo", "compete_on_everything", "cluster_focus")
    assert (start.second, start.uncertainty) == ("cluster_focus", "luck")
    with pytest.raises(links.LinkError):
        links.decode(packed({"uncertainty": "everything"}))
    with pytest.raises(links.LinkError, match="later version"):
        links.decode(packed({"edition": 3}))


def test_a_new_link_covers_assumptions():
    assert links.decode(links.encode(AppState())).in_worlds


def test_links_fit_into_an_address_bar():
    assert len(links.encode(GOOD)) < 1000


def test_a_state_too_large_for_a_link_is_refused():
    luck = random.Random(0)
    towns = {"".join(luck.choices(string.ascii_letters, k=40)): {"kind": "spread"} for _ in range(600)}
    large = GOOD.but(
        own=(Own(name="a", based_on="status_quo", changes={"strategy": {"towns": towns}}).model_dump(),)
    )
    with pytest.raises(links.LinkTooLong, match="at most"):
        links.encode(large)


def test_a_bomb_is_not_unpacked():
    bomb = packed({"language": "x" * 5_000_000})
    assert len(bomb) < links.LONGEST_LINK
    with pytest.raises(links.LinkError):
        links.decode(bomb)


def test_deep_nesting_is_refused():
    deep = b"[" * 50_000
    with pytest.raises(links.LinkError):
        links.decode(packed(0)[:-1] + "!")
    with pytest.raises(links.LinkError):
        links.decode(base64.urlsafe_b64encode(zlib.compress(deep)).decode().rstrip("="))


def test_a_thousand_mutated_links_end_in_words():
    """Each gives a state or a LinkError; each state gives good scenarios and faults, within bounds."""
    read = broken = 0
    for text in mutated_links(1000):
        state, fine = links.from_search("s=" + text)
        read, broken = read + fine, broken + (not fine)
        scenarios, faults = choices.chosen(state)
        assert 1 <= len(scenarios) <= MOST_CHOSEN
        assert all(s.years == 20 for s in scenarios)
        assert all(isinstance(fault, str) and fault for fault in faults)
        for scenario in scenarios:
            assert len(scenario.policy) <= choices.MOST_ENTRIES
            assert money.bill(scenario).per_head() >= 0
    assert read > 50
    assert broken > 400
