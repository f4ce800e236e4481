"""The table that a policymaker reads first."""

import pandas as pd
from ruhrsim.cli.terminal import new_console
from rich.table import Table
from rich.text import Text

from ruhrsim.analysis.paired import summarise, years_compared
from ruhrsim.common.number_format import decimals_needed, format_interval, format_number
from ruhrsim.model.indicators import HEADLINE, REGION_INDICATORS, Indicator
from ruhrsim.report.answer import agreement
from ruhrsim.report.briefing import briefing
from ruhrsim.runs.results import Comparison
from ruhrsim.scenarios.scenario import Scenario

_LABEL_WIDTH, _LEVEL_WIDTH, _NARROWEST = 36, 18, 80
_DIFFERENCE_WIDTH = {"luck": 26, "assumptions": 33}
_WORDS = {
    "en": {
        "title": "The region, mean of the ends of {from} to {end}, mean of {n} {runs}",
        "runs": ("run", "runs"),
        "indicator": "Indicator",
        "level": "level",
        "difference": "difference",
        "spread": "spread of runs (sd)",
        "higher": "higher",
        "lower": "lower",
        "unclear": "unclear",
        "single": "one run",
        "no_value": "no value",
        "legend": 'Stocks: mean of the ends of {from} to {end}; "a year" and graduates kept: mean of {first} to {end}.',
        "pairs": "Differences: to the first scenario, run by run with the same luck, of percentages in "
        'points; below them the 90 % interval of the mean. "unclear" means that the interval '
        "includes zero: chance alone may explain it. Intervals speak of chance inside the model, "
        "not of whether the model is right.",
        "pairs_in_worlds": "Differences: to the first scenario, in {n} plausible worlds, each with the same luck for "
        "all scenarios, of percentages in points; below them the interval that holds 90 % of the "
        'plausible worlds: it covers assumptions and luck. "unclear" means that it includes '
        "zero. What a scenario states itself holds in every world. The model's form is not varied.",
        "no_interval": "One run has no interval: give --runs 2 or more to tell what is clear from chance.",
    },
    "de": {
        "title": "Die Region, Mittel der Jahresenden {from} bis {end}, Mittel aus {n} {runs}",
        "runs": ("Lauf", "Läufen"),
        "indicator": "Kennzahl",
        "level": "Niveau",
        "difference": "Unterschied",
        "spread": "Streuung der Läufe (SD)",
        "higher": "höher",
        "lower": "niedriger",
        "unclear": "unklar",
        "single": "ein Lauf",
        "no_value": "kein Wert",
        "legend": "Bestände: Mittel der Jahresenden {from} bis {end}; „je Jahr“ und gehaltene Absolventen: Mittel von "
        "{first} bis {end}.",
        "pairs": "Unterschiede: zum ersten Szenario, Lauf für Lauf mit demselben Zufall, bei Prozentwerten "
        "in Punkten; darunter das 90-%-Intervall des Mittels. „unklar“ heißt: Das Intervall "
        "schließt null ein, Zufall allein kann es erklären. Intervalle beschreiben den Zufall im "
        "Modell, nicht, ob das Modell stimmt.",
        "pairs_in_worlds": "Unterschiede: zum ersten Szenario, in {n} plausiblen Welten, jede mit demselben Zufall für "
        "alle Szenarien, bei Prozentwerten in Punkten; darunter das Intervall, in dem 90 % der "
        "plausiblen Welten liegen: Es umfasst Annahmen und Zufall. „unklar“ heißt: Es schließt null "
        "ein. Was ein Szenario selbst festlegt, gilt in jeder Welt. Die Gestalt des Modells bleibt, "
        "wie sie ist.",
        "no_interval": "Ein Lauf hat kein Intervall: Mit --runs 2 oder mehr zeigt sich, was klar und was "
        "Zufall ist.",
    },
}


def print_briefing(comparison: Comparison, language: str) -> None:
    """Print the sentences that head every answer."""
    console = new_console()
    for sentence in briefing(comparison, language).sentences():
        console.print(sentence, soft_wrap=not console.is_terminal)
    console.print()


def print_table(comparison: Comparison, language: str) -> None:
    """Print the headline indicators: level in the first scenario, paired differences in the others."""
    words, summary = _WORDS[language], summarise(comparison).set_index(["scenario", "indicator"])
    console = new_console()
    if not console.is_terminal:
        console.width = max(_NARROWEST, _full_width(len(comparison.scenarios), comparison.uncertainty))
    start, end = years_compared(comparison)
    facts = {
        "from": start,
        "end": end,
        "first": comparison.baseline.start + 1,
        "n": len(comparison.seeds),
        "runs": words["runs"][len(comparison.seeds) > 1],
    }
    console.print(words["title"].format(**facts), style="bold")
    console.print(_build(comparison.scenarios, summary, language))
    console.print()
    for line in _legend(comparison, words):
        console.print(line.format(**facts))


def _full_width(scenarios: int, covers: str) -> int:
    return _LABEL_WIDTH + _LEVEL_WIDTH + _DIFFERENCE_WIDTH[covers] * max(1, scenarios - 1)


def _legend(comparison: Comparison, words: dict[str, str]) -> list[str]:
    lines = [words["legend"]]
    if len(comparison.scenarios) > 1:
        lines.append(words["pairs" if comparison.uncertainty == "luck" else "pairs_in_worlds"])
    if len(comparison.seeds) == 1:
        lines.append(words["no_interval"])
    return lines


def _build(scenarios: tuple[Scenario, ...], summary: pd.DataFrame, language: str) -> Table:
    words = _WORDS[language]
    first, *others = scenarios
    table = Table(box=None, pad_edge=False, padding=(0, 2, 1, 0))
    table.add_column(words["indicator"])
    table.add_column(f"{first.title(language)}\n{words['level']}", justify="right")
    for scenario in others:
        table.add_column(f"{scenario.title(language)}\n{words['difference']}", justify="right")
    if not others:
        table.add_column(f"\n{words['spread']}", justify="right")
    for key in HEADLINE:
        table.add_row(*_row(REGION_INDICATORS[key], first, others, summary, language))
    return table


def _row(
    indicator: Indicator, first: Scenario, others: list[Scenario], summary: pd.DataFrame, language: str
) -> list[str | Text]:
    base = summary.loc[(first.name, indicator.key)]
    level = format_number(base["value"], indicator.decimals, language)
    cells = [_difference(indicator, summary.loc[(other.name, indicator.key)], language) for other in others]
    spread = format_number(base["sd"], indicator.decimals, language)
    return [f"{indicator.label(language)}\n({indicator.unit(language)})", level, *(cells or [spread])]


def _difference(indicator: Indicator, row: pd.Series, language: str) -> Text:
    """Return the difference with its mark in words, the interval and the agreement of worlds below it."""
    words = _WORDS[language]
    if pd.isna(row["difference"]):
        return Text(words["no_value"])
    if pd.isna(row["low"]):
        value = format_number(row["difference"], indicator.decimals, language, sign=True)
        return Text(f"{value} {words['single']}")
    mark = "unclear" if row["includes_zero"] else "higher" if row["difference"] > 0 else "lower"
    decimals = decimals_needed(row["low"], row["high"], indicator.decimals)
    value = format_number(row["difference"], decimals, language, sign=True)
    interval = format_interval(row["low"], row["high"], decimals, language)
    agreed = agreement(row, indicator, language)
    lines = "\n".join(filter(None, (f"{value} {words[mark]}", interval, agreed)))
    return Text(lines, style="dim" if mark == "unclear" else "bold")
