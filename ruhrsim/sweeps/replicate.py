"""How many seeds: they are added until an interval is narrow enough in every experiment.

For n seeds with standard deviation s of the paired difference (or of the value, with one scenario) the
90 % interval is 2·t(0.95, n - 1)·s/√n wide. The widest of all experiments decides. At most twice as many
seeds are taken in one go, because s itself is known from few of them.

Source: t-interval; on adding runs by its width see Law (2015), Simulation Modeling and Analysis, ch. 9.
"""

import numpy as np
import pandas as pd
from scipy.special import stdtrit

from ruhrsim.sweeps.parts import OUTCOMES, intact_files
from ruhrsim.sweeps.store import Sweep

_CONFIDENCE = 0.90


def seeds_wanted(sweep: Sweep, seeds: int) -> int:
    """Return how many seeds the sweep should have; `seeds` if these are enough or no rule is set."""
    rule = sweep.experiment.replications
    if rule is None or seeds >= rule.most:
        return seeds
    spread = _largest_spread(sweep, rule.indicator)
    most = min(rule.most, 2 * seeds)
    enough = (n for n in range(seeds, most) if interval_width(spread, n) <= rule.width)
    return next(enough, most)


def widest_interval(sweep: Sweep) -> float:
    """Return the width of the widest 90 % interval of the indicator that decides.

    Raises:
        ValueError: No rule says which.
    """
    seeds = len(sweep.manifest["seeds"])
    rule = sweep.experiment.replications
    if rule is None:
        raise ValueError("the experiment has no table [replications], which names the indicator that decides")
    return interval_width(_largest_spread(sweep, rule.indicator), seeds)


def interval_width(spread: float, n: int) -> float:
    """Return the width of the 90 % interval of a mean of `n` values with standard deviation `spread`."""
    return float(2.0 * stdtrit(n - 1, (1 + _CONFIDENCE) / 2) * spread / np.sqrt(n))


def _largest_spread(sweep: Sweep, indicator: str) -> float:
    values = _last_year(sweep, indicator)
    scenarios = len(sweep.experiment.scenarios)
    if scenarios > 1:
        # Experiments that differ only in the scenario stand together, the baseline first.
        first = values.index - values.index % scenarios
        values = (values - values.reindex(first).to_numpy())[values.index != first]
    return float(np.nan_to_num(values.std(axis=1).max()))


def _last_year(sweep: Sweep, indicator: str) -> pd.DataFrame:
    """Return the indicator in the last stored year, one row an experiment and one column a seed."""
    from pyarrow import compute, dataset

    files = [str(file) for file in intact_files(sweep.folder, OUTCOMES)]
    last = compute.field("year") == max(sweep.experiment.record_years)
    table = dataset.dataset(files).to_table(columns=["experiment", "seed", indicator], filter=last)
    return table.to_pandas().pivot(index="experiment", columns="seed", values=indicator)
