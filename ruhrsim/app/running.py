"""The one desk of this server, shared by all visitors."""

from functools import lru_cache

from ruhrsim.app.engine import Desk


@lru_cache
def the_desk() -> Desk:
    """Return the desk; the first call starts its processes."""
    return Desk()
