"""Scenarios in other worlds: parameter sets that lie under what a scenario states itself."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from ruhrsim.model.parameters import check_overrides, start_defaults
from ruhrsim.runs.results import WORLD
from ruhrsim.scenarios.scenario import Scenario

World = Mapping[str, Mapping[str, float]]
"""Values of parameters by group and name."""


def in_world(scenario: Scenario, world: World) -> Scenario:
    """Return a scenario as it happens in a world.

    What the scenario states itself stays, and so does what belongs to its start year and region (which lies
    under the scenario's values anyway): whoever states a number is certain of it. Everything else is the world's.
    """
    certain = start_defaults(scenario.start, scenario.region)
    under = {
        group: {name: value for name, value in values.items() if name not in certain.get(group, {})}
        for group, values in world.items()
    }
    return scenario.model_copy(update={"parameters": _lay_over(under, scenario.parameters)})


def played(scenario: Scenario, worlds: Sequence[World], number: int) -> Scenario:
    """Return a scenario as its run of this number plays it: in its world, or as it is if there are none."""
    return in_world(scenario, worlds[number]) if worlds else scenario


def world_faults(worlds: Sequence[World], runs: int) -> list[str]:
    """Return what is wrong with worlds for so many runs; empty if nothing is."""
    faults = [f"worlds: {len(worlds)} for {runs} runs; give one for each run"] if len(worlds) != runs else []
    return faults + [
        f"world number {number}: {fault}"
        for number, world in enumerate(worlds)
        for fault in check_overrides({group: dict(values) for group, values in world.items()})
    ]


def worlds_table(worlds: Sequence[World], numbers: Sequence[int]) -> pd.DataFrame:
    """Return one row for each world: its number (column `WORLD`) and one column `group.name` for each parameter."""
    return pd.DataFrame(
        [
            {WORLD: number}
            | {f"{group}.{name}": value for group, values in world.items() for name, value in values.items()}
            for number, world in zip(numbers, worlds, strict=True)
        ]
    )


def worlds_of(table: pd.DataFrame) -> tuple[dict[str, dict[str, float]], ...]:
    """Return the worlds of a table as `worlds_table` makes it."""
    worlds: list[dict[str, Any]] = [{} for _ in range(len(table))]
    for key in table.columns.drop(WORLD):
        group, name = key.split(".")
        for world, value in zip(worlds, table[key], strict=True):
            world.setdefault(group, {})[name] = float(value)
    return tuple(worlds)


def _lay_over(below: World, above: World) -> dict[str, dict[str, float]]:
    return {group: {**below.get(group, {}), **above.get(group, {})} for group in (*below, *above)}
