"""Sobol indices: how much of an indicator's variance over worlds comes from which factor.

    S1_i = Var(E[x | w_i]) / Var(x),   ST_i = E[Var(x | all but w_i)] / Var(x)

S1 is what a factor explains alone, ST what it takes part in. They speak of the ranges and the uniform
spread over them that the sample was given: wider ranges, larger indices.

Source: Saltelli et al. (2010); SALib.
"""

import pandas as pd

from ruhrsim.analysis.design import sobol_design
from ruhrsim.analysis.morris import sampled
from ruhrsim.analysis.paired import CONFIDENCE

_RESAMPLES, _SEED = 1000, 1


def sobol(
    experiments: pd.DataFrame,
    outcomes: pd.DataFrame,
    indicator: str,
    *,
    strategy: str | None = None,
    baseline: str | None = None,
    year: int | None = None,
) -> pd.DataFrame:
    """Share out the variance over a Sobol sample.

    Args:
        experiments: One row per experiment.
        outcomes: One row per run and year.
        indicator: What is explained.
        strategy: Whose worlds; the last of the sweep by default.
        baseline: Explain the paired difference to this strategy; without it, the level.
        year: The last one by default.

    Returns:
        One row per factor, the largest total index first: `strategy`, `factor`, `first` and `total`, each
        with its 90 % bootstrap interval (`first_low`, `first_high`, `total_low`, `total_high`), `blocks`.

    Raises:
        AnalysisError: The sweep can't answer this.
    """
    from SALib.analyze import sobol as salib

    strategy, worlds, values = sampled(experiments, outcomes, indicator, strategy, baseline, year)
    design = sobol_design(worlds, values)
    problem = {"num_vars": len(design.factors), "names": design.factors}
    found = salib.analyze(
        problem,
        design.flat_values,
        calc_second_order=design.second_order,
        num_resamples=_RESAMPLES,
        conf_level=CONFIDENCE,
        seed=_SEED,
    )
    table = pd.DataFrame(
        {"strategy": strategy, "factor": design.factors}
        | _index("first", found, "S1")
        | _index("total", found, "ST")
        | {"blocks": len(design.values)}
    )
    return table.sort_values("total", ascending=False, ignore_index=True)


def _index(name: str, found: dict, key: str) -> dict:
    value, margin = found[key], found[f"{key}_conf"]
    return {name: value, f"{name}_low": value - margin, f"{name}_high": value + margin}
