"""Starts worked out already: runs of the same parameters, scale and luck begin alike in every scenario.

Drawing firms and finding their steady state takes as long as many quarters of a small run, so the
last few results are kept. Large ones are not: they take memory, and their quarters take longer.
"""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from threading import Lock

import numpy as np

from ruhrsim.model.start.steady_state import SteadyState
from ruhrsim.model.state.firms import Firms

_MOST_STARTS, _MOST_ROWS = 32, 20_000
_kept: OrderedDict[Hashable, "KeptStart"] = OrderedDict()
_lock = Lock()


@dataclass(frozen=True)
class KeptStart:
    """What firms and the labour market of a start look like.

    Args:
        firms: Columns of the firms.
        unemployed: Unemployed by home and former sector, shape (n_towns, n_sectors).
        steady: Flows and yardsticks of the start.
    """

    firms: dict[str, np.ndarray]
    unemployed: np.ndarray
    steady: SteadyState


def recall(key: Hashable) -> KeptStart | None:
    """Return what was kept under a key, or None."""
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
        return _kept.get(key)


def keep(key: Hashable, firms: Firms, unemployed: np.ndarray, steady: SteadyState) -> None:
    """Keep a start unless it is large; the one unused for longest makes room."""
    if len(firms) > _MOST_ROWS:
        return
    columns = {name: getattr(firms, name).copy() for name in Firms.SCHEMA}
    with _lock:
        _kept[key] = KeptStart(columns, unemployed.copy(), steady)
        while len(_kept) > _MOST_STARTS:
            _kept.popitem(last=False)
