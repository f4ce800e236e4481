"""What the facilitator and the projector may know; neither sees a choice before the debriefing."""

from functools import lru_cache

import segno

from ruhrsim.app.workshop.places import Place
from ruhrsim.app.workshop.room_hub import News
from ruhrsim.app.workshop.server_settings import base_address
from ruhrsim.app.workshop.views import results
from ruhrsim.app.workshop.views.heading import heading, is_open, name_of, say
from ruhrsim.workshop.game import REVEALS, TREATMENTS, Game
from ruhrsim.workshop.kit import debrief_questions


def lead_view(news: News, language: str, origin: str) -> dict:
    """Return the facilitator's page."""
    game = news.room.game
    binding = game.settings.treatment == "binding" and game.stage in ("decide", "negotiate")
    shown = heading(news, language)
    step = f"lead_reveal_{game.revealed[-1]}" if game.stage == "results" else f"lead_{game.stage}"
    todo = shown["todo"] if shown["computing"] else say(step, language)
    return (
        shown
        | joining(news.room.code, origin)
        | {
            "todo": todo,
            "next": _next(game, language),
            "again": game.stage == "debrief",
            "treatments": _treatments(game, language) if game.stage == "debrief" else [],
            "undoable": news.room.undoable,
            "seats": _seats(news, language),
            "locked": news.room.locked,
            "missing": _missing(news, language, "missing"),
            "ask": _missing(news, language, "next_asks"),
            "questions": debrief_questions(language) if game.stage == "debrief" else [],
            "contract": {"pot": game.contract.pot} if binding else None,
            "over": game.stage == "debrief",
            "waiting": game.stage in ("results", "debrief")
            and results.last_result(news) is None
            and not news.failed,
        }
    )


def screen_view(news: News, language: str, origin: str) -> dict:
    """Return the head of the projector view."""
    seats = _seats(news, language)
    players = [{key: seat[key] for key in ("name", "decided", "taken", "led")} for seat in seats]
    here = say("here", language, n=sum(seat["taken"] for seat in seats), all=len(seats))
    return heading(news, language) | joining(news.room.code, origin) | {"players": players, "here": here}


def join_view(news: News, language: str) -> dict:
    """Return the seats for those who have none."""
    return heading(news, language) | {"seats": _seats(news, language), "locked": news.room.locked}


def joining(code: str, origin: str) -> dict:
    """Return how phones join: address, whether they can, and a QR code."""
    base, reachable = base_address(origin)
    address = f"{base}/workshop?{Place(room=code).search()}"
    return {
        "address": address,
        "host": base.split("//", 1)[1],
        "path": "/workshop",
        "reachable": reachable,
        "qr": qr(address),
    }


@lru_cache(maxsize=512)
def qr(address: str) -> str:
    """Return a QR code as SVG for a page; made once, as it takes longer than all the rest of a page."""
    return segno.make(address, error="m").svg_inline(omitsize=True, dark="#000", light="#fff", border=3)


def _seats(news: News, language: str) -> list[dict]:
    game = news.room.game
    return [
        {
            "key": player,
            "name": name_of(player, language),
            "taken": player in news.room.seats,
            "decided": player not in game.waiting_for(),
            "led": player in game.led,
            "team": player in game.settings.teams,
            "signed": player in game.contract.signers,
        }
        for player in game.players
    ]


def missing_in(news: News) -> list[str]:
    """Return who sits but has not decided while decisions are taken."""
    game = news.room.game
    return [player for player in game.waiting_for() if is_open(game) and player in news.room.seats]


def _missing(news: News, language: str, key: str) -> str:
    """Tell who sits but has not decided; empty if nobody is waited for."""
    names = [name_of(player, language) for player in missing_in(news)]
    return say(key, language, names=", ".join(names)) if names else ""


def _treatments(game: Game, language: str) -> list[dict]:
    """Return the treatments for another game, the one just played first."""
    order = sorted(TREATMENTS, key=lambda key: key != game.settings.treatment)
    return [{"key": key, "label": TREATMENTS[key][language == "en"]} for key in order]


def _next(game: Game, language: str) -> str:
    if game.stage == "debrief":
        return ""
    if game.stage == "results" and game.shown < len(REVEALS) - 1:
        return say("next_shown", language, step=say(f"reveal_{REVEALS[game.shown + 1]}", language))
    return say(f"next_{game.advance().stage}", language)
