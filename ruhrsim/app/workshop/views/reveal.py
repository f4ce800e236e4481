"""A result on the projector, step by step: the pot, who moved, the region, the ranking."""

from ruhrsim.app.views.towns import shapes
from ruhrsim.app.workshop.room_hub import News
from ruhrsim.app.workshop.views import results
from ruhrsim.app.workshop.views.heading import name_of, say
from ruhrsim.common.number_format import format_number
from ruhrsim.regions.region import DEFAULT_REGION
from ruhrsim.workshop.decisions import EXPECTATIONS
from ruhrsim.workshop.game import REVEALS, Game
from ruhrsim.workshop.outcomes import REGION
from ruhrsim.workshop.region import FULL_POT, TODAY, all_budgets_eur, pot_eur
from ruhrsim.workshop.teams import all_teams, towns_by_key

_MOST_LINES = 6


def reveal_view(news: News, language: str) -> dict | None:
    """Return what the room has seen of the last result, None before there is one.

    Returns:
        `step` of `REVEALS` and the content of each step that the room has seen; others are not in it.
    """
    game, found = news.room.game, results.last_result(news)
    if found is None:
        return None
    content = {"pot": _pot, "moves": _moves, "region": _region, "ranking": _ranking}
    step = game.revealed[-1]
    return {
        "step": step,
        "title": say(f"reveal_{step}", language),
        "number": f"{len(game.revealed)} / {len(REVEALS)}",
        step: content[step](news, found, language),
    }


def _pot(news: News, found: dict, language: str) -> dict:
    game = news.room.game
    paid, usual = pot_eur(game.settings, game.past[-1]), FULL_POT * TODAY * all_budgets_eur(game.settings)
    land = found["land_ha"]
    start, left = land["played"][0], land["played"][-1]
    return {
        "paid": say("pot_paid", language, n=_millions(paid, language), today=_millions(usual, language)),
        "share": found["cooperation"],
        "today": TODAY,
        "cooperation": results.cooperation_line(found, language),
        "payers": _payers(game, language),
        "secret": "" if game.settings.treatment == "binding" else say("pot_secret", language),
        "land": {
            "share": left / start,
            "words": say(
                "land_left", language, left=_hectares(left, language), start=_hectares(start, language)
            ),
        },
    }


def _payers(game: Game, language: str) -> list[dict]:
    """Return who paid how much, where contracts are open to all."""
    if game.settings.treatment != "binding":
        return []
    paid = {team: game.past[-1][team].pot for team in game.settings.teams}
    return [
        {"name": name_of(team, language), "percent": percent}
        for team, percent in sorted(paid.items(), key=lambda pair: -pair[1])
    ]


def _moves(news: News, found: dict, language: str) -> dict:
    moves = found["moves"]
    lines = [
        say(
            "jobs_moved",
            language,
            jobs=format_number(move["jobs"], 0, language),
            one=name_of(move["from"], language),
            other=name_of(move["to"], language),
        )
        for move in moves[:_MOST_LINES]
    ]
    return {
        "map": results.town_map(found, language) | {"arrows": [_arrow(move, language) for move in moves]},
        "lines": lines or [say("moves_none", language)],
        "note": say("moves_note", language) if moves else "",
    }


def _arrow(move: dict, language: str) -> dict:
    (x1, y1), (x2, y2) = (_centre(move[end]) for end in ("from", "to"))
    return {
        "from": [x1, y1],
        "to": [x2, y2],
        "jobs": move["jobs"],
        "written": format_number(move["jobs"], 0, language),
    }


def _centre(team: str) -> list[float]:
    """Return where a district lies on the map: its towns' middle."""
    names, towns = towns_by_key(), all_teams()[team].towns
    centres = [town["centre"] for town in shapes(DEFAULT_REGION)["towns"] if names[town["ags"]] in towns]
    return [sum(axis) / len(centres) for axis in zip(*centres, strict=True)]


def _region(news: News, found: dict, language: str) -> dict:
    return {
        "series": results.course(found, language),
        "lines": results.player_lines(found["players"][REGION], language),
        "expected": expected(news.room.game, found, language),
    }


def _ranking(news: News, found: dict, language: str) -> dict:
    return {"rows": results.ranking(found, language), "note": results.cooperation_line(found, language)}


def expected(game: Game, found: dict, language: str) -> list[dict]:
    """Return how many teams expected what and how many came to it, empty if nobody said."""
    said = [game.past[-1][team].expects for team in game.settings.teams]
    if not any(said):
        return []
    came = [came_to(found["players"][team]) for team in game.settings.teams]
    return [
        {"label": say(f"expects_{what}", language), "said": said.count(what), "came": came.count(what)}
        for what in EXPECTATIONS
    ]


def came_to(row: dict) -> str:
    """Return what a team came to, in the words of `EXPECTATIONS`; what chance may have done is the same."""
    if row["half"] is None or abs(row["points"]) <= row["half"]:
        return "same"
    return "better" if row["points"] > 0 else "worse"


def _millions(eur: float, language: str) -> str:
    return format_number(eur / 1e6, 1, language)


def _hectares(area_ha: float, language: str) -> str:
    return format_number(area_ha, 0, language)
