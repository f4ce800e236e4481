"""Links: what firms and households of the region order from its sectors, in jobs.

Purpose: carry the loss or gain of jobs in one sector and town to those that sell to it.

    gap[j, c]    = jobs[j, c] - usual[j, c]                     usual: jobs of the start times demand
    orders[m, s] = Σ_j W[m, j, s] · regional_share · Σ_c B[s, c] · gap[j, c]
                   + Σ_j H[m, j] · income[j]    for local services
    income[j]    = multiplier / (1 + multiplier) · (employed residents - usual residents in work)[j]
    W[m, j, s]   ∝ jobs[m, s] of the start · exp(-d[m, j] / supplier_reach_km),      Σ_m W = 1
    H[m, j]      the same of local services with household_reach_km

B are jobs of a supplier for each job of the customer. Shares sum to one over suppliers, so that no order
is lost or counted twice. Usual demand leaves out closures and openings that shocks name: what a plant
that closes bought is missing for as long as the plant would have lived. The local multiplier is jobs in
local services for each job elsewhere, with all rounds among local services themselves: a first round of
multiplier / (1 + multiplier) sums up to it. What firms want follows ln(1 + orders / usual) within
`adjustment_years`.

Source: parameters below; B in `model/state/input_output.py`.
"""

from dataclasses import dataclass

import numpy as np

from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.conditions import DT
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
        source="own judgement: location quotients for regions (Flegg and Tohmo, exponent 0.25, from memory, "
        "unverified) leave 0.54 of national coefficients to a region with 6 % of jobs; 0.48 with 0.3, 0.78 with 0.1",
        meaning="Part of domestic inputs that the region's firms buy in the region.",
    )
    local_multiplier: float = sourced(
        0.7,
        unit="jobs per job",
        low=0.0,
        high=1.0,
        status="assumed",
        off=0.0,
        source="between 0.5 (Gathmann, Helm, Schönberg 2020), 0.6 (Siegloch, Wehrhöfer, Etzel 2025: other sectors per "
        "job in manufacturing) and 1 (Becker, Heblich, Sturm 2021); Faggio, Overman 2014: 0.5 at first, 0 in the end; "
        "abstracts, press release, seminar text",
        meaning="Jobs in local services for each job of a resident elsewhere, through income.",
    )
    supplier_reach_km: float = sourced(
        20.0,
        unit="km",
        low=10.0,
        high=40.0,
        status="assumed",
        source="own judgement: local labour markets of the studies are districts and their neighbours",
        meaning="Distance over which firms' orders fall to a third.",
    )
    household_reach_km: float = sourced(
        8.0,
        unit="km",
        low=3.0,
        high=20.0,
        status="assumed",
        source="own judgement: shops, craftsmen and doctors of the own town and its neighbours; vom Berge, "
        "Schmillen 2023 find most spillovers of mass layoffs close by",
        meaning="Distance over which households' spending falls to a third.",
    )
    adjustment_years: float = sourced(
        1.5,
        unit="years",
        low=0.5,
        high=4.0,
        status="assumed",
        source="Gathmann, Helm, Schönberg 2020: other firms lose jobs over four years after a mass layoff, and "
        "they do not come back (read as an excerpt); time constant own judgement",
        meaning="Time in which two thirds of a change of orders reach what firms want.",
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


def log_orders(orders: np.ndarray, usual: np.ndarray) -> np.ndarray:
    """Return ln(1 + orders / usual jobs), at most nine tenths lost, shape of the inputs."""
    return np.log1p(np.maximum(orders / np.maximum(usual, 1e-9), _LEAST))


class Links:
    """Orders of the region, as firms have taken them in.

    Attributes:
        by_town: Log of one plus orders over usual jobs, shape (n_towns, n_sectors).
        by_region: The same of the region as a whole, shape (n_sectors,).

    Args:
        p: Parameters.
        distance_km: Distances, shape (n_towns, n_towns).
        jobs_start: Jobs of the start, shape (n_towns, n_sectors).
        coefficients: B, jobs of the supplier (rows) for each job of the customer, (n_sectors, n_sectors).
    """

    def __init__(
        self, p: FirmLinks, distance_km: np.ndarray, jobs_start: np.ndarray, coefficients: np.ndarray
    ):
        self.p = p
        self._coefficients = p.regional_share * coefficients.T
        self._firms = supplier_shares(distance_km, jobs_start, p.supplier_reach_km)
        home = slice(_LOCAL, _LOCAL + 1)
        self._households = supplier_shares(distance_km, jobs_start[:, home], p.household_reach_km)[0]
        self._spent = p.local_multiplier / (1.0 + p.local_multiplier)
        self.by_town, self.by_region = np.zeros_like(jobs_start), np.zeros(jobs_start.shape[1])

    def orders(self, gap: np.ndarray, income_gap: np.ndarray) -> np.ndarray:
        """Return orders above or below the usual, in jobs of the supplier, shape (n_towns, n_sectors).

        Args:
            gap: Jobs above the usual by town and sector, shape (n_towns, n_sectors).
            income_gap: Employed residents above the usual by home, shape (n_towns,).
        """
        wanted = gap @ self._coefficients
        orders = (self._firms @ wanted.T[:, :, None])[:, :, 0].T
        orders[:, _LOCAL] += self._households @ (self._spent * income_gap)
        return orders

    def update(self, jobs: np.ndarray, usual: np.ndarray, income_gap: np.ndarray) -> np.ndarray:
        """Take in the orders of a quarter; return by how much the log of wanted size changes, (n_towns, n_sectors).

        Args:
            jobs: Jobs, shape (n_towns, n_sectors).
            usual: Usual jobs, same shape.
            income_gap: Employed residents above the usual by home, shape (n_towns,).
        """
        orders = self.orders(jobs - usual, income_gap)
        pace = -np.expm1(-DT / self.p.adjustment_years)
        change = pace * (log_orders(orders, usual) - self.by_town)
        self.by_town = self.by_town + change
        of_region = log_orders(orders.sum(axis=0), usual.sum(axis=0))
        self.by_region = self.by_region + pace * (of_region - self.by_region)
        return change
