import numpy as np
import pytest

from ruhrsim.model.start.commuting_estimate import (
    commuting_fit,
    estimate_commuters,
    gravity_prediction,
    published_blocks,
    scaled_blocks,
)
from ruhrsim.model.start.geography import sum_to_kreis
from ruhrsim.model.start.region_start import read_region_start


@pytest.fixture(scope="module")
def start():
    return read_region_start(2025)


def test_published_blocks_reproduce_residence_and_workplace():
    blocks = published_blocks()
    assert blocks[0, 1] == 8480
    assert blocks[-1, -1] == 0
    assert (blocks >= 0).all()


def test_fitted_matrix_follows_the_published_one(start):
    fit = commuting_fit(start.commuters[:53, :53])
    assert fit["r2"] > 0.99
    assert fit["cpc"] > 0.95
    between = commuting_fit(start.commuters[:53, :53], between_only=True)
    assert between["r2"] > 0.9
    assert between["cpc"] > 0.9


def test_pure_gravity_is_worse_but_passes(start):
    flows = start.commuters[:53, :53]
    predicted = gravity_prediction(flows.sum(axis=1), flows.sum(axis=0), start.distance_km)
    assert predicted.sum(axis=0) == pytest.approx(flows.sum(axis=0))
    fit, between = commuting_fit(predicted), commuting_fit(predicted, between_only=True)
    assert 0.97 < fit["r2"] < commuting_fit(flows)["r2"]
    assert 0.85 < between["cpc"] < commuting_fit(flows, between_only=True)["cpc"]


def test_margins_hold_together_with_blocks(start):
    employed, jobs = start.commuters[:53].sum(axis=1), start.jobs.sum(axis=1)
    flows = estimate_commuters(employed, jobs, start.distance_km)
    blocks = sum_to_kreis(sum_to_kreis(flows[:53, :53]).T).T
    expected = scaled_blocks(sum_to_kreis(employed), sum_to_kreis(jobs))
    assert blocks == pytest.approx(expected[:-1, :-1], rel=1e-6)


def test_out_commuters_keep_their_share():
    """Twice the employed residents send out twice the commuters; the balance moves with the jobs."""
    blocks = published_blocks()
    doubled = scaled_blocks(2 * blocks[:-1].sum(axis=1), 2 * blocks[:, :-1].sum(axis=0))
    assert doubled[:-1, -1].sum() == pytest.approx(2 * blocks[:-1, -1].sum())


def test_fit_of_a_matrix_with_itself_is_perfect_and_of_a_flat_one_is_poor(start):
    flat = np.ones((53, 53))
    assert commuting_fit(flat)["r2"] < 0.3
    assert commuting_fit(start.commuters[:53, :53])["cpc"] > commuting_fit(flat)["cpc"]
