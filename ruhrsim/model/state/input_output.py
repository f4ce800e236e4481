"""Input coefficients in jobs: how many jobs of each sector the jobs of another one pay for as customers.

    N[b, c]  = sales of branch b to branch c / output of b · people in work of b / people in work of c
    B[s, c]  = Σ_b Σ_b' supplies[s, b] · N[b, b'] · mix[c, b']

Branches are the six of the German input-output table of 1995. `mix` says how the jobs of a sector are
spread over branches, `supplies` how a branch's jobs are spread over sectors, both from the weights and
employment of WZ 2008 divisions. Farms supply from outside the region and are left out as suppliers.

Source: Eurostat Manual of Supply, Use and Input-Output Tables (2008), table 15.4; wz_sector_weights.csv.
"""

from functools import cache

import numpy as np
import pandas as pd

from ruhrsim.regions.sectors import SECTORS
from ruhrsim.regions.tables import read_input_output, read_sector_weights

_OUTSIDE = "agriculture"
_BRANCH_OF_SECTION = {
    "A": "agriculture",
    **dict.fromkeys("BCDE", "industry"),
    "F": "construction",
    **dict.fromkeys("GHI", "trade_transport"),
    **dict.fromkeys("JKLMN", "business"),
    **dict.fromkeys("OPQRS", "other_services"),
}


def jobs_per_job(table: pd.DataFrame) -> np.ndarray:
    """Return N, the jobs of each branch (rows) that a job of another one (columns) pays for as a customer."""
    people = table["employed_thousand"].to_numpy(dtype=float)
    bought = table[list(table.index)].to_numpy(dtype=float) / table["output_eur_million"].to_numpy()[:, None]
    return bought * people[:, None] / people


@cache
def read_input_coefficients() -> np.ndarray:
    """Return B, shape (10, 10): jobs of the supplier (rows) for a job of the customer, in all Germany; read-only."""
    table, weights = read_input_output(), read_sector_weights()
    branches = [_BRANCH_OF_SECTION[section] for section in weights["section"]]
    jobs = weights[list(SECTORS)].mul(weights["employment_share_pct"], axis=0).groupby(branches).sum()
    jobs = jobs.loc[list(table.index)].to_numpy().T
    mix = jobs / jobs.sum(axis=1, keepdims=True)
    supplies = jobs / jobs.sum(axis=0)
    supplies[:, list(table.index).index(_OUTSIDE)] = 0.0
    coefficients = supplies @ jobs_per_job(table) @ mix.T
    coefficients.setflags(write=False)
    return coefficients
