import numpy as np
import pytest

from ruhrsim.model.start.establishments import LOW, class_counts, class_shares, round_to_total
from ruhrsim.model.start.geography import kreis_keys, sum_to_kreis
from ruhrsim.model.start.region_start import read_region_start
from ruhrsim.regions.region import read_region
from ruhrsim.regions.sectors import sector_index


@pytest.fixture(params=read_region().start_years, scope="module")
def start(request):
    return read_region_start(request.param)


@pytest.fixture(scope="module")
def outlook():
    return read_region_start(2025)


def test_class_shares_of_each_kreis_within_a_point(start):
    counts = sum_to_kreis(start.establishments.sum(axis=1))
    shares = counts / counts.sum(axis=1, keepdims=True)
    assert 100 * shares == pytest.approx(100 * class_shares(start.year), abs=1.0)


def test_five_cities_have_their_published_establishments(outlook):
    """Dortmund 2023: 22,471 establishments, 162 of them with 250 and more employees."""
    counts = sum_to_kreis(outlook.establishments.sum(axis=1))
    dortmund = np.searchsorted(kreis_keys(), "05913")
    assert counts[dortmund].sum() == pytest.approx(22_471, abs=30)
    assert counts[dortmund, -1] == 162
    assert 155_000 < counts.sum() < 180_000


def test_establishments_are_whole_and_can_hold_the_jobs(start):
    counts = start.establishments
    assert (counts == np.rint(counts)).all()
    assert (counts >= 0).all()
    assert (counts.sum(axis=2) >= 1).all()
    assert (counts @ LOW < start.jobs).all()


def test_mean_size_of_large_establishments_is_plausible(outlook):
    jobs = sum_to_kreis(outlook.jobs.sum(axis=1))
    counts = class_counts(2025, jobs)
    means = (jobs - counts[:, :3] @ [2.5, 19.5, 98.0]) / counts[:, 3]
    assert (means > 300).all()
    assert (means < 900).all()


def test_round_to_total_by_hand():
    expected = np.array([0.2, 1.7, 2.6, 0.5])
    assert round_to_total(expected, 5).tolist() == [0, 2, 3, 0]
    assert round_to_total(expected, 5, most=np.array([9, 1, 9, 9])).tolist() == [0, 1, 3, 1]


def test_sectors_of_the_five_cities_follow_the_section_table(outlook):
    """Health (section Q and small parts of others) has a tenth of the five cities' establishments."""
    cities = np.isin(outlook.ags, ("05112000", "05113000", "05513000", "05911000", "05913000"))
    counts = outlook.establishments[cities].sum(axis=(0, 2))
    assert counts[sector_index("health")] / counts.sum() == pytest.approx(8825 / 82_957, abs=0.02)
    assert counts[sector_index("logistics")] / counts.sum() == pytest.approx(4694 / 82_957, abs=0.01)
