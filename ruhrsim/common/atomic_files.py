"""Folders that are written whole or not at all."""

import errno
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from textwrap import shorten

_WAY_OUT = "choose another folder with --results"


class FolderError(Exception):
    """A folder that can't be written or read; one message with the way out."""


class UnreadableError(FolderError, ValueError):
    """A stored file that is damaged or of another version."""


@contextmanager
def whole_folder(final: Path) -> Iterator[Path]:
    """Yield an empty folder beside `final`; put it in `final`'s place when the block ends well.

    Whatever stood there is kept until then. After an error nothing new is left behind.

    Raises:
        FolderError: The folder can't be written, or the disk is full.
    """
    fresh = _beside(final, "new")
    try:
        fresh.mkdir(parents=True)
        yield fresh
        _put_in_place(fresh, final)
    except OSError as error:
        raise FolderError(_explain(final, error)) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


@contextmanager
def whole_file(final: Path, way_out: str = _WAY_OUT) -> Iterator[Path]:
    """Yield a path beside `final` to write to; put the file in `final`'s place when the block ends well.

    Args:
        final: The file.
        way_out: What the reader of an error can do.

    Raises:
        FolderError: The file can't be written, or the disk is full.
    """
    fresh = final.with_name(f".{final.name}.new-{os.getpid()}-{threading.get_ident()}")
    try:
        yield fresh
        fresh.replace(final)
    except OSError as error:
        raise FolderError(_explain(final, error, way_out)) from error
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def check_writable(final: Path) -> None:
    """Make sure that `whole_folder(final)` can begin, before work is put into it.

    Raises:
        FolderError: The folder can't be written.
    """
    missing, trial = [], _beside(final, "try")
    try:
        missing = [folder for folder in final.parents if not folder.exists()]
        trial.mkdir(parents=True)
    except (OSError, ValueError) as error:
        raise FolderError(_explain(final, error)) from error
    finally:
        for folder in (trial, *missing):
            with suppress(OSError, ValueError):
                _remove_if_empty(folder)


def check_own(final: Path, mark: str) -> None:
    """Make sure that a command can write its result to a folder without destroying anything else.

    Args:
        final: The folder.
        mark: Name of a file that every result of the command has.

    Raises:
        FolderError: It can't be written, or something else is there.
    """
    check_writable(final)
    if final.exists() and not (final / mark).is_file() and (final.is_file() or any(final.iterdir())):
        raise FolderError(
            f"{final} exists and is no result of this command (it has no {mark}); move it away or {_WAY_OUT}"
        )


@contextmanager
def readable(file: Path) -> Iterator[None]:
    """Tell plainly what hinders reading a stored file.

    Raises:
        UnreadableError: The file is gone, damaged, or of another version.
    """
    try:
        yield
    except FolderError:
        raise
    except Exception as error:
        # What a damaged file makes its readers raise is not theirs to promise.
        reason = shorten(str(error) or type(error).__name__, 160, placeholder=" ...")
        raise UnreadableError(
            f"can't read {file} ({reason}); it is damaged or of another version: put a good copy "
            "there, or move the folder away and make the result again"
        ) from error


def _remove_if_empty(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()


def _beside(final: Path, purpose: str) -> Path:
    return final.with_name(f".{final.name}.{purpose}-{os.getpid()}")


def _put_in_place(fresh: Path, final: Path) -> None:
    old = _beside(final, "old")
    if final.exists():
        final.rename(old)
    try:
        fresh.rename(final)
    except OSError:
        if old.exists():
            old.rename(final)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _explain(final: Path, error: OSError | ValueError, way_out: str = _WAY_OUT) -> str:
    if not isinstance(error, OSError):
        return f"can't write {str(final)[:200]!r}: {error}; {way_out}"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"can't write {final}: the disk is full; free some space and give the same command again"
    reason = error.strerror or str(error)
    where = f" ({error.filename})" if error.filename else ""
    return f"can't write {final}: {reason}{where}; {way_out}"
