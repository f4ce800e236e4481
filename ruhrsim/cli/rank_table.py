"""The table of the region's rank among others."""

from collections.abc import Sequence

import pandas as pd
from rich.console import Console
from rich.table import Table

from ruhrsim.analysis.visibility_rank import MASSES, largest_town, other_regions, shown_ranks
from ruhrsim.scenarios.scenario import Scenario

_WORDS = {
    "en": {
        "title": "Rank among other regions: as one / together as far as the towns cooperate / largest town alone",
        "by": "Rank by",
        "basis": "Basis",
        "town": "Largest town",
        "sourced": "{year}, sourced",
        "illustrative": "{year}, illustrative",
        "note": "1 is the largest of {n}. The others: {others} (as of 2021), single cities without their "
        "surroundings, which flatters the region as one. Illustrative: their jobs by theme are derived from their "
        "output; the span is that of this assumption. All towns in ranks.csv.",
    },
    "de": {
        "title": "Rang unter anderen Regionen: als Ganzes / im Verbund, so weit die Städte zusammenarbeiten / größte "
        "Stadt allein",
        "by": "Rang nach",
        "basis": "Grundlage",
        "town": "Größte Stadt",
        "sourced": "{year}, belegt",
        "illustrative": "{year}, illustrativ",
        "note": "1 ist der größte von {n}. Die anderen: {others} (Stand 2021), einzelne Städte ohne ihr Umland; das "
        "schmeichelt der Region als Ganzem. Illustrativ: Ihre Arbeitsplätze nach Themen sind aus ihrer "
        "Wirtschaftsleistung abgeleitet; die Spanne ist die der Annahme. Alle Städte in ranks.csv.",
    },
}


def print_ranks(console: Console, ranks: pd.DataFrame, scenarios: Sequence[Scenario], language: str) -> None:
    """Print the ranks of scenarios side by side.

    Args:
        console: Where to print.
        ranks: Table of `visibility_rank`.
        scenarios: The scenarios of the columns.
        language: `de` or `en`.
    """
    words, others = _WORDS[language], other_regions(scenarios[0])
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for heading in (words["by"], words["basis"]):
        table.add_column(heading)
    for scenario in scenarios:
        table.add_column(scenario.title(language), justify="right")
    table.add_column(words["town"])
    for key, mass in MASSES.items():
        if not (ranks["measure"] == key).any():
            continue
        first = ranks[ranks["measure"] == key].iloc[0]
        cells = (shown_ranks(ranks, scenario.name, key) for scenario in scenarios)
        basis = words[first["label"]].format(year=first["year"])
        table.add_row(mass.label(language), basis, *cells, largest_town(ranks, scenarios[0].name, key))
    console.print()
    console.print(words["title"], style="bold")
    console.print(table)
    console.print(words["note"].format(n=1 + len(others), others=", ".join(others)))
