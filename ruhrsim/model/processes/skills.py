"""Skills: the graduates who stay change what a town's firms do, not how many people they employ.

    dk[m]       = (settled[m] / usually settled[m] - k[m]) / working_years · dt        1 at the start
    entry[m, s] = k[m]^entry                                                           knowledge sectors
    level[m, s] = shift · ln k[m] · (1 - share[m])                                     high technology
                = -shift · ln k[m] · share[m]                                          the other private sectors

k is the town's skilled share relative to the start, a stock that turns over in a working life; share is the
part of high technology in the town's private jobs, so that the levels leave its jobs as many as they were.

Source: Berlingieri, Gathmann and Quinckhardt 2022 (new German colleges: high-technology manufacturing takes
in the graduates, total employment and wages stay); Fritsch and Aamoucke 2013, 2017 (innovative start-ups
near universities). Signs only: sizes are judged.
"""

from dataclasses import dataclass

import numpy as np

from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.conditions import DT
from ruhrsim.model.state.clusters import Clusters
from ruhrsim.regions.sectors import N_SECTORS, sector_index

_KNOWLEDGE = [
    sector_index(s) for s in ("cyber_ai", "green_tech", "smart_city", "health", "business_services")
]
_HIGH_TECH = [sector_index(s) for s in ("cyber_ai", "green_tech", "new_industry")]
_PUBLIC = sector_index("public_education")


@dataclass(frozen=True)
class Skills:
    """What a town's skilled share does to its firms."""

    entry: float = sourced(
        0.3,
        unit="elasticity",
        low=0.0,
        high=1.0,
        status="assumed",
        off=0.0,
        source="sign: Fritsch and Aamoucke 2013, 2017; size own judgement",
        meaning="Rise of foundations in knowledge sectors with the skilled share of the town.",
    )
    shift: float = sourced(
        0.2,
        unit="elasticity",
        low=0.0,
        high=0.5,
        status="assumed",
        off=0.0,
        source="sign: Berlingieri, Gathmann and Quinckhardt 2022; size own judgement",
        meaning="Rise of what high technology wants with the skilled share of the town, at the cost of other sectors.",
    )
    working_years: float = sourced(
        35.0,
        unit="years",
        low=30.0,
        high=40.0,
        status="assumed",
        source="own judgement: from the degree to retirement",
        meaning="Time in which the stock of graduates turns over.",
    )


def update_skilled(clusters: Clusters, settled: np.ndarray, usual: np.ndarray, p: Skills) -> None:
    """Move the skilled share of towns on by one quarter; `skilled` changes in place.

    Args:
        clusters: Surroundings of firms.
        settled: Graduates who settled in the quarter, by home, shape (n_towns,).
        usual: The same in the start state.
        p: Parameters.
    """
    arriving = np.divide(settled, usual, out=np.ones_like(usual), where=usual > 0.0)
    clusters.skilled = clusters.skilled + (arriving - clusters.skilled) * -np.expm1(-DT / p.working_years)


def entry_factor(skilled: np.ndarray, p: Skills) -> np.ndarray:
    """Return the factor on foundations by people, shape (n_towns, n_sectors)."""
    factor = np.ones((len(skilled), N_SECTORS))
    factor[:, _KNOWLEDGE] = (skilled**p.entry)[:, None]
    return factor


def wanted_level(skilled: np.ndarray, jobs: np.ndarray, p: Skills) -> np.ndarray:
    """Return what skills add to the log of wanted size since the start, shape (n_towns, n_sectors).

    Args:
        skilled: Skilled share of each town relative to the start, shape (n_towns,).
        jobs: Jobs of the start, shape (n_towns, n_sectors).
        p: Parameters.
    """
    private = jobs.sum(axis=1) - jobs[:, _PUBLIC]
    share = jobs[:, _HIGH_TECH].sum(axis=1) / np.maximum(private, 1e-9)
    change = p.shift * np.log(skilled)
    level = np.repeat((-change * share)[:, None], N_SECTORS, axis=1)
    level[:, _HIGH_TECH] += change[:, None]
    level[:, _PUBLIC] = 0.0
    return level
