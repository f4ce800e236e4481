"""A tiny world for tests by hand: a few firms in two towns."""

import numpy as np

from ruhrsim.model.state.firms import INCUMBENT, FirmsOnSites
from ruhrsim.regions.sectors import N_SECTORS, sector_index

INDUSTRY, IT, LOCAL, PUBLIC = (
    sector_index(s) for s in ("new_industry", "cyber_ai", "local_services", "public_education")
)


def firms(
    towns=(0, 0, 1), sectors=(INDUSTRY, IT, INDUSTRY), employees=(10.0, 2.0, 100.0), weight=1.0, born=-40.0
):
    """Return firms with slots 1, 2, 3, ..., wanted size equal to actual size and mean productivity."""
    n = len(towns)
    sizes = np.array(employees, dtype=float)
    return FirmsOnSites(
        slot=np.arange(1, n + 1),
        parent=np.zeros(n),
        weight=np.full(n, weight) if np.isscalar(weight) else weight,
        cell=np.array(towns) * N_SECTORS + np.array(sectors),
        field=np.full(n, -1),
        employees=sizes,
        log_target=np.log(sizes),
        productivity=np.zeros(n),
        born=np.full(n, born),
        origin=np.full(n, INCUMBENT),
    )
