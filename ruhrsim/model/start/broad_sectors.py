"""Employees by Kreis and broad sector.

Published: Duisburg (annual) and, for 2016, Essen, Dortmund, Gelsenkirchen and Kreis
Recklinghausen (constituencies that are a whole Kreis). Elsewhere an index from occupations and,
for producing, value added, times the ratio of broad sector to index:

    share_kb(year) = index_kb(year) · share_kb(2016) / index_kb(2016)

with the Kreis' own ratio where published and the five's mean elsewhere; services share what
agriculture and producing leave. Producing's index is the mean of the share of occupational areas
2 and 3 and of the share of value added.

Uncertainty: left out one by one, the five producing shares are met within 1.2 points on average;
against constituencies that are part of a Kreis the largest gap is 4.5 points (Ennepe-Ruhr-Kreis).
The constituency table's two service columns agree with the occupations only in exchanged order
(correlation over the five Kreise 0.94 and 0.92, against -0.23 and -0.38): they are read so here.
"""

from functools import cache

import numpy as np

from ruhrsim.model.start.geography import by_kreis, kreis_keys
from ruhrsim.model.start.labour_start import kreis_employment
from ruhrsim.regions.region import Region, read_region
from ruhrsim.regions.tables import (
    read_constituency_sectors,
    read_duisburg_sectors,
    read_occupations,
    read_value_added_shares,
)

BROAD = ("agriculture", "producing", "trade_transport", "business", "public_private")
PRODUCING = BROAD.index("producing")
REFERENCE_YEAR = 2016
"""Year of the published shares of whole Kreise; it must be a start year."""
CITYWIDE = {"05112": 115, "05113": 119, "05513": 123, "05562": 121, "05913": 142}
"""Constituencies whose shares are those of a whole Kreis, by Kreis key."""


def broad_shares(year: int, region: Region | None = None) -> np.ndarray:
    """Return shares of the five broad sectors by Kreis, shape (15, 5), rows summing to 1."""
    region = read_region(region)
    published = _constituency_shares(region)
    known = ~np.isnan(published).any(axis=1)
    ratio = published / broad_index(REFERENCE_YEAR, region)
    ratio[~known] = ratio[known].mean(axis=0)
    shares = ratio * broad_index(year, region)
    duisburg = np.searchsorted(kreis_keys(region), "05112")
    shares[duisburg, :2] = _duisburg_shares(region.published(year).duisburg_sectors, region)
    services = shares[:, 2:]
    shares[:, 2:] = services * ((1 - shares[:, :2].sum(axis=1)) / services.sum(axis=1))[:, None]
    return shares


def region_broad_shares(year: int, region: Region | None = None) -> np.ndarray:
    """Return the region's shares of the five broad sectors, shape (5,)."""
    jobs = kreis_employment(year, "workplace", region)
    return jobs @ broad_shares(year, region) / jobs.sum()


def broad_index(year: int, region: Region | None = None) -> np.ndarray:
    """Return an index of each broad sector by Kreis from occupations and value added, shape (15, 5)."""
    region = read_region(region)
    base = region.published(year)
    o = occupation_shares(base.occupations, region)
    table = read_value_added_shares(region)
    table = table[table["year"] == base.value_added]
    value_added = by_kreis(table, "gva_share_secondary_pct", region=region) / 100.0
    producing = 0.5 * (o["2"] + o["3"] + value_added)
    return np.stack([o["1"], producing, o["5"] + o["6"], o["4"] + o["7"], o["8"] + o["9"]], axis=1)


@cache
def occupation_shares(year: int, region: Region | None = None) -> dict[str, np.ndarray]:
    """Return shares of the one-digit occupational areas by Kreis, each of shape (15,)."""
    table = read_occupations(region).query("year == @year")
    table = table.pivot_table(
        index="kreis_ags", columns=table.kldb2010_area.str[0], values="svb_employees_workplace"
    ).loc[kreis_keys(region)]
    areas = table[list("123456789")]
    return {area: (areas[area] / areas.sum(axis=1)).to_numpy() for area in areas}


def _constituency_shares(region: Region) -> np.ndarray:
    """Return the published shares of 2016 by Kreis, NaN where no constituency is a whole Kreis, (15, 5)."""
    table = (
        read_constituency_sectors(region).set_index("wahlkreis_nr")[
            [
                "share_agriculture_pct",
                "share_producing_pct",
                "share_trade_hospitality_transport_pct",
                "share_public_private_services_pct",
                "share_other_services_pct",
            ]
        ]
        / 100.0
    )
    shares = np.full((len(kreis_keys(region)), len(BROAD)), np.nan)
    for kreis, number in CITYWIDE.items():
        shares[np.searchsorted(kreis_keys(region), kreis)] = table.loc[number]
    return shares


def _duisburg_shares(year: int, region: Region) -> np.ndarray:
    row = read_duisburg_sectors(region).set_index("year").loc[year]
    return np.array([row.svb_A_agriculture, row.svb_BF_producing]) / row.svb_total
