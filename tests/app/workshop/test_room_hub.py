"""The hub: who listens hears, results are made once and kept, a restart loses nothing."""

import pytest
from workshop_table import SETTINGS, at_once, open_hub, summary

from ruhrsim.app.workshop.room_hub import for_player, where
from ruhrsim.workshop.game import RuleError
from ruhrsim.workshop.rooms import RoomError


@pytest.fixture
def hub(tmp_path):
    return open_hub(tmp_path)


@pytest.fixture
def room(hub):
    return hub.rooms.create(SETTINGS, "de")


def next_stage(game):
    return game.advance()


def test_every_listener_hears_every_change_until_it_leaves(hub, room):
    code, secret = room
    heard, other = [], []
    leave = hub.listen(code, heard.append)
    hub.listen(code, other.append)
    token = hub.claim(code, "05911")
    hub.act(code, token, lambda game, player: game.decide(player, {"pot": 7}))
    leave()
    hub.lead(code, secret, next_stage)
    assert [news.room.game.stage for news in other] == ["decide", "decide", "negotiate"]
    assert len(heard) == 2


def test_listeners_of_other_rooms_hear_nothing(hub, room):
    other, _ = hub.rooms.create(SETTINGS, "de")
    heard = []
    hub.listen(other, heard.append)
    hub.claim(room[0], "05911")
    assert heard == []


def test_a_refused_move_is_not_told(hub, room):
    heard = []
    hub.listen(room[0], heard.append)
    with pytest.raises(RoomError):
        hub.lead(room[0], "guess", next_stage)
    token = hub.claim(room[0], "05911")
    with pytest.raises(RuleError):
        hub.act(room[0], token, lambda game, player: game.decide(player, {"pot": 101}))
    assert len(heard) == 1


def test_closing_a_round_makes_its_result_and_the_debriefing(hub, room):
    code, secret = room
    heard = []
    hub.listen(code, heard.append)
    for _ in range(3):
        hub.lead(code, secret, next_stage)
    kept = hub.news(code).room
    assert kept.game.stage == "debrief"
    assert set(kept.outcomes) == {"1", "because1", "debrief"}
    assert (2, 2) in {(news.done, news.total) for news in heard}


def test_a_result_is_made_once_however_many_look(tmp_path, room, hub):
    begun = []
    slow = open_hub(tmp_path, lambda *work: begun.append(work))
    code, secret = room
    slow.lead(code, secret, next_stage)
    slow.lead(code, secret, next_stage)
    slow.set_clock(code, secret, lambda clock: clock.start(0.0))
    slow.news(code)
    assert len(begun) == 1
    game, key, _, _, done = begun[0]
    done(summary(game, key))
    assert set(slow.news(code).room.outcomes) == {"1"}


def test_a_result_cut_off_by_a_restart_is_made_when_somebody_looks(tmp_path, room):
    dead = open_hub(tmp_path, lambda *work: None)
    code, secret = room
    dead.lead(code, secret, next_stage)
    dead.lead(code, secret, next_stage)
    again = open_hub(tmp_path, at_once)
    assert again.news(code).room.outcomes.keys() == {"1", "because1"}


def test_a_result_of_a_round_taken_back_is_dropped(tmp_path, room):
    begun = []
    slow = open_hub(tmp_path, lambda *work: begun.append(work))
    code, secret = room
    slow.lead(code, secret, next_stage)
    slow.lead(code, secret, next_stage)
    slow.undo(code, secret)
    game, key, _, _, done = begun[0]
    done(summary(game, key))
    assert slow.news(code).room.outcomes == {}
    assert slow.news(code).room.game.stage == "negotiate"


def test_a_failed_result_is_said_and_can_be_tried_again(tmp_path, room):
    answers = [lambda game, key: None, summary, summary]
    hub = open_hub(tmp_path, lambda game, key, owner, progress, done: done(answers.pop(0)(game, key)))
    code, secret = room
    hub.lead(code, secret, next_stage)
    hub.lead(code, secret, next_stage)
    assert hub.news(code).failed
    with pytest.raises(RoomError):
        hub.try_again(code, "guess")
    hub.try_again(code, secret)
    assert hub.news(code).room.outcomes.keys() == {"1", "because1"}


