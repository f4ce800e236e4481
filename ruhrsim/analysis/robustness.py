"""Which strategy holds up over many possible worlds: regret and satisficing.

    regret(strategy, world) = what the best strategy reaches there - what this one reaches

counted so that more is worse. A strategy satisfices in a world where it reaches the threshold; without one,
where it is at least as good as the baseline in the same world. Values are means over seeds; the chance that is
left favours whichever strategy is lucky, so regrets below a few times `chance` mean nothing.

Source: Savage (1951) for regret; Simon (1956), Lempert, Popper, Bankes (2003) for satisficing.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy.special import ndtri

from ruhrsim.analysis.paired import CONFIDENCE
from ruhrsim.analysis.worlds import AnalysisError, choose_strategies, run_values, strategies, t_margin
from ruhrsim.model.indicators import HEADLINE, REGION_INDICATORS

JUDGED = tuple(key for key in HEADLINE if REGION_INDICATORS[key].better)
"""Headline indicators with a better and a worse."""
DECISIVE = ("unemployment_rate", "jobs")
"""Indicators that a strategy has to satisfy together, unless thresholds say otherwise."""
TOGETHER = "together"
"""Name of the rows that tell in how many worlds all decisive indicators are satisfied."""
_TAIL = (1 - CONFIDENCE) / 2


def robustness(
    experiments: pd.DataFrame,
    outcomes: pd.DataFrame,
    indicators: Sequence[str] = JUDGED,
    *,
    baseline: str | None = None,
    thresholds: dict[str, float] | None = None,
    year: int | None = None,
) -> pd.DataFrame:
    """Judge every strategy over all worlds.

    Args:
        experiments: One row per experiment.
        outcomes: One row per run and year.
        indicators: What to judge by; those without a better and a worse, or not in the sweep, are left out.
        baseline: The strategy that the others are held against, the first by default.
        thresholds: Level to reach, by indicator; the baseline's value in the same world where none is given.
        year: The last one by default.

    Returns:
        One row per indicator and strategy: `indicator`, `strategy`, `worlds`, `mean` with `low` and `high` (5 % and
        95 % of the worlds), `difference` to the baseline with its 90 % interval over worlds (`difference_low`,
        `difference_high`), `chance` (standard error of a world's difference from its seeds), `better` (share of
        worlds better than the baseline), `mean_regret`, `max_regret`, `best` (share of worlds), `threshold` (NaN: the
        baseline), `satisfied` (share of worlds) with `satisfied_low` and `satisfied_high`. The last rows, named
        `together`, give the share of worlds in which all decisive indicators are satisfied.

    Raises:
        AnalysisError: The sweep can't answer this.
    """
    thresholds = thresholds or {}
    judged = [key for key in indicators if key in outcomes and REGION_INDICATORS[key].better]
    if not judged:
        raise AnalysisError(
            f"none of {', '.join(indicators)} is stored and has a better and a worse; choose from "
            f"{', '.join(JUDGED)}"
        )
    tables, satisfied = [], {}
    for key in judged:
        runs = run_values(experiments, outcomes, key, year)
        first = choose_strategies(runs, None, baseline)[1]
        levels = runs.groupby(["world", "strategy"], sort=False)["value"].mean().unstack("strategy").dropna()
        levels = levels[strategies(runs)]
        satisfied[key] = _satisfied(levels, key, first, thresholds.get(key))
        tables.append(_judge(levels, key, first, thresholds.get(key), satisfied[key], _chance(runs, first)))
    decisive = [key for key in (thresholds or DECISIVE) if key in satisfied]
    if len(decisive) > 1:
        tables.append(_together([satisfied[key] for key in decisive]))
    return pd.concat(tables, ignore_index=True)


def regret(levels: pd.DataFrame, better: str) -> pd.DataFrame:
    """Return how far each strategy stays behind the best one in each world, zero or more.

    Args:
        levels: One row a world, one column a strategy.
        better: `lower` or `higher`.
    """
    worse = _losses(levels, better)
    return worse.sub(worse.min(axis=1), axis=0)


def share_interval(hits, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Return Wilson's 90 % interval of a share of `hits` out of `n` worlds."""
    z = -float(ndtri(_TAIL))
    share, spread = np.asarray(hits) / n, z**2 / n
    middle = (share + spread / 2) / (1 + spread)
    margin = z * np.sqrt(share * (1 - share) / n + spread / (4 * n)) / (1 + spread)
    return np.clip(middle - margin, 0.0, 1.0), np.clip(middle + margin, 0.0, 1.0)


def _losses(levels: pd.DataFrame, better: str) -> pd.DataFrame:
    return levels if better == "lower" else -levels


def _satisfied(levels: pd.DataFrame, key: str, first: str, threshold: float | None) -> pd.DataFrame:
    loss = _losses(levels, REGION_INDICATORS[key].better)
    if threshold is None:
        return loss.le(loss[first], axis=0)
    return loss <= (threshold if REGION_INDICATORS[key].better == "lower" else -threshold)


def _judge(
    levels: pd.DataFrame,
    key: str,
    first: str,
    threshold: float | None,
    satisfied: pd.DataFrame,
    chance: pd.Series,
) -> pd.DataFrame:
    better = REGION_INDICATORS[key].better
    behind, difference = regret(levels, better), levels.sub(levels[first], axis=0)
    margin = t_margin(difference.std(), len(difference))
    table = pd.DataFrame(
        {
            "mean": levels.mean(),
            "low": levels.quantile(_TAIL),
            "high": levels.quantile(1 - _TAIL),
            "difference": difference.mean(),
            "difference_low": difference.mean() - margin,
            "difference_high": difference.mean() + margin,
            "chance": chance,
            "better": (_losses(difference, better) < 0).mean(),
            "mean_regret": behind.mean(),
            "max_regret": behind.max(),
            "best": (behind == 0).mean(),
            "threshold": np.nan if threshold is None else threshold,
        }
    )
    return _labelled(table.reindex(levels.columns).join(_shares(satisfied)), key, len(levels))


def _chance(runs: pd.DataFrame, first: str) -> pd.Series:
    """Return the root mean square standard error over seeds of a world's difference, by strategy."""
    table = runs.pivot_table(index=["world", "seed"], columns="strategy", values="value", sort=False)
    worlds = table.sub(table[first], axis=0).groupby("world")
    return np.sqrt((worlds.var() / worlds.count()).mean())


def _together(satisfied: list[pd.DataFrame]) -> pd.DataFrame:
    index = satisfied[0].index
    for other in satisfied[1:]:
        index = index.intersection(other.index)
    both = np.logical_and.reduce([frame.loc[index].to_numpy() for frame in satisfied])
    return _labelled(
        _shares(pd.DataFrame(both, index=index, columns=satisfied[0].columns)), TOGETHER, len(index)
    )


def _shares(satisfied: pd.DataFrame) -> pd.DataFrame:
    low, high = share_interval(satisfied.sum(), len(satisfied))
    return pd.DataFrame({"satisfied": satisfied.mean(), "satisfied_low": low, "satisfied_high": high})


def _labelled(table: pd.DataFrame, key: str, worlds: int) -> pd.DataFrame:
    table = table.rename_axis("strategy").reset_index()
    table.insert(0, "indicator", key)
    table.insert(2, "worlds", worlds)
    return table
