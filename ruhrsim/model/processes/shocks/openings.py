"""Openings: establishments that come because the conditions of the quarter say so."""

from typing import Any

import numpy as np

from ruhrsim.common.draws import Draws, make_slots
from ruhrsim.model.processes.firm_entry import FirmEntry, new_firms
from ruhrsim.model.state.firms import SETTLED

_OPENING_KIND = 31


def open_firms(openings: np.ndarray, quarter: int, p: FirmEntry, draws: Draws) -> dict[str, Any]:
    """Return the columns of one new establishment for each town and sector with openings.

    It counts as settled from outside, wants the jobs named and starts without staff.

    Args:
        openings: Jobs wanted, shape (n_towns, n_sectors).
        quarter: Current quarter.
        p: Parameters of entry, for productivity.
        draws: Random numbers.
    """
    cells = np.flatnonzero(openings)
    slots = opening_slots(quarter, cells)
    return new_firms(slots, cells, openings.ravel()[cells], quarter, SETTLED, p, draws)


def opening_slots(quarter: int, cells: np.ndarray) -> np.ndarray:
    """Return the slots of the establishments that opened in these towns and sectors, shape (n,)."""
    return make_slots(quarter, _OPENING_KIND, cells)
