"""Plain values as TOML, for people to read and for `tomllib` to read back."""

import json
import re
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def toml_lines(table: dict[str, Any], heading: str = "") -> list[str]:
    """Return a table of plain values as lines of TOML; None is left out.

    Args:
        table: Texts, numbers, true/false, lists of these, tables and lists of tables.
        heading: Dotted name of the table, with its brackets; empty for the whole file.
    """
    lines = [heading] if heading else []
    nested = {key: value for key, value in table.items() if _is_nested(value)}
    lines += [
        f"{_key(key)} = {_value(value)}"
        for key, value in table.items()
        if key not in nested and value is not None
    ]
    prefix = heading.strip("[]") + "." if heading else ""
    for key, value in nested.items():
        if isinstance(value, dict):
            lines += ["", *toml_lines(value, f"[{prefix}{_key(key)}]")] if value else []
        else:
            for entry in value:
                lines += ["", *toml_lines(entry, f"[[{prefix}{_key(key)}]]")]
    return lines


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _value(key)


def _is_nested(value: Any) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, list | tuple) and bool(value) and all(isinstance(v, dict) for v in value)
    )


def _value(value: Any) -> str:
    # JSON writes texts, numbers, true/false and lists of them as TOML does, but for one character.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
