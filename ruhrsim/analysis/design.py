"""What a sample of worlds says about its sampler: Morris trajectories and Sobol blocks.

Both designs change one factor from row to row or from a block's first row, so they are recognised by
their numbers alone, and the order of factors is read off them. Blocks with a failed run are left out whole.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ruhrsim.analysis.worlds import AnalysisError


@dataclass(frozen=True)
class Design:
    """A sample that a sensitivity analysis understands.

    Args:
        factors: In the order in which the sample changes them.
        points: Sample points of complete blocks, shape (n_blocks, rows, n_factors).
        values: The indicator at these points, shape (n_blocks, rows).
        second_order: The blocks of a Sobol sample hold the rows for pairs of factors.
    """

    factors: list[str]
    points: np.ndarray
    values: np.ndarray
    second_order: bool = False

    @property
    def flat_values(self) -> np.ndarray:
        """Return the values row by row, shape (n_blocks · rows,)."""
        return self.values.ravel()


def morris_design(worlds: pd.DataFrame, values: pd.Series) -> Design:
    """Cut a Morris sample into trajectories, each changing every factor once.

    Args:
        worlds: One row a world in the sampler's order, one column a factor.
        values: The indicator by world; missing worlds drop their trajectory.

    Raises:
        AnalysisError: This is no Morris sample, or no trajectory is complete.
    """
    n_factors = worlds.shape[1]
    blocks = _blocks(worlds, n_factors + 1, "morris")
    changed = np.diff(blocks, axis=1) != 0
    if not (np.all(changed.sum(axis=2) == 1) and np.all(changed.any(axis=1))):
        raise _wrong_sample("morris")
    return _complete(Design(list(worlds), blocks, _values(worlds, values, n_factors + 1)), "morris")


def sobol_design(worlds: pd.DataFrame, values: pd.Series) -> Design:
    """Cut a Sobol sample into blocks A, A with one factor of B each, (B with one factor of A each,) B.

    Args:
        worlds: One row a world in the sampler's order, one column a factor.
        values: The indicator by world; missing worlds drop their block.

    Raises:
        AnalysisError: This is no Sobol sample, or no block is complete.
    """
    n_factors = worlds.shape[1]
    for rows, second_order in ((2 * n_factors + 2, True), (n_factors + 2, False)):
        if not len(worlds) or len(worlds) % rows:
            continue
        blocks = _blocks(worlds, rows, "sobol")
        order = _sobol_order(blocks, n_factors)
        if order is not None:
            design = Design(
                [worlds.columns[i] for i in order],
                blocks[:, :, order],
                _values(worlds, values, rows),
                second_order,
            )
            return _complete(design, "sobol")
    raise _wrong_sample("sobol")


def _sobol_order(blocks: np.ndarray, n_factors: int) -> list[int] | None:
    """Return the factors in the order in which rows 1 to n_factors change them, None if they don't."""
    changed = blocks[:, 1 : n_factors + 1] != blocks[:, :1]
    from_last = blocks[:, 1 : n_factors + 1] == blocks[:, -1:]
    order = changed.any(axis=0).argmax(axis=1)
    expected = np.zeros(changed.shape[1:], dtype=bool)
    expected[np.arange(n_factors), order] = True
    one_each = len(set(order.tolist())) == n_factors and not np.any(changed & ~expected)
    return order.tolist() if one_each and np.all(from_last | ~expected) else None


def _blocks(worlds: pd.DataFrame, rows: int, kind: str) -> np.ndarray:
    if worlds.shape[1] == 0 or not len(worlds) or len(worlds) % rows:
        raise _wrong_sample(kind)
    return worlds.to_numpy(dtype=float).reshape(-1, rows, worlds.shape[1])


def _values(worlds: pd.DataFrame, values: pd.Series, rows: int) -> np.ndarray:
    return values.reindex(worlds.index).to_numpy(dtype=float).reshape(-1, rows)


def _complete(design: Design, kind: str) -> Design:
    whole = ~np.isnan(design.values).any(axis=1)
    if whole.sum() < 2:
        raise AnalysisError(
            f"only {whole.sum()} of {len(whole)} blocks of the {kind} sample have all their runs; "
            "continue the sweep first"
        )
    if np.ptp(design.values[whole]) == 0:
        raise AnalysisError(
            "the indicator is the same in every world, so there is nothing to put down to "
            "factors; choose another --indicator or --baseline"
        )
    return Design(design.factors, design.points[whole], design.values[whole], design.second_order)


def _wrong_sample(kind: str) -> AnalysisError:
    return AnalysisError(
        f"the worlds of this sweep are no {kind} sample; sample them with the {kind} sampler of the "
        "experiment file, or ask for robustness, discovery or tipping, which take any sample"
    )
