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
        "goal": "Ihr Ziel",
        "conflict": "Ihr Konflikt",
        "goal_high": "Bringen Sie Ihre Arbeitslosenquote näher an die der Region ({rate} %), ohne die Nachbarn "
        "zu verlieren.",
        "goal_low": "Ihre Quote liegt unter der der Region ({rate} %). Halten Sie das, und holen "
        "Sie Arbeitsplätze, die "
        "bleiben.",
        "conflict_commuters": "Die meisten, die hier wohnen, arbeiten anderswo. Neue "
        "Arbeitsplätze nebenan senken auch "
        "Ihre Quote – die Gewerbesteuer bekommt aber der Nachbar.",
        "conflict_land": "Sie haben je Arbeitsplatz weniger freie Fläche als die Region. Was Sie "
        "heute erschließen, hilft meist erst in der nächsten Runde; Zuschüsse wirken sofort, und der Nachbar merkt es.",
        "conflict_university": "Ihre Hochschule bildet für die ganze Region aus. Sie zahlen, andere ernten "
        "mit.",
        "conflict_alone": "Allein sind Sie zu klein, um gesehen zu werden. Aber wer in den Topf "
        "zahlt, dem fehlt das Geld "
        "für Eigenes.",
        "land_goal": "Das Geld soll dort wirken, wo die Region am meisten davon hat.",
        "land_conflict": "Jede Stadt hat gute Gründe, und Fläche hilft erst nach Jahren.",
        "agency_goal": "Die Region soll in wenigen Themen sichtbar werden.",
        "agency_conflict": "Wer ein Thema stärkt, lässt Städte leer ausgehen.",
        "university_goal": "Aus Forschung sollen Betriebe werden, die in der Region bleiben.",
        "university_conflict": "Die Städte mit Hochschule erwarten, dass Sie sie bevorzugen.",
        "firm_goal": "Ein Standort, an dem Sie zehn Jahre gut arbeiten.",
        "firm_conflict": "Wer das meiste bietet, muss nicht der Beste für Sie sein – oder für die Region.",
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
        "goal": "Your goal",
        "conflict": "Your conflict",
        "goal_high": "Bring your unemployment rate nearer to the region's ({rate}%) without losing your "
        "neighbours.",
        "goal_low": "Your rate is below the region's ({rate}%). Keep it there, and win jobs that stay.",
        "conflict_commuters": "Most who live here work elsewhere. New jobs next door lower your "
        "rate, too – but the trade "
        "tax goes to the neighbour.",
        "conflict_land": "You have less free land for each job than the region. What you open "
        "today helps mostly in the next round; subsidies work at once, and the neighbour notices.",
        "conflict_university": "Your university trains people for the whole region. You pay, others reap as "
        "well.",
        "conflict_alone": "Alone you are too small to be seen. But who pays into the pot lacks the money for own "
        "plans.",
        "land_goal": "The money is to work where the region gains most.",
        "land_conflict": "Every town has good reasons, and land helps only after years.",
        "agency_goal": "The region is to be seen in a few themes.",
        "agency_conflict": "Who strengthens one theme leaves towns empty-handed.",
        "university_goal": "Research is to become firms that stay in the region.",
        "university_conflict": "Towns with a university expect you to prefer them.",
        "firm_goal": "A place where you can work well for ten years.",
        "firm_conflict": "The highest bidder need not be the best for you – or for the region.",
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
        "firm_role": "You build a plant with 800 jobs in every round and don't say where before. You listen "
        "to offers.",
    },
}

_READ, _AFTER = ("people", "jobs", "commuters", "land", "tax", "students"), 2
"""Lines of a card that are worth reading to others, and how many follow them."""
_MOST_WORK_ELSEWHERE = 55.0
"""Percent of employed residents from which a team's people are said to work elsewhere, own judgement."""


@dataclass(frozen=True)
class Card:
    """A role card.

    Args:
        name: Team or role.
        lines: What stands on it, a sentence each.
        goal: What the team or role wants.
        conflict: What makes that hard.
    """

    name: str
    lines: tuple[str, ...]
    goal: str = ""
    conflict: str = ""


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
    rate, free = unemployed / force, start.land_free_ha[rows].sum() / start.jobs[rows].sum()
    rarer = free < start.land_free_ha.sum() / start.jobs.sum()
    return Card(
        team.name,
        tuple(lines),
        words["goal_high" if 100.0 * rate > whole else "goal_low"].format(rate=_number(whole, 1, language)),
        words[_conflict(start, rows, rarer)],
    )


def _conflict(start, rows, rarer: bool) -> str:
    """Return what makes it hard for a team: where its people work, too little land, or a university for all."""
    if _out_commuters(start, rows) > _MOST_WORK_ELSEWHERE:
        return "conflict_commuters"
    if rarer:
        return "conflict_land"
    return "conflict_university" if start.universities["town"].isin(rows).any() else "conflict_alone"


def key_figures(team: Team, language: str) -> list[dict[str, str]]:
    """Return three figures of a team at the start: unemployment, jobs, free commercial "
    "land, as `value` and `label`."""
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
    words = _WORDS[language]
    return Card(
        ROLES[role][language == "en"],
        (words[f"{role}_role"],),
        words[f"{role}_goal"],
        words[f"{role}_conflict"],
    )


def all_cards(language: str) -> list[Card]:
    """Return the cards of all teams and roles."""
    teams = [team_card(team, language) for team in all_teams().values()]
    return teams + [role_card(role, language) for role in ROLES]


def card_words(language: str) -> tuple[str, tuple[str, str]]:
    """Return the title of the cards, and the words before goal and conflict."""
    words = _WORDS[language]
    return words["title"], (words["goal"], words["conflict"])


def cards_markdown(language: str) -> str:
    """Return all cards as one Markdown document."""
    cards = all_cards(language)
    words = _WORDS[language]
    body = "\n".join(
        f"\n## {card.name}\n\n"
        + "\n".join(f"- {line}" for line in card.lines)
        + f"\n\n**{words['goal']}:** {card.goal}\n\n**{words['conflict']}:** {card.conflict}"
        for card in cards
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
