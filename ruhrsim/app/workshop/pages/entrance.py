"""The way in: which page an address and its secret open."""

from pathlib import Path

import solara

from ruhrsim.app import parts as app_parts
from ruhrsim.app.allowance import Allowance
from ruhrsim.app.frame import Main
from ruhrsim.app.words import words
from ruhrsim.app.workshop import parts
from ruhrsim.app.workshop.pages.joining import Seats, Start, visitor
from ruhrsim.app.workshop.pages.leading import Lead
from ruhrsim.app.workshop.pages.live import use_news
from ruhrsim.app.workshop.pages.playing import Play
from ruhrsim.app.workshop.pages.practising import Practise
from ruhrsim.app.workshop.pages.watching import Watch
from ruhrsim.app.workshop.places import Place, place_of
from ruhrsim.app.workshop.room_hub import for_player, the_hub
from ruhrsim.app.workshop.views.heading import name_of, say
from ruhrsim.workshop.rooms import RoomError

_STYLES = [Path(__file__).parents[2] / "style.css", Path(__file__).parents[1] / "workshop.css"]
_STYLE = "\n".join(file.read_text(encoding="utf-8") for file in _STYLES)
_MOST = 100
_RECOVERIES = Allowance(20, 3600.0)
_TEXTS = ("secret", "remembered", "origin", "led")


@solara.component
def WorkshopPage():
    """Show the planning game to one visitor."""
    router = solara.use_router()
    place = solara.use_reactive(solara.use_memo(lambda: place_of(router.search), []))
    brought = solara.use_reactive(None)
    seated = solara.use_ref(None)
    news = use_news(place.value.room, lambda told: for_player(told, seated.current))
    language = place.value.language or (news.room.language if news else "de")
    named = words("workshop", language)
    key = brought.value or dict.fromkeys(_TEXTS, "")
    player = seated.current = _player(place.value, key["secret"])
    leads = place.value.kind in ("lead", "solo") and _leads(place.value.room, key["secret"])
    solara.Style(_STYLE)
    with solara.Div(classes=["rs-app", "ws-app", f"ws-as-{place.value.kind}"]):
        parts.Door(
            words=named,
            search=place.value.search(),
            secret=key["secret"],
            room=place.value.room,
            kind=place.value.kind,
            remember=player is not None or leads,
            language=language,
            title=" · ".join(filter(None, (player and name_of(player, language), named["title"], "RuhrSim"))),
            event_bring=lambda message: brought.set(_checked(message, place.value)),
            event_choose_language=lambda wanted: _speak(place, wanted),
        )
        with Main():
            if brought.value is None:
                app_parts.Words(words=named["connecting"])
            elif news is None:
                Start(place, brought, language, unknown=bool(place.value.room))
            elif place.value.kind == "screen":
                Watch(news, language, key["origin"])
            elif place.value.kind == "lead" and leads:
                Lead(news, place, key, language)
            elif place.value.kind == "solo" and leads:
                Practise(news, key, language)
            elif place.value.kind in ("lead", "solo"):
                _Recovering(news, brought, language)
            elif player is None:
                Seats(news, place, brought, language)
            else:
                Play(news, player, key, brought, language)


@solara.component
def _Recovering(news, brought, language):
    """Let a facilitator without the secret come back by the recovery code."""
    fault, set_fault = solara.use_state("")

    def recover(code):
        try:
            who = visitor()
            if who and not _RECOVERIES.take(who):
                raise RoomError("too many attempts; wait an hour")
            secret = the_hub().rooms.recover(news.room.code, code)
        except RoomError:
            set_fault(say("no_recovery", language))
        else:
            brought.value = brought.value | {"secret": secret}

    parts.Recover(words=words("workshop", language), fault=fault, event_recover=recover)


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


def _checked(message, place: Place) -> dict:
    """Return what a browser brought, short texts whatever it sent; a facilitator's own browser remembers."""
    given = message if isinstance(message, dict) else {}
    texts = {key: given.get(key) for key in _TEXTS}
    told = {key: text if isinstance(text, str) and len(text) <= _MOST else "" for key, text in texts.items()}
    if place.kind in ("lead", "solo"):
        told["secret"] = told["secret"] or told["remembered"]
    return told


def _speak(place: solara.Reactive[Place], wanted) -> None:
    if wanted in ("de", "en"):
        place.value = place.value.model_copy(update={"language": wanted})
