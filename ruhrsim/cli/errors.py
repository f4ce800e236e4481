"""Faults of the caller: one clear message each on stderr and exit code 2, never a traceback."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer

BAD_INPUT, FAILED, INTERRUPTED = 2, 1, 130


@contextmanager
def plain_faults() -> Iterator[None]:
    """End the command plainly on bad scenarios, bad settings, folders that can't be written and the like."""
    from ruhrsim.common.atomic_files import FolderError
    from ruhrsim.common.errors import ClusterError, QueryError, ScenarioError
    from ruhrsim.runs.compare import SettingsError

    try:
        yield
    except (ScenarioError, SettingsError, FolderError, ClusterError, QueryError) as error:
        end(str(error), BAD_INPUT)


def end(message: str, code: int) -> NoReturn:
    """Print a message to stderr, line by line, and end the command."""
    for line in message.splitlines():
        typer.echo(f"ruhrsim: {line}", err=True)
    raise typer.Exit(code)
