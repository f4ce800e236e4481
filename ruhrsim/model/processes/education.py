"""Education: universities train graduates.

Purpose: add the graduates of the quarter. Degrees come in the rhythm of the winter and summer
terms; homes of graduates lie in the university's town or around it.

    P(home = i | site in u) = local · [i = u] + (1 - local) · population_i · exp(-d[u, i] / reach) / Σ

Source: bildungsbericht.ruhr 2024 (67.5-71.9 % of students live in the region during term);
parameters below.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from ruhrsim.common.draws import Draws, make_slots, numbered_slots
from ruhrsim.common.kernels import kernels
from ruhrsim.common.sourced import sourced
from ruhrsim.model.state.graduates import SEARCHING

GRADUATE_KIND = 11
_JUDGEMENT = "own judgement, no value in the tables; wide range"


@dataclass(frozen=True)
class Education:
    """Graduates and where they live."""

    peak: float = sourced(
        1.3,
        unit="1",
        low=1.0,
        high=1.6,
        status="assumed",
        source="terms end in the first and third quarter; size own judgement",
        meaning="Graduates of the first and third quarter against the mean.",
    )
    local_share: float = sourced(
        0.4,
        unit="share",
        low=0.2,
        high=0.7,
        status="assumed",
        source=_JUDGEMENT,
        meaning="Graduates who live in the town of their university.",
    )
    home_reach_km: float = sourced(
        15.0,
        unit="km",
        low=8.0,
        high=30.0,
        status="assumed",
        source=_JUDGEMENT,
        meaning="Distance over which the homes of the others thin out to a third.",
    )


def home_shares(
    sites: np.ndarray, distance_km: np.ndarray, population: np.ndarray, p: Education
) -> np.ndarray:
    """Return where graduates of each site live, shape (n_universities, n_towns); rows sum to 1."""
    around = population * np.exp(-distance_km[sites] / p.home_reach_km)
    shares = (1.0 - p.local_share) * around / around.sum(axis=1, keepdims=True)
    shares[np.arange(len(sites)), sites] += p.local_share
    return shares


def graduates_of_quarter(per_year: np.ndarray, quarter: int, p: Education) -> np.ndarray:
    """Return expected graduates this quarter by site and subject, shape of `per_year`."""
    return per_year / 4.0 * (p.peak if quarter % 2 == 1 else 2.0 - p.peak)


def new_graduates(
    expected: np.ndarray, homes: np.ndarray, weight: float, quarter: int, draws: Draws
) -> dict[str, Any]:
    """Return the columns of the quarter's graduates.

    Args:
        expected: Expected graduates by site and subject, shape (n_universities, n_subjects).
        homes: Where graduates of each site live, shape (n_universities, n_towns).
        weight: Graduates that one row stands for.
        quarter: Current quarter.
        draws: Random numbers.
    """
    rows = draws.whole("degrees", numbered_slots(GRADUATE_KIND, expected.size), expected.ravel() / weight)
    group = np.repeat(np.arange(expected.size), rows)
    order = np.arange(len(group)) - np.repeat(np.cumsum(rows) - rows, rows)
    slots = make_slots(quarter, GRADUATE_KIND, group, order)
    site, subject = np.divmod(group, expected.shape[1])
    home = kernels().pick(np.cumsum(homes, axis=1), site, draws.uniform("home", slots))
    return {
        "slot": slots,
        "weight": np.full(len(slots), weight),
        "university": site,
        "subject": subject,
        "home": np.minimum(home, homes.shape[1] - 1),
        "status": np.full(len(slots), SEARCHING),
        "graduated": np.full(len(slots), float(quarter)),
    }
