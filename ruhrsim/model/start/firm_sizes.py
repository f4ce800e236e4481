"""Firms drawn from the establishments of the start state.

Sizes inside a class follow a truncated power law, bent by one exponent in each cell so that the
employees of the cell add up exactly:

    size(q) = low · (1 - q^γ · (1 - (low/high)^α))^(-1/α),   q uniform by slot

Sizes under 10 are real numbers from 0.5 up: the class counts establishments without any employee
in social insurance too, so its sizes are expected employees.

Uncertainty: the shape inside a class is assumed; class counts and employees by cell are exact.
"""

from dataclasses import dataclass

import numpy as np

from ruhrsim.common.draws import Draws, make_slots
from ruhrsim.common.sourced import sourced
from ruhrsim.model.start.establishments import LOW, N_CLASSES, class_bounds_high
from ruhrsim.model.start.region_start import RegionStart
from ruhrsim.model.state.firms import INCUMBENT, Firms

SAMPLING_TIERS = np.array([1.0, 3.0, 10.0, np.inf])
"""Rate of sampling by class relative to `scale`: plain thinning biases small scales."""
DENSEST = 5.0
"""The largest scale: so many rows for each establishment."""
_HALVINGS = 45
_INSET = 1e-9


@dataclass(frozen=True)
class FirmSizeEstimate:
    """How sizes are spread inside a class."""

    exponent_under_10: float = sourced(
        0.35,
        unit="1",
        low=0.1,
        high=1.0,
        status="assumed",
        source="gives the assumed mean of the class",
        meaning="Power-law exponent under 10 employees.",
    )
    exponent_10_to_249: float = sourced(
        1.1,
        unit="1",
        low=0.9,
        high=1.3,
        status="assumed",
        source="Zipf-like size distributions of firms (cond-mat/0310061); gives the assumed means",
        meaning="Power-law exponent from 10 to 249 employees.",
    )
    exponent_large: float = sourced(
        1.5,
        unit="1",
        low=1.0,
        high=2.0,
        status="assumed",
        source="gives the mean of large establishments that the five cities leave",
        meaning="Power-law exponent from 250 employees.",
    )


def draw_firms(
    start: RegionStart, scale: float, draws: Draws, p: FirmSizeEstimate = FirmSizeEstimate()
) -> dict[str, np.ndarray]:
    """Draw the firms of the start state; employees add up to the jobs of every cell.

    Establishments with 250 and more employees stand one by one at every scale, 50-249 are sampled
    at ten times and 10-49 at three times the base rate, at most all. A row's weight is the number
    of establishments it stands for, so weighted counts do not depend on the scale.

    Args:
        start: A `RegionStart`.
        scale: Base rate of sampling; 1 gives every establishment a row, 5 five rows of a fifth each.
        draws: Common random numbers read at decision `initial_size`.

    Returns:
        Columns cell (int64), weight, employees (of one establishment), slot (uint64).

    Raises:
        ValueError: The scale is out of range.
    """
    if not 0.0 < scale <= DENSEST:
        raise ValueError(f"scale {scale} is out of range; choose a number above 0 and at most {DENSEST:g}")
    counts = start.establishments.reshape(-1)
    rows = _rows(counts.reshape(-1, N_CLASSES), scale).reshape(-1)
    group = np.repeat(np.arange(rows.size), rows)
    order = np.arange(group.size) - (np.cumsum(rows) - rows)[group]
    cell, size_class = np.divmod(group, N_CLASSES)
    slot = make_slots(0, INCUMBENT, cell, size_class, order)
    weight = counts[group] / rows[group]
    uniforms = draws.uniform("initial_size", slot)
    employees = _bent_sizes(uniforms, size_class, cell, weight, start.jobs.ravel(), p)
    return {"cell": cell.astype(np.int64), "weight": weight, "employees": employees, "slot": slot}


def _rows(counts: np.ndarray, scale: float) -> np.ndarray:
    """Return rows by cell and class; a class that is there at all gets at least one."""
    rates = np.maximum(scale, np.minimum(1.0, scale * SAMPLING_TIERS))
    rows = np.rint(counts * rates).astype(np.int64)
    return np.where(counts > 0, np.maximum(rows, 1), 0)


def _bent_sizes(
    uniforms: np.ndarray,
    size_class: np.ndarray,
    cell: np.ndarray,
    weight: np.ndarray,
    jobs: np.ndarray,
    p: FirmSizeEstimate,
) -> np.ndarray:
    """Return sizes inside their classes that add up to `jobs` in each cell: bisection on log γ."""
    alpha = _exponents(p)[size_class]
    low, high = LOW[size_class] * (1.0 + _INSET), class_bounds_high()[size_class] * (1.0 - _INSET)
    log_q, span = np.log(uniforms), 1.0 - (low / high) ** alpha
    weighted_low, power = weight * low, -1.0 / alpha

    def weighted_sizes(log_gamma: np.ndarray) -> np.ndarray:
        return weighted_low * (1.0 - np.exp(np.exp(log_gamma)[cell] * log_q) * span) ** power

    lower, upper = np.full(jobs.size, -12.0), np.full(jobs.size, 8.0)
    for _ in range(_HALVINGS):
        middle = 0.5 * (lower + upper)
        too_large = np.bincount(cell, weighted_sizes(middle), minlength=jobs.size) > jobs
        lower, upper = np.where(too_large, middle, lower), np.where(too_large, upper, middle)
    weighted = weighted_sizes(upper)
    held = np.bincount(cell, weighted, minlength=jobs.size)
    return weighted / weight * (jobs[cell] / held[cell])


def _exponents(p: FirmSizeEstimate) -> np.ndarray:
    return np.array([p.exponent_under_10, p.exponent_10_to_249, p.exponent_10_to_249, p.exponent_large])


def split_heavy_rows(firms: Firms, base_rate: float, quarter: int) -> None:
    """Split rows that outgrew the weight of their size class, so that large firms stay single.

    A row of more than 60 employees may stand for at most 1/(10 · base_rate) establishments, one of
    more than 300 for one; heavier rows become several of equal weight that grow apart from now on.
    Beyond scale 1 no row may stand for more than 1/base_rate establishments.
    """
    single = min(1.0, 1.0 / base_rate)
    heavy = np.flatnonzero(firms.employees > 60.0)
    allowed = np.where(firms.employees[heavy] > 300.0, single, max(single, 0.1 / base_rate))
    too_heavy = firms.weight[heavy] > allowed * 1.0001
    heavy, allowed = heavy[too_heavy], allowed[too_heavy]
    if not len(heavy):
        return
    pieces = np.ceil(firms.weight[heavy] / allowed).astype(int)
    firms.weight[heavy] /= pieces
    copies = np.repeat(heavy, pieces - 1)
    order = np.concatenate([np.arange(1, n) for n in pieces])
    columns = {name: getattr(firms, name)[copies] for name in firms.SCHEMA}
    columns["slot"] = make_slots(quarter, firms.slot[copies], order)
    firms.add(**columns)
