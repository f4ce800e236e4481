"""What is kept of a result: small enough for a room, plain enough for any screen."""

import numpy as np
import pandas as pd

from ruhrsim.analysis.paired import mean_with_interval
from ruhrsim.workshop.game import Game
from ruhrsim.workshop.outcomes import COURSES, REGION, Outcome
from ruhrsim.workshop.region import cooperation_of

_SIZES = ("points", "unemployment_rate", "rate_change", "jobs_change", "tax_change")

_COMPARED = (*(("played", course) for course in COURSES), ("full_competition", "full_cooperation"))


def summarise_round(outcome: Outcome, game: Game) -> dict:
    """Return the last round's result: players, towns, the region's course, how far towns were one region."""
    number = len(game.past)
    now, today = (_rates(table) for table in (outcome.towns, outcome.today))
    return {
        "players": players_of(outcome, number),
        "towns": _last(now, today),
        "course": _course(outcome),
        "cooperation": cooperation_of(game.settings, game.past[-1]),
    }


def players_of(outcome: Outcome, number: int) -> dict[str, dict[str, float]]:
    """Return points with the half width of their 90 % interval, and changes, best first, the region last."""
    table, points = outcome.table(number), _points(outcome, number)
    half = mean_with_interval(points).eval("(high - low) / 2")
    return {
        player: {size: float(row[size]) for size in _SIZES} | {"half": _finite(half[player])}
        for player, row in table.iterrows()
    }


def summarise_debrief(courses: dict[str, Outcome], game: Game) -> dict:
    """Return every player's points on every course at the end, how far they lie apart, the region's rate over time."""
    number, gaps = len(game.past), {}
    for one, other in _COMPARED:
        if one in courses and other in courses:
            gaps.setdefault(one, {})[other] = gaps_of(courses[one], courses[other], number)
    return {
        name: {"players": players_of(outcome, number), "course": _course(outcome)["played"]}
        for name, outcome in courses.items()
    } | {"years": _course(courses["played"])["years"], "gaps": gaps}


def gaps_of(one: Outcome, other: Outcome, number: int) -> dict[str, dict[str, float | None]]:
    """Return how far points on one course lie above those on another, seed by seed: mean `gap` and its `half` width."""
    mine, theirs = (_points(outcome, number) for outcome in (one, other))
    table = mean_with_interval(mine - theirs)
    return {
        player: {"gap": float(row["difference"]), "half": _finite((row["high"] - row["low"]) / 2)}
        for player, row in table.iterrows()
    }


def _points(outcome, number):
    rows = outcome.teams[outcome.teams["round"] == number]
    return rows.pivot(index="seed", columns="player", values="points")


def _course(outcome):
    now, today = (_region_rates(table) for table in (outcome.towns, outcome.today))
    return {"years": [int(year) for year in now.index], "played": now.tolist(), "today": today.tolist()}


def _region_rates(towns: pd.DataFrame) -> pd.Series:
    force = 100.0 * towns["unemployed"] / towns["unemployment_rate"]
    sums = towns.assign(force=force).groupby("year")[["unemployed", "force"]].sum()
    return 100.0 * sums["unemployed"] / sums["force"]


def _rates(towns: pd.DataFrame) -> pd.Series:
    last = towns[towns["year"] == towns["year"].max()]
    return last.set_index("ags")["unemployment_rate"]


def _last(now, today):
    return {str(ags): [float(now[ags]), float(now[ags] - today[ags])] for ags in now.index}


def _finite(value) -> float | None:
    return float(value) if np.isfinite(value) else None


__all__ = ["REGION", "gaps_of", "players_of", "summarise_debrief", "summarise_round"]
