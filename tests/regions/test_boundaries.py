"""Boundaries of the 53 municipalities."""

import numpy as np
import pytest

from ruhrsim.regions.boundaries import Boundary, attribution, read_boundaries, read_district_names
from ruhrsim.regions.tables import read_municipalities


def test_the_53_municipalities_sorted_by_key():
    keys = list(read_boundaries())
    assert len(keys) == 53
    assert keys == sorted(read_municipalities()["ags"])


def test_names_are_those_of_the_table():
    table = read_municipalities().set_index("ags")["name"]
    assert {ags: boundary.name for ags, boundary in read_boundaries().items()} == table.to_dict()


def test_rings_are_closed_and_in_the_ruhr():
    for boundary in read_boundaries().values():
        for ring in boundary.rings:
            assert ring[0] == pytest.approx(ring[-1])
            assert np.all((ring > [6.2, 51.1]) & (ring < [8.1, 51.9]))


def test_centre_of_a_square_beside_a_small_one():
    square = np.array([[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]], dtype=float)
    assert Boundary("1", "Square", (square / 4 + 9, square)).centre() == pytest.approx((1.0, 1.0))


def test_centres_lie_near_the_official_centres():
    table = read_municipalities().set_index("ags")
    for ags, boundary in read_boundaries().items():
        longitude, latitude = boundary.centre()
        assert longitude == pytest.approx(table.loc[ags, "centroid_lon"], abs=0.02)
        assert latitude == pytest.approx(table.loc[ags, "centroid_lat"], abs=0.02)


def test_fifteen_districts():
    names = read_district_names()
    assert len(names) == 15
    assert names["05978"] == "Kreis Unna"
    assert {ags[:5] for ags in read_boundaries()} == set(names)


def test_attribution_names_source_year_and_change():
    assert attribution() == "© GeoBasis-DE / BKG 2016 (Daten verändert)"
