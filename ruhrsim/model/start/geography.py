"""Towns in space: keys and Kreise, distances, neighbours, external regions.

Distances are great circles between the official centres times a detour factor. Inside a town
the distance is the mean distance between two random points of a disc of the town's area,
`128 / (45 π) · radius`, times the same factor.
"""

from dataclasses import dataclass
from functools import cache

import networkx as nx
import numpy as np
import pandas as pd

from ruhrsim.common.sourced import sourced
from ruhrsim.regions.region import Region
from ruhrsim.regions.tables import read_adjacency, read_external_regions, read_municipalities

EARTH_RADIUS_KM = 6371.0
DISC_MEAN_DISTANCE = 128.0 / (45.0 * np.pi)


@dataclass(frozen=True)
class GeographyEstimate:
    """What the tables do not say about space."""

    detour_factor: float = sourced(
        1.3,
        unit="1",
        low=1.2,
        high=1.4,
        status="assumed",
        source="usual ratio of road to straight-line distance in dense networks; no table for the region",
        meaning="Road distance over great-circle distance.",
    )
    shortest_border_km: float = sourced(
        1.0,
        unit="km",
        low=0.0,
        high=2.0,
        status="assumed",
        source="adjacency.csv: five borders under 1 km (one in the Rhine) join no neighbours in practice",
        meaning="Towns whose common border is shorter do not count as neighbours.",
    )
    muenster_population: float = sourced(
        320_000.0,
        unit="persons",
        low=300_000.0,
        high=335_000.0,
        status="assumed",
        source="general knowledge; external_regions.csv has no value for Münster",
        meaning="Population of Münster; its GDP per head is set to the median of the other regions.",
    )


@cache
def town_keys(region: Region | None = None) -> np.ndarray:
    """Return the `ags` of the towns in canonical order, of the Ruhr if no region is given."""
    return read_municipalities(region).ags.to_numpy(dtype=str)


@cache
def kreis_keys(region: Region | None = None) -> np.ndarray:
    """Return the keys of the Kreise in canonical order."""
    return np.unique(town_kreis_keys(region))


def town_kreis_keys(region: Region | None = None) -> np.ndarray:
    """Return the key of each town's Kreis, shape (n_towns,)."""
    return read_municipalities(region).kreis_ags.to_numpy(dtype=str)


@cache
def town_kreis(region: Region | None = None) -> np.ndarray:
    """Return the index of each town's Kreis, shape (53,)."""
    return np.searchsorted(kreis_keys(region), town_kreis_keys(region))


def by_town(table: pd.DataFrame, column: str, region: Region | None = None) -> np.ndarray:
    """Return a column of a table with one row per town, in canonical order, shape (53,)."""
    return table.set_index("ags")[column].reindex(town_keys(region)).to_numpy(float)


def by_kreis(
    table: pd.DataFrame, column: str, key: str = "kreis_ags", region: Region | None = None
) -> np.ndarray:
    """Return a column of a table with one row per Kreis, in canonical order, shape (15,)."""
    return table.set_index(key)[column].reindex(kreis_keys(region)).to_numpy(float)


def sum_to_kreis(values: np.ndarray, region: Region | None = None) -> np.ndarray:
    """Sum town values over each Kreis, shape (15, ...)."""
    member = np.arange(len(kreis_keys(region)))[:, None] == town_kreis(region)
    return np.tensordot(member.astype(float), values, axes=1)


def scale_to_kreis(values: np.ndarray, kreis_totals: np.ndarray, region: Region | None = None) -> np.ndarray:
    """Scale town values so that they add up to the totals of their Kreis, shape (53,)."""
    return values * (kreis_totals / sum_to_kreis(values, region))[town_kreis(region)]


def great_circle_km(
    latitude: np.ndarray, longitude: np.ndarray, to_latitude: np.ndarray, to_longitude: np.ndarray
) -> np.ndarray:
    """Return great-circle distances in km between two sets of points, shape (n_from, n_to)."""
    phi, lam = np.radians(latitude)[:, None], np.radians(longitude)[:, None]
    to_phi, to_lam = np.radians(to_latitude)[None, :], np.radians(to_longitude)[None, :]
    half = np.sin((to_phi - phi) / 2) ** 2 + np.cos(phi) * np.cos(to_phi) * np.sin((to_lam - lam) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(half))


def town_distances(region: Region | None = None, p: GeographyEstimate = GeographyEstimate()) -> np.ndarray:
    """Return distances between towns in km, inner distances on the diagonal, shape (53, 53)."""
    towns = read_municipalities(region)
    lat, lon = towns.lat.to_numpy(), towns.lon.to_numpy()
    distances = great_circle_km(lat, lon, lat, lon)
    np.fill_diagonal(distances, DISC_MEAN_DISTANCE * np.sqrt(towns.area_km2 / np.pi))
    return distances * p.detour_factor


def external_distances(
    regions: pd.DataFrame,
    region: Region | None = None,
    p: GeographyEstimate = GeographyEstimate(),
) -> np.ndarray:
    """Return distances from towns to external regions in km, shape (53, n_external)."""
    towns = read_municipalities(region)
    return p.detour_factor * great_circle_km(
        towns.lat.to_numpy(), towns.lon.to_numpy(), regions.latitude.to_numpy(), regions.longitude.to_numpy()
    )


def external_regions(
    region: Region | None = None, p: GeographyEstimate = GeographyEstimate()
) -> pd.DataFrame:
    """Return the German regions outside that compete for firms and graduates.

    Columns: region_id, name, latitude, longitude, population, gdp_per_head_eur (2021), imputed.
    Partner regions abroad and the comparison rows inside the Ruhr are left out.
    """
    table = read_external_regions(region)
    table = table[table.kind.isin(("city", "city region"))].reset_index(drop=True)
    gdp = table.gdp_per_head_eur_2021
    return pd.DataFrame(
        {
            "region_id": table.region_id,
            "name": table.name,
            "latitude": table.lat,
            "longitude": table.lon,
            "population": table.population.fillna(p.muenster_population),
            "gdp_per_head_eur": gdp.fillna(gdp.median()),
            "imputed": table.population.isna() | gdp.isna(),
        }
    )


def adjacency_graph(region: Region | None = None, p: GeographyEstimate = GeographyEstimate()) -> nx.Graph:
    """Return the graph of neighbouring towns (nodes 0..n_towns - 1) with `border_km` on each edge."""
    pairs = read_adjacency(region)
    pairs = pairs[pairs.shared_border_km >= p.shortest_border_km]
    graph = nx.Graph()
    graph.add_nodes_from(range(len(town_keys(region))))
    ends = (np.searchsorted(town_keys(region), pairs[end]).tolist() for end in ("ags_a", "ags_b"))
    for a, b, border_km in zip(*ends, pairs.shared_border_km.tolist(), strict=True):
        graph.add_edge(a, b, border_km=border_km)
    return graph
