"""What tests of the app share: a queue without processes, and runs made once."""

import pytest

from ruhrsim.common import defaults
from ruhrsim.runs.compare import compare


@pytest.fixture(scope="session")
def comparison():
    """Three scenarios, two seeds, the smallest scale, the whole horizon that the app shows."""
    return compare(runs=2, scale=0.005, workers=1)


class InstantQueue:
    """Answers at once with what it was given, and notes who asked for what."""

    def __init__(self, comparison, stage="full"):
        self.comparison, self.stage, self.asked, self.worlds_asked = comparison, stage, [], []
        self.done = 6

    def ask(self, scenarios, owner, tell, sketches, full, urgency, in_worlds=False):
        from ruhrsim.app.engine import Answer

        names = tuple(s.name for s in scenarios)
        if names == defaults.CORNERS:
            return self  # asked for once the answer is there; never ready here
        self.asked.append(names)
        self.worlds_asked.append(in_worlds)
        tell(Answer(self.comparison, self.stage, self.done, 6))
        return self

    def withdraw(self):
        pass


@pytest.fixture
def queue(comparison, monkeypatch):
    """Put a queue that answers at once in the place of the server's."""
    from ruhrsim.app import subscriptions

    instant = InstantQueue(comparison)
    monkeypatch.setattr(subscriptions, "the_queue", lambda: instant)
    return instant
