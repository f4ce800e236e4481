"""Rooms: kept through restarts, closed to strangers, nothing changed by a refused move."""

import sqlite3
from contextlib import nullcontext
import time

import numpy as np
import pytest

from ruhrsim.workshop.clock import Clock
from ruhrsim.workshop.game import RuleError
from ruhrsim.workshop.rooms import RoomError, Rooms
from ruhrsim.workshop.storage import DAYS_KEPT, MOST_ROOMS

SETTINGS = {"teams": ["05911", "05112"], "rounds": 2, "treatment": "talk"}


@pytest.fixture
def rooms(tmp_path):
    return Rooms(tmp_path / "rooms.sqlite")


@pytest.fixture
def room(rooms):
    return rooms.create(SETTINGS, "de")


def pays(percent):
    return lambda game, player: game.decide(player, {"pot": percent})


def test_a_room_survives_a_restart(rooms, room, tmp_path):
    code, secret = room
    token = rooms.claim(code, "05911")
    rooms.act(code, token, pays(20))
    rooms.lead(code, secret, lambda game: game.advance())
    again = Rooms(tmp_path / "rooms.sqlite")
    assert again.look(code) == rooms.look(code)
    assert again.player_of(code, token) == "05911"
    assert again.act(code, token, pays(30)).game.open["05911"].pot == 30


def change_file(folder, *statement):
    with sqlite3.connect(folder / "rooms.sqlite") as file:
        file.execute(*statement)


@pytest.mark.parametrize(("days", "stays"), [(DAYS_KEPT - 1, True), (DAYS_KEPT + 1, False)])
def test_rooms_that_nobody_changes_go_at_a_start(rooms, room, tmp_path, days, stays):
    old, fresh = room[0], rooms.create(SETTINGS, "de")[0]
    rooms.claim(old, "05911")
    change_file(tmp_path, "update rooms set touched = ? where code = ?", (time.time() - 86400 * days, old))
    again = Rooms(tmp_path / "rooms.sqlite")
    assert again.look(fresh)
    if stays:
        assert again.look(old).seats == {"05911"}
    else:
        with pytest.raises(RoomError, match="no room of this code"):
            again.look(old)


def test_old_rooms_go_while_the_server_runs(rooms, room, tmp_path):
    old = room[0]
    change_file(tmp_path, "update rooms set touched = ?", (time.time() - 86400 * (DAYS_KEPT + 1),))
    rooms.create(SETTINGS, "de")
    with pytest.raises(RoomError, match="no room of this code"):
        rooms.look(old)


def test_rooms_of_a_file_without_locks_stay(rooms, room, tmp_path):
    change_file(tmp_path, "alter table rooms drop column locked")
    change_file(tmp_path, "alter table rooms drop column recovery")
    again = Rooms(tmp_path / "rooms.sqlite")
    assert not again.look(room[0]).locked
    assert again.create(SETTINGS, "de")


def test_every_change_keeps_a_room_from_going(rooms, room, tmp_path):
    change_file(tmp_path, "update rooms set touched = 0")
    rooms.claim(room[0], "05911")
    assert Rooms(tmp_path / "rooms.sqlite").look(room[0])


def test_rooms_of_a_file_without_dates_stay(rooms, room, tmp_path):
    change_file(tmp_path, "alter table rooms drop column touched")
    again = Rooms(tmp_path / "rooms.sqlite")
    assert again.look(room[0]).code == room[0]
    assert again.create(SETTINGS, "de")


def test_a_full_server_says_so(rooms, room):
    for _ in range(MOST_ROOMS - 1):
        rooms.create(SETTINGS, "de")
    with pytest.raises(RoomError, match=f"holds {MOST_ROOMS} rooms already; delete one first"):
        rooms.create(SETTINGS, "de")
    rooms.close(*room)
    assert rooms.create(SETTINGS, "de")


@pytest.mark.parametrize("content", [b"", b"no database, a letter to the mayor " * 50])
def test_a_file_that_is_something_else_is_said(tmp_path, content):
    file = tmp_path / "letter.txt"
    file.write_bytes(content)
    if content:
        with pytest.raises(RoomError, match="can't be opened .* choose another file with --rooms"):
            Rooms(file)
        assert file.read_bytes() == content
    else:
        assert Rooms(file).create(SETTINGS, "de")


