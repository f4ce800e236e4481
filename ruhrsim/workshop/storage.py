"""The file of the rooms: SQLite, every change whole or not at all, one thread at a time.

Rooms that nobody has changed for `DAYS_KEPT` days are removed when the file is opened.
"""

import secrets
import sqlite3
import threading
import time
from contextlib import contextmanager
from pathlib import Path

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_CODE_LENGTH = 5
DAYS_KEPT, MOST_ROOMS = 30, 200
_TABLES = """
create table if not exists rooms (
    code text primary key, secret text not null, language text not null, version integer not null,
    game text not null, history text not null, outcomes text not null, clock text not null,
    touched real not null default 0);
create table if not exists seats (
    code text not null, player text not null, secret text not null, primary key (code, player));
"""


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
                self._date_rooms_of_older_files()
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

    def _date_rooms_of_older_files(self) -> None:
        """Count rooms without a date as changed today; their results, without trade tax, are made anew."""
        if "touched" not in {column[1] for column in self._db.execute("pragma table_info(rooms)")}:
            self._db.execute("alter table rooms add column touched real not null default 0")
            self._db.execute("update rooms set touched = ?, outcomes = '{}'", (time.time(),))

    def _remove_old_rooms(self) -> None:
        self._db.execute("delete from rooms where touched < ?", (time.time() - 86400.0 * DAYS_KEPT,))
        self._db.execute("delete from seats where code not in (select code from rooms)")

    def _change_room(self, code: str, **columns: str) -> None:
        names = "".join(f"{name} = ?, " for name in columns)
        self._db.execute(
            f"update rooms set {names}version = version + 1, touched = ? where code = ?",
            (*columns.values(), time.time(), code),
        )

    def _must_have_a_free_room(self) -> None:
        if self._db.execute("select count(*) from rooms").fetchone()[0] >= MOST_ROOMS:
            raise RoomError(
                f"this server holds {MOST_ROOMS} rooms already; delete one first, or restart the server "
                f"to remove those that nobody has changed for {DAYS_KEPT} days"
            )

    def _row(self, code):
        known = isinstance(code, str) and len(code) <= 2 * _CODE_LENGTH
        row = (
            self._db.execute("select * from rooms where code = ?", (code.upper(),)).fetchone()
            if known
            else None
        )
        if row is None:
            raise RoomError("there is no room of this code; check its letters")
        return row

    def _free_code(self) -> str:
        while True:
            code = "".join(secrets.choice(_LETTERS) for _ in range(_CODE_LENGTH))
            if not self._db.execute("select 1 from rooms where code = ?", (code,)).fetchone():
                return code
