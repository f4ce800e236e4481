"""Plausible worlds: parameter sets over which a claim has to hold.

What the years 2007-2016 could tell comes from the calibration; every other number that is no
measurement is drawn between the bounds of its range, most often near its default (a triangle).
All at once, so that no claim hangs on a single lucky guess.
"""

from dataclasses import fields

import numpy as np

from ruhrsim.analysis.past_runs import EVENTS
from ruhrsim.analysis.posterior import Posterior, read_posterior
from ruhrsim.common.draws import Draws, make_slots
from ruhrsim.common.sourced import records
from ruhrsim.model.parameters import Parameters

_PAST_ONLY = ("conditions.start_lead", "conditions.export_shock_muting", "labour_matching.cyclic_search")
"""Calibrated for the hindcast only; the outlook leaves them off."""
_KEPT_STATUS = "measured"
BLOCK = 20
"""Worlds that spread every parameter evenly among themselves."""
_BLOCK_SEED = 2


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
    draws, slots = Draws(seed), np.arange(n, dtype=np.uint64)
    worlds = _worlds({key: _spread(draws, key, slots) for key in uncertain_parameters()}, n)
    return _with_calibration(worlds, posterior.draws(n))


def numbered_worlds(
    first: int, n: int, posterior: Posterior | None = None, also: tuple[str, ...] = ()
) -> list[dict[str, dict[str, float]]]:
    """Return the worlds number `first`, `first + 1`, ...: a number means the same world, however many are asked.

    They come in blocks of twenty, the runs of a comparison. Each block is a Latin hypercube of its own:
    a comparison of twenty spreads every parameter evenly, more runs add whole blocks, fewer are the
    beginning of one. A sequence that fills space at any number (Sobol) would need far more points
    than 20 in so many dimensions.

    Args:
        first: Number of the first world; run r of a comparison that starts at this seed meets it.
        n: How many.
        posterior: The calibration; the shipped one by default.
        also: Measured numbers, as `group.name`, that are drawn from their ranges too; all others stay as they
            are in the same world without them.
    """
    numbers, posterior = range(first, first + n), posterior or read_posterior()
    blocks = {number // BLOCK: None for number in numbers}
    worlds = {block: _block(block, posterior, also) for block in blocks}
    return [worlds[number // BLOCK][number % BLOCK] for number in numbers]


def _block(block: int, posterior: Posterior, also: tuple[str, ...]) -> list[dict[str, dict[str, float]]]:
    draws, slots = Draws(_BLOCK_SEED), make_slots(block, np.arange(BLOCK, dtype=np.uint64))
    drawn = [*uncertain_parameters(), *(tuple(name.split(".")) for name in also)]
    worlds = _worlds({key: _spread(draws, key, slots) for key in drawn}, BLOCK)
    return _with_calibration(worlds, posterior.at(_spread(draws, ("calibration", "row"), slots)))


def _spread(draws: Draws, key: tuple[str, str], slots: np.ndarray) -> np.ndarray:
    """Return one number between 0 and 1 for each slot, one in each of as many equal steps."""
    name = ".".join(key)
    order = np.argsort(draws.uniform(f"{name}/order", slots))
    return (order + draws.uniform(name, slots)) / len(slots)


def _worlds(spreads: dict[tuple[str, str], np.ndarray], n: int) -> list[dict[str, dict[str, float]]]:
    """Return a world for each share in every parameter's triangle."""
    groups, worlds = Parameters(), [{} for _ in range(n)]
    for (group, name), spread in spreads.items():
        record, default = records(getattr(groups, group))[name], getattr(getattr(groups, group), name)
        for world, value in zip(worlds, _triangle(spread, record.low, default, record.high), strict=True):
            world.setdefault(group, {})[name] = float(np.clip(value, record.low, record.high))
    return worlds


def _with_calibration(worlds: list[dict], draws: list[dict[str, float]]) -> list[dict[str, dict[str, float]]]:
    """Put calibrated numbers into worlds, those that were found together into the same world."""
    for world, draw in zip(worlds, draws, strict=True):
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
