"""The rooms of this server, who listens to them, and results in the making.

A module-level store with a lock: every page of a room leaves a listener, every change of the room
calls them all with the news. Listeners must be quick.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from ruhrsim.app.running import the_queue
from ruhrsim.app.workshop.scorer import DEBRIEF, Work, because
from ruhrsim.app.workshop.server_settings import the_settings
from ruhrsim.workshop.clock import Clock
from ruhrsim.workshop.bots import lead_teams
from ruhrsim.workshop.game import KINDS, REVEALS, Game, RuleError
from ruhrsim.workshop.rooms import Room, RoomError, Rooms

_PAUSE = 0.7
"""Seconds between two messages of progress: drawing forty pages takes time from the runs."""


@dataclass(frozen=True)
class News:
    """A room as its pages see it.

    Args:
        room: The room.
        done, total: Runs of the result in the making; both 0 if none is.
        failed: Whether the last result could not be made.
        making: Key of the result in the making, empty if none is.
    """

    room: Room
    done: int = 0
    total: int = 0
    failed: bool = False
    making: str = ""


def for_player(news: News, player: str | None) -> News:
    """Return the news that concern one player: what others decide in this round is left out."""
    if player is None:
        return news
    game = news.room.game
    own = {player: game.open[player]} if player in game.open else {}
    room = replace(news.room, game=game.model_copy(update={"open": own}), version=0, undoable=False)
    return replace(news, room=room)


class RoomHub:
    """All rooms and their listeners.

    Args:
        path: File of the rooms.
        begin: Starts the work for a result, as `Work` does without pool and cache.

    A round's result is made first, then its causes, while the room goes on.
    """

    def __init__(self, path: Path, begin: Callable | None = None):
        self.rooms, self._begin = Rooms(path), begin or _work_in_the_pool
        self._lock = threading.RLock()
        self._listeners: dict[str, set[Callable[[News], None]]] = {}
        self._news: dict[str, News] = {}
        self._working: dict[str, tuple] = {}
        self._given_up: set[tuple] = set()
        self._told_at: dict[str, float] = {}

    def news(self, code: str) -> News:
        """Return a room's news; a result that is missing is begun.

        Raises:
            RoomError: There is no such room.
        """
        with self._lock:
            known = self._news.get(code)
            if known is None:
                known = self._news[code] = News(self.rooms.look(code))
                self._want_result(known.room)
            return self._news[code]

    def listen(self, code: str, listener: Callable[[News], None]) -> Callable[[], None]:
        """Call a listener with every change of a room; return what ends it."""
        with self._lock:
            self._listeners.setdefault(code, set()).add(listener)

        def leave():
            with self._lock:
                self._listeners.get(code, set()).discard(listener)

        return leave

    def claim(self, code: str, player: str, holding: str = "") -> str:
        """Take a free seat; see `Rooms.claim`."""
        secret = self.rooms.claim(code, player, holding)
        self._changed(self.rooms.look(code))
        return secret

    def reseat(self, code: str, secret: str, player: str) -> str:
        """Give a seat away anew; see `Rooms.reseat`."""
        fresh = self.rooms.reseat(code, secret, player)
        self._changed(self.rooms.look(code))
        return fresh

    def free(self, code: str, secret: str, player: str) -> None:
        """Free a seat; see `Rooms.free`."""
        self._changed(self.rooms.free(code, secret, player))

    def leave(self, code: str, secret: str) -> None:
        """Give a seat back; see `Rooms.leave`."""
        self._changed(self.rooms.leave(code, secret))

    def lock(self, code: str, secret: str, locked: bool) -> None:
        """Close or open the room; see `Rooms.lock`."""
        self._changed(self.rooms.lock(code, secret, locked))

    def act(self, code: str, secret: str, move: Callable[[Game, str], Game]) -> None:
        """Let a player move; see `Rooms.act`."""
        self._changed(self.rooms.act(code, secret, move))

    def lead(self, code: str, secret: str, move: Callable[[Game], Game]) -> None:
        """Let the facilitator move; see `Rooms.lead`. The clock goes on in the negotiation, else it is set back."""
        before = self.rooms.look(code).game.stage
        room = self.rooms.lead(code, secret, move)
        if room.game.stage != before and (before, room.game.stage) != ("decide", "negotiate"):
            room = self.rooms.set_clock(code, secret, Clock.reset)
        self._changed(room)

    def go_on(self, code: str, secret: str, seen: dict | None = None) -> None:
        """Let the facilitator go on: the next step of a result, or the next stage; the computer's teams decide.

        Args:
            code: The room.
            secret: The facilitator's.
            seen: Where the facilitator's page stood, as `where` gives it; any place if left out.

        Raises:
            RuleError: The game has gone on since, as after a second click on a slow line.
        """
        points = points_of(self.rooms.look(code))

        def move(game: Game) -> Game:
            if seen is not None and seen != where(game):
                raise RuleError("the game has gone on since; look again")
            if game.stage == "results" and game.shown < len(REVEALS) - 1:
                return game.reveal()
            return (lead_teams(game, points) if game.stage in ("decide", "negotiate") else game).advance()

        self.lead(code, secret, move)

    def hand_over(self, code: str, secret: str, team: str) -> None:
        """Let the computer lead an empty seat, or stop it; all empty seats if no team is named."""
        taken = self.rooms.look(code).seats

        def move(game: Game) -> Game:
            if team in taken and team not in game.led:
                raise RuleError(f"people play '{team}'; free the seat first")
            if team:
                return game.led_by(team, None if team in game.led else _way(game, team))
            for one in game.settings.teams:
                game = game if one in taken else game.led_by(one, _way(game, one))
            return game

        self.lead(code, secret, move)

    def practise(self, code: str, secret: str, team: str, decision: dict) -> None:
        """Let the one who plays alone decide; the computer's teams follow, and the round closes."""
        points = points_of(self.rooms.look(code))

        def move(game: Game) -> Game:
            game = lead_teams(game.decide(team, decision), points).advance()
            while game.stage == "results" and game.shown < len(REVEALS) - 1:
                game = game.reveal()
            return game

        self.lead(code, secret, move)

    def again(self, code: str, secret: str, treatment: str) -> None:
        """Begin a new game of the same teams; see `Rooms.again`."""
        self._changed(self.rooms.again(code, secret, treatment))

    def undo(self, code: str, secret: str) -> None:
        """Take the facilitator's last step back; see `Rooms.undo`."""
        self._changed(self.rooms.undo(code, secret))

    def set_clock(self, code: str, secret: str, change: Callable[[Clock], Clock]) -> None:
        """Start or stop the clock; see `Rooms.set_clock`."""
        self._changed(self.rooms.set_clock(code, secret, change))

    def try_again(self, code: str, secret: str) -> None:
        """Begin a result anew that could not be made, as the facilitator.

        Raises:
            RoomError: The secret is not the facilitator's.
        """
        if not self.rooms.is_facilitator(code, secret):
            raise RoomError("only the facilitator can do that")
        self._changed(self.rooms.look(code))

    def close(self, code: str, secret: str) -> None:
        """Remove a room; see `Rooms.close`."""
        self.rooms.close(code, secret)
        with self._lock:
            for kept in (self._news, self._working, self._told_at, self._listeners):
                kept.pop(code, None)
            self._given_up = {work for work in self._given_up if work[0] != code}

    def _changed(self, room: Room) -> None:
        with self._lock:
            known = self._news.get(room.code)
            if known is None or room.version >= known.room.version:
                at_work = room.code in self._working and known is not None
                self._tell(replace(known, room=room, failed=False) if at_work else News(room))
            self._want_result(self._news[room.code].room)

    def _tell(self, news: News) -> None:
        self._news[news.room.code] = news
        for listener in tuple(self._listeners.get(news.room.code, ())):
            listener(news)

    def _want_result(self, room: Room) -> None:
        """Begin the next result that is missing, once."""
        keys = [key for key in results_of(room.game) if key not in room.outcomes]
        key = next((key for key in keys if _work_of(room, key) not in self._given_up), None)
        if key is None:
            self._working.pop(room.code, None)
            return
        if self._working.get(room.code) == _work_of(room, key):
            return
        self._working[room.code] = _work_of(room, key)
        self._begin(
            room.game,
            key,
            room.code,
            lambda done, total: self._progress(room, key, done, total),
            lambda summary: self._arrived(room, key, summary),
        )

    def _progress(self, room: Room, key: str, done: int, total: int) -> None:
        if key.startswith(because("")):
            return  # nobody waits for causes alone, and every message draws all pages anew
        now = time.monotonic()
        with self._lock:
            early = done < total and now - self._told_at.get(room.code, -_PAUSE) < _PAUSE
            if self._working.get(room.code) == _work_of(room, key) and not early:
                self._told_at[room.code] = now
                self._tell(News(self._news[room.code].room, done, total, making=key))

    def _arrived(self, room: Room, key: str, summary: dict | None) -> None:
        with self._lock:
            wanted = self._working.get(room.code) == _work_of(room, key)
            if wanted:
                del self._working[room.code]
            if room.code not in self._news:
                return
            if summary is not None:
                self._tell(News(self.rooms.keep_outcome(room.code, key, summary, room.game)))
                self._want_result(self._news[room.code].room)
            elif wanted:
                self._give_up(room, key)

    def _give_up(self, room: Room, key: str) -> None:
        """Tell that a result could not be made; causes that could not be made are left out without a word."""
        if key == results_of(room.game)[0] and not key.startswith(because("")):
            self._tell(News(self._news[room.code].room, failed=True))
        else:
            self._given_up.add(_work_of(room, key))
            self._tell(News(self._news[room.code].room))


