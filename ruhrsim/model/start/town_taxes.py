"""What towns take in from work: trade tax on jobs, and their share of the income tax of residents.

    revenue[m] = revenue_per_point · multiplier[m] · jobs[m] + income_tax_per_worker[m] · in_work[m]

Before levies and the state's equalisation between towns, which take and give back a large part; in
prices of the table's year. Trade tax for each job is an assumption, alike in all sectors; the income
tax for each resident in work stays at what the town had at the start.

Source: income_tax_municipality.csv (BBSR INKAR), trade_tax_rates.csv (Statistische Ämter);
`trade_tax.revenue_per_point`.
"""

import numpy as np

from ruhrsim.model.start.geography import by_town
from ruhrsim.regions.region import Region
from ruhrsim.regions.tables import read_income_tax


def income_tax_per_resident(year: int, region: Region | None = None) -> np.ndarray:
    """Return the towns' share of the income tax in a year, EUR a resident, (n_towns,)."""
    table = read_income_tax(region)
    return by_town(table[table["year"] == year], "income_tax_share_eur_per_inhabitant", region)


def tax_revenue(
    jobs: np.ndarray,
    multiplier: np.ndarray,
    in_work: np.ndarray,
    per_point: float,
    income_tax_per_worker: np.ndarray,
) -> np.ndarray:
    """Return the tax revenue of each town, EUR a year, shape (n_towns,).

    Args:
        jobs: Jobs by town, shape (n_towns,).
        multiplier: Trade tax multiplier, percent, shape (n_towns,).
        in_work: Residents in work, shape (n_towns,).
        per_point: Trade tax of a job for each point of the multiplier, EUR a year.
        income_tax_per_worker: Share of income tax for each resident in work, EUR a year, shape (n_towns,).
    """
    return per_point * multiplier * jobs + income_tax_per_worker * in_work
