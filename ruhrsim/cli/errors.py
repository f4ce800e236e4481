"""Faults of the caller: one clear message each on stderr and exit code 2, never a traceback."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer
from typer.core import TyperGroup

from ruhrsim.cli.terminal import write_what_the_terminal_has
from ruhrsim.outside.shown import counted, plain_line

BAD_INPUT, FAILED, INTERRUPTED = 2, 1, 130


@contextmanager
def plain_faults() -> Iterator[None]:
    """End the command plainly on bad scenarios, bad settings, folders that can't be written and the like."""
    from ruhrsim.common.atomic_files import FolderError
    from ruhrsim.common.errors import ClusterError, QueryError, ScenarioError
    from ruhrsim.outside.shown import OutsideError
    from ruhrsim.runs.compare import SettingsError

    try:
        yield
    except (ScenarioError, SettingsError, FolderError, ClusterError, QueryError, OutsideError) as error:
        end(str(error), BAD_INPUT)


def end(message: str, code: int) -> NoReturn:
    """Print a message to stderr, line by line and the first twenty of them, and end the command."""
    for line in counted(message.split("\n")):
        tell(line)
    raise typer.Exit(code)


def tell(line: str) -> None:
    """Print one line to stderr; nothing in it steers the terminal."""
    typer.echo(f"ruhrsim: {plain_line(line)}", err=True)


class PlainFaults(TyperGroup):
    """The command `ruhrsim`: any terminal will do, and whatever surprises ends in one line."""

    def main(self, *args, **kwargs):
        """Run the command line."""
        write_what_the_terminal_has()
        return super().main(*args, **kwargs)

    def invoke(self, ctx):
        """Run a command; an error that no part of it foresaw is told in one line."""
        try:
            return super().invoke(ctx)
        except Exception as error:
            if _is_of_the_command_line(error) or os.environ.get("RUHRSIM_TRACEBACK"):
                raise
            reason = " ".join(str(error).split()) or "no reason given"
            end(
                f"{type(error).__name__}: {reason[:300]}; nobody foresaw this: check what you gave, and report it "
                "with what RUHRSIM_TRACEBACK=1 before the same command shows",
                BAD_INPUT,
            )


def _is_of_the_command_line(error: Exception) -> bool:
    """Tell whether the library of the command line raised an error to end the command, or the pipe is closed."""
    rooms = {base.__module__.split(".")[0] for base in type(error).__mro__}
    return bool(rooms & {"typer", "click"}) or isinstance(error, BrokenPipeError)
