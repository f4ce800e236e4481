"""Exit: firms close with a hazard that falls with age and size.

    h(a, e) = [old + (new - old) · exp(-a / settling)] · max(e, 1)^(-size) · exp(-productivity · π) · levers

in 1/year, a the age in years, e employees, π log productivity; a quarter's probability is 1 - exp(-h/4).

Source: survival of German start-ups in programme_parameters.csv (0.776 after one year,
0.371-0.398 after five, IfM Bonn): the defaults give 0.77 and 0.41 at constant size one.
"""

from dataclasses import dataclass

import numpy as np

from ruhrsim.common.draws import Draws
from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.conditions import DT
from ruhrsim.model.state.firms import Firms

YOUNG_YEARS = 5.0
_ROUNDING = 1.0 + 1e-9


@dataclass(frozen=True)
class FirmExit:
    """Hazard of closing."""

    hazard_new: float = sourced(
        0.30,
        unit="1/year",
        low=0.2,
        high=0.45,
        status="calibrated",
        source="IfM Bonn survival 0.776 after one year (programme_parameters.csv startup_survival_1y)",
        meaning="Hazard of a newly founded firm with one employee.",
    )
    hazard_old: float = sourced(
        0.10,
        unit="1/year",
        low=0.04,
        high=0.14,
        status="calibrated",
        source="IfM Bonn survival 0.371-0.398 after five years (programme_parameters.csv startup_survival_5y)",
        meaning="Hazard of an old firm with one employee.",
    )
    settling_years: float = sourced(
        2.2,
        unit="years",
        low=1.0,
        high=5.0,
        status="calibrated",
        source="with hazard_new and hazard_old fitted to the two survival rates",
        meaning="Time in which the extra hazard of youth falls to a third.",
    )
    size_elasticity: float = sourced(
        0.5,
        unit="elasticity",
        low=0.1,
        high=0.6,
        status="calibrated",
        source="sign from startup_survival_5y_with_staff (0.466 against 0.337 without); size set so that the size "
        "classes of the start stay as they are in neutral runs",
        meaning="Fall of the hazard with log size.",
    )
    productivity_effect: float = sourced(
        0.3,
        unit="1 per log point",
        low=0.0,
        high=1.0,
        status="assumed",
        off=0.0,
        source="direction after Klepper (2007); size own judgement",
        meaning="Fall of the log hazard with log productivity.",
    )
    growing_up: float = sourced(
        0.09,
        unit="1/year",
        low=0.05,
        high=0.3,
        status="calibrated",
        source="large firms were small once; set so that the share of jobs in young firms stays as it is "
        "in neutral runs",
        meaning="Growth by which a firm of the start reached its size beyond eight employees.",
    )


def exit_hazard(
    age_years: np.ndarray, employees: np.ndarray | float, productivity: np.ndarray | float, p: FirmExit
) -> np.ndarray:
    """Return the hazard of closing, 1/year, shape of the inputs."""
    youth = p.hazard_old + (p.hazard_new - p.hazard_old) * np.exp(-age_years / p.settling_years)
    return (
        youth
        * np.maximum(employees, 1.0) ** -p.size_elasticity
        * np.exp(-p.productivity_effect * productivity)
    )


def exit_probability(firms: Firms, quarter: float, young_factor: np.ndarray, p: FirmExit) -> np.ndarray:
    """Return each firm's probability of closing this quarter, shape (n_firms,).

    Args:
        firms: Firms.
        quarter: Current quarter.
        young_factor: Multiplies the hazard of firms under five years, by town and sector, (n_towns, n_sectors).
        p: Parameters.
    """
    return _probability(
        firms.age_years(quarter), firms.cell, firms.employees, firms.productivity, young_factor, p
    )


def _probability(
    age: np.ndarray,
    cell: np.ndarray,
    employees: np.ndarray,
    productivity: np.ndarray,
    young_factor: np.ndarray,
    p: FirmExit,
) -> np.ndarray:
    factor = np.where(age < YOUNG_YEARS, young_factor.ravel()[cell], 1.0)
    return -np.expm1(-exit_hazard(age, employees, productivity, p) * factor * DT)


