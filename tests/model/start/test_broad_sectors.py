import numpy as np
import pytest

from ruhrsim.model.start.broad_sectors import BROAD, CITYWIDE, broad_index, broad_shares
from ruhrsim.model.start.geography import kreis_keys
from ruhrsim.regions.region import read_region
from ruhrsim.regions.tables import read_constituency_sectors

PRODUCING = BROAD.index("producing")


def test_broad_shares_meet_the_published_ones_of_2016():
    table = read_constituency_sectors().set_index("wahlkreis_nr").share_producing_pct
    for kreis, number in CITYWIDE.items():
        share = broad_shares(2016)[np.searchsorted(kreis_keys(), kreis), PRODUCING]
        assert 100 * share == pytest.approx(table[number], abs=0.1)


def test_duisburg_follows_its_own_series():
    duisburg = np.searchsorted(kreis_keys(), "05112")
    assert broad_shares(2025)[duisburg, PRODUCING] == pytest.approx(44_685 / 178_093)
    assert broad_shares(2007)[duisburg, PRODUCING] == pytest.approx(51_331 / 156_999)


@pytest.mark.parametrize("year", read_region().start_years)
def test_broad_shares_sum_to_one(year):
    assert broad_shares(year).sum(axis=1) == pytest.approx(1.0)
    assert broad_shares(year).min() >= 0


def test_producing_share_of_a_left_out_kreis_is_predicted_within_three_points():
    table = read_constituency_sectors().set_index("wahlkreis_nr").share_producing_pct / 100
    rows = [np.searchsorted(kreis_keys(), kreis) for kreis in CITYWIDE]
    published = np.array([table[number] for number in CITYWIDE.values()])
    index = broad_index(2016)[rows, PRODUCING]
    ratio = published / index
    predicted = np.array([index[i] * np.delete(ratio, i).mean() for i in range(len(rows))])
    assert np.abs(predicted - published).max() < 0.03
    assert np.abs(predicted - published).mean() < 0.015


def test_service_columns_are_read_in_the_order_that_occupations_support():
    table = read_constituency_sectors().set_index("wahlkreis_nr").loc[list(CITYWIDE.values())]
    index = broad_index(2016)[[np.searchsorted(kreis_keys(), kreis) for kreis in CITYWIDE]]
    assert np.corrcoef(table.share_other_services_pct, index[:, 4])[0, 1] > 0.9
    assert np.corrcoef(table.share_public_private_services_pct, index[:, 3])[0, 1] > 0.9
    assert np.corrcoef(table.share_public_private_services_pct, index[:, 4])[0, 1] < 0
