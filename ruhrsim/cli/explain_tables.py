"""The tables that say why two scenarios differ."""

import math

import pandas as pd
from ruhrsim.cli.terminal import new_console
from rich.table import Table
from rich.text import Text

from ruhrsim.analysis.explain import ACCOUNTS, Explanation
from ruhrsim.analysis.mechanisms import EXPLAINED, MECHANISMS
from ruhrsim.cli.rank_table import print_ranks
from ruhrsim.common.number_format import format_difference, format_number
from ruhrsim.model.indicators import ACCOUNT_INDICATORS, REGION_INDICATORS
from ruhrsim.runs.results import Comparison

_NARROWEST, _SHOWN_TOWNS, _RESIDUAL_DECIMALS, _SAME_MONEY = 140, 5, 6, 0.01
_FINER_DECIMALS = {"unemployment_rate": 3, "jobs": 0}
_MEASURES = REGION_INDICATORS | ACCOUNT_INDICATORS
_WORDS = {
    "en": {
        "title": 'Why "{second}" differs from "{first}" after {years} years (end of {end}), mean of {n} {runs} '
        "on the same luck",
        "runs": ("run", "runs"),
        "headline": "At the end",
        "measure": "Measure",
        "difference": "difference",
        "unclear": "unclear",
        "jobs": "Jobs: what changed their number over the horizon",
        "unemployed": "Unemployed: what changed their number over the horizon",
        "unemployed_by_stocks": "Unemployed by stocks: where the jobs went",
        "firms": "Establishments: what changed their number over the horizon",
        "item": "Item",
        "change": "= change of the stock",
        "residual": "residual",
        "mechanisms": "Mechanisms: what each adds to the difference (difference with it less without it)",
        "mechanism": "Mechanism",
        "adds": "adds",
        "without": "without it",
        "moves": "Moves: which jobs changed place over the horizon",
        "move": "Jobs",
        "towns": "Towns: who wins and who loses jobs (clear differences first; all towns in towns.csv)",
        "town": "Town",
        "zero_sum": "Jobs, all towns ({count}): {gained} won, {lost} lost; zero-sum share {share}.",
        "zero_sum_clear": "Jobs, towns whose own interval leaves out zero ({count}): {gained} won, {lost} lost; "
        "zero-sum share {share}.",
        "cost": "Cost of an additional unit (money summed over the horizon, not discounted)",
        "unit": "Unit",
        "effect": "additional",
        "eur": "EUR a unit",
        "end_jobs": "Job at the end",
        "job_years": "Job-year",
        "start_ups": "Start-up",
        "equal_money": "not defined: money is equal",
        "unclear_effect": "not defined: effect unclear",
        "saving": "saved for each unit lost",
        "better_for_less": "more for less money",
        "worse_for_more": "less for more money",
        "payers": "Who paid (EUR million over the horizon)",
        "payer": "Payer",
        "literature": "Figures from documents; the model takes its own costs from them, so they are no check of it",
        "source": "Programme or study",
        "per": "cost per unit",
        "basis": "unit",
        "verification": "how firm",
        "legend": 'Differences: run by run with the same luck, with the 90 % interval of the mean; "unclear": the '
        "interval includes zero, chance alone may explain it. One in ten mechanisms or towns without any "
        "difference looks clear all the same; more --runs tell. Items of an account carry the sign with "
        "which they change the stock. Mechanisms act through each other and need not add up. Zero-sum "
        "share: 0 if all towns move one way, 1 if jobs only changed town; chance differences count as "
        "changes.",
    },
    "de": {
        "title": "Warum „{second}“ von „{first}“ abweicht, nach {years} Jahren (Ende {end}), Mittel aus {n} {runs} "
        "mit demselben Zufall",
        "runs": ("Lauf", "Läufen"),
        "headline": "Am Ende",
        "measure": "Kennzahl",
        "difference": "Unterschied",
        "unclear": "unklar",
        "jobs": "Arbeitsplätze: was ihre Zahl über den Zeitraum änderte",
        "unemployed": "Arbeitslose: was ihre Zahl über den Zeitraum änderte",
        "unemployed_by_stocks": "Arbeitslose nach Beständen: wohin die Arbeitsplätze gingen",
        "firms": "Betriebe: was ihre Zahl über den Zeitraum änderte",
        "item": "Posten",
        "change": "= Änderung des Bestands",
        "residual": "Rest",
        "mechanisms": "Mechanismen: was jeder zum Unterschied beiträgt (Unterschied mit ihm weniger ohne ihn)",
        "mechanism": "Mechanismus",
        "adds": "trägt bei",
        "without": "ohne ihn",
        "moves": "Umzüge: welche Arbeitsplätze über den Zeitraum den Ort wechselten",
        "move": "Arbeitsplätze",
        "towns": "Städte: wer Arbeitsplätze gewinnt und verliert (klare Unterschiede zuerst; alle in towns.csv)",
        "town": "Stadt",
        "zero_sum": "Arbeitsplätze, alle Städte ({count}): {gained} gewonnen, {lost} verloren; Nullsummenanteil "
        "{share}.",
        "zero_sum_clear": "Arbeitsplätze, Städte, deren eigenes Intervall null ausschließt ({count}): {gained} "
        "gewonnen, {lost} verloren; Nullsummenanteil {share}.",
        "cost": "Kosten einer zusätzlichen Einheit (Geld über den Zeitraum summiert, nicht abgezinst)",
        "unit": "Einheit",
        "effect": "zusätzlich",
        "eur": "€ je Einheit",
        "end_jobs": "Arbeitsplatz am Ende",
        "job_years": "Arbeitsplatzjahr",
        "start_ups": "Gründung",
        "equal_money": "nicht definiert: gleich viel Geld",
        "unclear_effect": "nicht definiert: Wirkung unklar",
        "saving": "gespart je verlorener Einheit",
        "better_for_less": "mehr für weniger Geld",
        "worse_for_more": "weniger für mehr Geld",
        "payers": "Wer zahlte (Mio. € über den Zeitraum)",
        "payer": "Zahler",
        "literature": "Werte aus Dokumenten; das Modell nimmt seine Kosten aus ihnen, sie prüfen es also nicht",
        "source": "Programm oder Studie",
        "per": "Kosten je Einheit",
        "basis": "Einheit",
        "verification": "wie fest",
        "legend": "Unterschiede: Lauf für Lauf mit demselben Zufall, mit dem 90-%-Intervall des Mittels; „unklar“: "
        "Das Intervall schließt null ein, Zufall allein kann es erklären. Von zehn Mechanismen oder "
        "Städten ohne jeden Unterschied sieht einer dennoch klar aus; mehr --runs zeigen es. Posten eines "
        "Kontos tragen das Vorzeichen, mit dem sie den Bestand ändern. Mechanismen wirken durcheinander "
        "hindurch und müssen sich nicht addieren. Nullsummenanteil: 0, wenn sich alle Städte in eine "
        "Richtung bewegen, 1, wenn Arbeitsplätze nur die Stadt wechselten; zufällige Unterschiede zählen "
        "mit.",
    },
}


