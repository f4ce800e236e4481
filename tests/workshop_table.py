"""A hub with a room for tests: results come at once and from nowhere."""

from ruhrsim.app.workshop.room_hub import RoomHub
from ruhrsim.workshop.outcomes import COURSES, REGION

SETTINGS = {"teams": ["05911", "05112"], "rounds": 1, "treatment": "binding", "roles": ["land", "agency"]}


def summary(game, debrief):
    """Return a made-up summary of the right shape."""
    row = {
        "points": 3.21,
        "half": 1.0,
        "unemployment_rate": 10.0,
        "rate_change": -0.02,
        "jobs_change": 120.0,
        "tax_change": 245_000.0,
    }
    players = dict.fromkeys((*game.settings.teams, REGION), row)
    years, rates = [2025, 2026, 2027, 2028, 2029], [10.4, 10.3, 10.3, 10.2, 10.1]
    if debrief:
        gap = dict.fromkeys(players, {"gap": -2.0, "half": 0.5})
        gaps = {"played": dict.fromkeys(COURSES, gap), "full_competition": {"full_cooperation": gap}}
        courses = {name: {"players": players, "course": rates} for name in ("played", *COURSES)}
        return courses | {"years": years, "gaps": gaps}
    return {
        "players": players,
        "towns": {"05911000": [10.0, -0.1]},
        "cooperation": 0.54,
        "course": {"years": years, "played": rates, "today": rates},
    }


def at_once(game, debrief, owner, progress, done):
    """Make a result without a run."""
    progress(0, 2)
    progress(2, 2)
    done(summary(game, debrief))


def open_hub(folder, begin=at_once) -> RoomHub:
    """Return a hub with its rooms in a folder."""
    return RoomHub(folder / "rooms.sqlite", begin)
