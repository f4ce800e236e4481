"""The start of a prepared region: five invented towns by hand, and the Ruhr through its own tables."""

import numpy as np
import pytest
from regions_made import FIVETON

from ruhrsim.model.start.commuting_estimate import fit_commuters
from ruhrsim.model.start.establishments import LOW, class_bounds_high
from ruhrsim.model.start.prepared_start import fill_cells
from ruhrsim.model.start.region_start import read_region_start
from ruhrsim.regions.region import read_region
from ruhrsim.regions.sectors import sector_index
from ruhrsim.model.start.writing import write_tables

START = read_region_start(2025, FIVETON)


def test_towns_and_districts_in_the_order_of_their_keys():
    assert START.names.tolist() == ["Ahausen", "Beeck", "Ceberg", "Dorf", "Ehrental"]
    assert START.kreis_names.tolist() == ["Nord", "Süd"]
    assert START.kreis.tolist() == [0, 0, 1, 1, 1]
    assert START.themes.tolist() == [True, False, False, True, False, True]


def test_commuters_by_hand():
    """42,300 employed residents, a tenth of whom leaves; 40,000 jobs: 1,930 people come in."""
    flows = START.commuters
    assert flows[:-1].sum(axis=1) == pytest.approx([20_000, 9_000, 6_500, 4_500, 2_300])
    assert flows[:, :-1].sum(axis=0) == pytest.approx([24_000, 7_000, 5_000, 3_000, 1_000])
    assert flows[:-1, -1].sum() == pytest.approx(4_230)
    assert flows[-1, :-1].sum() == pytest.approx(1_930)
    assert (np.diag(flows)[:-1] > flows[:-1, :-1].sum(axis=1) * 0.3).all()


def test_the_labour_force_is_made_of_its_parts():
    parts = START.commuters[:-1].sum(axis=1) + START.unemployed + START.other_employed
    assert parts == pytest.approx(START.labour_force)
    assert START.other_employed[0] == pytest.approx(25_000 - 2_500 - 20_000)


def test_a_sector_without_jobs_begins_with_one_in_each_town():
    assert START.jobs[:, sector_index("green_tech")] == pytest.approx(1.0)
    # Ehrental: one job in each of ten sectors, the other 990 in proportion: 1 + 250 · 990/1000 in health.
    assert START.jobs[4, sector_index("health")] == pytest.approx(248.5)
    assert START.jobs.sum(axis=1) == pytest.approx([24_000, 7_000, 5_000, 3_000, 1_000])


def test_towns_with_all_sectors_keep_their_jobs():
    jobs = np.array([[5.0, 0.0, 15.0], [4.0, 5.0, 11.0]])
    assert fill_cells(jobs) == pytest.approx(np.array([[5.25, 1.0, 13.75], [4.0, 5.0, 11.0]]))


def test_establishments_can_hold_the_jobs_of_every_cell():
    held = START.establishments
    assert (held @ LOW <= START.jobs).all()
    assert (held @ class_bounds_high() >= START.jobs).all()
    assert np.array_equal(held, np.rint(held))


def test_without_a_list_of_its_own_the_rivals_are_the_ruhrs():
    assert (
        START.external_regions["name"].tolist() == read_region_start(2025).external_regions["name"].tolist()
    )
    assert START.external_distance_km.shape == (5, len(START.external_regions))


def test_given_commuters_keep_their_pattern_and_meet_the_margins():
    flows = np.array([[60.0, 20.0, 20.0], [10.0, 30.0, 10.0], [10.0, 10.0, 0.0]])
    fitted = fit_commuters(flows, np.array([200.0, 100.0]), np.array([160.0, 120.0]))
    assert fitted[:-1].sum(axis=1) == pytest.approx([200.0, 100.0])
    assert fitted[:, :-1].sum(axis=0) == pytest.approx([160.0, 120.0])
    # A fifth of 150 residents left before, so do 60 of 300.
    assert fitted[:-1, -1].sum() == pytest.approx(60.0)
    assert fitted[-1, -1] == 0.0


def test_the_ruhr_written_as_tables_is_the_ruhr(tmp_path):
    ruhr = read_region_start(2025)
    write_tables([ruhr], tmp_path, read_region().towns()["area_km2"].to_numpy())
    (tmp_path / "region.toml").write_text(
        f'name_de = "x"\nname_en = "x"\n[start.2025]\noutput_meur = {ruhr.output_meur!r}\n'
    )
    again = read_region_start(2025, tmp_path)
    for name, value in vars(ruhr).items():
        if isinstance(value, np.ndarray) and value.dtype.kind in "fi":
            assert getattr(again, name) == pytest.approx(value, rel=1e-12), name
    assert again.names.tolist() == ruhr.names.tolist()
    assert set(again.adjacency.edges) == set(ruhr.adjacency.edges)
    assert again.output_meur == ruhr.output_meur


def test_long_term_unemployed_are_the_ruhrs_share_unless_given():
    share = START.long_term_share
    assert share == pytest.approx(np.full(5, share[0]))
    ruhr = read_region_start(2025)
    assert share[0] == pytest.approx(np.average(ruhr.long_term_share, weights=ruhr.unemployed))
    given = read_region_start(2025, "ruhr_kreise").long_term_share
    first = ruhr.kreis == 0
    assert given[0] == pytest.approx(ruhr.long_term_share[first][0])
