"""Paired differences: what a scenario changes against the first one, on the same seeds.

For an indicator x, scenario k and seeds r = 1..n: D_r = x_kr - x_1r. The mean difference comes
with the interval mean(D) ± t(0.95, n - 1) · sd(D) / √n, which holds the model's own mean with
90 % probability. It speaks of chance within the model, not of whether the model is right.

Where each run happens in a plausible world of its own, that interval would only say how well the
mean over worlds is known, and shrink with every world added, though nobody knows any better which
world is the true one. So there the interval is the span in which a further plausible world lies
with 90 % probability: from 19 worlds on between the order statistics of ranks 0.05 (n + 1) and
0.95 (n + 1), whatever the distribution; fewer can't reach 90 % that way and stand in for a normal
distribution, mean(D) ± t(0.95, n - 1) · sd(D) · √(1 + 1/n).
"""

import warnings
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.special import stdtrit

from ruhrsim.model.indicators import REGION_INDICATORS
from ruhrsim.runs.results import WORLD, Comparison, run_column

CONFIDENCE = 0.90
LAST_YEARS = 5
"""A stock that is compared is the mean of its ends of so many last years: one end point is mostly chance."""
_QUARTERS = 4
FEWEST_RANKED = 19
"""Worlds of which the lowest and the highest leave 5 % on either side."""


def run_summary(region: pd.DataFrame, years: int, last: int = 1) -> pd.DataFrame:
    """Reduce each run to one number per indicator over the first `years` years.

    Levels are read at the ends of the last years, flows summed and divided by years, shares averaged
    over the quarters.

    Args:
        region: Quarterly table of a `Comparison`.
        years: Horizon.
        last: How many last years a level is the mean of; 1 reads it at the last quarter.

    Returns:
        One row per (scenario, seed) in the order of `region`, one column per indicator; where runs happen in
        worlds of their own, the world takes the place of the seed.
    """
    horizon = region[region["quarter"].between(1, _QUARTERS * years)]
    runs = horizon.groupby(["scenario", run_column(region)], sort=False)
    ends = horizon[horizon["quarter"].isin([_QUARTERS * (years - back) for back in range(min(last, years))])]
    year_ends = ends.groupby(["scenario", run_column(region)], sort=False)
    reduce = {
        "level": lambda keys: year_ends[keys].mean(),
        "flow": lambda keys: runs[keys].sum() / years,
        "share": lambda keys: runs[keys].mean(),
    }
    there = [key for key in REGION_INDICATORS if key in region]
    of_kind = {kind: [key for key in there if REGION_INDICATORS[key].kind == kind] for kind in reduce}
    return pd.concat([reduce[kind](keys) for kind, keys in of_kind.items() if keys], axis=1)[there]


def mean_with_interval(differences: pd.DataFrame) -> pd.DataFrame:
    """Return the mean of each column with its 90 % interval, as said above.

    Args:
        differences: One row per run, one column per indicator. The name of the index tells what rows
            are: `WORLD`, or anything else for runs that differ by luck alone.

    Returns:
        One row per indicator: `difference`, `low`, `high`; with a single run the bounds are NaN.
    """
    n, mean = len(differences), differences.mean()
    in_worlds = differences.index.name == WORLD
    if in_worlds and n >= FEWEST_RANKED:
        low, high = _ranked_span(differences)
        return pd.DataFrame({"difference": mean, "low": low, "high": high}, index=mean.index)
    # stdtrit is Student's quantile; scipy.stats would cost a second to import.
    margin = stdtrit(n - 1, (1 + CONFIDENCE) / 2) * differences.std() / np.sqrt(n) if n > 1 else np.nan
    if in_worlds:
        margin = margin * np.sqrt(n + 1)  # of one more world, not of the mean of all
    return pd.DataFrame({"difference": mean, "low": mean - margin, "high": mean + margin})


