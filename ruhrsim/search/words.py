"""Strategies and what they move in plain words, German and English: people and euros before points."""

import csv
from functools import lru_cache
from pathlib import Path

import numpy as np

from ruhrsim.common.number_format import format_number
from ruhrsim.model.parameters import parameter_rows
from ruhrsim.regions.sectors import SECTOR_LIST
from ruhrsim.search.levers import Decision, PhaseChoice, Programme
from ruhrsim.search.problem import Problem
from ruhrsim.search.records import ALL, REST

INSTRUMENT_LABELS = {
    "accelerator": ("Accelerator", "accelerator"),
    "brownfield": ("Brachflächen aufbereiten", "preparing brownfields"),
    "cluster_management": ("Clustermanagement", "cluster management"),
    "cooperation_site": ("regionale Kooperationsstandorte", "regional cooperation sites"),
    "digital_city": ("digitale Stadt", "digital city"),
    "digital_hub": ("digitaler Hub", "digital hub"),
    "efre_match": ("EFRE-Mittel", "EFRE match"),
    "investment_grant": ("Investitionszuschüsse (GRW)", "investment grants (GRW)"),
    "joint_marketing": ("gemeinsames Standortmarketing", "joint marketing"),
    "just_transition": ("Just Transition Fund", "Just Transition Fund"),
    "land_release": ("neue Gewerbeflächen", "new commercial land"),
    "location_subsidy": ("Ansiedlungszuschüsse", "location subsidies"),
    "research_institute": ("Forschungsinstitute", "research institutes"),
    "start_up_centre": ("Gründungszentren der Hochschulen", "university start-up centres"),
    "talent_retention": ("Talente halten", "talent retention"),
    "trade_tax": ("niedrigere Gewerbesteuer", "lower trade tax"),
    "transfer_company": ("Transfergesellschaft und Umschulung", "transfer company and retraining"),
}
"""German and English names of the instruments, as they stand within a sentence."""
_CHOICES = {
    "agreed": ("abgestimmte Themen, {n} je Stadt", "agreed themes, {n} for each town"),
    "present": ("so verteilt wie die Arbeitsplätze heute", "spread as jobs are today"),
    "own": ("vor allem {themes}", "mostly {themes}"),
}
_GROUPS = {ALL: ("alle Städte", "all towns"), REST: ("übrige Städte", "other towns")}
_LEVERS = {
    "themes.agreed": ("Themen abgestimmt", "themes agreed"),
    "themes.own": ("Themen nach eigenen Gewichten", "themes by weights of their own"),
    "themes.present": ("Geld wie heute verteilt", "money spread as today"),
    "themes.per_town": ("Themen je Stadt", "themes for each town"),
    "cooperation": ("Zusammenarbeit der Städte", "cooperation between towns"),
}
_LEAST_MEUR = 0.1
_LANGUAGES = ("de", "en")
_GERMAN = Path(__file__).parents[1] / "app" / "words" / "parameters_de.csv"


def strategy_words(problem: Problem, decision: Decision, language: str) -> str:
    """Return one sentence on what a strategy does with its money.

    Args:
        problem: The search.
        decision: The strategy.
        language: `de` or `en`.
    """
    at = _LANGUAGES.index(language)
    parts = []
    for one in sorted(decision.programmes, key=lambda one: -one.meur * one.years):
        if one.meur * one.years / problem.base.years >= _LEAST_MEUR:
            parts.append(_programme_words(problem, one, language, at))
    for phase in decision.phases:
        parts.append(_theme_words(problem, decision, phase, language, at))
        parts.append(_cooperation_words(problem, phase, language, at))
    return "; ".join(part for part in parts if part)


def _programme_words(problem: Problem, one: Programme, language: str, at: int) -> str:
    money = _money(one.meur, language)
    where = "" if one.towns == ALL else f" ({group_label(one.towns, language)})"
    whole = (one.first, one.last) == (problem.first, problem.last)
    years = "" if whole else f", {one.first}–{one.last}"
    return f"{money} {('für', 'for')[at]} {INSTRUMENT_LABELS[one.instrument][at]}{where}{years}"


