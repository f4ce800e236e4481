"""Results of a round and of the debriefing, in words and plain numbers."""

from functools import lru_cache

from ruhrsim.app.workshop.room_hub import DEBRIEF, News
from ruhrsim.app.workshop.views.findings import findings, sign_of
from ruhrsim.app.workshop.views.heading import name_of, say
from ruhrsim.common.number_format import format_number
from ruhrsim.model.start.region_start import read_region_start
from ruhrsim.workshop.best_course import read_best_course
from ruhrsim.workshop.decisions import USES
from ruhrsim.workshop.game import FIRST_YEAR, Game
from ruhrsim.workshop.outcomes import COURSES, REGION
from ruhrsim.workshop.teams import towns_by_key


def last_result(news: News) -> dict | None:
    """Return the result of the last round that was closed, None before the first or while it is made."""
    return news.room.outcomes.get(str(len(news.room.game.past)))


def ranking(result: dict, language: str) -> list[dict]:
    """Return a row a team by standing, best first, the region last; teams that chance may order share a rank."""
    rows = [
        {
            "key": key,
            "name": name_of(key, language),
            "region": key == REGION,
            "value": row["total"],
            "half": row["total_half"],
            "written": sized(row["total"], row["total_half"], language),
            "won": format_number(row["points"], 1, language, sign=True),
            "rank": "" if row["rank"] is None else str(row["rank"]),
        }
        for key, row in result["players"].items()
    ]
    for before, row in zip(rows, rows[1:], strict=False):
        row["begins"] = row["rank"] != before["rank"]
    return rows


def points(row: dict, language: str) -> str:
    """Return a row's points with their interval, such as `+7.0 ± 4.2`."""
    return sized(row["points"], row["half"], language)


def sized(value: float, half: float | None, language: str) -> str:
    """Return a value with the half width of its interval, such as `+7.0 ± 4.2`."""
    written = "" if half is None else f" ± {format_number(half, 1, language)}"
    return format_number(value, 1, language, sign=True) + written


def player_lines(row: dict, language: str) -> dict:
    """Return one player's result in words."""
    clear = row["half"] is not None and abs(row["points"]) > row["half"]
    judged = ("better" if row["points"] > 0 else "worse") if clear else "not_clear"
    return {
        "points": points(row, language),
        "total": say("standing", language, total=sized(row["total"], row["total_half"], language)),
        "verdict": say(judged, language),
        "tone": judged,
        "lines": [
            f"{say('unemployment', language)}: "
            f"{say('percent', language, n=format_number(row['unemployment_rate'], 1, language))} "
            f"({format_number(row['rate_change'], 2, language, sign=True)} {say('pp', language)})",
            f"{format_number(row['jobs_change'], 0, language, sign=True)} {say('jobs', language)}",
            say("tax_won", language, n=format_number(row["tax_change"] / 1e6, 1, language, sign=True)),
        ],
    }


def cooperation_line(result: dict, language: str) -> str:
    """Return how far the towns were one region."""
    return say("cooperation", language, percent=format_number(100 * result["cooperation"], 0, language))


def town_map(result: dict, language: str) -> dict:
    """Return the values of all towns, as rate and change."""
    return {
        "values": result["towns"],
        "first": "change",
        "change": say("map_change", language),
        "level": say("map_level", language),
    }


@lru_cache
def start_map(language: str) -> dict:
    """Return unemployment rates of all towns before the first round."""
    start = read_region_start(FIRST_YEAR - 1)
    rates = dict(zip(start.names.tolist(), 100.0 * start.unemployed / start.labour_force, strict=True))
    return {
        "values": {ags: [float(rates[name]), 0.0] for ags, name in towns_by_key().items()},
        "first": "level",
        "change": "",
        "level": f"{say('map_level', language)}, {FIRST_YEAR - 1}",
    }


def course(result: dict, language: str) -> list[dict]:
    """Return the region's unemployment rate against the region as today over time, as series of a chart."""
    return [_series("played", say("course_played", language), result["course"], "")]


def debrief(news: News, language: str) -> dict | None:
    """Return what everybody would have got on other courses, and what everybody chose."""
    kept, game = news.room.outcomes.get(DEBRIEF), news.room.game
    if game.stage != "debrief" or kept is None:
        return None
    names = ("played", *COURSES)
    order = [*game.settings.teams, REGION]
    rows = [
        {
            "key": key,
            "name": name_of(key, language),
            "region": key == REGION,
            "cells": [points(kept[name]["players"][key], language) for name in names],
            "better": [name in COURSES and sign_of(kept["gaps"]["played"][name][key]) < 0 for name in names],
        }
        for key in order
    ]
    heads = [say(f"course_{name}", language) for name in names]
    dashes = ("", "7 3", "2 3", "9 3 2 3", "5 5")
    series = [
        _series(name, head, kept[name]["course"], dash)
        for name, head, dash in zip(names, heads, dashes, strict=True)
    ]
    return {
        "heads": heads,
        "rows": rows,
        "series": series,
        "choices": choices(game, language),
        "findings": findings(kept, game, language),
        "best": best_told(language),
    }


def best_told(language: str) -> list[str]:
    """Return what the best course found is, and how far it is to be trusted, a sentence each."""
    best = read_best_course()
    rounds = [
        f"{say('round_short', language, n=number)}: "
        + ", ".join(
            f"{say(use, language)} {say('percent', language, n=percent)}"
            for use, percent in shares.items()
            if percent
        )
        for number, shares in enumerate(best.rounds, start=1)
    ]
    sizes = {name: sized(*best.region[name], language) for name in best.region}
    return [
        say("best_does", language, rounds="; ".join(rounds)),
        say(
            "best_status",
            language,
            courses=best.courses,
            luck=len(best.judged_on),
            best=sizes["best_found"],
            agreed=sizes["agreed_strengths"],
            gain=sized(*best.gain, language),
        ),
    ]


def choices(game: Game, language: str) -> dict:
    """Return what every team chose in every round; only for the time after the last one."""
    uses = [*USES, "own"]
    rows = [
        {
            "name": name_of(team, language),
            "rounds": [[getattr(decisions[team], use) for use in uses] for decisions in game.past],
        }
        for team in game.settings.teams
    ]
    return {
        "uses": [say(use, language) for use in uses],
        "rows": rows,
        "rounds": [say("round_short", language, n=n + 1) for n in range(len(game.past))],
    }


def _series(name: str, title: str, told: dict, dash: str) -> dict:
    half = [width or 0.0 for width in told["half"]]
    return {
        "name": name,
        "title": title,
        "years": told["years"],
        "mean": told["mean"],
        "low": [mean - width for mean, width in zip(told["mean"], half, strict=True)],
        "high": [mean + width for mean, width in zip(told["mean"], half, strict=True)],
        "dash": dash,
    }
