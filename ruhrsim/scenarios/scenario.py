"""Scenarios: one question each, read from TOML and checked whole before anything runs.

A scenario is a baseline plus overrides: `based_on` names another scenario, tables of the two are
merged key by key, everything else (numbers, texts, `[[policy]]` and `[[shock]]` lists, weights)
is replaced. Name, titles and descriptions are never inherited.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    Strict,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)

from ruhrsim.common.errors import RegionError, ScenarioError, explain, shown_path, way_out
from ruhrsim.model.parameters import check_overrides
from ruhrsim.model.processes.imitation import Adaptive
from ruhrsim.model.processes.policies import INSTRUMENTS, Policy, read_policy
from ruhrsim.model.processes.shocks import SHOCKS, AnyShock, read_shock
from ruhrsim.model.processes.strategies import STRATEGIES
from ruhrsim.model.processes.tax_game import Competition
from ruhrsim.model.start.region_start import read_region_start
from ruhrsim.outside.limits import LONGEST_KEY, check_values, name_faults
from ruhrsim.outside.shown import MOST_FAULTS, OutsideError, counted, shown
from ruhrsim.regions.region import DEFAULT_REGION, Region, read_region, region_key
from ruhrsim.regions.sectors import FIELDS, N_FIELDS, N_THEMES, THEMES
from ruhrsim.scenarios.checks import (
    LONGEST_YEARS,
    KeysDisagree,
    begin_faults,
    choice_faults,
    complete_phases,
    horizon,
    quarter_faults,
    span_faults,
    strategy_faults,
    towns_named,
)
from ruhrsim.scenarios.files import find_scenario, lay_over, list_scenarios, read_content

__all__ = [
    "Scenario",
    "ScenarioError",
    "Strategy",
    "find_scenario",
    "in_region",
    "list_scenarios",
    "read_scenario",
    "scenario_from_dict",
    "scenario_over",
]

_MOST_ENTRIES, _MOST_PARAMETERS, _EXPLAINED = 1_000, 2_000, 200
_READERS: dict[str, tuple[str, Mapping[str, type[BaseModel]], Callable[..., BaseModel]]] = {
    "policy": ("instrument", INSTRUMENTS, read_policy),
    "shock": ("kind", SHOCKS, read_shock),
}


Level = Annotated[float, Field(ge=0, le=1)]
Weights = dict[Literal[(*THEMES, *FIELDS)], Annotated[float, Field(ge=0)]]  # type: ignore[valid-type]
Towns = Annotated[tuple[str, ...], Strict(False)]


class Group(BaseModel):
    """Towns that cooperate among themselves.

    Args:
        towns: Names of the towns.
        level: Cooperation among them, 0 to 1.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    towns: Annotated[tuple[str, ...], Strict(False), Field(min_length=2)]
    level: Level


