"""What the figures show: bands over runs, paired differences, rates of the Kreise.

Two bands must not be confused. The band of a level holds 90 % of the runs: the spread of
possible courses. The band of a paired difference is the 90 % t-interval of its mean: how sure
the difference is, given the parameters. Where runs happen in plausible worlds of their own, it is the
span that holds 90 % of the worlds; see `analysis.paired`.
"""

import pandas as pd

from ruhrsim.analysis.paired import CONFIDENCE, mean_with_interval
from ruhrsim.model.indicators import REGION_INDICATORS
from ruhrsim.regions.region import DEFAULT_REGION, read_region
from ruhrsim.runs.results import run_column

_QUARTERS = 4


def times(periods: pd.Series) -> pd.Series:
    """Return the end of each period as a number: `2025Q4` is 2025.0, `2026Q1` is 2025.25."""
    return periods.str[:4].astype(float) + periods.str[-1].astype(float) / _QUARTERS - 1.0


def runs_over_time(region: pd.DataFrame, key: str, scenario: str) -> pd.DataFrame:
    """Return one column a run (seed or world), one row a point in time.

    Flows are the sum of the last four quarters, shares their mean: graduates and start-ups have
    seasons, and a reader thinks in years.
    """
    own = region.loc[region["scenario"] == scenario]
    runs = own.assign(time=times(own["period"])).pivot(index="time", columns=run_column(region), values=key)
    kind = REGION_INDICATORS[key].kind
    if kind == "flow":
        return runs.rolling(_QUARTERS).sum()
    return runs.rolling(_QUARTERS, min_periods=1).mean() if kind == "share" else runs


def level_band(runs: pd.DataFrame) -> pd.DataFrame:
    """Return `mean`, `low` and `high` over runs: between the bounds lie 90 % of the runs."""
    tail = (1.0 - CONFIDENCE) / 2.0
    return pd.DataFrame(
        {
            "mean": runs.mean(axis=1),
            "low": runs.quantile(tail, axis=1),
            "high": runs.quantile(1.0 - tail, axis=1),
        }
    )


def difference_band(runs: pd.DataFrame, baseline_runs: pd.DataFrame) -> pd.DataFrame:
    """Return `mean`, `low` and `high` of the paired difference, row by row.

    Args:
        runs: One column a seed.
        baseline_runs: The same rows and seeds in the first scenario.

    Returns:
        The mean difference with its 90 % interval; the bounds are NaN for a single seed.
    """
    return mean_with_interval((runs - baseline_runs).T).rename(columns={"difference": "mean"})


def town_runs(towns: pd.DataFrame, key: str, scenario: str, year: int) -> pd.DataFrame:
    """Return one column a run, one row a town (`ags`), at the end of `year`."""
    chosen = towns.loc[(towns["scenario"] == scenario) & (towns["year"] == year)]
    return chosen.pivot(index="ags", columns=run_column(towns), values=key)


def town_differences(towns: pd.DataFrame, key: str, scenario: str, baseline: str) -> pd.DataFrame:
    """Return each town's paired difference to the baseline in the last year.

    Returns:
        Rows by `ags`; columns `baseline` (mean level), `mean`, `low`, `high` (the difference) and
        `clear` (the interval exists and excludes zero).
    """
    year = int(towns["year"].max())
    base = town_runs(towns, key, baseline, year)
    band = difference_band(town_runs(towns, key, scenario, year), base)
    clear = (band["low"] > 0) | (band["high"] < 0)
    return band.assign(baseline=base.mean(axis=1), clear=clear)


def district_runs(towns: pd.DataFrame, scenario: str, region: str = DEFAULT_REGION) -> pd.DataFrame:
    """Return the unemployment rate of the Kreise: rows by (kreis_ags, year), one column a run.

    The labour force of a town is its unemployed over its rate; a town without unemployed has no
    such quotient and adds nothing to either side.
    """
    own = towns.loc[towns["scenario"] == scenario]
    district = read_region(region).towns().set_index("ags")["kreis_ags"]
    labour_force = own["unemployed"] / (own["unemployment_rate"] / 100.0)
    sums = (
        own.assign(labour_force=labour_force, kreis_ags=own["ags"].map(district))
        .groupby(["kreis_ags", "year", "seed"])[["unemployed", "labour_force"]]
        .sum()
    )
    return (100.0 * sums["unemployed"] / sums["labour_force"]).unstack("seed")
