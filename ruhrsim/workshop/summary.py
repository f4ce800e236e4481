"""What is kept of a result: small enough for a room, plain enough for any screen."""

import numpy as np
import pandas as pd

from ruhrsim.analysis.paired import mean_with_interval
from ruhrsim.workshop.game import FIRST_YEAR, YEARS_A_ROUND, Game
from ruhrsim.workshop.outcomes import COURSES, GOALS, REGION, Outcome
from ruhrsim.workshop.region import cooperation_of

_SIZES = ("unemployment_rate", "rate_change", "jobs_change", "tax_change")

_COMPARED = (*(("played", course) for course in COURSES), ("full_competition", "full_cooperation"))


def summarise_round(outcome: Outcome, game: Game) -> dict:
    """Return the last round's result: players, towns, the region's course and free land, how far towns were one."""
    number = len(game.past)
    now, today = (_rates(table) for table in (outcome.towns, outcome.today))
    return {
        "players": players_of(outcome, number),
        "towns": _last(now, today),
        "course": _course(outcome),
        "land_ha": {
            name: _free_land(table) for name, table in (("played", outcome.towns), ("today", outcome.today))
        },
        "cooperation": cooperation_of(game.settings, game.past[-1]),
    }


def players_of(outcome: Outcome, number: int) -> dict[str, dict]:
    """Return what every player has after a round, best standing first, the region last.

    Returns:
        By player: `points` of the round and their `half` width of the 90 % interval, the standing `total` and its
        `total_half`, `parts` of the round's points by goal (mean and half width), `rank` (shared by those whose
        standing is not clearly below that of the best in the group; None for the region), rate and changes.
    """
    table, standing = outcome.table(number), _standing(outcome, number)
    won = {goal: _won(outcome, number, f"by_{goal}") for goal in GOALS}
    points, parts = _sized(_won(outcome, number)), {goal: _sized(values) for goal, values in won.items()}
    totals, ranks = _sized(standing), _ranks(standing, [key for key in table.index if key != REGION])
    return {
        player: {size: float(row[size]) for size in _SIZES}
        | dict(zip(("points", "half"), points[player], strict=True))
        | dict(zip(("total", "total_half"), totals[player], strict=True))
        | {"parts": {goal: parts[goal][player] for goal in GOALS}, "rank": ranks.get(player)}
        for player, row in table.iterrows()
    }


def _ranks(standing: pd.DataFrame, order: list[str]) -> dict[str, int]:
    """Return the rank of each team; who is not clearly below the best of the group before shares its rank.

    Args:
        standing: Standing by seed (row) and player (column).
        order: Teams, best first.
    """
    ranks, best = {}, None
    for place, team in enumerate(order, start=1):
        if best is None or _clearly_above(standing[best], standing[team]):
            best, rank = team, place
        ranks[team] = rank
    return ranks


def _clearly_above(one: pd.Series, other: pd.Series) -> bool:
    (low,) = mean_with_interval((one - other).to_frame())["low"]
    return bool(low > 0.0)


def _sized(values: pd.DataFrame) -> dict[str, list[float | None]]:
    """Return mean and half width of the 90 % interval of each column."""
    half = mean_with_interval(values).eval("(high - low) / 2")
    return {player: [float(values[player].mean()), _finite(half[player])] for player in values}


def summarise_debrief(courses: dict[str, Outcome], game: Game) -> dict:
    """Return everybody's standing on every course at the end, how far they lie apart, the region's course."""
    number, gaps = len(game.past), {}
    for one, other in _COMPARED:
        if one in courses and other in courses:
            gaps.setdefault(one, {})[other] = gaps_of(courses[one], courses[other], number)
    return {
        name: {"players": _standings(outcome, number), "course": _course(outcome)}
        for name, outcome in courses.items()
    } | {"gaps": gaps}


def _standings(outcome: Outcome, number: int) -> dict[str, dict]:
    """Return the players' rows with the standing as their points."""
    return {
        player: row | {"points": row["total"], "half": row["total_half"]}
        for player, row in players_of(outcome, number).items()
    }


def gaps_of(one: Outcome, other: Outcome, number: int) -> dict[str, dict[str, float | None]]:
    """Return how far the standing on one course is above that on another, by seed: mean `gap`, `half` width."""
    mine, theirs = (_standing(outcome, number) for outcome in (one, other))
    table = mean_with_interval(mine - theirs)
    return {
        player: {"gap": float(row["difference"]), "half": _finite((row["high"] - row["low"]) / 2)}
        for player, row in table.iterrows()
    }


def _standing(outcome, number, column="points"):
    rows = outcome.teams[outcome.teams["round"] == number]
    return rows.pivot(index="seed", columns="player", values=column)


def _won(outcome, number, column="points"):
    """Return the change of a standing over a round, by seed and player."""
    now = _standing(outcome, number, column)
    return now - _standing(outcome, number - 1, column) if number > 1 else now


def _course(outcome: Outcome) -> dict[str, list]:
    """Return the region's unemployment rate against the region as today, at the start and the end of each round.

    Returns:
        `years`, and in percentage points `mean` and `half` width of the 90 % interval (None with one seed).
    """
    rows = outcome.teams[outcome.teams["player"] == REGION]
    changes = rows.pivot(index="seed", columns="round", values="rate_change")
    sized = [_sized(changes)[number] for number in changes.columns]
    return {
        "years": [FIRST_YEAR - 1 + YEARS_A_ROUND * number for number in (0, *map(int, changes.columns))],
        "mean": [0.0, *(mean for mean, _ in sized)],
        "half": [0.0, *(half for _, half in sized)],
    }


def _free_land(towns: pd.DataFrame) -> list[float]:
    """Return the region's free commercial land at the end of each year, hectares."""
    return towns.groupby("year")["land_free_ha"].sum().tolist()


def _rates(towns: pd.DataFrame) -> pd.Series:
    last = towns[towns["year"] == towns["year"].max()]
    return last.set_index("ags")["unemployment_rate"]


def _last(now, today):
    return {str(ags): [float(now[ags]), float(now[ags] - today[ags])] for ags in now.index}


def _finite(value) -> float | None:
    return float(value) if np.isfinite(value) else None


__all__ = ["REGION", "gaps_of", "players_of", "summarise_debrief", "summarise_round"]
