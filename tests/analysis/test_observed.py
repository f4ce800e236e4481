"""Observed tables: both formats, years and units; every fault named, all at once."""

import numpy as np
import pandas as pd
import pytest

from ruhrsim.analysis.observed import ObservedError, read_observed
from ruhrsim.regions.tables import DATA, read_municipal_unemployment, read_unemployment

KREISE = DATA / "unemployment_history.csv"
TOWNS = DATA / "unemployment_municipality.csv"


def faults(path, first=2008, last=2025):
    with pytest.raises(ObservedError) as caught:
        read_observed(path, 2007, first, last)
    return caught.value.faults


def written(tmp_path, text):
    path = tmp_path / "came.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_table_is_the_default():
    shipped, named = read_observed(None, 2007, 2008, 2016), read_observed(KREISE, 2007, 2008, 2016)
    assert shipped.years == named.years == tuple(range(2008, 2017))
    assert (shipped.points == named.points).all()
    assert shipped.points[0, 0] == 12.74


def test_the_published_rate_comes_before_the_derived_one():
    came = read_observed(KREISE, 2007, 2023, 2025)
    table = read_unemployment().set_index(["year", "kreis_ags"])
    assert came.points[0, 0] == table.unemployment_rate_pct[2023, "05112"]
    assert came.points[1, 0] == table.unemployment_rate_derived_pct[2024, "05112"]


def test_towns_come_in_unemployed_per_hundred_residents_of_the_start():
    came = read_observed(TOWNS, 2007, 2010, 2010)
    table = read_municipal_unemployment().query("year == 2010").set_index("ags")
    assert came.places.level == "town"
    assert came.points[0] * came.places.persons_per_point == pytest.approx(
        table.unemployed_annual_avg[list(came.places.keys)].to_numpy()
    )


def test_a_table_may_have_a_few_places_blanks_and_keys_without_leading_zero(tmp_path):
    path = written(
        tmp_path, "year,kreis_ags,unemployment_rate_pct\n2018,5112,11.0\n2019,05113,\n2019,05113,9.5\n"
    )
    came = read_observed(path, 2016, 2017, 2025)
    assert came.years == (2018, 2019)
    assert came.points[0, 0] == 11.0
    assert np.isfinite(came.points).sum() == 2


def test_a_year_outside_the_question_is_left_out():
    assert read_observed(KREISE, 2007, 2010, 2012).years == (2010, 2011, 2012)


def test_all_faults_at_once(tmp_path):
    path = written(
        tmp_path,
        "year,kreis_ags,unemployment_rate_pct,unemployment_rate_derived_pct\n"
        "2018,05112,eleven,\nlater,05113,9.0,\n2018,09999,8.0,\n2019,05117,-1.0,\n2019,05119,8.0,\n2019,05119,8.5,\n",
    )
    found = "\n".join(faults(path))
    for part in (
        "row 2: 'eleven'",
        "year must be numbers",
        "'09999' not in the region",
        "row 5: -1",
        "05119 2019; keep one",
    ):
        assert part in found


def test_a_table_of_neither_format_is_told_what_is_needed(tmp_path):
    (fault,) = faults(written(tmp_path, "jahr,quote\n2018,9.0\n"))
    assert "jahr, quote fit no format" in fault
    assert "unemployment_rate_pct" in fault


def test_a_missing_file_and_an_empty_one(tmp_path):
    assert "No such file" in faults(tmp_path / "none.csv")[0]
    assert "give a CSV file" in faults(written(tmp_path, ""))[0]


def test_no_figure_between_the_years():
    (fault,) = faults(KREISE, 2018, 2020)
    assert "no figure between 2018 and 2020; it has 1998 to 2025" in fault


def test_only_rows_with_figures_are_double(tmp_path):
    rows = pd.DataFrame(
        {"year": [2018, 2018], "ags": ["05112000"] * 2, "unemployed_annual_avg": [None, 30000]}
    )
    rows.to_csv(tmp_path / "towns.csv", index=False)
    assert read_observed(tmp_path / "towns.csv", 2007, 2008, 2025).years == (2018,)
