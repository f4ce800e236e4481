"""Regions: where they are found, what region.toml may say, and that a changed folder is read anew."""

import pytest
from regions_made import FIVETON, copy_of, swap

from ruhrsim.common.errors import RegionError
from ruhrsim.model.start.region_start import read_region_start
from ruhrsim.regions.boundaries import read_boundaries, read_outlines
from ruhrsim.regions.region import read_region, region_key, shipped_regions


def test_the_ruhr_is_the_default_and_ships_with_its_districts():
    assert shipped_regions() == ("ruhr", "ruhr_kreise")
    assert read_region().key == "ruhr"
    assert len(read_region().town_names()) == 53
    assert len(read_region("ruhr_kreise").town_names()) == 15


def test_a_folder_inside_the_package_has_its_name():
    assert region_key(read_region("ruhr_kreise").folder) == "ruhr_kreise"
    assert read_region(read_region("ruhr_kreise").folder) is read_region("ruhr_kreise")


def test_an_unknown_region_names_the_way_out():
    with pytest.raises(
        RegionError, match="no region 'rhur'.* choose from ruhr, ruhr_kreise.*ruhrsim region new"
    ):
        read_region("rhur")


def test_a_folder_that_has_changed_is_read_anew(tmp_path):
    folder = copy_of(FIVETON, tmp_path / "five")
    before = read_region_start(2025, folder)
    assert read_region_start(2025, folder) is before
    swap(folder / "figures.csv", "2025,0203,5000,", "2025,0203,5500,")
    assert read_region_start(2025, folder).population[-1] == 5500.0
    assert before.population[-1] == 5000.0


def test_all_faults_of_the_settings_are_told_at_once(tmp_path):
    folder = copy_of(FIVETON, tmp_path / "five")
    swap(
        folder / "region.toml",
        'themes = ["cyber_ai", "logistics", "health"]',
        'themes = ["cyber_ai", "steel"]\nlong = 3',
    )
    swap(folder / "region.toml", "leaving_share = 0.1", "leaving_share = 1.5")
    with pytest.raises(RegionError) as caught:
        read_region(folder)
    faults = "\n".join(caught.value.faults)
    assert len(caught.value.faults) == 3
    assert "'steel' is not known" in faults
    assert "unknown key 'long'" in faults
    assert "start.2025.leaving_share = 1.5" in faults


def test_a_start_year_that_is_not_there_names_those_that_are():
    with pytest.raises(RegionError, match="no start state for 2030 .* choose from 2025"):
        read_region_start(2030, FIVETON)


def test_a_region_without_boundaries_has_circles_of_the_towns_area():
    assert not read_boundaries(FIVETON)
    outlines = read_outlines(FIVETON)
    assert list(outlines) == ["0101", "0102", "0201", "0202", "0203"]
    ring = outlines["0101"].rings[0]
    # 100 km2: a radius of 5.64 km, 0.0507 degrees of latitude.
    assert ring[:, 1].max() - 51.5 == pytest.approx(0.0507, abs=1e-4)


def test_the_districts_have_boundaries_of_all_their_towns():
    towns = sum(len(boundary.rings) for boundary in read_boundaries().values())
    assert sum(len(boundary.rings) for boundary in read_boundaries("ruhr_kreise").values()) == towns


def test_boundaries_and_documented_tables_that_are_none_are_told_in_one_line(tmp_path):
    folder = copy_of(FIVETON, tmp_path / "five")
    (folder / "boundaries.geojson").write_text('{"features": [{"type": "Feature"}]}')
    with pytest.raises(RegionError, match=r"boundaries.geojson: no GeoJSON of polygons .* take the file out"):
        read_boundaries(folder)
    (folder / "boundaries.geojson").write_text("[" * 100_000)
    with pytest.raises(RegionError, match=r"boundaries.geojson: nested more than"):
        read_boundaries(read_region(folder).folder)
    (folder / "event_shocks.csv").write_text('a,b\n1,2,3\n4\n"')
    with pytest.raises(RegionError, match=r"event_shocks.csv: no table .* write it as CSV"):
        read_region(folder).table("event_shocks.csv")


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b", "\ud800", ""])
def test_names_that_no_folder_can_have_are_unknown_regions(name):
    with pytest.raises(RegionError, match="no region"):
        read_region(name)
