"""Limits on plain values from outside: depth, number of values, digits and lengths, control signs."""

from typing import Any

from ruhrsim.outside.shown import OutsideError, counted, shown

DEEPEST, MOST_VALUES, LONGEST_KEY, LONGEST_TEXT = 30, 500_000, 200, 10_000
LONGEST_NAME = 100
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
_HARMLESS = (float, bool, type(None))
_LARGEST_WHOLE = 2**63 - 1


def check_values(content: Any, where: str, most_values: int = MOST_VALUES) -> None:
    """Check values as TOML or JSON give them.

    Args:
        content: Tables, lists, texts, numbers.
        where: Stands before each fault.
        most_values: How many values there may be in all.

    Raises:
        OutsideError: Something is too deep, too large or too long, or a text holds a control sign.
    """
    faults, waiting, seen = [], [((), content)], 0
    while waiting:
        at, value = waiting.pop()
        seen += 1
        if seen > most_values:
            raise OutsideError([f"{where}: more than {most_values:,} values; give a smaller file"])
        if len(at) > DEEPEST:
            raise OutsideError(
                [f"{where}: {_key(at[:3])} ... is nested more than {DEEPEST} deep; write it flatter"]
            )
        if isinstance(value, dict):
            faults += [f"{where}: {fault}" for key in value for fault in _key_faults(key)]
            waiting += [((*at, key), inner) for key, inner in value.items()]
        elif isinstance(value, list | tuple):
            seen += len(value)
            waiting += [
                ((*at, number), inner) for number, inner in enumerate(value) if type(inner) not in _HARMLESS
            ]
        else:
            faults += [f"{where}: {_key(at)}: {fault}" for fault in _value_faults(value)]
    if faults:
        raise OutsideError(counted(faults))


def text_faults(text: str, longest: int = LONGEST_TEXT) -> list[str]:
    """Return what is wrong with a text that is to be shown; empty if nothing is."""
    if len(text) > longest:
        return [f"a text of {len(text):,} characters; write at most {longest:,}"]
    wrong = next(
        (sign for sign in text if not (sign.isprintable() or sign in "\n\t\r\u00a0") and _steers(sign)), None
    )
    return [f"the text holds the control sign {wrong!r}; take it out"] if wrong else []


def name_faults(name: str) -> list[str]:
    """Return why a name can't be that of a folder on every system; empty if it can."""
    if len(name) > LONGEST_NAME:
        return [f"name = {shown(name)} has {len(name)} characters; write at most {LONGEST_NAME}"]
    if name.casefold() in _DEVICES:
        return [f"name = '{name}' is that of a device on Windows and can't name a folder; choose another"]
    return []


def _steers(sign: str) -> bool:
    """Tell whether a sign steers a terminal or the order of a line, or is half of one."""
    return (
        sign < " "
        or "\x7f" <= sign <= "\x9f"
        or "\u202a" <= sign <= "\u202e"
        or ("\u2066" <= sign <= "\u2069" or "\ud800" <= sign <= "\udfff")
    )


def _value_faults(value: Any) -> list[str]:
    if isinstance(value, str):
        return text_faults(value)
    if isinstance(value, int) and abs(value) > _LARGEST_WHOLE:
        return [f"{shown(value)} is too large a number; write at most 18 digits"]
    return []


def _key_faults(key: Any) -> list[str]:
    if not isinstance(key, str):
        return []
    if len(key) > LONGEST_KEY:
        return [f"a key of {len(key):,} characters ({shown(key)}); keys have at most {LONGEST_KEY}"]
    return [f"key {shown(key)}: {fault}" for fault in text_faults(key)]


def _key(at: tuple) -> str:
    return ".".join(str(part)[:40] for part in at) or "the file"
