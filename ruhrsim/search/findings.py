"""What a search found, sentence by sentence: people and euros before points, nothing that the intervals don't hold."""

from typing import Any

import numpy as np
import pandas as pd
from scipy.special import stdtrit

from ruhrsim.common.number_format import format_number
from ruhrsim.model.indicators import REGION_INDICATORS
from ruhrsim.search.aims import AIMS
from ruhrsim.search.signposts import CARRYING_ON
from ruhrsim.search.found_records import FOUND, SHIPPED_STRATEGY, FoundStrategy
from ruhrsim.search.found_search import FoundSearch
from ruhrsim.search.words import number_meaning

_RATE = "unemployment_rate"
_MOST_LEVERS = 5
_DOUBT = 0.05


def findings(found: FoundSearch, language: str) -> list[str]:
    """Return what came out as sentences, the most important first.

    Args:
        found: What a search found.
        language: `de` or `en`.
    """
    front = found.table("front")
    say = _Sentences(found, front, language)
    if not any(one.kind == FOUND for one in found.strategies):
        told = [say.nothing_allowed()]
    else:
        told = [*say.best(), say.robust()] if say.any_gain() else [say.nothing()]
        told.append(say.shrunk())
    told += say.beside()
    told += say.levers() + say.cooperation() + say.information() + say.signposts() + say.switch()
    return [sentence for sentence in told if sentence]


