"""Who does what: the share of each theme in each town's money, as the strategy has it."""

from functools import lru_cache

from ruhrsim.app.place import here
from ruhrsim.model.parameters import Parameters
from ruhrsim.model.processes.strategies import location_quotients, portfolio
from ruhrsim.model.start.agreements import strengths
from ruhrsim.model.start.region_start import read_region_start
from ruhrsim.regions.sectors import N_THEMES, SECTOR_LIST, THEMES
from ruhrsim.scenarios.scenario import Scenario


@lru_cache
def _start(year: int, region: str):
    start = read_region_start(year, region)
    return start, location_quotients(start.jobs)


@lru_cache
def _kreise() -> dict[str, list[str]]:
    table = here().towns()
    return {kreis: sorted(names) for kreis, names in table.groupby("kreis")["name"]}


def shares(scenario: Scenario) -> dict[str, list[float]]:
    """Return each town's shares of the six themes; what goes to other sectors is left out."""
    start, quotients = _start(scenario.start, scenario.region)
    strategies = {name: scenario.strategy.of(name) for name in start.names.tolist()}
    agreed, _ = strengths(tuple(strategies.values()), quotients, start.jobs, start.themes)
    trend = Parameters().with_overrides(scenario.parameters).conditions.trends()
    return {
        name: _shares(strategy, start.jobs[m], agreed[m], trend, start.themes)
        for m, (name, strategy) in enumerate(strategies.items())
    }


def _shares(strategy, jobs, agreed, trend, themes) -> list[float]:
    return [round(float(share), 4) for share in portfolio(strategy, jobs, agreed, trend, themes)[:N_THEMES]]


def matrix(scenario: Scenario, language: str) -> dict:
    """Return the matrix for the screen: `themes` and `groups` (Kreise) of towns with their shares."""
    now = shares(scenario)
    groups = [
        {
            "name": kreis,
            "towns": [
                {"name": name, "shares": now[name], "own": name in scenario.strategy.towns} for name in names
            ],
        }
        for kreis, names in _kreise().items()
    ]
    return {
        "themes": [{"key": s.key, "label": s.label(language)} for s in SECTOR_LIST if s.theme],
        "groups": groups,
    }


def painted(scenario: Scenario, towns: list[str], theme: str, on: bool) -> dict[str, dict[str, float]]:
    """Return the weights of towns after a theme was switched on or off in them, evenly over those left.

    Args:
        scenario: As it is now.
        towns: Names of the towns.
        theme: Key of the theme.
        on: Whether it is chosen afterwards. The last theme of a town can't be taken away.
    """
    now = shares(scenario)
    return {town: _evenly(now[town], theme, on) for town in towns if town in now}


def _evenly(row: list[float], theme: str, on: bool) -> dict[str, float]:
    chosen = {key for key, share in zip(THEMES, row, strict=True) if share > 0}
    left = chosen | {theme} if on else chosen - {theme}
    left = left or chosen
    return {key: 1.0 / len(left) for key in THEMES if key in left}
