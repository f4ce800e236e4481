"""Found strategies on the screen: which are best for a visitor's aims, in words, people first."""

from functools import lru_cache
from pathlib import Path

import numpy as np
import pandas as pd

from ruhrsim.analysis.stored import answers_version
from ruhrsim.app.place import here
from ruhrsim.app.state import AIMS_TO_CHOOSE, MOST_PICKED, Sought
from ruhrsim.app.views.looks import number
from ruhrsim.app.words import text
from ruhrsim.common import defaults
from ruhrsim.common.atomic_files import FolderError
from ruhrsim.common.number_format import format_interval, format_number
from ruhrsim.search.aims import AIMS, statistic
from ruhrsim.search.stored import (
    CARRY_ON,
    FOUND,
    FoundSearch,
    FoundStrategy,
    read_found,
    stored_searches,
    t_interval,
)

BEST = 3
"""How many strategies are shown as the best ones."""
_OWN, _FOLDER = "searches", "found"
_RATE, _JOBS = "unemployment_rate", "jobs"
_FINE = ("town_inequality", "worst_town", "graduates_kept")
_USUAL_EUR = 20.0
_TOLERANCE = 0.02
"""Instruments pay in euros of the start, themes by residents: what is really spent differs by under two percent."""
_SPAN = (0.05, 0.95)
_AS_TODAY = 0.05
_TEN = -1
_LEAST_MEUR = 0.1
_FIRST_WORDS, _LAST_WORDS = 3, 2


def stored(results: Path | None = None) -> tuple[dict[str, FoundSearch], list[str]]:
    """Return the stored searches of the server's region by name, and one line for each that can't be read.

    Args:
        results: Where own searches lie, in `searches/<name>`; those that ship come after them, in rising order
            of the money.
    """
    root = (results or Path(defaults.RESULTS)) / _OWN
    own = (
        sorted(file.parents[1].name for file in root.glob(f"*/{_FOLDER}/found.json")) if root.is_dir() else []
    )
    places = {name: str(root / name) for name in own}
    places |= {name: name for name in stored_searches() if name not in places}
    found, faults = {}, []
    for name, place in places.items():
        try:
            one = _read(place, _changed(place))
        except FolderError as error:
            faults.append(str(error))
            continue
        if one.facts.region == here().key:
            found[name] = one
    return dict(sorted(found.items(), key=lambda pair: pair[1].facts.eur_per_head_year)), faults


def _changed(place: str) -> float:
    file = Path(place) / _FOLDER / "found.json"
    return file.stat().st_mtime if file.is_file() else 0.0


@lru_cache(maxsize=16)
def _read(place: str, changed: float) -> FoundSearch:
    """Read a search; `changed` makes one that was searched again be read again."""
    return read_found(place)


def usual(searches: dict[str, FoundSearch]) -> str:
    """Return the search to begin with: that of the money that all shipped strategies have, else the first."""
    return min(searches, key=lambda name: abs(searches[name].facts.eur_per_head_year - _USUAL_EUR))


