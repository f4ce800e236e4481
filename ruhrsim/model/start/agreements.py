"""What towns have agreed: who works with whom, which themes and fields are whose; anew in each phase."""

from dataclasses import dataclass
from functools import lru_cache

import networkx as nx
import numpy as np

from ruhrsim.model.processes import fields
from ruhrsim.model.processes.strategies import ALL_THEMES, agreed_themes, field_weights, theme_weights
from ruhrsim.model.start.region_start import RegionStart
from ruhrsim.model.state.networks import cooperation_graph, cooperation_weights
from ruhrsim.scenarios.scenario import CommonStrategy, Cooperation, TownStrategy


@dataclass(frozen=True, slots=True, eq=False)
class Agreements:
    """What towns have agreed; another record with each phase.

    Args:
        strategies: What each town does with its budget, in the order of the towns.
        cooperation: Who works with whom, 0 to 1, zero on the diagonal, shape (n_towns, n_towns).
        paying: Which towns pay into joint programmes, boolean, shape (n_towns,).
        themes: Themes agreed for a town, or the number of fields agreed in each, shape (n_towns, n_themes).
        aim: Part of each theme's money that is aimed at a field, shape (n_towns, n_fields).
    """

    strategies: tuple[TownStrategy | CommonStrategy, ...]
    cooperation: np.ndarray
    paying: np.ndarray
    themes: np.ndarray
    aim: np.ndarray


def agree(strategy: CommonStrategy, tables: RegionStart, quotients: np.ndarray) -> Agreements:
    """Return what the towns agree under a strategy or one of its phases.

    Args:
        strategy: What the towns do.
        tables: The region at the start; names, neighbours and jobs are read.
        quotients: Location quotients at the start, shape (n_towns, n_sectors).
    """
    names = tables.names.tolist()
    strategies = tuple(strategy.of(name) for name in names)
    alliances = strategy.cooperation
    paying = np.array([name not in alliances.free_riders for name in names])
    shared = strengths(strategies, quotients, tables.jobs, tables.themes)
    return Agreements(strategies, _cooperation(tables, alliances), paying, *shared)


@lru_cache(maxsize=64)
def _cooperation(tables: RegionStart, alliances: Cooperation) -> np.ndarray:
    """Return weights of cooperation; shared by all runs, so read-only."""
    graph: nx.Graph = cooperation_graph(tables.names.tolist(), tables.adjacency, alliances)
    weights = cooperation_weights(graph)
    weights.setflags(write=False)
    return weights


def strengths(
    strategies: tuple[TownStrategy | CommonStrategy, ...],
    quotients: np.ndarray,
    jobs: np.ndarray,
    themes: np.ndarray = ALL_THEMES,
) -> tuple[np.ndarray, np.ndarray]:
    """Share the strengths out over the towns.

    Args:
        strategies: Strategy of each town.
        quotients: Location quotients at the start, shape (n_towns, n_sectors).
        jobs: Employees at the start, shape (n_towns, n_sectors).
        themes: Themes of the region, boolean, shape (n_themes,).

    Returns:
        Themes (or number of fields in each) agreed for the towns, shape (n_towns, n_themes), and where in
        a theme their money is aimed, shape (n_towns, n_fields).
    """
    per_town = np.array([own.themes_per_town for own in strategies])
    agreed = agreed_themes(quotients, per_town, themes).astype(float)
    aimed = np.array([field_weights(own.weights) for own in strategies])
    evenly = np.array([theme_weights(own.weights) for own in strategies])
    for n_strengths in {own.n_strengths for own in strategies if own.n_strengths is not None}:
        rows = [own.n_strengths == n_strengths for own in strategies]
        aimed[rows] = fields.agreed_fields(quotients, jobs, n_strengths, per_town, themes)[rows]
        agreed[rows] = fields.by_theme(aimed)[rows]
    return agreed, fields.aim_of(aimed, evenly)
