"""Role cards: the situation of each team's towns at the start, from the tables of the model."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from ruhrsim.common.number_format import format_number
from ruhrsim.model.processes.strategies import location_quotients
from ruhrsim.model.start.region_start import read_region_start
from ruhrsim.regions.sectors import SECTOR_LIST, SECTORS
from ruhrsim.workshop.game import FIRST_YEAR
from ruhrsim.workshop.strengths import agreed_points
from ruhrsim.workshop.teams import ROLES, Team, all_teams

_WORDS = {
    "de": {
        "people": "{people} Menschen, Arbeitslosenquote {rate} % (Region {region_rate} %)",
        "jobs": "{jobs} Arbeitsplätze; stärker als in der Region: {strong}",
        "commuters": "{share} % der Beschäftigten, die hier wohnen, arbeiten anderswo",
        "land": "{land} ha Gewerbefläche sofort frei (Verteilung auf Städte geschätzt)",
        "tax": "Hebesatz der Gewerbesteuer {tax} %",
        "students": "{students} Studierende",
        "no_students": "keine Hochschule mit Präsenzstudium",
        "score": "So wird gezählt, verglichen mit heute: ein Punkt für 0,01 Prozentpunkte weniger Arbeitslosigkeit, "
        "für einen Arbeitsplatz mehr je 1.000 Erwerbspersonen, für einen Euro mehr Gewerbesteuer je Kopf "
        "und Jahr",
        "agreed": "Auf der Liste der Region stehen für Sie: {agreed}",
        "title": "Rollenkarten",
        "rate_label": "Arbeitslose (Region {region_rate} %)",
        "jobs_label": "Arbeitsplätze",
        "land_label": "Gewerbefläche frei",
        "towns": "Städte und Gemeinden",
        "land_role": "Sie verteilen 10 Mio. Euro im Jahr für Brachflächen auf die Teams. Sie wollen, dass die ganze "
        "Region vorankommt, und müssen es im Landtag vertreten.",
        "agency_role": "Sie verteilen 2 Mio. Euro im Jahr auf die Vermarktung der sechs Themen. Sie werden daran "
        "gemessen, ob die Region als eine gesehen wird.",
        "university_role": "Sie verteilen 3 Mio. Euro im Jahr auf Gründungszentren und das Halten von Absolventen. "
        "Sie wollen Partner, die bleiben.",
        "firm_role": "Sie bauen in jeder Runde ein Werk mit 800 Arbeitsplätzen und sagen vorher nicht, wo. Sie hören "
        "sich Angebote an.",
    },
    "en": {
        "people": "{people} people, unemployment rate {rate} % (region {region_rate} %)",
        "jobs": "{jobs} jobs; stronger than the region in: {strong}",
        "commuters": "{share} % of employees who live here work elsewhere",
        "land": "{land} ha of commercial land free at once (split over towns estimated)",
        "tax": "Trade tax multiplier {tax} %",
        "students": "{students} students",
        "no_students": "no university with teaching on site",
        "score": "How points are counted, against today: one for 0.01 percentage points less unemployment, for a job "
        "more per 1,000 of the labour force, for a euro more of trade tax a head and year",
        "agreed": "On the region's list for you: {agreed}",
        "title": "Role cards",
        "rate_label": "unemployed (region {region_rate}%)",
        "jobs_label": "jobs",
        "land_label": "land free for firms",
        "towns": "Towns",
        "land_role": "You share out 10 million euros a year for brownfields among the teams. You want the whole "
        "region to get on, and must answer for it in parliament.",
        "agency_role": "You share out 2 million euros a year for marketing over the six themes. You are judged by "
        "whether the region is seen as one.",
        "university_role": "You share out 3 million euros a year for start-up centres and for keeping graduates. "
        "You want partners who stay.",
        "firm_role": "You build a plant with 800 jobs in every round and don't say where before. You listen to offers.",
    },
}

_READ, _AFTER = ("people", "jobs", "commuters", "land", "tax", "students"), 2
"""Lines of a card that are worth reading to others, and how many follow them."""


@dataclass(frozen=True)
class Card:
    """A role card.

    Args:
        name: Team or role.
        lines: What stands on it, a sentence each.
    """

    name: str
    lines: tuple[str, ...]


@cache
def team_card(team: Team, language: str) -> Card:
    """Return the card of a team, in `de` or `en`."""
    start, words = read_region_start(FIRST_YEAR - 1), _WORDS[language]
    rows = np.flatnonzero(np.isin(start.names, team.towns))
    unemployed, force = start.unemployed[rows].sum(), labour_force(start)[rows].sum()
    whole = 100.0 * start.unemployed.sum() / labour_force(start).sum()
    lines = [
        words["people"].format(
            people=_number(start.population[rows].sum(), 0, language),
            rate=_number(100.0 * unemployed / force, 1, language),
            region_rate=_number(whole, 1, language),
        ),
        words["jobs"].format(
            jobs=_number(start.jobs[rows].sum(), 0, language), strong=_strong(start, rows, language)
        ),
        words["commuters"].format(share=_number(_out_commuters(start, rows), 0, language)),
        words["land"].format(land=_number(start.land_free_ha[rows].sum(), 1, language)),
        words["tax"].format(tax=_taxes(start.trade_tax_multiplier[rows], language)),
        _students(start, rows, language),
        words["agreed"].format(
            agreed=", ".join(_label(theme, language) for theme in agreed_points(team.key))
        ),
        words["score"],
    ]
    if len(team.towns) > 1:
        lines.insert(0, f"{words['towns']}: {', '.join(team.towns)}")
    return Card(team.name, tuple(lines))


def key_figures(team: Team, language: str) -> list[dict[str, str]]:
    """Return three figures of a team at the start: unemployment, jobs, free commercial land, as `value` and `label`."""
    start, words = read_region_start(FIRST_YEAR - 1), _WORDS[language]
    rows = np.flatnonzero(np.isin(start.names, team.towns))
    force = labour_force(start)
    rate, whole = (100.0 * start.unemployed[part].sum() / force[part].sum() for part in (rows, slice(None)))
    figures = {
        "rate_label": f"{_number(rate, 1, language)} %",
        "jobs_label": _number(start.jobs[rows].sum(), 0, language),
        "land_label": f"{_number(start.land_free_ha[rows].sum(), 0, language)} ha",
    }
    region_rate = _number(whole, 1, language)
    return [
        {"value": value, "label": words[key].format(region_rate=region_rate)}
        for key, value in figures.items()
    ]


def worth_reading(team: Team, number: int, language: str) -> str:
    """Return a sentence about a team's towns, another one for each number."""
    lines = team_card(team, language).lines[-len(_READ) - _AFTER : -_AFTER]
    return f"{team.name}: {lines[number % len(lines)]}."


