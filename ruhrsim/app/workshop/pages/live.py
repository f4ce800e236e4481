"""A room's news on a page, kept fresh."""

from collections.abc import Callable

import solara

from ruhrsim.app.subscriptions import Mailbox
from ruhrsim.app.workshop.room_hub import News, the_hub
from ruhrsim.workshop.rooms import RoomError


def use_news(code: str, see: Callable[[News], News] = lambda news: news) -> News | None:
    """Return the newest state of a room, None if there is none of this code.

    Args:
        code: The room.
        see: What of the news concerns this page; it is drawn again only if that changes.
    """
    news, set_news = solara.use_state(solara.use_memo(lambda: _look(code), [code]), key=code)

    def listen():
        # Changes are told by other visitors' threads; each page redraws itself in a thread of its own.
        box = Mailbox(lambda told: set_news(see(told)))
        leave = the_hub().listen(code, box.put)
        set_news(_look(code))

        def stop():
            leave()
            box.close()

        return stop

    solara.use_effect(listen, [code])
    return news


def refused(move: Callable[[], object]) -> bool:
    """Make a move; tell whether the rules or the secret refused it."""
    try:
        move()
    except ValueError:
        return True
    return False


def _look(code: str) -> News | None:
    try:
        return the_hub().news(code) if code else None
    except RoomError:
        return None
