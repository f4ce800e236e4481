import re

import pytest

from ruhrsim.regions.region import SETTINGS
from ruhrsim.regions.sectors import SECTORS
from ruhrsim.regions.tables import (
    DATA,
    READERS,
    read_municipalities,
    read_sector_weights,
    read_sources,
    read_table,
    read_theme_mapping,
    read_theme_relatedness,
)

THEME_SECTOR = {
    "T1_CYBER_AI": "cyber_ai",
    "T2_GREEN_H2_CIRC": "green_tech",
    "T3_NEW_INDUSTRY": "new_industry",
    "T4_LOGISTICS": "logistics",
    "T5_SMART_CITY": "smart_city",
    "T6_HEALTH": "health",
}


def test_folder_readers_and_sources_name_the_same_files():
    in_folder = {path.name for path in DATA.iterdir()} - {SETTINGS}
    assert in_folder == set(READERS) == set(read_sources().file)


def test_every_source_row_is_complete():
    sources = read_sources()
    assert not sources.duplicated("file").any()
    assert sources.notna().all().all()
    assert (sources.map(str.strip) != "").all().all()


@pytest.mark.parametrize("file", sorted(READERS))
def test_reader_returns_rows(file):
    assert len(READERS[file]()) > 0


@pytest.mark.parametrize("file", sorted(path.name for path in DATA.iterdir()))
def test_no_machine_paths(file):
    text = (DATA / file).read_text(encoding="utf-8")
    assert not re.search(r"(?<![\w.])/(work|tmp|home|root|mnt)/", text)


def test_keys_are_text_with_leading_zero():
    assert read_municipalities().ags.str.fullmatch(r"05\d{6}").all()
    assert read_municipalities().kreis_ags.str.fullmatch(r"05\d{3}").all()


def test_unknown_table_names_the_way_out():
    with pytest.raises(ValueError, match="unknown table 'firms.csv' of ruhr; .*choose from adjacency.csv"):
        read_table("firms.csv")


def test_weights_of_each_division_sum_to_one():
    weights = read_sector_weights()
    assert weights[list(SECTORS)].sum(axis=1).to_numpy() == pytest.approx(1.0, abs=1e-12)
    assert (weights[list(SECTORS)] >= 0).all().all()
    assert weights.employment_share_pct.sum() == pytest.approx(100.0, abs=0.05)


def test_weights_cover_all_divisions_once():
    missing = {4, 34, 40, 44, 48, 54, 57, 67, 76, 83, 89}
    expected = [f"{number:02d}" for number in range(1, 97) if number not in missing]
    assert read_sector_weights().wz2008.tolist() == expected


def test_every_theme_of_the_first_mapping_keeps_a_weight():
    weights = read_sector_weights().set_index("wz2008")
    mapping = read_theme_mapping()
    whole = mapping[mapping.wz2008.str.len() == 2]
    for division, themes in whole.groupby("wz2008").theme_id:
        named = {THEME_SECTOR[theme] for theme in themes}
        assert (weights.loc[division, sorted(named)] > 0).all(), division


def test_relatedness_ships_themes_only():
    table = read_theme_relatedness()
    assert set(table.level) == {"theme"}
    assert table.source.str.contains("labour-flow counts UK").all()