def _theme_words(problem: Problem, decision: Decision, phase: PhaseChoice, language: str, at: int) -> str:
    left = problem.budget_meur - sum(
        one.meur for one in decision.programmes if one.first <= phase.from_ <= one.last
    )
    since = "" if phase.from_ == problem.first else (f"ab {phase.from_}: ", f"from {phase.from_}: ")[at]
    if left < _LEAST_MEUR:
        return f"{since}{('nichts für Themen', 'nothing for themes')[at]}"
    how = _CHOICES[phase.choice][at].format(n=phase.themes_per_town, themes=_top_themes(problem, phase, at))
    tilt = [
        f"{group_label(group, language)} {format_number(phase.money[group], 1, language)}×"
        for group in list(problem.groups)[:-1]
        if abs(phase.money[group] - 1.0) >= 0.05
    ]
    told = f" ({', '.join(tilt)} {('je Kopf', 'a head')[at]})" if tilt else ""
    return f"{since}{_money(left, language)} {('für Themen', 'for themes')[at]}, {how}{told}"


def _top_themes(problem: Problem, phase: PhaseChoice, at: int) -> str:
    towns = [len(problem.groups[group]) for group in problem.groups]
    mean = np.average([phase.weights[group] for group in problem.groups], axis=0, weights=towns)
    best = np.argsort(-mean, kind="stable")[:2]
    names = [(SECTOR_LIST[n].label_de, SECTOR_LIST[n].label_en)[at] for n in best]
    return (" und ", " and ")[at].join(names)


def _cooperation_words(problem: Problem, phase: PhaseChoice, language: str, at: int) -> str:
    level, today = phase.cooperation, problem.base.strategy.cooperation.all
    percent = format_number(100 * level, 0, language)
    if abs(level - today) < 0.05:
        return (f"Zusammenarbeit wie heute ({percent} %)", f"cooperation as today ({percent} %)")[at]
    before = format_number(100 * today, 0, language)
    return (
        f"Zusammenarbeit {percent} % statt {before} %",
        f"cooperation {percent} % instead of {before} %",
    )[at]


def _money(meur: float, language: str) -> str:
    written = format_number(meur, 1, language)
    return f"{written} Mio. € im Jahr" if language == "de" else f"EUR {written} million a year"


def group_label(group: str, language: str) -> str:
    """Return the name of a group of towns."""
    return _GROUPS[group][_LANGUAGES.index(language)] if group in _GROUPS else group.replace("_", " ").title()


def lever_label(key: str, language: str) -> str:
    """Return a decoded lever in words.

    Args:
        key: As `Problem.feature_names` gives it.
        language: `de` or `en`.
    """
    at = _LANGUAGES.index(language)
    year, dot, rest = key.partition(".")
    if dot and year.isdigit():
        return f"{lever_label(rest, language)} {('ab', 'from')[at]} {year}"
    if key in _LEVERS:
        return _LEVERS[key][at]
    first, *middle, last = key.split(".")
    if first in INSTRUMENT_LABELS:
        where = "" if not middle or middle[0] == ALL else f" ({group_label(middle[0], language)})"
        return f"{INSTRUMENT_LABELS[first][at]}{where}"
    group = group_label(middle[0], language)
    if last == "money":
        return (f"Themengeld je Kopf, {group}", f"theme money a head, {group}")[at]
    theme = next(sector for sector in SECTOR_LIST if sector.key == last)
    return f"{(theme.label_de, theme.label_en)[at]} ({group})"


def number_meaning(key: str, language: str) -> str:
    """Return what an uncertain number means, without its full stop.

    Args:
        key: `group.name` of a parameter.
        language: `de` or `en`; where no German is known, the English.
    """
    return _meanings(language).get(key, _meanings("en").get(key, key)).rstrip(".")


@lru_cache
def _meanings(language: str) -> dict[str, str]:
    if language == "en":
        return {f"{row['group']}.{row['name']}": row["meaning"] for row in parameter_rows()}
    # The German words of the app's table of parameters.
    with _GERMAN.open(encoding="utf-8", newline="") as lines:
        return dict(list(csv.reader(lines))[1:])
