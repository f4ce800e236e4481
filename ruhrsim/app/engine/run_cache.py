"""Finished runs, kept for all visitors; the longest unused go first."""

import threading
from collections import OrderedDict

from ruhrsim.app.engine.packed import PackedRun

_MEGABYTE = 1_000_000


class RunCache:
    """Runs by key; a run of twenty years takes about 0.17 MB.

    Args:
        most_mb: How much is kept, MB.
    """

    def __init__(self, most_mb: float = 128.0):
        self._most, self._lock = most_mb * _MEGABYTE, threading.Lock()
        self._runs: OrderedDict[tuple, PackedRun] = OrderedDict()
        self._size = 0

    def put(self, key: tuple, run: PackedRun) -> None:
        """Keep a run."""
        with self._lock:
            self._take_away(key)
            self._runs[key] = run
            self._size += run.size
            while self._size > self._most:
                self._take_away(next(iter(self._runs)))

    def get(self, key: tuple) -> PackedRun | None:
        """Return a run, None if it is not there."""
        with self._lock:
            if key in self._runs:
                self._runs.move_to_end(key)
            return self._runs.get(key)

    def __len__(self) -> int:
        return len(self._runs)

    def _take_away(self, key: tuple) -> None:
        run = self._runs.pop(key, None)
        self._size -= run.size if run else 0
