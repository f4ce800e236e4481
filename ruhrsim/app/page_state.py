"""What a visitor looks at, as pages get it: the state of this rendering and the way to change it."""

from collections.abc import Callable

import solara

from ruhrsim.app.state import AppState


class PageState:
    """A visitor's state.

    Only the page as a whole listens to the state, so one change renders it once; its parts are
    rendered again because they are given another `PageState`.

    Args:
        store: Where the state is kept.
        foresee: Told of the next state before anything is rendered, to begin what takes long.
    """

    def __init__(self, store: solara.Reactive[AppState], foresee: Callable[[AppState], None]):
        self._store, self._now, self._foresee = store, store.value, foresee

    @property
    def value(self) -> AppState:
        """The state as it is now."""
        return self._store.peek()

    @value.setter
    def value(self, state: AppState) -> None:
        self._foresee(state)
        self._store.value = state

    def change(self, **changes) -> None:
        """Change the state; what a browser sends and the record refuses changes nothing."""
        try:
            self.value = self.value.but(**changes)
        except ValueError:
            return

    def __eq__(self, other):
        return isinstance(other, PageState) and self._store is other._store and self._now == other._now

    def __hash__(self):
        return hash(self._now)
