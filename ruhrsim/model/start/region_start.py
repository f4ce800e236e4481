"""The state of a region at a start year, from the tables of its folder.

A prepared region's tables hold it (see `prepared_start`). The Ruhr's is estimated: 2025 is the start
of the outlook, 2007 and 2016 are starts of hindcasts. No table has all towns in all years, so every
quantity has a base year in `region.toml` and is scaled to the Kreis figures of the start year where
those exist. What is carried back from a later year is marked there (`figures`).
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd

from ruhrsim.model.start.commuting_estimate import estimate_commuters
from ruhrsim.model.start.district_output import district_output
from ruhrsim.model.start.establishments import estimate_establishments
from ruhrsim.model.start.geography import (
    adjacency_graph,
    by_town,
    external_distances,
    external_regions,
    kreis_keys,
    town_distances,
    town_keys,
    town_kreis,
)
from ruhrsim.model.start.labour_start import long_term_share, read_labour_start, read_population_start
from ruhrsim.model.start.prepared_start import read_prepared
from ruhrsim.model.start.sector_estimate import estimate_sector_jobs
from ruhrsim.model.start.town_taxes import income_tax_per_resident
from ruhrsim.model.start.university_start import read_university_start
from ruhrsim.regions.region import Region, read_region
from ruhrsim.regions.sectors import THEMES
from ruhrsim.regions.tables import read_brownfields, read_land_use, read_municipalities, read_trade_tax


@dataclass(frozen=True, eq=False)
class RegionStart:
    """The region at the end of the start year; towns, Kreise and sectors in canonical order.

    Shapes are those of the Ruhr: 53 towns, 15 Kreise, 10 sectors.

    Args:
        source: The region it was read from.
        year: Start year.
        ags: Municipality keys, shape (53,).
        names: Municipality names, shape (53,).
        kreis: Index of each town's Kreis, shape (53,).
        kreis_ags: Kreis keys, shape (15,).
        kreis_names: Kreis names, shape (15,).
        population: Residents, shape (53,).
        working_age_population: Residents aged 15-64, shape (53,).
        labour_force: Civilian labour force = employed residents + unemployed + other_employed, (53,).
        unemployed: Registered unemployed, annual average, shape (53,).
        long_term_share: Part of the unemployed that are so for more than a year, shape (53,).
        other_employed: Self-employed, civil servants and others, shape (53,).
        commuters: Employees by home and workplace, index 53 = outside, shape (54, 54).
        jobs: Employees at workplace by sector, shape (53, 10).
        establishments: Establishments by sector and size class, whole numbers, shape (53, 10, 4).
        land_used_ha: Industrial and commercial land in use, shape (53,).
        land_free_ha: Commercial land free without restriction, shape (53,).
        land_preparing_ha: Secured commercial land that restrictions keep from use, shape (53,).
        trade_tax_multiplier: Hebesatz in percent, shape (53,).
        income_tax_eur: The town's share of the income tax, EUR a year, shape (53,).
        latitude: Official centre, degrees, shape (53,).
        longitude: Official centre, degrees, shape (53,).
        distance_km: Road distance between towns, inner distance on the diagonal, shape (53, 53).
        adjacency: Graph of neighbouring towns with `border_km`.
        external_regions: One row per region outside (see `geography.external_regions`).
        external_distance_km: Road distance from towns to external regions, shape (53, n_external).
        universities: One row per site (see `university_start.read_university_start`).
        output_meur: Gross domestic product of the region, EUR million; None where it is not known.
    """

    source: Region
    year: int
    ags: np.ndarray
    names: np.ndarray
    kreis: np.ndarray
    kreis_ags: np.ndarray
    kreis_names: np.ndarray
    population: np.ndarray
    working_age_population: np.ndarray
    labour_force: np.ndarray
    unemployed: np.ndarray
    long_term_share: np.ndarray
    other_employed: np.ndarray
    commuters: np.ndarray
    jobs: np.ndarray
    establishments: np.ndarray
    land_used_ha: np.ndarray
    land_free_ha: np.ndarray
    land_preparing_ha: np.ndarray
    trade_tax_multiplier: np.ndarray
    income_tax_eur: np.ndarray
    latitude: np.ndarray
    longitude: np.ndarray
    distance_km: np.ndarray
    adjacency: nx.Graph
    external_regions: pd.DataFrame
    external_distance_km: np.ndarray
    universities: pd.DataFrame
    output_meur: float | None

    @property
    def themes(self) -> np.ndarray:
        """Return which of the themes the region's strategies are about; boolean, shape (n_themes,)."""
        return np.isin(THEMES, self.source.themes)