def test_codes_are_read_in_small_letters_too(rooms, room):
    assert rooms.look(room[0].lower()).code == room[0]


def test_a_taken_seat_is_closed_until_the_facilitator_gives_it_away(rooms, room):
    code, secret = room
    first = rooms.claim(code, "05911")
    with pytest.raises(RoomError, match="this seat is taken"):
        rooms.claim(code, "05911")
    second = rooms.reseat(code, secret, "05911")
    assert rooms.player_of(code, second) == "05911"
    with pytest.raises(RoomError, match="not valid any more"):
        rooms.player_of(code, first)


def test_a_seat_can_be_given_back_and_freed(rooms, room):
    code, secret = room
    token = rooms.claim(code, "05911")
    rooms.leave(code, token)
    assert rooms.look(code).seats == frozenset()
    token = rooms.claim(code, "05911")
    rooms.free(code, secret, "05911")
    assert rooms.look(code).seats == frozenset()
    with pytest.raises(RoomError, match="not valid any more"):
        rooms.player_of(code, token)


def test_who_holds_a_seat_takes_no_second_one(rooms, room):
    code, _ = room
    token = rooms.claim(code, "05911")
    with pytest.raises(RoomError, match="holds a seat already; give it back first"):
        rooms.claim(code, "05112", holding=token)
    rooms.leave(code, token)
    assert rooms.claim(code, "05112", holding=token)


def test_a_locked_room_gives_no_seats_but_keeps_those_who_sit(rooms, room):
    code, secret = room
    token = rooms.claim(code, "05911")
    assert rooms.lock(code, secret, True).locked
    with pytest.raises(RoomError, match="the room is locked"):
        rooms.claim(code, "05112")
    assert rooms.act(code, token, pays(30)).game.open["05911"].pot == 30
    assert rooms.reseat(code, secret, "05112")
    rooms.lock(code, secret, False)
    rooms.free(code, secret, "05112")
    assert rooms.claim(code, "05112")


def test_the_facilitator_comes_back_by_the_recovery_code(rooms, room):
    code, secret = room
    recovery = rooms.new_recovery(code, secret)
    for wrong in ("", "AAAA-AAAA-AAAA", None, secret):
        with pytest.raises(RoomError, match="recovery code does not fit"):
            rooms.recover(code, wrong)
    fresh = rooms.recover(code, recovery.lower().replace("-", " "))
    assert rooms.is_facilitator(code, fresh)
    assert not rooms.is_facilitator(code, secret)


def test_without_a_recovery_code_nobody_recovers(rooms, room):
    with pytest.raises(RoomError, match="recovery code does not fit"):
        rooms.recover(room[0], "")


def test_a_player_moves_for_nobody_else(rooms, room):
    token = rooms.claim(room[0], "05911")
    after = rooms.act(room[0], token, pays(20))
    assert set(after.game.open) == {"05911"}


def test_only_the_facilitator_leads(rooms, room):
    code, _ = room
    token = rooms.claim(code, "05911")
    for move in (
        lambda: rooms.lead(code, token, lambda game: game.advance()),
        lambda: rooms.undo(code, token),
        lambda: rooms.reseat(code, token, "05112"),
        lambda: rooms.close(code, token),
        lambda: rooms.set_clock(code, token, Clock.reset),
        lambda: rooms.free(code, token, "05911"),
        lambda: rooms.lock(code, token, True),
        lambda: rooms.new_recovery(code, token),
    ):
        with pytest.raises(RoomError, match="only the facilitator"):
            move()


def test_steps_can_be_taken_back_and_decisions_stay(rooms, room):
    code, secret = room
    token = rooms.claim(code, "05911")
    rooms.act(code, token, pays(20))
    rooms.lead(code, secret, lambda game: game.advance())
    rooms.lead(code, secret, lambda game: game.advance())
    rooms.keep_outcome(code, 1, {"region": 1.0})
    back = rooms.undo(code, secret)
    assert (back.game.stage, back.game.open["05911"].pot, back.outcomes) == ("negotiate", 20, {})
    rooms.undo(code, secret)
    with pytest.raises(RoomError, match="no step to take back"):
        rooms.undo(code, secret)


def advanced(game):
    return game.advance()


