"""The best course that a search of the game has found for the region, kept as a table that ships.

All teams do the same in a round and share out their themes as agreed, so a course is the five shares of each
round. The search goes through rounds and uses in turn and keeps a change that raises the region's mean standing at
the end:

    course  →  course with one share of one round set anew  if  mean(region) over the luck of the search grows

until a whole sweep changes nothing or the sweeps are over. What is found is judged on luck that the search did not
see, against agreed strengths and all paying in full. It is a best that was found, not the best there is.
"""

import json
from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files

import pandas as pd
from pydantic import BaseModel, ConfigDict

from ruhrsim.analysis.paired import mean_with_interval
from ruhrsim.workshop.decisions import USES, TownDecision
from ruhrsim.workshop.game import Game, new_game
from ruhrsim.workshop.outcomes import COURSES, REGION, SCALE, play, with_all
from ruhrsim.workshop.strengths import agreed_points
from ruhrsim.workshop.teams import first_teams

_TABLE = "best_course.json"
_TRIED = {
    "pot": (0, 25, 40),
    "land": (0, 25, 50, 75),
    "university": (0, 25),
    "subsidy": (0, 25),
    "tax": (0, 25),
}
"""Percent that the search tries for each use."""
_BESIDE = ("agreed_strengths", "full_cooperation")

type Shares = dict[str, int]


class BestCourse(BaseModel):
    """A course that a search has found, and how it was judged.

    Args:
        rounds: Percent of the budget by use, one entry a round; the rest goes into agreed themes.
        teams: Teams that were played in the search, the larger cities first.
        courses: Courses that the search tried.
        searched_on: Numbers of the luck that the search saw.
        judged_on: Numbers of the luck on which it was judged.
        region: Mean standing of the region at the end and half width of its 90 % interval, by course.
        gain: How far the region stands above `agreed_strengths` on the same luck, mean and half width.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    rounds: tuple[Shares, ...]
    teams: int
    courses: int
    searched_on: tuple[int, ...]
    judged_on: tuple[int, ...]
    region: dict[str, tuple[float, float]]
    gain: tuple[float, float]

    def decision(self, team: str, number: int) -> TownDecision:
        """Return what a team does in a round, counted from 0; after the last one found, as in that."""
        return _decision(self.rounds, team, number)


@cache
def read_best_course() -> BestCourse:
    """Return the course that ships."""
    text = (files("ruhrsim.workshop") / _TABLE).read_text(encoding="utf-8")
    return BestCourse.model_validate_json(text)


def search(
    teams: int = 8,
    rounds: int = 3,
    searched_on: Iterable[int] = range(4),
    judged_on: Iterable[int] = range(100, 116),
    sweeps: int = 2,
    scale: float = SCALE,
    progress: Callable[[str], None] = lambda told: None,
) -> BestCourse:
    """Search for a course that is good for the region and judge it on other luck.

    Args:
        teams: Teams in the game.
        rounds: Rounds of the game.
        searched_on: Seeds of the games on which courses are compared.
        judged_on: Seeds of the games on which the one found is judged.
        sweeps: How often the search goes through all rounds and uses at most.
        scale: Share of establishments simulated.
        progress: Called with a line for each better course.

    Raises:
        ValueError: Luck of the search is used to judge, too.
    """
    seen, fresh = tuple(searched_on), tuple(judged_on)
    if set(seen) & set(fresh):
        raise ValueError(f"seeds {sorted(set(seen) & set(fresh))} are searched and judged on; take others")
    known: dict[str, float] = {}

    def value(course: list[Shares]) -> float:
        name = json.dumps(course)
        if name not in known:
            known[name] = sum(_region(_game(seed, teams, rounds), course, scale) for seed in seen) / len(seen)
        return known[name]

    best: list[Shares] = [dict.fromkeys(USES, 0) | {"pot": 25} for _ in range(rounds)]
    for _ in range(sweeps):
        before = best
        for changed in _changes(rounds):
            other = changed(best)
            if sum(max(sum(shares.values()) - 100, 0) for shares in other) == 0 and value(other) > value(
                best
            ):
                best = other
                progress(f"{value(best):+.2f} {json.dumps(best)}")
        if best == before:
            break
    return BestCourse(
        rounds=tuple(best),
        teams=teams,
        courses=len(known),
        searched_on=seen,
        judged_on=fresh,
        **_judged(best, teams, fresh, scale),
    )


def _changes(rounds: int) -> Iterable[Callable[[list[Shares]], list[Shares]]]:
    for number in range(rounds):
        for use, percents in _TRIED.items():
            for percent in percents:
                yield lambda course, number=number, use=use, percent=percent: [
                    shares | {use: percent} if place == number else shares
                    for place, shares in enumerate(course)
                ]


def _game(seed: int, teams: int, rounds: int) -> Game:
    """Return a game after its last round in which nobody has decided anything, with the luck of a seed."""
    game = new_game({"teams": first_teams(teams), "rounds": rounds, "treatment": "no_talk", "seed": seed})
    for _ in range(rounds):
        game = game.advance().advance()
    return game


def _region(game: Game, course: list[Shares], scale: float) -> float:
    return _end(with_all(game, lambda team, number: _decision(course, team, number)), scale)


def _end(game: Game, scale: float) -> float:
    return float(play(game, 1, scale).table(len(game.past)).loc[REGION, "points"])


def _decision(course, team: str, number: int) -> TownDecision:
    return TownDecision(**course[min(number, len(course) - 1)], themes=agreed_points(team))


def _judged(course: list[Shares], teams: int, seeds: tuple[int, ...], scale: float) -> dict:
    games = [_game(seed, teams, len(course)) for seed in seeds]
    ends = {"best_found": [_region(game, course, scale) for game in games]} | {
        name: [_end(COURSES[name](game), scale) for game in games] for name in _BESIDE
    }
    table = pd.DataFrame(ends)
    gain = (table["best_found"] - table["agreed_strengths"]).to_frame()
    sized = {name: _sized(table[[name]]) for name in table}
    return {"region": sized, "gain": _sized(gain)}


def _sized(values: pd.DataFrame) -> tuple[float, float]:
    row = mean_with_interval(values).iloc[0]
    return float(values.iloc[:, 0].mean()), float((row["high"] - row["low"]) / 2)