def read_region_start(year: int, region: Region | str | Path | None = None) -> RegionStart:
    """Return the state of a region at the end of a start year; shared, so its arrays are read-only.

    Args:
        year: Start year.
        region: Region, its name or its folder; the Ruhr if none is given.

    Raises:
        RegionError: There is no start state for the year, or the region's tables are faulty.
    """
    return _read(year, read_region(region))


@lru_cache(maxsize=32)
def _read(year: int, region: Region) -> RegionStart:
    region.start(year)
    start = RegionStart(**(_estimate(year, region) if region.estimated else read_prepared(year, region)))
    for value in vars(start).values():
        if isinstance(value, np.ndarray):
            value.setflags(write=False)
    return start


def _estimate(year: int, region: Region) -> dict[str, Any]:
    return {
        "source": region,
        "year": year,
        **_read_places(year, region),
        **_read_people(year, region),
        **_read_land(year, region),
        "universities": read_university_start(year, region),
        "output_meur": float(district_output(region).sum()),
    }


def _read_places(year: int, region: Region) -> dict[str, Any]:
    towns = read_municipalities(region)
    regions = external_regions(region)
    kreis_names = towns.drop_duplicates("kreis_ags").set_index("kreis_ags").kreis
    return {
        "ags": town_keys(region),
        "names": towns.name.to_numpy(dtype=str),
        "kreis": town_kreis(region),
        "kreis_ags": kreis_keys(region),
        "kreis_names": kreis_names[kreis_keys(region)].to_numpy(str),
        "latitude": towns.lat.to_numpy(),
        "longitude": towns.lon.to_numpy(),
        "distance_km": town_distances(region),
        "adjacency": adjacency_graph(region),
        "external_regions": regions,
        "external_distance_km": external_distances(regions, region),
        "trade_tax_multiplier": _trade_tax(region.published(year).trade_tax, region),
    }


def _read_people(year: int, region: Region) -> dict[str, Any]:
    """Return residents, jobs and establishments; the commuters carry the exact totals of both sides."""
    labour = read_labour_start(year, region)
    population = read_population_start(year, region)
    commuters = estimate_commuters(labour.employed, labour.jobs, town_distances(region), region)
    jobs = estimate_sector_jobs(year, commuters[:, :-1].sum(axis=0), population, region)
    return {
        "population": population,
        "income_tax_eur": population * income_tax_per_resident(region.published(year).income_tax, region),
        "working_age_population": labour.working_age_population,
        "labour_force": labour.labour_force,
        "unemployed": labour.unemployed,
        "long_term_share": long_term_share(year, region),
        "commuters": commuters,
        "other_employed": labour.labour_force - labour.unemployed - commuters[:-1].sum(axis=1),
        "jobs": jobs,
        "establishments": estimate_establishments(year, jobs, region),
    }


def _read_land(year: int, region: Region) -> dict[str, Any]:
    """Return commercial land in hectares; free and restricted land is spread like the land in use."""
    used = by_town(read_land_use(region), "industry_commerce_ha", region)
    secured, free = _land_balance(region.published(year).land_balance, region)
    share = used / used.sum()
    return {"land_used_ha": used, "land_free_ha": free * share, "land_preparing_ha": (secured - free) * share}


def _land_balance(row_id: str, region: Region) -> tuple[float, float]:
    """Return secured and unrestricted commercial land of the region, hectares."""
    row = read_brownfields(region).set_index("row_id").loc[row_id]
    unrestricted = row.hectares * (1.0 - row.share_restricted_pct / 100.0)
    return float(row.hectares), float(
        unrestricted if np.isnan(row.hectares_net_commercial) else row.hectares_net_commercial
    )


def _trade_tax(year: int, region: Region) -> np.ndarray:
    table = read_trade_tax(region)
    return by_town(table[table["year"] == year], "hebesatz_gewerbesteuer", region)
