"""Boundaries of the 53 municipalities, for drawing.

Source: BKG, VG250 of 1 January 2016, simplified with a tolerance of 80 m, shared borders kept;
no municipality changed its boundary between 1983 and 2023.
"""

import csv
import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np

ATTRIBUTION = "© GeoBasis-DE / BKG 2016 (Daten verändert)"
"""Must stand beside every picture of the boundaries (GeoNutzV)."""

_DATA = files("ruhrsim.regions") / "ruhr"


@dataclass(frozen=True)
class Boundary:
    """One municipality's outline.

    Args:
        ags: Municipality key, 8 digits.
        name: Name without its official suffix.
        rings: Closed outer rings, each of shape (n_points, 2): longitude, latitude in degrees.
    """

    ags: str
    name: str
    rings: tuple[np.ndarray, ...]

    def centre(self) -> tuple[float, float]:
        """Return longitude and latitude of the centroid of the largest ring."""
        areas, centroids = zip(*map(_area_and_centroid, self.rings), strict=True)
        return centroids[int(np.argmax(areas))]


@lru_cache
def read_boundaries() -> dict[str, Boundary]:
    """Return the boundaries by `ags`, sorted."""
    collection = json.loads((_DATA / "municipalities.geojson").read_text(encoding="utf-8"))
    boundaries = [_read_feature(feature) for feature in collection["features"]]
    return {boundary.ags: boundary for boundary in sorted(boundaries, key=lambda b: b.ags)}


@lru_cache
def read_district_names() -> dict[str, str]:
    """Return the names of the 15 Kreise and independent cities by their key of 5 digits."""
    lines = (_DATA / "municipalities.csv").read_text(encoding="utf-8").splitlines()
    return {row["kreis_ags"]: row["kreis"] for row in csv.DictReader(lines)}


def _read_feature(feature: dict[str, Any]) -> Boundary:
    properties, geometry = feature["properties"], feature["geometry"]
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    rings = tuple(np.array(polygon[0], dtype=float) for polygon in polygons)
    return Boundary(properties["ags"], properties["name"], rings)


def _area_and_centroid(ring: np.ndarray) -> tuple[float, tuple[float, float]]:
    origin = ring[0]
    (x, y), (x_next, y_next) = (ring[:-1] - origin).T, (ring[1:] - origin).T
    cross = x * y_next - x_next * y
    twice_area = cross.sum()
    centroid = np.array([((x + x_next) * cross).sum(), ((y + y_next) * cross).sum()]) / (3 * twice_area)
    longitude, latitude = origin + centroid
    return abs(twice_area) / 2, (float(longitude), float(latitude))
