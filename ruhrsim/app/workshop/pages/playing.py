"""The page of a player."""

import solara

from ruhrsim.app import parts as app_parts
from ruhrsim.app.views.towns import shapes
from ruhrsim.app.words import words
from ruhrsim.app.workshop import parts
from ruhrsim.app.workshop.pages.live import refused
from ruhrsim.app.workshop.room_hub import News, the_hub
from ruhrsim.app.workshop.views.player import player_view
from ruhrsim.app.workshop.views.room import joining, qr
from ruhrsim.regions.region import DEFAULT_REGION
from ruhrsim.workshop.game import Game, RuleError


@solara.component
def Play(news: News, player: str, key: dict, brought: solara.Reactive, language: str):
    """Show a player its round."""
    code, secret = news.room.code, key["secret"]
    receipt, set_receipt = solara.use_state(None)
    view = solara.use_memo(lambda: player_view(news, player, language), [news, player, language])
    named = words("workshop", language)

    def send(message):
        given = message if isinstance(message, dict) else {}
        ok = not refused(
            lambda: the_hub().act(
                code, secret, lambda game, who: _decided_in(game, given).decide(who, given.get("decision"))
            )
        )
        set_receipt({"stamp": str(given.get("stamp"))[:60], "ok": ok})

    def leave(*_):
        if not refused(lambda: the_hub().leave(code, secret)):
            brought.value = brought.value | {"secret": "", "remembered": ""}

    RoundOf(
        news,
        view,
        named,
        player,
        language,
        receipt,
        send,
        lambda: refused(lambda: the_hub().act(code, secret, lambda game, who: game.sign(who))),
    )
    address = joining(code, key["origin"])["address"] + f"#{secret}"
    parts.Seat(words=named, qr=qr(address), event_leave=leave)


def place_in(game: Game) -> str:
    """Return what tells a round from all others of a room, those of the games before included."""
    return f"{game.settings.seed}-{game.round}"


def _decided_in(game: Game, given: dict) -> Game:
    """Return the game if a message was written in this round; one that was long on its way may be older."""
    if given.get("place") != place_in(game):
        raise RuleError("this was decided for another round")
    return game


@solara.component
def RoundOf(news: News, view: dict, named: dict, player: str, language: str, receipt, send, sign):
    """Show a player its round: the result, its town, what it decides.

    Args:
        receipt: What became of the last decision sent.
        send: Called with a decision as the page sends it.
        sign: Called to sign the contract.
    """
    parts.Head(words=named, view=_head(view), name=view["name"])
    if view["result"]:
        _Result(view, named, player, language)
    if view["town"] and view["open"]:
        parts.Town(words=named, shapes=shapes(DEFAULT_REGION), **view["town"])
    parts.Decision(
        words=named,
        form=view["form"],
        opened=view["open"],
        decided=view["decided"],
        idle=view["idle"],
        contract=view["contract"],
        receipt=receipt,
        place=place_in(news.room.game),
        store=f"ruhrsim-{news.room.code}-{player}-{place_in(news.room.game)}",
        language=language,
        event_send=send,
        event_sign=lambda *_: sign(),
    )
    parts.Briefing(
        words=named,
        lines=view["briefing"],
        so_far=view["so_far"],
        begin=view["number"] == 1 and view["stage"] == "decide" and view["town"] is None,
    )


@solara.component
def _Result(view: dict, named: dict, player: str, language: str):
    """Show the round's result to a player."""
    result, debrief = view["result"], view["debrief"]
    if result["own"]:
        parts.Outcome(words=named, own=result["own"], region=None, cooperation="", note=result["expected"])
    if result["because"]:
        parts.Because(words=named, title=named["because"], told=result["because"])
    if result["region"]:
        parts.Outcome(
            words=named, own=None, region=result["region"], cooperation=result["cooperation"], note=""
        )
    if debrief:
        parts.Debrief(
            words=named,
            heads=debrief["heads"],
            rows=debrief["rows"],
            findings=debrief["findings"],
            best=debrief["best"],
            me=player,
        )
    if result["ranking"]:
        parts.Ranking(
            words=named, rows=result["ranking"], me=player, language=language, note=named["ranking_note"]
        )
    else:
        later = named["ranking_later"] if result["region"] else named["region_later"]
        app_parts.Words(words=later, look="rs-soft ws-later")


def _head(view: dict) -> dict:
    return {
        key: view[key]
        for key in (
            "round",
            "stage",
            "stage_name",
            "todo",
            "card",
            "computing",
            "fact",
            "failed",
            "clock",
            "open",
        )
    }
