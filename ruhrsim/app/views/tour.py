"""The tour of the first page: five stops, each at a part of the page, in the reader's words."""

from ruhrsim.app.words import text

STOPS = {
    "answer": ".rs-briefing",
    "strategies": ".rs-chosen",
    "course": ".rs-outlook",
    "map": ".rs-atlas",
    "panels": ".rs-tabs",
}
"""Stops by name, with the CSS selector of the part of the page that each tells about."""


def stops(language: str) -> list[dict[str, str]]:
    """Return the stops in their order: `place`, `title` and `words`."""
    return [
        {
            "place": place,
            "title": text(f"frame.tour_{name}", language),
            "words": text(f"frame.tour_{name}_words", language),
        }
        for name, place in STOPS.items()
    ]
