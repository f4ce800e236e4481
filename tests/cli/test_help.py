"""Help texts come out as they are written."""

import re

import typer

from ruhrsim.cli.app import app


def commands(command):
    """Yield a command and all below it."""
    yield command
    for other in getattr(command, "commands", {}).values():
        yield from commands(other)


def test_no_word_is_taken_for_markup():
    texts = [
        (command.name, text)
        for command in commands(typer.main.get_command(app))
        for text in (command.help, *(getattr(parameter, "help", None) for parameter in command.params))
        if text
    ]
    assert len(texts) > 50
    assert [(name, text) for name, text in texts if re.search(r"\[/?[a-z]", text)] == []
