"""Search files: where they are, and how they are read and checked."""

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ruhrsim.common.errors import ExperimentError, ScenarioError, explain, way_out
from ruhrsim.model.processes.policies import INSTRUMENTS
from ruhrsim.model.start.region_start import read_region_start
from ruhrsim.outside.files import named
from ruhrsim.outside.limits import LONGEST_KEY, name_faults
from ruhrsim.outside.shown import counted, shown
from ruhrsim.outside.toml_library import TomlLibrary
from ruhrsim.regions.region import Region
from ruhrsim.regions.sectors import THEMES
from ruhrsim.runs.compare import SettingsError, read_scenarios
from ruhrsim.scenarios.files import load_toml
from ruhrsim.scenarios.scenario import Scenario, read_scenario, scenario_from_dict
from ruhrsim.search.aims import AIMS
from ruhrsim.search.equal_money import with_the_money_of
from ruhrsim.search.problem import Problem
from ruhrsim.search.records import ALL, FEWEST_TOLD, REST, SearchFile

_SEARCHES = TomlLibrary("search", "searches")
_FEWEST_AIMS, _MOST_AIMS = 2, 3


def find_search(name_or_path: str | Path) -> Path:
    """Return the file of a search, looked up as a path, in `./searches`, among those that ship.

    Raises:
        ExperimentError: There is none; names the nearest and all known ones.
    """
    return _SEARCHES.find(name_or_path)


def list_searches() -> list[str]:
    """Return the names that `find_search` finds in `./searches` and among those that ship, sorted."""
    return _SEARCHES.names()


def read_search(name_or_path: str | Path, region: str | Path | Region | None = None) -> Problem:
    """Read a search file and check it.

    Args:
        name_or_path: Looked up as a path, then in `./searches`, then among those that ship.
        region: Region instead of the scenarios' own: one that ships, by name, or a folder.

    Raises:
        ExperimentError: Not found or faulty; all faults at once.
    """
    path = find_search(name_or_path)
    try:
        content = {"name": path.stem} | load_toml(path)
    except ScenarioError as error:
        raise ExperimentError(error.faults) from None
    file, faults = _as_far_as_readable(content)
    base, found = _read_base(file, region)
    faults += found + _word_faults(file) + _aim_faults(file) + _group_faults(file, base)
    faults += _instrument_faults(file, base) + _year_faults(file, base)
    beside, found = _read_beside(file, base, region)
    faults += found
    problem = Problem(file, base, beside) if base else None
    if problem and not faults and not problem.levers:
        faults.append("no lever is left to move; give [instruments.*], [themes] or [cooperation] a range")
    if faults or problem is None:
        raise ExperimentError(counted([f"{named(path)}: {fault}" for fault in dict.fromkeys(faults)]))
    return problem


def _as_far_as_readable(content: dict[str, Any]) -> tuple[SearchFile, list[str]]:
    """Return what pydantic can read, without the faulty keys, and the faults of these."""
    try:
        return SearchFile.model_validate(content), []
    except ValidationError as error:
        found = error.errors()
    faults = list(dict.fromkeys(explain(fault, _known_keys(fault["loc"])) for fault in found[:200]))
    for fault in found:
        table, *inner = fault["loc"]
        if table in ("aims", "groups", "instruments") and inner and isinstance(content.get(str(table)), dict):
            content[str(table)].pop(inner[0], None)
        else:
            content.pop(str(table), None)
    return SearchFile.model_validate({"name": "faulty"} | content), faults


def _known_keys(loc: tuple[Any, ...]) -> list[str]:
    record: Any = SearchFile
    for part in loc[:-1]:
        annotation = record.model_fields[part].annotation if part in record.model_fields else None
        inner = getattr(annotation, "__args__", (annotation,))[-1]
        if not hasattr(inner, "model_fields"):
            break
        record = inner
    return list(record.model_fields)


def _read_base(file: SearchFile, region: str | Path | Region | None) -> tuple[Scenario | None, list[str]]:
    try:
        base = read_scenario(file.based_on, region)
    except ScenarioError as error:
        return None, [f"based_on: {fault}" for fault in error.faults]
    return with_the_money_of(file, base, "based_on")


def _read_beside(
    file: SearchFile, base: Scenario | None, region: str | Path | Region | None
) -> tuple[tuple[Scenario, ...], list[str]]:
    names = [name for name in file.final.beside if base is None or name != base.name]
    if base is None or not names:
        return (), []
    try:
        read = read_scenarios([base, *names], region=region)[1:]
    except (ScenarioError, SettingsError) as error:
        return (), [f"final.beside: {fault}" for fault in error.faults]
    given = [with_the_money_of(file, one, "final.beside") for one in read]
    return tuple(one for one, _ in given), [fault for _, found in given for fault in found]


