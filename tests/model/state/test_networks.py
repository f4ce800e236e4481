"""Graphs: cooperation between towns, ties between universities and their spin-offs."""

from itertools import combinations

import networkx as nx
import numpy as np
import pytest

from ruhrsim.model.state.networks import Ties, cooperation_graph, cooperation_weights
from ruhrsim.scenarios.scenario import Cooperation


def slots(*numbers):
    return np.array(numbers, dtype=np.uint64)


NAMES = ["Bochum", "Herne", "Essen", "Hagen"]
NEXT_TO_EACH_OTHER = {("Bochum", "Herne"), ("Bochum", "Essen"), ("Bochum", "Hagen")}


def weights(**alliances):
    """Return the weights of four towns, of which Bochum borders on the other three."""
    adjacency = nx.empty_graph(4)
    adjacency.add_edges_from((NAMES.index(a), NAMES.index(b)) for a, b in NEXT_TO_EACH_OTHER)
    return cooperation_weights(cooperation_graph(NAMES, adjacency, Cooperation.model_validate(alliances)))


def group(level, *towns):
    return {"towns": list(towns), "level": level}


def pairs(matrix):
    """Return the weight of every pair of towns by name."""
    return {(NAMES[a], NAMES[b]): matrix[a, b] for a, b in combinations(range(4), 2)}


def test_a_common_level_reaches_every_pair_and_no_town_alone():
    assert weights(all=0.4) == pytest.approx(0.4 * (1.0 - np.eye(4)))


def test_a_group_raises_its_own_pairs_only():
    found = pairs(weights(all=0.2, groups=[group(0.9, "Hagen", "Herne", "Essen")]))
    inside = {("Herne", "Essen"), ("Herne", "Hagen"), ("Essen", "Hagen")}
    assert found == {pair: 0.9 if pair in inside else 0.2 for pair in found}


def test_neighbours_are_those_with_a_common_border():
    found = pairs(weights(all=0.1, neighbours=0.6))
    assert found == {pair: 0.6 if pair in NEXT_TO_EACH_OTHER else 0.1 for pair in found}


def test_the_highest_level_that_applies_counts():
    """Bochum and Herne: 0.3 with all, 0.5 as neighbours, 0.8 and 0.4 in two groups; Herne and Essen 0.4."""
    groups = [group(0.8, "Bochum", "Herne"), group(0.4, "Bochum", "Herne", "Essen")]
    found = pairs(weights(all=0.3, neighbours=0.5, groups=groups))
    assert found["Bochum", "Herne"] == 0.8
    assert found["Bochum", "Essen"] == 0.5
    assert found["Herne", "Essen"] == 0.4
    assert found["Herne", "Hagen"] == 0.3


def test_a_group_never_lowers_cooperation():
    assert weights(all=0.7, groups=[group(0.1, "Bochum", "Herne")]) == pytest.approx(weights(all=0.7))


def test_cooperation_is_mutual():
    found = weights(all=0.1, neighbours=0.4, groups=[group(0.9, "Hagen", "Essen")])
    assert np.array_equal(found, found.T)


def test_ties_count_living_spin_offs_of_each_university():
    ties = Ties(3)
    ties.add(np.array([0, 0, 2]), slots(11, 12, 13))
    assert ties.mentors().tolist() == [2.0, 0.0, 1.0]


def test_a_closed_firm_mentors_nobody():
    ties = Ties(2)
    ties.add(np.array([0, 0, 1]), slots(11, 12, 13))
    ties.drop(slots(12, 13))
    assert ties.mentors().tolist() == [1.0, 0.0]


def test_other_firms_that_close_leave_the_ties_alone():
    ties = Ties(1)
    ties.add(np.array([0]), slots(11))
    ties.drop(slots(0, 99))
    assert ties.spin_offs_of(0) == 1


def test_large_slots_are_told_apart():
    ties = Ties(1)
    ties.add(np.array([0, 0]), slots(2**63 + 1, 2**63 + 2))
    ties.drop(slots(2**63 + 2))
    assert ties.spin_offs_of(0) == 1


def test_ties_as_a_graph():
    ties = Ties(2)
    ties.add(np.array([0, 0, 1]), slots(11, 12, 13))
    ties.drop(slots(12))
    graph = ties.graph()
    assert set(graph.nodes) == {("university", 0), ("university", 1), ("firm", 11), ("firm", 13)}
    assert set(graph.edges) == {(("university", 0), ("firm", 11)), (("university", 1), ("firm", 13))}
