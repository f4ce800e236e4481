"""What a step of the quarter reads and writes: five records, each field with its shape and unit.

    Start     how the region began, read-only
    Region    the region as it stands: agents, stocks, land; steps move it
    Carried   what this quarter leaves for the next: measures, agreements, programmes at work
    Quarter   what policy and the outside world do now, and what happened; new each quarter
    Context   what a run does not change: scenario, parameters, luck, sample, start

`n_towns`, `n_sectors`, `n_universities` are the lengths of the axes of towns, sectors and university sites.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np

from ruhrsim.common.draws import Draws
from ruhrsim.model.parameters import Parameters
from ruhrsim.model.processes.fields import FieldSupport
from ruhrsim.model.processes.graduate_choice import Hired
from ruhrsim.model.processes.imitation import Imitation
from ruhrsim.model.processes.policies.instrument import Programme
from ruhrsim.model.processes.policies.theme_support import SupportProgramme
from ruhrsim.model.processes.relocation import Attraction
from ruhrsim.model.processes.shocks.shock import Shock
from ruhrsim.model.processes.spillovers import Surroundings
from ruhrsim.model.processes.tax_game import TaxGame
from ruhrsim.model.start.agreements import Agreements
from ruhrsim.model.start.region_start import RegionStart
from ruhrsim.model.start.rivals import Rivals
from ruhrsim.model.start.steady_state import SteadyState
from ruhrsim.model.state.clusters import Clusters
from ruhrsim.model.state.conditions import Conditions
from ruhrsim.model.state.firms import Firms, Stock
from ruhrsim.model.state.flows import Flows
from ruhrsim.model.state.graduates import Graduates
from ruhrsim.model.state.labour import Labour
from ruhrsim.model.state.land import Land
from ruhrsim.model.state.levers import Levers
from ruhrsim.model.state.networks import Ties
from ruhrsim.model.state.sites import Sites
from ruhrsim.scenarios.scenario import Scenario

Array = np.ndarray
"""An array; its shape and unit stand where the field is described."""


@dataclass(frozen=True, slots=True, eq=False)
class People:
    """Residents and work at the start.

    Args:
        population: Residents, persons, shape (n_towns,).
        labour_force: Civilian labour force by home, persons, shape (n_towns,).
        other_employed: Self-employed, civil servants and others by home, persons, shape (n_towns,).
        unemployment_rate: Unemployed as a share of the labour force, shape (n_towns,).
        income_tax_per_worker: The town's share of income tax, EUR a year and person in work, shape (n_towns,).
    """

    population: Array
    labour_force: Array
    other_employed: Array
    unemployment_rate: Array
    income_tax_per_worker: Array


@dataclass(frozen=True, slots=True, eq=False)
class UniversitySites:
    """University sites at the start.

    Args:
        town: Municipality index of each site, shape (n_universities,).
        students: Students, persons, shape (n_universities,).
        start_ups: Start-ups of graduates, a year, shape (n_universities,).
        graduates_per_year: Graduates by site and subject, persons a year, shape (n_universities, n_subjects).
        homes: Part of each site's graduates who live in a town, shape (n_universities, n_towns).
    """

    town: Array
    students: Array
    start_ups: Array
    graduates_per_year: Array
    homes: Array


@dataclass(frozen=True, slots=True, eq=False)
class Outside:
    """The world outside the region, over the whole run.

    Args:
        unemployment_rate: Outside unemployed as a share of the labour force at the start.
        path: Log of the outside rate relative to the start by quarter, shape (quarters + 1,).
    """

    unemployment_rate: float
    path: Array


@dataclass(frozen=True, slots=True, eq=False)
class Start:
    """How the region began; shared between models, so every array is read-only.

    Args:
        tables: The region at the end of the start year, as the tables give it.
        town_names: Names of the towns, in their order.
        people: Residents and work.
        universities: University sites.
        outside: The world outside.
        jobs: Employees by workplace and sector, persons, shape (n_towns, n_sectors).
        free_land_ha: Commercial land available at once, hectares, shape (n_towns,).
        research: Research strength, the region's mean per sector is 1, shape (n_towns, n_sectors).
        quotients: Location quotients, shape (n_towns, n_sectors).
        cooperation: Cooperation of towns as it is today, 0 to 1, zero on the diagonal, (n_towns, n_towns).
        attraction: How firms choose places, with the start as yardstick.
        rivals: Cities outside with which the region is ranked.
        seen: Visibility of the themes outside, shape (n_towns, n_themes).
        steady: Flows that leave the start as it is.
        entrant_mix: Sectors among those who enter the labour force, by home, shape (n_towns, n_sectors).
        tightness: Log of vacancies over unemployed in reach, shape (n_towns,).
        residents_in_reach: Employed residents in reach, persons, shape (n_towns,).
    """

    tables: RegionStart
    town_names: list[str]
    people: People
    universities: UniversitySites
    outside: Outside
    jobs: Array
    free_land_ha: Array
    research: Array
    quotients: Array
    cooperation: Array
    attraction: Attraction
    rivals: Rivals
    seen: Array
    steady: SteadyState
    entrant_mix: Array
    tightness: Array
    residents_in_reach: Array

    @property
    def n_towns(self) -> int:
        """Number of towns."""
        return len(self.town_names)


@dataclass(slots=True, eq=False)
class Region:
    """The region as it stands.

    Args:
        firms: Establishments as columns.
        graduates: Graduates who have not decided yet, or did in this quarter, as columns.
        labour: Who lives where, works where, in which sector.
        population: Residents, persons, shape (n_towns,).
        land: Commercial land of the towns.
        clusters: What firms find around them.
        sites: Documented brownfields as columns.
        ties: Living ties between universities and firms of their graduates.
    """

    firms: Firms
    graduates: Graduates
    labour: Labour
    population: Array
    land: Land
    clusters: Clusters
    sites: Sites
    ties: Ties


@dataclass(slots=True, eq=False)
class Choices:
    """How towns spend their money; chosen once a year, nothing before the first.

    Args:
        portfolios: Weights over the sectors, rows sum to 1, shape (n_towns, n_sectors).
        eur_per_head: Money, EUR per resident and year, shape (n_towns,).
        diversity: Effective number of different portfolios, nan before the first choice.
    """

    portfolios: Array
    eur_per_head: Array
    diversity: float


@dataclass(slots=True, eq=False)
class Policies:
    """What policy has at work: money that builds up and fades.

    Args:
        support: Theme money of the towns.
        field_support: Where in a theme it is aimed.
        programmes: Dated instruments, in the order of the scenario.
        imitation: Towns that learn from each other, None if none do.
        game: The game of taxes or subsidies between towns, None if none is played.
    """

    support: SupportProgramme
    field_support: FieldSupport
    programmes: list[Programme]
    imitation: Imitation | None
    game: TaxGame | None


@dataclass(slots=True, eq=False)
class Carried:
    """What this quarter leaves for the next.

    Args:
        jobs: Employees by workplace and sector, persons, shape (n_towns, n_sectors).
        stock: Firms and their jobs by town and sector.
        level: Log of the size that surroundings let firms want, relative to the start, (n_towns, n_sectors).
        tightness: Log of vacancies over unemployed in reach, change since the start, shape (n_towns,).
        utility: Utility of towns for firms on the move, shape (n_towns, n_sectors).
        marketed: Jobs with which a town shows itself outside, by theme, shape (n_towns, n_themes).
        surroundings: How clusters are measured, and how far cooperation has changed them.
        agreements: What towns have agreed.
        choices: How they spend their money.
        policies: What policy has at work.
    """

    jobs: Array
    stock: Stock
    level: Array
    tightness: Array
    utility: Array
    marketed: Array
    surroundings: Surroundings
    agreements: Agreements
    choices: Choices
    policies: Policies


@dataclass(slots=True, eq=False)
class Quarter:
    """One quarter: what policy and the outside world do, and what happened.

    Args:
        number: Quarters since the start; 0 is the start itself.
        levers: What policy pulls; neutral when the quarter begins.
        conditions: What the outside world does; moved on from the quarter before.
        flows: What happened.
        wanted: Vacancies of one establishment, persons, shape (n_firms,), for the firms of that time.
        hired: Graduates who took a job.
    """

    number: int
    levers: Levers
    conditions: Conditions
    flows: Flows
    wanted: Array
    hired: Hired

    @property
    def begins_year(self) -> bool:
        """Whether this is the first quarter of a year."""
        return self.number % 4 == 1


def new_quarter(number: int, start: Start, conditions: Conditions) -> Quarter:
    """Return a quarter that begins: neutral levers, conditions of the one before, nothing happened yet.

    Args:
        number: Quarters since the start.
        start: How the region began; its sizes are read.
        conditions: What the outside world does; moved on in place by the first step.
    """
    n_towns, n_sectors = start.jobs.shape
    levers = Levers.neutral(n_towns, n_sectors, len(start.universities.town))
    none, nobody = np.zeros(0), np.zeros(0, dtype=np.int64)
    hired = Hired(nobody, nobody, nobody, none)
    return Quarter(number, levers, conditions, Flows.none(n_towns, n_sectors), none, hired)


@dataclass(frozen=True, eq=False)
class Context:
    """What a run does not change.

    Args:
        scenario: The question.
        parameters: Parameters of all processes.
        draws: Luck; knows the quarter.
        scale: Part of the smallest establishments that is simulated, above 0, at most 5.
        follow_sites: Whether firms take plots on documented brownfields.
        shocks: Shocks of the scenario.
        start: How the region began.
    """

    scenario: Scenario
    parameters: Parameters
    draws: Draws
    scale: float
    follow_sites: bool
    shocks: tuple[Shock, ...]
    start: Start

    @cached_property
    def thin_weight(self) -> float:
        """Establishments that a row of the smallest stands for."""
        return thin_weight(self.scale)

    @cached_property
    def small_weight(self) -> float:
        """Establishments that a row of a firm settled from outside stands for."""
        return max(1.0 / (3.0 * self.scale), min(1.0, self.thin_weight))


def thin_weight(scale: float) -> float:
    """Return the establishments that a row of the smallest stands for."""
    return 1.0 / scale


class Step(Protocol):
    """One step of a quarter: reads and moves the records, returns nothing."""

    def __call__(self, region: Region, carried: Carried, quarter: Quarter, context: Context, /) -> None:
        """Do this step for the quarter, in place."""
        ...