class Cooperation(BaseModel):
    """Who works with whom: between any two towns the highest level that applies to both.

    Args:
        all: Cooperation of every town with every other.
        neighbours: Cooperation of towns with a common border.
        groups: Groups of towns.
        free_riders: Towns that profit from the others' joint programmes without paying into them.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    all: Level = 0.0
    neighbours: Level = 0.0
    groups: Annotated[tuple[Group, ...], Strict(False)] = ()
    free_riders: Towns = ()


def _as_table(cooperation: Any) -> Any:
    """Write one number for the cooperation of all with all as a table."""
    return {"all": cooperation} if isinstance(cooperation, int | float) else cooperation


LevelOrTable = Annotated[Cooperation, BeforeValidator(_as_table, json_schema_input_type=Level | Cooperation)]


def _as_adaptive(adaptive: Any) -> Any:
    """Write true, for all towns by the default rules, as a table, and false as none."""
    return ({} if adaptive else None) if isinstance(adaptive, bool) else adaptive


YesOrTable = Annotated[
    Adaptive | None, BeforeValidator(_as_adaptive, json_schema_input_type=bool | Adaptive | None)
]


class _Choice(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    kind: Literal[tuple(STRATEGIES)]  # type: ignore[valid-type]
    themes_per_town: int = Field(2, ge=1, le=N_THEMES)
    n_strengths: int | None = Field(None, ge=1, le=N_FIELDS)
    eur_per_head_year: float = Field(20.0, ge=0, le=500)
    weights: Weights | None = None

    @model_validator(mode="after")
    def _weights_fit_the_kind(self) -> Self:
        faults = choice_faults(vars(self))
        if faults:
            raise KeysDisagree("; ".join(faults.values()))
        return self


class TownStrategy(_Choice):
    """How one town spreads its money, where it differs from the others; see `Strategy`."""


class CommonStrategy(_Choice):
    """What all towns do that have no strategy of their own; see `Strategy`."""

    cooperation: LevelOrTable = Cooperation(all=0.5)
    towns: dict[str, TownStrategy] = {}

    def of(self, town: str) -> "TownStrategy | CommonStrategy":
        """Return the strategy of a town: its own or the common one."""
        return self.towns.get(town, self)


class Phase(CommonStrategy):
    """What the towns do from a later year on; keys that are not given stay as in the phase before.

    Args:
        from: First year of the phase.
    """

    from_: int = Field(alias="from", ge=2008, le=2075)


class Strategy(CommonStrategy):
    """How each town spreads its money over the six themes.

    Args:
        kind: `spread` (evenly), `focus` (its themes of the agreed list), `status_quo` (as jobs are at
            the start), `hype` (the theme that grows fastest in the country) or `custom`.
        themes_per_town: Agreed themes of each town, for `focus`; fields with `n_strengths`.
        n_strengths: Candidate fields on which the whole region agrees, for `focus`; whole themes without.
        eur_per_head_year: Money, EUR per resident and year.
        weights: Share of each theme or candidate field, summing to 1, for `custom` only.
        cooperation: 0 = towns act alone, 1 = the region acts as one town; or a table, see `Cooperation`.
        adaptive: true = towns imitate successful peers; or a table, see `Adaptive`.
        competition: A game of tax cuts or subsidies between towns, see `Competition`.
        towns: Strategies of single towns, by name, instead of the common one.
        phases: What changes from later years on, in the order of time; `adaptive` and `competition` stay.
    """

    adaptive: YesOrTable = None
    competition: Competition | None = None
    phases: Annotated[tuple[Phase, ...], Strict(False)] = ()

    @model_validator(mode="before")
    @classmethod
    def _phases_build_on_each_other(cls, content: Any) -> Any:
        phases = content.get("phases") if isinstance(content, dict) else None
        return (
            {**content, "phases": complete_phases(content)} if isinstance(phases, list | tuple) else content
        )

    @model_validator(mode="after")
    def _phases_follow_each_other(self) -> Self:
        years = [phase.from_ for phase in self.phases]
        if sorted(set(years)) != years:
            raise KeysDisagree(f"phases begin in {years}; give each a later year than the one before")
        return self


class Scenario(BaseModel):
    """One question to the model, complete and checked.

    Args:
        name: Short name, also the name of result folders.
        region: Region it is asked of: the name of one that ships, or its folder.
        start: Quarter 0 is the end of this year, one of the region's start years; its default if left out.
        years: Horizon.
        parameters: Overrides by group and name, see `ruhrsim.model.parameters`.
        policy: Instruments as the file gives them, each with `instrument`; `policies` has them as records.
        shock: Shocks as the file gives them, each with `kind`; `shocks` has them as records.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    name: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$")
    title_de: str
    title_en: str
    description_de: str = ""
    description_en: str = ""
    region: str = DEFAULT_REGION
    start: int = 2025
    years: int = Field(20, ge=1, le=LONGEST_YEARS)
    strategy: Strategy
    parameters: dict[str, dict[str, Any]] = {}
    policy: Annotated[tuple[dict[str, Any], ...], Strict(False)] = ()
    shock: Annotated[tuple[dict[str, Any], ...], Strict(False)] = ()

    @model_validator(mode="before")
    @classmethod
    def _title_is_the_name_by_default(cls, content: Any) -> Any:
        if not isinstance(content, dict) or "name" not in content:
            return content
        return {"title_de": content["name"], "title_en": content["name"], **content}

    @model_validator(mode="before")
    @classmethod
    def _start_is_the_default_of_the_region(cls, content: Any) -> Any:
        if not isinstance(content, dict) or "region" not in content:
            return content
        region = read_region(content["region"])
        return {"start": region.default_start, **content, "region": region.key}

    @field_validator("start")
    @classmethod
    def _is_a_start_year(cls, start: int, info: ValidationInfo) -> int:
        years = read_region(info.data.get("region")).start_years
        if start not in years:
            raise ValueError(
                f"{start} is no start year of the region; choose from {', '.join(map(str, years))}"
            )
        return start

    @model_validator(mode="after")
    def _phases_lie_inside_the_horizon(self) -> Self:
        first, last = self.start + 1, self.start + self.years
        late = [phase.from_ for phase in self.strategy.phases if not first <= phase.from_ <= last]
        if late:
            raise KeysDisagree(
                f"strategy.phases: from = {late[0]} is never reached; choose from {first} to {last}"
            )
        return self

    def __hash__(self) -> int:
        return hash(self.fingerprint())

    @property
    def policies(self) -> tuple[Policy, ...]:
        """The instruments of `policy`, each as its own record."""
        return tuple(read_policy(entry) for entry in self.policy)

    @property
    def shocks(self) -> tuple[AnyShock, ...]:
        """The shocks of `shock`, each as its own record, as it strikes this scenario's region."""
        region = read_region(self.region)
        return tuple(read_shock(entry).in_region(region) for entry in self.shock)

    def title(self, language: str) -> str:
        """Return the title in `de` or `en`."""
        return self.title_de if language == "de" else self.title_en

    def description(self, language: str) -> str:
        """Return the description in `de` or `en`."""
        return self.description_de if language == "de" else self.description_en

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain values, the region unless it is the Ruhr; `scenario_from_dict` reads it back."""
        content = self.model_dump(mode="json", by_alias=True)
        return {key: value for key, value in content.items() if (key, value) != ("region", DEFAULT_REGION)}

    def fingerprint(self) -> str:
        """Return the SHA-256 of the content: equal scenarios have equal fingerprints."""
        canonical = json.dumps(self.to_dict(), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(canonical.encode()).hexdigest()


def read_scenario(name_or_path: str | Path, region: str | Path | Region | None = None) -> Scenario:
    """Read a scenario and everything it is based on, and check it.

    Args:
        name_or_path: Looked up as a path, then in `./scenarios`, then among those that ship.
        region: Region it is asked of, instead of the one that the file names (the Ruhr without).

    Raises:
        ScenarioError: Not found or faulty; all faults at once.
    """
    path = find_scenario(name_or_path)
    content, origins, broken = read_content(path)
    if region is not None:
        content["region"] = region_key(region)
    return _check(content, origins, broken, path)


def in_region(scenario: Scenario, region: str | Path | Region | None) -> Scenario:
    """Return a scenario as it is asked of a region, checked again; unchanged if none is given.

    Raises:
        ScenarioError: It names what the region has not; all faults at once.
    """
    if region is None or region_key(region) == scenario.region:
        return scenario
    content = scenario.to_dict() | {"region": region_key(region)}
    return _check(content, {}, [], f"{scenario.name} in {region_key(region)}")


def scenario_from_dict(content: dict[str, Any], where: str = "manifest") -> Scenario:
    """Check a scenario given as plain values, as a manifest holds it.

    Raises:
        ScenarioError: All faults at once, each beginning with `where`.
    """
    return _check(content, {}, [], where)


def scenario_over(base: Scenario, changes: dict[str, Any], where: str) -> Scenario:
    """Lay changes over a scenario, as a file with `based_on` does, and check the result.

    Args:
        base: What it is based on.
        changes: What a scenario file may hold, without `based_on`.
        where: Stands before each fault.

    Raises:
        ScenarioError: All faults at once.
    """
    content, origins = lay_over(base.to_dict(), changes, Path(where))
    return _check(content, origins, [], Path(where))


def _check(
    content: dict[str, Any], origins: Mapping[tuple[Any, ...], Path], broken: list[str], where: Path | str
) -> Scenario:
    found: list[tuple[tuple[Any, ...], str]] = []
    scenario: Scenario | None = None
    try:
        check_values(content, shown_path(where))
    except OutsideError as error:
        raise ScenarioError(broken + error.faults) from None
    if too_many := _too_many(content):
        raise ScenarioError([f"{shown_path(where)}: {fault}" for fault in too_many])
    try:
        region = read_region(content.get("region"))
    except RegionError as error:
        raise ScenarioError([f"{shown_path(where)}: {fault}" for fault in error.faults]) from None
    dated = content | {"start": _known_start(content, region)}
    try:
        scenario = Scenario.model_validate(content)
    except ValidationError as error:
        # A key is not missing if it was to come from a base that can't be read.
        found = [
            (e["loc"], explain(e, _known_keys(e["loc"])))
            for e in error.errors()[:_EXPLAINED]
            if not (broken and e["type"] == "missing") and not _told_anyway(e)
        ]
    found += [(("name",), fault) for fault in _name_faults(content)] + strategy_faults(dated)
    found += _parameter_faults(content) + _strategy_town_faults(content, region)
    found += _theme_faults(content, region)
    found += _entry_faults(dated, "policy", region) + _entry_faults(dated, "shock", region)
    faults = broken + [f"{shown_path(_origin(loc, origins, where))}: {message}" for loc, message in found]
    if faults or scenario is None:
        raise ScenarioError(counted(faults))
    return scenario


def _too_many(content: dict[str, Any]) -> list[str]:
    lists = [(key, content.get(key)) for key in ("policy", "shock")]
    faults = [
        f"{key} has {len(entries):,} entries; write at most {_MOST_ENTRIES}"
        for key, entries in lists
        if isinstance(entries, list | tuple) and len(entries) > _MOST_ENTRIES
    ]
    groups = content.get("parameters")
    groups = groups.values() if isinstance(groups, dict) else ()
    given = sum(len(group) for group in groups if isinstance(group, dict))
    if max(given, len(groups)) > _MOST_PARAMETERS:
        faults.append(f"parameters: {max(given, len(groups)):,} values; there are not so many")
    return faults


def _name_faults(content: dict[str, Any]) -> list[str]:
    titles = [(key, content.get(key)) for key in ("title_de", "title_en")]
    long = [(key, title) for key, title in titles if isinstance(title, str) and len(title) > LONGEST_KEY]
    name = content.get("name")
    return (name_faults(name) if isinstance(name, str) else []) + [
        f"{key} = {shown(title)} has {len(title):,} characters; write at most {LONGEST_KEY}"
        for key, title in long
    ]


def _known_start(content: dict[str, Any], region: Region) -> int:
    """Return the start year, or the region's default for what is missing or wrong."""
    start = content.get("start")
    return start if isinstance(start, int) and start in region.start_years else region.default_start