def test_causes_are_made_after_the_result_and_while_the_room_goes_on(tmp_path):
    begun = []
    slow = open_hub(tmp_path, lambda *work: begun.append(work))
    code, secret = slow.rooms.create(SETTINGS | {"rounds": 2}, "de")
    token = slow.claim(code, "05911")
    for _ in range(2):
        slow.lead(code, secret, next_stage)
    game, key, _, _, done = begun[0]
    done(summary(game, key))
    assert [work[1] for work in begun] == ["1", "because1"]
    slow.lead(code, secret, next_stage)
    slow.act(code, token, lambda game, player: game.decide(player, {"pot": 7}))
    assert len(begun) == 2
    begun[1][4](summary(game, "because1"))
    assert slow.news(code).room.outcomes.keys() == {"1", "because1"}
    assert slow.news(code).room.game.open["05911"].pot == 7


def test_causes_in_the_making_draw_no_page_anew(tmp_path):
    begun, heard = [], []
    slow = open_hub(tmp_path, lambda *work: begun.append(work))
    code, secret = slow.rooms.create(SETTINGS, "de")
    for _ in range(2):
        slow.lead(code, secret, next_stage)
    begun[0][4](summary(begun[0][0], "1"))
    slow.listen(code, heard.append)
    progress = begun[1][3]
    progress(3, 10)
    progress(10, 10)
    assert heard == []


def test_causes_that_cannot_be_made_are_left_out(tmp_path):
    begun = []

    def no_causes(game, key, owner, progress, done):
        begun.append(key)
        done(None if key.startswith("because") else summary(game, key))

    hub = open_hub(tmp_path, no_causes)
    code, secret = hub.rooms.create(SETTINGS, "de")
    for _ in range(2):
        hub.lead(code, secret, next_stage)
    hub.set_clock(code, secret, lambda clock: clock.start(0.0))
    assert begun == ["1", "because1"]
    assert not hub.news(code).failed


def test_trying_again_is_no_step_that_is_taken_back(hub, room):
    code, secret = room
    hub.lead(code, secret, next_stage)
    hub.try_again(code, secret)
    hub.undo(code, secret)
    assert hub.news(code).room.game.stage == "decide"


def test_what_others_decide_is_no_news_for_a_player(hub, room):
    code, _ = room
    tokens = {player: hub.claim(code, player) for player in SETTINGS["teams"]}
    before = for_player(hub.news(code), "05112")
    hub.act(code, tokens["05911"], lambda game, player: game.decide(player, {"pot": 7}))
    assert for_player(hub.news(code), "05112") == before
    assert for_player(hub.news(code), "05911") != before
    assert for_player(hub.news(code), None) == hub.news(code)


def test_the_clock_goes_on_in_the_negotiation_and_is_set_back_afterwards(hub, room):
    code, secret = room
    hub.set_clock(code, secret, lambda clock: clock.start(100.0))
    hub.lead(code, secret, lambda game: game.propose(20))
    assert hub.news(code).room.clock.ends_at is not None
    hub.lead(code, secret, next_stage)
    assert hub.news(code).room.game.stage == "negotiate"
    assert hub.news(code).room.clock.ends_at is not None
    hub.lead(code, secret, next_stage)
    assert hub.news(code).room.clock.ends_at is None


def test_the_computer_takes_no_seat_from_people(hub, room):
    code, secret = room
    hub.claim(code, "05911")
    with pytest.raises(RuleError, match="free the seat first"):
        hub.hand_over(code, secret, "05911")
    assert hub.rooms.look(code).game.led == {}


def test_a_second_click_goes_on_only_once(hub, room):
    code, secret = room
    seen = where(hub.rooms.look(code).game)
    hub.go_on(code, secret, seen)
    with pytest.raises(RuleError, match="gone on since"):
        hub.go_on(code, secret, seen)
    assert hub.rooms.look(code).game.stage == "negotiate"
