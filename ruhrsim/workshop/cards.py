"""Role cards: the situation of each team's towns at the start, from the tables of the model."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from ruhrsim.common.number_format import format_number
from ruhrsim.model.processes.strategies import location_quotients
from ruhrsim.model.start.region_start import read_region_start
from ruhrsim.regions.sectors import SECTOR_LIST, SECTORS, THEMES
from ruhrsim.workshop.card_texts import WORDS
from ruhrsim.workshop.game import FIRST_YEAR
from ruhrsim.workshop.region import FIRM_JOBS
from ruhrsim.workshop.strengths import agreed_points, agreed_points_of_town
from ruhrsim.workshop.teams import ROLES, Team, all_teams

_MOST_WORK_ELSEWHERE = 55.0
"""Percent of employed residents from which a team's people are said to work elsewhere, own judgement."""
_TOWN_CARD_FROM = 50_000
"""Residents from which a town that shares its district's team has a card of its own, own judgement."""
_LARGEST = 5
"""Towns with most students that a card names."""
_CLEARLY_ABOVE = 1.1
"""A town's unemployment rate over its district's from which it is told as its conflict, own judgement."""


@dataclass(frozen=True)
class Card:
    """A role card.

    Args:
        name: Team, town or role.
        lines: What stands on it, a sentence each.
        goal: What the team, town or role wants.
        conflict: What makes that hard.
        status: What the figures are: published, estimated, of which year.
    """

    name: str
    lines: tuple[str, ...]
    goal: str = ""
    conflict: str = ""
    status: str = ""


@cache
def team_card(team: Team, language: str) -> Card:
    """Return the card of a team, in `de` or `en`."""
    words, rows = WORDS[language], _rows(team.towns)
    lines = [*_facts(rows, language), _agreed(agreed_points(team.key), language), words["score"]]
    if len(team.towns) > 1:
        lines.insert(0, f"{words['towns']}: {', '.join(team.towns)}")
    return Card(team.name, tuple(lines), _goal(rows, language), words[_conflict(rows)], words["status"])


def _conflict(rows) -> str:
    """Return what makes it hard for a team: where its people work, too little land, or a university for all."""
    start = _start()
    if _out_commuters(rows) > _MOST_WORK_ELSEWHERE:
        return "conflict_commuters"
    if start.land_free_ha[rows].sum() / start.jobs[rows].sum() < start.land_free_ha.sum() / start.jobs.sum():
        return "conflict_land"
    return "conflict_university" if start.universities["town"].isin(rows).any() else "conflict_alone"


def town_cards(language: str) -> list[Card]:
    """Return the cards of larger towns that share a team with their district, for those who speak for them."""
    residents = dict(zip(_start().names.tolist(), _start().population, strict=True))
    return [
        _town_card(town, team, language)
        for team in all_teams().values()
        if len(team.towns) > 1
        for town in sorted(team.towns, key=lambda name: -residents[name])
        if residents[town] >= _TOWN_CARD_FROM
    ]


def _town_card(town: str, team: Team, language: str) -> Card:
    start, words = _start(), WORDS[language]
    rows, district = _rows((town,)), _rows(team.towns)
    share = {
        what: _number(100.0 * values[rows].sum() / values[district].sum(), 0, language)
        for what, values in (("people", start.population), ("jobs", start.jobs.sum(axis=1)))
    }
    return Card(
        town,
        (
            words["speaks"].format(team=team.name, n=len(team.towns), **share),
            *_facts(rows, language),
            _agreed(agreed_points_of_town(town), language),
        ),
        _goal(rows, language),
        _town_conflict(rows, district, language),
        words["town_status"],
    )


