"""What being selfish brings oneself and costs the region, as a table and in a sentence."""

import sys

import pandas as pd
from rich.console import Console
from rich.table import Table

from ruhrsim.numbers import format_number
from ruhrsim.workshop.game import TREATMENTS
from ruhrsim.workshop.tournament import verdict

_WORDS = {
    "title": ("Was es bringt, eigennützig zu sein (Punkte am Ende, ± 90 %)",
              "What being selfish brings (points at the end, ± 90 %)"),
    "treatment": ("Behandlung", "Treatment"), "others": ("Die anderen", "The others"),
    "own": ("Team selbst", "Team itself"), "region": ("Region", "Region"), "verdict": ("Urteil", "Verdict"),
    "selfish": ("eigennützig", "selfish"), "cooperative": ("kooperativ", "cooperative"), "mixed": ("gemischt", "mixed"),
    "dilemma": ("Dilemma", "dilemma"), "no_temptation": ("keine Versuchung", "no temptation"),
    "no_harm": ("schadet der Region nicht", "does not harm the region"), "unclear": ("unklar", "unclear"),
    "yes": ("Ein Dilemma zeigt sich in {n} von {of} Fällen: eigennützig zu sein lohnt sich für das Team und schadet "
            "der Region.",
            "There is a dilemma in {n} of {of} cases: being selfish pays for the team and harms the region."),
    "none": ("Ein Dilemma zeigt sich in keinem der {of} Fälle: im Mittel über die Städte ist die Versuchung nicht "
             "größer als null, oder sie ist vom Zufall nicht zu unterscheiden.",
             "There is a dilemma in none of the {of} cases: on average over towns the temptation is not above zero, or "
             "can't be told from chance."),
}


def print_pay_offs(table: pd.DataFrame, language: str) -> None:
    """Print the pay-offs of `tournament.pay_offs` and say whether there is a dilemma."""
    shown = Table(title=_say("title", language), title_justify="left")
    for key in ("treatment", "others", "own", "region", "verdict"):
        shown.add_column(_say(key, language), justify="right" if key in ("own", "region") else "left", no_wrap=True)
    verdicts = [verdict(row["own_gain"], row["own_half_width"], row["region_gain"], row["region_half_width"])
                for _, row in table.iterrows()]
    for (_, row), judged in zip(table.iterrows(), verdicts, strict=True):
        shown.add_row(TREATMENTS[row["treatment"]][language == "en"], _say(row["others"], language),
                      _gain(row, "own", language), _gain(row, "region", language), _say(judged, language))
    console = Console(width=None if sys.stdout.isatty() else 110)
    console.print(shown)
    found = verdicts.count("dilemma")
    console.print(_say("yes" if found else "none", language).format(n=found, of=len(verdicts)), highlight=False)


def _gain(row, who: str, language: str) -> str:
    half = row[f"{who}_half_width"]
    written = format_number(row[f"{who}_gain"], 1, language, sign=True)
    return written + ("" if half != half else f" ± {format_number(half, 1, language)}")


def _say(key: str, language: str) -> str:
    return _WORDS[key][language == "en"]
