"""Shipped scenarios damaged on purpose: each damage by itself or all of them in one file."""

import json
import tomllib
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

SHIPPED = {file.stem: file for file in sorted((Path(__file__).parents[1] / "scenarios").glob("*.toml"))}


@dataclass(frozen=True)
class Damage:
    """A fault to put into a file, or two in one place.

    Args:
        where: Keys that lead to the damaged one; "+" after a list means a new entry.
        value: What to write there.
        parts: What the message must name: key, value (unless the key itself is unknown), way out.
        also: The same for the second fault.
    """

    where: tuple[str, ...]
    value: object
    parts: tuple[str, ...]
    also: tuple[str, ...] = ()

    def messages(self) -> list[tuple[str, ...]]:
        """Return the parts of each message that the damage must bring."""
        return [parts for parts in (self.parts, self.also) if parts]


DAMAGES = {
    "unknown key": Damage(("yeers",), 20, ("unknown key 'yeers'", "did you mean 'years'?")),
    "unknown strategy": Damage(
        ("strategy", "kind"), "focsu", ("strategy.kind = 'focsu' is not known", "did you mean 'focus'?")
    ),
    "unknown parameter": Damage(
        ("parameters", "firm_exit", "hazard_knew"),
        0.2,
        ("unknown parameter 'firm_exit.hazard_knew'", "did you mean 'hazard_new'?"),
    ),
    "parameter out of range": Damage(
        ("parameters", "firm_entry", "corporate_spinoff_rate"),
        99.0,
        ("firm_entry.corporate_spinoff_rate = 99.0", "outside its range", "choose a value inside it"),
    ),
    "wrong type": Damage(("years",), "twenty", ("years = 'twenty'", "write a whole number, without quotes")),
    "budget is no number": Damage(
        ("strategy", "eur_per_head_year"),
        "much",
        ("strategy.eur_per_head_year = 'much'", "write a number, without quotes"),
    ),
    "weights do not add up": Damage(
        ("strategy", "towns", "Witten"),
        {"kind": "custom", "weights": {"health": 0.5, "logistics": 0.25}},
        ("strategy.towns.Witten: weights sum to 0.75", "make them sum to 1"),
    ),
    "unknown town": Damage(
        ("policy", "+"),
        {"instrument": "digital_hub", "from": 2010, "to": 2030, "eur_per_year": 1e6, "towns": ["Bochm"]},
        ("[[policy]]", "town 'Bochm'", "did you mean 'Bochum'?"),
    ),
    "unknown instrument": Damage(
        ("policy", "+"),
        {"instrument": "digitalhub", "from": 2010, "to": 2030, "eur_per_year": 1e6},
        ("[[policy]]", "instrument = 'digitalhub' is not known", "did you mean 'digital_hub'?"),
    ),
    "years in the wrong order": Damage(
        ("policy", "+"),
        {"instrument": "brownfield", "from": 2030, "to": 2015, "eur_per_year": 1e6},
        ("[[policy]]", "to = 2015 lies before from = 2030", "exchange them"),
    ),
    "years out of reach": Damage(
        ("policy", "+"),
        {"instrument": "land_release", "from": 2060, "to": 2065, "eur_per_year": 1e6},
        ("[[policy]]", "from = 2060, to = 2065: none of these years is reached", "choose years from"),
    ),
    "two faults in one place": Damage(
        ("policy", "+"),
        {"instrument": "accelerator", "from": 2029, "to": 2016},
        ("[[policy]]", "to = 2016 lies before from = 2029", "exchange them"),
        also=("[[policy]]", "'eur_per_year' is missing", "add it"),
    ),
    "no town": Damage(
        ("policy", "+"),
        {"instrument": "talent_retention", "from": 2010, "to": 2030, "eur_per_year": 1e6, "towns": []},
        ("[[policy]]", "towns is empty", "name at least one of the municipalities or leave the key out"),
    ),
    "unknown shock": Damage(
        ("shock", "+"),
        {"kind": "plant_closur", "town": "Bochum"},
        ("[[shock]]", "kind = 'plant_closur' is not known", "did you mean 'plant_closure'?"),
    ),
    "unknown base": Damage(
        ("based_on",),
        "status_qou",
        ("based_on: unknown scenario 'status_qou'", "did you mean 'status_quo'?"),
    ),
}


MESSAGES = [parts for damage in DAMAGES.values() for parts in damage.messages()]
"""Parts of all messages that all damages together must bring."""


def damaged(name: str, damages) -> str:
    """Return a shipped scenario with some damages, as TOML."""
    content = tomllib.loads(SHIPPED[name].read_text(encoding="utf-8"))
    for damage in damages:
        _put(content, damage.where, deepcopy(damage.value))
    return "".join(f"{_toml(key)} = {_toml(value)}\n" for key, value in content.items())


def _put(content, where: tuple[str, ...], value) -> None:
    key, *rest = where
    if rest == ["+"]:
        content.setdefault(key, []).append(value)
    elif rest:
        _put(content.setdefault(key, {}), tuple(rest), value)
    else:
        content[key] = value


def _toml(value) -> str:
    """Write a value as TOML, tables inline."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_toml(key)} = {_toml(own)}" for key, own in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
