"""Built jobs: what public money builds is a stock that lasts, not growth that fades with the money.

Jobs that money builds add to a level by town and sector and leave it slowly; jobs that are paid for,
as an institute's own staff, last as long as the money:

    built[m, s] += (jobs built a year - depreciation · built[m, s]) · dt
    growth       = (change of built + change of paid jobs) / L[m, s],  cut at ±0.1 a year

Growth of demand is shared out among the jobs of a sector (see firm_demand): without more, that pull
takes back what was built, at the cost of all. So the pull counts from the jobs of the start plus the
part `lasting` of what is built, which has customers of its own, and all that is paid for.

Source: von Ehrlich and Seidel 2018 (effects of two decades of support still there sixteen years after);
Kline and Moretti 2014; Grunau, Hoffmann, Lemieux and Titze 2024 (grants last up to ten years).
"""

from dataclasses import dataclass

import numpy as np

from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.conditions import DT
from ruhrsim.model.state.levers import Levers

_MOST_GROWTH = 0.1
# Towns that spend less than usual build less than the start had; demand never falls below this part of it.
_LEAST_DEMAND = 0.05


@dataclass(frozen=True)
class BuiltJobs:
    """How long what public money builds lasts."""

    depreciation: float = sourced(
        0.0,
        unit="1/year",
        low=0.0,
        high=0.02,
        status="estimated",
        source="von Ehrlich and Seidel 2018 (abstract): income per km² 50 % up in the programme, above 40 % "
        "sixteen years "
        "after, which is 1.0-1.4 % a year in all; closures and foundations of firms in the model already take "
        "about as much",
        meaning="Part of the jobs built with public money that is lost each year besides what turnover of firms "
        "takes.",
    )
    lasting: float = sourced(
        1.0,
        unit="share",
        low=0.0,
        high=1.0,
        status="assumed",
        off=0.0,
        source="studies disagree: no reallocation in Siegloch, Wehrhöfer and Etzel 2025, all of it in Einiö and "
        "Overman "
        "2016; the centre follows the German study",
        meaning="Part of the jobs built with public money that has customers of its own; the rest competes for the "
        "region's given demand.",
    )


class JobStock:
    """Keeps account of the jobs that public money has built and pays for.

    Args:
        p: Parameters.
        jobs: Jobs at the start, shape (n_towns, n_sectors).

    Attributes:
        built: Jobs built beyond the usual and still there, shape (n_towns, n_sectors).
        paid: Jobs that exist as long as they are paid for, same shape.
    """

    def __init__(self, p: BuiltJobs, jobs: np.ndarray):
        self.p = p
        self.start = jobs
        self.built, self.paid = np.zeros_like(jobs), np.zeros_like(jobs)

    def move_levers(self, levers: Levers, jobs: np.ndarray) -> None:
        """Build and pay for one quarter; the growth lever changes in place.

        Args:
            levers: Levers of the quarter; `jobs_built` and `jobs_paid` are read.
            jobs: Jobs, shape (n_towns, n_sectors).
        """
        most = _MOST_GROWTH * np.maximum(jobs, 1.0)
        building = np.clip(levers.jobs_built - self.p.depreciation * self.built, -most, most)
        paying = np.clip((levers.jobs_paid - self.paid) / DT, -most, most)
        self.built = self.built + building * DT
        self.paid = self.paid + paying * DT
        levers.growth += (building + paying) / np.maximum(jobs, 1.0)

    def demanded(self) -> np.ndarray:
        """Return the jobs from which the pull of demand counts, shape (n_towns, n_sectors)."""
        there = self.start + self.p.lasting * self.built + self.paid
        return np.maximum(there, _LEAST_DEMAND * self.start)
