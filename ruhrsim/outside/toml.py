"""TOML from outside."""

import tomllib
from pathlib import Path

from ruhrsim.outside.files import named, read_text
from ruhrsim.outside.limits import check_values
from ruhrsim.outside.shown import OutsideError

_WAY_OUT = "mend that line (texts need quotes, tables look like [strategy])"


def read_toml(path: Path) -> dict:
    """Return the content of a TOML file; a byte order mark is no fault.

    Raises:
        OutsideError: It can't be read, is no TOML, or goes beyond the limits.
    """
    return parse_toml(read_text(path), named(path))


def parse_toml(text: str, where: str) -> dict:
    """Return the content of a TOML text.

    Args:
        text: The text.
        where: Stands before each fault.

    Raises:
        OutsideError: It is no TOML, or goes beyond the limits.
    """
    try:
        content = tomllib.loads(text.removeprefix("\ufeff"))
    except RecursionError:
        raise OutsideError([f"{where}: not valid TOML: nested too deep; write it flatter"]) from None
    except tomllib.TOMLDecodeError as error:
        raise OutsideError([f"{where}: not valid TOML: {error}; {_WAY_OUT}"]) from None
    except ValueError:  # Whole numbers of more than 4,300 digits.
        raise OutsideError([f"{where}: a number has too many digits; write at most 18"]) from None
    check_values(content, where)
    return content