def closing_firms(
    firms: Firms, quarter: float, young_factor: np.ndarray, p: FirmExit, draws: Draws
) -> np.ndarray:
    """Return the rows of the firms that close this quarter, in rising order."""
    rows, luck = draws.below("firm_exit", firms.slot, _highest_probability(firms, young_factor, p))
    age = (quarter - firms.born[rows]) / 4.0
    probability = _probability(
        age, firms.cell[rows], firms.employees[rows], firms.productivity[rows], young_factor, p
    )
    return rows[luck < probability]


def _highest_probability(firms: Firms, young_factor: np.ndarray, p: FirmExit) -> float:
    """Return a bound of the probability of closing: only rows with less luck need their own."""
    ages, lowest = np.array([0.0, np.inf]), firms.productivity.min(initial=0.0)
    hazard = exit_hazard(ages, 1.0, lowest, p).max() * max(young_factor.max(), 1.0)
    return -np.expm1(-hazard * DT) * _ROUNDING


def young_firms(firms: Firms, quarter: float, n_towns: int) -> np.ndarray:
    """Number of firms under five years by town and sector, shape (n_towns, n_sectors)."""
    return firms.by_cell(firms.age_years(quarter) < YOUNG_YEARS, n_towns)


def initial_ages(employees: np.ndarray, uniforms: np.ndarray, pace: np.ndarray, p: FirmExit) -> np.ndarray:
    """Draw ages in years from the survival curve of firms of each size, shape (n_firms,).

    A population with steady foundations and this hazard has ages in proportion to survival;
    sizes are binned by powers of two and ages end at 80 years. Firms beyond eight employees are older by
    the time that growing to their size took, which differs from firm to firm.

    Args:
        employees: Employees, shape (n_firms,).
        uniforms: Uniforms that choose the place on the survival curve, same shape.
        pace: Uniforms that choose how long growing took, between none and twice the mean, same shape.
        p: Parameters.
    """
    grid = np.arange(0.0, 80.0, DT)
    sizes = 2.0 ** np.arange(0, 15)
    hazard = exit_hazard(grid[None, :], sizes[:, None], 0.0, p)
    survival = np.exp(-np.cumsum(hazard * DT, axis=1))
    cumulated = np.cumsum(survival, axis=1)
    cumulated /= cumulated[:, -1:]
    bins = np.clip(np.log2(np.maximum(employees, 1.0)).astype(int), 0, len(sizes) - 1)
    position = np.searchsorted((cumulated + np.arange(len(sizes))[:, None]).ravel(), uniforms + bins)
    grown = 2.0 * pace * np.log(np.maximum(employees / 8.0, 1.0)) / p.growing_up
    return grid[np.minimum(position - bins * len(grid), len(grid) - 1)] + grown


def close_plants(firms: Firms, closures: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Take the jobs of closed plants from the largest firms of their town and sector.

    Args:
        firms: Firms.
        closures: Jobs that go, shape (n_towns, n_sectors).

    Returns:
        Firms that close as a whole, boolean, and jobs lost by each establishment, both of shape
        (n_firms,). The last firm reached loses a part; at most all jobs of the town and sector go.
    """
    shut, cut = np.zeros(len(firms), dtype=bool), np.zeros(len(firms))
    for cell in np.flatnonzero(closures):
        rows = np.flatnonzero(firms.cell == cell)
        rows = rows[np.argsort(-firms.employees[rows], kind="stable")]
        jobs = firms.weight[rows] * firms.employees[rows]
        taken = np.clip(closures.ravel()[cell] - (np.cumsum(jobs) - jobs), 0.0, jobs)
        cut[rows] = taken / firms.weight[rows]
        shut[rows] = (taken >= jobs) & (jobs > 0.0)
    return shut, cut