def role_card(role: str, language: str) -> Card:
    """Return the card of a role without a town."""
    return Card(ROLES[role][language == "en"], (_WORDS[language][f"{role}_role"],))


def cards_markdown(language: str) -> str:
    """Return all cards as one Markdown document."""
    cards = [team_card(team, language) for team in all_teams().values()]
    cards += [role_card(role, language) for role in ROLES]
    body = "\n".join(
        f"\n## {card.name}\n\n" + "\n".join(f"- {line}" for line in card.lines) for card in cards
    )
    return f"# {_WORDS[language]['title']}\n{body}\n"


def labour_force(start) -> np.ndarray:
    """Return employed residents and unemployed at the start, by town."""
    return start.commuters[:-1].sum(axis=1) + start.unemployed + start.other_employed


def _strong(start, rows, language):
    jobs = np.vstack([start.jobs[rows].sum(axis=0), start.jobs.sum(axis=0) - start.jobs[rows].sum(axis=0)])
    order = np.argsort(-location_quotients(jobs)[0], kind="stable")[:2]
    return ", ".join(_label(SECTORS[sector], language) for sector in order)


def _out_commuters(start, rows):
    residents = start.commuters[rows].sum()
    return 100.0 * (residents - start.commuters[np.ix_(rows, rows)].sum()) / residents


def _taxes(taxes, language):
    low, high = taxes.min(), taxes.max()
    return _number(low, 0, language) + (f"–{_number(high, 0, language)}" if high > low else "")


def _students(start, rows, language):
    here = start.universities[start.universities["town"].isin(rows)]
    words = _WORDS[language]
    if here.empty:
        return words["no_students"]
    return words["students"].format(students=_number(here["students"].sum(), 0, language))


def _label(sector, language):
    return next(entry.label(language) for entry in SECTOR_LIST if entry.key == sector)


def _number(value, decimals, language):
    return format_number(float(value), decimals, language)
