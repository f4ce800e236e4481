"""The pages as Solara draws them, without a browser: who gets in where, and hostile messages."""

import time

import numpy as np
import pytest
from workshop_table import SETTINGS, open_hub

solara = pytest.importorskip("solara")

from ruhrsim.app.allowance import Allowance  # noqa: E402

from ruhrsim.app.workshop.pages import entrance, joining, leading, live, playing, practising  # noqa: E402
from ruhrsim.app.workshop.places import Place  # noqa: E402
from ruhrsim.app.workshop.views import heading  # noqa: E402

_PATIENCE = 10.0
KEY = {"secret": "", "remembered": "", "origin": "http://localhost:8765", "led": ""}


@pytest.fixture
def hub(tmp_path, monkeypatch):
    hub = open_hub(tmp_path)
    for module in (entrance, joining, leading, live, playing, practising):
        monkeypatch.setattr(module, "the_hub", lambda: hub)
    return hub


@pytest.fixture
def room(hub):
    return hub.rooms.create(SETTINGS, "en")


class Visit:
    """A page drawn for one visitor at an address."""

    def __init__(self, search="", secret="", **brought):
        @solara.component
        def AtAddress():
            solara.routing.router_context.provide(solara.routing.Router(f"/workshop?{search}", []))
            entrance.WorkshopPage()

        self.box, self.drawing = solara.render(AtAddress(), handle_error=False)
        self.part("Door").fire("bring", KEY | {"secret": secret} | brought)

    def part(self, name):
        """Return the first part of a file on the page."""
        found = self.all(name)
        assert found, f"{name} is not on the page"
        return found[0]

    def wait_for(self, name, trait, value):
        """Wait until a part says so: news from the room may be drawn by another thread just then."""
        deadline = time.monotonic() + _PATIENCE
        while self.part(name)[trait] != value and time.monotonic() < deadline:
            time.sleep(0.02)
        assert self.part(name)[trait] == value

    def wait_for_parts(self, names):
        """Wait until these parts are on the page and no others."""
        deadline = time.monotonic() + _PATIENCE
        while parts_on(self) != names and time.monotonic() < deadline:
            time.sleep(0.02)
        assert parts_on(self) == names

    def wait_for_part(self, name, trait, value):
        """Wait until a part is there and says so."""
        deadline = time.monotonic() + _PATIENCE
        while not (self.all(name) and self.part(name)[trait] == value) and time.monotonic() < deadline:
            time.sleep(0.02)
        assert self.part(name)[trait] == value

    def wait_for_clock(self, now):
        """Wait until the head has the server's time."""
        deadline = time.monotonic() + _PATIENCE
        while self.part("Head")["view"]["clock"]["now"] != now and time.monotonic() < deadline:
            time.sleep(0.02)
        assert self.part("Head")["view"]["clock"]["now"] == now

    def all(self, name):
        """Return all parts of a file on the page."""
        return [Part(w) for w in _walk(self.box) if _file_of(w) == f"{name.lower()}.vue"]


class Part:
    """A Vue part on a page."""

    def __init__(self, widget):
        self.widget = widget

    def __getitem__(self, name):
        return getattr(self.widget, name)

    def fire(self, event, *message):
        """Send what a browser would send, or worse."""
        getattr(self.widget, f"vue_{event}")(*message)


def _walk(widget):
    yield widget
    for child in getattr(widget, "children", None) or ():
        if hasattr(child, "comm"):
            yield from _walk(child)


def _file_of(widget):
    file = getattr(widget, "template_file", None)
    return file[1] if isinstance(file, tuple) else ""


def parts_on(visit):
    return {
        name
        for name in ("Start", "Join", "Decision", "Lead", "Seats", "Screen", "TownMap", "Recover")
        + ("Reveal", "Lines", "Outcome", "Chart", "Ranking")
        if visit.all(name)
    }


def test_the_start_page_offers_rooms_to_join_and_to_create(hub):
    visit = Visit()
    assert parts_on(visit) == {"Start"}
    visit.part("Start").fire("create", {"settings": SETTINGS, "minutes": 5, "language": "en"})
    assert {"Lead", "Seats"} <= parts_on(visit)


def test_one_browser_opens_only_so_many_rooms(hub, monkeypatch):
    monkeypatch.setattr(joining, "visitor", lambda: "one browser")
    monkeypatch.setattr(joining, "_ROOMS_OF_A_VISITOR", Allowance(1, 60.0))
    visit = Visit()
    visit.part("Start").fire("create", {"settings": SETTINGS, "minutes": 5, "language": "en"})
    assert "Lead" in parts_on(visit)
    again = Visit()
    again.part("Start").fire("create", {"settings": SETTINGS, "minutes": 5, "language": "en"})
    assert parts_on(again) == {"Start"}


