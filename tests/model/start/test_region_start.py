import networkx as nx
import numpy as np
import pytest

from ruhrsim.common.sourced import records
from ruhrsim.model.start.estimates import START_ESTIMATES
from ruhrsim.model.start.region_start import read_region_start
from ruhrsim.regions.region import read_region
from ruhrsim.regions.subjects import SUBJECTS
from ruhrsim.regions.tables import read_employment, read_municipalities, read_unemployment


@pytest.fixture(params=read_region().start_years, scope="module")
def start(request):
    return read_region_start(request.param)


def kreis_sums(start, values):
    return np.bincount(start.kreis, values)


def test_population_2025_is_that_of_the_register():
    start = read_region_start(2025)
    assert start.population.sum() == 5_162_812
    assert start.population[start.names == "Bochum"] == 366_385


def test_53_towns_sorted_by_key_in_15_kreise(start):
    assert len(start.ags) == len(set(start.ags)) == 53
    assert list(start.ags) == sorted(start.ags)
    assert [len(key) for key in start.kreis_ags] == [5] * 15
    assert all(ags[:5] == start.kreis_ags[k] for ags, k in zip(start.ags, start.kreis, strict=True))


def test_unemployment_rate_of_each_kreis(start):
    table = read_unemployment().query("year == @start.year").set_index("kreis_ags").loc[start.kreis_ags]
    published = table.unemployment_rate_pct.fillna(table.unemployment_rate_derived_pct).to_numpy()
    model = 100 * kreis_sums(start, start.unemployed) / kreis_sums(start, start.labour_force)
    assert model == pytest.approx(published, abs=0.1)
    assert kreis_sums(start, start.unemployed) == pytest.approx(table.unemployed_annual_avg.to_numpy())


def test_duisburg_2025_by_hand():
    """35,261 unemployed at 13.47 % make a labour force of 261,774; 184,712 are employed residents."""
    start = read_region_start(2025)
    assert start.names[0] == "Duisburg"
    assert start.labour_force[0] == pytest.approx(35_261 / 0.1347)
    assert start.other_employed[0] == pytest.approx(35_261 / 0.1347 - 35_261 - 184_712)


def test_employees_by_town_are_those_of_2021_scaled_to_the_kreis(start):
    towns = read_municipalities().set_index("ags").loc[start.ags]
    kreis = read_employment().query("level == 'kreis' and concept == 'workplace' and year == @start.year")
    kreis = kreis.set_index("ags").svb_employees.loc[start.kreis_ags].to_numpy()
    scaled = towns.svb_workplace_2021 * (kreis / kreis_sums(start, towns.svb_workplace_2021))[start.kreis]
    assert start.jobs.sum(axis=1) == pytest.approx(scaled.to_numpy(), rel=0.01)


def test_labour_force_adds_up_and_other_employed_are_positive(start):
    employed = start.commuters[:53].sum(axis=1)
    assert employed + start.unemployed + start.other_employed == pytest.approx(start.labour_force, rel=1e-12)
    assert (start.other_employed > 0.1 * start.labour_force).all()
    assert (start.labour_force < start.working_age_population).all()


def test_commuters_carry_jobs_and_employed_residents(start):
    assert start.commuters.shape == (54, 54)
    assert start.commuters[53, 53] == 0
    assert (start.commuters >= 0).all()
    assert start.commuters[:, :53].sum(axis=0) == pytest.approx(start.jobs.sum(axis=1), rel=1e-9)


def test_arrays_are_whole(start):
    for name, array in vars(start).items():
        if isinstance(array, np.ndarray) and array.dtype.kind == "f":
            assert np.isfinite(array).all(), name
    assert start.jobs.shape == (53, 10)
    assert start.establishments.shape == (53, 10, 4)


def test_land_of_2025_is_that_of_the_land_report():
    start = read_region_start(2025)
    assert start.land_free_ha.sum() == pytest.approx(352)
    assert start.land_preparing_ha.sum() == pytest.approx(1407 - 352)
    assert start.land_used_ha.sum() == pytest.approx(18_264, abs=1)


def test_land_of_2007_is_that_of_2010():
    assert read_region_start(2007).land_free_ha.sum() == pytest.approx(1353)


def test_trade_tax_multiplier():
    start = read_region_start(2025)
    assert start.trade_tax_multiplier[start.names == "Essen"] == 480
    assert start.trade_tax_multiplier[start.names == "Duisburg"] == 520


def test_distances_are_road_distances_between_centres():
    """Essen to Dortmund: 32.1 km between the official centres, times 1.3."""
    start = read_region_start(2025)
    essen, dortmund = (np.flatnonzero(start.names == name)[0] for name in ("Essen", "Dortmund"))
    km_per_degree = np.pi * 6371 / 180
    north = (start.latitude[essen] - start.latitude[dortmund]) * km_per_degree
    east = (
        (start.longitude[essen] - start.longitude[dortmund])
        * km_per_degree
        * np.cos(np.radians((start.latitude[essen] + start.latitude[dortmund]) / 2))
    )
    assert start.distance_km[essen, dortmund] == pytest.approx(1.3 * np.hypot(north, east), rel=1e-3)
    assert np.allclose(start.distance_km, start.distance_km.T)
    assert (np.diag(start.distance_km) < 12).all()


def test_neighbours_are_connected_and_short_borders_dropped(start):
    assert set(start.adjacency.nodes) == set(range(53))
    assert nx.is_connected(start.adjacency)
    assert start.adjacency.number_of_edges() == 128 - 5
    assert not start.adjacency.has_edge(*sorted(np.flatnonzero(np.isin(start.names, ("Hamm", "Unna")))))


def test_external_regions_are_german_and_complete(start):
    regions = start.external_regions
    assert regions.notna().all().all()
    assert start.external_distance_km.shape == (53, len(regions))
    assert set(regions[regions.imputed].name) == {"Münster"}
    assert start.external_distance_km.max() < 1000


def test_universities_recruit_and_reach_the_regional_total():
    sites = read_region_start(2025).universities
    assert not set(sites.hei_id) & {"FUH", "FOM", "ISM_DO", "HSPV_GE", "HSBUND_BO"}
    assert sites.graduates_per_year.sum() == pytest.approx(36_416 - 12_400)
    published = sites[~sites.imputed].set_index("hei_id").graduates_per_year
    assert published["RUB"] == 5690
    assert published["TUD"] == 4902
    assert sites[[f"share_{s}" for s in SUBJECTS]].sum(axis=1).to_numpy() == pytest.approx(1.0)


def test_universities_founded_later_are_missing_in_2007():
    early, late = read_region_start(2007).universities, read_region_start(2025).universities
    assert set(late.hei_id) - set(early.hei_id) == {"HSG", "HRW_MH", "HRW_BOT", "HSHL_HAM", "HSRW_KL"}
    assert not early.startup_centre.any()
    assert late.startup_centre.any()


def test_base_years_name_every_start_year():
    table = read_region().base_years()
    assert list(table.columns) == ["quantity", *map(str, read_region().start_years)]
    assert (table != "").all().all()


@pytest.mark.parametrize("group", START_ESTIMATES)
def test_assumptions_of_the_start_are_sourced(group):
    for name, record in records(START_ESTIMATES[group]).items():
        assert record.low < record.high, name
        assert len(record.source) > 20, name


def test_shared_arrays_are_read_only():
    with pytest.raises(ValueError, match="read-only"):
        read_region_start(2025).population[0] = 0.0


def test_unknown_start_year_names_the_way_out():
    with pytest.raises(ValueError, match="no start state for 1999 in ruhr; choose from 2007, 2016, 2025"):
        read_region_start(1999)
