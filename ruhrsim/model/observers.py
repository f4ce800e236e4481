"""Observers: they look at a model at its start and after each quarter, and keep what they saw."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
import pandas as pd

from ruhrsim.model.state.firms import ORIGINS
from ruhrsim.regions.sectors import FIELDS, SECTOR_LIST

if TYPE_CHECKING:
    from ruhrsim.model.model import RuhrModel

_SECTORS = np.array([sector.key for sector in SECTOR_LIST])
_FIELDS = np.array([*FIELDS, ""])
_ORIGINS = np.array(ORIGINS)


class Observer(Protocol):
    """Anything with one method; it must not change the model."""

    def observe(self, model: "RuhrModel") -> None:
        """Look at the model at its start and after each quarter."""
        ...


class JobsMoved:
    """Jobs of firms that moved from town to town since the observer was made.

    Args:
        model: Model that it looks at from now on; give it to the model's branch as well.

    Attributes:
        jobs: Jobs moved, from (row) and to (column), shape (n_towns, n_towns).
    """

    def __init__(self, model: "RuhrModel"):
        self.jobs = np.zeros((model.n_towns, model.n_towns))
        self._slot, self._town, _ = _firms_by_slot(model)

    def observe(self, model: "RuhrModel") -> None:
        """Add the jobs of firms that are in another town than at the last look."""
        slot, town, jobs = _firms_by_slot(model)
        at = np.minimum(np.searchsorted(self._slot, slot), len(self._slot) - 1)
        moved = (self._slot[at] == slot) & (self._town[at] != town)
        np.add.at(self.jobs, (self._town[at[moved]], town[moved]), jobs[moved])
        self._slot, self._town = slot, town


def _firms_by_slot(model: "RuhrModel") -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return slots in ascending order, and town and jobs of each row."""
    firms = model.firms
    order = np.argsort(firms.slot)
    return firms.slot[order], firms.municipality[order], (firms.weight * firms.employees)[order]


class FirmPanel:
    """A table of firms over time: one row for each simulated establishment and quarter observed.

    Args:
        every: Quarters between two looks; 4 looks at the end of each year.

    Raises:
        ValueError: `every` is below 1.
    """

    def __init__(self, every: int = 4):
        if every < 1:
            raise ValueError(f"every = {every}: choose 1 or more quarters between two looks")
        self.every = every
        self._looks: list[pd.DataFrame] = []

    def observe(self, model: "RuhrModel") -> None:
        """Note all firms, if the quarter is one of those observed."""
        if model.quarter % self.every:
            return
        firms = model.firms
        columns = {
            "quarter": np.full(len(firms), model.quarter),
            "slot": firms.slot.copy(),
            "ags": model.start.tables.ags[firms.municipality],
            "sector": _SECTORS[firms.sector],
            "field": _FIELDS[firms.field],
            "employees": firms.employees.copy(),
            "productivity": firms.productivity.copy(),
            "age_years": firms.age_years(model.quarter),
            "origin": _ORIGINS[firms.origin],
            "weight": firms.weight.copy(),
        }
        self._looks.append(pd.DataFrame(columns))

    def table(self) -> pd.DataFrame:
        """Return the firms of all looks.

        Columns: quarter, slot (identity for life), ags (town), sector, field (empty outside the themes),
        employees (of one establishment), productivity (log, relative to the sector at the start), age_years,
        origin, weight (establishments that the row stands for).

        Raises:
            ValueError: Nothing has been observed yet.
        """
        if not self._looks:
            raise ValueError("nothing observed yet; give the panel to a model: RuhrModel(observers=(panel,))")
        return pd.concat(self._looks, ignore_index=True)

    def save(self, path: str | Path) -> None:
        """Write the table as Parquet."""
        self.table().to_parquet(path, index=False)
