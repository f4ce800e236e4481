"""A stored comparison computed again, to see that it comes out the same."""

from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path

import numpy as np
import pandas as pd

from ruhrsim.common.versions import check_unchanged
from ruhrsim.runs.compare import compare
from ruhrsim.runs.results import Comparison
from ruhrsim.runs.store import load_comparison, read_manifest


def repeat_comparison(
    directory: str | Path,
    *,
    workers: int | None = None,
    executor: Executor | None = None,
    progress: Callable[[int, int], None] | None = None,
    insist: bool = False,
) -> Comparison:
    """Compute a stored comparison again, from its manifest.

    Scripts need the guard `if __name__ == "__main__":`, as always with processes.

    Args:
        directory: Folder that `ruhrsim compare` or `run` wrote.
        workers: Processes, one per core by default.
        executor: Any `concurrent.futures.Executor` instead of processes of our own.
        progress: Called with runs done and runs in all.
        insist: Whether to compute it although code, data or packages have changed.

    Raises:
        FolderError: There is no result, or it is damaged.
        ChangedVersionError: Code, data or packages are not those of the result.
        ScenarioError: The manifest holds a scenario that this version can't read.
    """
    check_unchanged(Path(directory).name, read_manifest(Path(directory)), insist)
    stored = load_comparison(Path(directory))
    return compare(
        stored.scenarios,
        runs=len(stored.seeds),
        seed=stored.seeds[0],
        scale=stored.scale,
        workers=workers,
        executor=executor,
        progress=progress,
        worlds=stored.worlds,
    )


def moved_columns(before: pd.DataFrame, after: pd.DataFrame) -> dict[str, float]:
    """Return the largest relative change of each column that is not equal to the last bit; empty if all are.

    Args:
        before: A stored table.
        after: The same table computed again. A column or row that only one of them has counts as infinite.
    """
    columns = dict.fromkeys([*before, *after])
    if len(before) != len(after):
        return dict.fromkeys(columns, np.inf)
    moved = {}
    for name in columns:
        if name not in before or name not in after:
            moved[name] = np.inf
        elif not before[name].reset_index(drop=True).equals(after[name].reset_index(drop=True)):
            moved[name] = _largest_change(before[name], after[name])
    return moved


def _largest_change(before: pd.Series, after: pd.Series) -> float:
    if not (pd.api.types.is_numeric_dtype(before) and pd.api.types.is_numeric_dtype(after)):
        return np.inf
    one, other = before.to_numpy(dtype=float), after.to_numpy(dtype=float)
    if not np.array_equal(np.isnan(one), np.isnan(other)):
        return np.inf
    with np.errstate(divide="ignore", invalid="ignore"):
        change = np.abs(other - one) / np.maximum(np.abs(one), np.finfo(float).tiny)
    return float(np.nanmax(np.where(other == one, 0.0, change)))