def test_a_seat_is_taken_and_a_choice_sent(hub, room):
    visit = Visit(f"room={room[0]}")
    assert parts_on(visit) == {"Join"}
    visit.part("Join").fire("claim", "05911")
    assert parts_on(visit) == {"Decision"}
    place = visit.part("Decision")["place"]
    visit.part("Decision").fire("send", {"stamp": "1", "place": place, "decision": {"pot": 30}})
    assert hub.rooms.look(room[0]).game.open["05911"].pot == 30
    visit.wait_for("Decision", "receipt", {"stamp": "1", "ok": True})
    visit.part("Decision").fire("send", {"stamp": "2", "place": place, "decision": {"pot": 130}})
    visit.wait_for("Decision", "receipt", {"stamp": "2", "ok": False})


def test_a_choice_that_was_long_on_its_way_counts_for_no_later_round(hub):
    code, secret = hub.rooms.create(SETTINGS | {"treatment": "no_talk", "rounds": 2}, "de")
    token = hub.claim(code, "05911")
    place = Visit(f"room={code}", token).part("Decision")["place"]
    hub.lead(code, secret, lambda game: game.advance().advance())
    visit = Visit(f"room={code}", token)
    visit.part("Decision").fire("send", {"stamp": "1", "place": place, "decision": {"pot": 30}})
    visit.wait_for("Decision", "receipt", {"stamp": "1", "ok": False})
    assert hub.rooms.look(code).game.open == {}


def test_the_facilitators_page_opens_with_its_secret_only(hub, room):
    code, secret = room
    token = hub.claim(code, "05911")
    assert "Lead" in parts_on(Visit(f"room={code}&as=lead", secret))
    for wrong in ("", "guess", token):
        assert parts_on(Visit(f"room={code}&as=lead", wrong)) == {"Recover"}


def test_a_players_page_opens_with_its_own_secret_only(hub, room):
    code, secret = room
    other, _ = hub.rooms.create(SETTINGS, "en")
    token = hub.claim(other, "05911")
    for wrong in ("", "guess", secret, token):
        assert parts_on(Visit(f"room={code}", wrong)) == {"Join"}


def test_the_projector_needs_no_secret_and_has_none(hub, room):
    assert parts_on(Visit(f"room={room[0]}&as=screen")) == {"Screen", "TownMap"}


def test_a_second_tab_shows_the_same(hub, room):
    token = hub.claim(room[0], "05911")
    first, second = (Visit(f"room={room[0]}", token) for _ in range(2))
    place = first.part("Decision")["place"]
    first.part("Decision").fire("send", {"stamp": "1", "place": place, "decision": {"land": 15}})
    assert Visit(f"room={room[0]}", token).part("Decision")["form"]["values"]["land"] == 15
    assert parts_on(second) == {"Decision"}


def hostile(luck):
    values = [
        None,
        5,
        -1,
        1e300,
        "",
        "x" * 100_000,
        "05112",
        [],
        [[]],
        {},
        {"decision": "pot"},
        {"decision": None},
        {"decision": {"pot": 10**30}},
        {"decision": {"pot": [1]}},
        {"settings": None},
        {"settings": {"teams": 3}},
        {"settings": {"teams": ["x"] * 1000}},
        {"number": 1, "stage": "results"},
        "start; drop table rooms",
        True,
    ]
    return values[luck.integers(len(values))]


EVENTS = {
    "Start": ("create", "enter"),
    "Join": ("claim", "resume"),
    "Decision": ("send",),
    "Lead": ("go_on", "clock", "propose"),
    "Seats": ("reseat", "free", "computer"),
    "Recover": ("recover",),
}


