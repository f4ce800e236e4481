"""JSON objects from outside, such as manifests."""

import json
from pathlib import Path

from ruhrsim.outside.files import LARGEST_JSON, named, read_text
from ruhrsim.outside.limits import DEEPEST, check_values
from ruhrsim.outside.shown import OutsideError

_MOST_VALUES = 50_000_000


def read_json(path: Path) -> dict:
    """Return the object that a JSON file holds.

    Raises:
        OutsideError: It can't be read, is no JSON, holds no object, or goes beyond the limits.
    """
    where = named(path)
    try:
        content = json.loads(read_text(path, LARGEST_JSON))
    except OutsideError:
        raise
    except RecursionError:
        raise OutsideError([f"{where}: nested more than {DEEPEST} deep"]) from None
    except ValueError as error:
        raise OutsideError([f"{where}: no JSON ({str(error)[:100]})"]) from None
    if not isinstance(content, dict):
        raise OutsideError([f"{where}: holds a {type(content).__name__}, not an object"])
    check_values(content, where, _MOST_VALUES)
    return content
