"""The rules on RuhrSim's columns, draws and passes."""

import numpy as np
import rules

from ruhrsim.common.draws import Draws, make_slots
from ruhrsim.model.state.columns import Column, Columns


class _Firms(Columns):
    slot: Column[np.uint64]
    log_size: Column[np.float64]
    born: Column[np.float64]


class Engine:
    """Firms as columns.

    Args:
        n: Firms at the start.
        seed: Luck.
    """

    def __init__(self, n: int, seed: int):
        log_size, age = rules.start(n)
        self.n, self.draws = n, Draws(seed)
        self.firms = _Firms(slot=make_slots(0, np.arange(n)), log_size=log_size, born=-4.0 * age)

    def advance(self) -> int:
        """Run a quarter and return the firms that took part."""
        self.draws.quarter += 1
        taking_part = len(self.firms)
        self._grow()
        self._close()
        self._enter()
        return taking_part

    def living(self) -> tuple[np.ndarray, np.ndarray]:
        """Return log sizes and ages."""
        return self.firms.log_size, (self.draws.quarter - self.firms.born) / 4.0

    def _grow(self):
        for rows in self.firms.blocks():
            log_size = self.firms.log_size[rows]
            scale = np.exp(-rules.NOISE_ELASTICITY * np.maximum(log_size, 0.0))
            scale *= rules.NOISE
            scale *= self.draws.laplace("growth", self.firms.slot[rows])
            log_size += scale
            log_size += rules.DRIFT * rules.DT

    def _close(self):
        firms = self.firms
        rows, luck = self.draws.below("exit", firms.slot, -np.expm1(-rules.HAZARD_NEW * rules.DT))
        age = (self.draws.quarter - firms.born[rows]) / 4.0
        firms.remove(rows[luck < rules.closing_chance(firms.log_size[rows], age)])

    def _enter(self):
        quarter = self.draws.quarter
        new = rules.entrants(self.n, self.draws.uniform("entry", make_slots(quarter, np.arange(1)))[0])
        self.firms.add(slot=make_slots(quarter, np.arange(new)), log_size=0.0, born=float(quarter))
