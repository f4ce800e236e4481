"""Hundreds of games between simple teams: who earns what, and is there a dilemma?

Every game draws its own luck and its own cards; the same games are played in every treatment, and in
each a `probe` team plays selfish and cooperative against the same others on the same luck, so that the two
pay-offs differ by nothing but its own choice. All teams take turns as probes.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor

import numpy as np
import pandas as pd

from ruhrsim.workshop.bots import ALONE, BOTS, play_round
from ruhrsim.workshop.game import TREATMENTS, Game, new_game
from ruhrsim.workshop.outcomes import REGION, SCALE, play
from ruhrsim.workshop.teams import first_teams

OTHERS = ("cooperative", "tit_for_tat", "selfish", "mixed")
"""What the other teams are: all of one kind, or each kind drawn alike."""
PROBES = ("selfish", "cooperative")


def tournament(
    games: int,
    teams: int = 6,
    rounds: int = 3,
    treatments: tuple[str, ...] = tuple(TREATMENTS),
    executor: Executor | None = None,
    progress: Callable[[int, int], None] | None = None,
    scale: float = SCALE,
) -> pd.DataFrame:
    """Play all games and return one row a game.

    Args:
        games: Games for each treatment, kind of the others and choice of the probe; the choices of `ALONE`
            are played in the first treatment among cooperative teams.
        teams: Teams in a game.
        rounds: Rounds of a game.
        treatments: Keys of `TREATMENTS`.
        executor: Where to run; this process if none is given.
        progress: Called with games done and games in all.
        scale: Share of establishments simulated.

    Returns:
        Columns treatment, others, probe, game, `own` (the probe's points), `region` (the region's points),
        `region_rate_change` (percentage points).
    """
    plans = [
        (treatment, others, probe, game, teams, rounds, scale)
        for game in range(games)
        for treatment in treatments
        for others in OTHERS
        for probe in (*PROBES, *(ALONE if (treatment, others) == (treatments[0], "cooperative") else ()))
    ]
    rows = []
    for row in (executor.map if executor else map)(_play_plan, plans):
        rows.append(row)
        if progress:
            progress(len(rows), len(plans))
    return pd.DataFrame(rows)


TELLING = 5.0
"""Points: an interval wider than this to either side can't tell a difference that players notice from none."""


def verdict(own_gain: float, own_half: float, region_gain: float, region_half: float) -> str:
    """Tell whether being selfish pays for oneself and costs the region, as far as intervals allow.

    Returns:
        `dilemma` (own gain above 0, region's below), `no_temptation` (own gain below 0), `no_harm`
        (region's gain above 0), `too_few` (games: an interval is missing or wider than `TELLING`) or
        `unclear` (both are narrow, and a gain can't be told from none).
    """
    if own_gain + own_half < 0:
        return "no_temptation"
    if region_gain - region_half > 0:
        return "no_harm"
    if own_gain - own_half > 0 and region_gain + region_half < 0:
        return "dilemma"
    return "unclear" if own_half <= TELLING and region_half <= TELLING else "too_few"


def _play_plan(plan) -> dict:
    treatment, others, probe, number, teams, rounds, scale = plan
    game = new_game({"teams": first_teams(teams), "rounds": rounds, "treatment": treatment, "seed": number})
    kinds, prober = _kinds(game, others, probe, number)
    *_, (_, outcome) = play_through(game, kinds, scale)
    table = outcome.table(rounds)
    return {
        "treatment": treatment,
        "others": others,
        "probe": probe,
        "game": number,
        "own": table.loc[prober, "points"],
        "region": table.loc[REGION, "points"],
        "region_rate_change": table.loc[REGION, "rate_change"],
    }


def _kinds(game, others, probe, number):
    prober = game.settings.teams[number % len(game.settings.teams)]
    drawn = np.random.default_rng(number).choice(list(BOTS), len(game.settings.teams))
    kinds = {
        team: str(kind) if others == "mixed" else others
        for team, kind in zip(game.settings.teams, drawn, strict=True)
    }
    return kinds | {prober: probe}, prober


def play_through(game: Game, kinds: dict[str, str], scale: float = SCALE, runs: int = 1) -> Iterator[tuple]:
    """Play all rounds and yield the game and its outcome after each.

    Rounds are run only where a kind wants to know the points so far, and at the end.
    """
    curious, points = "imitator" in kinds.values(), {}
    for number in range(1, game.settings.rounds + 1):
        game = play_round(game, kinds, points)
        if curious or number == game.settings.rounds:
            outcome = play(game, runs, scale)
            points = outcome.table(number)["points"].drop(REGION).to_dict()
            yield game, outcome
        game = game.advance()


def pay_offs(results: pd.DataFrame) -> pd.DataFrame:
    """Return mean pay-offs with 90 % intervals: what it brings to be selfish, for oneself and for the region.

    Args:
        results: As `tournament` returns them.

    Returns:
        A row for each treatment and kind of the others: `games`, and for `own` and `region` points the means
        `_cooperative` and `_selfish` of either choice, their paired difference `_gain`, and the half width of
        each under the same name with `_half`.
    """
    rows = []
    for (treatment, others), part in results.groupby(["treatment", "others"], sort=False):
        wide, sizes = _by_game(part), {}
        for who in ("own", "region"):
            points = {probe: wide[who][probe] for probe in PROBES}
            for name, values in (points | {"gain": points["selfish"] - points["cooperative"]}).items():
                sizes |= {f"{who}_{name}": values.mean(), f"{who}_{name}_half": _half_width(values)}
        rows.append({"treatment": treatment, "others": others, "games": len(wide)} | sizes)
    return pd.DataFrame(rows)


def single_choices(results: pd.DataFrame) -> pd.DataFrame:
    """Return what one different choice brings a team among cooperative teams, and what it brings the region.

    Args:
        results: As `tournament` returns them.

    Returns:
        A row for each choice of `ALONE` and for `selfish`: `games` in which it was played, `own_gain` and
        `region_gain` against cooperative play (paired), with half widths of their 90 % intervals under the same
        names with `_half`.
    """
    alone = results[
        (results["others"] == "cooperative") & (results["treatment"] == results["treatment"].iloc[0])
    ]
    wide, rows = _by_game(alone), []
    for choice in (*ALONE, "selfish"):
        gains = {who: (wide[who][choice] - wide[who]["cooperative"]).dropna() for who in ("own", "region")}
        rows.append(
            {"choice": choice, "games": len(gains["own"])}
            | {f"{who}_gain": gain.mean() for who, gain in gains.items()}
            | {f"{who}_gain_half": _half_width(gain) for who, gain in gains.items()}
        )
    return pd.DataFrame(rows)


def _by_game(part: pd.DataFrame) -> pd.DataFrame:
    return part.pivot(index="game", columns="probe", values=["own", "region"])


def _half_width(values) -> float:
    from scipy.special import stdtrit

    n = len(values)
    return float(stdtrit(n - 1, 0.95) * values.std() / np.sqrt(n)) if n > 1 else float("nan")