def _theme_faults(content: dict[str, Any], region: Region) -> list[tuple[tuple[Any, ...], str]]:
    """Return a fault for each theme or field that the weights name and the region's strategies are not about."""
    strategy = content.get("strategy")
    weights = strategy.get("weights") if isinstance(strategy, dict) else None
    named = weights if isinstance(weights, dict) else {}
    return [
        (("strategy", "weights", name), f"strategy.weights: '{name}' {_no_theme(region)}")
        for name in named
        if name in (*THEMES, *FIELDS) and FIELDS.get(name, name) not in region.themes
    ]


def _no_theme(region: Region) -> str:
    return f"is not of the region's themes; choose from {', '.join(region.themes)}"


def _told_anyway(error: Mapping[str, Any]) -> bool:
    return isinstance(error.get("ctx", {}).get("error"), KeysDisagree)


def _start_faults(
    content: dict[str, Any], good: list[tuple[int, dict[str, Any]]], region: Region
) -> list[tuple[tuple[Any, ...], str]]:
    """Return a fault for every shock that cannot strike the region as it starts, or never does.

    Args:
        content: The scenario.
        good: Shocks without any other fault, each with its number.
        region: Region that they strike.
    """
    first, last = horizon(content)
    start, found = read_region_start(content["start"], region), []
    jobs, towns = start.jobs.copy(), start.names.tolist()
    for number, entry in good:
        shock = read_shock(entry).in_region(region)
        try:
            shock.check(jobs, towns)
            shock.check_horizon(first, last)
        except ValueError as error:
            found.append((("shock",), f"[[shock]] number {number}: {error}"))
    return found