def _town_conflict(rows, district, language: str) -> str:
    """Return what sets a town against the others of its team: unemployment, too few jobs, or more than they have."""
    start, words = _start(), WORDS[language]
    if _rate(rows) > _CLEARLY_ABOVE * _rate(district):
        return words["conflict_worse_off"].format(rate=_number(_rate(district), 1, language))
    here, there = (100.0 * start.jobs[part].sum() / start.population[part].sum() for part in (rows, district))
    return words["conflict_few_jobs" if here < there else "conflict_many_jobs"].format(
        here=_number(here, 0, language), there=_number(there, 0, language)
    )


def _facts(rows, language: str) -> list[str]:
    """Return what is known of some towns, a sentence each."""
    start, words = _start(), WORDS[language]
    return [
        words["people"].format(
            people=_number(start.population[rows].sum(), 0, language),
            rate=_number(_rate(rows), 1, language),
            region_rate=_number(_rate(slice(None)), 1, language),
        ),
        words["jobs"].format(
            jobs=_number(start.jobs[rows].sum(), 0, language), strong=_strong(rows, language)
        ),
        words["commuters"].format(share=_number(_out_commuters(rows), 0, language)),
        words["land"].format(land=_number(start.land_free_ha[rows].sum(), 1, language)),
        words["tax"].format(tax=_taxes(start.trade_tax_multiplier[rows], language)),
        _students(rows, language),
    ]


def _goal(rows, language: str) -> str:
    whole = _rate(slice(None))
    key = "goal_high" if _rate(rows) > whole else "goal_low"
    return WORDS[language][key].format(rate=_number(whole, 1, language))


def key_figures(team: Team, language: str) -> list[dict[str, str]]:
    """Return three figures of a team at the start: unemployment, jobs, free land, as `value` and `label`."""
    start, words, rows = _start(), WORDS[language], _rows(team.towns)
    figures = {
        "rate_label": words["percent"].format(n=_number(_rate(rows), 1, language)),
        "jobs_label": _number(start.jobs[rows].sum(), 0, language),
        "land_label": f"{_number(start.land_free_ha[rows].sum(), 0, language)} ha",
    }
    region_rate = _number(_rate(slice(None)), 1, language)
    return [
        {"value": value, "label": words[key].format(region_rate=region_rate)}
        for key, value in figures.items()
    ]


def worth_reading(team: Team, number: int, language: str) -> str:
    """Return a sentence about a team's towns, another one for each number."""
    facts = _facts(_rows(team.towns), language)
    return f"{team.name}: {facts[number % len(facts)]}."


def role_card(role: str, language: str) -> Card:
    """Return the card of a role without a town."""
    words = WORDS[language]
    facts = {"land": _land_facts, "agency": _theme_facts, "university": _student_facts, "firm": _site_facts}
    return Card(
        ROLES[role][language == "en"],
        (words[f"{role}_role"], *facts[role](language)),
        words[f"{role}_goal"],
        words[f"{role}_conflict"],
        words[f"{role}_status"],
    )


def _land_facts(language: str) -> list[str]:
    start, words = _start(), WORDS[language]
    rates = 100.0 * start.unemployed / start.labour_force
    high, low = int(rates.argmax()), int(rates.argmin())
    return [
        words["land_there"].format(
            free=_number(start.land_free_ha.sum(), 0, language),
            restricted=_number(start.land_preparing_ha.sum(), 0, language),
        ),
        words["rates_apart"].format(
            high=start.names[high],
            high_rate=_number(rates[high], 1, language),
            low=start.names[low],
            low_rate=_number(rates[low], 1, language),
        ),
    ]


def _theme_facts(language: str) -> list[str]:
    jobs = _start().jobs.sum(axis=0)
    sizes = {theme: jobs[SECTORS.index(theme)] for theme in THEMES}
    told = [f"{_label(theme, language)} {_number(size, 0, language)}" for theme, size in sizes.items()]
    return [WORDS[language]["theme_jobs"].format(jobs="; ".join(told))]


