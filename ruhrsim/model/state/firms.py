"""Firms: one row for each simulated establishment."""

from collections.abc import Mapping
from typing import ClassVar, NamedTuple

import numpy as np

from ruhrsim.common.kernels import kernels
from ruhrsim.model.state.columns import Column, Columns
from ruhrsim.regions.sectors import N_SECTORS

YOUNG_YEARS = 10.0
"""Age under which the jobs of a firm count as young."""
GROWN_EMPLOYEES = 20.0
"""Employees from which a young firm counts as grown."""
ORIGINS = ("incumbent", "start_up", "university_spin_off", "corporate_spin_off", "settled")
INCUMBENT, START_UP, UNIVERSITY_SPIN_OFF, CORPORATE_SPIN_OFF, SETTLED = range(len(ORIGINS))


class Stock(NamedTuple):
    """Firms by town and sector, weighted, arrays of shape (n_towns, n_sectors).

    Args:
        firms: Firms.
        jobs: Their jobs.
        young_jobs: Of these, jobs in firms under ten years.
        grown_jobs: Of these, jobs in firms that have grown to 20 employees.
    """

    firms: np.ndarray
    jobs: np.ndarray
    young_jobs: np.ndarray
    grown_jobs: np.ndarray


class Firms(Columns):
    """Establishments as columns; each row stands for `weight` alike establishments.

    Attributes, each of shape `(len(firms),)`:
        slot: Identity for life; the same firm has the same slot in every scenario.
        parent: Slot of the establishment or graduate it came from, 0 if none.
        weight: Establishments that the row stands for.
        cell: Municipality index times the number of sectors, plus sector index.
        field: Index of the candidate field, -1 outside the themes.
        employees: Employees of one establishment.
        log_target: Log of the size that the establishment wants.
        productivity: Log of productivity relative to the sector at the start.
        born: Quarter of foundation, counted from the start; negative for incumbents.
        origin: Index in `ORIGINS`.
    """

    slot: Column[np.uint64]
    parent: Column[np.uint64]
    weight: Column[np.float64]
    cell: Column[np.int64]
    field: Column[np.int8]
    employees: Column[np.float64]
    log_target: Column[np.float64]
    productivity: Column[np.float64]
    born: Column[np.float64]
    origin: Column[np.int8]

    @property
    def municipality(self) -> np.ndarray:
        """Municipality index of each firm."""
        return self.cell // N_SECTORS

    @property
    def sector(self) -> np.ndarray:
        """Sector index of each firm."""
        return self.cell % N_SECTORS

    def age_years(self, quarter: float) -> np.ndarray:
        """Age in years at the given quarter."""
        return (quarter - self.born) / 4.0

    def change_address(self, rows: np.ndarray, quarter: float) -> None:
        """Note that firms leave their address for another one; here nobody keeps a record of it."""

    def stock(self, quarter: float, n_towns: int) -> Stock:
        """Count firms and their jobs at the end of a quarter."""
        sums = np.zeros((len(Stock._fields), n_towns * N_SECTORS))
        for rows in self.blocks():
            kernels().add_stock(
                sums,
                self.cell[rows],
                self.weight[rows],
                self.employees[rows],
                self.born[rows],
                float(quarter),
                YOUNG_YEARS,
                GROWN_EMPLOYEES,
            )
        return Stock(*sums.reshape(-1, n_towns, N_SECTORS))

    def by_cell(self, values: np.ndarray, n_towns: int) -> np.ndarray:
        """Sum weighted `values` over firms, shape (n_towns, n_sectors)."""
        sums, values = np.zeros(n_towns * N_SECTORS), np.asarray(values, dtype=float)
        for rows in self.blocks():
            part = values[rows] if values.ndim else np.full(rows.stop - rows.start, values)
            kernels().add_by_group(sums, self.cell[rows], self.weight[rows], part)
        return sums.reshape(n_towns, N_SECTORS)

    def jobs_of(self, rows: np.ndarray, n_towns: int) -> np.ndarray:
        """Return the jobs in some rows by town and sector, shape (n_towns, n_sectors)."""
        jobs = self.weight[rows] * self.employees[rows]
        return np.bincount(self.cell[rows], jobs, n_towns * N_SECTORS).reshape(n_towns, N_SECTORS)

    def count(self, rows: np.ndarray, n_towns: int) -> np.ndarray:
        """Return the establishments that some rows stand for, by town and sector, same shape."""
        counts = np.bincount(self.cell[rows], self.weight[rows], n_towns * N_SECTORS)
        return counts.reshape(n_towns, N_SECTORS)


class FirmsOnSites(Firms):
    """Establishments with a record of where they stood before, and on which site they stand.

    Attributes besides those of `Firms`:
        moved: Quarter in which it came to its address from another one, -inf if it never did.
        came_from: Municipality index of the address before, -1 if there was none in the region.
        brought: Employees of one establishment when it came from there.
        site: Index of the site (see `Sites`) on which it stands, -1 if on none.
        plot_ha: Land of one establishment on the site, hectares.
    """

    moved: Column[np.float64]
    came_from: Column[np.int16]
    brought: Column[np.float64]
    site: Column[np.int8]
    plot_ha: Column[np.float64]
    DEFAULTS: ClassVar[Mapping[str, float]] = {
        "moved": -np.inf,
        "came_from": -1,
        "brought": 0.0,
        "site": -1,
        "plot_ha": 0.0,
    }

    def change_address(self, rows: np.ndarray, quarter: float) -> None:
        """Note that firms leave their address for another one; a new town is set afterwards.

        Args:
            rows: Rows of the firms.
            quarter: Current quarter.
        """
        self.moved[rows], self.came_from[rows] = quarter, self.cell[rows] // N_SECTORS
        self.brought[rows] = self.employees[rows]
        self.site[rows], self.plot_ha[rows] = -1, 0.0
