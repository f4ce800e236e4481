"""Labour force, unemployed, employed residents and jobs of the towns at a start year.

Kreis figures of the start year are published; the towns' shares are those of the nearest year
with municipal figures (base years in `model/start/region_start.py`).

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
from ruhrsim.regions.tables import (
    read_employment,
    read_kreis_indicators,
    read_municipal_unemployment,
    read_municipalities,
    read_population,
    read_unemployment,
)

MUNICIPAL_LABOUR_YEAR = {2007: 2007, 2016: 2016, 2025: 2021}
"""Year of the municipal unemployed and residents aged 15-64 used for each start year."""


LONG_TERM_YEAR = {2007: 2007, 2016: 2016, 2025: 2016}
"""Year of the share of long-term unemployed used for each start year; the table ends in 2016."""
_FIRST_COMPLETE_YEAR, _INCOMPLETE_BELOW = 2009, 20.0


@dataclass(frozen=True)
class LabourStart:
    """Residents and jobs of the towns; every array has shape (53,)."""

    working_age_population: np.ndarray
    labour_force: np.ndarray
    unemployed: np.ndarray
    employed: np.ndarray
    jobs: np.ndarray


def read_labour_start(year: int) -> LabourStart:
    """Return the towns' labour market at the start year, scaled to the Kreis figures."""
    kreis = _of_year(read_unemployment(), year)
    unemployed_kreis = by_kreis(kreis, "unemployed_annual_avg")
    working_age = working_age_population(MUNICIPAL_LABOUR_YEAR[year])
    municipal = _of_year(read_municipal_unemployment(), MUNICIPAL_LABOUR_YEAR[year])
    unemployed = scale_to_kreis(by_town(municipal, "unemployed_annual_avg"), unemployed_kreis)
    labour_force = scale_to_kreis(working_age, 100.0 * unemployed_kreis / unemployment_rates(year))
    employed = scale_to_kreis(working_age - unemployed, kreis_employment(year, "residence"))
    jobs = scale_to_kreis(
        by_town(read_municipalities(), "svb_workplace_2021"), kreis_employment(year, "workplace")
    )
    return LabourStart(working_age, labour_force, unemployed, employed, jobs)


def long_term_share(year: int) -> np.ndarray:
    """Return the part of the unemployed of each town that are so for more than a year, shape (53,).

    Towns take the share of their Kreis. Where job centres did not report yet (under a fifth in 2007), the
    first complete year takes its place.
    """
    table = read_kreis_indicators().query("indicator == 'share_longterm_unemployed'")
    of_year = by_kreis(_of_year(table, LONG_TERM_YEAR[year]), "value")
    complete = by_kreis(_of_year(table, _FIRST_COMPLETE_YEAR), "value")
    return np.where(of_year < _INCOMPLETE_BELOW, complete, of_year)[town_kreis()] / 100.0


def working_age_population(year: int) -> np.ndarray:
    """Return residents aged 15-64, shape (53,); Unna's zero of 2016, a fault, gives way to 2015."""
    table = read_municipal_unemployment()
    known = table[(table.year <= year) & (table.working_age_pop_15_64 > 0)].sort_values("year")
    return by_town(known.drop_duplicates("ags", keep="last"), "working_age_pop_15_64")


def unemployment_rates(year: int) -> np.ndarray:
    """Return the Kreis rates in % of the civilian labour force, official or else derived, shape (15,)."""
    kreis = _of_year(read_unemployment(), year)
    rates = kreis.unemployment_rate_pct.fillna(kreis.unemployment_rate_derived_pct)
    return by_kreis(kreis.assign(rate=rates), "rate")


def kreis_employment(year: int, concept: str) -> np.ndarray:
    """Return employees of the Kreise on 30 June at `workplace` or `residence`, shape (15,)."""
    table = read_employment().query("level == 'kreis' and concept == @concept")
    return by_kreis(_of_year(table, year), "svb_employees", key="ags")


def read_population_start(year: int) -> np.ndarray:
    """Return residents of the towns, shape (53,).

    2025: end of 2023 as published. 2007 and 2016: between the two nearest municipal dates in
    proportion to time, scaled to the Kreis figure of the year.
    """
    if year == 2025:
        return by_town(read_municipalities(), "population")
    table = read_population()
    towns = table[table.level == "municipality"].pivot_table(index="year", columns="ags", values="population")
    between = np.array([np.interp(year, towns.index, towns[ags]) for ags in towns.columns])
    kreis = _of_year(table[table.level == "kreis"], year)
    return scale_to_kreis(between, by_kreis(kreis, "population", key="ags"))


def _of_year(table: pd.DataFrame, year: int) -> pd.DataFrame:
    return table[table.year == year]
