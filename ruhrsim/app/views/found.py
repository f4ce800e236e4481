"""What a visitor asks of a stored search: which strategies are best for the visitor's aims, people first."""

import numpy as np
import pandas as pd

from ruhrsim.analysis.stored import answers_version
from ruhrsim.app.state import Sought
from ruhrsim.app.words import text
from ruhrsim.common.number_format import format_interval, format_number
from ruhrsim.search.aims import AIMS
from ruhrsim.search.stored import CARRY_ON, FoundSearch, FoundStrategy
from ruhrsim.search.front_table import t_interval

BEST = 3
"""How many strategies are shown as the best ones."""
RATE, JOBS = "unemployment_rate", "jobs"
"""Aims that are told of every strategy."""
_FINE = ("town_inequality", "worst_town", "graduates_kept")
_TOLERANCE = 0.02
"""Instruments pay in euros of the start, themes by residents: what is really spent differs by under two percent."""
_SPAN = (0.05, 0.95)
_TEN = -1


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
        people = float(self.of(best, RATE).mean() * self.people)
        words = self.say("fewer" if people < 0 else "more", n=self.written(round(abs(people), _TEN), 0))
        lines = [self.say("best", title=self.title(best), people=words, where=self.where_lost(best, RATE))]
        chosen = [key for key, weight in self.sought.weights.items() if weight]
        if not any(self.gains(best, key) for key in chosen):
            lines.append(self.say("best_unclear"))
        others = [row for row in order[1:] if row > 0]
        if others:
            tied = sum(self._tied(best, row) for row in others)
            key = {0: "tied_none", 1: "tied_one"}.get(tied, "tied")
            lines.append(self.say(key, tied=tied, others=len(others)))
        return [*lines, *filter(None, [self.money(best)])]

    def of(self, row: int, key: str) -> np.ndarray:
        """Return a strategy's differences in an aim, by world."""
        return self.differences[row, :, list(AIMS).index(key)]

    def gains(self, row: int, key: str) -> bool:
        low, high = t_interval(self.of(row, key) * AIMS[key].sign)
        return bool(high < 0)

    def _tied(self, row: int, other: int) -> bool:
        """Return whether two strategies can't be told apart in the weighted aims, in the mean over worlds."""
        weighted = np.zeros(len(self.search.facts.worlds))
        for key, weight in self.sought.weights.items():
            losses = self.differences[:, :, list(AIMS).index(key)].mean(axis=1)
            gap = (self.of(row, key) - self.of(other, key)) * AIMS[key].sign
            weighted += weight * gap / (losses.std() or 1.0)
        low, high = t_interval(weighted)
        return not (low > 0 or high < 0)

    def warnings(self) -> list[str]:
        """Return what else should be known of this search."""
        answers = self.search.facts.answers
        return [self.say("outdated")] if answers and answers != answers_version() else []

    def where_lost(self, row: int, key: str) -> str:
        """Return in how many worlds a strategy is worse than carrying on."""
        lost = int((self.of(row, key) * AIMS[key].sign > 0).sum())
        return self.say("in_worlds" if lost else "in_no_world", n=lost)

    def with_span(self, key: str, values: np.ndarray) -> str:
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
        if key == RATE:
            return self.people, 0
        return 1.0, 2 if key in _FINE else AIMS[key].decimals

    def unit(self, key: str) -> str:
        return "" if key in (RATE, JOBS) else AIMS[key].unit(self.language)

    def label(self, key: str) -> str:
        return self.say("unemployed") if key == RATE else AIMS[key].label(self.language)

    def written(self, value: float, decimals: int) -> str:
        return format_number(value, decimals, self.language)

    def title(self, row: int) -> str:
        return self.search.strategies[row].title(self.language)

    def resting(self, key: str) -> pd.Series | None:
        """Return what cooperation brings a strategy in unemployment, None where it was not computed."""
        table = self.search.tables.get("cooperation")
        if table is None or table.empty:
            return None
        rows = table[(table["strategy"] == key) & (table["aim"] == RATE)]
        return None if rows.empty else rows.iloc[0]

    def worst(self, one: FoundStrategy) -> str:
        points = format_number(one.worst_town, 2, self.language, sign=True)
        return self.say("worst", town=one.worst_town_name, points=points)

    def money(self, row: int) -> str:
        """Tell what a strategy costs where that differs from carrying on."""
        own, base = (self.meur(number) for number in (row, 0))
        if abs(own - base) <= _TOLERANCE * max(base, 1.0):
            return ""
        return self.say("other_money", meur=self.written(own, 0), base=self.written(base, 0))

    def meur(self, row: int) -> float:
        facts = self.search.facts
        spent = self.search.values[row, :, list(AIMS).index("cost")].mean()
        return float(spent) / (facts.last - facts.start)

    def long_label(self, key: str) -> str:
        unit = self.unit(key)
        return (
            f"{AIMS[key].label(self.language)}{f' ({unit})' if unit else ''}"
            if key != RATE
            else self.label(key)
        )

    def lever_labels(self) -> dict[str, str]:
        """Return the words for the levers of the search."""
        facts = self.search.facts
        return facts.lever_labels_de if self.language == "de" else facts.lever_labels_en


def cooperation_of(one: FoundStrategy) -> float:
    """Return how much all cooperate with all, 0 to 1, the most in any phase."""
    strategy = one.scenario.get("strategy", {})
    phases = [strategy, *strategy.get("phases", [])]
    return max(float((phase.get("cooperation") or {}).get("all", 0.0)) for phase in phases)


def _tens(key: str, value: float) -> float:
    """Round people and jobs to tens: nobody knows them better."""
    return round(value, _TEN) if key in (RATE, JOBS) else value
