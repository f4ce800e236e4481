"""A progress bar with the time left, on stderr."""

from collections.abc import Iterator
from contextlib import contextmanager

from ruhrsim.cli.terminal import new_console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


class RunCounter:
    """Runs done, shown as a bar; called with runs done and runs in all."""

    def __init__(self, bar: Progress, label: str):
        self.done = 0
        self.total = 0
        self._bar = bar
        self._task = bar.add_task(label, total=None)

    def __call__(self, done: int, total: int) -> None:
        self.done, self.total = done, total
        self._bar.update(self._task, completed=done, total=total)

    def say(self, label: str) -> None:
        """Change the label beside the bar."""
        self._bar.update(self._task, description=label)


@contextmanager
def run_progress(label: str) -> Iterator[RunCounter]:
    """Show a bar while the block runs; without a terminal just the label, once."""
    console = new_console(stderr=True)
    if not console.is_terminal:
        console.print(label, soft_wrap=True, highlight=False)
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        yield RunCounter(bar, label)
