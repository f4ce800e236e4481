"""What all analyses of sweeps stand on: one number a run, paired by world and seed.

A world is one sample point of the uncertainties. A strategy is a scenario with one setting of the
levers. Both meet the same worlds and seeds, so strategies are compared pair by pair.
"""

from collections.abc import Iterable

import numpy as np
import pandas as pd
from scipy.special import stdtrit

from ruhrsim.analysis.paired import CONFIDENCE
from ruhrsim.common.errors import way_out

_LABELS = ("experiment", "world", "scenario")
_RUN = ("experiment", "seed", "year")


class AnalysisError(ValueError):
    """A question that this sweep can't answer; one message with the way out."""


def factors(experiments: pd.DataFrame) -> list[str]:
    """Return the columns that the sweep varied, in their order."""
    return [key for key in experiments if key not in _LABELS and experiments[key].nunique(dropna=False) > 1]


def levers(experiments: pd.DataFrame) -> list[str]:
    """Return the factors that take several values in the same world of the same scenario."""
    keys = factors(experiments)
    if not keys:
        return []
    most = experiments.groupby(["scenario", "world"])[keys].nunique(dropna=False).max()
    return [key for key in keys if most[key] > 1]


def uncertainties(experiments: pd.DataFrame) -> pd.DataFrame:
    """Return the factors that differ between worlds, one row a world, one column a factor."""
    chosen = set(levers(experiments))
    keys = [key for key in factors(experiments) if key not in chosen]
    return experiments.drop_duplicates("world").set_index("world").sort_index()[keys].astype(float)


def strategy_names(experiments: pd.DataFrame, ignore: Iterable[str] = ()) -> pd.Series:
    """Return the strategy of each experiment: its scenario, then the levers that the sweep varied.

    Args:
        experiments: One row per experiment.
        ignore: Levers that shall not count.
    """
    names = experiments["scenario"].astype(str)
    for lever in levers(experiments):
        if lever not in ignore:
            names = names + f", {lever} = " + experiments[lever].map("{:g}".format)
    return names


def run_values(
    experiments: pd.DataFrame,
    outcomes: pd.DataFrame,
    indicator: str,
    year: int | None = None,
    ignore: Iterable[str] = (),
) -> pd.DataFrame:
    """Return one number for each run.

    Args:
        experiments: One row per experiment: `experiment`, `world`, `scenario`, one column per factor.
        outcomes: One row per run and year: `experiment`, `seed`, `year`, one column per indicator.
        indicator: Column of `outcomes`.
        year: Year to read, the last one by default.
        ignore: Levers that do not make a strategy of their own.

    Returns:
        One row per run without missing values: `experiment`, `world`, `strategy`, `seed`, `value`.

    Raises:
        AnalysisError: The sweep has no such indicator or year, or no run of it.
    """
    known = [key for key in outcomes if key not in _RUN]
    check_choice("indicator", indicator, known)
    year = choose_year(outcomes, year)
    rows = outcomes.loc[outcomes["year"] == year, ["experiment", "seed", indicator]].dropna()
    if rows.empty:
        raise AnalysisError(f"no run of the sweep has '{indicator}' in {year}; continue the sweep first")
    labels = experiments[["experiment", "world"]].assign(strategy=strategy_names(experiments, ignore))
    return rows.rename(columns={indicator: "value"}).merge(labels, on="experiment")[
        ["experiment", "world", "strategy", "seed", "value"]
    ]


def choose_year(outcomes: pd.DataFrame, year: int | None) -> int:
    """Return the year, or the last one stored if none is given.

    Raises:
        AnalysisError: The year is not stored.
    """
    stored = sorted(int(y) for y in outcomes["year"].unique())
    if not stored:
        raise AnalysisError("the sweep holds no finished run; continue it first")
    if year is not None and year not in stored:
        raise AnalysisError(f"year {year} is not stored; choose from {', '.join(map(str, stored))}")
    return stored[-1] if year is None else year


def strategies(runs: pd.DataFrame) -> list[str]:
    """Return the strategies in the order of the experiment file."""
    return list(dict.fromkeys(runs.sort_values("experiment", kind="stable")["strategy"]))


def choose_strategies(runs: pd.DataFrame, strategy: str | None, baseline: str | None) -> tuple[str, str]:
    """Return the strategy to judge and the one to judge it by; the last and the first by default.

    Raises:
        AnalysisError: One of them is not in the sweep, or there is only one.
    """
    known = strategies(runs)
    for word, name in (("strategy", strategy), ("baseline", baseline)):
        if name is not None:
            check_choice(word, name, known)
    if len(known) < 2:
        raise AnalysisError(
            f"the sweep has one strategy only ({known[0]}); comparing needs two: add a scenario "
            "to the experiment file"
        )
    first = baseline if baseline is not None else next(name for name in known if name != strategy)
    second = strategy if strategy is not None else next(name for name in reversed(known) if name != first)
    if first == second:
        raise AnalysisError(f"'{first}' can't be compared with itself; choose another --baseline")
    return second, first


def seed_differences(runs: pd.DataFrame, strategy: str, baseline: str) -> pd.Series:
    """Return the paired difference to the baseline, by `world` and `seed`, of pairs that both finished."""
    by = {
        name: rows.set_index(["world", "seed"])["value"]
        for name, rows in runs.groupby("strategy", sort=False)
    }
    return (by[strategy] - by[baseline]).dropna().sort_index()


def world_values(runs: pd.DataFrame, strategy: str, baseline: str | None = None) -> pd.Series:
    """Return the mean over seeds in each world: the level, or the paired difference to a baseline."""
    if baseline is not None:
        return seed_differences(runs, strategy, baseline).groupby("world").mean()
    return runs[runs["strategy"] == strategy].groupby("world")["value"].mean()


def t_margin(sd, n):
    """Return half the width of the 90 % t-interval of a mean; NaN for fewer than two values.

    Args:
        sd: Standard deviation of the values, one number or an array.
        n: Number of values, one number or an array.
    """
    n = np.asarray(n, dtype=float)
    enough = np.where(n > 1, n, np.nan)
    return stdtrit(enough - 1, (1 + CONFIDENCE) / 2) * sd / np.sqrt(enough)


def check_choice(word: str, given: str, known: list[str]) -> None:
    """Make sure that a name is known.

    Raises:
        AnalysisError: It is not; the message lists what there is.
    """
    if given not in known:
        raise AnalysisError(f"unknown {word} '{given}'{way_out(given, known)}")
