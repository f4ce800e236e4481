"""Labour force, unemployed, employed residents and jobs of the towns at a start year.

Kreis figures of the start year are published; the towns' shares are those of the nearest year
with municipal figures (`municipal_labour` in `region.toml`).

    labour_force_k = unemployed_k / rate_k,     split by residents aged 15-64
    employed_t     = employed_k · (working_age_t - unemployed_t) / (working_age_k - unemployed_k)
    other_t        = labour_force_t - unemployed_t - employed_t

`other_t` are self-employed, civil servants and others: the rest that makes the official rate
right. Uncertainty: towns of one Kreis get its participation rate, so their unemployment rates
differ only through the number of unemployed; the Kreis figures are exact.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ruhrsim.model.start.geography import by_kreis, by_town, scale_to_kreis, town_kreis
from ruhrsim.regions.region import Region, read_region
from ruhrsim.regions.tables import (
    read_employment,
    read_kreis_indicators,
    read_municipal_unemployment,
    read_municipalities,
    read_population,
    read_unemployment,
)


_FIRST_COMPLETE_YEAR, _INCOMPLETE_BELOW = 2009, 20.0


@dataclass(frozen=True)
class LabourStart:
    """Residents and jobs of the towns; every array has shape (53,)."""

    working_age_population: np.ndarray
    labour_force: np.ndarray
    unemployed: np.ndarray
    employed: np.ndarray
    jobs: np.ndarray


def read_labour_start(year: int, region: Region | None = None) -> LabourStart:
    """Return the towns' labour market at the start year, scaled to the Kreis figures."""
    region = read_region(region)
    base = region.published(year).municipal_labour
    kreis = _of_year(read_unemployment(region), year)
    unemployed_kreis = by_kreis(kreis, "unemployed_annual_avg", region=region)
    working_age = working_age_population(base, region)
    municipal = _of_year(read_municipal_unemployment(region), base)
    unemployed = scale_to_kreis(by_town(municipal, "unemployed_annual_avg", region), unemployed_kreis, region)
    labour_force = scale_to_kreis(
        working_age, 100.0 * unemployed_kreis / unemployment_rates(year, region), region
    )
    employed = scale_to_kreis(working_age - unemployed, kreis_employment(year, "residence", region), region)
    jobs = scale_to_kreis(
        by_town(read_municipalities(region), "svb_workplace_2021", region),
        kreis_employment(year, "workplace", region),
        region,
    )
    return LabourStart(working_age, labour_force, unemployed, employed, jobs)


def long_term_share(year: int, region: Region | None = None) -> np.ndarray:
    """Return the part of the unemployed of each town that are so for more than a year, shape (53,).

    Towns take the share of their Kreis in the year that `long_term_unemployed` in `region.toml` names. Where
    job centres did not report yet (under a fifth in 2007), the first complete year takes its place.
    """
    region = read_region(region)
    table = read_kreis_indicators(region).query("indicator == 'share_longterm_unemployed'")
    of_year = by_kreis(_of_year(table, region.published(year).long_term_unemployed), "value", region=region)
    complete = by_kreis(_of_year(table, _FIRST_COMPLETE_YEAR), "value", region=region)
    return np.where(of_year < _INCOMPLETE_BELOW, complete, of_year)[town_kreis(region)] / 100.0


def working_age_population(year: int, region: Region | None = None) -> np.ndarray:
    """Return residents aged 15-64, shape (53,); Unna's zero of 2016, a fault, gives way to 2015."""
    table = read_municipal_unemployment(region)
    known = table[(table.year <= year) & (table.working_age_pop_15_64 > 0)].sort_values("year")
    return by_town(known.drop_duplicates("ags", keep="last"), "working_age_pop_15_64", region)


def unemployment_rates(year: int, region: Region | None = None) -> np.ndarray:
    """Return the Kreis rates in % of the civilian labour force, official or else derived, shape (15,)."""
    kreis = _of_year(read_unemployment(region), year)
    rates = kreis.unemployment_rate_pct.fillna(kreis.unemployment_rate_derived_pct)
    return by_kreis(kreis.assign(rate=rates), "rate", region=region)


def kreis_employment(year: int, concept: str, region: Region | None = None) -> np.ndarray:
    """Return employees of the Kreise on 30 June at `workplace` or `residence`, shape (15,)."""
    table = read_employment(region).query("level == 'kreis' and concept == @concept")
    return by_kreis(_of_year(table, year), "svb_employees", key="ags", region=region)


def read_population_start(year: int, region: Region | None = None) -> np.ndarray:
    """Return residents of the towns, shape (53,).

    As municipalities.csv has them, or between the two nearest municipal dates in proportion to time,
    scaled to the Kreis figure of the year; `population` in `region.toml` says which.
    """
    region = read_region(region)
    if region.published(year).population == "municipalities":
        return by_town(read_municipalities(region), "population", region)
    table = read_population(region)
    towns = table[table.level == "municipality"].pivot_table(index="year", columns="ags", values="population")
    between = np.array([np.interp(year, towns.index, towns[ags]) for ags in towns.columns])
    kreis = _of_year(table[table.level == "kreis"], year)
    return scale_to_kreis(between, by_kreis(kreis, "population", key="ags", region=region), region)


def _of_year(table: pd.DataFrame, year: int) -> pd.DataFrame:
    return table[table.year == year]
