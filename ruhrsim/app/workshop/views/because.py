"""Why a round came out as it did for one player: points by goal, points by cause, two sentences."""

from ruhrsim.app.workshop.room_hub import News
from ruhrsim.app.workshop.scorer import because
from ruhrsim.app.workshop.views.heading import name_of, say
from ruhrsim.common.number_format import format_number
from ruhrsim.workshop.causes import CAUSES
from ruhrsim.workshop.outcomes import GOALS


def because_of(news: News, player: str, language: str) -> dict | None:
    """Return why the last round came out as it did for a team or the region, None before there is a result.

    Returns:
        `goals` and `causes` as bars (causes are empty while they are made), `sentences`, and `waiting` for what is
        said meanwhile.
    """
    number = len(news.room.game.past)
    found = news.room.outcomes.get(str(number), {})
    row = found.get("players", {}).get(player)
    if row is None:
        return None
    kept = news.room.outcomes.get(because(number))
    if kept is not None and player not in kept["causes"]:
        return None  # the computer led it when the round closed
    goals = [_bar(say(f"goal_{goal}", language), row["parts"][goal], language) for goal in GOALS]
    if kept is None:
        return {"goals": goals, "causes": [], "sentences": [], "waiting": say("because_soon", language)}
    parts = kept["causes"][player]
    bars = [
        _bar(say(f"cause_{cause}", language), parts[cause], language) for cause in CAUSES if cause in parts
    ]
    return {
        "goals": goals,
        "causes": bars,
        "sentences": sentences(parts, found["moves"], player, language),
        "waiting": "",
    }


def sentences(parts: dict, moves: list[dict], player: str, language: str) -> list[str]:
    """Return two sentences: what moved this player most, and what the others did to it.

    Args:
        parts: Points by cause, mean and half width.
        moves: Jobs that moved between districts, as `moves_of` returns them.
        player: A team or the region.
        language: `de` or `en`.
    """
    return [_most(parts, language), _others(parts["others"], moves, player, language)]


def _most(parts: dict, language: str) -> str:
    clear = {cause: size for cause, size in parts.items() if cause != "others" and is_clear(size)}
    if not clear:
        return say("because_nothing_clear", language)
    cause = max(clear, key=lambda cause: abs(clear[cause][0]))
    points = clear[cause][0]
    return say(
        "because_most" if points > 0 else "because_least",
        language,
        cause=say(f"cause_{cause}", language),
        points=format_number(points, 1, language, sign=True),
    )


def _others(size: list, moves: list[dict], player: str, language: str) -> str:
    key = "because_others_unclear"
    if is_clear(size):
        key = "because_others_gain" if size[0] > 0 else "because_others_cost"
    told = say(key, language, points=format_number(abs(size[0]), 1, language))
    return told + _moved(moves, player, language)


def _moved(moves: list[dict], player: str, language: str) -> str:
    """Return the largest move from or to a team in words, empty if none is clear."""
    own = [move for move in moves if player in (move["from"], move["to"])]
    if not own:
        return ""
    move = max(own, key=lambda move: move["jobs"])
    away = move["from"] == player
    return " " + say(
        "jobs_went" if away else "jobs_came",
        language,
        jobs=format_number(move["jobs"], 0, language),
        name=name_of(move["to" if away else "from"], language),
    )


def is_clear(size: list) -> bool:
    """Tell whether points (mean and half width of their interval) can be told from none."""
    return size[1] is not None and abs(size[0]) > size[1]


def _bar(label: str, size: list, language: str) -> dict:
    value, half = size
    return {
        "label": label,
        "value": value,
        "half": half,
        "clear": is_clear(size),
        "written": format_number(value, 1, language, sign=True),
    }
