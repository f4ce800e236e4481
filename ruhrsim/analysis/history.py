"""What is known of the years so far: unemployment of Kreise and towns in points, and the rate outside.

Kreise are measured by their unemployment rate. Towns have no published rate, so their unemployed
are divided by the residents aged 15-64 of the start year, which makes an error of one point mean
much the same in both.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ruhrsim.model.start.labour_start import working_age_population
from ruhrsim.model.start.region_start import read_region_start
from ruhrsim.regions.outside_rate import outside_rates
from ruhrsim.regions.tables import read_municipal_unemployment, read_unemployment

LAST_LEARNT = 2016
"""No figure of the region after this year teaches the model or a rival forecast anything."""


@dataclass(frozen=True)
class Places:
    """The places of a forecast, all Kreise or all towns.

    Args:
        level: `district` or `town`.
        keys: Official keys, in the model's order.
        names: Names.
        district: Index of the Kreis of each place, shape (n_places,).
        town_place: Index of the place of each of the 53 towns, shape (53,).
        persons_per_point: Unemployed that make one point at a town, NaN for Kreise, shape (n_places,).
    """

    level: str
    keys: tuple[str, ...]
    names: tuple[str, ...]
    district: np.ndarray
    town_place: np.ndarray
    persons_per_point: np.ndarray


def districts(start: int) -> Places:
    """Return the 15 Kreise of a start year."""
    region = read_region_start(start)
    nobody = np.full(len(region.kreis_ags), np.nan)
    order = np.arange(len(region.kreis_ags))
    return Places("district", tuple(region.kreis_ags), tuple(region.kreis_names), order, region.kreis, nobody)


def towns(start: int) -> Places:
    """Return the 53 towns of a start year."""
    region, order = read_region_start(start), np.arange(53)
    per_point = working_age_population(start) / 100.0
    return Places("town", tuple(region.ags), tuple(region.names), region.kreis, order, per_point)


def history(places: Places) -> pd.DataFrame:
    """Return unemployment in points, one row a year with figures for all places, one column a key."""
    table, key, column = _table(places)
    points = table.pivot_table(index="year", columns=key, values=column)[list(places.keys)].dropna()
    return points if places.level == "district" else points / places.persons_per_point


def learnt_history(places: Places, start: int) -> pd.DataFrame:
    """Return the years from the start, but not before 2007, to 2016: all that a forecast may learn from."""
    return history(places).loc[min(start, 2007) : LAST_LEARNT]


def outside(places: Places, start: int, years) -> np.ndarray:
    """Return unemployment in NRW without the Ruhr in the points of the places, shape (n_years,).

    For Kreise that is the rate on the labour force. Towns count residents aged 15-64, so for them the rate is taken
    times the labour force per resident of the Ruhr in the start year; otherwise a gap would mix two units.

    Args:
        places: Kreise or towns.
        start: Start year of the places.
        years: Years.
    """
    points = 100.0 * outside_rates().loc[list(years)].to_numpy()
    if places.level == "district":
        return points
    region = read_region_start(start)
    return points * region.labour_force.sum() / region.working_age_population.sum()


def last_outside_year() -> int:
    """Return the last year whose conditions outside are known."""
    return int(outside_rates().index[-1])


def _table(places):
    if places.level == "town":
        return read_municipal_unemployment(), "ags", "unemployed_annual_avg"
    table = read_unemployment()
    rate = table.unemployment_rate_pct.fillna(table.unemployment_rate_derived_pct)
    return table.assign(rate=rate), "kreis_ags", "rate"
