"""Made-up sweeps with known answers: the pair (experiments, outcomes) that every analysis takes."""

import numpy as np
import pandas as pd

YEARS = (2030, 2045)


def make_sweep(points: pd.DataFrame, answers: dict, seeds: int = 1, noise: float = 0.0,
               indicator: str = "unemployment_rate"):
    """Return experiments and outcomes of scenarios on the same worlds and seeds.

    Args:
        points: One row per world, one column per factor.
        answers: For each scenario a function from `points` to the indicator in the last year.
        seeds: Runs of each experiment.
        noise: Luck of a (world, seed), the same for all scenarios.
        indicator: Name of the indicator.
    """
    experiments = pd.concat([points.assign(world=range(len(points)), scenario=name) for name in answers],
                            ignore_index=True)
    experiments.insert(0, "experiment", range(len(experiments)))
    luck = noise * np.random.default_rng(1).standard_normal((len(points), seeds))
    last = np.concatenate([np.asarray(answer(points), dtype=float) for answer in answers.values()])
    tables = [pd.DataFrame({"experiment": experiments["experiment"], "seed": seed, "year": year,
                            indicator: (last if year == YEARS[-1] else 0.0) + np.tile(luck[:, seed], len(answers))})
              for seed in range(seeds) for year in YEARS]
    return experiments, pd.concat(tables, ignore_index=True)


def merge_indicators(first, second):
    """Return one sweep with the indicators of two sweeps of the same experiments."""
    experiments, outcomes = first
    return experiments, outcomes.merge(second[1], on=["experiment", "seed", "year"])


def uniform_points(n: int, seed: int = 0, **ranges) -> pd.DataFrame:
    """Return worlds drawn evenly from ranges, one column per factor `group__name`."""
    rng = np.random.default_rng(seed)
    return pd.DataFrame({key.replace("__", "."): rng.uniform(low, high, n) for key, (low, high) in ranges.items()})
