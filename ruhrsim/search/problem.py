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

from ruhrsim.model.start.region_start import RegionStart, read_region_start
from ruhrsim.regions.sectors import N_THEMES, THEMES
from ruhrsim.scenarios.scenario import Scenario, scenario_from_dict
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


def _in_force(decision: Decision, year: int) -> PhaseChoice:
    return [phase for phase in decision.phases if phase.from_ <= year][-1]
