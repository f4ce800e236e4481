"""How many seeds are enough: the width of the paired interval against their number.

    half width(n) = t(0.95, n - 1) · sd / √n

sd is the spread over seeds inside a world, pooled over worlds. With common random numbers the spread of
a difference between strategies is far below that of a level, so fewer seeds tell them apart.
"""

import numpy as np
import pandas as pd

from ruhrsim.analysis.worlds import AnalysisError, choose_strategies, run_values, seed_differences, t_margin

_MOST = 1000
_AHEAD = 4


def replications(
    experiments: pd.DataFrame,
    outcomes: pd.DataFrame,
    indicator: str,
    *,
    baseline: str | None = None,
    year: int | None = None,
) -> pd.DataFrame:
    """Return the half width of the 90 % interval for 2, 3, ... seeds.

    Args:
        experiments: One row per experiment.
        outcomes: One row per run and year.
        indicator: Whose interval.
        baseline: Differences to this strategy, the first by default; a sweep of one strategy gives its level.
        year: The last one by default.

    Returns:
        One row per strategy and number of seeds up to four times those there are: `strategy`, `seeds`, `width` (by
        the pooled spread), `measured` (mean over worlds with the first seeds; NaN beyond those there are), `sd`.

    Raises:
        AnalysisError: The sweep has one seed only, or can't answer this.
    """
    runs = run_values(experiments, outcomes, indicator, year)
    if runs["seed"].nunique() < 2:
        raise AnalysisError(
            "the sweep has one seed only, which has no interval; give it replications = 2 or more"
        )
    if runs["strategy"].nunique() == 1:
        values = {runs["strategy"].iloc[0]: runs.set_index(["world", "seed"])["value"].sort_index()}
    else:
        first = choose_strategies(runs, None, baseline)[1]
        values = {
            name: seed_differences(runs, name, first) for name in runs["strategy"].unique() if name != first
        }
    return pd.concat([_widths(name, series) for name, series in values.items()], ignore_index=True)


def seeds_needed(sd: float, target: float) -> int:
    """Return the fewest seeds whose half width is at most the target; 1000 if more would be needed."""
    n = np.arange(2, _MOST + 1)
    enough = n[t_margin(sd, n) <= target]
    return int(enough[0]) if len(enough) else _MOST


def _widths(name: str, values: pd.Series) -> pd.DataFrame:
    table = values.unstack("seed")
    sd, there = float(np.sqrt(table.var(axis=1).mean())), table.shape[1]
    n = np.arange(2, _AHEAD * there + 1)
    measured = [_measured(table.iloc[:, :k]) if k <= there else np.nan for k in n]
    return pd.DataFrame(
        {"strategy": name, "seeds": n, "width": t_margin(sd, n), "measured": measured, "sd": sd}
    )


def _measured(table: pd.DataFrame) -> float:
    return float(np.nanmean(t_margin(table.std(axis=1), table.count(axis=1))))