class Found:
    """What a visitor asks of a stored search.

    Args:
        search: The search.
        sought: What is wanted.
        language: `de` or `en`.
    """

    def __init__(self, search: FoundSearch, sought: Sought, language: str):
        self.search, self.sought, self.language = search, sought, language
        self.differences = search.differences()
        self.people = search.facts.labour_force / 100.0
        self.baseline = search.strategies[0].title(language)

    # ----- which -----

    def affordable(self) -> np.ndarray:
        """Return which strategies spend no more than the search's money; carrying on always counts."""
        facts = self.search.facts
        spent = self.search.values[:, :, list(AIMS).index("cost")].mean(axis=1)
        most = facts.budget_meur * (facts.last - facts.start) * (1.0 + _TOLERANCE)
        return (spent <= most) | self._carries_on()

    def allowed(self) -> np.ndarray:
        """Return which of them keep to the limit for every town as well."""
        limit = self.sought.worst_town
        worst = np.array([one.worst_town for one in self.search.strategies])
        return self.affordable() & ((worst <= (np.inf if limit is None else limit)) | self._carries_on())

    def _carries_on(self) -> np.ndarray:
        return np.array([one.kind == CARRY_ON for one in self.search.strategies])

    def order(self) -> list[int]:
        """Return the numbers of the allowed strategies, the best for the visitor's aims first; none without weights."""
        weights = self.sought.weights
        if not any(weights.values()):
            return []
        ranked = self.search.best(weights, self.sought.judged, len(self.search.strategies))
        allowed = self.allowed()
        return [int(row) for row in ranked if allowed[row]]

    def beside(self) -> list[int]:
        """Return the numbers of the strategies side by side: those picked, else the best ones."""
        keys = {one.key: row for row, one in enumerate(self.search.strategies)}
        picked = [keys[key] for key in self.sought.picked if key in keys]
        return picked or [row for row in self.order() if row > 0][:BEST]

    def on_map(self) -> int | None:
        """Return the number of the strategy on the map, None where there is none."""
        beside = self.beside()
        wanted = [row for row in beside if self.search.strategies[row].key == self.sought.on_map]
        return (wanted or beside or [None])[0]

    # ----- words -----

    def say(self, key: str, **facts) -> str:
        """Return a text of the page."""
        known = {
            "baseline": self.baseline,
            "last": self.search.facts.last,
            "worlds": len(self.search.facts.worlds),
        }
        return text(f"find.{key}", self.language, **(known | facts))

    def headline(self) -> list[str]:
        """Return what is best for these aims, how sure that is, and where the figures come from."""
        order = self.order()
        if not order:
            return [self.say("no_weight")]
        lines = []
        if order[0] == 0:
            lines.append(self.say("best_none", n=len(order) - 1))
        else:
            lines += self._best(order)
        lines.append(self.say("within", n=len(order) - 1, all=len(self.search.strategies) - 1))
        return lines

    def _best(self, order: list[int]) -> list[str]:
        best = order[0]
        people = float(self._of(best, _RATE).mean() * self.people)
        words = self.say("fewer" if people < 0 else "more", n=self._number(round(abs(people), _TEN), 0))
        lines = [self.say("best", title=self._title(best), people=words, where=self._where_lost(best, _RATE))]
        chosen = [key for key, weight in self.sought.weights.items() if weight]
        if not any(self._gains(best, key) for key in chosen):
            lines.append(self.say("best_unclear"))
        others = [row for row in order[1:] if row > 0]
        if others:
            tied = sum(self._tied(best, row) for row in others)
            key = {0: "tied_none", 1: "tied_one"}.get(tied, "tied")
            lines.append(self.say(key, tied=tied, others=len(others)))
        return [*lines, *filter(None, [self._money(best)])]

    def _of(self, row: int, key: str) -> np.ndarray:
        """Return a strategy's differences in an aim, by world."""
        return self.differences[row, :, list(AIMS).index(key)]

    def _gains(self, row: int, key: str) -> bool:
        low, high = t_interval(self._of(row, key) * AIMS[key].sign)
        return bool(high < 0)

    def _tied(self, row: int, other: int) -> bool:
        """Return whether two strategies can't be told apart in the weighted aims, in the mean over worlds."""
        weighted = np.zeros(len(self.search.facts.worlds))
        for key, weight in self.sought.weights.items():
            losses = self.differences[:, :, list(AIMS).index(key)].mean(axis=1)
            gap = (self._of(row, key) - self._of(other, key)) * AIMS[key].sign
            weighted += weight * gap / (losses.std() or 1.0)
        low, high = t_interval(weighted)
        return not (low > 0 or high < 0)

    def warnings(self) -> list[str]:
        """Return what else should be known of this search."""
        answers = self.search.facts.answers
        return [self.say("outdated")] if answers and answers != answers_version() else []

    # ----- cards -----

    def cards(self) -> list[dict]:
        """Return the best strategies, each with what it does, what it changes and how sure that is."""
        beside = self.beside()
        rows = [row for row in self.order() if row > 0][:BEST]
        return [self._card(row, beside) for row in rows]

    def _card(self, row: int, beside: list[int]) -> dict:
        one = self.search.strategies[row]
        keys = dict.fromkeys((_RATE, _JOBS, *self.sought.weights))
        return {
            "key": one.key,
            "title": self._title(row),
            "kind": "" if one.kind == FOUND else self.say(f"kind_{one.kind}"),
            "look": beside.index(row) + 1 if row in beside else 0,
            "picked": one.key in self.sought.picked,
            "figures": [self._figure(row, key) for key in keys],
            "words": _brief(one.words(self.language)),
            "all_words": one.words(self.language),
            "notes": [note for note in (self._rests(one), self._worst(one), self._money(row)) if note],
        }

    def _figure(self, row: int, key: str) -> dict:
        values = self._of(row, key)
        low, high = t_interval(values)
        clear = bool(low > 0 or high < 0)
        told = [self.say("lost", where=self._where_lost(row, key))]
        if not clear:
            told.append(self.say("mean_unclear"))
        if self.sought.weights.get(key) and self.sought.judged != "mean":
            told.append(self._judged(row, key))
        good = float(values.mean()) * AIMS[key].sign < 0
        return {
            "label": self._label(key),
            "value": self._with_span(key, values),
            "unit": self._unit(key),
            "told": "; ".join(told),
            "tone": ("good" if good else "bad") if clear else "unclear",
        }

    def _judged(self, row: int, key: str) -> str:
        column, how = self.differences[:, :, list(AIMS).index(key)], self.sought.judged
        value = float(statistic(how, column, AIMS[key].better)[row])
        if how == "regret":
            return self.say("behind", value=self.amount(key, value, signed=False))
        return self.say("at_least", value=self.amount(key, value))

    def _where_lost(self, row: int, key: str) -> str:
        """Return in how many worlds a strategy is worse than carrying on."""
        lost = int((self._of(row, key) * AIMS[key].sign > 0).sum())
        return self.say("in_worlds" if lost else "in_no_world", n=lost)

    def _with_span(self, key: str, values: np.ndarray) -> str:
        low, high = np.quantile(values, _SPAN)
        return self.with_interval(key, float(values.mean()), float(low), float(high))

    def with_interval(self, key: str, value: float, low: float, high: float) -> str:
        """Write a difference in an aim with its interval."""
        return f"{self.amount(key, value)} ({self._interval(key, low, high)})"

    def _interval(self, key: str, low: float, high: float) -> str:
        scaled, decimals = self._scale(key)
        bounds = [_tens(key, bound * scaled) for bound in (low, high)]
        return format_interval(*bounds, decimals, self.language)

    def amount(self, key: str, value: float, signed: bool = True) -> str:
        """Write an amount of an aim without its unit: unemployment as people, people and jobs in tens."""
        scaled, decimals = self._scale(key)
        return format_number(_tens(key, value * scaled), decimals, self.language, sign=signed)

    def _scale(self, key: str) -> tuple[float, int]:
        if key == _RATE:
            return self.people, 0
        return 1.0, 2 if key in _FINE else AIMS[key].decimals

    def _unit(self, key: str) -> str:
        return "" if key in (_RATE, _JOBS) else AIMS[key].unit(self.language)

    def _label(self, key: str) -> str:
        return self.say("unemployed") if key == _RATE else AIMS[key].label(self.language)

    def _number(self, value: float, decimals: int) -> str:
        return format_number(value, decimals, self.language)

    def _title(self, row: int) -> str:
        return self.search.strategies[row].title(self.language)

    def _rests(self, one: FoundStrategy) -> str:
        """Tell how much of what a strategy gains rests on cooperation."""
        row = self._resting(one.key)
        if row is not None:
            part = self.with_interval(_RATE, row["part"], row["low"], row["high"])
            return self.say("rests", part=part, as_today=self.amount(_RATE, row["as_today"]))
        today, level = _cooperation(self.search.strategies[0]), _cooperation(one)
        key = "rests_nothing" if abs(level - today) < _AS_TODAY else "rests_unknown"
        return self.say(key, level=self._number(100 * level, 0), today=self._number(100 * today, 0))

    def _resting(self, key: str) -> pd.Series | None:
        """Return what cooperation brings a strategy in unemployment, None where it was not computed."""
        table = self.search.tables.get("cooperation")
        if table is None or table.empty:
            return None
        rows = table[(table["strategy"] == key) & (table["aim"] == _RATE)]
        return None if rows.empty else rows.iloc[0]

    def _worst(self, one: FoundStrategy) -> str:
        points = format_number(one.worst_town, 2, self.language, sign=True)
        return self.say("worst", town=one.worst_town_name, points=points)

    def _money(self, row: int) -> str:
        """Tell what a strategy costs where that differs from carrying on."""
        own, base = (self._meur(number) for number in (row, 0))
        if abs(own - base) <= _TOLERANCE * max(base, 1.0):
            return ""
        return self.say("other_money", meur=self._number(own, 0), base=self._number(base, 0))

    def _meur(self, row: int) -> float:
        facts = self.search.facts
        spent = self.search.values[row, :, list(AIMS).index("cost")].mean()
        return float(spent) / (facts.last - facts.start)

    # ----- lines, map -----

    def parallel(self) -> dict:
        """Return axes (aims, better is up) and a line for each affordable strategy, see `parts.Parallel`."""
        rows, beside = np.flatnonzero(self.affordable()), self.beside()
        means = self.differences.mean(axis=1)
        axes = [self._axis(key, means[rows, list(AIMS).index(key)]) for key in AIMS_TO_CHOOSE]
        drawn = [0, *beside]
        groups = [{"name": self._title(row), "colour": place} for place, row in enumerate(drawn)]
        groups.append({"name": self.say("rest"), "colour": "rest"})
        lines = [
            {
                "strategy": drawn.index(row) if row in drawn else len(drawn),
                "at": [axis["at"][place] for axis in axes],
            }
            for place, row in enumerate(rows.tolist())
        ]
        return {
            "axes": [{key: axis[key] for key in ("key", "label", "low", "high")} for axis in axes],
            "legend": [
                f"{axis['label']}: {self._long(axis['key'])}" for axis in axes if self._unit(axis["key"])
            ],
            "strategies": groups,
            "lines": lines,
            "marked": list(range(len(drawn))),
            "note": self.say("lines_shown"),
        }

    def _axis(self, key: str, values: np.ndarray) -> dict:
        low, high = float(values.min()), float(values.max())
        worse, better = (high, low) if AIMS[key].better == "lower" else (low, high)
        span = better - worse
        return {
            "key": key,
            "label": self.say(f"axis_{key}"),
            "low": self.amount(key, worse),
            "high": self.amount(key, better),
            "at": [round(float((value - worse) / span), 4) if span else 0.5 for value in values],
        }

    def _long(self, key: str) -> str:
        unit = self._unit(key)
        return (
            f"{AIMS[key].label(self.language)}{f' ({unit})' if unit else ''}"
            if key != _RATE
            else self._label(key)
        )

    def atlas(self) -> dict | None:
        """Return the towns' differences under the strategy on the map, see `parts.Atlas`."""
        row = self.on_map()
        if row is None:
            return None
        one, aim = self.search.strategies[row], AIMS[_RATE]
        names = dict(zip(here().towns()["name"], here().towns()["ags"], strict=True))
        values = {
            names[t]: v
            for t, v in zip(self.search.facts.towns, self.search.towns[row], strict=True)
            if t in names
        }
        return {
            "key": _RATE,
            "differ": True,
            "final": True,
            "years": [self.search.facts.last],
            "ags": list(values),
            "values": [[number(value) for value in values.values()]],
            "clear": [[True] * len(values)],
            "limits": [float(min(values.values())), float(max(values.values()))],
            "label": aim.label(self.language),
            "better": aim.better,
            "unit": aim.unit(self.language),
            "decimals": 2,
            "counted": self.say("map_note", town=self._worst(one)),
        }

    # ----- side by side -----

    def side_by_side(self) -> list[dict]:
        """Return tables of the strategies side by side: what they change, and where the money goes."""
        beside = self.beside()
        if not beside:
            return []
        heads = [self._title(row) for row in beside]
        rows = []
        for key in AIMS_TO_CHOOSE:
            rows.append([self._long(key), *(self._cell(row, key) for row in beside)])
            if key == _RATE:
                rows.append([self.say("cooperation_row"), *(self._part(row) for row in beside)])
        rows.append(
            [self.say("money_row"), *(self.say("meur", value=self._number(self._meur(r), 1)) for r in beside)]
        )
        rows.append([self.say("worst_row"), *(self._points(row) for row in beside)])
        hectares = [self._number(self.search.strategies[row].land_ha, 0) for row in beside]
        rows.append([self.say("land_row"), *(self.say("hectares", value=each) for each in hectares)])
        tables = [
            {
                "title": self.say("side_changes"),
                "note": self.say("side_note"),
                "head": [self.say("measure"), *heads],
                "rows": rows,
                "open": True,
            }
        ]
        return tables + self._where(beside, heads)

    def _cell(self, row: int, key: str) -> str:
        told = self.say("lost", where=self._where_lost(row, key))
        return f"{self._with_span(key, self._of(row, key))}; {told}"

    def _part(self, row: int) -> str:
        part = self._resting(self.search.strategies[row].key)
        if part is None:
            return self.say("not_computed")
        return self.with_interval(_RATE, part["part"], part["low"], part["high"])

    def _points(self, row: int) -> str:
        one = self.search.strategies[row]
        points = format_number(one.worst_town, 2, self.language, sign=True)
        return self.say("points", value=points, town=one.worst_town_name)

    def _where(self, beside: list[int], heads: list[str]) -> list[dict]:
        """Return where the money of those side by side goes, by lever."""
        strategies = [self.search.strategies[row] for row in beside]
        labels, rows = self.lever_labels(), []
        for name in self.search.lever_names:
            amounts = [one.levers.get(name) for one in strategies]
            if name.endswith(".meur") and any((amount or 0.0) >= _LEAST_MEUR for amount in amounts):
                cells = ["–" if amount is None else self._number(amount, 1) for amount in amounts]
                rows.append([_capital(labels[name]), *cells])
        levels = (f"{self._number(100 * _cooperation(one), 0)} %" for one in strategies)
        rows.append([self.say("cooperation_level"), *levels])
        rows.append([self.say("means"), *(one.words(self.language) for one in strategies)])
        return [
            {
                "title": self.say("where"),
                "note": self.say("where_note"),
                "head": [self.say("measure"), *heads],
                "rows": rows,
                "open": True,
            }
        ]

    def lever_labels(self) -> dict[str, str]:
        """Return the words for the levers of the search."""
        facts = self.search.facts
        return facts.lever_labels_de if self.language == "de" else facts.lever_labels_en

    # ----- choices -----

    def aim_rows(self) -> list[dict]:
        """Return the chosen aims with their weights and what share of all weights that is."""
        whole = sum(self.sought.weights.values())
        return [
            {
                "key": key,
                "label": AIMS[key].label(self.language),
                "weight": weight,
                "share": self.say("share", share=self._number(100 * weight / whole if whole else 0, 0)),
            }
            for key, weight in self.sought.weights.items()
        ]

    def picked(self) -> list[dict]:
        """Return the strategies that the visitor picked."""
        keys = {one.key: row for row, one in enumerate(self.search.strategies)}
        rows = [keys[key] for key in self.sought.picked if key in keys]
        return [
            {"key": self.search.strategies[row].key, "title": self._title(row), "look": place}
            for place, row in enumerate(rows, start=1)
        ]

    def strategy_options(self) -> list[dict]:
        """Return the strategies that may be put side by side, the best first, those beyond the limit left out."""
        return [
            {"value": self.search.strategies[row].key, "label": self._title(row)}
            for row in self.order()
            if row > 0 and self.search.strategies[row].key not in self.sought.picked
        ]


