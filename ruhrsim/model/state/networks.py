"""Graphs between towns and between founders, and the matrices that the processes read from them."""

from itertools import combinations

import networkx as nx
import numpy as np


def cooperation_graph(names: list[str], adjacency: nx.Graph, cooperation) -> nx.Graph:
    """Return the graph of cooperation: towns as nodes, `weight` between 0 and 1 on each edge.

    Args:
        names: Names of the towns, in their order.
        adjacency: Graph of neighbouring towns.
        cooperation: Has `all`, `neighbours` and `groups` (each with `towns` and `level`); between two
            towns the highest level counts that applies to both.
    """
    graph = nx.complete_graph(len(names))
    nx.set_edge_attributes(graph, cooperation.all, "weight")
    _raise_weights(graph, adjacency.edges, cooperation.neighbours)
    for group in cooperation.groups:
        members = [names.index(town) for town in group.towns]
        _raise_weights(graph, combinations(sorted(members), 2), group.level)
    return graph


def _raise_weights(graph, edges, level):
    for a, b in edges:
        graph[a][b]["weight"] = max(graph[a][b]["weight"], level)


def cooperation_weights(graph: nx.Graph) -> np.ndarray:
    """Return weights of cooperation between towns, zero on the diagonal, shape (n_towns, n_towns)."""
    return nx.to_numpy_array(graph, nodelist=range(len(graph)))


def counted_as_own(weights: np.ndarray, parochial: float) -> np.ndarray:
    """Return how far a town counts another's firms as its own cluster, shape (n_towns, n_towns).

        counted[m, j] = parochial + (1 - parochial) · weight[m, j],   counted[m, m] = 1

    Args:
        weights: Weights of cooperation.
        parochial: What crosses a town border without any cooperation, 0 to 1.
    """
    matrix = parochial + (1.0 - parochial) * weights
    np.fill_diagonal(matrix, 1.0)
    return matrix


class Ties:
    """Living ties between universities and the firms that their graduates founded.

    Founders who stay in business become mentors of the next ones: the number of living spin-offs of a
    site raises its graduates' chance of founding.

    Attributes:
        university_of: University index of each tied firm, by slot.
    """

    def __init__(self, n_universities: int):
        self.university_of: dict[int, int] = {}
        self._living = np.zeros(n_universities)

    def add(self, universities: np.ndarray, slots: np.ndarray) -> None:
        """Tie newly founded firms to the universities of their founders."""
        np.add.at(self._living, universities, 1.0)
        self.university_of.update(zip(slots.tolist(), universities.tolist(), strict=True))

    def drop(self, slots: np.ndarray) -> None:
        """Forget firms that closed or left."""
        for slot in slots.tolist():
            if slot in self.university_of:
                self._living[self.university_of.pop(slot)] -= 1.0

    def graph(self) -> nx.Graph:
        """Return the ties as a graph with nodes `("university", index)` and `("firm", slot)`."""
        graph = nx.Graph()
        graph.add_nodes_from(("university", u) for u in range(len(self._living)))
        graph.add_edges_from((("university", u), ("firm", slot)) for slot, u in self.university_of.items())
        return graph

    def spin_offs_of(self, university: int) -> int:
        """Number of living rows of firms tied to a university."""
        return int(self._living[university])

    def mentors(self) -> np.ndarray:
        """Living tied firms by university, shape (n_universities,)."""
        return self._living.copy()
