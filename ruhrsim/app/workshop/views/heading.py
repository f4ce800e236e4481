"""What everybody may know: where the round stands, its card, who has decided, the clock."""

import time

from ruhrsim.app.words import text
from ruhrsim.app.workshop.room_hub import News
from ruhrsim.workshop.cards import worth_reading
from ruhrsim.workshop.events import DECK
from ruhrsim.workshop.game import TREATMENTS, Game
from ruhrsim.workshop.region import years_of
from ruhrsim.workshop.teams import ROLES, all_teams


def say(key: str, language: str, **facts) -> str:
    """Return a text of the game."""
    return text("workshop." + key, language, **facts)


def name_of(player: str, language: str) -> str:
    """Return the name of a team, a role or the region."""
    if player in ROLES:
        return ROLES[player][language == "en"]
    return all_teams()[player].name if player in all_teams() else say("region", language)


def heading(news: News, language: str) -> dict:
    """Return where the round stands."""
    game, clock, at_work = news.room.game, news.room.clock, computing(news, language)
    first, last = years_of(game.round - 1)
    return {
        "code": news.room.code,
        "stage": game.stage,
        "stage_name": say(f"stage_{game.stage}", language),
        "todo": say("do_computing" if at_work else f"do_{game.stage}", language),
        "open": is_open(game),
        "round": say("round", language, n=game.round, all=game.settings.rounds, first=first, last=last),
        "number": game.round,
        "card": DECK[game.settings.cards()[game.round - 1]].title(language),
        "treatment": TREATMENTS[game.settings.treatment][language == "en"],
        "treatment_help": say(f"{game.settings.treatment}_help", language),
        "have_decided": say(
            "have_decided",
            language,
            n=len(game.players) - len(game.waiting_for()),
            all=len(game.players),
        ),
        # Every message carries the server's time, so that all screens show one clock.
        "clock": {
            "ends_at": clock.ends_at,
            "left": clock.left,
            "minutes": clock.minutes,
            "now": time.time(),
        },
        "computing": at_work,
        "fact": _fact(game, language) if at_work else "",
        "shown": len(game.revealed),
        "failed": news.failed,
    }


def _fact(game: Game, language: str) -> str:
    """Return something worth reading while the model runs."""
    number = len(game.past)
    team = game.settings.teams[(game.settings.seed + number) % len(game.settings.teams)]
    return say("did_you_know", language, fact=worth_reading(all_teams()[team], number, language))


def is_open(game: Game) -> bool:
    """Tell whether decisions are taken."""
    return game.stage in ("decide", "negotiate")


def computing(news: News, language: str) -> dict | None:
    """Return how far the result in the making is, None if none is awaited."""
    game = news.room.game
    key = {"results": str(len(game.past)), "debrief": "debrief"}.get(game.stage)
    if key is None or key in news.room.outcomes or news.failed:
        return None
    at_it = news.making == key and news.total
    return {
        "words": say("computing" if at_it else "computing_soon", language, done=news.done, total=news.total),
        "share": news.done / news.total if at_it else 0.0,
    }
