"""Boundaries of the towns of a region, for drawing; a region may have none.

Source of the Ruhr's: BKG, VG250 of 1 January 2016, simplified with a tolerance of 80 m, shared borders kept;
no municipality changed its boundary between 1983 and 2023.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from ruhrsim.common.errors import RegionError
from ruhrsim.outside.files import named
from ruhrsim.outside.json_files import read_json
from ruhrsim.outside.shown import OutsideError
from ruhrsim.regions.region import Region, read_region

_KM_PER_DEGREE, _RUHR_LATITUDE = 111.2, 51.5
BOUNDARIES = "boundaries.geojson"
"""File of a prepared region: features with the properties `ags` (the town's key) and `name`."""


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


def boundary_file(region: Region) -> str:
    """Return the name of the file with a region's boundaries; it need not be there."""
    return "municipalities.geojson" if region.estimated else BOUNDARIES


def attribution(region: Region | str | None = None) -> str:
    """Return what must stand beside every picture of the boundaries (GeoNutzV), the Ruhr's if none is given."""
    return read_region(region).settings.attribution


def read_boundaries(region: Region | str | None = None) -> dict[str, Boundary]:
    """Return the boundaries by `ags`, sorted; none where the region has no file of them.

    Args:
        region: Region, its name or its folder; the Ruhr if none is given.
    """
    return _read(read_region(region))


@lru_cache(maxsize=16)
def _read(region: Region) -> dict[str, Boundary]:
    file = region.folder / boundary_file(region)
    if not file.is_file():
        return {}
    try:
        boundaries = [_read_feature(feature) for feature in read_json(file)["features"]]
    except OutsideError as error:
        raise RegionError(error.faults) from None
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise RegionError(
            [
                f"{named(file)}: no GeoJSON of polygons with the properties ags and name "
                f"({type(error).__name__}: {str(error)[:60]}); write it anew, or take the file out"
            ]
        ) from None
    return {boundary.ags: boundary for boundary in sorted(boundaries, key=lambda b: b.ags)}


def read_outlines(region: Region | str | None = None) -> dict[str, Boundary]:
    """Return the boundaries, or where a region has none circles at the towns' centres, as large as their area."""
    place = read_region(region)
    return read_boundaries(place) or _circles(place)


def middle_latitude(region: Region | str | None = None) -> float:
    """Return the latitude at which a map keeps shapes, degrees."""
    place = read_region(region)
    return _RUHR_LATITUDE if place.estimated else float(place.towns()["lat"].mean())


def _circles(region: Region) -> dict[str, Boundary]:
    angles, shrink = np.linspace(0.0, 2.0 * np.pi, 33), np.cos(np.radians(middle_latitude(region)))
    found = {}
    for town in region.towns().itertuples():
        radius = np.sqrt(town.area_km2 / np.pi) / _KM_PER_DEGREE
        ring = np.column_stack(
            [town.lon + radius / shrink * np.cos(angles), town.lat + radius * np.sin(angles)]
        )
        found[town.ags] = Boundary(town.ags, town.name, (ring,))
    return found


def read_district_names(region: Region | str | None = None) -> dict[str, str]:
    """Return the names of the districts (Kreise and independent cities) by key, the Ruhr's if none is given."""
    return read_region(region).district_names()


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
