"""A hub with a room for tests: results come at once and from nowhere."""

from ruhrsim.app.workshop.room_hub import RoomHub
from ruhrsim.workshop.outcomes import COURSES, REGION

SETTINGS = {"teams": ["05911", "05112"], "rounds": 1, "treatment": "binding", "roles": ["land", "agency"]}


def summary(game, key):
    """Return a made-up summary of the right shape."""
    if key.startswith("because"):
        parts = {"pot": [2.0, 0.5], "own": [0.4, 1.0], "others": [0.81, 0.3]}
        return {"causes": dict.fromkeys((*game.settings.teams, REGION), parts)}
    row = {
        "points": 3.21,
        "half": 1.0,
        "total": 3.21,
        "total_half": 1.0,
        "rank": 1,
        "parts": {"unemployment": [2.0, 0.5], "jobs": [1.0, 1.5], "tax": [0.21, None]},
        "unemployment_rate": 10.0,
        "rate_change": -0.02,
        "jobs_change": 120.0,
        "tax_change": 245_000.0,
    }
    players = dict.fromkeys(game.settings.teams, row) | {REGION: row | {"rank": None}}
    course = {"years": [2025, 2029], "mean": [0.0, -0.02], "half": [0.0, 0.01]}
    if key == "debrief":
        gap = dict.fromkeys(players, {"gap": -2.0, "half": 0.5})
        gaps = {"played": dict.fromkeys(COURSES, gap), "full_competition": {"full_cooperation": gap}}
        courses = {name: {"players": players, "course": course} for name in ("played", *COURSES)}
        return courses | {"gaps": gaps}
    return {
        "players": players,
        "towns": {"05911000": [10.0, -0.1]},
        "cooperation": 0.54,
        "moves": [{"from": "05911", "to": "05112", "jobs": 300.4, "half": 90.0}],
        "land_ha": {
            "played": [352.0, 300.0, 250.0, 220.0, 205.0],
            "today": [352.0, 310.0, 270.0, 240.0, 226.0],
        },
        "course": course,
    }


def at_once(game, key, owner, progress, done):
    """Make a result without a run."""
    progress(0, 2)
    progress(2, 2)
    done(summary(game, key))


def open_hub(folder, begin=at_once) -> RoomHub:
    """Return a hub with its rooms in a folder."""
    return RoomHub(folder / "rooms.sqlite", begin)