def test_what_was_chosen_since_stays_when_a_step_is_taken_back(rooms, room):
    code, secret = room
    token, other = rooms.claim(code, "05911"), rooms.claim(code, "05112")
    rooms.act(code, token, pays(20))
    rooms.lead(code, secret, advanced)
    rooms.act(code, token, pays(30))
    rooms.act(code, other, pays(5))
    back = rooms.undo(code, secret).game
    assert (back.stage, back.open["05911"].pot, back.open["05112"].pot) == ("decide", 30, 5)


def test_choices_of_the_next_round_wait_when_its_beginning_is_taken_back(rooms, room):
    code, secret = room
    token = rooms.claim(code, "05911")
    for _ in range(3):
        rooms.lead(code, secret, advanced)
    rooms.act(code, token, pays(30))
    assert rooms.undo(code, secret).game.stage == "results"
    assert rooms.lead(code, secret, advanced).game.open["05911"].pot == 30


def test_choices_of_another_round_do_not_come_back(rooms, room):
    code, secret = room
    token = rooms.claim(code, "05911")
    rooms.act(code, token, pays(20))
    for _ in range(3):
        rooms.lead(code, secret, advanced)
    rooms.act(code, token, pays(30))
    rooms.undo(code, secret)
    back = rooms.undo(code, secret).game
    assert (back.stage, back.open["05911"].pot) == ("negotiate", 20)


def test_a_choice_that_breaks_a_contract_that_is_back_is_dropped(rooms):
    code, secret = rooms.create(SETTINGS | {"treatment": "binding"}, "de")
    token = rooms.claim(code, "05911")
    rooms.act(code, token, pays(20))
    rooms.lead(code, secret, advanced)
    rooms.act(code, token, lambda game, player: game.sign(player))
    rooms.lead(code, secret, lambda game: game.propose(10))
    rooms.act(code, token, pays(12))
    back = rooms.undo(code, secret).game
    assert (back.contract.pot, back.open["05911"].pot) == (25, 25)


def test_signatures_since_stay_while_the_contract_is_the_same(rooms):
    code, secret = rooms.create(SETTINGS | {"treatment": "binding"}, "de")
    token = rooms.claim(code, "05911")
    rooms.lead(code, secret, advanced)
    rooms.act(code, token, lambda game, player: game.sign(player))
    assert rooms.undo(code, secret).game.contract.signers == {"05911"}


def test_results_of_rounds_taken_back_are_dropped(rooms, room):
    code, secret = room
    rooms.lead(code, secret, lambda game: game.advance())
    run = rooms.lead(code, secret, lambda game: game.advance()).game
    assert rooms.keep_outcome(code, 1, {"a": 1}, run).outcomes == {"1": {"a": 1}}
    assert rooms.keep_outcome(code, "debrief", {"b": 2}, run).outcomes.keys() == {"1", "debrief"}
    assert rooms.undo(code, secret).outcomes == {}
    assert rooms.keep_outcome(code, 1, {"a": 1}, run).outcomes == {}


def test_the_clock_stands_and_goes_on(rooms, room):
    code, secret = room
    assert rooms.set_clock(code, secret, lambda clock: clock.start(100.0)).clock.ends_at == 100.0 + 8 * 60
    paused = rooms.set_clock(code, secret, lambda clock: clock.pause(160.0)).clock
    assert (paused.ends_at, paused.left) == (None, 420.0)
    assert rooms.set_clock(code, secret, lambda clock: clock.start(1000.0)).clock.ends_at == 1420.0
    assert rooms.set_clock(code, secret, Clock.reset).clock == Clock()


def test_a_refused_move_changes_nothing(rooms, room):
    code, _ = room
    token = rooms.claim(code, "05911")
    before = rooms.look(code)
    with pytest.raises(RuleError):
        rooms.act(code, token, pays(120))
    assert rooms.look(code) == before


def test_secrets_are_not_in_the_file(rooms, room, tmp_path):
    code, secret = room
    token = rooms.claim(code, "05911")
    stored = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert code.encode() in stored
    assert secret.encode() not in stored
    assert token.encode() not in stored


def test_a_closed_room_is_gone(rooms, room):
    code, secret = room
    rooms.close(code, secret)
    with pytest.raises(RoomError, match="no room of this code"):
        rooms.look(code)


def hostile_values(luck):
    texts = ["", "05911", "05112", "'; drop table rooms; --", "\x00", "x" * 10_000, None, 5, "<script>", "🙂"]
    return texts[luck.integers(len(texts))]


