"""Start page and choice of a seat."""

import secrets

import solara

from ruhrsim.app.allowance import Allowance
from ruhrsim.app.words import words
from ruhrsim.app.workshop import parts
from ruhrsim.app.workshop.pages.live import refused
from ruhrsim.app.workshop.places import Place, place_of
from ruhrsim.app.workshop.room_hub import News, the_hub
from ruhrsim.app.workshop.views.heading import name_of, say
from ruhrsim.app.workshop.views.room import join_view
from ruhrsim.workshop.clock import game_minutes
from ruhrsim.workshop.game import KINDS, TREATMENTS
from ruhrsim.workshop.rooms import RoomError
from ruhrsim.workshop.teams import ROLES, all_teams

_HOUR_S = 3600.0
_ROOMS_OF_A_VISITOR, _ROOMS_OF_ALL = Allowance(10, _HOUR_S), Allowance(60, _HOUR_S)
"""New rooms: the file holds only so many, and nobody may take them all."""
_ROUNDS, _LONGEST = range(1, 6), 60
"""What the form offers: rounds, and minutes of the clock."""
_PRACTICE_TEAMS, _PRACTICE_DAYS = 6, 2


@solara.component
def Start(place: solara.Reactive[Place], brought: solara.Reactive, language: str, unknown: bool):
    """Show how to join and the form for a new room."""
    fault, set_fault = solara.use_state({"enter": say("no_room", language)} if unknown else {})

    def enter(code):
        wanted = place_of(f"room={str(code)[:10]}").room
        try:
            the_hub().news(wanted)
        except RoomError:
            set_fault({"enter": say("no_room", language)})
            return
        brought.value = brought.value | {"secret": "", "remembered": ""}
        place.value = Place(room=wanted, language=place.value.language)

    def create(message):
        given = message if isinstance(message, dict) else {}
        try:
            code, secret = _create(given)
            recovery = the_hub().rooms.new_recovery(code, secret)
        except RoomError:
            set_fault({"create": say("full", language)})
        except (ValueError, TypeError):
            set_fault({"create": say("refused", language)})
        else:
            brought.value = brought.value | {"secret": secret, "recovery": recovery}
            place.value = Place(room=code, kind="lead")

    def practise(team):
        try:
            code, secret = _create_practice(team, language)
        except RoomError:
            set_fault({"practise": say("full", language)})
        except (ValueError, TypeError):
            set_fault({"practise": say("refused", language)})
        else:
            brought.value = brought.value | {"secret": secret}
            place.value = Place(room=code, kind="solo", language=place.value.language)

    parts.Start(
        words=words("workshop", language),
        options=_options(language),
        language=language,
        fault=fault,
        led=_led(brought.value["led"]),
        event_create=create,
        event_enter=enter,
        event_practise=practise,
    )


def _create_practice(team: str, language: str) -> tuple[str, str]:
    """Open a room in which the computer plays all teams but one."""
    if not isinstance(team, str) or team not in all_teams():
        raise ValueError(f"'{team}' is no team")
    _must_be_allowed()
    others = [other for other in all_teams() if other != team][: _PRACTICE_TEAMS - 1]
    teams = [one for one in all_teams() if one in (team, *others)]
    settings = {"teams": teams, "rounds": 3, "treatment": "no_talk", "seed": secrets.randbelow(1000)}
    code, secret = the_hub().rooms.create(settings, language, days=_PRACTICE_DAYS)
    for place, other in enumerate(others):
        way = KINDS[place % len(KINDS)]
        the_hub().rooms.lead(code, secret, lambda game, other=other, way=way: game.led_by(other, way))
    return code, secret


def _create(given: dict) -> tuple[str, str]:
    _must_be_allowed()
    speech = given.get("language")
    return the_hub().rooms.create(
        given.get("settings"), speech if speech in ("de", "en") else "de", given.get("minutes", 8)
    )


def _must_be_allowed() -> None:
    who = visitor()
    if who and not (_ROOMS_OF_A_VISITOR.take(who) and _ROOMS_OF_ALL.take("all")):
        raise RoomError("too many new rooms; wait an hour or use those that are there")


def _led(codes: str) -> list[dict]:
    """Return the rooms that this browser has led and that are still there."""
    there = []
    for room in codes.split(","):
        place = place_of(Place(kind="lead").search() + f"&room={room}")
        try:
            game = the_hub().rooms.look(place.room).game
        except RoomError:
            continue
        alone = len(game.led) == len(game.settings.teams) - 1
        address = place.model_copy(update={"kind": "solo"}) if alone else place
        there.append({"code": place.room, "address": "?" + address.search()})
    return there


def visitor() -> str:
    """Return the browser that asks, empty where the page is not served to any."""
    try:
        return solara.get_session_id()
    except RuntimeError:
        return ""


def _options(language: str) -> dict:
    return {
        "teams": [{"key": team.key, "name": team.name} for team in all_teams().values()],
        "roles": [{"key": role, "name": name_of(role, language)} for role in ROLES],
        "treatments": [
            {"key": key, "label": names[language == "en"], "help": say(f"{key}_help", language)}
            for key, names in TREATMENTS.items()
        ],
        "lengths": {
            minutes: [game_minutes(minutes, rounds) for rounds in _ROUNDS]
            for minutes in range(1, _LONGEST + 1)
        },
    }


@solara.component
def Seats(news: News, place: solara.Reactive[Place], brought: solara.Reactive, language: str):
    """Show the seats of a room to someone who has none."""
    code = news.room.code
    fault, set_fault = solara.use_state(say("bad_link", language) if brought.value["secret"] else "")
    mine = solara.use_memo(lambda: _seat_of(code, brought.value["remembered"]), [news.room.seats])

    def claim(player):
        secret = []
        if refused(lambda: secret.append(the_hub().claim(code, player, brought.value["remembered"]))):
            set_fault(
                say("locked_note" if news.room.locked else "one_seat" if mine else "seat_gone", language)
            )
        else:
            brought.value = brought.value | {"secret": secret[0]}

    parts.Join(
        words=words("workshop", language),
        seats=join_view(news, language)["seats"],
        fault=fault,
        remembered=name_of(mine, language) if mine else "",
        locked=news.room.locked,
        screen="?" + Place(room=code, kind="screen", language=place.value.language).search(),
        event_claim=claim,
        event_resume=lambda *_: brought.set(brought.value | {"secret": brought.value["remembered"]}),
        event_leave=lambda *_: refused(lambda: the_hub().leave(code, brought.value["remembered"])),
    )


def _seat_of(code: str, secret: str) -> str | None:
    try:
        return the_hub().rooms.player_of(code, secret)
    except RoomError:
        return None
