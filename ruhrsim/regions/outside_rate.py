"""Unemployment outside the region (for the Ruhr: North Rhine-Westphalia without it) as a share of the labour force.

The one series of the world outside that the model, the ten-line labour market and the naive forecasts read.

    labour force = employees at residence + unemployed + others        others the same in every year
    rate         = unemployed / labour force

No table holds an official rate of this area. Others (self-employed, civil servants, marginal workers) are therefore
derived: they are the number with which as many residents aged 15-64 belong to the labour force in 2007, the first
start of hindcasts, as do in the Ruhr, so that the rate of 2007 is the one that unemployed per resident gave. Nothing
after 2007 enters the number.

Uncertainty: others fell in the Ruhr by 11 % from 2007 to 2016; if they fell outside too, the labour force there grows
too fast here and the rate falls a little too much. After the last count of employees (2021) that count is carried on.

Source: `conditions_history.csv`; labour force of the Ruhr from counts and official rates in `unemployment_history.csv`.
"""

from functools import lru_cache

import pandas as pd

from ruhrsim.regions.region import Region, read_region
from ruhrsim.regions.tables import read_conditions, read_unemployment

RUHR = "Metropole Ruhr"
CONDITIONS = "conditions_history.csv"
BASE_YEAR = 2007


def outside_rates(region: Region | None = None) -> pd.Series:
    """Return unemployed as a share of the labour force outside a region by year from 1997; not to be changed.

    The area stands in `region.toml` (`outside_area`): NRW without the Ruhr for the Ruhr, which is taken if no
    region is given. A region without a table of its own takes an area of the Ruhr's, and every one the Ruhr's
    participation of 2007.
    """
    return _rates(read_region(region))


@lru_cache(maxsize=16)
def _rates(region: Region) -> pd.Series:
    areas = read_conditions(region if region.estimated else None).set_index(["area", "year"]).sort_index()
    own = read_conditions(region if region.has(CONDITIONS) else None).set_index(["area", "year"]).sort_index()
    area = region.settings.outside_area
    kreise = read_unemployment(region if region.estimated else None)
    kreise = kreise[kreise["year"] == BASE_YEAR]
    labour_force = (100.0 * kreise.unemployed_annual_avg / kreise.unemployment_rate_pct).sum()
    participation = labour_force / areas.loc[(RUHR, BASE_YEAR), "working_age_pop_15_64"]
    return rates_on_labour_force(own.loc[area], participation, BASE_YEAR)


def rates_on_labour_force(table: pd.DataFrame, participation: float, base_year: int) -> pd.Series:
    """Return unemployed as a share of the labour force by year, from the first year with employees on.

    Args:
        table: One row a year, sorted index `year`: `unemployed_annual_avg`, `working_age_pop_15_64` (needed in the
            base year only), `svb_residence` (employees; the last known are carried on), persons.
        participation: Labour force per resident aged 15-64 in the base year.
        base_year: Year in which the labour force is that share of residents.
    """
    base = table.loc[base_year]
    others = participation * base.working_age_pop_15_64 - base.svb_residence - base.unemployed_annual_avg
    counted = table.svb_residence.ffill() + table.unemployed_annual_avg
    return (table.unemployed_annual_avg / (counted + others)).dropna()
