"""Morris screening: which factors matter at all, from few runs.

    EE_i = (x(w + Δ e_i) - x(w)) / Δ,   μ* = mean |EE_i|,   σ = sd EE_i

Δ is counted in shares of a factor's range, so an effect is the change of the indicator over the whole
range. σ near or above μ* means that the effect depends on the other factors. Chance of single seeds is
averaged out where the sweep has several; what is left of it adds to μ* and σ of every factor.

Source: Morris (1991); Campolongo, Cariboni, Saltelli (2007); SALib.
"""

import pandas as pd

from ruhrsim.analysis.design import morris_design
from ruhrsim.analysis.paired import CONFIDENCE
from ruhrsim.analysis.worlds import (
    check_choice,
    choose_strategies,
    run_values,
    strategies,
    uncertainties,
    world_values,
)

_RESAMPLES, _SEED = 1000, 1


def morris(
    experiments: pd.DataFrame,
    outcomes: pd.DataFrame,
    indicator: str,
    *,
    strategy: str | None = None,
    baseline: str | None = None,
    year: int | None = None,
    levels: int = 4,
) -> pd.DataFrame:
    """Screen the factors of a Morris sample.

    Args:
        experiments: One row per experiment.
        outcomes: One row per run and year.
        indicator: What is explained.
        strategy: Whose worlds; the last of the sweep by default.
        baseline: Explain the paired difference to this strategy; without it, the level.
        year: The last one by default.
        levels: Levels of the Morris grid.

    Returns:
        One row per factor, the largest effect first: `strategy`, `factor`, `mu_star` with its 90 %
        interval `low` and `high`, `mu`, `sigma`, `trajectories`.

    Raises:
        AnalysisError: The sweep can't answer this.
    """
    from SALib.analyze import morris as salib

    strategy, worlds, values = sampled(experiments, outcomes, indicator, strategy, baseline, year)
    design = morris_design(worlds, values)
    points = design.points.reshape(-1, len(design.factors))
    problem = {
        "num_vars": len(design.factors),
        "names": design.factors,
        "bounds": [[low, high] for low, high in zip(points.min(axis=0), points.max(axis=0), strict=True)],
    }
    found = salib.analyze(
        problem,
        points,
        design.flat_values,
        num_resamples=_RESAMPLES,
        conf_level=CONFIDENCE,
        num_levels=levels,
        seed=_SEED,
    )
    table = pd.DataFrame(
        {
            "strategy": strategy,
            "factor": design.factors,
            "mu_star": found["mu_star"],
            "low": (found["mu_star"] - found["mu_star_conf"]).clip(min=0.0),
            "high": found["mu_star"] + found["mu_star_conf"],
            "mu": found["mu"],
            "sigma": found["sigma"],
            "trajectories": len(design.values),
        }
    )
    return table.sort_values("mu_star", ascending=False, ignore_index=True)


def sampled(
    experiments: pd.DataFrame,
    outcomes: pd.DataFrame,
    indicator: str,
    strategy: str | None,
    baseline: str | None,
    year: int | None,
) -> tuple[str, pd.DataFrame, pd.Series]:
    """Return the strategy judged, the sample of worlds and the indicator (or its difference) by world."""
    runs = run_values(experiments, outcomes, indicator, year)
    if baseline is not None:
        strategy, baseline = choose_strategies(runs, strategy, baseline)
    strategy = strategy or strategies(runs)[-1]
    check_choice("strategy", strategy, strategies(runs))
    return strategy, uncertainties(experiments), world_values(runs, strategy, baseline)
