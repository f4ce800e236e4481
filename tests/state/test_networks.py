"""Graphs: cooperation between towns, ties between universities and their spin-offs."""

import networkx as nx
import numpy as np
import pytest

from ruhrsim.state.networks import Ties, cooperation_graph, cooperation_weights, counted_as_own


def slots(*numbers):
    return np.array(numbers, dtype=np.uint64)


def test_a_town_counts_itself_in_full():
    matrix = cooperation_matrix(cooperation_graph(4, 0.0), 0.0)
    assert matrix == pytest.approx(np.eye(4))


def test_cooperation_by_hand():
    matrix = cooperation_matrix(cooperation_graph(3, 0.5), 0.3)
    assert matrix[0] == pytest.approx([1.0, 0.65, 0.65])


def test_full_cooperation_knows_no_borders():
    assert cooperation_matrix(cooperation_graph(3, 1.0), 0.3) == pytest.approx(1.0)


def test_a_coalition_leaves_the_others_alone():
    graph = nx.empty_graph(3)
    graph.add_edge(0, 2, weight=1.0)
    matrix = cooperation_matrix(graph, 0.2)
    assert matrix == pytest.approx(np.array([[1.0, 0.2, 1.0], [0.2, 1.0, 0.2], [1.0, 0.2, 1.0]]))


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
