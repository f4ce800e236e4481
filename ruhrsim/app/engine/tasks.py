"""What waits in the queue: runs, and those who claim them."""

from collections.abc import Callable
from dataclasses import dataclass, field

from ruhrsim.app.engine.packed import PackedRun
from ruhrsim.app.engine.worker import Job


class QueueFull(RuntimeError):
    """The queue holds as many jobs as it may."""


@dataclass(eq=False)
class Claim:
    """One who waits for one run."""

    job: Job
    owner: str
    done: Callable[[Job, PackedRun | None], None]


@dataclass(eq=False)
class Task:
    """One run and all who wait for it.

    Args:
        job: The run.
        urgency: Lower numbers first.
        order: Lower numbers came first.
        claims: Those who wait; nobody wants the run if there are none.
        slot: Process in which it runs, None while it waits.
        tries: Processes that died under it.
    """

    job: Job
    urgency: int
    order: int
    claims: list[Claim] = field(default_factory=list)
    slot: int | None = None
    tries: int = 0

    def owned(self, owner: str) -> bool:
        """Return whether this owner waits for it."""
        return any(claim.owner == owner for claim in self.claims)