def _ranked_span(differences: pd.DataFrame) -> np.ndarray:
    tail = (1.0 - CONFIDENCE) / 2.0
    with warnings.catch_warnings():
        # A flow has no value in the first quarters.
        warnings.filterwarnings("ignore", "All-NaN", RuntimeWarning)
        return np.nanquantile(differences.to_numpy(dtype=float), [tail, 1.0 - tail], axis=0, method="weibull")


def years_compared(comparison: Comparison) -> tuple[int, int]:
    """Return the first and the last of the years whose ends a compared stock is the mean of."""
    end = comparison.baseline.start + comparison.years
    return end - min(LAST_YEARS, comparison.years) + 1, end


def summarise(comparison: Comparison) -> pd.DataFrame:
    """Return what each scenario comes to and how it differs from the first.

    Stocks are means of the ends of the last five years, see `years_compared`; what happens in a year is
    the mean of all years.

    Returns:
        One row per scenario and indicator: `scenario`, `indicator`, `value` (mean over runs), `sd`
        (over runs), `difference`, `low`, `high` (NaN for the baseline), `n` (runs) and
        `includes_zero` (NA where there is no interval). Where runs happen in plausible worlds, also
        `covers` (what the interval covers), `worlds_higher` and `worlds_lower` (worlds in which the
        scenario comes out higher and lower than the first, 0 for the baseline).
    """
    runs = run_summary(comparison.region, comparison.years, LAST_YEARS)
    baseline = runs.loc[comparison.baseline.name]
    rows = [
        _summarise_one(scenario.name, runs.loc[scenario.name], baseline, scenario == comparison.baseline)
        for scenario in comparison.scenarios
    ]
    return pd.concat(rows, ignore_index=True)


def _summarise_one(name: str, runs: pd.DataFrame, baseline: pd.DataFrame, is_baseline: bool) -> pd.DataFrame:
    differences = (runs - baseline) * (np.nan if is_baseline else 1.0)
    interval = mean_with_interval(differences)
    bounds = {key: interval[key].to_numpy() for key in ("difference", "low", "high")}
    includes = pd.array((bounds["low"] <= 0) & (bounds["high"] >= 0), dtype="boolean")
    includes[np.isnan(bounds["low"])] = pd.NA
    table = pd.DataFrame(
        {
            "scenario": name,
            "indicator": runs.columns,
            "value": runs.mean().to_numpy(),
            "sd": runs.std().to_numpy(),
            **bounds,
            "n": len(runs),
            "includes_zero": includes,
        }
    )
    if runs.index.name != WORLD:
        return table
    return table.assign(
        covers="luck and assumptions",
        worlds_higher=(differences > 0).sum().to_numpy(),
        worlds_lower=(differences < 0).sum().to_numpy(),
    )


def pairing_gain(comparison: Comparison) -> pd.DataFrame:
    """Return how much common random numbers narrow the differences to the first scenario.

    The spread with independent seeds is what the same runs would give unpaired:
    √(sd(x_k)² + sd(x_1)²).

    Returns:
        One row per scenario (without the first) and indicator: `scenario`, `indicator`, `sd_paired`,
        `sd_independent`, `ratio` (independent over paired).
    """
    runs = run_summary(comparison.region, comparison.years)
    baseline = runs.loc[comparison.baseline.name]
    rows = [
        _gain_of_one(scenario.name, runs.loc[scenario.name], baseline)
        for scenario in comparison.scenarios[1:]
    ]
    return pd.concat(rows, ignore_index=True)


def _gain_of_one(name: str, runs: pd.DataFrame, baseline: pd.DataFrame) -> pd.DataFrame:
    paired = (runs - baseline).std()
    independent = np.sqrt(runs.var() + baseline.var())
    spreads = pd.DataFrame(
        {"sd_paired": paired, "sd_independent": independent, "ratio": independent / paired}
    )
    table = spreads.rename_axis("indicator").reset_index()
    table.insert(0, "scenario", name)
    return table


def write_summary(comparison: Comparison, directory: Path) -> None:
    """Write `summary.csv`, the table of `summarise`, into a folder."""
    summarise(comparison).to_csv(directory / "summary.csv", index=False)
