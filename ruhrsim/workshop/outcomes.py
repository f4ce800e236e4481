"""What comes of a game: every team against the region as today, on the same luck.

A team's result of a round is the change of its unemployment rate, its jobs and its trade tax against
`as_today`, a region in which nobody does anything special, with the same events and the same seeds; so
luck and events do not count, decisions do. Points add up the three goals:

    standing  = 100 · (points of unemployment saved) + jobs won per 1,000 of the labour force
                + trade tax won, EUR a head and year
    trade tax = trade_tax.revenue_per_point · multiplier now · jobs won

That is where a team stands at the end of a round. The points of a round are the change of its standing over
the round's four years, so that points mean the same in each round and add up to the standing at the end.
What was decided earlier and works late counts in the round in which it works.

The sum is a convention of the game, not a welfare function. Revenue that a team gives up by a lower
multiplier is left out of trade tax: it is spent from the budget. The Land's equalisation scheme, which
takes much of what a town wins, is not in the model.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from ruhrsim.model.processes.policies.trade_tax import TradeTaxEffect
from ruhrsim.regions.tables import read_municipalities
from ruhrsim.runs import compare as ensemble
from ruhrsim.scenarios.scenario import Scenario
from ruhrsim.workshop.decisions import TownDecision
from ruhrsim.workshop.game import YEARS_A_ROUND, Game, Settings
from ruhrsim.workshop.region import as_today, scenario_of
from ruhrsim.workshop.teams import all_teams

REGION = "region"
GOALS = ("unemployment", "jobs", "tax")
"""What points are given for."""
_SUMMED = ["unemployed", "jobs", "force", "population", "taxed"]
SCALE, RUNS = 0.05, 8
"""Points of a single town differ by 3 to 18 from run to run at this scale."""


@dataclass(frozen=True)
class Course:
    """One run that a result needs."""

    scenario: Scenario
    seed: int
    scale: float


@dataclass(frozen=True)
class Outcome:
    """Results of a game.

    Args:
        teams: One row a player (teams and `region`), round and seed: `unemployment_rate` (%), `jobs`,
            their changes against today `rate_change`, `jobs_change`, `tax_change` (EUR a year), the standing
            `points` and its parts `by_unemployment`, `by_jobs`, `by_tax`.
        towns: Yearly rows of all towns under the decisions, means over seeds.
        today: The same in the region as today.
    """

    teams: pd.DataFrame
    towns: pd.DataFrame
    today: pd.DataFrame

    def table(self, number: int) -> pd.DataFrame:
        """Return means over seeds of one round, counted from 1, best points first; the region last."""
        rows = self.teams[self.teams["round"] == number].groupby("player", sort=False).mean(numeric_only=True)
        ranked = rows.drop(index=REGION).sort_values("points", ascending=False, kind="stable")
        return pd.concat([ranked, rows.loc[[REGION]]]).drop(columns=["round", "seed"])


def play(game: Game, runs: int = RUNS, scale: float = SCALE, executor: Executor | None = None) -> Outcome:
    """Run the rounds played so far and the same years as today.

    Args:
        game: A game with at least one round played.
        runs: Seeds, beginning with the game's.
        scale: Share of establishments simulated.
        executor: Where to run; this process if none is given.
    """
    return outcome_of(scenario_of(game), game.settings, len(game.past), runs, scale, executor)


def outcome_of(
    scenario: Scenario,
    settings: Settings,
    rounds: int,
    runs: int = RUNS,
    scale: float = SCALE,
    executor: Executor | None = None,
) -> Outcome:
    """Run any scenario as a course of the game; see `play`."""
    courses = courses_of(scenario, settings, rounds, runs, scale)
    return gather(list((executor.map if executor else map)(_towns_of, courses)), settings)


def courses_of(
    scenario: Scenario, settings: Settings, rounds: int, runs: int = RUNS, scale: float = SCALE
) -> list[Course]:
    """Return the runs that a result needs: the scenario's, then those of the region as today."""
    seeds = range(settings.seed, settings.seed + runs)
    return [
        Course(course, seed, scale) for course in (scenario, as_today(settings, rounds)) for seed in seeds
    ]


def gather(tables: Sequence[pd.DataFrame], settings: Settings) -> Outcome:
    """Return the result of finished runs.

    Args:
        tables: Yearly rows of towns with `seed`, in the order of `courses_of`.
        settings: Of the game.
    """
    half = len(tables) // 2
    played, today = (pd.concat(part) for part in (tables[:half], tables[half:]))
    years = sorted(played["year"].unique())[YEARS_A_ROUND::YEARS_A_ROUND]
    rows = [
        compare_year(played, today, settings, year).assign(round=number)
        for number, year in enumerate(years, start=1)
    ]
    return Outcome(pd.concat(rows, ignore_index=True), _means(played), _means(today))


