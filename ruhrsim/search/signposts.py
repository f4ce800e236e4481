"""Signposts: in which worlds a strategy loses, what shows it on the way, and a plan that changes when it shows.

A world is lost where the strategy does worse than carrying on as before, or than the best of the others. PRIM looks
for a box of few uncertain
numbers that holds most of the losses; what can be watched instead are figures of the region after some years. A
signpost is the figure and the threshold that separate lost worlds best on one half of the worlds, judged on the
other half. The plan that switches goes over to another strategy where the signpost shows; on the half of the
worlds where it was not found it is compared with both of its fixed parts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import numpy as np
import pandas as pd

from ruhrsim.search.boxes import Box, find_box
from ruhrsim.search.runs import SIGNALS
from ruhrsim.search.front_table import t_interval

_SHUFFLES = 200
_CHANCE = 0.05
CARRYING_ON = "carrying on"
_FEWEST_LOSSES = 5
_STEPS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True)
class Signpost:
    """What to watch under a strategy.

    Args:
        strategy: The strategy.
        against: What it is held against: `carrying on`, or another strategy.
        aim: What counts as losing.
        worlds: How many were run.
        lost: Share of worlds in which it does worse.
        result: `found` (a rule of uncertain numbers), or why there is none: `never`, `always`, `not_dense`, `chance`.
        rule: The rule, `number low high` joined by `and`; empty without one.
        coverage, density: Share of losses that the rule holds, share of losses where it holds.
        signal: Figure to watch; empty if none tells.
        above: Whether it is a bad sign to lie above the threshold.
        threshold: Threshold of the figure, as `SIGNALS` counts it: the change of a level since the start, or the
            flow or share of the year.
        right: How much likelier a loss is where it shows than where it doesn't, share points, on the other half.
        chance: Share of shuffled worlds in which the best figure separates as well.
    """

    strategy: str
    against: str
    aim: str
    worlds: int
    lost: float
    result: str
    rule: str
    coverage: float
    density: float
    signal: str
    above: bool
    threshold: float
    right: float
    chance: float


def signpost(
    strategy: str,
    against: str,
    aim: str,
    losses: np.ndarray,
    numbers: Mapping[str, np.ndarray],
    signals: np.ndarray,
    seed: int,
) -> Signpost:
    """Look for the worlds in which a strategy loses.

    Args:
        strategy: Its name.
        against: What it is held against.
        aim: The aim.
        losses: Difference to that, above zero where it is worse, shape (n_worlds,).
        numbers: Uncertain numbers by world.
        signals: What showed on the way, shape (n_worlds, n_signals), see `SIGNALS`.
        seed: Luck of the shuffles.
    """
    lost, rng = losses > 0, np.random.default_rng(seed)
    names = [name for name, values in numbers.items() if np.ptp(values) > 0]
    result, box = find_box(np.column_stack([numbers[name] for name in names]), lost, rng)
    signal, above, threshold, right, chance = _watch(lost, signals, rng)
    return Signpost(
        strategy,
        against,
        aim,
        len(lost),
        float(lost.mean()),
        result,
        _rule(names, box),
        box.coverage if box else np.nan,
        box.density if box else np.nan,
        signal,
        above,
        threshold,
        right,
        chance,
    )


def as_table(signposts: Sequence[Signpost]) -> pd.DataFrame:
    """Return one row a signpost, one column a field."""
    return pd.DataFrame([asdict(one) for one in signposts])


def switching(
    first: np.ndarray, second: np.ndarray, followed: np.ndarray, signals: np.ndarray
) -> tuple[dict[str, float | str | bool], pd.DataFrame]:
    """Compare a plan that changes when a signpost shows with its fixed parts.

    The signpost is chosen on the even worlds: the figure and threshold with the lowest mean loss of the plan. The
    comparison is made on the odd ones.

    Args:
        first: Loss of the first strategy against carrying on, shape (n_worlds,).
        second: Loss of the second one, same shape.
        followed: Loss of the first one followed by the second, same shape.
        signals: What showed under the first one before the change, shape (n_worlds, n_signals).

    Returns:
        The signpost (`signal`, `above`, `threshold`, `changes`: share of odd worlds in which the plan changes), and
        one row for each of `first`, `second`, `change always`, `change at the signpost`: mean `difference`, its 90 %
        interval, and the paired difference to the first (`to_first`, `to_first_low`, `to_first_high`).
    """
    train, test = np.arange(len(first)) % 2 == 0, np.arange(len(first)) % 2 == 1
    best: tuple[float, int, bool, float] = (np.inf, 0, True, np.inf)
    for number in range(signals.shape[1]):
        for threshold in np.unique(np.quantile(signals[train, number], _STEPS)):
            for above in (True, False):
                shows = (signals[train, number] > threshold) == above
                mean = float(np.where(shows, followed[train], first[train]).mean())
                if mean < best[0]:
                    best = (mean, number, above, float(threshold))
    _, number, above, threshold = best
    shows = (signals[:, number] > threshold) == above
    plan = np.where(shows, followed, first)
    parts = {"first": first, "second": second, "change always": followed, "change at the signpost": plan}
    rows = []
    for name, losses in parts.items():
        low, high = t_interval(losses[test])
        to_low, to_high = t_interval(losses[test] - first[test])
        rows.append(
            {
                "plan": name,
                "difference": losses[test].mean(),
                "low": float(low),
                "high": float(high),
                "to_first": (losses[test] - first[test]).mean(),
                "to_first_low": float(to_low),
                "to_first_high": float(to_high),
            }
        )
    told: dict[str, float | str | bool] = {
        "signal": SIGNALS[number],
        "above": above,
        "threshold": threshold,
        "changes": float(shows[test].mean()),
    }
    return told, pd.DataFrame(rows)


def _rule(names: Sequence[str], box: Box | None) -> str:
    parts = []
    for column in box.columns if box else ():
        parts += (
            [f"{names[column]} above {box.low[column]:.3g}"] if box and np.isfinite(box.low[column]) else []
        )
        parts += (
            [f"{names[column]} below {box.high[column]:.3g}"] if box and np.isfinite(box.high[column]) else []
        )
    return " and ".join(parts)


def _watch(
    lost: np.ndarray, signals: np.ndarray, rng: np.random.Generator
) -> tuple[str, bool, float, float, float]:
    """Return the figure that separates losses best, with its direction, threshold, worth and chance."""
    nothing = ("", True, np.nan, np.nan, np.nan)
    train, test = np.arange(len(lost)) % 2 == 0, np.arange(len(lost)) % 2 == 1
    if min(lost[train].sum(), (~lost[train]).sum()) < _FEWEST_LOSSES:
        return nothing
    gap, number, above, threshold = _separates(lost[train], signals[train])
    by_chance = [_separates(rng.permutation(lost[train]), signals[train])[0] for _ in range(_SHUFFLES)]
    chance = (1 + sum(other >= gap for other in by_chance)) / (1 + _SHUFFLES)
    shows = (signals[test, number] > threshold) == above
    if chance > _CHANCE or not shows.any() or shows.all():
        return ("", True, np.nan, np.nan, chance)
    right = float(lost[test][shows].mean() - lost[test][~shows].mean())
    return (SIGNALS[number], above, threshold, right, chance)


def _separates(lost: np.ndarray, signals: np.ndarray) -> tuple[float, int, bool, float]:
    """Return the largest gap of loss rates between worlds on the two sides of a threshold, and where it is."""
    best: tuple[float, int, bool, float] = (-1.0, 0, True, np.nan)
    for number in range(signals.shape[1]):
        for threshold in np.unique(np.quantile(signals[:, number], _STEPS[1:-1])):
            high = signals[:, number] > threshold
            if high.all() or not high.any():
                continue
            gap = float(lost[high].mean() - lost[~high].mean())
            if abs(gap) > best[0]:
                best = (abs(gap), number, gap > 0, float(threshold))
    return best
