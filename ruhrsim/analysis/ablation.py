"""Ablation: what each mechanism's off switch adds to the difference between two strategies.

The first world of the sweep is the model as it stands; each other world has one mechanism of `MECHANISMS`
switched off. Seed by seed,

    C_m = (x_B - x_A) - (x_B without m - x_A without m)

Mechanisms act through each other, so contributions need not add up.
"""

from functools import lru_cache

import numpy as np
import pandas as pd

from ruhrsim.analysis.mechanisms import MECHANISMS
from ruhrsim.analysis.worlds import AnalysisError, choose_strategies, run_values, seed_differences, t_margin
from ruhrsim.common.sourced import records
from ruhrsim.model.parameters import Parameters


def ablation(
    experiments: pd.DataFrame,
    outcomes: pd.DataFrame,
    indicator: str,
    *,
    strategy: str | None = None,
    baseline: str | None = None,
    year: int | None = None,
) -> pd.DataFrame:
    """Return what each mechanism adds to the difference of two strategies.

    Args:
        experiments: One row per experiment; the worlds as `ablation_worlds` gives them.
        outcomes: One row per run and year.
        indicator: What is put down to mechanisms.
        strategy: The last of the sweep by default.
        baseline: The first by default.
        year: The last one by default.

    Returns:
        One row per mechanism, the largest contribution first: `strategy`, `baseline`, `mechanism`, `difference` (all
        at work), `without` (this one off), `contribution` with its 90 % interval `low` and `high`, `pairs`.

    Raises:
        AnalysisError: The sweep can't answer this.
    """
    off = _switched_off(experiments)
    runs = run_values(experiments, outcomes, indicator, year)
    strategy, baseline = choose_strategies(runs, strategy, baseline)
    by_world = seed_differences(runs, strategy, baseline).unstack("seed")
    whole = by_world.loc[by_world.index.min()]
    rows = [
        _contribution(mechanism, whole, by_world.loc[world])
        for world, mechanism in off.items()
        if world in by_world.index
    ]
    table = pd.DataFrame(rows).sort_values("contribution", key=np.abs, ascending=False, ignore_index=True)
    table.insert(0, "baseline", baseline)
    table.insert(0, "strategy", strategy)
    return table


def ablation_worlds() -> pd.DataFrame:
    """Return the worlds of an ablation: one column per parameter, empty where the scenario's value stays.

    The first row leaves everything as it is; each other row holds the `off` values of one mechanism.
    """
    rows = [{}] + [{name: _off(name) for name in mechanism.parameters} for mechanism in MECHANISMS.values()]
    columns = [name for mechanism in MECHANISMS.values() for name in mechanism.parameters]
    return pd.DataFrame(rows, columns=columns, dtype=float)


def _switched_off(experiments: pd.DataFrame) -> dict[int, str]:
    """Return the mechanism that each world but the first has switched off."""
    known = {frozenset(m.parameters): name for name, m in MECHANISMS.items()}
    worlds = experiments.drop_duplicates("world").set_index("world").sort_index()
    keys = [key for key in worlds if key not in ("experiment", "scenario") and "." in key]
    first = worlds[keys].iloc[0]
    found = {world: known.get(_changed(row, first)) for world, row in worlds[keys].iloc[1:].iterrows()}
    if not any(found.values()):
        raise AnalysisError(
            "no world of this sweep has a single mechanism switched off; run the shipped experiment "
            "'ablation', or list worlds as experiments/ablation.csv does"
        )
    return {world: mechanism for world, mechanism in found.items() if mechanism}


def _changed(row: pd.Series, first: pd.Series) -> frozenset[str]:
    """Return the parameters that a world has at their `off` value and the first world has not."""
    differs = [key for key in row.index if not pd.isna(row[key]) and row[key] != first[key]]
    return frozenset(key for key in differs if key in _switches() and row[key] == _off(key))


@lru_cache
def _switches() -> frozenset[str]:
    return frozenset(name for mechanism in MECHANISMS.values() for name in mechanism.parameters)


def _off(parameter: str) -> float:
    group, name = parameter.split(".")
    return float(records(getattr(Parameters(), group))[name].off)


def _contribution(mechanism: str, whole: pd.Series, rest: pd.Series) -> dict:
    added = (whole - rest).dropna()
    margin = float(t_margin(added.std(), len(added)))
    return {
        "mechanism": mechanism,
        "difference": whole.mean(),
        "without": rest.mean(),
        "contribution": added.mean(),
        "low": added.mean() - margin,
        "high": added.mean() + margin,
        "pairs": len(added),
    }
