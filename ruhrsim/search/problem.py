"""A search, complete and checked: its levers, its budget, and the scenario that each point means.

Money is equal in every year: what instruments leave of the budget goes to themes. Whatever a point asks for
beyond a cap, a limit or the budget is cut to it.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from pydantic import ValidationError

from ruhrsim.common.errors import ExperimentError, ScenarioError, explain, way_out
from ruhrsim.model.processes.policies import INSTRUMENTS
from ruhrsim.model.start.region_start import RegionStart, read_region_start
from ruhrsim.outside.files import is_file, named
from ruhrsim.outside.limits import LONGEST_KEY, name_faults
from ruhrsim.outside.shown import counted, shown
from ruhrsim.regions.region import Region
from ruhrsim.regions.sectors import N_THEMES, THEMES
from ruhrsim.runs.compare import SettingsError, read_scenarios
from ruhrsim.scenarios.files import load_toml
from ruhrsim.scenarios.scenario import Scenario, read_scenario, scenario_from_dict
from ruhrsim.search.aims import AIMS
from ruhrsim.search.equal_money import with_the_money_of
from ruhrsim.search.levers import Decision, Lever, PhaseChoice, Programme, features, theme_weights
from ruhrsim.search.limits import LAND, hectares, saturation_meur
from ruhrsim.search.records import ALL, REST, SearchFile

_PACKAGE = Path(__file__).parents[1]
_WORDS = {"title_de", "title_en", "question_de", "question_en"}
_FEWEST_AIMS, _MOST_AIMS = 2, 3
_OWN_KIND = {"agreed": "focus", "own": "custom", "present": "status_quo"}


@dataclass(frozen=True)
class Problem:
    """What is searched.

    Args:
        file: The search as written.
        base: What carrying on means.
        beside: Scenarios that are judged beside the front.
    """

    file: SearchFile
    base: Scenario
    beside: tuple[Scenario, ...] = ()

    @property
    def first(self) -> int:
        """First year that a strategy decides on."""
        return self.base.start + 1

    @property
    def last(self) -> int:
        """Last year, by whose end strategies are judged."""
        return self.base.start + self.base.years

    @property
    def region(self) -> RegionStart:
        """The region at the start."""
        return read_region_start(self.base.start, self.base.region)

    @cached_property
    def budget_meur(self) -> float:
        """All money of a strategy in each year, EUR million."""
        return self.file.eur_per_head_year * float(self.region.population.sum()) / 1e6

    @cached_property
    def groups(self) -> dict[str, tuple[str, ...]]:
        """Towns of each group; `others` are last."""
        named_towns = {town for towns in self.file.groups.values() for town in towns}
        rest = tuple(name for name in self.region.names.tolist() if name not in named_towns)
        return {**self.file.groups, REST: rest} if rest else dict(self.file.groups)

    def towns(self, group: str) -> tuple[str, ...]:
        """Return the towns of a group, of all for `all`."""
        return self._everybody if group == ALL else self.groups[group]

    @cached_property
    def _everybody(self) -> tuple[str, ...]:
        return tuple(self.region.names.tolist())

    @cached_property
    def by_key(self) -> dict[str, Lever]:
        """Levers by name."""
        return {lever.key: lever for lever in self.levers}

    @cached_property
    def levers(self) -> tuple[Lever, ...]:
        """All levers, in the order of a point's numbers."""
        found: list[Lever] = []
        for number, year in enumerate((self.first, *self.file.themes.phases)):
            found += self._theme_levers(f"{year}." if number else "")
        for name, one in self.file.instruments.items():
            found.append(Lever(f"{name}.meur", 0.0, one.most_meur, may_be_off=True))
            found += [Lever(f"{name}.towns", choices=one.towns)] if len(one.towns) > 1 else []
            periods = tuple(f"{first}-{last}" for first, last in one.periods)
            found += [Lever(f"{name}.period", choices=periods)] if len(periods) > 1 else []
        return tuple(found)

    def _theme_levers(self, at: str) -> list[Lever]:
        themes, together = self.file.themes, self.file.cooperation
        found = [Lever(f"{at}themes.choice", choices=themes.choices)] if len(themes.choices) > 1 else []
        fewest, most = themes.themes_per_town
        if "agreed" in themes.choices and fewest < most:
            whole = tuple(str(number) for number in range(fewest, most + 1))
            found.append(Lever(f"{at}themes.per_town", choices=whole))
        if "own" in themes.choices:
            found += [Lever(f"{at}themes.{group}.{theme}") for group in self.groups for theme in THEMES]
        if themes.money[0] < themes.money[1]:
            found += [Lever(f"{at}themes.{group}.money", *themes.money) for group in list(self.groups)[:-1]]
        if together.level[0] < together.level[1]:
            found.append(Lever(f"{at}cooperation", *together.level))
        return found

    def decide(self, point: Sequence[float] | np.ndarray) -> Decision:
        """Return what a point means, within caps, limits and budget.

        Args:
            point: A number between 0 and 1 for each lever, shape (n_levers,).
        """
        shares = np.asarray(point, dtype=float).tolist()
        at = dict(zip((lever.key for lever in self.levers), shares, strict=True))
        years = (self.first, *self.file.themes.phases)
        phases = tuple(
            self._phase(year, f"{year}." if number else "", at) for number, year in enumerate(years)
        )
        programmes = [self._programme(name, at) for name in self.file.instruments]
        return Decision(phases, self._within_limits([one for one in programmes if one.meur > 0]))

    def _phase(self, year: int, prefix: str, at: dict[str, float]) -> PhaseChoice:
        themes, by_key = self.file.themes, self.by_key

        def chosen(key: str, otherwise: str) -> str:
            return by_key[prefix + key].choice(at[prefix + key]) if prefix + key in at else otherwise

        def number(key: str, otherwise: float) -> float:
            return by_key[prefix + key].number(at[prefix + key]) if prefix + key in at else otherwise

        weights = {
            group: theme_weights([at.get(f"{prefix}themes.{group}.{theme}", 0.5) for theme in THEMES])
            for group in self.groups
        }
        return PhaseChoice(
            from_=year,
            choice=chosen("themes.choice", themes.choices[0]),
            themes_per_town=int(chosen("themes.per_town", str(themes.themes_per_town[0]))),
            weights=weights,
            money={group: number(f"themes.{group}.money", 1.0) for group in self.groups},
            cooperation=number("cooperation", self.file.cooperation.level[0]),
        )

    def _programme(self, name: str, at: dict[str, float]) -> Programme:
        one, by_key = self.file.instruments[name], self.by_key
        group, first, last = one.towns[0], self.first, self.last
        if f"{name}.towns" in at:
            group = by_key[f"{name}.towns"].choice(at[f"{name}.towns"])
        if f"{name}.period" in at:
            first, last = map(int, by_key[f"{name}.period"].choice(at[f"{name}.period"]).split("-"))
        elif one.periods:
            first, last = one.periods[0]
        most = min(
            self.file.limits.instrument_share * self.budget_meur,
            saturation_meur(name, self.base.start, self.base.region, self.towns(group), last - first + 1),
        )
        meur = min(by_key[f"{name}.meur"].number(at[f"{name}.meur"]), most)
        return Programme(name, meur, first, last, group, one.theme)

    def _within_limits(self, programmes: list[Programme]) -> tuple[Programme, ...]:
        """Cut programmes to the land and the money there is, all alike."""
        if self.file.limits.land_ha is not None:
            made = sum(hectares(one.instrument, one.meur, one.years) for one in programmes)
            part = min(1.0, self.file.limits.land_ha / made) if made > 0 else 1.0
            programmes = [
                replace(one, meur=one.meur * part) if one.instrument in LAND else one for one in programmes
            ]
        asked = max(
            (self._running(programmes, year) for year in range(self.first, self.last + 1)), default=0.0
        )
        part = min(1.0, self.budget_meur / asked) if asked > 0 else 1.0
        return tuple(replace(one, meur=one.meur * part) for one in programmes if one.meur * part > 0)

    def _running(self, programmes: Sequence[Programme], year: int) -> float:
        return sum(one.meur for one in programmes if one.first <= year <= one.last)

    def features(self, point: Sequence[float] | np.ndarray) -> dict[str, float]:
        """Return the decoded levers of a point by name; instruments in EUR million a year of the window."""
        towns = {name: one.towns for name, one in self.file.instruments.items()}
        found = features(self.decide(point), list(self.groups), self.file.themes.choices, towns)
        return {k: v / self.base.years if k.endswith(".meur") else v for k, v in found.items()}

    def feature_names(self) -> list[str]:
        """Return the names of the decoded levers."""
        return list(self.features(np.full(len(self.levers), 0.5)))

    def scenario(self, decision: Decision, name: str, title_de: str = "", title_en: str = "") -> Scenario:
        """Return the scenario that a decision means.

        Args:
            decision: The decision.
            name: Name of the scenario.
            title_de, title_en: Titles; the name by default.
        """
        content = self.base.to_dict()
        content |= {"name": name, "title_de": title_de or name, "title_en": title_en or name}
        content |= {"description_de": "", "description_en": ""}
        segments = [self._segment(decision, year) for year in self._turns(decision)]
        throughout = {key: content["strategy"][key] for key in ("adaptive", "competition")}
        first = {key: value for key, value in segments[0].items() if key != "from"}
        content["strategy"] = throughout | first | {"phases": segments[1:]}
        content["policy"] = [*content["policy"], *self._policy(decision)]
        return scenario_from_dict(content, name)

    def _turns(self, decision: Decision) -> list[int]:
        """Return the years in which theme money or agreements change, the first year among them."""
        turns = {self.first, *(phase.from_ for phase in decision.phases)}
        turns |= {year for one in decision.programmes for year in (one.first, one.last + 1)}
        return sorted(year for year in turns if year <= self.last)

    def _segment(self, decision: Decision, year: int) -> dict[str, Any]:
        phase = _in_force(decision, year)
        left = max(0.0, self.budget_meur - self._running(decision.programmes, year))
        per_head = self._per_head(left, phase)
        choices = {group: self._choice(phase, group, per_head[group]) for group in self.groups}
        common = choices[list(self.groups)[-1]]
        towns = {
            town: choice
            for group, choice in choices.items()
            if choice != common
            for town in self.groups[group]
        }
        return {"from": year, **common, "cooperation": phase.cooperation, "towns": towns}

    def _per_head(self, meur: float, phase: PhaseChoice) -> dict[str, float]:
        """Return theme money a head by group, EUR; all groups together spend the given sum."""
        names = self.region.names
        residents = {
            group: float(self.region.population[np.isin(names, towns)].sum())
            for group, towns in self.groups.items()
        }
        weighted = sum(residents[group] * phase.money[group] for group in self.groups)
        return {group: round(1e6 * meur * phase.money[group] / weighted, 9) for group in self.groups}

    def _choice(self, phase: PhaseChoice, group: str, per_head: float) -> dict[str, Any]:
        kind = _OWN_KIND[phase.choice]
        choice: dict[str, Any] = {"kind": kind, "eur_per_head_year": per_head}
        if kind == "focus":
            choice["themes_per_town"] = phase.themes_per_town
        if kind == "custom":
            weights = phase.weights[group]
            choice["weights"] = {theme: float(w) for theme, w in zip(THEMES, weights, strict=True)}
        return choice

    def agreeing_share(self, phase: PhaseChoice) -> float:
        """Return the part of instruments' money that cooperation beyond today's costs."""
        today = self.base.strategy.cooperation.all
        return self.file.cooperation.price * max(0.0, phase.cooperation - today)

    def _policy(self, decision: Decision) -> list[dict[str, Any]]:
        tables: list[dict[str, Any]] = []
        for one in decision.programmes:
            for first, last, part in self._pieces(decision, one):
                table = {"instrument": one.instrument, "from": first, "to": last}
                eur = 1e6 * one.meur * part
                if one.towns != ALL:
                    table["towns"] = list(self.towns(one.towns))
                if one.theme == ALL:
                    tables += [
                        table | {"theme": theme, "eur_per_year": round(eur / N_THEMES, 2)} for theme in THEMES
                    ]
                else:
                    theme = {"theme": one.theme} if one.theme else {}
                    tables.append(table | theme | {"eur_per_year": round(eur, 2)})
        return tables

    def _pieces(self, decision: Decision, one: Programme) -> list[tuple[int, int, float]]:
        """Return first year, last year and what agreeing leaves of a programme's money, by phase."""
        starts = [phase.from_ for phase in decision.phases]
        pieces: list[tuple[int, int, float]] = []
        for phase, after in zip(decision.phases, [*starts[1:], self.last + 1], strict=True):
            first, last = max(one.first, phase.from_), min(one.last, after - 1)
            if first > last:
                continue
            part = 1.0 - self.agreeing_share(phase)
            if pieces and pieces[-1][2] == part:
                first = pieces.pop()[0]
            pieces.append((first, last, part))
        return pieces

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain values; `problem_from_dict` reads it back."""
        return {
            "file": self.file.model_dump(mode="json"),
            "base": self.base.to_dict(),
            "beside": [one.to_dict() for one in self.beside],
        }

    def fingerprint(self) -> str:
        """Return a hash of all that decides what the search does until the front is judged anew."""
        content = self.to_dict()
        content.pop("beside")
        for key in (*_WORDS, "final", "information"):
            content["file"].pop(key)
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def problem_from_dict(content: dict[str, Any]) -> Problem:
    """Read a problem back from plain values, as a manifest holds it."""
    return Problem(
        SearchFile.model_validate_json(json.dumps(content["file"])),
        scenario_from_dict(content["base"]),
        tuple(scenario_from_dict(one) for one in content["beside"]),
    )


def find_search(name_or_path: str | Path) -> Path:
    """Return the file of a search, looked up as a path, in `./searches`, among those that ship.

    Raises:
        ExperimentError: There is none; names the nearest and all known ones.
    """
    for candidate in (Path(name_or_path), *(folder / f"{name_or_path}.toml" for folder in _folders())):
        if is_file(candidate):
            return candidate
    raise ExperimentError(
        [
            f"unknown search {shown(str(name_or_path))}{way_out(str(name_or_path)[:200], list_searches())}, "
            f"or give the path of a .toml file"
        ]
    )


def list_searches() -> list[str]:
    """Return the names that `find_search` finds in `./searches` and among those that ship, sorted."""
    files = (file for folder in _folders() for file in folder.glob("*.toml"))
    return sorted({file.stem for file in files if not file.name.startswith(".")})


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


def _folders() -> tuple[Path, Path]:
    shipped = _PACKAGE / "shipped_searches"
    return Path("searches"), shipped if shipped.is_dir() else _PACKAGE.parent / "searches"


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
    switch = file.information.switch
    if switch is not None and not first <= switch <= last:
        faults.append(f"information.switch = {switch}: choose from {first} to {last}")
    return faults


def _in_force(decision: Decision, year: int) -> PhaseChoice:
    return [phase for phase in decision.phases if phase.from_ <= year][-1]
