"""What being selfish brings oneself and costs the region, as tables and in a sentence."""

import sys

import pandas as pd
from rich.box import SIMPLE_HEAD
from ruhrsim.cli.terminal import new_console
from rich.table import Table

from ruhrsim.common.number_format import format_number
from ruhrsim.workshop.game import TREATMENTS
from ruhrsim.workshop.tournament import TELLING, verdict

TEXTS = {
    "title": (
        "{treatment}: Punkte am Ende, ± 90 %, {games} Spiele je Fall",
        "{treatment}: points at the end, ± 90 %, {games} games a case",
    ),
    "others": ("Die anderen", "The others"),
    "verdict": ("Urteil", "Verdict"),
    "own_cooperative": ("Team kooperativ", "Team cooperative"),
    "own_selfish": ("Team eigennützig", "Team selfish"),
    "own_gain": ("Unterschied", "Difference"),
    "region_gain": ("Unterschied", "Difference"),
    "region_cooperative": ("Region dabei", "Region then"),
    "region_selfish": ("Region dabei", "Region then"),
    "selfish": ("eigennützig", "selfish"),
    "cooperative": ("kooperativ", "cooperative"),
    "mixed": ("gemischt", "mixed"),
    "tit_for_tat": ("wie du mir", "tit for tat"),
    "dilemma": ("Dilemma", "dilemma"),
    "no_temptation": ("lohnt nicht", "does not pay"),
    "no_harm": ("schadet nicht", "does no harm"),
    "unclear": ("unklar", "unclear"),
    "too_few": ("zu wenige Spiele", "too few games"),
    "yes": (
        "Ein Dilemma zeigt sich in {n} von {of} Fällen: eigennützig zu sein lohnt sich für das Team und schadet "
        "der Region.",
        "There is a dilemma in {n} of {of} cases: being selfish pays for the team and harms the region.",
    ),
    "none": (
        "Ein Dilemma zeigt sich in keinem der {of} Fälle: im Mittel über die Städte ist die Versuchung nicht "
        "größer als null, oder sie ist vom Zufall nicht zu unterscheiden.",
        "There is a dilemma in none of the {of} cases: on average over towns the temptation is not above zero, or "
        "can't be told from chance.",
    ),
    "few": (
        "In {n} von {of} Fällen sind es zu wenige Spiele für ein Urteil: das Intervall fehlt oder ist breiter als "
        "± {telling} Punkte. Mehr mit --games.",
        "In {n} of {of} cases there are too few games for a verdict: the interval is missing or wider than ± "
        "{telling} points. Ask for more with --games.",
    ),
    "alone": (
        "Eine andere Wahl allein, während die anderen kooperieren (statt kooperativ, ± 90 %)",
        "One different choice, while the others cooperate (instead of cooperative play, ± 90 %)",
    ),
    "choice": ("Das Team", "The team"),
    "own": ("Team selbst", "Team itself"),
    "region": ("Region", "Region"),
    "keeps_all": ("zahlt nichts, steckt alles in eigene Themen", "pays nothing, puts all into own themes"),
    "poaches": ("zahlt voll, der Rest in Zuschüsse", "pays in full, the rest into subsidies"),
    "cuts_tax": (
        "zahlt voll, der Rest für weniger Gewerbesteuer",
        "pays in full, the rest into a lower trade tax",
    ),
    "buys_land": ("zahlt voll, der Rest in Gewerbeflächen", "pays in full, the rest into commercial land"),
    "pays_university": ("zahlt voll, der Rest an die Hochschule", "pays in full, the rest to universities"),
    "all_themes": ("zahlt voll, der Rest in alle sechs Themen", "pays in full, the rest into all six themes"),
    "nothing_and_subsidies": (
        "zahlt nichts, steckt alles in Zuschüsse (eigennützig)",
        "pays nothing, puts all into subsidies (selfish)",
    ),
}
"""Words by key, German and English; the kit's tables use them too."""
_POINTS = [f"{who}_{probe}" for who in ("own", "region") for probe in ("cooperative", "selfish", "gain")]


def print_pay_offs(pay_offs: pd.DataFrame, single_choices: pd.DataFrame, language: str) -> None:
    """Print the pay-offs of `tournament.pay_offs`, a matrix for each treatment, and of `single_choices`."""
    console, verdicts = new_console(width=None if sys.stdout.isatty() else 120), []
    for treatment, part in pay_offs.groupby("treatment", sort=False):
        named = _say("title", language).format(
            treatment=TREATMENTS[treatment][language == "en"], games=part["games"].iloc[0]
        )
        shown = _empty(named, ["others", *_POINTS, "verdict"], language)
        for _, row in part.iterrows():
            verdicts.append(
                verdict(row["own_gain"], row["own_gain_half"], row["region_gain"], row["region_gain_half"])
            )
            shown.add_row(
                _say(row["others"], language),
                *(_points(row, name, language) for name in _POINTS),
                _say(verdicts[-1], language),
            )
        console.print(shown)
    found, few = verdicts.count("dilemma"), verdicts.count("too_few")
    if found or few < len(verdicts):
        console.print(
            _say("yes" if found else "none", language).format(n=found, of=len(verdicts)), highlight=False
        )
    if few:
        telling = format_number(TELLING, 0, language)
        console.print(_say("few", language).format(n=few, of=len(verdicts), telling=telling), highlight=False)
    console.print(_choices(single_choices, language))


def _choices(alone: pd.DataFrame, language: str) -> Table:
    shown = _empty("\n" + _say("alone", language), ["choice", "own", "region"], language)
    for _, row in alone.iterrows():
        named = "nothing_and_subsidies" if row["choice"] == "selfish" else row["choice"]
        shown.add_row(
            _say(named, language), _points(row, "own_gain", language), _points(row, "region_gain", language)
        )
    return shown


def _empty(title: str, keys: list[str], language: str) -> Table:
    shown = Table(title=title, title_justify="left", box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for key in keys:
        shown.add_column(
            _say(key, language), justify="left" if key in ("others", "choice", "verdict") else "right"
        )
    return shown


def _points(row, name: str, language: str) -> str:
    half = row[f"{name}_half"]
    written = format_number(row[name], 1, language, sign=True)
    return written + ("" if half != half else f" ± {format_number(half, 1, language)}")


def _say(key: str, language: str) -> str:
    return TEXTS[key][language == "en"]
