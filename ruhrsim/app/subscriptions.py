"""Asking the queue from a page: the newest answer, in the visitor's own thread."""

import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace

import solara

from ruhrsim.app.engine import FULL, SKETCH, Answer, Effort
from ruhrsim.app.running import the_queue

NOTHING_YET = Answer(None, "waiting", 0, 1)


class Mailbox:
    """Hands answers over to one thread of the page; only the newest counts.

    Args:
        deliver: Called with an answer, in that thread.
    """

    def __init__(self, deliver: Callable[[Answer], None]):
        self._deliver, self._newest, self._open = deliver, None, True
        self._changed = threading.Condition()
        threading.Thread(target=self._work, daemon=True).start()

    def put(self, answer: Answer) -> None:
        """Leave an answer; returns at once."""
        with self._changed:
            self._newest = answer
            self._changed.notify()

    def close(self) -> None:
        """Deliver nothing more."""
        with self._changed:
            self._open = False
            self._changed.notify()

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._newest is not None or not self._open)
                if not self._open:
                    return
                answer, self._newest = self._newest, None
            self._deliver(answer)


def use_owner() -> str:
    """Return a name for this visitor in the queues, different for every browser tab."""
    return solara.use_memo(lambda: uuid.uuid4().hex, [])


@dataclass(frozen=True, eq=False)
class _Received:
    """What a page was told: the question, the question that the comparison answers, the answer."""

    asked: tuple | None = None
    answered: tuple | None = None
    answer: Answer = NOTHING_YET

    def then(self, asked: tuple, answer: Answer) -> "_Received":
        if answer.comparison is not None:
            return _Received(asked, asked, answer)
        return _Received(asked, self.answered, replace(answer, comparison=self.answer.comparison))


_NOTHING_RECEIVED = _Received()


def _question(scenarios, in_worlds: bool) -> tuple:
    return in_worlds, *(s.fingerprint() for s in scenarios)


class Subscription:
    """A page's subscription to answers of the queue; asks anew when something else is wanted."""

    def __init__(self, owner: str, received: solara.Reactive[_Received]):
        self._owner, self._received, self._lock = owner, received, threading.Lock()
        self._asked, self._unsubscribe = None, None

    def ask(
        self,
        scenarios,
        sketches: tuple[Effort, ...] = (SKETCH,),
        full: Effort = FULL,
        urgency: int = 0,
        in_worlds: bool = False,
    ) -> None:
        """Ask for a comparison, unless that is what was asked last."""
        key = _question(scenarios, in_worlds)
        with self._lock:
            if key == self._asked:
                return
            self._end()
            box = Mailbox(lambda answer: self._received.set(self._received.peek().then(key, answer)))
            request = the_queue().ask(scenarios, self._owner, box.put, sketches, full, urgency, in_worlds)
            self._asked, self._unsubscribe = key, (request.withdraw, box.close)

    def close(self) -> None:
        """Stop what runs for this page alone."""
        with self._lock:
            self._end()

    def _end(self) -> None:
        for end in self._unsubscribe or ():
            end()
        self._asked = self._unsubscribe = None


class AnswerReader:
    """What a part of a page reads answers with: only the parts that call `read` are rendered when one comes."""

    def __init__(self, received: solara.Reactive[_Received], key: tuple):
        self._received, self._key = received, key

    def read(self) -> tuple[Answer, bool]:
        """Return the newest answer, the previous one while nothing new is there; and whether it is outdated."""
        received = self._received.value
        outdated = received.answer.comparison is not None and received.answered != self._key
        if received.asked != self._key:
            return replace(NOTHING_YET, comparison=received.answer.comparison), outdated
        return received.answer, outdated

    def __eq__(self, other):
        return (
            isinstance(other, AnswerReader) and self._received is other._received and self._key == other._key
        )

    def __hash__(self):
        return hash(self._key)


def use_subscription(owner: str) -> tuple[Subscription, solara.Reactive[_Received]]:
    """Return a subscription that closes with the page, and what it received."""
    received = solara.use_reactive(_NOTHING_RECEIVED)
    subscription = solara.use_memo(lambda: Subscription(owner, received), [])
    solara.use_effect(lambda: subscription.close, [])
    return subscription, received


def use_answer(
    scenarios, subscription: Subscription, received, wanted: bool = True, **effort
) -> AnswerReader:
    """Ask for a comparison whenever the scenarios change; see `Subscription.ask` for `effort`."""
    in_worlds = effort.get("in_worlds", False)
    key = solara.use_memo(lambda: _question(scenarios, in_worlds), [scenarios, in_worlds])
    solara.use_effect(
        lambda: subscription.ask(scenarios, **effort) if wanted else subscription.close(), [wanted and key]
    )
    return AnswerReader(received, key)
