"""Firms: one row for each simulated establishment."""

import numpy as np

from ruhrsim.inputs.sectors import N_SECTORS
from ruhrsim.kernels import kernels
from ruhrsim.state.columns import Columns

ORIGINS = ("incumbent", "start_up", "university_spin_off", "corporate_spin_off", "settled")
INCUMBENT, START_UP, UNIVERSITY_SPIN_OFF, CORPORATE_SPIN_OFF, SETTLED = range(len(ORIGINS))


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

    SCHEMA = {
        "slot": np.uint64,
        "parent": np.uint64,
        "weight": np.float64,
        "cell": np.int64,
        "field": np.int8,
        "employees": np.float64,
        "log_target": np.float64,
        "productivity": np.float64,
        "born": np.float64,
        "origin": np.int8,
    }

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

    def by_cell(self, values: np.ndarray, n_towns: int) -> np.ndarray:
        """Sum weighted `values` over firms, shape (n_towns, n_sectors)."""
        sums = np.zeros(n_towns * N_SECTORS)
        for rows in self.blocks():
            weighted = self.weight[rows] * (values[rows] if np.ndim(values) else values)
            kernels().add_by_group(sums, self.cell[rows], weighted)
        return sums.reshape(n_towns, N_SECTORS)

    def jobs_of(self, rows: np.ndarray, n_towns: int) -> np.ndarray:
        """Return the jobs in some rows by town and sector, shape (n_towns, n_sectors)."""
        jobs = self.weight[rows] * self.employees[rows]
        return np.bincount(self.cell[rows], jobs, n_towns * N_SECTORS).reshape(n_towns, N_SECTORS)

    def count(self, rows: np.ndarray, n_towns: int) -> np.ndarray:
        """Return the establishments that some rows stand for, by town and sector, same shape."""
        counts = np.bincount(self.cell[rows], self.weight[rows], n_towns * N_SECTORS)
        return counts.reshape(n_towns, N_SECTORS)
