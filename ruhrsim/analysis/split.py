"""The difference between competing and sharing out, split into its two questions.

"Compete on everything, each town for itself" and "share out strengths, together" differ in two things: whether
themes are shared out, and whether towns act together. Runs of all four corners on the same luck and money tell
them apart. What sharing out themes adds depends on whether towns act together, so it is the mean over both
answers to that, and the other way round; the two parts sum to the whole (the Shapley value of two players).
"""

import pandas as pd

from ruhrsim.analysis.paired import LAST_YEARS, mean_with_interval, run_summary
from ruhrsim.common import defaults
from ruhrsim.runs.results import Comparison

PARTS = ("total", "themes", "together")


def split(corners: Comparison) -> pd.DataFrame:
    """Return what sharing out themes and what acting together adds.

    Args:
        corners: Runs of the scenarios of `defaults.CORNERS`, in any order; others are left out.

    Returns:
        One row per part (`PARTS`) and indicator: `part`, `indicator`, `difference`, `low`, `high`, `n` (runs)
        and `includes_zero`; stocks as in `summarise`.

    Raises:
        ValueError: A corner is missing.
    """
    missing = [name for name in defaults.CORNERS if name not in {s.name for s in corners.scenarios}]
    if missing:
        raise ValueError(
            f"corners {', '.join(missing)} are missing; run all of {', '.join(defaults.CORNERS)}"
        )
    runs = run_summary(corners.region, corners.years, LAST_YEARS)
    neither, together, themes, both = (runs.loc[name] for name in defaults.CORNERS)
    parts = {
        "total": both - neither,
        "themes": ((themes - neither) + (both - together)) / 2.0,
        "together": ((together - neither) + (both - themes)) / 2.0,
    }
    return pd.concat([_part(name, parts[name]) for name in PARTS], ignore_index=True)


def _part(name: str, differences: pd.DataFrame) -> pd.DataFrame:
    table = mean_with_interval(differences).rename_axis("indicator").reset_index()
    includes = pd.array((table["low"] <= 0) & (table["high"] >= 0), dtype="boolean")
    includes[table["low"].isna().to_numpy()] = pd.NA
    table.insert(0, "part", name)
    return table.assign(n=len(differences), includes_zero=includes)
