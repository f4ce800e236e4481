"""A page rendered without a browser: its widgets, their values, their events."""

import time
from contextlib import contextmanager

import solara

from ruhrsim.app import page
from ruhrsim.app.state import AppState

_PATIENCE = 20.0


class Screen:
    """What a visitor would see and do."""

    def __init__(self, box):
        self.box = box

    def widgets(self) -> list:
        """Return all widgets, from the top."""
        found, open_ = [], [self.box]
        while open_:
            widget = open_.pop(0)
            found.append(widget)
            open_ += [child for child in getattr(widget, "children", []) if hasattr(child, "has_trait")]
        return found

    def parts(self, *traits) -> list:
        """Return the widgets that have all these values."""
        return [widget for widget in self.widgets() if all(widget.has_trait(trait) for trait in traits)]

    def part(self, *traits):
        """Return the one widget that has all these values, when it is there."""
        self.wait(lambda: self.parts(*traits))
        return self.parts(*traits)[0]

    def wait(self, happened) -> None:
        """Wait until something happened on the page.

        Raises:
            AssertionError: It did not.
        """
        deadline = time.monotonic() + _PATIENCE
        while not happened():
            assert time.monotonic() < deadline, "the page did not change in time"
            time.sleep(0.02)

    def do(self, part, event, data=None) -> None:
        """Let the browser report an event of a part."""
        getattr(part, f"vue_{event}")(data)


@contextmanager
def opened(state: AppState, monkeypatch, readable=True):
    """Yield the app as someone sees it who opened a link."""
    monkeypatch.setattr(page.links, "from_search", lambda *_: (state, readable))
    box, context = solara.render(page.Page(), handle_error=False)
    try:
        yield Screen(box)
    finally:
        context.close()
