"""Because: what a round's points of every team come from, by cause and on the same luck.

The points of a round are taken apart by runs in which ever more of the round's decisions count. All of them go on
from the end of the round before, as it was played, so they cost only the round's own years:

    nothing     all go on as today in this round          earlier = its standing - that of the round before
    pot         ... but for what teams pay into the pot   pot = its standing - that of nothing
    team:own    ... and the team's own themes             own, land, poach, university: each one more of the
    team:land   ... and its land                          team's uses, in this order
    ...
    played      everything                                others = the played standing - that of the last step

Each part is a difference of standings on the same seeds; the parts of a team add up to its points. Their order is a
convention: where uses work together, the later one gets what they have in common.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from ruhrsim.analysis.paired import mean_with_interval
from ruhrsim.model.start.region_start import read_region_start
from ruhrsim.scenarios.scenario import Scenario
from ruhrsim.workshop.game import FIRST_YEAR, YEARS_A_ROUND, Game
from ruhrsim.workshop.outcomes import REGION, compare_year
from ruhrsim.workshop.region import scenario_of, years_of
from ruhrsim.workshop.teams import all_teams

USES_OF = {"own": ("own",), "land": ("land",), "poach": ("subsidy", "tax"), "university": ("university",)}
"""Causes that a team decides by itself, with their uses."""
CAUSES = ("earlier", "pot", *USES_OF, "others")
"""Causes in the order in which they are counted."""
NOTHING, POT = "nothing", "pot"
_FEWEST_JOBS, _MOST_MOVES = 20.0, 12


def steps_of(game: Game) -> dict[str, Scenario]:
    """Return the runs that the last round's causes need besides the game and the region as today.

    Args:
        game: A game with at least one round played.

    Returns:
        Scenarios by name, each of the rounds so far. In the first round `nothing` is the region as today.
    """
    paid = dict.fromkeys(game.settings.teams, (POT,))
    counted = {NOTHING: {}} if len(game.past) > 1 else {}
    counted |= {POT: paid}
    for team in told_teams(game):
        uses = (POT,)
        for cause in _own_causes(game, team):
            uses = (*uses, *USES_OF[cause])
            counted[f"{team}:{cause}"] = paid | {team: uses}
    return {
        name: scenario_of(game, f"because_{name.replace(':', '_')}", some) for name, some in counted.items()
    }


def told_teams(game: Game) -> list[str]:
    """Return the teams whose causes are worked out: those that people play, as each costs runs of its own."""
    return [team for team in game.settings.teams if team not in game.led]


def _own_causes(game: Game, team: str) -> list[str]:
    """Return the causes of a team's own making; its themes always, as they are never exactly those of today."""
    made = game.past[-1][team]
    return [
        cause for cause, uses in USES_OF.items() if cause == "own" or any(getattr(made, use) for use in uses)
    ]


def causes_of(
    game: Game, played: pd.DataFrame, today: pd.DataFrame, steps: Mapping[str, pd.DataFrame]
) -> dict[str, dict[str, pd.Series]]:
    """Return points by player (teams that people play, and the region), cause and seed.

    What teams do besides the pot is the region's `others`.

    Args:
        game: The game.
        played: Yearly rows of towns with `seed`, of the game.
        today: The same of the region as today.
        steps: The same of `steps_of`.
    """
    number, year = len(game.past), years_of(len(game.past) - 1)[1]
    standing = {
        name: _standing(table, today, game, year)
        for name, table in (
            *steps.items(),
            ("played", played),
            *((("nothing", today),) if number == 1 else ()),
        )
    }
    before = _standing(played, today, game, year - YEARS_A_ROUND) if number > 1 else 0.0 * standing[NOTHING]
    return {
        player: dict(_parts(player, _steps_for(game, player), standing, before))
        for player in (*told_teams(game), REGION)
    }


def _steps_for(game: Game, player: str) -> list[tuple[str, str]]:
    """Return causes and the names of the runs that count them, in their order."""
    own = [] if player == REGION else [(cause, f"{player}:{cause}") for cause in _own_causes(game, player)]
    earlier = [("earlier", NOTHING)] if len(game.past) > 1 else []
    return [*earlier, ("pot", POT), *own, ("others", "played")]


def _parts(player, steps, standing, before) -> Iterator[tuple[str, pd.Series]]:
    last = before[player] if steps[0][0] == "earlier" else standing[NOTHING][player]
    for cause, name in steps:
        now = standing[name][player]
        yield cause, now - last
        last = now


def _standing(table, today, game, year) -> pd.DataFrame:
    rows = compare_year(table, today, game.settings, year)
    return rows.pivot(index="seed", columns="player", values="points")


def summarise_causes(causes: Mapping[str, Mapping[str, pd.Series]]) -> dict:
    """Return what is kept of the causes: `causes` by player and cause as mean and half width of the 90 % interval.

    Args:
        causes: As `causes_of` returns them.
    """
    return {
        "causes": {
            player: {cause: _sized(values) for cause, values in parts.items()}
            for player, parts in causes.items()
        }
    }


def moves_of(moved: Sequence[np.ndarray], moved_today: Sequence[np.ndarray]) -> list[dict]:
    """Return jobs that moved between districts beyond those that would have moved as today.

    Args:
        moved: Jobs moved from town to town in the round, one array of shape (n_towns, n_towns) a seed.
        moved_today: The same in the region as today.

    Returns:
        Net moves that are clear of chance, the largest first, as `{"from", "to", "jobs", "half"}`.
    """
    place, keys = _districts(), list(all_teams())
    net = []
    for one, other in zip(moved, moved_today, strict=True):
        between = place.T @ (one - other) @ place
        net.append(between - between.T)
    pairs = [(a, b) for a in range(len(keys)) for b in range(len(keys)) if a != b]
    table = pd.DataFrame({pair: [seed[pair] for seed in net] for pair in pairs})
    sizes = {pair: _sized(table[pair]) for pair in pairs}
    clear = [
        {"from": keys[a], "to": keys[b], "jobs": jobs, "half": half}
        for (a, b), (jobs, half) in sizes.items()
        if half is not None and jobs - half > 0.0 and jobs >= _FEWEST_JOBS
    ]
    return sorted(clear, key=lambda move: -move["jobs"])[:_MOST_MOVES]


def _districts() -> np.ndarray:
    """Return which town belongs to which district, shape (n_towns, n_districts), 0 or 1."""
    names = read_region_start(FIRST_YEAR - 1).names
    return np.array([np.isin(names, team.towns) for team in all_teams().values()]).T.astype(float)


def _sized(values: pd.Series) -> list[float | None]:
    row = mean_with_interval(values.to_frame()).iloc[0]
    half = (row["high"] - row["low"]) / 2
    return [float(values.mean()), float(half) if np.isfinite(half) else None]
