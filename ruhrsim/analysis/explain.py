"""Why one scenario differs from another on the same luck.

The change of a stock over the horizon is the sum of its flows; so is the difference between two
scenarios that start alike. `ACCOUNTS` names the flows; what they leave unexplained is shown as the
residual and is zero but for rounding. The account of the unemployed by stocks says where additional jobs went:

    unemployed = labour force - jobs - commuters out + commuters in - others in work

Towns: of the jobs that towns win or lose against the first scenario, the zero-sum share

    1 - |Σ ΔL_m| / Σ |ΔL_m|

only changed town. Chance differences of single towns count as changes too, so the share is also
given for the towns whose own interval leaves out zero. `MOVES` tells which jobs went where: those that
changed town within the region, those that came from outside and those that left.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from ruhrsim.analysis.cost import cost_per_unit, literature, who_paid
from ruhrsim.analysis.mechanisms import contributions
from ruhrsim.analysis.paired import mean_with_interval, run_summary
from ruhrsim.analysis.visibility_rank import visibility_rank
from ruhrsim.model.indicators import ACCOUNT_INDICATORS, REGION_INDICATORS
from ruhrsim.regions.region import read_region
from ruhrsim.runs.results import Comparison, run_column

_QUARTERS = 4
_MEASURES = REGION_INDICATORS | ACCOUNT_INDICATORS
TOWN_OUTCOMES = ("unemployment_rate", "unemployed", "jobs", "spent_themes")
MOVES = ("jobs_moved_within", "jobs_settled", "jobs_departed")
_HEADLINE = ("unemployment_rate", "unemployed", "jobs", "firms", "town_inequality")


@dataclass(frozen=True)
class Account:
    """A stock and the flows that change it.

    Args:
        stock: Key of the stock.
        gains: Keys of flows or stocks that raise it.
        losses: Keys of flows or stocks that lower it.
    """

    stock: str
    gains: tuple[str, ...]
    losses: tuple[str, ...]

    def signs(self) -> dict[str, float]:
        """Return +1 or -1 for each item, in the order of tables."""
        return dict.fromkeys(self.gains, 1.0) | dict.fromkeys(self.losses, -1.0)


ACCOUNTS = {
    "jobs": Account(
        "jobs",
        ("hires_unemployed", "hires_graduates", "hires_outside"),
        ("quits", "retired_jobs", "layoffs", "jobs_closed", "jobs_departed"),
    ),
    "unemployed": Account(
        "unemployed", ("separations", "entrants", "migrants"), ("hired", "retired_unemployed")
    ),
    "unemployed_by_stocks": Account(
        "unemployed", ("labour_force", "commuters_in"), ("jobs", "commuters_out", "other_employed")
    ),
    "firms": Account(
        "firms",
        ("start_ups_by_people", "corporate_spin_offs", "university_spin_offs", "firms_moved_in"),
        ("closures", "firms_moved_out"),
    ),
}
"""Accounts by name, in the order of tables."""


@dataclass(frozen=True)
class Explanation:
    """Everything about the difference of the second scenario to the first.

    Args:
        headline: Paired differences of the stocks at the end and of the inequality between towns.
        accounts: See `balance_accounts`.
        mechanisms: See `contributions`; empty if none was switched off.
        moves: See `job_moves`.
        towns: See `town_differences`.
        zero_sum: See `zero_sum`.
        ranks: See `visibility_rank`.
        cost: See `cost_per_unit`.
        payers: See `who_paid`.
        literature: See `literature`.
    """

    headline: pd.DataFrame
    accounts: pd.DataFrame
    mechanisms: pd.DataFrame
    moves: pd.DataFrame
    towns: pd.DataFrame
    zero_sum: pd.DataFrame
    ranks: pd.DataFrame
    cost: pd.DataFrame
    payers: pd.DataFrame
    literature: pd.DataFrame


def explain(comparison: Comparison) -> Explanation:
    """Explain the difference of the second scenario to the first.

    Args:
        comparison: The two scenarios, followed by any of their `variants` without a mechanism.
    """
    towns = town_differences(comparison)
    return Explanation(
        _headline(comparison),
        balance_accounts(comparison),
        contributions(comparison),
        job_moves(comparison),
        towns,
        zero_sum(towns),
        visibility_rank(comparison, comparison.scenarios[:2]),
        cost_per_unit(comparison),
        who_paid(comparison),
        literature(),
    )


def write_explanation(comparison: Comparison, directory: Path) -> None:
    """Write every table of the explanation as CSV into a folder."""
    for name, table in vars(explain(comparison)).items():
        if len(table):
            table.to_csv(directory / f"{name}.csv", index=False)


def join(comparison: Comparison, other: Comparison) -> Comparison:
    """Return one comparison of the scenarios of two that share seeds and scale."""
    return Comparison(
        pd.concat([comparison.region, other.region], ignore_index=True),
        pd.concat([comparison.towns, other.towns], ignore_index=True),
        comparison.scenarios + other.scenarios,
        comparison.seeds,
        comparison.scale,
        comparison.worlds,
    )


def changes(region: pd.DataFrame, years: int) -> pd.DataFrame:
    """Return each run's change of stocks and sums of flows over the first `years` years.

    Returns:
        One row per (scenario, seed), one column for each level and flow of the region's table.
    """
    runs = region[region["quarter"] <= _QUARTERS * years].groupby(
        ["scenario", run_column(region)], sort=False
    )
    reduce = {"level": lambda key: runs[key].last() - runs[key].first(), "flow": lambda key: runs[key].sum()}
    return pd.DataFrame(
        {
            key: reduce[measure.kind](key)
            for key, measure in _MEASURES.items()
            if measure.kind in reduce and key in region
        }
    )


def balance_accounts(comparison: Comparison) -> pd.DataFrame:
    """Return how the flows of each account make up the change of its stock.

    Returns:
        One row per account and item, losses with a minus, then `change` (of the stock) and `residual`
        (the change less all items): `account`, `item`, `first`, `second` (means over runs, sums over
        the horizon), `difference`, `low`, `high` and `n` (runs).
    """
    runs = changes(comparison.region, comparison.years)
    return pd.concat(
        [_balance(name, account, runs, comparison) for name, account in ACCOUNTS.items()], ignore_index=True
    )


def job_moves(comparison: Comparison) -> pd.DataFrame:
    """Return how many jobs changed town, came and left over the horizon.

    Returns:
        One row per flow of `MOVES`: `flow`, `first`, `second` (means over runs), `difference`, `low`, `high`
        and `n` (runs).
    """
    moves = changes(comparison.region, comparison.years)[list(MOVES)]
    return _paired(moves, comparison).rename_axis("flow").reset_index()


def town_differences(comparison: Comparison) -> pd.DataFrame:
    """Return what each town has at the end, or spent in all, and how that differs from the first scenario.

    Returns:
        One row per outcome of `TOWN_OUTCOMES` and town: `indicator`, `ags`, `name`, `first`, `second` (means over
        runs), `difference`, `low`, `high` and `n` (runs).
    """
    names = read_region(comparison.baseline.region).towns().set_index("ags")["name"]
    tables = [_town_table(key, comparison) for key in TOWN_OUTCOMES]
    table = pd.concat(tables, ignore_index=True)
    table.insert(2, "name", table["ags"].map(names))
    return table


def zero_sum_share(differences: np.ndarray) -> float:
    """Return the part of towns' gains and losses that cancels out: 0 if all move one way, 1 if it adds up to nothing.

    Args:
        differences: Difference of jobs by town; without any the share is not defined (NaN).
    """
    gross = float(np.abs(differences).sum())
    return 1.0 - abs(float(np.sum(differences))) / gross if gross else np.nan


def zero_sum(towns: pd.DataFrame) -> pd.DataFrame:
    """Return the zero-sum share of jobs over all towns and over those with a clear difference.

    Args:
        towns: Table of `town_differences`.

    Returns:
        One row for `all` and one for `clear` towns: `towns`, `count`, `gained`, `lost` (jobs), `share`.
    """
    jobs = towns[towns["indicator"] == "jobs"]
    clear = jobs[(jobs["low"] > 0) | (jobs["high"] < 0)]
    return pd.DataFrame(
        [_zero_sum_row("all", jobs["difference"]), _zero_sum_row("clear", clear["difference"])]
    )


def _zero_sum_row(label: str, differences: pd.Series) -> dict:
    return {
        "towns": label,
        "count": len(differences),
        "gained": differences.clip(lower=0).sum(),
        "lost": differences.clip(upper=0).sum(),
        "share": zero_sum_share(differences.to_numpy()),
    }


def _headline(comparison: Comparison) -> pd.DataFrame:
    runs = run_summary(comparison.region, comparison.years)[list(_HEADLINE)]
    return _paired(runs, comparison).rename_axis("indicator").reset_index()


def _balance(name: str, account: Account, runs: pd.DataFrame, comparison: Comparison) -> pd.DataFrame:
    signs = account.signs()
    items = runs[list(signs)] * pd.Series(signs)
    change = runs[account.stock]
    table = _paired(items.assign(change=change, residual=change - items.sum(axis=1)), comparison)
    table = table.rename_axis("item").reset_index()
    table.insert(0, "account", name)
    return table


def _town_table(key: str, comparison: Comparison) -> pd.DataFrame:
    end = comparison.baseline.start + comparison.years
    rows = comparison.towns[comparison.towns["year"] <= end]
    by_town = rows.groupby(["scenario", run_column(rows), "ags"], sort=False)[key]
    values = (by_town.sum() if _MEASURES[key].kind == "flow" else by_town.last()).unstack("ags")
    table = _paired(values, comparison).rename_axis("ags").reset_index()
    table.insert(0, "indicator", key)
    return table


def _paired(runs: pd.DataFrame, comparison: Comparison) -> pd.DataFrame:
    """Return means of the first two scenarios and their paired difference, one row per column of `runs`."""
    first, second = (runs.loc[scenario.name] for scenario in comparison.scenarios[:2])
    table = mean_with_interval(second - first).assign(n=len(first))
    table.insert(0, "first", first.mean())
    table.insert(1, "second", second.mean())
    return table