def _sum_faults(
    content: dict[str, Any], good: list[tuple[int, dict[str, Any]]], region: Region
) -> list[tuple[tuple[Any, ...], str]]:
    """Return a fault if instruments cost more in some year than the towns have, most likely a slip of the pen.

    Args:
        content: The scenario.
        good: Instruments without any other fault, each with its number.
        region: Region whose towns pay.
    """
    first, last = horizon(content)
    by_year = {
        year: sum(entry["eur_per_year"] for _, entry in good if entry["from"] <= year <= entry["to"])
        for year in range(first, last + 1)
    }
    year = max(by_year, key=lambda one: by_year[one])
    start = read_region_start(content["start"], region)
    income = start.income_tax_eur.sum()
    if by_year[year] <= income:
        return []
    largest = max(good, key=lambda one: one[1]["eur_per_year"])[0]
    return [
        (
            ("policy",),
            f"[[policy]]: EUR {by_year[year]:,.0f} a year in {year}, more than all {len(start.names)} towns together "
            f"get from the income tax (EUR {income:,.0f} a year); lower eur_per_year, which counts single euros, "
            f"first in number {largest}",
        )
    ]


def _parameter_faults(content: dict[str, Any]) -> list[tuple[tuple[Any, ...], str]]:
    overrides = content.get("parameters", {})
    if not isinstance(overrides, dict):
        return []
    return [
        (("parameters", group, name), fault)
        for group, values in overrides.items()
        if isinstance(values, dict)
        for name, value in values.items()
        for fault in check_overrides({group: {name: value}})
    ]


