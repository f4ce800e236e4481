"""Sampling: from the ranges of an experiment to the points that run.

Purpose: worlds are points of the uncertainties, in the order that SALib's analyses expect; settings
are all combinations of the levers. The same seed gives the same points.

Source: McKay et al. (1979) for Latin hypercubes; Saltelli et al. (2010) on Sobol points; Morris (1991).
"""

from itertools import product
from typing import Any

import numpy as np
import pandas as pd

from ruhrsim.sweeps.records import Experiment, Sampler

_MORRIS_LEVELS = 4


def sample_worlds(experiment: Experiment) -> pd.DataFrame:
    """Return one row for each world and one column for each uncertainty; one empty row if there is none."""
    factors, sampler = experiment.uncertainties, experiment.sampler
    if sampler.kind == "list":
        return pd.DataFrame(experiment.worlds, dtype=float)
    if not factors:
        return pd.DataFrame(index=range(1))
    if sampler.kind == "grid":
        return cross({name: factor.steps(sampler.levels) for name, factor in factors.items()})
    draw = {"latin_hypercube": _latin_hypercube, "sobol": _sobol, "morris": _morris}[sampler.kind]
    shares = draw(len(factors), sampler)
    return pd.DataFrame({name: factor.at(shares[:, i]) for i, (name, factor) in enumerate(factors.items())})


def sample_settings(experiment: Experiment) -> pd.DataFrame:
    """Return one row for each combination of the levers; one empty row if there is none."""
    return cross({name: factor.steps() for name, factor in experiment.levers.items()})


def cross(values: dict[str, np.ndarray]) -> pd.DataFrame:
    """Return all combinations of some values, the last name changing fastest."""
    rows = list(product(*values.values()))
    return pd.DataFrame(rows, columns=list(values), index=range(len(rows)), dtype=float)


def design(experiment: Experiment) -> pd.DataFrame:
    """Return the experiments: every scenario in every setting in every world.

    Returns:
        One row for each: `experiment`, `world`, `scenario`, then one column for each factor.
    """
    worlds, settings = sample_worlds(experiment), sample_settings(experiment)
    names = [scenario.name for scenario in experiment.scenarios]
    n_worlds, n_settings, n_scenarios = len(worlds), len(settings), len(names)
    n = n_worlds * n_settings * n_scenarios
    table = {
        "experiment": np.arange(n),
        "world": np.repeat(np.arange(n_worlds), n_settings * n_scenarios),
        "scenario": np.tile(names, n_worlds * n_settings),
    }
    table |= {
        lever: np.tile(np.repeat(settings[lever].to_numpy(), n_scenarios), n_worlds) for lever in settings
    }
    table |= {name: np.repeat(worlds[name].to_numpy(), n_settings * n_scenarios) for name in worlds}
    return pd.DataFrame(table)


def _latin_hypercube(dimensions: int, sampler: Sampler) -> np.ndarray:
    from scipy.stats.qmc import LatinHypercube

    return LatinHypercube(dimensions, rng=np.random.default_rng(sampler.seed)).random(sampler.points)


def _sobol(dimensions: int, sampler: Sampler) -> np.ndarray:
    from SALib.sample import sobol

    return sobol.sample(
        _unit_cube(dimensions), sampler.points, calc_second_order=sampler.second_order, seed=sampler.seed
    )


def _morris(dimensions: int, sampler: Sampler) -> np.ndarray:
    from SALib.sample import morris

    return morris.sample(
        _unit_cube(dimensions), sampler.points, num_levels=sampler.levels or _MORRIS_LEVELS, seed=sampler.seed
    )


def _unit_cube(dimensions: int) -> dict[str, Any]:
    return {
        "num_vars": dimensions,
        "names": [str(i) for i in range(dimensions)],
        "bounds": [[0.0, 1.0]] * dimensions,
    }
