"""Honest results: the front and strategies beside it, judged anew in worlds and on luck that the search has not met.

The best of many noisy numbers is too good: what a search claims shrinks when it is measured again (the winner's
curse). So only what is measured here is a result; the claim stands beside it to show how far it shrank.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ruhrsim.scenarios.scenario import Scenario
from ruhrsim.search.aims import AIMS
from ruhrsim.search.engine import Evaluated, fresh_worlds
from ruhrsim.search.fronts import spread_out
from ruhrsim.search.limits import hectares
from ruhrsim.search.problem import Problem
from ruhrsim.search.runs import Request, Runner
from ruhrsim.search.found_records import CARRY_ON, FOUND, SHIPPED_STRATEGY, FoundStrategy
from ruhrsim.search.words import strategy_words

_FRESH_LUCK = 1_000_000
_LUCKS_PER_WORLD = 1_000


@dataclass(frozen=True)
class Judged:
    """Strategies with what fresh worlds say.

    Args:
        strategies: Carrying on, found ones in rising order of the first aim, shipped ones.
        scenarios: The same as scenarios.
        points: Number of each strategy among the points of the search, -1 for others.
        worlds: Numbers of the worlds.
        values: Levels, means over seeds, shape (n_strategies, n_worlds, n_aims).
        towns: Differences of towns' rates, points, means over worlds, shape (n_strategies, n_towns).
    """

    strategies: tuple[FoundStrategy, ...]
    scenarios: tuple[Scenario, ...]
    points: tuple[int, ...]
    worlds: tuple[int, ...]
    values: np.ndarray
    towns: np.ndarray

    @property
    def found(self) -> list[int]:
        """Numbers of the strategies that the search found."""
        return [row for row, number in enumerate(self.points) if number >= 0]


def members(found: Evaluated) -> np.ndarray:
    """Return the numbers of the points that are judged anew: the front's ends and its loneliest members."""
    front = found.front()
    return front[spread_out(found.judged()[front], found.problem.file.final.members)]


def found_scenarios(problem: Problem, points: np.ndarray) -> list[Scenario]:
    """Return the scenarios of found strategies, named in their order."""
    return [
        problem.scenario(
            problem.decide(point),
            f"{problem.file.name}_found_{number:02d}",
            f"Gefundene Strategie {number}",
            f"Found strategy {number}",
        )
        for number, point in enumerate(points, start=1)
    ]


def judge_anew(found: Evaluated, runner: Runner) -> Judged:
    """Run the front, carrying on and the scenarios beside them in fresh worlds.

    Args:
        found: What the search evaluated.
        runner: Computes runs, or finds them in its archive.
    """
    problem, chosen = found.problem, members(found)
    own = found_scenarios(problem, found.points[chosen])
    scenarios = (problem.base, *own, *problem.beside)
    numbers = (-1, *chosen.tolist(), *(-1 for _ in problem.beside))
    worlds = fresh_worlds(problem, problem.file.final.worlds)
    values, towns = measure(scenarios, worlds, problem.file.final.seeds, runner)
    strategies = tuple(
        _strategy(found, scenario, number, towns[row])
        for row, (scenario, number) in enumerate(zip(scenarios, numbers, strict=True))
    )
    return Judged(strategies, scenarios, numbers, tuple(worlds), values, towns)


def measure(
    scenarios: Sequence[Scenario], worlds: Sequence[int], seeds: int, runner: Runner
) -> tuple[np.ndarray, np.ndarray]:
    """Run scenarios in worlds, each with some seeds that no other world has.

    Returns:
        Means over seeds, shape (n_scenarios, n_worlds, n_aims); differences of towns' rates to the first
        scenario, means over worlds, shape (n_scenarios, n_towns).
    """
    # World by world, so that a stopped command has whole worlds.
    requests = [
        Request(scenario, world, _FRESH_LUCK + _LUCKS_PER_WORLD * world + seed)
        for world in worlds
        for seed in range(seeds)
        for scenario in scenarios
    ]
    outcomes = runner.run(requests)
    shape = (len(worlds), seeds, len(scenarios))
    aims = np.array([one.aims for one in outcomes]).reshape(*shape, -1).mean(axis=1)
    rates = np.array([one.towns for one in outcomes]).reshape(*shape, -1).mean(axis=(0, 1))
    return aims.transpose(1, 0, 2), rates - rates[0]


def land_ha(problem: Problem, scenario: Scenario) -> float:
    """Return the land that a scenario's programmes make ready in all years, hectares."""
    made = 0.0
    for table in scenario.policy:
        first, last = max(table["from"], problem.first), min(table["to"], problem.last)
        if first <= last:
            made += hectares(table["instrument"], table["eur_per_year"] / 1e6, last - first + 1)
    return made


def _strategy(found: Evaluated, scenario: Scenario, number: int, towns: np.ndarray) -> FoundStrategy:
    problem, worst = found.problem, int(np.argmax(towns))
    words = {"de": scenario.description("de"), "en": scenario.description("en")}
    levers: dict[str, float] = {}
    claimed: dict[str, float] = {}
    kind = CARRY_ON if scenario is problem.base else SHIPPED_STRATEGY
    if number >= 0:
        kind, decision = FOUND, problem.decide(found.points[number])
        words = {language: strategy_words(problem, decision, language) for language in words}
        levers = problem.features(found.points[number])
        means = found.aims[number].mean(axis=0)
        claimed = dict(zip(AIMS, means.tolist(), strict=True))
    return FoundStrategy(
        key=scenario.name,
        kind=kind,
        title_de=scenario.title("de"),
        title_en=scenario.title("en"),
        words_de=words["de"],
        words_en=words["en"],
        levers=levers,
        scenario=scenario.to_dict(),
        claimed=claimed,
        worst_town=float(towns.max()),
        worst_town_name=str(problem.region.names[worst]),
        land_ha=land_ha(problem, scenario),
    )
