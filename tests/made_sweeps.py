"""Made-up sweeps with known answers: the pair (experiments, outcomes) that every analysis takes."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pandas as pd

from ruhrsim.model.indicators import REGION_INDICATORS
from ruhrsim.sweeps import run_sweep
from ruhrsim.sweeps.experiment import read_experiment

YEARS = (2030, 2045)


def make_sweep(
    points: pd.DataFrame,
    answers: dict,
    seeds: int = 1,
    noise: float = 0.0,
    indicator: str = "unemployment_rate",
):
    """Return experiments and outcomes of scenarios on the same worlds and seeds.

    Args:
        points: One row per world, one column per factor.
        answers: For each scenario a function from `points` to the indicator in the last year.
        seeds: Runs of each experiment.
        noise: Luck of a (world, seed), the same for all scenarios.
        indicator: Name of the indicator.
    """
    experiments = pd.concat(
        [points.assign(world=range(len(points)), scenario=name) for name in answers], ignore_index=True
    )
    experiments.insert(0, "experiment", range(len(experiments)))
    luck = noise * np.random.default_rng(1).standard_normal((len(points), seeds))
    last = np.concatenate([np.asarray(answer(points), dtype=float) for answer in answers.values()])
    tables = [
        pd.DataFrame(
            {
                "experiment": experiments["experiment"],
                "seed": seed,
                "year": year,
                indicator: (last if year == YEARS[-1] else 0.0) + np.tile(luck[:, seed], len(answers)),
            }
        )
        for seed in range(seeds)
        for year in YEARS
    ]
    return experiments, pd.concat(tables, ignore_index=True)


def merge_indicators(first, second):
    """Return one sweep with the indicators of two sweeps of the same experiments."""
    experiments, outcomes = first
    return experiments, outcomes.merge(second[1], on=["experiment", "seed", "year"])


def uniform_points(n: int, seed: int = 0, **ranges) -> pd.DataFrame:
    """Return worlds drawn evenly from ranges, one column per factor `group__name`."""
    rng = np.random.default_rng(seed)
    return pd.DataFrame(
        {key.replace("__", "."): rng.uniform(low, high, n) for key, (low, high) in ranges.items()}
    )


def write_sweep(folder, file: str, answer):
    """Run an experiment on a made-up model and return its sweep.

    Args:
        folder: Where the file and the sweep go, as `try.toml` and `results/try`.
        file: Content of the experiment file.
        answer: From scenario and seed to the value of every indicator in the last quarter.
    """
    path = folder / "try.toml"
    path.write_text(file, encoding="utf-8")

    def simulate(scenario, seed, scale, indicators):
        quarters = np.arange(4 * scenario.years + 1)
        value = answer(scenario, seed)
        return pd.DataFrame({"quarter": quarters, **dict.fromkeys(REGION_INDICATORS, value)})

    (folder / "results").mkdir(exist_ok=True)
    with ThreadPoolExecutor(1) as threads:
        return run_sweep(
            read_experiment(path), folder / "results" / "try", executor=threads, simulate=simulate
        )
