"""What indicators are measured from, and the measures that take more than a line."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from ruhrsim.model.quarter.records import Carried, Context, Quarter, Region, Start
from ruhrsim.model.start.rivals import largest_together, rank_among
from ruhrsim.model.start.town_taxes import tax_revenue
from ruhrsim.model.state.flows import Flows
from ruhrsim.model.state.labour import Labour
from ruhrsim.regions.sectors import N_THEMES

VIEWS = ("as_one", "together", "of_largest_town")
"""How the region is ranked: as one city, by its best alliance, by its largest town."""


@dataclass
class Seen:
    """A model's records as a measure sees them; what several measures need is worked out once.

    Args:
        region: The region as it stands.
        carried: What the quarter leaves for the next.
        quarter: Levers, conditions and flows.
        context: Scenario, parameters and start.

    Attributes:
        flows: What happened in the quarter.
        labour: Who lives where and works where.
        start: How the region began.
    """

    flows: Flows = field(init=False)
    labour: Labour = field(init=False)
    start: Start = field(init=False)
    region: Region
    carried: Carried
    quarter: Quarter
    context: Context

    def __post_init__(self) -> None:
        self.flows, self.labour, self.start = self.quarter.flows, self.region.labour, self.context.start

    @cached_property
    def labour_force(self) -> np.ndarray:
        """Civilian labour force by home, shape (n_towns,)."""
        return self.region.labour.labour_force()

    @cached_property
    def unemployed(self) -> np.ndarray:
        """Unemployed by home, shape (n_towns,)."""
        return self.region.labour.unemployed.sum(axis=1)

    @cached_property
    def unemployment_rate(self) -> np.ndarray:
        """Unemployed as a percentage of the labour force by home, shape (n_towns,)."""
        return 100.0 * self.unemployed / self.labour_force

    @cached_property
    def jobs(self) -> np.ndarray:
        """Employees by workplace, shape (n_towns,)."""
        return self.carried.jobs.sum(axis=1)

    @property
    def trade_tax_multiplier(self) -> np.ndarray:
        """Trade tax multiplier of each town, percent, shape (n_towns,)."""
        return self.start.tables.trade_tax_multiplier + self.quarter.levers.trade_tax_change

    @cached_property
    def ranks(self) -> dict[str, float]:
        """Ranks among the cities outside, by residents and on average over the themes; see `VIEWS`."""
        residents, themes = self.region.population, self.carried.jobs[:, :N_THEMES]
        cooperation = self.start.cooperation
        if self.quarter.number:
            cooperation = self.carried.agreements.cooperation
        rivals = self.start.rivals
        people = [residents.sum(), largest_together(residents, cooperation), residents.max()]
        jobs = [themes.sum(axis=0), self.carried.marketed.max(axis=0), themes.max(axis=0)]
        ranks = rank_among(people, rivals.residents)
        of_themes = rank_among(jobs, rivals.theme_jobs).mean(axis=1)
        names = (*(f"rank_{view}" for view in VIEWS), *(f"theme_rank_{view}" for view in VIEWS))
        return {name: float(rank) for name, rank in zip(names, (*ranks, *of_themes), strict=True)}


def theil_index(values: np.ndarray, weights: np.ndarray) -> float:
    """Return the Theil index of `values`, weighted; 0 means all equal.

        T = Σ w x/μ · ln(x/μ),   w summing to 1,   μ = Σ w x

    Args:
        values: Positive values, shape (n,).
        weights: Weights, shape (n,).
    """
    total = weights.sum()
    relative = values / ((values * weights).sum() / total)
    return float((relative * np.log(relative) * weights).sum() / total)


def graduates_kept(seen: Seen) -> float:
    """Return the percentage of the quarter's deciding graduates who settled, nan if none decided."""
    settled, left = seen.flows.graduates_settled.sum(), seen.flows.graduates_left.sum()
    return float(100.0 * settled / (settled + left)) if settled + left else np.nan


def mean_multiplier(seen: Seen) -> float:
    """Return the trade tax multiplier of the region, weighted by the jobs of the start."""
    return float(np.average(seen.trade_tax_multiplier, weights=seen.start.jobs.sum(axis=1)))


def tax_revenue_meur(seen: Seen) -> np.ndarray:
    """Return revenue of trade and income tax, EUR million a year, shape (n_towns,)."""
    per_point = seen.context.parameters.trade_tax.revenue_per_point
    per_worker, in_work = seen.start.people.income_tax_per_worker, seen.labour_force - seen.unemployed
    return tax_revenue(seen.jobs, seen.trade_tax_multiplier, in_work, per_point, per_worker) / 1e6


def hires_unemployed(seen: Seen) -> float:
    """Return the region's unemployed who were hired at a workplace in the region."""
    return float(seen.flows.hired.sum() - seen.flows.hires[-1].sum())


def spin_offs(seen: Seen) -> float:
    """Return spin-offs of universities and firms."""
    return float(seen.flows.university_spin_offs.sum() + seen.flows.corporate_spin_offs.sum())


def spent_by(payer: int, seen: Seen) -> float:
    """Return the money that a payer spent, EUR million."""
    return float(seen.flows.spent_eur[payer].sum() / 1e6)
