"""Work whose workers are lost: it is done again, but not for ever."""

from concurrent.futures import BrokenExecutor, Future

import pytest

from ruhrsim.common.atomic_files import FolderError
from ruhrsim.runs.retried_work import WorkersLost, retried


class Failing:
    """An executor whose first pieces of work are lost by these errors; `takes` raises while handing over."""

    def __init__(self, errors, takes=None):
        self.errors, self.takes = list(errors), takes

    def submit(self, call, *arguments):
        if self.takes:
            raise self.takes
        future = Future()
        if self.errors:
            future.set_exception(self.errors.pop(0))
        else:
            future.set_result(call(*arguments))
        return future


def squares(executor, pieces=(1, 2, 3)):
    return list(retried(pieces, lambda pool, piece: pool.submit(pow, piece, 2), 1, executor))


def test_a_lost_piece_is_done_again_behind_the_others():
    assert squares(Failing([RuntimeError("killed")])) == [(2, 4), (3, 9), (1, 1)]


def test_work_lost_again_and_again_ends_with_the_reason():
    with pytest.raises(WorkersLost, match="4 times in a row, last by RuntimeError: killed"):
        squares(Failing([RuntimeError("killed")] * 4))


def test_an_executor_that_takes_no_more_work_is_not_asked_again():
    with pytest.raises(WorkersLost, match="takes no more work: BrokenExecutor: gone"):
        squares(Failing([], takes=BrokenExecutor("gone")))


def test_a_folder_that_cannot_be_written_is_told_at_once():
    with pytest.raises(FolderError, match="full"):
        squares(Failing([FolderError("full")]))