class _Sentences:
    def __init__(self, found: FoundSearch, front: pd.DataFrame, language: str):
        self.found, self.front, self.language = found, front, language
        self.de = language == "de"
        self.people = found.facts.labour_force / 100.0

    def __call__(self, de: str, en: str) -> str:
        return de if self.de else en

    def any_gain(self) -> bool:
        """Tell whether any found strategy is better than carrying on in any aim of the search, beyond chance.

        Some of many look better by luck; so the doubt is shared out over all that are asked (Bonferroni).
        """
        own = [row for row, one in enumerate(self.found.strategies) if one.kind == FOUND]
        aims = [list(AIMS).index(key) for key in self.found.facts.aims]
        losses = self.found.differences()[own][:, :, aims] * [AIMS[key].sign for key in self.found.facts.aims]
        n, tests = losses.shape[1], losses.shape[0] * losses.shape[2]
        enough = float(stdtrit(n - 1, 1.0 - _DOUBT / max(tests, 1)))
        margin = enough * losses.std(axis=1, ddof=1) / np.sqrt(n)
        return bool((losses.mean(axis=1) + margin < 0).any())

    def nothing(self) -> str:
        return self(
            "Die Suche hat nichts gefunden: Keine Strategie ist bei gleichem Geld sicher besser als weiter wie bisher.",
            "The search found nothing: at equal money no strategy is surely better than carrying on as before.",
        )

    def nothing_allowed(self) -> str:
        """Tell that every strategy breaks the side condition on towns."""
        limit = format_number(self.found.facts.limits["worst_town_points"] or 0.0, 2, self.language)
        return self(
            "Die Suche hat nichts gefunden: Keine Strategie, die alle Welten durchlief, hält jede Stadt höchstens "
            f"{limit} Punkte Arbeitslosenquote über weiter wie bisher. Erlauben Sie mehr (worst_town_points).",
            "The search found nothing: no strategy that met all worlds keeps every town's unemployment rate at most "
            f"{limit} points above carrying on. Allow more (worst_town_points).",
        )

    def best(self) -> list[str]:
        """Tell the best strategy for each aim of the search."""
        sentences = []
        for key in self.found.facts.aims:
            row = self._best_row(key, FOUND)
            one = self._strategy(row["strategy"])
            label = AIMS[key].label(self.language)
            sentences.append(
                self(
                    f"Am besten für „{label}“: {one.title('de')}: {self._gains(row['strategy'])}. "
                    f"Sie heißt: {one.words('de')}.",
                    f"Best for '{label}': {one.title('en')}: {self._gains(row['strategy'])}. "
                    f"It means: {one.words('en')}.",
                )
            )
        return sentences

    def robust(self) -> str:
        """Tell the strategy with the lowest mean regret in the first aim."""
        key = next(iter(self.found.facts.aims))
        rows = self.front[(self.front["kind"] == FOUND) & (self.front["aim"] == key)]
        row = rows.loc[rows["regret"].idxmin()]
        one = self._strategy(row["strategy"])
        share = format_number(100 * row["better"], 0, self.language)
        behind = self._amount(key, row["regret"], signed=False)
        return self(
            f"Am robustesten: {one.title('de')}, besser als weiter wie bisher in {share} % der Welten und im Mittel "
            f"{behind} hinter der jeweils besten.",
            f"Most robust: {one.title('en')}, better than carrying on in {share} % of the worlds and {behind} "
            "behind the best of each in the mean.",
        )

    def shrunk(self) -> str:
        """Tell how much of what the search claimed is left in fresh worlds."""
        key = next(iter(self.found.facts.aims))
        rows = self.front[(self.front["kind"] == FOUND) & (self.front["aim"] == key)]
        claimed, left = rows["claimed"].mean(), rows["difference"].mean()
        return self(
            f"Die Suche selbst versprach im Mittel der gefundenen {self._amount(key, claimed)}; in neuen Welten "
            f"sind es {self._amount(key, left)}.",
            f"The search itself claimed {self._amount(key, claimed)} in the mean of those found; in fresh worlds "
            f"it is {self._amount(key, left)}.",
        )

    def beside(self) -> list[str]:
        """Tell how far the best shipped strategy lies from the best found one."""
        if not (self.front["kind"] == SHIPPED_STRATEGY).any():
            return []
        sentences = []
        for key in self.found.facts.aims:
            row = self._best_row(key, SHIPPED_STRATEGY)
            one = self._strategy(row["strategy"])
            sentences.append(
                self(
                    f"Von den mitgelieferten Strategien ist „{one.title('de')}“ am besten für "
                    f"„{AIMS[key].label('de')}“: {self._interval(key, row)}.",
                    f"Of the shipped strategies '{one.title('en')}' is best for '{AIMS[key].label('en')}': "
                    f"{self._interval(key, row)}.",
                )
            )
        return sentences

    def levers(self) -> list[str]:
        """Tell which levers count and which don't, for each aim."""
        table, sentences = self.found.tables.get("levers"), []
        if table is None:
            return []
        labels = self.found.facts.lever_labels_de if self.de else self.found.facts.lever_labels_en
        for key in self.found.facts.aims:
            rows = table[(table["aim"] == key)]
            telling = rows[rows["tells"]]
            label = AIMS[key].label(self.language)
            if telling.empty:
                sentences.append(
                    self(f"Für „{label}“ zählt kein Hebel erkennbar.", f"For '{label}' no lever tells.")
                )
                continue
            better, worse = (
                [
                    labels[row["lever"]]
                    for _, row in telling.iterrows()
                    if (AIMS[key].sign * row["slope"] < 0) == good
                ][:_MOST_LEVERS]
                for good in (True, False)
            )
            rest = len(rows) - len(telling)
            parts_de = [f"mehr davon hilft: {', '.join(better)}"] * bool(better)
            parts_de += [f"mehr davon schadet: {', '.join(worse)}"] * bool(worse)
            parts_en = [f"more of it helps: {', '.join(better)}"] * bool(better)
            parts_en += [f"more of it harms: {', '.join(worse)}"] * bool(worse)
            sentences.append(
                self(
                    f"Für „{label}“ zählen {len(telling)} Hebel ({'; '.join(parts_de)}); "
                    f"die übrigen {rest} sind von Zufall nicht zu unterscheiden.",
                    f"For '{label}' {len(telling)} levers tell ({'; '.join(parts_en)}); the other {rest} can't be "
                    "told from chance.",
                )
            )
        return sentences

    def cooperation(self) -> list[str]:
        """Tell how much of the best result rests on cooperation."""
        table, key = self.found.tables.get("cooperation"), next(iter(self.found.facts.aims))
        if table is None or table.empty:
            return []
        best = self._best_row(key, FOUND)["strategy"]
        rows = table[(table["strategy"] == best) & (table["aim"] == key)]
        if rows.empty:
            return []
        row = rows.iloc[0]
        return [
            self(
                f"Arbeiten die Städte zusammen wie heute, bleiben von {self._amount(key, row['difference'])} noch "
                f"{self._amount(key, row['as_today'])}; was Zusammenarbeit bringt, ist eine Annahme, deren Bereich "
                "null einschließt.",
                f"If towns cooperate as today, {self._amount(key, row['as_today'])} are left of "
                f"{self._amount(key, row['difference'])}; what cooperation brings is an assumption whose range "
                "includes nothing.",
            )
        ]

    def information(self) -> list[str]:
        """Tell what is worth finding out first."""
        table, sentences = self.found.tables.get("information"), []
        if table is None:
            return []
        for key in table["aim"].unique():
            rows = table[table["aim"] == key]
            label, telling = AIMS[key].label(self.language), rows[rows["tells"]]
            whole = self._amount(key, rows["everything"].iloc[0], signed=False)
            chance = self._amount(key, rows["best_chance"].iloc[0], signed=False)
            if telling.empty:
                sentences.append(
                    self(
                        f"Was zuerst klären („{label}“)? Keine einzelne Zahl ist erkennbar etwas wert: Zufall allein "
                        f"zeigt bis {chance}; alles zu wissen wäre {whole} wert.",
                        f"What to find out first ('{label}')? No single number is worth anything that can be told: "
                        f"chance alone shows up to {chance}; to know everything would be worth {whole}.",
                    )
                )
                continue
            named = "; ".join(
                f"{row['number']} ({number_meaning(row['number'], self.language)}): "
                f"{self._amount(key, row['value'], signed=False)}"
                for _, row in telling.head(_MOST_LEVERS).iterrows()
            )
            sentences.append(
                self(
                    f"Was zuerst klären („{label}“)? {named}; Zufall allein zeigt bis {chance}, alles zu wissen wäre "
                    f"{whole} wert.",
                    f"What to find out first ('{label}')? {named}; chance alone shows up to {chance}, to know "
                    f"everything would be worth {whole}.",
                )
            )
        return sentences

    def signposts(self) -> list[str]:
        """Tell in which worlds the best strategies lose, and what shows it on the way."""
        table, sentences = self.found.tables.get("signposts"), []
        if table is None:
            return []
        for _, row in table[table["aim"] == _RATE].iterrows():
            title = self._strategy(row["strategy"]).title(self.language)
            lost = format_number(100 * row["lost"], 0, self.language)
            rival = self("weiter wie bisher", "carrying on")
            if row["against"] != CARRYING_ON:
                rival = self._strategy(row["against"]).title(self.language)
            more = "" if row["result"] in ("never", "always") else f"; {self._rule(row)}; {self._watch(row)}"
            sentences.append(
                self(
                    f"{title} hat in {lost} % von {row['worlds']} Welten mehr Arbeitslose als {rival}{more}.",
                    f"{title} has more unemployed than {rival} in {lost} % of {row['worlds']} worlds{more}.",
                )
            )
        return sentences

    def _rule(self, row: Any) -> str:
        if row["result"] != "found":
            return self("keine einfache Regel sagt, in welchen", "no simple rule tells in which")
        numbers = dict.fromkeys(part.split()[0] for part in row["rule"].split(" and "))
        meanings = "; ".join(f"{name}: {number_meaning(name, self.language)}" for name in numbers)
        rule = row["rule"]
        if self.de:
            for english, german in ((" and ", " und "), (" above ", " über "), (" below ", " unter ")):
                rule = rule.replace(english, german)
        share = format_number(100 * row["density"], 0, self.language)
        return self(
            f"wo {rule} gilt, sind es {share} % ({meanings})", f"where {rule}, it is {share} % ({meanings})"
        )

    def _watch(self, row: Any) -> str:
        if not isinstance(row["signal"], str) or not row["signal"]:
            return self("keine Kennzahl zeigt es vorher an", "no figure shows it beforehand")
        one = REGION_INDICATORS[row["signal"]]
        threshold = format_number(
            row["threshold"], max(one.decimals, 1), self.language, sign=one.kind == "level"
        )
        right = format_number(100 * row["right"], 0, self.language)
        change = one.kind == "level"
        label = one.label(self.language)
        side = self("über" if row["above"] else "unter", "above" if row["above"] else "below")
        return self(
            f"ein Wegweiser: {label}{' seit Beginn' if change else ''} {side} {threshold} {one.unit_de}, dort um "
            f"{right} Prozentpunkte häufiger",
            f"a signpost: {label}{' since the start' if change else ''} {side} {threshold} {one.unit_en}, there "
            f"{right} points more often",
        )

    def switch(self) -> list[str]:
        """Tell whether a plan that switches is better than one that doesn't."""
        table = self.found.tables.get("switch")
        if table is None:
            return []
        rows = table[(table["aim"] == _RATE) & (table["plan"] == "change at the signpost")]
        if rows.empty:
            return []
        row = rows.iloc[0]
        first, second = (self._strategy(row[key]).title(self.language) for key in ("first", "second"))
        gain = self._amount(_RATE, row["to_first"])
        bounds = [self._amount(_RATE, row[key]) for key in ("to_first_low", "to_first_high")]
        clear = row["to_first_high"] < 0 or row["to_first_low"] > 0
        verdict = self("" if clear else ", also unklar", "" if clear else ", so unclear")
        return [
            self(
                f"Ein Plan, der {row['year']:.0f} von {first} zu {second} wechselt, wenn sein Wegweiser es zeigt: "
                f"{gain} ({bounds[0]} bis {bounds[1]}) gegen ohne Wechsel{verdict}.",
                f"A plan that changes from {first} to {second} in {row['year']:.0f} if its signpost shows: {gain} "
                f"({bounds[0]} to {bounds[1]}) against never changing{verdict}.",
            )
        ]

    def _gains(self, name: str) -> str:
        rows = self.front[self.front["strategy"] == name].set_index("aim")
        keys = dict.fromkeys((_RATE, "jobs", *self.found.facts.aims))
        return "; ".join(self._interval(key, rows.loc[key]) for key in keys)

    def _best_row(self, key: str, kind: str) -> Any:
        rows = self.front[(self.front["kind"] == kind) & (self.front["aim"] == key)]
        return rows.loc[(rows["difference"] * AIMS[key].sign).idxmin()]

    def _strategy(self, key: str) -> FoundStrategy:
        return next(one for one in self.found.strategies if one.key == key)

    def _interval(self, key: str, row: Any) -> str:
        low, high = (self._amount(key, row[end], unit=False) for end in ("low", "high"))
        return f"{self._amount(key, row['difference'])} ({low} {self('bis', 'to')} {high})"

    def _amount(self, key: str, value: float, unit: bool = True, signed: bool = True) -> str:
        """Write an amount of an aim: unemployment as people, everything else in its own unit."""

        def write(number: float, decimals: int) -> str:
            return format_number(number, decimals, self.language, sign=signed)

        if key == _RATE:
            people = write(_rounded(value * self.people), 0)
            return f"{people} {self('Arbeitslose', 'unemployed')}" if unit else people
        aim = AIMS[key]
        if key == "jobs":
            return (
                f"{write(_rounded(value), 0)} {self('Arbeitsplätze', 'jobs')}"
                if unit
                else write(_rounded(value), 0)
            )
        written = write(value, max(aim.decimals, 2))
        return f"{written} {aim.unit(self.language)} ({aim.label(self.language)})" if unit else written


def _rounded(people: float) -> float:
    """Round people and jobs to tens: nobody knows them better."""
    return round(people, -1)