def where(game: Game) -> dict:
    """Return where a game stands: round, stage and step of the result."""
    return {"number": game.round, "stage": game.stage, "shown": len(game.revealed)}


def _way(game: Game, team: str) -> str:
    """Return how the computer leads a team: ways take turns by the order of the teams."""
    place = game.settings.teams.index(team) if team in game.settings.teams else 0
    return KINDS[place % len(KINDS)]


def points_of(room: Room) -> dict[str, float]:
    """Return the standing of each team after the last round with a result, empty before the first."""
    players = room.outcomes.get(str(len(room.game.past)), {}).get("players", {})
    return {team: players[team]["total"] for team in room.game.settings.teams if team in players}


def results_of(game: Game) -> list[str]:
    """Return the keys of the results that a stage shows, in the order in which they are made."""
    if not game.past:
        return []
    first = {"results": [str(len(game.past))], "debrief": [DEBRIEF]}.get(game.stage, [])
    return [*first, because(len(game.past))]


def _work_of(room: Room, key: str) -> tuple:
    """Return what tells one work from another: choices of the open round make no difference."""
    return room.code, key, room.game.settings, str(room.game.past)


def _work_in_the_pool(game: Game, key: str, owner: str, progress, done) -> Work:
    queue = the_queue()
    return Work(game, key, queue.pool, queue.cache, owner, progress, done)


@lru_cache
def the_hub() -> RoomHub:
    """Return the hub of this server."""
    return RoomHub(the_settings().rooms)
