"""What the figures show: bands over runs, paired differences, rates of the Kreise.

Two bands must not be confused. The band of a level holds 90 % of the runs: the spread of
possible courses. The band of a paired difference is the 90 % t-interval of its mean: how sure
the difference is, given the parameters. Where runs happen in plausible worlds of their own, it is the
span that holds 90 % of the worlds; see `analysis.paired`.
"""

import pandas as pd

from ruhrsim.analysis.many import discoveries
from ruhrsim.analysis.paired import CONFIDENCE, LAST_YEARS, mean_with_interval
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
    run = run_column(region)
    own = region[["period", run, key]].loc[region["scenario"] == scenario]
    runs = own.pivot(index="period", columns=run, values=key)
    runs.index = pd.Index(times(runs.index.to_series()), name="time")
    kind = REGION_INDICATORS[key].kind
    if kind == "flow":
        return runs.rolling(_QUARTERS).sum()
    return runs.rolling(_QUARTERS, min_periods=1).mean() if kind == "share" else runs


def courses(region: pd.DataFrame, key: str, scenarios) -> dict[str, pd.DataFrame]:
    """Return `runs_over_time` of each scenario by its name, for figures of one indicator."""
    return {scenario.name: runs_over_time(region, key, scenario.name) for scenario in scenarios}


def level_band(runs: pd.DataFrame) -> pd.DataFrame:
    """Return `mean`, `low` and `high` over runs: between the bounds lie 90 % of the runs."""
    tail = (1.0 - CONFIDENCE) / 2.0
    bounds = runs.quantile([tail, 1.0 - tail], axis=1).to_numpy()
    return pd.DataFrame({"mean": runs.mean(axis=1), "low": bounds[0], "high": bounds[1]})


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
    """Return each town's paired difference to the baseline, mean of the ends of the last five years.

    Returns:
        Rows by `ags`; columns `baseline` (mean level), `mean`, `low`, `high` (the difference) and
        `clear` (the interval exists, excludes zero, and the difference goes beyond what chance colours
        in so many towns, see `analysis.many`).
    """
    first, last = last_years(towns)
    late = towns[towns["year"].between(first, last)]
    runs, base = (_mean_of_years(late, key, name) for name in (scenario, baseline))
    differences = (runs - base).T
    band = mean_with_interval(differences).rename(columns={"difference": "mean"})
    clear = ((band["low"] > 0) | (band["high"] < 0)) & discoveries(differences)
    return band.assign(baseline=base.mean(axis=1), clear=clear)


def last_years(towns: pd.DataFrame) -> tuple[int, int]:
    """Return the first and the last of the years that differences of towns are the mean of."""
    last = int(towns["year"].max())
    return max(last - LAST_YEARS, int(towns["year"].min())) + 1, last


def _mean_of_years(towns: pd.DataFrame, key: str, scenario: str) -> pd.DataFrame:
    own = towns.loc[towns["scenario"] == scenario]
    return own.pivot_table(index="ags", columns=run_column(towns), values=key, aggfunc="mean")


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
