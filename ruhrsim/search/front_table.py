"""What strategies gain over carrying on, with intervals over worlds, beside what the search claimed."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from ruhrsim.search.aims import AIMS
from ruhrsim.search.found_records import FoundStrategy


def t_interval(differences: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the 90 % interval of a mean over worlds, from the last axis of worlds' means."""
    from ruhrsim.analysis.worlds import t_margin

    mean = differences.mean(axis=-1)
    margin = t_margin(differences.std(axis=-1, ddof=1), differences.shape[-1])
    return mean - margin, mean + margin


def front_table(
    strategies: Sequence[FoundStrategy], values: np.ndarray, how: Mapping[str, str]
) -> pd.DataFrame:
    """Return what each strategy gains over carrying on, with what the search claimed beside it.

    Returns:
        One row a strategy and aim: `strategy`, `kind`, `aim`, `claimed` (by the search, NaN for others),
        `difference` with the 90 % interval of its mean over worlds (`low`, `high`), `world_low` and `world_high`
        (5 % and 95 % of the worlds), `better` (share of worlds better than carrying on), `regret` (mean distance
        to the best strategy of each world), `sought` (how the search judged the aim, or nothing).
    """
    rows = []
    differences = values - values[0]
    for number, aim in enumerate(AIMS.values()):
        here = differences[:, :, number]
        low, high = t_interval(here)
        losses = here * aim.sign
        regret = (losses - losses.min(axis=0)).mean(axis=1)
        for row, one in enumerate(strategies):
            rows.append(
                {
                    "strategy": one.key,
                    "kind": one.kind,
                    "aim": aim.key,
                    "claimed": one.claimed.get(aim.key, np.nan),
                    "difference": here[row].mean(),
                    "low": low[row],
                    "high": high[row],
                    "world_low": np.quantile(here[row], 0.05),
                    "world_high": np.quantile(here[row], 0.95),
                    "better": (losses[row] < 0).mean(),
                    "regret": regret[row],
                    "sought": how.get(aim.key, ""),
                }
            )
    return pd.DataFrame(rows)
