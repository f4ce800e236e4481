"""The table of found strategies beside carrying on and the shipped ones."""

from typing import Any

from rich.console import Console
from rich.table import Table

from ruhrsim.common.number_format import format_number
from ruhrsim.search.aims import AIMS
from ruhrsim.search.stored import CARRY_ON, FOUND, FoundSearch, FoundStrategy

_WORDS = {
    "en": {
        "strategy": "Strategy",
        "people": "Unemployed",
        "jobs": "Jobs",
        "better": "Better in",
        "claimed": "claimed",
        "worst": "The town that loses most: {town}, {points} points.",
        "note": "Differences to carrying on as before at the end of {last}, means of {worlds} worlds that the search "
        "had not met, with the 90 % interval of the mean; 'claimed' is what the search itself promised; better: "
        "share of worlds with fewer unemployed. All "
        "strategies have the same money, EUR {eur} a head and year, unless shipped ones spend more.",
        "means": "What they mean:",
    },
    "de": {
        "strategy": "Strategie",
        "people": "Arbeitslose",
        "jobs": "Arbeitsplätze",
        "better": "Besser in",
        "claimed": "versprochen",
        "worst": "Am meisten verliert {town}: {points} Punkte.",
        "note": "Unterschiede zu weiter wie bisher Ende {last}, Mittel aus {worlds} Welten, die die Suche nicht "
        "kannte, mit dem 90-%-Intervall des Mittels; „versprochen“ ist, was die Suche selbst versprach; "
        "besser: Anteil der Welten mit weniger Arbeitslosen. Alle "
        "Strategien haben gleich viel Geld, {eur} € je Kopf und Jahr, wenn mitgelieferte nicht mehr ausgeben.",
        "means": "Das heißt:",
    },
}


def print_strategies(console: Console, found: FoundSearch, language: str) -> None:
    """Print strategies by the first aim of the search, and what the found ones mean.

    Args:
        console: Where to print.
        found: What a search found.
        language: `de` or `en`.
    """
    words, facts = _WORDS[language], found.facts
    third = next((key for key in facts.aims if key not in ("unemployment_rate", "jobs")), None)
    headings = [words["people"], words["claimed"], words["jobs"]]
    headings += [AIMS[third].label(language)] if third else []
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(words["strategy"], min_width=20)
    for heading in (*headings, words["better"]):
        table.add_column(heading, justify="right")
    order = found.losses({next(iter(facts.aims)): "mean"})[:, 0].argsort(kind="stable")
    for row in order:
        one = found.strategies[row]
        if one.kind != CARRY_ON:
            table.add_row(one.title(language), *_cells(found, one, third, language))
    console.print(table)
    eur = format_number(facts.eur_per_head_year, 0, language)
    console.print(words["note"].format(last=facts.last, worlds=len(facts.worlds), eur=eur))
    console.print(f"\n{words['means']}")
    for row in order:
        one = found.strategies[row]
        if one.kind == FOUND:
            points = format_number(one.worst_town, 2, language, sign=True)
            worst = words["worst"].format(town=one.worst_town_name, points=points)
            console.print(f"- {one.title(language)}: {one.words(language)}. {worst}")
    console.print()


def as_values(found: FoundSearch) -> dict[str, Any]:
    """Return what was found as plain values: facts, strategies and the table of the front."""
    return {
        "facts": found.facts.model_dump(mode="json"),
        "strategies": [one.model_dump(mode="json", exclude={"scenario"}) for one in found.strategies],
        "tables": {
            name: table.astype(object).where(table.notna(), None).to_dict("records")
            for name, table in found.tables.items()
        },
    }


def _cells(found: FoundSearch, one: FoundStrategy, third: str | None, language: str) -> list[str]:
    front = found.table("front")
    rows = front[front["strategy"] == one.key].set_index("aim")
    people = found.facts.labour_force / 100.0

    def interval(key: str, factor: float, decimals: int) -> str:
        ends = (rows.loc[key, name] * factor for name in ("difference", "low", "high"))
        written = [
            format_number(round(end, -1) if not decimals else end, decimals, language, sign=True)
            for end in ends
        ]
        return f"{written[0]}\n{written[1]} {'bis' if language == 'de' else 'to'} {written[2]}"

    claimed = one.claimed.get("unemployment_rate")
    promised = "–" if claimed is None else format_number(round(claimed * people, -1), 0, language, sign=True)
    cells = [interval("unemployment_rate", people, 0), promised, interval("jobs", 1.0, 0)]
    cells += [interval(third, 1.0, 2)] if third else []
    return [*cells, f"{format_number(100.0 * rows.loc['unemployment_rate', 'better'], 0, language)} %"]
