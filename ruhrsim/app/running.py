"""The one queue of this server, shared by all visitors."""

from functools import lru_cache

from ruhrsim.app.engine import RequestQueue


@lru_cache
def the_queue() -> RequestQueue:
    """Return the queue; the first call starts its processes."""
    return RequestQueue()
