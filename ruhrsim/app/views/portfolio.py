"""Who does what: the share of each theme in each town's money, as the strategy has it."""

from functools import lru_cache

import numpy as np

from ruhrsim.inputs.sectors import N_THEMES, SECTOR_LIST, THEMES
from ruhrsim.inputs.tables import read_municipalities
from ruhrsim.parameters import Parameters
from ruhrsim.processes.strategies import agreed_themes, location_quotients, portfolio
from ruhrsim.scenario import Scenario
from ruhrsim.state.initial import read_region_start


@lru_cache
def _start(year: int):
    region = read_region_start(year)
    return list(region.names), region.jobs, location_quotients(region.jobs)


def shares(scenario: Scenario) -> dict[str, list[float]]:
    """Return each town's shares of the six themes; what goes to other sectors is left out."""
    names, jobs, quotients = _start(scenario.start)
    strategies = [scenario.strategy.of(str(name)) for name in names]
    agreed = agreed_themes(quotients, np.array([s.themes_per_town for s in strategies]))
    trend = Parameters().with_overrides(scenario.parameters).conditions.trends()
    return {str(name): [round(float(x), 4) for x in portfolio(s, jobs[m], agreed[m], trend)[:N_THEMES]]
            for m, (name, s) in enumerate(zip(names, strategies, strict=True))}


def matrix(scenario: Scenario, language: str) -> dict:
    """Return the matrix for the screen: `themes` and `groups` (Kreise) of towns with their shares."""
    table, now = read_municipalities(), shares(scenario)
    groups = [{"name": kreis, "towns": [{"name": name, "shares": now[name], "own": name in scenario.strategy.towns}
                                        for name in sorted(table["name"][table["kreis"] == kreis])]}
              for kreis in sorted(table["kreis"].unique())]
    return {"themes": [{"key": s.key, "label": s.label(language)} for s in SECTOR_LIST if s.theme], "groups": groups}


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
