"""The table of a hindcast: scores in one sentence each, then Kreise or towns, then years."""

from ruhrsim.cli.terminal import new_console
from rich.table import Table

from ruhrsim.analysis.forecast_scores import skill
from ruhrsim.analysis.hindcast import REFERENCE
from ruhrsim.analysis.history import LAST_LEARNT
from ruhrsim.common.number_format import format_number
from ruhrsim.report.evidence_texts import FORECASTS
from ruhrsim.report.texts import in_language

_WIDTH = 100
_WORDS = {
    "en": {
        "title": "Hindcast from the end of {start}, {first} to {last}, {n} figures of {places}",
        "district": "15 Kreise",
        "town": "towns",
        "unit": {
            "district": "points of the unemployment rate",
            "town": "unemployed per 100 residents aged 15-64 of {start}",
        },
        "rmse": "typical error (RMSE)",
        "crps": "CRPS",
        "coverage": "observations in the 90 % interval",
        "bias": "forecast less observed, mean",
        "rank": "rank correlation of places",
        "rival": "Against",
        "error": "its error",
        "better": "error saved",
        "place": "Place",
        "year": "Year",
        "ours": "error",
        "inside": "inside",
        "mean": "mean error",
        "short": {
            "persistence": "no change",
            "gap_kept": "gap kept",
            "ratio_kept": "ratio kept",
            "linear_answer": "linear",
            REFERENCE: "ten lines",
        },
        "sample": {
            True: "Years up to {learnt} are in sample: the parameters were calibrated on them.",
            False: "No year after {learnt} taught the model or its rivals anything.",
        },
        "condition": "The rate outside (NRW without the Ruhr) is taken as known: this is a test of the model given "
        "the world around it, not of a forecast.",
    },
    "de": {
        "title": "Rückschau ab Ende {start}, {first} bis {last}, {n} Werte für {places}",
        "district": "15 Kreise und kreisfreie Städte",
        "town": "Gemeinden",
        "unit": {
            "district": "Punkte der Arbeitslosenquote",
            "town": "Arbeitslose je 100 Einwohner von 15 bis 64 ({start})",
        },
        "rmse": "typischer Fehler (RMSE)",
        "crps": "CRPS",
        "coverage": "Beobachtungen im 90-%-Intervall",
        "bias": "Vorhersage minus Beobachtung, Mittel",
        "rank": "Rangkorrelation der Orte",
        "rival": "Im Vergleich zu",
        "error": "deren Fehler",
        "better": "Fehler gespart",
        "place": "Ort",
        "year": "Jahr",
        "ours": "Fehler",
        "inside": "im Intervall",
        "mean": "im Mittel",
        "short": {
            "persistence": "unverändert",
            "gap_kept": "Abstand",
            "ratio_kept": "Verhältnis",
            "linear_answer": "linear",
            REFERENCE: "zehn Zeilen",
        },
        "sample": {
            True: "Jahre bis {learnt} gehören zur Stichprobe: An ihnen wurden die Parameter kalibriert.",
            False: "Kein Jahr nach {learnt} hat dem Modell oder seinen Rivalen etwas beigebracht.",
        },
        "condition": "Die Quote außerhalb (NRW ohne das Ruhrgebiet) gilt als bekannt: geprüft wird das Modell in "
        "seiner Umgebung, keine Prognose.",
    },
}


def print_verdict(verdict, start: int, observed, language: str) -> None:
    """Print the scores of a hindcast."""
    words, level, scores = _WORDS[language], observed.places.level, verdict.scores
    console = new_console()
    if not console.is_terminal:
        console.width = _WIDTH
    years = {"start": start, "first": min(observed.years), "last": max(observed.years), "learnt": LAST_LEARNT}
    console.print(words["title"].format(n=scores.n, places=words[level], **years), style="bold")
    console.print(f"({words['unit'][level].format(**years)})\n")

    def number(value, decimals=2, sign=False):
        return format_number(value, decimals, language, sign)

    for name, value in (
        ("rmse", number(scores.rmse)),
        ("crps", number(scores.crps)),
        ("coverage", number(100.0 * scores.coverage90, 0) + " %"),
        ("bias", number(scores.bias, sign=True)),
        ("rank", number(scores.rank_correlation)),
    ):
        console.print(f"{words[name]:<42}{value:>8}")
    console.print()
    console.print(_rivals(verdict, words, language, number))
    for column, table in (("name", verdict.by_place), ("year", verdict.by_year)):
        console.print(_each(column, table, verdict.rivals, words, number))
    console.print(words["sample"][min(observed.years) <= LAST_LEARNT].format(**years))
    console.print(words["condition"])


def _rivals(verdict, words, language, number) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column(words["rival"])
    for name in ("error", "better"):
        table.add_column(words[name], justify="right")
    for name, rmse in verdict.rivals.items():
        saved = skill(verdict.scores.rmse, rmse)
        shown = "–" if saved is None else number(100.0 * saved, 0, sign=True) + " %"
        table.add_row(in_language(FORECASTS[name], language), number(rmse), shown)
    return table


def _each(column, rows, rivals, words, number) -> Table:
    table = Table(box=None, pad_edge=False, title="")
    table.add_column(words["place" if column == "name" else "year"], min_width=22)
    for name in ("ours", "mean", "inside"):
        table.add_column(words[name], justify="right")
    shown = [
        name
        for name in ("persistence", "gap_kept", "ratio_kept", "linear_answer", REFERENCE)
        if name in rivals
    ]
    for name in shown:
        table.add_column(words["short"][name], justify="right")
    for row in rows.to_dict("records"):
        errors = [number(row[name]) for name in shown]
        inside = number(100.0 * row["coverage90"], 0) + " %"
        table.add_row(str(row[column]), number(row["rmse"]), number(row["bias"], sign=True), inside, *errors)
    return table
