import numpy as np
import pytest

from ruhrsim.model.start.relatedness import RelatednessEstimate, read_relatedness
from ruhrsim.regions.sectors import N_SECTORS, sector_index


def test_matrix_is_symmetric_between_zero_and_one():
    matrix = read_relatedness()
    assert matrix.shape == (N_SECTORS, N_SECTORS)
    assert np.array_equal(matrix, matrix.T)
    assert (np.diag(matrix) == 1).all()
    assert matrix.min() >= 0
    assert matrix.max() <= 1


def test_known_pair_is_the_mean_of_both_tables():
    """Green technology and logistics: 0.5758 (flows) and 0.5173 (connections)."""
    pair = sector_index("green_tech"), sector_index("logistics")
    assert read_relatedness()[pair] == pytest.approx(((0.5758 + 0.5173) / 2 + 1) / 2)


def test_missing_pair_gets_the_assumed_value():
    pair = sector_index("cyber_ai"), sector_index("green_tech")
    assert read_relatedness(RelatednessEstimate(missing=0.3))[pair] == 0.3
