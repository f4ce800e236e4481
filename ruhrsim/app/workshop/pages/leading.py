"""The facilitator's page."""

import base64
import time

import solara

from ruhrsim.app.words import words
from ruhrsim.app.workshop import parts, takeaway
from ruhrsim.app.workshop.pages.live import refused
from ruhrsim.app.workshop.pages.watching import Results
from ruhrsim.app.workshop.places import Place
from ruhrsim.app.workshop.room_hub import News, the_hub, where
from ruhrsim.app.workshop.views.heading import name_of, say
from ruhrsim.app.workshop.views.room import joining, lead_view, missing_in, qr

_CLOCK = {
    "start": lambda clock: clock.start(time.time()),
    "pause": lambda clock: clock.pause(time.time()),
    "reset": lambda clock: clock.reset(),
}


@solara.component
def Lead(news: News, place: solara.Reactive[Place], key: dict, language: str):
    """Show the facilitator's page; every move is checked against the secret again."""
    code, secret, hub = news.room.code, key["secret"], the_hub()
    sure, set_sure = solara.use_state(False)
    asked, set_asked = solara.use_state(None)
    recovery, set_recovery = solara.use_state(key.get("recovery", ""))
    view = solara.use_memo(lambda: lead_view(news, language, key["origin"]), [news, language, key["origin"]])
    named = words("workshop", language)

    def go_on(wanted):
        # A second click on a slow line must not close a round that has just begun.
        seen, here = wanted if isinstance(wanted, dict) else {}, where(hub.rooms.look(code).game)
        if {key: seen.get(key) for key in here} != here:
            set_asked(None)
        elif missing_in(hub.news(code)) and seen.get("sure") is not True:
            set_asked(here)
        else:
            set_asked(None)
            refused(lambda: hub.go_on(code, secret, here))

    def renew_recovery(*_):
        given = []
        if not refused(lambda: given.append(hub.rooms.new_recovery(code, secret))):
            set_recovery(given[0])

    def change_clock(wanted):
        if wanted in _CLOCK:
            refused(lambda: hub.set_clock(code, secret, _CLOCK[wanted]))

    def remove(*_):
        if not refused(lambda: hub.close(code, secret)):
            place.value = Place(language=place.value.language)

    parts.Head(words=named, view=view, name=f"{named['lead']}: {view['stage_name']}")
    with solara.Div(classes=["ws-lead"]):
        with solara.Div():
            parts.Lead(
                words=named,
                view=view,
                ask=view["ask"] if asked == {key: view[key] for key in ("number", "stage", "shown")} else "",
                event_go_on=go_on,
                event_clock=change_clock,
                event_go_back=lambda *_: refused(lambda: hub.undo(code, secret)),
                event_propose=lambda pot: refused(
                    lambda: hub.lead(code, secret, lambda game: game.propose(pot))
                ),
                event_again=lambda *_: refused(lambda: hub.try_again(code, secret)),
                event_play_again=lambda treatment: refused(lambda: hub.again(code, secret, treatment)),
            )
            if view["open"]:
                SeatList(news, view, key, language)
        parts.Address(
            words=named,
            view=view,
            sure=sure,
            recovery=recovery,
            event_new_recovery=renew_recovery,
            event_remove=remove,
            screen="?" + Place(room=code, kind="screen", language=place.value.language).search(),
            event_ask_delete=lambda wanted: set_sure(bool(wanted)),
        )
    Results(news, language)
    if news.room.outcomes:
        Files(news, language)
    if not view["open"]:
        SeatList(news, view, key, language)


@solara.component
def SeatList(news: News, view: dict, key: dict, language: str):
    """Show who has decided; give seats anew."""
    fresh, set_fresh = solara.use_state(None)
    code = news.room.code

    def reseat(player):
        given = []
        if not refused(lambda: given.append(the_hub().reseat(code, key["secret"], player))):
            address = f"{joining(code, key['origin'])['address']}#{given[0]}"
            set_fresh({"player": player, "address": address, "qr": qr(address)})

    parts.Seats(
        words=words("workshop", language),
        seats=view["seats"],
        opened=view["open"],
        locked=view["locked"],
        fresh=fresh,
        title=say("reseat_done", language, name=name_of(fresh["player"], language)) if fresh else "",
        event_reseat=reseat,
        event_computer=lambda player: refused(lambda: the_hub().hand_over(code, key["secret"], player)),
        event_free=lambda player: refused(lambda: the_hub().free(code, key["secret"], player)),
        event_lock=lambda wanted: refused(lambda: the_hub().lock(code, key["secret"], wanted is True)),
        event_hide=lambda *_: set_fresh(None),
    )


@solara.component
def Files(news: News, language: str):
    """Hand out the results as CSV and PDF."""
    file, set_file = solara.use_state(None)

    def want(kind):
        if kind in takeaway.KINDS:
            content = takeaway.KINDS[kind](news.room, language)
            set_file(
                {
                    "name": f"{news.room.code}.{kind}",
                    "type": takeaway.TYPES[kind],
                    "at": time.time(),
                    "content": base64.b64encode(content).decode(),
                }
            )

    parts.Files(words=words("workshop", language), file=file, event_want=want)
