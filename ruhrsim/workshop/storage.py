"""The file of the rooms: SQLite, every change whole or not at all, one thread at a time.

Rooms that nobody has changed for their number of days (`DAYS_KEPT` by default) are removed when the file is
opened and whenever a new room is made.
"""

import secrets
import sqlite3
import threading
import time
from contextlib import contextmanager
from pathlib import Path

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_CODE_LENGTH, _RECOVERY_GROUPS, _RECOVERY_GROUP = 5, 3, 4
DAYS_KEPT, MOST_ROOMS = 30, 200
_TABLES = """
create table if not exists rooms (
    code text primary key, secret text not null, language text not null, version integer not null,
    game text not null, history text not null, outcomes text not null, clock text not null,
    touched real not null default 0, locked integer not null default 0, recovery text not null default '',
    days integer not null default 30);
create table if not exists seats (
    code text not null, player text not null, secret text not null, primary key (code, player));
"""

_ADDED = {
    "touched": "real not null default 0",
    "locked": "integer not null default 0",
    "recovery": "text not null default ''",
    "days": f"integer not null default {DAYS_KEPT}",
}
"""Columns that older files lack."""
_RESULTS = 3
"""Grows whenever what is kept of a result changes."""
_COLUMNS = "code, secret, language, version, game, history, outcomes, clock, touched, locked, recovery"


class RoomError(ValueError):
    """A room that isn't there or a secret that doesn't fit; the message gives nothing away."""


class RoomFile:
    """An open file of rooms.

    Args:
        path: SQLite file; made if it isn't there.

    Raises:
        RoomError: The file can't be opened, or is something else.
    """

    def __init__(self, path: Path):
        self._lock = threading.RLock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
            self._db.execute("pragma journal_mode=wal")
            self._db.execute("pragma synchronous=full")
            self._db.executescript(_TABLES)
            with self._changing():
                self._bring_up_to_date()
                self._remove_old_rooms()
        except (OSError, sqlite3.Error) as error:
            reason = f"the rooms in {path} can't be opened ({error}); choose another file with --rooms"
            raise RoomError(reason) from None

    @contextmanager
    def _changing(self):
        with self._lock:
            inner = self._db.in_transaction
            if not inner:
                self._db.execute("begin immediate")
            try:
                yield
            except BaseException:
                if not inner:
                    self._db.execute("rollback")
                raise
            if not inner:
                self._db.execute("commit")

    def _bring_up_to_date(self) -> None:
        """Give rooms of older files what they lack.

        Rooms without a date count as changed today; results that meant or held something else are made anew.
        """
        there = {column[1] for column in self._db.execute("pragma table_info(rooms)")}
        for name, kind in _ADDED.items():
            if name not in there:
                self._db.execute(f"alter table rooms add column {name} {kind}")
        if "touched" not in there:
            self._db.execute("update rooms set touched = ?", (time.time(),))
        if self._db.execute("pragma user_version").fetchone()[0] < _RESULTS:
            self._db.execute("update rooms set outcomes = '{}'")
            self._db.execute(f"pragma user_version = {_RESULTS}")

    def _remove_old_rooms(self) -> None:
        self._db.execute("delete from rooms where touched + 86400.0 * days < ?", (time.time(),))
        self._db.execute("delete from seats where code not in (select code from rooms)")

    def _change_room(self, code: str, **columns: str | int) -> None:
        names = "".join(f"{name} = ?, " for name in columns)
        self._db.execute(
            f"update rooms set {names}version = version + 1, touched = ? where code = ?",
            (*columns.values(), time.time(), code),
        )

    def _must_have_a_free_room(self) -> None:
        if self._db.execute("select count(*) from rooms").fetchone()[0] >= MOST_ROOMS:
            raise RoomError(
                f"this server holds {MOST_ROOMS} rooms already; delete one first (rooms that nobody has changed "
                f"for {DAYS_KEPT} days go by themselves)"
            )

    def _row(self, code):
        known = isinstance(code, str) and len(code) <= 2 * _CODE_LENGTH
        row = (
            self._db.execute(f"select {_COLUMNS} from rooms where code = ?", (code.upper(),)).fetchone()
            if known
            else None
        )
        if row is None:
            raise RoomError("there is no room of this code; check its letters")
        return row

    @staticmethod
    def _recovery_code() -> str:
        """Return a code to be written down, 60 bits in three groups."""
        return "-".join(_letters(_RECOVERY_GROUP) for _ in range(_RECOVERY_GROUPS))

    def _free_code(self) -> str:
        while True:
            code = _letters(_CODE_LENGTH)
            if not self._db.execute("select 1 from rooms where code = ?", (code,)).fetchone():
                return code


def _letters(number: int) -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(number))