def _strategy_town_faults(content: dict[str, Any], region: Region) -> list[tuple[tuple[Any, ...], str]]:
    """Return a fault for every unknown town in the strategy, its tables and its phases."""
    strategy = content.get("strategy")
    where = {town: loc for loc, town in reversed(towns_named(strategy) if isinstance(strategy, dict) else [])}
    unknown = [(town, loc) for town, loc in reversed(where.items()) if town not in region.town_names()]
    faults = [
        (loc, fault)
        for town, loc in unknown[:MOST_FAULTS]
        for fault in _town_faults({"towns": [town]}, region)
    ]
    rest = len(unknown) - MOST_FAULTS
    return faults + ([(("strategy",), f"and {rest:,} more unknown towns")] if rest > 0 else [])


def _entry_faults(content: dict[str, Any], table: str, region: Region) -> list[tuple[tuple[Any, ...], str]]:
    """Return all faults of the entries of a list of tables; those of shocks against the start come last."""
    entries = content.get(table, [])
    if not isinstance(entries, list | tuple):
        return []
    numbered = [(number, entry) for number, entry in enumerate(entries, start=1) if isinstance(entry, dict)]
    faults = {number: _one_entry_faults(entry, table, content, region) for number, entry in numbered}
    found = [
        ((table,), f"[[{table}]] number {number}: {fault}") for number in faults for fault in faults[number]
    ]
    good = [(number, entry) for number, entry in numbered if not faults[number]]
    at_once = _start_faults if table == "shock" else _sum_faults
    return found + (at_once(content, good, region) if good else [])


