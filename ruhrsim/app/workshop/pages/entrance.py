"""The way in: which page an address and its secret open."""

import time
from pathlib import Path

import solara

from ruhrsim.app import parts as app_parts
from ruhrsim.app.frame import Main
from ruhrsim.app.words import words
from ruhrsim.app.workshop import parts
from ruhrsim.app.workshop.pages.joining import Seats, Start
from ruhrsim.app.workshop.pages.leading import Lead
from ruhrsim.app.workshop.pages.live import use_news
from ruhrsim.app.workshop.pages.playing import Play
from ruhrsim.app.workshop.pages.watching import Watch
from ruhrsim.app.workshop.places import Place, place_of
from ruhrsim.app.workshop.room_hub import for_player, the_hub
from ruhrsim.app.workshop.views.heading import name_of, say
from ruhrsim.workshop.rooms import RoomError

_STYLES = [Path(__file__).parents[2] / "style.css", Path(__file__).parents[1] / "workshop.css"]
_STYLE = "\n".join(file.read_text(encoding="utf-8") for file in _STYLES)
_MOST = 100


@solara.component
def WorkshopPage():
    """Show the planning game to one visitor."""
    router = solara.use_router()
    place = solara.use_reactive(solara.use_memo(lambda: place_of(router.search), []))
    brought = solara.use_reactive(None)
    # The server's time when the browser has answered, right before the clock is drawn.
    now = solara.use_memo(time.time, [brought.value is None])
    seated = solara.use_ref(None)
    news = use_news(place.value.room, lambda told: for_player(told, seated.current))
    language = place.value.language or (news.room.language if news else "de")
    named = words("workshop", language)
    key = brought.value or {"secret": "", "remembered": "", "origin": ""}
    player = seated.current = _player(place.value, key["secret"])
    solara.Style(_STYLE)
    with solara.Div(classes=["rs-app", "ws-app", f"ws-as-{place.value.kind}"]):
        parts.Door(
            words=named,
            search=place.value.search(),
            secret=key["secret"],
            room=place.value.room,
            remember=player is not None,
            language=language,
            title=" · ".join(filter(None, (player and name_of(player, language), named["title"], "RuhrSim"))),
            event_bring=lambda message: brought.set(_checked(message)),
            event_choose_language=lambda wanted: _speak(place, wanted),
        )
        with Main():
            if brought.value is None:
                app_parts.Words(words=named["connecting"])
            elif news is None:
                Start(place, brought, language, unknown=bool(place.value.room))
            elif place.value.kind == "screen":
                Watch(news, language, key["origin"], now)
            elif place.value.kind == "lead":
                _Leading(news, place, key, language, now)
            elif player is None:
                Seats(news, place, brought, language)
            else:
                Play(news, player, key, language, now)


@solara.component
def _Leading(news, place, key, language, now):
    """Show the facilitator's page to who holds its secret."""
    if _leads(news.room.code, key["secret"]):
        Lead(news, place, key, language, now)
    else:
        app_parts.Notice(title=say("bad_lead", language), lines=[""])


def _leads(code: str, secret: str) -> bool:
    try:
        return the_hub().rooms.is_facilitator(code, secret)
    except RoomError:
        return False


def _player(place: Place, secret: str) -> str | None:
    if not (place.room and secret and place.kind == "play"):
        return None
    try:
        return the_hub().rooms.player_of(place.room, secret)
    except RoomError:
        return None


def _checked(message) -> dict:
    """Return what a browser brought: three short texts, whatever it sent."""
    given = message if isinstance(message, dict) else {}
    texts = {key: given.get(key) for key in ("secret", "remembered", "origin")}
    return {key: text if isinstance(text, str) and len(text) <= _MOST else "" for key, text in texts.items()}


def _speak(place: solara.Reactive[Place], wanted) -> None:
    if wanted in ("de", "en"):
        place.value = place.value.model_copy(update={"language": wanted})
