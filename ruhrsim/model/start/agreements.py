"""What towns have agreed: who works with whom, which themes and fields are whose; anew in each phase."""

from functools import lru_cache

import networkx as nx
import numpy as np

from ruhrsim.model.processes import fields
from ruhrsim.model.processes.strategies import agreed_themes, field_weights, theme_weights
from ruhrsim.model.start.region_start import RegionStart
from ruhrsim.model.state.networks import cooperation_graph, cooperation_weights, counted_as_own


def set_cooperation(model, strategy) -> None:
    """Note who works with whom: a graph, its weights, and who pays into joint programmes."""
    alliances = strategy.cooperation
    model.cooperation_graph, model.cooperation = _cooperation(model.region, alliances)
    model.paying = np.array([name not in alliances.free_riders for name in model.town_names])


@lru_cache(maxsize=64)
def _cooperation(region: RegionStart, alliances):
    """Return the graph of cooperation and its weights; shared by all runs, so neither can be changed."""
    graph = nx.freeze(cooperation_graph(region.names.tolist(), region.adjacency, alliances))
    weights = cooperation_weights(graph)
    weights.setflags(write=False)
    return graph, weights


def share_out_strengths(model, strategy) -> None:
    """Note the themes (or fields in each) agreed for the towns, and where in a theme their money is aimed."""
    strategies = [strategy.of(name) for name in model.town_names]
    per_town = np.array([own.themes_per_town for own in strategies])
    agreed = agreed_themes(model.quotients, per_town, model.region.themes).astype(float)
    aimed = np.array([field_weights(own.weights) for own in strategies])
    evenly = np.array([theme_weights(own.weights) for own in strategies])
    for n_strengths in {own.n_strengths for own in strategies} - {None}:
        rows = [own.n_strengths == n_strengths for own in strategies]
        agreed_to = fields.agreed_fields(
            model.quotients, model.jobs_start, n_strengths, per_town, model.region.themes
        )
        aimed[rows] = agreed_to[rows]
        agreed[rows] = fields.by_theme(aimed)[rows]
    model.agreed, model.aim = agreed, fields.aim_of(aimed, evenly)


def begin_phase(model, strategy) -> None:
    """Let all towns follow another strategy from this quarter on."""
    for town in model.municipalities:
        town.strategy = strategy.of(town.name)
    set_cooperation(model, strategy)
    share_out_strengths(model, strategy)
    model.support.cooperate(model.cooperation * model.paying)
    model.surroundings.cooperate(counted_as_own(model.cooperation, model.parameters.spillovers.parochial))