def _means(runs):
    return runs.groupby(["year", "ags"], sort=False).mean().drop(columns="seed").reset_index()


def _towns_of(course):
    return _run_once(course.scenario, course.seed, course.scale)


@lru_cache(maxsize=64)
def _run_once(scenario, seed, scale):
    # Games of a tournament share the region as today.
    return ensemble.run(scenario, seed, scale).towns.assign(seed=seed)


def compare_year(played: pd.DataFrame, today: pd.DataFrame, settings: Settings, year: int) -> pd.DataFrame:
    """Return one row a player and seed: what a year's end looks like against the region as today.

    Args:
        played: Yearly rows of towns with `seed`.
        today: The same in the region as today, on the same seeds.
        settings: Of the game.
        year: The year.
    """
    groups = {team: all_teams()[team].towns for team in settings.teams} | {REGION: None}
    frames = []
    for player, towns in groups.items():
        now, then = (_sums(table[table["year"] == year], towns) for table in (played, today))
        tax = _tax_won(now, then)
        parts = _parts(now, then, tax)
        frames.append(
            pd.DataFrame(
                {
                    "player": player,
                    "seed": now.index,
                    "unemployment_rate": now["rate"].to_numpy(),
                    "jobs": now["jobs"].to_numpy(),
                    "rate_change": (now["rate"] - then["rate"]).to_numpy(),
                    "jobs_change": (now["jobs"] - then["jobs"]).to_numpy(),
                    "tax_change": tax.to_numpy(),
                    "points": sum(parts.values()).to_numpy(),
                }
                | {f"by_{goal}": part.to_numpy() for goal, part in parts.items()}
            )
        )
    return pd.concat(frames)


def _sums(rows, towns):
    """Unemployment rate, jobs, labour force, residents and multiplier of some towns (all if none) by seed."""
    names = read_municipalities().set_index("ags")["name"]
    chosen = rows if towns is None else rows[rows["ags"].map(names).isin(towns)]
    force = chosen["unemployed"] / chosen["unemployment_rate"] * 100.0
    taxed = chosen["jobs"] * chosen["trade_tax_multiplier"]
    sums = chosen.assign(force=force, taxed=taxed).groupby("seed")[_SUMMED].sum()
    return sums.assign(
        rate=100.0 * sums["unemployed"] / sums["force"], multiplier=sums["taxed"] / sums["jobs"]
    )


def _tax_won(now, then):
    return TradeTaxEffect().revenue_per_point * now["multiplier"] * (now["jobs"] - then["jobs"])


def _parts(now, then, tax):
    """Points by goal, in the order of `GOALS`."""
    return {
        "unemployment": 100.0 * (then["rate"] - now["rate"]),
        "jobs": 1000.0 * (now["jobs"] - then["jobs"]) / then["force"],
        "tax": tax / then["population"],
    }


def debrief(
    game: Game,
    courses: dict[str, Callable[[Game], Game]] | None = None,
    runs: int = RUNS,
    scale: float = SCALE,
    executor: Executor | None = None,
) -> dict[str, Outcome]:
    """Return what everybody would have got on other courses, on the same luck; `played` comes first.

    Args:
        game: A game with at least one round played.
        courses: Other courses by name, each a function of the game; `COURSES` by default.
        runs: Seeds.
        scale: Share of establishments simulated.
        executor: Where to run.
    """
    others = {name: change(game) for name, change in (courses or COURSES).items()}
    return {name: play(course, runs, scale, executor) for name, course in ({"played": game} | others).items()}


def with_all(game: Game, decision: Callable[[str, int], TownDecision]) -> Game:
    """Return the game in which every team had decided otherwise, roles as they did.

    Args:
        game: A game with at least one round played.
        decision: What a team decides in a round, counted from 0.
    """
    past = tuple(
        {
            player: decision(player, number) if player in game.settings.teams else made
            for player, made in decisions.items()
        }
        for number, decisions in enumerate(game.past)
    )
    return game.model_copy(update={"past": past})


def _strengths(team: str, number: int) -> TownDecision:
    from ruhrsim.workshop.strengths import agreed_points

    return TownDecision(pot=25, themes=agreed_points(team))


def _best_found(team: str, number: int) -> TownDecision:
    from ruhrsim.workshop.best_course import read_best_course

    return read_best_course().decision(team, number)


COURSES = {
    "full_cooperation": lambda game: with_all(game, lambda team, number: TownDecision(pot=25)),
    "full_competition": lambda game: with_all(game, lambda team, number: TownDecision(subsidy=100)),
    "agreed_strengths": lambda game: with_all(game, _strengths),
    "best_found": lambda game: with_all(game, _best_found),
}
"""Courses that the debriefing compares: all pay, all compete, all share out strengths, the best a search found."""
