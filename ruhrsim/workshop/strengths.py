"""The agreed list: which themes the region would give to which team."""

from functools import cache

import numpy as np

from ruhrsim.model.processes.strategies import agreed_themes, location_quotients
from ruhrsim.model.start.region_start import read_region_start
from ruhrsim.regions.sectors import THEMES
from ruhrsim.workshop.game import FIRST_YEAR
from ruhrsim.workshop.teams import all_teams

_THEMES_PER_TOWN = 2


@cache
def _agreed() -> dict[str, np.ndarray]:
    start = read_region_start(FIRST_YEAR - 1)
    agreed = agreed_themes(location_quotients(start.jobs), _THEMES_PER_TOWN)
    return dict(zip(start.names.tolist(), agreed, strict=True))


def agreed_points(team: str) -> dict[str, int]:
    """Return points by theme that follow the agreed list: a team's towns count alike, at most 10 a theme."""
    return _points(sum(_agreed()[town].astype(int) for town in all_teams()[team].towns))


def agreed_points_of_town(town: str) -> dict[str, int]:
    """Return a point for each theme that the agreed list gives a town."""
    return _points(_agreed()[town].astype(int))


def _points(counts) -> dict[str, int]:
    return {theme: min(int(count), 10) for theme, count in zip(THEMES, counts, strict=True) if count}
