"""Rooms: games that survive a restart of the server, and who may do what in them.

A room is a row in an SQLite file, written whole after every change. The facilitator and each team hold a
random secret; only hashes are stored. A team is claimed by its first device and is then closed to
others, until it gives its seat back or the facilitator frees it; the facilitator can also give a seat away
anew, which makes the old secret void. A facilitator who has lost the secret comes back by a recovery code.
"""

import hashlib
import hmac
import json
import math
import re
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

from ruhrsim.workshop.clock import Clock
from ruhrsim.workshop.game import Game, RuleError, new_game
from ruhrsim.workshop.storage import DAYS_KEPT, RoomError, RoomFile

_MOST_UNDO = 40


@dataclass(frozen=True)
class Room:
    """A room at one moment.

    Args:
        code: What people type to join.
        language: `de` or `en`.
        version: Grows with every change.
        game: The game.
        outcomes: Stored results by key, as the caller gave them; a key that ends with a number is of that round.
        seats: Players whose seat is taken.
        clock: Time for the round.
        undoable: Whether a step can be taken back.
        locked: Whether free seats are closed.
    """

    code: str
    language: str
    version: int
    game: Game
    outcomes: dict[str, dict]
    seats: frozenset[str]
    clock: Clock
    undoable: bool
    locked: bool = False


