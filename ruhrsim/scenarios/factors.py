"""Factors: what an experiment varies, by name, and how a value finds its place in a scenario.

    firm_entry.mentors            a parameter, as `ruhrsim parameters` lists it
    strategy.cooperation          a number of the scenario's strategy
    policy.digital_hub.eur_per_year   a number of all its instruments of that name
    shock.theme_bust.depth        a number of all its shocks of that kind

A factor changes nothing in scenarios that have no use for it: those without the instrument or shock, and
`strategy.n_strengths` in those that don't focus.
"""

from collections.abc import Container, Mapping
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import Annotated, Any, Self, get_args

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, Strict, model_validator

from ruhrsim.common.errors import ScenarioError, way_out
from ruhrsim.model.parameters import check_overrides, parameter_rows
from ruhrsim.model.processes.policies import INSTRUMENTS
from ruhrsim.model.processes.shocks import SHOCKS
from ruhrsim.model.start.estimates import START_ESTIMATES
from ruhrsim.scenarios.scenario import Scenario, Strategy, scenario_from_dict

MOST_STEPS = 10_000
_ENTRIES: dict[str, tuple[str, Mapping[str, type[BaseModel]]]] = {
    "policy": ("instrument", INSTRUMENTS),
    "shock": ("kind", SHOCKS),
}
_OTHER = "strategy.<key>, policy.<instrument>.<key>, shock.<kind>.<key>, or a parameter that ruhrsim parameters lists"


class Factor(BaseModel):
    """What a factor may be: some values, or anything from `low` to `high`.

    With none of these a parameter takes the range of its record.

    Args:
        values: Values to choose from.
        low, high: Range.
        levels: Steps of the range where values are crossed.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    values: (
        Annotated[
            tuple[Annotated[float, Field(allow_inf_nan=False)], ...],
            Strict(False),
            Field(min_length=1, max_length=MOST_STEPS),
        ]
        | None
    ) = None
    low: float | None = Field(None, allow_inf_nan=False)
    high: float | None = Field(None, allow_inf_nan=False)
    levels: int | None = Field(None, ge=2, le=MOST_STEPS)

    @model_validator(mode="after")
    def _is_one_of_the_two(self) -> Self:
        if self.values is not None and (self.low, self.high, self.levels) != (None, None, None):
            raise ValueError("has values and a range; write one of them")
        if (self.low is None) != (self.high is None):
            raise ValueError("has half a range; write both low and high, or neither for the parameter's own")
        if self.low is not None and self.low == self.high:
            raise ValueError(
                f"low and high are both {self.low:g}, so nothing varies; write values = [{self.low:g}]"
            )
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low = {self.low:g} is not below high = {self.high:g}; exchange them")
        if self.values is not None and len(set(self.values)) < len(self.values):
            raise ValueError("has a value twice; take one out")
        return self

    @property
    def is_range(self) -> bool:
        """Tell whether anything from `low` to `high` may come."""
        return self.values is None

    def ends(self) -> tuple[float, ...]:
        """Return the values that tell whether all of them are possible."""
        return self.span if self.values is None else self.values

    @property
    def span(self) -> tuple[float, float]:
        """Return both ends of the range.

        Raises:
            ValueError: There is none.
        """
        if self.low is None or self.high is None:
            raise ValueError("a factor without a range has no ends; give low and high")
        return self.low, self.high

    def steps(self, levels: int | None = None) -> np.ndarray:
        """Return the values to cross, shape (n_values,); a range needs its own or the given `levels`.

        Raises:
            ValueError: It is a range, and neither tells the number of steps.
        """
        if self.values is not None:
            return np.array(self.values)
        number = self.levels or levels
        if number is None:
            raise ValueError("a range is crossed in steps; give their number")
        return np.linspace(*self.span, number)

    def at(self, share: np.ndarray) -> np.ndarray:
        """Return values at shares of the range or of the list, 0 to 1, any shape."""
        if self.values is None:
            low, high = self.span
            # 0.3 + (0.9 - 0.3) is a little more than 0.9, which no parameter with that bound takes.
            return np.clip(low + (high - low) * share, low, high)
        position = np.floor(np.asarray(share) * len(self.values)).astype(int)
        return np.array(self.values)[np.minimum(position, len(self.values) - 1)]


def resolve(given: dict[str, Factor], taken: Container[str] = ()) -> tuple[dict[str, Factor], list[str]]:
    """Spell factors out: `group.*` becomes its parameters, and each gets its range or values.

    A name given in full goes before a pattern. Ranges of whole numbers become values.

    Args:
        given: As written.
        taken: Names that stand elsewhere; patterns leave them out.

    Returns:
        The factors, and a message for each fault: unknown names, no range.
    """
    faults = [f"'{name}' is a lever and an uncertainty; take one out" for name in given if name in taken]
    resolved: dict[str, Factor] = {}
    for name, factor in given.items():
        if "*" in name:
            found = _matching(name, factor, faults)
            resolved |= {
                each: own
                for each, own in found.items()
                if each not in given and each not in taken and each not in resolved
            }
        else:
            resolved |= _spelt_out(name, factor, faults)
    return resolved, faults


def with_values(scenario: Scenario, values: dict[str, float], name: str | None = None) -> Scenario:
    """Return a scenario with some factors set.

    Args:
        values: Numbers by name of the factor; NaN leaves the scenario's own.
        name: Name and titles of the changed scenario instead of its own: two that are compared need two names.

    Raises:
        ScenarioError: The scenario can't have such a value.
    """
    content = scenario.to_dict()
    if name is not None:
        content |= {"name": name, "title_de": name, "title_en": name}
    for factor, value in values.items():
        if value == value:
            _set(content, factor, float(value))
    return scenario_from_dict(content, content["name"])


def value_faults(name: str, values: tuple[float, ...], scenarios: tuple[Scenario, ...]) -> list[str]:
    """Return why a factor can't take some values, one message each; empty if it can."""
    table, key = name.split(".", 1)
    if table not in (*_ENTRIES, "strategy"):
        return [fault for value in values for fault in check_overrides({table: {key: value}})]
    if scenarios and not any(_has_use(scenario.to_dict(), name) for scenario in scenarios):
        what = f"a [[{table}]] of that name" if table in _ENTRIES else 'kind = "focus"'
        return [f"'{name}' changes nothing: no scenario has {what}; add one or take it out"]
    return list(
        dict.fromkeys(
            fault for scenario in scenarios for value in values for fault in _refusals(scenario, name, value)
        )
    )


