"""Skill relatedness between the ten sectors.

Themes: UK labour flows 2009-2018 as a proxy (theme_relatedness.csv), mean of the flows and
connections tables over all industries, mapped from [-1, 1] to [0, 1]. -1 means missing there
(under ten moves in every cell), not unrelated: such pairs get a low assumed value. Of the four
other sectors, legacy industry takes the proxy's mining row and the three services its rest row;
the services among themselves are assumed.

Uncertainty: weak evidence, small industries come out too unrelated; sample it widely.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from ruhrsim.common.sourced import sourced
from ruhrsim.regions.sectors import N_SECTORS, sector_index
from ruhrsim.regions.tables import read_theme_relatedness

SECTORS_OF_UNIT = {
    "T1_CYBER_AI": ("cyber_ai",),
    "T2_GREEN_H2_CIRC": ("green_tech",),
    "T3_NEW_INDUSTRY": ("new_industry",),
    "T4_LOGISTICS": ("logistics",),
    "T5_SMART_CITY": ("smart_city",),
    "T6_HEALTH": ("health",),
    "X_MINING": ("legacy_industry",),
    "X_REST": ("business_services", "local_services", "public_education"),
}
"""Sectors that take the values of a unit of the table."""


@dataclass(frozen=True)
class RelatednessEstimate:
    """What the table does not say about relatedness."""

    missing: float = sourced(
        0.1,
        unit="1",
        low=0.0,
        high=0.4,
        status="assumed",
        source="theme_relatedness.csv suppresses cells under ten moves: low, but not known to be zero",
        meaning="Relatedness of two themes whose value is missing.",
    )
    between_services: float = sourced(
        0.6,
        unit="1",
        low=0.4,
        high=0.8,
        status="assumed",
        source="a little above the proxy's values between themes and rest (0.56-0.66)",
        meaning="Relatedness among business services, local services and the public sector.",
    )


@cache
def read_relatedness(p: RelatednessEstimate = RelatednessEstimate()) -> np.ndarray:
    """Return relatedness between sectors, shape (10, 10): symmetric, in [0, 1], diagonal 1; read-only."""
    matrix = np.full((N_SECTORS, N_SECTORS), p.between_services)
    for (a, b), value in _proxy(p).items():
        rows = [sector_index(s) for s in SECTORS_OF_UNIT[a]]
        columns = [sector_index(s) for s in SECTORS_OF_UNIT[b]]
        matrix[np.ix_(rows, columns)] = value
        matrix[np.ix_(columns, rows)] = value
    np.fill_diagonal(matrix, 1.0)
    matrix.setflags(write=False)
    return matrix


def _proxy(p: RelatednessEstimate) -> dict[tuple[str, str], float]:
    """Return the proxy by pair of units, mapped to [0, 1]; missing pairs get the assumed value."""
    table = read_theme_relatedness().query("universe == 'all_industries'")
    mean = table.sr_mean.where(table.sr_mean > -1.0).groupby([table.unit_a, table.unit_b]).mean()
    return ((mean + 1.0) / 2.0).fillna(p.missing).to_dict()
