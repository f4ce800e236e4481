"""Location factors: what trade tax does to firms that stay and to those that are founded.

Few firms move. The tax also acts on what taxed firms want and on how many are founded:

    t[m]          = ln(multiplier / multiplier at the start)
    pull[m]       = t[m] - moved · Σ_j L[j]·t[j] / Σ_j L[j]              L: jobs in taxed sectors
    level[m, s]   = -jobs_elasticity · pull[m]                            taxed sectors
    entry[m, s]   = exp(-entry_elasticity · pull[m])                      taxed sectors

The part `moved` of what a town wins is lost by all towns of the region in proportion to their jobs.
Schools, hospitals and the administration pay no trade tax.

Source: Giroud and Rauh 2019 (elasticities of employment and establishments of -0.4 to -0.5, half of it
reallocation); Fossen and Steiner 2014 (tax base -0.45 in Germany).
"""

from dataclasses import dataclass

import numpy as np

from ruhrsim.common.sourced import sourced
from ruhrsim.regions.sectors import SECTORS

TAXED = np.array([sector not in ("public_education", "health") for sector in SECTORS])
"""Sectors that pay trade tax."""
_LOWEST = 1.0


@dataclass(frozen=True)
class LocationFactors:
    """What the trade tax does to firms that stay and to foundations."""

    jobs_elasticity: float = sourced(
        0.45,
        unit="elasticity",
        low=0.2,
        high=0.6,
        status="estimated",
        off=0.0,
        source="Giroud and Rauh 2019, JPE: -0.4 to -0.5 for employment of taxed firms in US states; Fossen and Steiner "
        "2014: tax base -0.45 in Germany",
        meaning="Fall of what taxed firms of a town want with its trade tax.",
    )
    entry_elasticity: float = sourced(
        0.45,
        unit="elasticity",
        low=0.2,
        high=0.6,
        status="estimated",
        off=0.0,
        source="Giroud and Rauh 2019, JPE: -0.4 to -0.5 for the number of establishments in US states",
        meaning="Fall of foundations in taxed sectors of a town with its trade tax.",
    )
    moved: float = sourced(
        0.5,
        unit="share",
        low=0.3,
        high=1.0,
        status="estimated",
        source="Giroud and Rauh 2019, JPE: half of the effect is reallocation, there between US states; towns "
        "lie nearer",
        meaning="Part of what a town wins by a lower tax that other towns of the region lose.",
    )


def tax_pull(
    multiplier: np.ndarray, multiplier_start: np.ndarray, jobs: np.ndarray, p: LocationFactors
) -> np.ndarray:
    """Return the log change of each town's tax less what the region's others answer for, shape (n_towns,).

    Args:
        multiplier: Trade tax multipliers now, percent, shape (n_towns,).
        multiplier_start: The same at the start.
        jobs: Jobs, shape (n_towns, n_sectors).
        p: Parameters.
    """
    change = np.log(np.maximum(multiplier, _LOWEST) / multiplier_start)
    taxed = jobs[:, TAXED].sum(axis=1)
    return change - p.moved * (taxed @ change) / taxed.sum()


def wanted_level(pull: np.ndarray, p: LocationFactors) -> np.ndarray:
    """Return what the tax adds to the log of wanted size since the start, shape (n_towns, n_sectors)."""
    return -p.jobs_elasticity * pull[:, None] * TAXED


def entry_factor(pull: np.ndarray, p: LocationFactors) -> np.ndarray:
    """Return the factor of the tax on foundations by people, shape (n_towns, n_sectors)."""
    return np.exp(-p.entry_elasticity * pull[:, None] * TAXED)