class Rooms(RoomFile):
    """All rooms of a server.

    Args:
        path: SQLite file; made if it isn't there.

    Raises:
        RoomError: The file can't be opened, or is something else.
    """

    def create(
        self, settings: dict, language: str, minutes: int = 8, days: int = DAYS_KEPT
    ) -> tuple[str, str]:
        """Open a room and return its code and the facilitator's secret.

        Args:
            settings: Fields of `Settings`.
            language: `de` or `en`.
            minutes: Time for a round.
            days: The room goes when nobody has changed it for so many days.

        Raises:
            RuleError: The settings can't be.
            RoomError: The server has no room left.
        """
        game, secret = new_game(settings), secrets.token_urlsafe(24)
        with self._changing():
            self._remove_old_rooms()
            self._must_have_a_free_room()
            code = self._free_code()
            self._db.execute(
                "insert into rooms (code, secret, language, version, game, history, outcomes, clock, touched, days) "
                "values (?, ?, ?, 1, ?, '[]', '{}', ?, ?, ?)",
                (
                    code,
                    _hash(secret),
                    language,
                    game.model_dump_json(),
                    Clock(minutes=minutes).model_dump_json(),
                    time.time(),
                    days,
                ),
            )
        return code, secret

    def look(self, code: str) -> Room:
        """Return a room.

        Raises:
            RoomError: There is none of this code.
        """
        with self._lock:
            row = self._row(code)
            seats = self._db.execute("select player from seats where code = ?", (row[0],)).fetchall()
        return Room(
            row[0],
            row[2],
            row[3],
            Game.model_validate_json(row[4]),
            json.loads(row[6]),
            frozenset(player for (player,) in seats),
            Clock.model_validate_json(row[7]),
            row[5] != "[]",
            bool(row[9]),
        )

    def claim(self, code: str, player: str, holding: str = "") -> str:
        """Take a free seat and return its secret.

        Args:
            code: The room.
            player: Whose seat.
            holding: Secret that this device holds of the room already, empty if none.

        Raises:
            RoomError: There is no such room or seat, it is taken, the room is locked, or the device has a seat.
        """
        with self._changing():
            room = self.look(code)
            if player not in room.game.players:
                raise RoomError("this seat is not part of the game")
            if self._holds_a_seat(room.code, holding):
                raise RoomError("this device holds a seat already; give it back first")
            if room.locked:
                raise RoomError("the room is locked; ask the facilitator to open it")
            if player in room.seats:
                raise RoomError("this seat is taken; ask the facilitator to give it to you")
            return self._seat(room, player)

    def reseat(self, code: str, secret: str, player: str) -> str:
        """Give a seat away anew, as the facilitator; the secret so far is void.

        Raises:
            RoomError: The secret is not the facilitator's, or there is no such seat.
        """
        with self._changing():
            room = self._as_facilitator(code, secret)
            if player not in room.game.players:
                raise RoomError("this seat is not part of the game")
            return self._seat(room, player)

    def free(self, code: str, secret: str, player: str) -> Room:
        """Free a seat, as the facilitator; its secret is void.

        Raises:
            RoomError: The secret is not the facilitator's.
        """
        with self._changing():
            return self._unseat(self._as_facilitator(code, secret).code, player)

    def leave(self, code: str, secret: str) -> Room:
        """Give a seat back, by its own secret.

        Raises:
            RoomError: The secret is nobody's.
        """
        with self._changing():
            return self._unseat(self._row(code)[0], self.player_of(code, secret))

    def lock(self, code: str, secret: str, locked: bool) -> Room:
        """Close or open the room for those who have no seat, as the facilitator.

        Raises:
            RoomError: The secret is not the facilitator's.
        """
        with self._changing():
            self._change_room(self._as_facilitator(code, secret).code, locked=int(locked))
            return self.look(code)

    def new_recovery(self, code: str, secret: str) -> str:
        """Return a new recovery code for the facilitator, to be written down; the one before is void.

        Raises:
            RoomError: The secret is not the facilitator's.
        """
        with self._changing():
            room, fresh = self._as_facilitator(code, secret), self._recovery_code()
            self._change_room(room.code, recovery=_hash(_plain(fresh)))
        return fresh

    def recover(self, code: str, recovery: str) -> str:
        """Return a new secret for the facilitator by the recovery code; the secret so far is void.

        Raises:
            RoomError: There is no such room, or the code doesn't fit.
        """
        with self._changing():
            row, secret = self._row(code), secrets.token_urlsafe(24)
            if not (row[10] and hmac.compare_digest(row[10], _hash(_plain(recovery)))):
                raise RoomError("this recovery code does not fit; check its letters")
            self._change_room(row[0], secret=_hash(secret))
        return secret

    def player_of(self, code: str, secret: str) -> str:
        """Return the player whose secret this is.

        Raises:
            RoomError: It is nobody's.
        """
        with self._lock:
            room_code = self._row(code)[0]
            rows = self._db.execute(
                "select player, secret from seats where code = ?", (room_code,)
            ).fetchall()
        fitting = [player for player, stored in rows if hmac.compare_digest(stored, _hash(secret))]
        if not fitting:
            raise RoomError("this link is not valid any more; ask the facilitator for a new one")
        return fitting[0]

    def is_facilitator(self, code: str, secret: str) -> bool:
        """Tell whether the secret is the facilitator's."""
        with self._lock:
            return hmac.compare_digest(self._row(code)[1], _hash(secret))

    def act(self, code: str, secret: str, move: Callable[[Game, str], Game]) -> Room:
        """Let a player move: `move(game, player)` with the player whose secret this is.

        Raises:
            RoomError: The secret is nobody's.
            RuleError: The rules don't allow it; nothing has changed.
        """
        with self._changing():
            player = self.player_of(code, secret)
            return self._store(code, move(self.look(code).game, player))

    def lead(self, code: str, secret: str, move: Callable[[Game], Game]) -> Room:
        """Let the facilitator move; the step can be taken back.

        Raises:
            RoomError: The secret is not the facilitator's.
            RuleError: The rules don't allow it; nothing has changed.
        """
        with self._changing():
            room = self._as_facilitator(code, secret)
            return self._store(code, move(room.game), before=room.game)

    def undo(self, code: str, secret: str) -> Room:
        """Take the facilitator's last step back; what teams have chosen since stays as far as it still fits.

        Raises:
            RoomError: The secret is not the facilitator's, or there is nothing to take back.
        """
        with self._changing():
            room = self._as_facilitator(code, secret)
            history = json.loads(self._row(code)[5])
            if not history:
                raise RoomError("there is no step to take back")
            game = Game.model_validate_json(history.pop()).with_choices_of(room.game)
            outcomes = {key: kept for key, kept in room.outcomes.items() if _round_of(key) <= len(game.past)}
            self._change_room(
                room.code,
                game=game.model_dump_json(),
                history=json.dumps(history),
                outcomes=json.dumps(outcomes),
            )
            return self.look(code)

    def again(self, code: str, secret: str, treatment: str) -> Room:
        """Begin a new game of the same teams in the same seats, as the facilitator.

        Raises:
            RoomError: The secret is not the facilitator's.
            RuleError: The treatment is not known.
        """
        with self._changing():
            room = self._as_facilitator(code, secret)
            game = room.game.again(treatment).model_dump_json()
            clock = room.clock.reset().model_dump_json()
            self._change_room(room.code, game=game, history="[]", outcomes="{}", clock=clock)
            return self.look(code)

    def keep_outcome(self, code: str, key: int | str, outcome: dict, game: Game | None = None) -> Room:
        """Keep the results of a round, or those of the debriefing.

        Args:
            code: The room.
            key: Number of the round, or `debrief`.
            outcome: What JSON can hold.
            game: The game that was run; results are dropped if its rounds have been taken back since, or another
                game has begun.
        """
        with self._changing():
            room = self.look(code)
            if game is not None and not _goes_on(room.game, game):
                return room
            self._change_room(room.code, outcomes=json.dumps({**room.outcomes, str(key): outcome}))
            return self.look(code)

    def set_clock(self, code: str, secret: str, change: Callable[[Clock], Clock]) -> Room:
        """Start, stop or reset the clock, as the facilitator.

        Raises:
            RoomError: The secret is not the facilitator's.
        """
        with self._changing():
            room = self._as_facilitator(code, secret)
            self._change_room(room.code, clock=change(room.clock).model_dump_json())
            return self.look(code)

    def close(self, code: str, secret: str) -> None:
        """Remove a room, as the facilitator."""
        with self._changing():
            room = self._as_facilitator(code, secret)
            self._db.execute("delete from rooms where code = ?", (room.code,))
            self._db.execute("delete from seats where code = ?", (room.code,))

    def _as_facilitator(self, code, secret) -> Room:
        if not self.is_facilitator(code, secret):
            raise RoomError("only the facilitator can do that")
        return self.look(code)

    def _store(self, code, game, before=None) -> Room:
        row = self._row(code)
        history = json.loads(row[5])
        if before is not None:
            history = [*history, before.model_dump_json()][-_MOST_UNDO:]
        self._change_room(row[0], game=game.model_dump_json(), history=json.dumps(history))
        return self.look(code)

    def _seat(self, room: Room, player: str) -> str:
        """Give a seat to whoever gets the secret; the computer does not lead it any more."""
        secret = secrets.token_urlsafe(24)
        self._db.execute("insert or replace into seats values (?, ?, ?)", (room.code, player, _hash(secret)))
        if player in room.game.led:
            self._store(room.code, room.game.led_by(player, None))
        else:
            self._change_room(room.code)
        return secret

    def _unseat(self, code, player) -> Room:
        self._db.execute("delete from seats where code = ? and player = ?", (code, player))
        self._change_room(code)
        return self.look(code)

    def _holds_a_seat(self, code, secret) -> bool:
        stored = self._db.execute("select secret from seats where code = ?", (code,)).fetchall()
        return any(hmac.compare_digest(one, _hash(secret)) for (one,) in stored)


def _goes_on(now: Game, then: Game) -> bool:
    """Tell whether a game is what another one has become, rounds played included."""
    return now.settings == then.settings and now.past[: len(then.past)] == then.past


def _round_of(key: str) -> float:
    """Return the round that a result belongs to by the number at its end; without one it is of the whole game."""
    digits = re.search(r"\d+$", key)
    return int(digits[0]) if digits else math.inf


def _plain(recovery) -> str:
    """Return a recovery code as it is hashed: letters and digits only, however it was typed."""
    return "".join(letter for letter in str(recovery).upper() if letter.isalnum())


def _hash(secret) -> str:
    return hashlib.sha256(str(secret).encode("utf-8", "replace")).hexdigest()


__all__ = ["Room", "RoomError", "Rooms", "RuleError"]
