"""Finished runs, kept for all visitors; the longest unused go first."""

import threading
from collections import OrderedDict

from ruhrsim.results import RunResult


class Shelf:
    """Runs by key; a run of twenty years takes about 0.15 MB.

    Args:
        most: How many are kept.
    """

    def __init__(self, most: int = 1500):
        self._most, self._lock = most, threading.Lock()
        self._runs: OrderedDict[tuple, RunResult] = OrderedDict()

    def put(self, key: tuple, result: RunResult) -> None:
        """Keep a run."""
        with self._lock:
            self._runs[key] = result
            self._runs.move_to_end(key)
            while len(self._runs) > self._most:
                self._runs.popitem(last=False)

    def get(self, key: tuple) -> RunResult | None:
        """Return a run, None if it is not there."""
        with self._lock:
            if key in self._runs:
                self._runs.move_to_end(key)
            return self._runs.get(key)

    def __len__(self) -> int:
        return len(self._runs)
