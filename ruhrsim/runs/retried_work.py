"""Work of independent pieces on any executor; what a lost worker had is done again."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import contextmanager

from ruhrsim.common.atomic_files import FolderError
from ruhrsim.runs import executors

_IN_FLIGHT_ABROAD = 1000
_MOST_LOSSES = 3


class WorkersLost(Exception):
    """Workers died or failed again and again; one message with the reason."""


def retried[Piece, Result](
    pieces: Iterable[Piece],
    submit: Callable[[Executor, Piece], Future[Result]],
    workers: int,
    executor: Executor | None = None,
) -> Iterator[tuple[Piece, Result]]:
    """Yield each piece of work with its result, in the order in which they are done.

    Args:
        pieces: What is to be done.
        submit: Hands one piece to an executor.
        workers: Processes of our own, which are built again when they break.
        executor: Somebody else's executor instead.

    Raises:
        WorkersLost: Work was lost more than three times in a row, or the executor takes no more.
        FolderError: A worker can't read or write its folder; that is not tried again.
    """
    work = _Work(deque(pieces), submit)
    while work.waiting:
        with _pool(executor, min(workers, len(work.waiting))) as (pool, most):
            yield from work.finish(pool, most)


@contextmanager
def _pool(executor: Executor | None, workers: int) -> Iterator[tuple[Executor, int]]:
    """Yield an executor and how many pieces to hand to it at once."""
    try:
        if executor:
            yield executor, _IN_FLIGHT_ABROAD
        else:
            with executors.processes(workers) as pool:
                yield pool, 2 * workers
    except _PoolBroken as error:
        # Processes of our own are built again; somebody else's executor can't be.
        if executor:
            raise WorkersLost(f"the executor takes no more work: {error}") from error


class _PoolBroken(Exception):
    """A pool that takes no more work; another may."""


class _Work[Piece, Result]:
    """Pieces that wait, and how often work was lost without any piece done in between."""

    def __init__(self, waiting: deque[Piece], submit: Callable[[Executor, Piece], Future[Result]]):
        self.waiting, self.submit, self.losses = waiting, submit, 0

    def finish(self, pool: Executor, most: int) -> Iterator[tuple[Piece, Result]]:
        """Yield pieces as they are done; those whose worker was lost wait again, behind the others."""
        flying: dict[Future[Result], Piece] = {}
        try:
            while self.waiting or flying:
                self._send_off(pool, most, flying)
                for future in wait(flying, return_when=FIRST_COMPLETED).done:
                    yield from self._land(future, flying.pop(future))
        except BrokenExecutor as error:
            self.waiting.extend(flying.values())
            self._count_loss(error)
            raise _PoolBroken(_in_words(error)) from error
        finally:
            for future in flying:
                future.cancel()

    def _send_off(self, pool: Executor, most: int, flying: dict[Future[Result], Piece]) -> None:
        while self.waiting and len(flying) < most:
            future = self.submit(pool, self.waiting[0])
            flying[future] = self.waiting.popleft()
            if future.done():
                break

    def _land(self, future: Future[Result], piece: Piece) -> Iterator[tuple[Piece, Result]]:
        try:
            result = future.result()
        except FolderError:
            raise
        except BrokenExecutor:
            self.waiting.append(piece)
            raise
        except Exception as error:
            self.waiting.append(piece)
            self._count_loss(error)
        else:
            self.losses = 0
            yield piece, result

    def _count_loss(self, error: Exception) -> None:
        self.losses += 1
        if self.losses > _MOST_LOSSES:
            raise WorkersLost(
                f"work was lost {self.losses} times in a row, last by {_in_words(error)}"
            ) from error


def _in_words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
