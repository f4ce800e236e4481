"""Plausible worlds: parameter sets over which a claim has to hold.

What the years 2007-2016 could tell comes from the calibration; every other number that is no
measurement is drawn between the bounds of its range, most often near its default (a triangle).
All at once, so that no claim hangs on a single lucky guess.
"""

from dataclasses import fields

import numpy as np

from ruhrsim.analysis.past_runs import EVENTS
from ruhrsim.analysis.posterior import Posterior
from ruhrsim.draws import Draws
from ruhrsim.inputs.sourced import records
from ruhrsim.parameters import Parameters

_PAST_ONLY = ("conditions.start_lead", "conditions.export_shock_muting", "labour_matching.cyclic_search")
"""Calibrated for the hindcast only; the outlook leaves them off."""
_KEPT_STATUS = "measured"


def uncertain_parameters() -> list[tuple[str, str]]:
    """Return group and name of every number that is no measurement and no switch, in order."""
    groups = Parameters()
    return [
        (group.name, name)
        for group in fields(groups)
        for name, record in records(getattr(groups, group.name)).items()
        if record.status != _KEPT_STATUS
        and record.unit != "switch"
        and record.low < record.high
        and f"{group.name}.{name}" not in _PAST_ONLY
        and isinstance(getattr(getattr(groups, group.name), name), float)
    ]


def plausible_worlds(n: int, posterior: Posterior, seed: int = 1) -> list[dict[str, dict[str, float]]]:
    """Return n parameter sets as overrides by group and name.

    Args:
        n: Number of worlds; each parameter is spread evenly over them (Latin hypercube).
        posterior: The calibration, whose numbers come as they were found together.
        seed: Another seed gives other worlds.
    """
    draws, groups, worlds = Draws(seed), Parameters(), [{} for _ in range(n)]
    slots = np.arange(n, dtype=np.uint64)
    for group, name in uncertain_parameters():
        record, default = records(getattr(groups, group))[name], getattr(getattr(groups, group), name)
        order = np.argsort(draws.uniform(f"{group}.{name}/order", slots))
        spread = (order + draws.uniform(f"{group}.{name}", slots)) / n
        for world, value in zip(worlds, _triangle(spread, record.low, default, record.high), strict=True):
            world.setdefault(group, {})[name] = float(np.clip(value, record.low, record.high))
    for world, draw in zip(worlds, posterior.draws(n), strict=True):
        for key, value in draw.items():
            group, name = key.split(".")
            if group != EVENTS and key not in _PAST_ONLY:
                world[group][name] = value
    return worlds


def _triangle(uniform, low, mode, high):
    """Return the quantiles of the triangular distribution."""
    below = (mode - low) / (high - low)
    rising = low + np.sqrt(uniform * (high - low) * (mode - low))
    falling = high - np.sqrt((1.0 - uniform) * (high - low) * (high - mode))
    return np.where(uniform < below, rising, falling)