def picked(sought: Sought, key: str) -> Sought | None:
    """Return what is sought with a strategy picked, or no longer picked; None where no more fit."""
    if key in sought.picked:
        return sought.but(picked=tuple(other for other in sought.picked if other != key))
    if len(sought.picked) >= MOST_PICKED:
        return None
    return sought.but(picked=(*sought.picked, key), on_map=key)


def budgets(searches: dict[str, FoundSearch], language: str) -> list[dict]:
    """Return the stored searches as options: their money, and their title where two have the same."""
    facts = [one.facts for one in searches.values()]
    amounts = [
        text(
            "find.budget_option",
            language,
            eur=format_number(one.eur_per_head_year, 0, language),
            meur=format_number(one.budget_meur, 0, language),
        )
        for one in facts
    ]
    return [
        {
            "value": name,
            "label": amount
            if amounts.count(amount) == 1
            else text("find.budget_named", language, amount=amount, title=one.title(language)),
        }
        for name, amount, one in zip(searches, amounts, facts, strict=True)
    ]


def _brief(words: str) -> str:
    """Return what a strategy does most: its largest programmes, and how themes and cooperation go on."""
    parts = words.split("; ")
    if len(parts) <= _FIRST_WORDS + _LAST_WORDS:
        return words
    return "; ".join([*parts[:_FIRST_WORDS], "…", *parts[-_LAST_WORDS:]])


def _cooperation(one: FoundStrategy) -> float:
    """Return how much all cooperate with all, 0 to 1, the most in any phase."""
    strategy = one.scenario.get("strategy", {})
    phases = [strategy, *strategy.get("phases", [])]
    return max(float((phase.get("cooperation") or {}).get("all", 0.0)) for phase in phases)


def _tens(key: str, value: float) -> float:
    """Round people and jobs to tens: nobody knows them better."""
    return round(value, _TEN) if key in (_RATE, _JOBS) else value


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
