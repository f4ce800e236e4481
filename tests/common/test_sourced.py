"""Parameters that know their source: refused without one."""

from dataclasses import dataclass

import pytest

from ruhrsim.common.sourced import STATUSES, records, sourced

KNOWN = {
    "unit": "1/year",
    "low": 0.0,
    "high": 1.0,
    "status": "assumed",
    "source": "own judgement",
    "meaning": "How fast.",
}


@dataclass(frozen=True)
class Group:
    speed: float = sourced(0.5, **KNOWN, off=0.0)
    size: float = sourced(0.2, **KNOWN)


def test_the_value_is_the_default():
    assert (Group().speed, Group(speed=0.7).speed) == (0.5, 0.7)


def test_the_record_stands_beside_it():
    record = records(Group)["speed"]
    assert (record.unit, record.low, record.high, record.off) == ("1/year", 0.0, 1.0, 0.0)


def test_records_of_a_class_and_of_an_instance_are_the_same():
    assert records(Group()) == records(Group)
    assert list(records(Group)) == ["speed", "size"]


def test_not_every_mechanism_can_be_switched_off():
    assert records(Group)["size"].off is None


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_is_accepted(status):
    sourced(0.5, **KNOWN | {"status": status})


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"status": "guessed"}, "unknown status 'guessed'; choose from measured"),
        ({"source": ""}, "no source"),
        ({"meaning": ""}, "no meaning"),
        ({"low": 0.6}, "outside its range"),
        ({"high": 0.4}, "outside its range"),
    ],
)
def test_what_is_missing_or_wrong_is_told(wrong, message):
    with pytest.raises(ValueError, match=message):
        sourced(0.5, **KNOWN | wrong)


@pytest.mark.parametrize("value", [0.0, 1.0])
def test_the_ends_belong_to_the_range(value):
    sourced(value, **KNOWN)
