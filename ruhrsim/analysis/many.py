"""Many comparisons at once: which of them go beyond what chance makes look clear among so many.

Of 53 towns in which nothing differs, about five have a 90 % interval without zero. So p-values are held together
by the procedure of Benjamini and Hochberg (1995): of the towns told apart, a tenth on average are chance.
"""

import numpy as np
import pandas as pd
from scipy.special import bdtr, stdtr

from ruhrsim.runs.results import WORLD

FALSE_DISCOVERIES = 0.10
"""Share of false discoveries among those told apart; assumed, as usual."""


def p_values(differences: pd.DataFrame) -> np.ndarray:
    """Return how probable differences at least as far from zero are if nothing differs.

    By Student's t over runs that differ by luck alone; over plausible worlds by the sign test, since there
    the question is whether the direction is the same.

    Args:
        differences: One row a run, one column a place; the name of the index tells what rows are, as in
            `mean_with_interval`.

    Returns:
        Shape (n_places,); 1 where nothing differs or there is a single run.
    """
    values = differences.to_numpy(dtype=float)
    n = len(values)
    if n < 2:
        return np.ones(values.shape[1])
    if differences.index.name == WORLD:
        lower, higher = (values < 0).sum(axis=0), (values > 0).sum(axis=0)
        return np.minimum(1.0, 2.0 * bdtr(np.minimum(lower, higher).astype(float), lower + higher, 0.5))
    mean, spread = values.mean(axis=0), values.std(axis=0, ddof=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        distance = np.abs(mean) / (spread / np.sqrt(n))
    return np.where(mean == 0.0, 1.0, 2.0 * stdtr(n - 1, -distance))


def discoveries(differences: pd.DataFrame) -> pd.Series:
    """Return which places are told apart with at most a tenth of false discoveries.

    Args:
        differences: As in `p_values`.
    """
    # scipy.stats costs a second to import; whoever draws no map of differences is spared it.
    from scipy.stats import false_discovery_control

    chance = np.nan_to_num(p_values(differences), nan=1.0)
    return pd.Series(false_discovery_control(chance) <= FALSE_DISCOVERIES, index=differences.columns)
