"""Asking the desk from a page: the newest answer, in the visitor's own thread."""

import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace

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


@dataclass(frozen=True, eq=False)
class _Heard:
    """What a page was told: the question, the question that the comparison answers, the answer."""

    asked: tuple | None = None
    answered: tuple | None = None
    answer: Answer = NOTHING_YET

    def then(self, asked: tuple, answer: Answer) -> "_Heard":
        if answer.comparison is not None:
            return _Heard(asked, asked, answer)
        return _Heard(asked, self.answered, replace(answer, comparison=self.answer.comparison))


_SILENCE = _Heard()


def _question(scenarios, in_worlds: bool) -> tuple:
    return in_worlds, *(s.fingerprint() for s in scenarios)


class Line:
    """A page's line to the desk; asks anew when something else is wanted."""

    def __init__(self, owner: str, heard: solara.Reactive[_Heard]):
        self._owner, self._heard, self._lock = owner, heard, threading.Lock()
        self._asked, self._hang_up = None, None

    def ask(self, scenarios, sketches: tuple[Effort, ...] = (SKETCH,), full: Effort = FULL, urgency: int = 0,
            in_worlds: bool = False) -> None:
        """Ask for a comparison, unless that is what was asked last."""
        key = _question(scenarios, in_worlds)
        with self._lock:
            if key == self._asked:
                return
            self._end()
            box = Mailbox(lambda answer: self._heard.set(self._heard.peek().then(key, answer)))
            request = the_desk().ask(scenarios, self._owner, box.put, sketches, full, urgency, in_worlds)
            self._asked, self._hang_up = key, (request.withdraw, box.close)

    def close(self) -> None:
        """Stop what runs for this page alone."""
        with self._lock:
            self._end()

    def _end(self) -> None:
        for end in self._hang_up or ():
            end()
        self._asked = self._hang_up = None


class Ear:
    """What a part of a page listens with: only the parts that call `hear` are rendered when news comes."""

    def __init__(self, heard: solara.Reactive[_Heard], key: tuple):
        self._heard, self._key = heard, key

    def hear(self) -> tuple[Answer, bool]:
        """Return the newest answer, the previous one while nothing new is there; and whether it is outdated."""
        heard = self._heard.value
        outdated = heard.answer.comparison is not None and heard.answered != self._key
        if heard.asked != self._key:
            return replace(NOTHING_YET, comparison=heard.answer.comparison), outdated
        return heard.answer, outdated

    def __eq__(self, other):
        return isinstance(other, Ear) and self._heard is other._heard and self._key == other._key

    def __hash__(self):
        return hash(self._key)


def use_line(owner: str) -> tuple[Line, solara.Reactive[_Heard]]:
    """Return a line to the desk that closes with the page, and what comes over it."""
    heard = solara.use_reactive(_SILENCE)
    line = solara.use_memo(lambda: Line(owner, heard), [])
    solara.use_effect(lambda: line.close, [])
    return line, heard


def use_answer(scenarios, line: Line, heard, wanted: bool = True, **effort) -> Ear:
    """Ask for a comparison whenever the scenarios change; see `Line.ask` for `effort`."""
    in_worlds = effort.get("in_worlds", False)
    key = solara.use_memo(lambda: _question(scenarios, in_worlds), [scenarios, in_worlds])
    solara.use_effect(lambda: line.ask(scenarios, **effort) if wanted else line.close(), [wanted and key])
    return Ear(heard, key)
