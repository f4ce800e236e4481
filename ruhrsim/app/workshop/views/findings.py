"""What a group's own game showed, in sentences: each compares courses on the same luck and says when chance decides."""

from ruhrsim.app.workshop.views.heading import name_of, say
from ruhrsim.common.number_format import format_number
from ruhrsim.workshop.game import Game
from ruhrsim.workshop.outcomes import REGION


def findings(kept: dict, game: Game, language: str) -> list[str]:
    """Return sentences about the game played against all paying in full and all poaching.

    Args:
        kept: What `summarise_debrief` kept.
        game: After its last round.
        language: `de` or `en`.
    """
    gaps = kept["gaps"]
    together, apart = gaps["played"]["full_cooperation"], gaps["played"]["full_competition"]
    return [
        say(
            "found_region",
            language,
            together=_turned(together[REGION], language),
            apart=_turned(apart[REGION], language),
        ),
        _who_gains(together, game, language),
        *_who_rode(together, game, language),
        _race(gaps["full_competition"]["full_cooperation"], game, language),
        say("found_clear", language),
    ]


def _who_gains(together: dict, game: Game, language: str) -> str:
    better = [team for team in game.settings.teams if sign_of(together[team]) < 0]
    worse = [team for team in game.settings.teams if sign_of(together[team]) > 0]
    return say("found_teams", language, better=_names(better, language), worse=_names(worse, language))


def _who_rode(together: dict, game: Game, language: str) -> list[str]:
    paid = {
        team: sum(decisions[team].pot for decisions in game.past) / len(game.past)
        for team in game.settings.teams
    }
    mean = sum(paid.values()) / len(paid)
    little = [team for team in paid if paid[team] < mean]
    if not little:
        return []
    riders = [team for team in little if sign_of(together[team]) > 0]
    return [
        say(
            "found_riders" if riders else "found_no_riders",
            language,
            names=_names(riders, language),
            mean=format_number(mean, 0, language),
        )
    ]


def _race(apart: dict, game: Game, language: str) -> str:
    signs = [sign_of(apart[team]) for team in game.settings.teams]
    return say("found_race", language, worse=signs.count(-1), better=signs.count(1), all=len(signs))


def sign_of(gap: dict) -> int:
    """Return 1 or -1 where a gap is clear of chance, 0 otherwise."""
    if gap["half"] is None or abs(gap["gap"]) <= gap["half"]:
        return 0
    return 1 if gap["gap"] > 0 else -1


def _turned(gap: dict, language: str) -> str:
    half = "" if gap["half"] is None else f" ± {format_number(gap['half'], 1, language)}"
    return format_number(-gap["gap"], 1, language, sign=True) + half


def _names(teams: list[str], language: str) -> str:
    return ", ".join(name_of(team, language) for team in teams) or say("nobody", language)