def print_explanation(explanation: Explanation, comparison: Comparison, language: str) -> None:
    """Print every table of the explanation, the largest contributions first."""
    printer = _Printer(explanation, comparison, language)
    printer.title()
    printer.headline()
    for account in ACCOUNTS:
        printer.account(account)
    if len(explanation.mechanisms):
        printer.mechanisms()
    printer.moves()
    printer.towns()
    print_ranks(printer.console, explanation.ranks, comparison.scenarios[:2], language)
    printer.cost()
    printer.payers()
    printer.literature()
    printer.legend()


def _winners_and_losers(jobs: pd.DataFrame) -> list[str]:
    """Return the towns to show: the largest gains, then the largest losses, each with clear ones first."""
    clear = (jobs["low"] > 0) | (jobs["high"] < 0)
    ranked = jobs.assign(clear=clear, size=jobs["difference"].abs()).sort_values(
        ["clear", "size"], ascending=False
    )
    winners, losers = (ranked[sign * ranked["difference"] > 0].head(_SHOWN_TOWNS) for sign in (1, -1))
    return [*winners.index, *losers.index[::-1]]


class _Printer:
    def __init__(self, explanation: Explanation, comparison: Comparison, language: str):
        self.explanation, self.comparison, self.language = explanation, comparison, language
        self.words = _WORDS[language]
        self.names = [scenario.title(language) for scenario in comparison.scenarios[:2]]
        self.console = new_console()
        if not self.console.is_terminal:
            self.console.width = _NARROWEST

    def title(self) -> None:
        years, n = self.comparison.years, len(self.comparison.seeds)
        first, second = self.names
        self.console.print(
            self.words["title"].format(
                first=first,
                second=second,
                years=years,
                end=self.comparison.baseline.start + years,
                n=n,
                runs=self.words["runs"][n > 1],
            ),
            style="bold",
        )

    def headline(self) -> None:
        table = self._table("measure")
        for row in self.explanation.headline.itertuples():
            indicator = REGION_INDICATORS[row.indicator]
            label = f"{indicator.label(self.language)} ({indicator.unit(self.language)})"
            table.add_row(
                label,
                self._number(row.first, indicator.decimals),
                self._number(row.second, indicator.decimals),
                self._difference(row, _FINER_DECIMALS.get(row.indicator, indicator.decimals)),
            )
        self._print("headline", table)

    def account(self, name: str) -> None:
        table, signs = self._table("item"), ACCOUNTS[name].signs()
        for row in self.explanation.accounts.query("account == @name").itertuples():
            if row.item in signs:
                label = f"{'+' if signs[row.item] > 0 else '−'} {_MEASURES[row.item].label(self.language)}"
            else:
                label = self.words[row.item]
            table.add_row(label, *self._account_cells(row))
        self._print(name, table)

    def mechanisms(self) -> None:
        labels = [REGION_INDICATORS[key].label(self.language) for key in EXPLAINED]
        table = self._table(
            "mechanism",
            *(
                heading
                for label in labels
                for heading in (f"{label}\n{self.words['adds']}", f"\n{self.words['without']}")
            ),
        )
        rows = {
            key: group.set_index("mechanism")
            for key, group in self.explanation.mechanisms.groupby("indicator")
        }
        for name in rows[EXPLAINED[0]]["contribution"].abs().sort_values(ascending=False).index:
            cells = [cell for key in EXPLAINED for cell in self._mechanism(rows[key].loc[name], key)]
            table.add_row(MECHANISMS[name].label(self.language), *cells)
        self._print("mechanisms", table)

    def moves(self) -> None:
        table = self._table("move")
        for row in self.explanation.moves.itertuples():
            table.add_row(
                _MEASURES[row.flow].label(self.language),
                self._number(row.first, 0),
                self._number(row.second, 0),
                self._difference(row, 0),
            )
        self._print("moves", table)

    def towns(self) -> None:
        rows = {key: group.set_index("name") for key, group in self.explanation.towns.groupby("indicator")}
        keys = ["jobs", "unemployed", "unemployment_rate"]
        money = rows["spent_themes"]
        if (money["difference"].abs() > _SAME_MONEY * money["first"]).any():
            keys.append("spent_themes")
        table = self._table("town", *(_MEASURES[key].label(self.language) for key in keys))
        for name in _winners_and_losers(rows["jobs"]):
            table.add_row(
                name, *(self._difference(rows[key].loc[name], _MEASURES[key].decimals) for key in keys)
            )
        self._print("towns", table)
        for row in self.explanation.zero_sum.itertuples():
            words = self.words["zero_sum" if row.towns == "all" else "zero_sum_clear"]
            self.console.print(
                words.format(
                    count=row.count,
                    gained=self._number(row.gained, 0),
                    lost=self._number(-row.lost, 0),
                    share=self._number(row.share, 2),
                )
            )

    def cost(self) -> None:
        table = self._table("unit", self.words["effect"], self.words["eur"])
        for row in self.explanation.cost.itertuples():
            effect = format_difference(row.effect, row.low, row.high, 0, self.language)
            table.add_row(self.words[row.unit], effect, self._cost(row))
        self._print("cost", table)

    def payers(self) -> None:
        table = self._table("payer")
        for row in self.explanation.payers.itertuples():
            label = ACCOUNT_INDICATORS[f"spent_{row.payer}"].label(self.language)
            table.add_row(
                label,
                self._number(row.first, 1),
                self._number(row.second, 1),
                format_difference(row.difference, row.low, row.high, 1, self.language),
            )
        self._print("payers", table)

    def literature(self) -> None:
        table = self._table("source", self.words["per"])
        for heading in ("basis", "verification"):
            table.add_column(self.words[heading])
        for row in self.explanation.literature.itertuples():
            table.add_row(row.name, self._number(row.cost_per_unit, 0), row.cost_unit, row.verification)
        self._print("literature", table)

    def legend(self) -> None:
        self.console.print()
        self.console.print(self.words["legend"])

    def _table(self, label: str, *headings: str) -> Table:
        """Return an empty table of labels and numbers; without headings those of a difference."""
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
        table.add_column(self.words[label])
        for heading in headings or (*self.names, self.words["difference"]):
            table.add_column(heading, justify="right")
        return table

    def _print(self, title: str, table: Table) -> None:
        self.console.print()
        self.console.print(self.words[title], style="bold")
        self.console.print(table)

    def _number(self, value: float, decimals: int, sign: bool = False) -> str:
        return format_number(value, decimals, self.language, sign=sign)

    def _difference(self, row, decimals: int) -> Text:
        return self._marked(row.difference, row.low, row.high, decimals)

    def _account_cells(self, row) -> tuple[str | Text, ...]:
        if row.item == "residual":
            return tuple(
                self._number(value, _RESIDUAL_DECIMALS) for value in (row.first, row.second, row.difference)
            )
        return (
            *(self._number(value, 0, sign=True) for value in (row.first, row.second)),
            self._difference(row, 0),
        )

    def _mechanism(self, row: pd.Series, key: str) -> tuple[Text, str]:
        decimals = _FINER_DECIMALS[key]
        return (
            self._marked(row.contribution, row.low, row.high, decimals),
            self._number(row["without"], decimals, sign=True),
        )

    def _marked(self, value: float, low: float, high: float, decimals: int) -> Text:
        """Return a difference with its interval, dim and marked in words if chance may explain it."""
        if value == low == high == 0:
            return Text(self._number(0, decimals), style="dim")
        written = format_difference(value, low, high, decimals, self.language)
        unclear = math.isfinite(low) and low <= 0 <= high
        return Text(
            f"{written} {self.words['unclear']}" if unclear else written, style="dim" if unclear else ""
        )

    def _cost(self, row) -> str:
        if math.isnan(row.eur_per_unit):
            key = "unclear_effect" if row.verdict == "unclear" else row.verdict
            return self.words[key]
        written = self._number(row.eur_per_unit, 0)
        if not math.isnan(row.eur_low):
            written += f" ({self._number(row.eur_low, 0)} – {self._number(row.eur_high, 0)})"
        return f"{written} {self.words['saving']}" if row.verdict == "saving" else written