def _word_faults(file: SearchFile) -> list[str]:
    titles = {"title_de": file.title_de, "title_en": file.title_en}
    return name_faults(file.name) + [
        f"{key} has {len(title):,} characters; write at most {LONGEST_KEY}"
        for key, title in titles.items()
        if len(title) > LONGEST_KEY
    ]


def _aim_faults(file: SearchFile) -> list[str]:
    faults = [
        f"aims: unknown aim {shown(key)}{way_out(key, list(AIMS))}" for key in file.aims if key not in AIMS
    ]
    if not _FEWEST_AIMS <= len(file.aims) <= _MOST_AIMS:
        faults.append(
            f"aims: {len(file.aims)}; choose two or three: with more of them a third of all points lies on the "
            "front, and being there says little"
        )
    return faults


def _group_faults(file: SearchFile, base: Scenario | None) -> list[str]:
    if base is None:
        return []
    known = read_region_start(base.start, base.region).names.tolist()
    faults = [
        f"groups.{group}: town {shown(town)} is not one of the {len(known)} municipalities"
        f"{way_out(town[:80], known, 5)}"
        for group, towns in file.groups.items()
        for town in towns
        if town not in known
    ]
    seen: dict[str, str] = {}
    for group, towns in file.groups.items():
        faults += [f"groups.{group} is empty; name a town or take it out"] if not towns else []
        if group in (ALL, REST):
            faults.append(f"groups.{group}: the name is taken; choose another")
        for town in towns:
            if town in seen:
                faults.append(f"groups.{group}: {town} is already in {seen[town]}; leave it in one group")
            seen.setdefault(town, group)
    return faults


def _instrument_faults(file: SearchFile, base: Scenario | None) -> list[str]:
    faults: list[str] = []
    for name, one in file.instruments.items():
        if name not in INSTRUMENTS:
            faults.append(f"instruments: unknown instrument {shown(name)}{way_out(name, list(INSTRUMENTS))}")
            continue
        faults += [f"instruments.{name}: {fault}" for fault in _one_instrument_faults(name, one, file, base)]
    return faults


def _one_instrument_faults(name: str, one: Any, file: SearchFile, base: Scenario | None) -> list[str]:
    groups, faults = [ALL, *file.groups, REST], []
    faults += [f"towns: unknown group {shown(g)}{way_out(g, groups)}" for g in one.towns if g not in groups]
    if len(set(one.towns)) < len(one.towns):
        faults.append(f"towns = {list(one.towns)}: write each group once")
    has_theme = "theme" in INSTRUMENTS[name].model_fields
    needs_theme = has_theme and INSTRUMENTS[name].model_fields["theme"].is_required()
    if needs_theme and one.theme is None:
        faults.append(f'a theme is missing; write theme = "{ALL}" or one of {", ".join(THEMES)}')
    if one.theme is not None and not has_theme:
        faults.append(f"theme = {shown(one.theme)} does nothing here; take it out")
    if name == "efre_match":
        faults.append("what towns win is not known beforehand, so that money can't be equal; take it out")
    if base is None:
        return faults
    first, last = base.start + 1, base.start + base.years
    faults += [
        f"periods: [{begin}, {end}] is no span from {first} to {last}; write first and last year"
        for begin, end in one.periods
        if not first <= begin <= end <= last
    ]
    if not faults:
        faults += _does_not_go(name, one, file, base)
    return faults


def _does_not_go(name: str, one: Any, file: SearchFile, base: Scenario) -> list[str]:
    """Return why a group can't get an instrument at all, such as a start-up centre without a university."""
    groups = Problem(file, base).groups
    faults = []
    for group in one.towns:
        if group == ALL:
            continue
        if group not in groups:
            faults.append(f"towns: no town is left for '{group}'; take it out")
            continue
        table: dict[str, Any] = {"instrument": name, "from": base.start + 1, "to": base.start + 1}
        table |= {"eur_per_year": 1.0, "towns": list(groups[group])}
        table |= {"theme": THEMES[0] if one.theme == ALL else one.theme} if one.theme else {}
        try:
            scenario_from_dict(base.to_dict() | {"policy": [table]}, f"'{group}'")
        except ScenarioError as error:
            faults += [f"towns: {fault}" for fault in error.faults]
    return faults


def _year_faults(file: SearchFile, base: Scenario | None) -> list[str]:
    if base is None:
        return []
    first, last = base.start + 2, base.start + base.years
    faults = [
        f"themes.phases: {year} begins no phase; choose from {first} to {last}"
        for year in file.themes.phases
        if not first <= year <= last
    ]
    worlds, switch = file.information.worlds, file.information.switch
    if 0 < worlds < FEWEST_TOLD:
        faults.append(
            f"information.worlds = {worlds}: too few to tell anything; choose 0 or {FEWEST_TOLD} or more"
        )
    if switch is not None and not first <= switch <= last:
        faults.append(f"information.switch = {switch}: choose from {first} to {last}")
    return faults
