"""Asking the desk from a page: the newest answer, in the visitor's own thread."""

import threading
import uuid
from collections.abc import Callable

import solara

from ruhrsim.app.engine import FULL, SKETCH, Answer, Effort
from ruhrsim.app.running import the_desk

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


def use_answer(scenarios, owner: str, wanted: bool = True, sketch: Effort | None = SKETCH,
               full: Effort = FULL, urgency: int = 0) -> tuple[Answer, bool]:
    """Ask for a comparison whenever the scenarios change.

    Returns:
        The newest answer, the previous one while nothing new is there; and whether it is outdated.
    """
    key = tuple(s.fingerprint() for s in scenarios) if wanted else None
    told, set_told = solara.use_state((None, NOTHING_YET))

    def ask():
        if key is None:
            return None
        last = told[1].comparison
        box = Mailbox(lambda answer: set_told((key, answer if answer.comparison else _keep(answer, last))))
        request = the_desk().ask(scenarios, owner, box.put, sketch, full, urgency)

        def stop():
            request.withdraw()
            box.close()

        return stop

    solara.use_effect(ask, [key])
    answer = told[1]
    shown = answer.comparison and tuple(s.fingerprint() for s in answer.comparison.scenarios)
    return answer, shown is not None and shown != key


def _keep(answer: Answer, last) -> Answer:
    return Answer(last, answer.stage, answer.done, answer.total, answer.ahead)
