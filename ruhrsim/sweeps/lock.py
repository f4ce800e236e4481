"""One command at a time works in the folder of a sweep."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ruhrsim.common.atomic_files import FolderError

_FILE = ".lock"


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Keep other commands out of a folder while the block runs; a killed command holds nothing.

    Raises:
        FolderError: Another command is at work there.
    """
    try:
        import fcntl
    except ImportError:
        # Without it (Windows) two commands only do the same work twice: parts are written whole.
        yield
        return
    with (folder / _FILE).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise FolderError(f"another command is at work in {folder}; wait for it") from None
        try:
            yield
        finally:
            (folder / _FILE).unlink(missing_ok=True)
