"""Boxes of worlds: a rule of few uncertain numbers that holds most of the worlds in which a strategy loses.

PRIM on many numbers at once, as `ruhrsim analyse discovery` asks it of a sweep, with the same terms: a box counts
only if it at least halves the share of worlds that are no losses, and if the same search on shuffled losses seldom
finds one as good.

Source: Friedman, Fisher (1999); Bryant, Lempert (2010).
"""

from dataclasses import dataclass

import numpy as np

_PEEL, _SMALLEST = 0.08, 0.05
_MOST_NUMBERS = 3
_SHUFFLES, _CHANCE = 19, 0.05
FOUND, NEVER, ALWAYS, NOT_DENSE, BY_CHANCE = "found", "never", "always", "not_dense", "chance"


@dataclass(frozen=True)
class Box:
    """Bounds of few numbers.

    Args:
        low, high: Bounds by column of the numbers; infinite where there is none.
        coverage: Share of the losses inside.
        density: Share of losses among the worlds inside.
    """

    low: np.ndarray
    high: np.ndarray
    coverage: float
    density: float

    @property
    def columns(self) -> np.ndarray:
        """Columns of the numbers that the box bounds."""
        return np.flatnonzero(np.isfinite(self.low) | np.isfinite(self.high))


def find_box(numbers: np.ndarray, lost: np.ndarray, rng: np.random.Generator) -> tuple[str, Box | None]:
    """Look for a box of worlds that are lost.

    Args:
        numbers: Uncertain numbers, shape (n_worlds, n_numbers).
        lost: Whether a world is lost, boolean, shape (n_worlds,).
        rng: Luck of the shuffles.

    Returns:
        `found` and the box, or why there is none: `never` or `always` lost, `not_dense`, `chance`.
    """
    if not lost.any():
        return NEVER, None
    if lost.all():
        return ALWAYS, None
    box = best_box(numbers, lost)
    if box is None:
        return NOT_DENSE, None
    others = (best_box(numbers, rng.permutation(lost)) for _ in range(_SHUFFLES))
    as_good = sum(_score(other) >= _score(box) for other in others)
    return (FOUND, box) if (1 + as_good) / (1 + _SHUFFLES) <= _CHANCE else (BY_CHANCE, None)


def best_box(numbers: np.ndarray, lost: np.ndarray) -> Box | None:
    """Return the box with most of the losses among those that are dense and short enough, None without one."""
    enough = (1.0 + lost.mean()) / 2.0
    good = [
        box for box in peel(numbers, lost) if box.density >= enough and 1 <= len(box.columns) <= _MOST_NUMBERS
    ]
    return max(good, key=lambda box: (box.coverage, box.density), default=None)


def peel(numbers: np.ndarray, lost: np.ndarray) -> list[Box]:
    """Return the boxes of a peeling: each takes off the slice that leaves the highest density."""
    n, columns = numbers.shape
    inside = np.ones(n, dtype=bool)
    low, high, boxes = np.full(columns, -np.inf), np.full(columns, np.inf), []
    while inside.sum() > max(_SMALLEST * n, 2):
        here, cases = numbers[inside], lost[inside]
        bounds = np.quantile(here, (_PEEL, 1.0 - _PEEL), axis=0)
        kept = np.stack([here >= bounds[0], here <= bounds[1]])
        sizes = kept.sum(axis=1)
        density = np.where(
            (sizes < len(here)) & (sizes > 0),
            (kept & cases[:, None]).sum(axis=1) / np.maximum(sizes, 1),
            -1.0,
        )
        # A number that bounds the box already is preferred at equal density: rules stay short.
        bounded = np.isfinite(low) | np.isfinite(high)
        side, column = np.unravel_index(int(np.argmax(density + 1e-9 * bounded)), density.shape)
        if density[side, column] < 0:
            break
        if side == 0:
            low[column] = bounds[0, column]
            inside &= numbers[:, column] >= low[column]
        else:
            high[column] = bounds[1, column]
            inside &= numbers[:, column] <= high[column]
        coverage, dense = float(lost[inside].sum() / lost.sum()), float(lost[inside].mean())
        boxes.append(Box(low.copy(), high.copy(), coverage, dense))
        if dense >= 1.0:
            break
    return boxes


def _score(box: Box | None) -> float:
    return box.coverage * box.density if box else 0.0
