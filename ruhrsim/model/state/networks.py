"""Graphs between towns and between founders, and the matrices that the processes read from them."""

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Protocol

import networkx as nx
import numpy as np


class Group(Protocol):
    """Towns that cooperate among themselves."""

    @property
    def towns(self) -> Sequence[str]:
        """Names of the towns."""
        ...

    @property
    def level(self) -> float:
        """Cooperation among them, 0 to 1."""
        ...


class Alliances(Protocol):
    """Who works with whom."""

    @property
    def all(self) -> float:
        """Cooperation of every town with every other, 0 to 1."""
        ...

    @property
    def neighbours(self) -> float:
        """Cooperation of towns with a common border, 0 to 1."""
        ...

    @property
    def groups(self) -> Sequence[Group]:
        """Groups of towns."""
        ...


def cooperation_graph(names: list[str], adjacency: nx.Graph, cooperation: Alliances) -> nx.Graph:
    """Return the graph of cooperation: towns as nodes, `weight` between 0 and 1 on each edge.

    Args:
        names: Names of the towns, in their order.
        adjacency: Graph of neighbouring towns.
        cooperation: Who works with whom; between two towns the highest level counts that applies to both.
    """
    graph = nx.complete_graph(len(names))
    nx.set_edge_attributes(graph, cooperation.all, "weight")
    _raise_weights(graph, adjacency.edges, cooperation.neighbours)
    for group in cooperation.groups:
        members = [names.index(town) for town in group.towns]
        _raise_weights(graph, combinations(sorted(members), 2), group.level)
    return graph


def _raise_weights(graph: nx.Graph, edges: Iterable[tuple[int, int]], level: float) -> None:
    for a, b in edges:
        graph[a][b]["weight"] = max(graph[a][b]["weight"], level)


def cooperation_weights(graph: nx.Graph) -> np.ndarray:
    """Return weights of cooperation between towns, zero on the diagonal, shape (n_towns, n_towns)."""
    return nx.to_numpy_array(graph, nodelist=range(len(graph)))


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
