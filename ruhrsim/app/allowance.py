"""So many times in so many seconds, by whoever does it."""

import time
from collections import deque

_MOST_WHO = 10_000


class Allowance:
    """How often each may do something.

    Args:
        most: Times.
        seconds: In so many seconds.
    """

    def __init__(self, most: int, seconds: float):
        self.most, self.seconds = most, seconds
        self._done: dict[str, deque[float]] = {}

    def take(self, who: str, now: float | None = None) -> bool:
        """Count one more and tell whether it is allowed; what is refused is not counted."""
        now = time.monotonic() if now is None else now
        if len(self._done) >= _MOST_WHO:
            self._forget(now)
        done = self._done.setdefault(who, deque())
        while done and done[0] <= now - self.seconds:
            done.popleft()
        if len(done) >= self.most:
            return False
        done.append(now)
        return True

    def _forget(self, now: float) -> None:
        for who in [who for who, done in self._done.items() if not done or done[-1] <= now - self.seconds]:
            del self._done[who]