def _student_facts(language: str) -> list[str]:
    start, words = _start(), WORDS[language]
    by_town = start.universities.groupby("town")["students"].sum().sort_values(ascending=False, kind="stable")
    most = [f"{start.names[town]} ({_number(size, 0, language)})" for town, size in by_town.items()][
        :_LARGEST
    ]
    without = [
        team.name for team in all_teams().values() if not np.isin(_rows(team.towns), by_town.index).any()
    ]
    return [
        words["students_there"].format(
            students=_number(by_town.sum(), 0, language), towns=len(by_town), most=", ".join(most)
        ),
        words["students_nowhere"].format(teams=", ".join(without)),
    ]


def _site_facts(language: str) -> list[str]:
    start, words = _start(), WORDS[language]
    share = {
        team.name: 100.0 * FIRM_JOBS / start.jobs[_rows(team.towns)].sum() for team in all_teams().values()
    }
    small = max(share, key=share.get)
    return [
        words["jobs_there"].format(
            whole=_number(100.0 * FIRM_JOBS / start.jobs.sum(), 2, language),
            small=small,
            share=_number(share[small], 1, language),
        ),
        words["taxes_there"].format(tax=_taxes(start.trade_tax_multiplier, language)),
    ]


def all_cards(language: str) -> list[Card]:
    """Return the cards of all teams, of larger towns within them, and of all roles."""
    teams = [team_card(team, language) for team in all_teams().values()]
    return [*teams, *town_cards(language), *(role_card(role, language) for role in ROLES)]


def card_words(language: str) -> tuple[str, tuple[str, str]]:
    """Return the title of the cards, and the words before goal and conflict."""
    words = WORDS[language]
    return words["title"], (words["goal"], words["conflict"])


def cards_markdown(language: str) -> str:
    """Return all cards as one Markdown document."""
    words = WORDS[language]
    body = "\n".join(_markdown(card, words) for card in all_cards(language))
    return f"# {words['title']}\n{body}\n"


def _markdown(card: Card, words: dict[str, str]) -> str:
    lines = "\n".join(f"- {line}" for line in card.lines)
    status = f"\n\n*{card.status}*" if card.status else ""
    return (
        f"\n## {card.name}\n\n{lines}\n\n**{words['goal']}:** {card.goal}"
        f"\n\n**{words['conflict']}:** {card.conflict}{status}"
    )


def _start():
    return read_region_start(FIRST_YEAR - 1)


def _rows(towns) -> np.ndarray:
    return np.flatnonzero(np.isin(_start().names, towns))


def _rate(rows) -> float:
    """Return the unemployment rate of some towns, percent."""
    start = _start()
    return 100.0 * start.unemployed[rows].sum() / start.labour_force[rows].sum()


def _strong(rows, language):
    start = _start()
    jobs = np.vstack([start.jobs[rows].sum(axis=0), start.jobs.sum(axis=0) - start.jobs[rows].sum(axis=0)])
    order = np.argsort(-location_quotients(jobs)[0], kind="stable")[:2]
    return "; ".join(_label(SECTORS[sector], language) for sector in order)


def _out_commuters(rows):
    start = _start()
    residents = start.commuters[rows].sum()
    return 100.0 * (residents - start.commuters[np.ix_(rows, rows)].sum()) / residents


def _taxes(taxes, language):
    low, high = taxes.min(), taxes.max()
    return _number(low, 0, language) + (f"–{_number(high, 0, language)}" if high > low else "")


def _students(rows, language):
    universities, words = _start().universities, WORDS[language]
    here = universities[universities["town"].isin(rows)]
    if here.empty:
        return words["no_students"]
    return words["students"].format(students=_number(here["students"].sum(), 0, language))


def _agreed(points: dict[str, int], language: str) -> str:
    return WORDS[language]["agreed"].format(agreed="; ".join(_label(theme, language) for theme in points))


def _label(sector, language):
    return next(entry.label(language) for entry in SECTOR_LIST if entry.key == sector)


def _number(value, decimals, language):
    return format_number(float(value), decimals, language)
