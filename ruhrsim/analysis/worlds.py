"""What all analyses of sweeps stand on: one number a run, paired by world and seed.

A world is one sample point of the uncertainties. A strategy is a scenario with one setting of the
levers. Both meet the same worlds and seeds, so strategies are compared pair by pair.
"""

from collections.abc import Iterable

import numpy as np
import pandas as pd
from scipy.special import stdtrit

from ruhrsim.analysis.paired import CONFIDENCE
from ruhrsim.faults import way_out

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


def run_values(experiments: pd.DataFrame, outcomes: pd.DataFrame, indicator: str, year: int | None = None,
               ignore: Iterable[str] = ()) -> pd.DataFrame:
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
        ["experiment", "world", "strategy", "seed", "value"]]


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
        raise AnalysisError(f"the sweep has one strategy only ({known[0]}); comparing needs two: add a scenario "
                            "to the experiment file")
    first = baseline if baseline is not None else next(name for name in known if name != strategy)
    second = strategy if strategy is not None else next(name for name in reversed(known) if name != first)
    if first == second:
        raise AnalysisError(f"'{first}' can't be compared with itself; choose another --baseline")
    return second, first


def seed_differences(runs: pd.DataFrame, strategy: str, baseline: str) -> pd.Series:
    """Return the paired difference to the baseline, by `world` and `seed`, of pairs that both finished."""
    by = {name: rows.set_index(["world", "seed"])["value"] for name, rows in runs.groupby("strategy", sort=False)}
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
"""Plausible worlds: parameter sets over which a claim has to hold.

What the years 2007-2016 could tell comes from the calibration; every other number that is no
measurement is drawn between the bounds of its range, most often near its default (a triangle).
All at once, so that no claim hangs on a single lucky guess.
"""

from dataclasses import fields

import numpy as np

from ruhrsim.analysis.past_runs import EVENTS
from ruhrsim.analysis.posterior import Posterior
from ruhrsim.draws import Draws
from ruhrsim.inputs.sourced import records
from ruhrsim.parameters import Parameters

_PAST_ONLY = ("conditions.start_lead", "conditions.export_shock_muting", "labour_matching.cyclic_search")
"""Calibrated for the hindcast only; the outlook leaves them off."""
_KEPT_STATUS = "measured"


def uncertain_parameters() -> list[tuple[str, str]]:
    """Return group and name of every number that is no measurement and no switch, in order."""
    groups = Parameters()
    return [
        (group.name, name)
        for group in fields(groups)
        for name, record in records(getattr(groups, group.name)).items()
        if record.status != _KEPT_STATUS
        and record.unit != "switch"
        and record.low < record.high
        and f"{group.name}.{name}" not in _PAST_ONLY
        and isinstance(getattr(getattr(groups, group.name), name), float)
    ]


def plausible_worlds(n: int, posterior: Posterior, seed: int = 1) -> list[dict[str, dict[str, float]]]:
    """Return n parameter sets as overrides by group and name.

    Args:
        n: Number of worlds; each parameter is spread evenly over them (Latin hypercube).
        posterior: The calibration, whose numbers come as they were found together.
        seed: Another seed gives other worlds.
    """
    draws, groups, worlds = Draws(seed), Parameters(), [{} for _ in range(n)]
    slots = np.arange(n, dtype=np.uint64)
    for group, name in uncertain_parameters():
        record, default = records(getattr(groups, group))[name], getattr(getattr(groups, group), name)
        order = np.argsort(draws.uniform(f"{group}.{name}/order", slots))
        spread = (order + draws.uniform(f"{group}.{name}", slots)) / n
        for world, value in zip(worlds, _triangle(spread, record.low, default, record.high), strict=True):
            world.setdefault(group, {})[name] = float(np.clip(value, record.low, record.high))
    for world, draw in zip(worlds, posterior.draws(n), strict=True):
        for key, value in draw.items():
            group, name = key.split(".")
            if group != EVENTS and key not in _PAST_ONLY:
                world[group][name] = value
    return worlds


def _triangle(uniform, low, mode, high):
    """Return the quantiles of the triangular distribution."""
    below = (mode - low) / (high - low)
    rising = low + np.sqrt(uniform * (high - low) * (mode - low))
    falling = high - np.sqrt((1.0 - uniform) * (high - low) * (high - mode))
    return np.where(uniform < below, rising, falling)
