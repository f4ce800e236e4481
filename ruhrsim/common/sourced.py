"""Parameters that know their unit, range, status and source."""

from dataclasses import dataclass, field, fields
from typing import Any

STATUSES = ("measured", "estimated", "calibrated", "assumed")


@dataclass(frozen=True)
class Record:
    """What is known about a parameter besides its value.

    Args:
        unit: Unit of the value, `1` for a pure number, `switch` for on/off.
        low: Lowest plausible value.
        high: Highest plausible value.
        status: One of `STATUSES`.
        source: Author, year, table; for assumptions the reason.
        meaning: One sentence in plain words.
        off: The value at which the mechanism does nothing, or None if it can't be switched off.
    """

    unit: str
    low: float
    high: float
    status: str
    source: str
    meaning: str
    off: float | bool | None = None


def sourced(
    value: Any,
    *,
    unit: str,
    low: float,
    high: float,
    status: str,
    source: str,
    meaning: str,
    off: float | bool | None = None,
) -> Any:
    """Return a dataclass field with `value` as default and a `Record` beside it.

    Raises:
        ValueError: The status is unknown, the source is empty, or the value leaves its range.
    """
    if status not in STATUSES:
        raise ValueError(f"unknown status '{status}'; choose from {', '.join(STATUSES)}")
    if not source or not meaning:
        raise ValueError(f"a parameter of value {value} has no source or no meaning")
    if not low <= value <= high:
        raise ValueError(f"value {value} lies outside its range {low}..{high}")
    return field(default=value, metadata={"record": Record(unit, low, high, status, source, meaning, off)})


def records(group: Any) -> dict[str, Record]:
    """Return the records of a parameter group (class or instance), by parameter name."""
    return {f.name: f.metadata["record"] for f in fields(group)}