def hostile_decision(luck):
    values = [-1, 101, 10**30, 1.5, "25", None, [], {}, float("nan")]
    keys = ["pot", "tax", "subsidy", "land", "university", "themes", "points", "player", "__class__"]
    return {keys[luck.integers(len(keys))]: values[luck.integers(len(values))] for _ in range(3)} | {
        "pot": -5
    }


def hostile_move(luck, rooms, code, token, other):
    wrong = hostile_values(luck)
    return [
        lambda: rooms.look(wrong),
        lambda: rooms.act(code, wrong, pays(1)),
        lambda: rooms.act(wrong, token, pays(1)),
        lambda: rooms.act(other[0], token, pays(1)),
        lambda: rooms.act(code, token, lambda game, player: game.decide(player, hostile_decision(luck))),
        lambda: rooms.act(code, token, lambda game, player: game.decide("05113", {})),
        lambda: rooms.act(code, token, lambda game, player: game.sign(player)),
        lambda: rooms.lead(code, other[1], lambda game: game.advance()),
        lambda: rooms.lead(code, wrong, lambda game: game.advance()),
        lambda: rooms.claim(code, wrong if wrong != "05112" else "05911"),
        lambda: rooms.reseat(code, token, "05112"),
    ][luck.integers(11)]


@pytest.mark.parametrize("calls", [500, pytest.param(10_000, marks=pytest.mark.slow)])
def test_hostile_messages_change_nothing(rooms, room, calls):
    """Unknown rooms, wrong secrets, other teams' moves, huge values, moves at the wrong time."""
    code, secret = room
    token, luck = rooms.claim(code, "05911"), np.random.default_rng(1)
    other = rooms.create(SETTINGS, "en")
    before = rooms.look(code)
    for _ in range(calls):
        move = hostile_move(luck, rooms, code, token, other)
        with pytest.raises((RoomError, RuleError)):
            move()
    assert rooms.look(code) == before


def test_the_same_teams_play_again_in_their_seats(rooms, room):
    code, secret = room
    token = rooms.claim(code, "05911")
    for _ in range(2):
        rooms.lead(code, secret, advanced)
    rooms.keep_outcome(code, 1, {"a": 1})
    again = rooms.again(code, secret, "binding")
    assert (again.game.past, again.outcomes, again.undoable) == ((), {}, False)
    assert rooms.player_of(code, token) == "05911"
    with pytest.raises(RoomError, match="only the facilitator"):
        rooms.again(code, token, "binding")


def test_results_of_the_game_before_are_dropped(rooms, room):
    code, secret = room
    for _ in range(2):
        before = rooms.lead(code, secret, advanced).game
    rooms.again(code, secret, "talk")
    for _ in range(2):
        now = rooms.lead(code, secret, advanced).game
    assert now.past == before.past
    assert rooms.keep_outcome(code, 1, {"a": 1}, before).outcomes == {}
    assert rooms.keep_outcome(code, 1, {"a": 1}, now).outcomes == {"1": {"a": 1}}


def test_results_of_a_file_from_before_are_made_anew_once(rooms, room, tmp_path):
    rooms.keep_outcome(room[0], "1", {"players": {}})
    assert Rooms(tmp_path / "rooms.sqlite").look(room[0]).outcomes
    change_file(tmp_path, "pragma user_version = 0")
    assert Rooms(tmp_path / "rooms.sqlite").look(room[0]).outcomes == {}


def test_a_seat_given_anew_is_played_by_people(rooms, room):
    code, secret = room
    rooms.lead(code, secret, lambda game: game.led_by("05911", "selfish"))
    rooms.reseat(code, secret, "05911")
    assert rooms.look(code).game.led == {}


def test_who_takes_a_seat_that_the_computer_plays_plays_it(rooms, room):
    code, secret = room
    rooms.lead(code, secret, lambda game: game.led_by("05911", "selfish"))
    rooms.claim(code, "05911")
    assert rooms.look(code).game.led == {}


@pytest.mark.parametrize(("days", "stays"), [(1, False), (2, True)])
def test_a_room_may_be_kept_for_fewer_days(rooms, tmp_path, days, stays):
    code, _ = rooms.create(SETTINGS, "de", days=days)
    change_file(tmp_path, "update rooms set touched = ?", (time.time() - 1.5 * 86400,))
    rooms.create(SETTINGS, "de")
    with nullcontext() if stays else pytest.raises(RoomError):
        rooms.look(code)
