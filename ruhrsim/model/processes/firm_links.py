"""Links: what firms and households of the region order from its sectors, in jobs.

Purpose: carry the loss or gain of jobs in one sector and town to those that sell to it.

    gap[j, c]    = jobs[j, c] - usual[j, c]                     usual: jobs of the start times demand
    orders[m, s] = Σ_j W[m, j, s] · ( regional_share · Σ_c B[s, c] · gap[j, c]
                                      + income[j]   for local services )
    income[j]    = multiplier / (1 + multiplier) · (employed residents - usual residents in work)[j]
    W[m, j, s]   ∝ jobs[m, s] of the start · exp(-d[m, j] / reach_km),   Σ_m W = 1

B are jobs of a supplier for each job of the customer. Shares sum to one over suppliers, so that no order
is lost or counted twice. Usual demand leaves out closures and openings that shocks name: what a plant
that closes bought is missing for as long as the plant would have lived. The local multiplier is jobs in
local services for each job elsewhere, with all rounds among local services themselves: a first round of
multiplier / (1 + multiplier) sums up to it.

Source: parameters below; B in `model/state/input_output.py`.
"""

from dataclasses import dataclass

import numpy as np

from ruhrsim.common.sourced import sourced
from ruhrsim.regions.sectors import sector_index

_LOCAL = sector_index("local_services")
_LEAST = -0.9


@dataclass(frozen=True)
class FirmLinks:
    """Orders of the region's firms and households."""

    regional_share: float = sourced(
        0.55,
        unit="share",
        low=0.3,
        high=0.8,
        status="assumed",
        off=0.0,
        source="own judgement: location quotients for regions (Flegg and Tohmo, exponent 0.25, from memory, unverified) "
        "leave 0.54 of national coefficients to a region with 6 % of the jobs; 0.48 with 0.3, 0.78 with 0.1",
        meaning="Part of domestic inputs that the region's firms buy in the region.",
    )
    local_multiplier: float = sourced(
        0.5,
        unit="jobs per job",
        low=0.0,
        high=1.0,
        status="assumed",
        off=0.0,
        source="Gathmann, Helm, Schönberg 2020 (about 0.5); Becker, Heblich, Sturm 2021 (about 1 in all other sectors); "
        "Faggio, Overman 2014 (0.5 in the short run, 0 in the long); abstracts and seminar text",
        meaning="Jobs in local services for each job of a resident elsewhere, through income.",
    )
    reach_km: float = sourced(
        20.0,
        unit="km",
        low=10.0,
        high=40.0,
        status="assumed",
        source="own judgement: local labour markets of the studies are districts and their neighbours",
        meaning="Distance over which orders to suppliers fall to a third.",
    )


def supplier_shares(distance_km: np.ndarray, jobs_start: np.ndarray, reach_km: float) -> np.ndarray:
    """Return W, the share of each customer's orders that goes to each town, (n_sectors, n_towns, n_towns).

    Args:
        distance_km: Distances, shape (n_towns, n_towns).
        jobs_start: Jobs of the start, shape (n_towns, n_sectors).
        reach_km: Distance over which orders fall to a third.

    Returns:
        Sector of the supplier, town of the supplier, town of the customer; sums to 1 over suppliers.
    """
    pull = jobs_start.T[:, :, None] * np.exp(-distance_km / reach_km)
    return pull / np.maximum(pull.sum(axis=1, keepdims=True), 1e-300)


def orders_by_town(gap, income_gap, shares: np.ndarray, coefficients: np.ndarray, p: FirmLinks) -> np.ndarray:
    """Return orders above or below the usual, in jobs of the supplier, shape (n_towns, n_sectors).

    Args:
        gap: Jobs above the usual by town and sector, shape (n_towns, n_sectors).
        income_gap: Employed residents above the usual by home, shape (n_towns,).
        shares: W, see `supplier_shares`.
        coefficients: B, jobs of the supplier for each job of the customer, shape (n_sectors, n_sectors).
        p: Parameters.
    """
    wanted = p.regional_share * (gap @ coefficients.T)
    wanted[:, _LOCAL] += p.local_multiplier / (1.0 + p.local_multiplier) * income_gap
    return (shares @ wanted.T[:, :, None])[:, :, 0].T


def log_orders(orders: np.ndarray, usual: np.ndarray) -> np.ndarray:
    """Return ln(1 + orders / usual jobs), at most nine tenths lost, shape of the inputs."""
    return np.log1p(np.maximum(orders / np.maximum(usual, 1e-9), _LEAST))