@pytest.mark.parametrize("messages", [60, pytest.param(2000, marks=pytest.mark.slow)])
def test_hostile_messages_of_pages_change_nothing(hub, room, messages):
    """Whatever a page sends: no traceback, no change, on every page that takes messages."""
    code, secret = room
    token, luck = hub.claim(code, "05911"), np.random.default_rng(2)
    before = hub.rooms.look(code)
    visits = [
        Visit(),
        Visit(f"room={code}"),
        Visit(f"room={code}", token),
        Visit(f"room={code}&as=lead", secret),
        Visit(f"room={code}&as=lead", "guess"),
    ]
    for visit in visits:
        for _ in range(messages // len(visits)):
            for name, events in EVENTS.items():
                for part in visit.all(name)[:1]:
                    message = hostile(luck)
                    event = events[luck.integers(len(events))]
                    if (name, message) != ("Join", "05112") and (event, message) not in (
                        ("free", "05112"),
                        ("computer", "05112"),
                    ):
                        part.fire(event, message)
            visit.part("Door").fire("bring", hostile(luck))
            visit.part("Door").fire("choose_language", hostile(luck))
    after = hub.rooms.look(code)
    assert (after.game, after.clock) == (before.game, before.clock)


def test_a_page_that_was_open_long_before_shows_the_servers_time(hub, monkeypatch):
    visit = Visit()
    opened = time.time()
    monkeypatch.setattr(heading, "time", Later(opened + 300.0))
    visit.part("Start").fire("create", {"settings": SETTINGS, "minutes": 5, "language": "en"})
    assert visit.part("Head")["view"]["clock"]["now"] == opened + 300.0


class Later:
    """A clock that stands."""

    def __init__(self, now):
        self.now = now

    def time(self):
        """Return the same time whenever somebody asks."""
        return self.now


def test_every_change_brings_the_servers_time(hub, room, monkeypatch):
    code, secret = room
    visit = Visit(f"room={code}&as=lead", secret)
    monkeypatch.setattr(heading, "time", Later(time.time() + 60.0))
    visit.part("Lead").fire("clock", "start")
    visit.wait_for_clock(heading.time.now)


def test_the_facilitators_own_browser_remembers(hub, room):
    code, secret = room
    assert "Lead" in parts_on(Visit(f"room={code}&as=lead", "", remembered=secret))
    led = Visit(led=f"{code},QQQQQ,<b>").part("Start")["led"]
    assert led == [{"code": code, "address": f"?room={code}&as=lead"}]


def test_a_lost_facilitator_comes_back_by_the_recovery_code_that_was_shown(hub):
    visit = Visit()
    visit.part("Start").fire("create", {"settings": SETTINGS, "minutes": 5, "language": "en"})
    code, recovery = visit.part("Address")["view"]["code"], visit.part("Address")["recovery"]
    lost = Visit(f"room={code}&as=lead")
    lost.part("Recover").fire("recover", "AAAA-BBBB-CCCC")
    assert "does not fit" in lost.part("Recover")["fault"]
    lost.part("Recover").fire("recover", recovery)
    assert "Lead" in parts_on(lost)


def test_going_on_without_choices_of_those_who_sit_asks_first(hub, room):
    code, secret = room
    hub.claim(code, "05911")
    visit = Visit(f"room={code}&as=lead", secret)
    seen = {"number": 1, "stage": "decide", "shown": 4}
    visit.part("Lead").fire("go_on", seen)
    assert "Bochum" in visit.part("Lead")["ask"]
    assert hub.rooms.look(code).game.stage == "decide"
    visit.part("Lead").fire("go_on", None)
    assert visit.part("Lead")["ask"] == ""
    visit.part("Lead").fire("go_on", seen | {"sure": True})
    assert hub.rooms.look(code).game.stage == "negotiate"


def test_the_facilitator_shows_the_result_step_by_step_and_goes_on(hub, room):
    code, secret = room
    visit, screen = Visit(f"room={code}&as=lead", secret), Visit(f"room={code}&as=screen")
    for _ in range(2):
        press(visit)
    for step in ({"Reveal"}, {"TownMap", "Lines"}, {"Outcome", "Chart"}, {"Ranking"}):
        screen.wait_for_parts({"Screen", *step})
        press(visit)
    assert hub.rooms.look(code).game.stage == "debrief"


def press(visit):
    """Press the facilitator's button, as it stands, and wait until the page has gone on."""
    seen = standing(visit)
    visit.part("Lead").fire("go_on", seen)
    deadline = time.monotonic() + _PATIENCE
    while standing(visit) == seen and time.monotonic() < deadline:
        time.sleep(0.02)


def standing(visit):
    view = visit.part("Lead")["view"]
    return {key: view[key] for key in ("number", "stage", "shown")}


def test_phones_show_the_ranking_when_the_room_has_seen_it(hub, room):
    code, secret = room
    token = hub.claim(code, "05911")
    for _ in range(2):
        hub.lead(code, secret, lambda game: game.advance())
    assert not parts_on(Visit(f"room={code}", token)) & {"Ranking"}
    for _ in range(3):
        hub.go_on(code, secret)
    assert "Ranking" in parts_on(Visit(f"room={code}", token))


def test_empty_seats_are_played_by_the_computer(hub, room):
    code, secret = room
    visit = Visit(f"room={code}&as=lead", secret)
    for led in ({"05112"}, set()):
        visit.part("Seats").fire("computer", "05112")
        assert set(hub.rooms.look(code).game.led) == led
    visit.part("Seats").fire("computer", "land")
    hub.claim(code, "05911")
    visit.part("Seats").fire("computer", "")
    assert set(hub.rooms.look(code).game.led) == {"05112"}
    for _ in range(2):
        hub.go_on(code, secret)
    assert hub.rooms.look(code).game.past[0]["05112"].subsidy > 0


def test_the_same_teams_play_again(hub, room):
    code, secret = room
    for _ in range(3):
        hub.lead(code, secret, lambda game: game.advance())
    visit = Visit(f"room={code}&as=lead", secret)
    assert visit.part("Lead")["view"]["treatments"][0]["key"] == "binding"
    visit.part("Lead").fire("play_again", "chat")
    assert hub.rooms.look(code).game.stage == "debrief"
    visit.part("Lead").fire("play_again", "talk")
    game = hub.rooms.look(code).game
    assert (game.stage, game.settings.treatment, game.past) == ("decide", "talk", ())


def test_someone_alone_plays_against_the_computer(hub):
    visit = Visit()
    visit.part("Start").fire("practise", "05112")
    code = visit.part("Door")["room"]
    game = hub.rooms.look(code).game
    assert len(game.settings.teams) == 6
    assert set(game.settings.teams) - set(game.led) == {"05112"}
    sent = {"stamp": "1", "place": visit.part("Decision")["place"], "decision": {"pot": 130}}
    visit.part("Decision").fire("send", sent)
    assert hub.rooms.look(code).game.stage == "decide"
    for number in (1, 2, 3):
        visit.wait_for_part("Decision", "opened", True)
        place = visit.part("Decision")["place"]
        visit.part("Decision").fire("send", {"stamp": str(number), "place": place, "decision": {"pot": 30}})
        visit.wait_for_parts({"Decision", "Outcome", "Ranking"})
        visit.part("Onward").fire("go", number)
    assert hub.rooms.look(code).game.stage == "debrief"
    assert hub.rooms.look(code).game.past[0]["05112"].pot == 30
    visit.wait_for_part("Onward", "label", "Noch einmal spielen")
    visit.part("Onward").fire("go", 3)
    again = hub.rooms.look(code).game
    assert (again.past, set(again.led)) == ((), set(game.led))


@pytest.mark.parametrize("wrong", [None, "", "00000", 5, {"team": "05112"}, "x" * 1000])
def test_nobody_practises_what_is_no_town(hub, wrong):
    visit = Visit()
    visit.part("Start").fire("practise", wrong)
    assert parts_on(visit) == {"Start"}


def test_a_practice_belongs_to_who_began_it(hub):
    visit = Visit()
    visit.part("Start").fire("practise", "05112")
    code = visit.part("Door")["room"]
    assert parts_on(Visit(f"room={code}&as=solo", "guess")) == {"Recover"}
    assert Visit(led=code).part("Start")["led"][0]["address"] == f"?room={code}&as=solo"


def test_one_phone_has_one_seat_and_can_give_it_back(hub, room):
    code, _ = room
    token = hub.claim(code, "05911")
    visit = Visit(f"room={code}", "", remembered=token)
    visit.part("Join").fire("claim", "05112")
    assert hub.rooms.look(code).seats == {"05911"}
    visit.part("Join").fire("leave", None)
    assert hub.rooms.look(code).seats == frozenset()


def test_the_facilitator_locks_the_room_and_frees_seats(hub, room):
    code, secret = room
    hub.claim(code, "05911")
    visit = Visit(f"room={code}&as=lead", secret)
    visit.part("Seats").fire("lock", True)
    stranger = Visit(f"room={code}")
    stranger.part("Join").fire("claim", "05112")
    assert "locked" in stranger.part("Join")["fault"]
    visit.part("Seats").fire("free", "05911")
    assert hub.rooms.look(code).seats == frozenset()


def test_a_double_click_goes_on_once(hub, room):
    code, secret = room
    visit = Visit(f"room={code}&as=lead", secret)
    seen = {"number": 1, "stage": "decide", "shown": 4}
    visit.part("Lead").fire("go_on", seen)
    visit.part("Lead").fire("go_on", seen)
    assert hub.rooms.look(code).game.stage == "negotiate"


def test_place_is_part_of_every_address(room):
    assert Place(room=room[0], kind="screen").search() == f"room={room[0]}&as=screen"
