"""The page of someone who plays alone: one team by hand, the others by the computer, the same rules."""

import solara

from ruhrsim.app.words import words
from ruhrsim.app.workshop import parts
from ruhrsim.app.workshop.pages.live import refused
from ruhrsim.app.workshop.pages.playing import RoundOf, place_in
from ruhrsim.app.workshop.room_hub import News, the_hub
from ruhrsim.app.workshop.views.player import player_view
from ruhrsim.workshop.causes import told_teams


@solara.component
def Practise(news: News, key: dict, language: str):
    """Show the round of the one team that is played by hand; its choice closes the round."""
    code, secret, game = news.room.code, key["secret"], news.room.game
    receipt, set_receipt = solara.use_state(None)
    (team, *_) = told_teams(game) or game.settings.teams
    view = solara.use_memo(lambda: player_view(news, team, language), [news, team, language])
    named = words("workshop", language)

    def send(message):
        given = message if isinstance(message, dict) else {}
        fits = given.get("place") == place_in(the_hub().rooms.look(code).game)
        ok = fits and not refused(lambda: the_hub().practise(code, secret, team, given.get("decision")))
        set_receipt({"stamp": str(given.get("stamp"))[:60], "ok": ok})

    def go_on(seen):
        # A second click on a slow line must not go on twice.
        if seen != view["number"] or the_hub().rooms.look(code).game.stage != view["stage"]:
            return
        if view["stage"] == "debrief":
            refused(lambda: the_hub().again(code, secret, game.settings.treatment))
        else:
            refused(lambda: the_hub().go_on(code, secret))

    RoundOf(news, view, named, team, language, receipt, send, lambda: None)
    if view["result"]:
        labels = {"results": "next_debrief" if view["number"] == game.settings.rounds else "next_decide"}
        parts.Onward(
            number=view["number"],
            label=named[labels.get(view["stage"], "play_again")],
            event_go=go_on,
        )
