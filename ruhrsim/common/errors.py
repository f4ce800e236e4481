"""Faults of scenarios: messages that name the thing, the value and the way out."""

import difflib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_WAYS_OUT = {
    "int_type": "write a whole number, without quotes",
    "int_parsing": "write a whole number, without quotes",
    "float_type": "write a number, without quotes",
    "float_parsing": "write a number, without quotes",
    "string_type": "write a text, in quotes",
    "string_pattern_mismatch": "write it in the form {form}",
    "greater_than_equal": "choose {ge} or more",
    "greater_than": "choose more than {gt}",
    "less_than_equal": "choose {le} or less",
    "less_than": "choose less than {lt}",
    "dict_type": "write it as a table",
    "model_type": "write it as a table",
    "tuple_type": "write it as a list",
    "list_type": "write it as a list",
    "too_short": "write {min_length} or more",
    "finite_number": "choose a finite number",
}
_FORMS = {"quarter": "2030Q1: a year, Q and 1 to 4", "name": "my_town: letters, digits, - and _ only"}
_NUMBERS = {1: "one", 2: "two"}


class ScenarioError(ValueError):
    """A scenario that can't be read; the message holds all faults, one a line.

    Args:
        faults: Messages, each naming file, key, value and the way out.
    """

    def __init__(self, faults: list[str]):
        super().__init__("\n".join(faults))
        self.faults = faults

    def __reduce__(self) -> tuple[type["ScenarioError"], tuple[list[str]]]:
        return type(self), (self.faults,)


class RegionError(ScenarioError):
    """A region whose folder can't be read; the message holds all faults, one a line."""


class ExperimentError(ScenarioError):
    """An experiment file that can't be read; the message holds all faults, one a line."""


class ClusterError(Exception):
    """A cluster that can't be reached or used; one message with the way out."""


class QueryError(Exception):
    """A question to stored tables that can't be answered; one message with the way out."""


def explain(error: Mapping[str, Any], known: list[str], optional: list[str] | tuple[str, ...] = ()) -> str:
    """Return one pydantic error as key, value and way out.

    Args:
        error: As `ValidationError.errors()` gives it.
        known: The keys that may stand where the error is.
        optional: Those of them that may be left out.
    """
    parts = [str(part) for part in error["loc"] if part != "[key]"]
    key = ".".join(parts)
    if error["type"] == "extra_forbidden":
        return f"unknown key '{key[:200]}'{way_out(parts[-1][:80], known)}"
    if error["type"] == "missing":
        return f"'{key}' is missing; add it"
    if error["type"] == "value_error":
        return f"{key}: {error['ctx']['error']}".removeprefix(": ")
    if error["type"] == "literal_error":
        choices = re.findall(r"\w+", error["ctx"]["expected"].replace(" or ", " "))
        return f"{key} = {_short(error['input'])} is not known{way_out(str(error['input'])[:80], choices)}"
    if error["type"] == "too_short" and parts[-1] == "towns":
        wanted = f"name at least {_NUMBERS[error['ctx']['min_length']]} of the municipalities"
        given = f"{key} = {_short(error['input'])}:" if error["input"] else f"{key} is empty;"
        return f"{given} {wanted}{' or leave the key out' if key in optional else ''}"
    hint = _WAYS_OUT.get(error["type"], "{message}")
    context = error.get("ctx", {})
    form = _FORMS.get(parts[-1] if parts else "", context.get("pattern"))
    return f"{key} = {_short(error['input'])}: {hint.format(message=error['msg'], form=form, **context)}"


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 200 else f"{text[:196]} ..."


def way_out(given: str, choices: list[str] | tuple[str, ...], shown: int = 30) -> str:
    """Return `; did you mean 'x'? choose from ...` with at most `shown` choices."""
    if not choices:
        return "; there is none to choose from"
    near = difflib.get_close_matches(given, choices, n=1)
    guess = f"; did you mean '{near[0]}'?" if near else ";"
    shown_choices = list(choices[:shown])
    if any(", " in choice for choice in shown_choices):
        shown_choices = [f"'{choice}'" for choice in shown_choices]
    listed = ", ".join(shown_choices) + (", ..." if len(choices) > shown else "")
    return f"{guess} choose from {listed}"


def shown_path(path: Path | str) -> str:
    """Return a path relative to the working folder where it lies in it."""
    path = Path(path)
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