def _refusals(scenario: Scenario, name: str, value: float) -> list[str]:
    try:
        with_values(scenario, {name: value})
    except ScenarioError as error:
        return [f"{name} = {value:g}: {fault}" for fault in error.faults]
    return []


@lru_cache
def _parameters() -> dict[str, dict[str, Any]]:
    return {
        f"{row['group']}.{row['name']}": row
        for row in parameter_rows()
        if row["group"] not in START_ESTIMATES
    }


def _matching(pattern: str, factor: Factor, faults: list[str]) -> dict[str, Factor]:
    own = {
        name: Factor(low=row["low"], high=row["high"], levels=factor.levels)
        for name, row in _parameters().items()
        if fnmatchcase(name, pattern)
    }
    if not own:
        groups = sorted({name.split(".")[0] for name in _parameters()})
        faults.append(f"'{pattern}' fits no parameter{way_out(pattern.split('.')[0], groups, len(groups))}")
    if factor.values is not None or factor.low is not None:
        faults.append(
            f"'{pattern}' stands for {len(own)} parameters, which take their own ranges; write {{}}"
        )
    return own


def _spelt_out(name: str, factor: Factor, faults: list[str]) -> dict[str, Factor]:
    parameters = _parameters()
    if name in parameters:
        row = parameters[name]
        own = factor.is_range and factor.low is None
        return {name: factor.model_copy(update={"low": row["low"], "high": row["high"]}) if own else factor}
    kind = _kind_of(name)
    if kind is None:
        faults.append(f"unknown factor '{name}'{_nearest(name)}")
        return {}
    if factor.is_range and factor.low is None:
        faults.append(f"'{name}' is no parameter and has no range of its own; write low and high, or values")
        return {}
    if kind is int and factor.is_range:
        low, high = factor.span
        whole = range(int(np.ceil(low)), int(np.floor(high)) + 1)
        return {name: Factor(values=tuple(float(value) for value in whole))}
    return {name: factor}


def _nearest(name: str) -> str:
    """Return the way out of an unknown name: what there is where its known part leads."""
    table, *keys = name.split(".")
    if table == "strategy":
        return way_out(name, _numbers(Strategy, table))
    if table in _ENTRIES:
        kinds, kind = _ENTRIES[table][1], keys[0] if keys else ""
        if kind in kinds:
            return way_out(name, _numbers(kinds[kind], f"{table}.{kind}"))
        return way_out(name, [f"{table}.{each}.<key>" for each in kinds])
    same_group = [each for each in _parameters() if each.startswith(f"{table}.")]
    return way_out(name, same_group) if same_group else f"; choose from {_OTHER}"


def _numbers(record: type[BaseModel], where: str) -> list[str]:
    keys = [field.alias or key for key, field in record.model_fields.items()]
    return [f"{where}.{key}" for key in keys if _kind_of_field(record, key)]


def _kind_of(name: str) -> type | None:
    """Return int or float for a number of a strategy, instrument or shock, None if there is none."""
    table, *keys = name.split(".")
    if table == "strategy" and len(keys) == 1:
        return _kind_of_field(Strategy, keys[0])
    if table in _ENTRIES and len(keys) == 2 and keys[0] in _ENTRIES[table][1]:
        return _kind_of_field(_ENTRIES[table][1][keys[0]], keys[1])
    return None


def _kind_of_field(record: type[BaseModel], key: str) -> type | None:
    fields = {field.alias or name: field for name, field in record.model_fields.items()}
    if (record, key) == (Strategy, "cooperation"):
        return float
    kinds = _kinds(fields[key].annotation) if key in fields else set()
    return float if float in kinds else int if int in kinds else None


def _kinds(annotation: Any) -> set[Any]:
    inner = [kind for part in get_args(annotation) for kind in _kinds(part)]
    # A table of numbers is no number.
    return set() if getattr(annotation, "__origin__", None) in (dict, tuple, list) else {annotation, *inner}


def _set(content: dict[str, Any], name: str, value: float) -> None:
    """Put a value where a scenario, as plain values, holds the factor; in place."""
    table, *keys = name.split(".")
    number = int(value) if _kind_of(name) is int and value.is_integer() else value
    if table in _ENTRIES:
        for entry in _entries(content, name):
            entry[keys[-1]] = number
    elif table == "strategy" and _has_use(content, name):
        content["strategy"][keys[0]] = number
    elif table != "strategy":
        content["parameters"].setdefault(table, {})[keys[0]] = number


def _has_use(content: dict[str, Any], name: str) -> bool:
    """Tell whether a scenario, as plain values, can take a factor in."""
    if name.split(".")[0] in _ENTRIES:
        return bool(_entries(content, name))
    return name != "strategy.n_strengths" or content["strategy"]["kind"] == "focus"


def _entries(content: dict[str, Any], name: str) -> list[dict[str, Any]]:
    table, kind, _ = name.split(".")
    label, _ = _ENTRIES[table]
    return [entry for entry in content[table] if entry[label] == kind]
