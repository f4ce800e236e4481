"""JSON schema of a scenario file, so that editors complete keys and mark faults while one writes.

It says what a file may hold by itself, before it is laid over what it is based on. What needs more
than one key (weights that sum to 1, quarters inside the horizon) only `ruhrsim scenarios check` tells.
"""

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from ruhrsim.common.sourced import Record, records
from ruhrsim.model.parameters import Parameters
from ruhrsim.model.processes.policies import INSTRUMENTS
from ruhrsim.model.processes.shocks import SHOCKS
from ruhrsim.regions.region import Region, read_region
from ruhrsim.scenarios.scenario import Scenario

_TOWN_KEYS = ("town", "towns", "free_riders", "first_movers")


def scenario_schema(region: str | Path | Region | None = None) -> dict[str, Any]:
    """Return the JSON schema (draft 2020-12) as plain values.

    Args:
        region: Region whose towns and start years it names; the Ruhr if none is given.
    """
    place = read_region(region)
    schema = Scenario.model_json_schema()
    definitions, properties = schema["$defs"], schema["properties"]
    properties["based_on"] = {
        "type": "string",
        "description": "Name or file of another scenario; the rest of the file are changes to it.",
    }
    properties["start"] |= {"enum": list(place.start_years), "default": place.default_start}
    properties["parameters"] = _parameters()
    properties["policy"] = _entries("instrument", INSTRUMENTS, definitions)
    properties["shock"] = _entries("kind", SHOCKS, definitions)
    definitions["Town"] = {"type": "string", "enum": list(place.town_names())}
    for node in (properties, definitions):
        _name_towns(node)
    del schema["required"], definitions["Strategy"]["required"]
    definitions["Phase"]["required"] = ["from"]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, **_complete_without_base()}


def _complete_without_base() -> dict[str, Any]:
    """A file needs a strategy with its kind, unless it takes them from what it is based on."""
    strategy = {"properties": {"strategy": {"required": ["kind"]}}, "required": ["strategy"]}
    return {"if": {"not": {"required": ["based_on"]}}, "then": strategy}


def _parameters() -> dict[str, Any]:
    defaults = Parameters()
    groups = {
        group.name: _closed(
            {
                name: _number(record, getattr(getattr(defaults, group.name), name))
                for name, record in records(getattr(defaults, group.name)).items()
            }
        )
        for group in fields(defaults)
    }
    return _closed(groups)


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _number(record: Record, default: float) -> dict[str, Any]:
    words = f"{record.meaning} Unit: {record.unit}. {record.status.capitalize()}: {record.source}"
    span: dict[str, Any] = {"minimum": record.low, "maximum": record.high}
    if record.off is not None and not record.low <= record.off <= record.high:
        span = {"anyOf": [span, {"const": record.off}]}
    return {"type": "number", "default": default, "description": words, **span}


def _entries(
    label: str, registry: Mapping[str, type[BaseModel]], definitions: dict[str, Any]
) -> dict[str, Any]:
    """Return the schema of a list of tables, one alternative for each name in a registry."""
    alternatives = []
    for name, kind in registry.items():
        entry = kind.model_json_schema()
        definitions |= entry.pop("$defs", {})
        entry["description"] = entry["description"].splitlines()[0]
        entry["properties"] = entry["properties"] | {label: {"const": name}}
        entry["required"] = [label, *entry.get("required", [])]
        alternatives.append(entry)
    return {"type": "array", "items": {"oneOf": alternatives}}


def _name_towns(node: Any, inside: bool = False) -> None:
    """Replace free texts under keys that hold towns by the names of the region, in place."""
    if isinstance(node, list):
        for child in node:
            _name_towns(child, inside)
    elif isinstance(node, dict):
        if inside and node.get("type") == "string":
            node.clear()
            node["$ref"] = "#/$defs/Town"
        for key, child in node.items():
            _name_towns(child, key in _TOWN_KEYS or (inside and key in ("items", "anyOf")))
