"""The state of the region at a start year, from the tables.

2025 is the start of the outlook, 2007 and 2016 are starts of hindcasts. No table has all towns
in all years, so every quantity has a base year (`BASE_YEARS`) and is scaled to the Kreis figures
of the start year where those exist. What is carried back from a later year is marked there.
"""

from dataclasses import dataclass
from functools import cache

import networkx as nx
import numpy as np
import pandas as pd

from ruhrsim.model.start.commuting_estimate import CommutingEstimate, estimate_commuters
from ruhrsim.model.start.establishments import EstablishmentEstimate, estimate_establishments
from ruhrsim.model.start.firm_sizes import FirmSizeEstimate
from ruhrsim.model.start.geography import (
    GeographyEstimate,
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
from ruhrsim.model.start.legacy_industry import LegacyEstimate
from ruhrsim.model.start.relatedness import RelatednessEstimate
from ruhrsim.model.start.rivals import RivalEstimate
from ruhrsim.model.start.sector_estimate import SectorEstimate, estimate_sector_jobs
from ruhrsim.model.start.town_taxes import income_tax_per_resident
from ruhrsim.model.start.university_start import UniversityEstimate, read_university_start
from ruhrsim.regions.tables import read_brownfields, read_land_use, read_municipalities, read_trade_tax

START_YEARS = (2007, 2016, 2025)
LAND_BALANCE = {2007: "ruhrfis_2010", 2016: "ruhrfis_2014", 2025: "gfm6_2023"}
"""Row of event_brownfields.csv with the regional land balance used for each start year."""
TRADE_TAX_YEAR = 2022

START_ESTIMATES = {
    "start_geography": GeographyEstimate,
    "start_commuting": CommutingEstimate,
    "start_sectors": SectorEstimate,
    "start_legacy_industry": LegacyEstimate,
    "start_establishments": EstablishmentEstimate,
    "start_firm_sizes": FirmSizeEstimate,
    "start_universities": UniversityEstimate,
    "start_relatedness": RelatednessEstimate,
    "start_rivals": RivalEstimate,
}
"""Assumptions behind the start state, by group; for the table of parameters, fixed in a scenario."""

BASE_YEARS = pd.DataFrame(
    [
        ("population", "2007, between 2005 and 2009", "2016, between 2013 and 2017", "2023 as published"),
        (
            "labour force",
            "Kreis 2007, by residents 15-64 of 2007",
            "Kreis 2016, by residents 15-64 of 2016",
            "Kreis 2025 (derived rate), by residents 15-64 of 2021",
        ),
        ("unemployed", "towns 2007", "towns 2016", "towns 2021 scaled to Kreis 2025"),
        ("long-term unemployed", "Kreis 2007, three of 2009", "Kreis 2016", "Kreis 2016 carried on"),
        ("employed residents", "Kreis 2007, split", "Kreis 2016, split", "Kreis 2025, split"),
        (
            "jobs by town",
            "towns 2021 scaled to Kreis 2007 (back-cast)",
            "towns 2021 scaled to Kreis 2016 (back-cast)",
            "towns 2021 scaled to Kreis 2025",
        ),
        (
            "jobs by sector",
            "Duisburg 2008, occupations 2013, value added 2007",
            "constituencies, occupations, value added 2016",
            "Duisburg 2024, occupations 2025, value added 2021",
        ),
        (
            "commuters",
            "blocks of 2023 scaled to 2007 (back-cast)",
            "blocks of 2023 scaled to 2016 (back-cast)",
            "blocks of 2023 scaled to 2025",
        ),
        (
            "establishments",
            "class shares 2007, five cities 2007 (older method)",
            "class shares 2016, five cities 2016 (older method)",
            "class shares 2022, five cities 2023",
        ),
        ("commercial land in use", "2018 carried back", "2018 carried back", "2018 carried on"),
        ("free and restricted land", "2010 carried back", "2014 carried on", "end of 2023"),
        ("trade tax", "2022 carried back", "2022 carried back", "2022 carried on"),
        ("income tax", "2007 as published", "2016 as published", "2022 carried on, an inhabitant"),
        (
            "universities",
            "sites of today founded by 2007, students of 2011/12",
            "students of 2016/17",
            "latest students, graduates 2018",
        ),
        ("external regions", "2021 carried back", "2021 carried back", "2021 carried on"),
    ],
    columns=["quantity", "2007", "2016", "2025"],
)
"""Year of the figures behind each quantity, by start year."""


@dataclass(frozen=True, eq=False)
class RegionStart:
    """The region at the end of the start year; towns, Kreise and sectors in canonical order.

    Args:
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
    """

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


@cache
def read_region_start(year: int) -> RegionStart:
    """Return the state of the region at the end of 2007, 2016 or 2025; shared, so its arrays are read-only.

    Raises:
        ValueError: There is no start state for the year.
    """
    if year not in START_YEARS:
        raise ValueError(f"no start state for {year}; choose from {', '.join(map(str, START_YEARS))}")
    start = RegionStart(
        year=year,
        **_read_places(),
        **_read_people(year),
        **_read_land(year),
        universities=read_university_start(year),
    )
    for value in vars(start).values():
        if isinstance(value, np.ndarray):
            value.setflags(write=False)
    return start


def _read_places() -> dict:
    towns = read_municipalities()
    regions = external_regions()
    kreis_names = towns.drop_duplicates("kreis_ags").set_index("kreis_ags").kreis
    return {
        "ags": town_keys(),
        "names": towns.name.to_numpy(dtype=str),
        "kreis": town_kreis(),
        "kreis_ags": kreis_keys(),
        "kreis_names": kreis_names[kreis_keys()].to_numpy(str),
        "latitude": towns.lat.to_numpy(),
        "longitude": towns.lon.to_numpy(),
        "distance_km": town_distances(),
        "adjacency": adjacency_graph(),
        "external_regions": regions,
        "external_distance_km": external_distances(regions),
        "trade_tax_multiplier": _trade_tax(),
    }


def _read_people(year: int) -> dict:
    """Return residents, jobs and establishments; the commuters carry the exact totals of both sides."""
    labour = read_labour_start(year)
    population = read_population_start(year)
    commuters = estimate_commuters(labour.employed, labour.jobs, town_distances())
    jobs = estimate_sector_jobs(year, commuters[:, :-1].sum(axis=0), population)
    return {
        "population": population,
        "income_tax_eur": population * income_tax_per_resident(year),
        "working_age_population": labour.working_age_population,
        "labour_force": labour.labour_force,
        "unemployed": labour.unemployed,
        "long_term_share": long_term_share(year),
        "commuters": commuters,
        "other_employed": labour.labour_force - labour.unemployed - commuters[:-1].sum(axis=1),
        "jobs": jobs,
        "establishments": estimate_establishments(year, jobs),
    }


def _read_land(year: int) -> dict:
    """Return commercial land in hectares; free and restricted land is spread like the land in use."""
    used = by_town(read_land_use(), "industry_commerce_ha")
    secured, free = _land_balance(year)
    share = used / used.sum()
    return {"land_used_ha": used, "land_free_ha": free * share, "land_preparing_ha": (secured - free) * share}


def _land_balance(year: int) -> tuple[float, float]:
    """Return secured and unrestricted commercial land of the region, hectares."""
    row = read_brownfields().set_index("row_id").loc[LAND_BALANCE[year]]
    unrestricted = row.hectares * (1.0 - row.share_restricted_pct / 100.0)
    return float(row.hectares), float(
        unrestricted if np.isnan(row.hectares_net_commercial) else row.hectares_net_commercial
    )


def _trade_tax() -> np.ndarray:
    return by_town(read_trade_tax().query("year == @TRADE_TAX_YEAR"), "hebesatz_gewerbesteuer")