def _one_entry_faults(
    entry: dict[str, Any], table: str, content: dict[str, Any], region: Region
) -> list[str]:
    label, registry, _ = _READERS[table]
    first, last = horizon(content)
    spans = span_faults(entry, first, last) + (begin_faults(entry, first, last) if table == "shock" else [])
    kind = entry.get(label)
    named = f"{kind}: " if isinstance(kind, str) and kind in registry else ""
    # Order of years is also told by the entry's own model, if nothing else is wrong with it.
    return list(
        dict.fromkeys(
            [
                *_kind_faults(entry, table, _known_of(content["start"], region)),
                *_town_faults(entry, region),
                *_entry_theme_faults(entry, region),
                *(named + fault for fault in spans),
                *quarter_faults(entry, first, last),
            ]
        )
    )


@lru_cache(maxsize=32)
def _known_of(start: int, region: Region) -> dict[str, Any]:
    """Return what checks of single entries may ask about the region."""
    begin = read_region_start(start, region)
    return {"region": region, "university_towns": set(begin.names[begin.universities["town"]].tolist())}


def _kind_faults(entry: dict[str, Any], table: str, known: dict[str, Any]) -> list[str]:
    label, registry, read = _READERS[table]
    kind = entry.get(label)
    if not isinstance(kind, str) or kind not in registry:
        return [f"{label} = {shown(kind)} is not known{way_out(str(kind)[:80], list(registry))}"]
    try:
        read(entry, known)
    except ValidationError as error:
        keys = {field.alias or name: field for name, field in registry[kind].model_fields.items()}
        del keys[label]
        optional = [key for key, field in keys.items() if not field.is_required()]
        # Pydantic puts the kind before the key.
        found = [{**e, "loc": e["loc"][1:]} for e in error.errors()]
        return [f"{kind}: {explain(e, list(keys), optional)}" for e in found]
    return []


def _entry_theme_faults(entry: dict[str, Any], region: Region) -> list[str]:
    theme = entry.get("theme")
    return [f"theme '{theme}' {_no_theme(region)}"] if theme in THEMES and theme not in region.themes else []


def _town_faults(entry: dict[str, Any], region: Region) -> list[str]:
    names = region.town_names()
    named = entry.get("towns", [])
    named = [*(named if isinstance(named, list | tuple) else []), *filter(None, [entry.get("town")])]
    unknown = [town for town in named if town not in names]
    faults = [
        f"town {shown(town)} is not one of the {len(names)} municipalities{way_out(str(town)[:80], names, 5)}"
        for town in unknown[:MOST_FAULTS]
    ]
    rest = len(unknown) - MOST_FAULTS
    return faults + ([f"and {rest:,} more unknown towns"] if rest > 0 else [])


def _known_keys(loc: tuple[Any, ...]) -> list[str]:
    tables: dict[str, type[BaseModel]] = {"adaptive": Adaptive, "competition": Competition}
    if loc[:1] == ("strategy",):
        return list((tables.get(loc[1], Strategy) if len(loc) > 2 else Strategy).model_fields)
    return [*Scenario.model_fields, "based_on"]


def _origin(
    loc: tuple[Any, ...], origins: Mapping[tuple[Any, ...], Path], fallback: Path | str
) -> Path | str:
    for length in range(len(loc), 0, -1):
        if loc[:length] in origins:
            return origins[loc[:length]]
    return fallback
