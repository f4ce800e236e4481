"""Build the model's start: firms, workers, land and agreements from the tables, and their steady state.

`build` is a chain of functions: each takes the records it needs and returns the next.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass

import numpy as np

from ruhrsim.common.draws import Draws
from ruhrsim.model.parameters import Parameters, start_parameters
from ruhrsim.model.processes import conditions as outside
from ruhrsim.model.processes import education, firm_entry, firm_exit, labour_matching, relocation
from ruhrsim.model.processes import imitation as learning
from ruhrsim.model.processes import land as land_use
from ruhrsim.model.processes.cooperation import JointRegion
from ruhrsim.model.processes.fields import FieldSupport
from ruhrsim.model.processes.firm_links import Links
from ruhrsim.model.processes.policies import Policy
from ruhrsim.model.processes.policies.built_jobs import JobStock
from ruhrsim.model.processes.policies.instrument import Programme
from ruhrsim.model.processes.policies.response import strength
from ruhrsim.model.processes.policies.theme_support import SupportProgramme
from ruhrsim.model.processes.shocks.shock import Shock
from ruhrsim.model.processes.spillovers import Surroundings
from ruhrsim.model.processes.strategies import location_quotients, portfolio
from ruhrsim.model.processes.tax_game import TaxGame
from ruhrsim.model.quarter.records import (
    Carried,
    Choices,
    Context,
    Outside,
    People,
    Policies,
    Quarter,
    Region,
    Start,
    UniversitySites,
    new_quarter,
    thin_weight,
)
from ruhrsim.model.start import start_cache
from ruhrsim.model.start.agreements import Agreements, agree
from ruhrsim.model.start.firm_sizes import draw_firms
from ruhrsim.model.start.region_start import RegionStart, read_region_start
from ruhrsim.model.start.relatedness import read_relatedness
from ruhrsim.model.start.rivals import read_rivals
from ruhrsim.model.start.site_start import start_sites
from ruhrsim.model.start.steady_state import SteadyState, find_steady_state
from ruhrsim.model.state.firms import INCUMBENT, Firms, FirmsOnSites, Stock
from ruhrsim.model.state.graduates import Graduates
from ruhrsim.model.state.input_output import read_input_coefficients
from ruhrsim.model.state.labour import Labour
from ruhrsim.model.state.land import Land
from ruhrsim.model.state.networks import Ties
from ruhrsim.model.state.sites import Sites
from ruhrsim.regions.outside_rate import outside_rates
from ruhrsim.regions.sectors import N_SECTORS, N_THEMES
from ruhrsim.regions.subjects import SUBJECTS
from ruhrsim.scenarios.scenario import Scenario, TownStrategy

LONGEST_YEARS = 50
"""Outside conditions are worked out for so many years."""
_PRESENT = TownStrategy.model_validate({"kind": "status_quo"})


@dataclass(frozen=True, slots=True)
class Built:
    """A model's records before its first quarter."""

    context: Context
    region: Region
    carried: Carried
    quarter: Quarter


def build(scenario: Scenario, draws: Draws, scale: float, follow_sites: bool = False) -> Built:
    """Return the records of a new model.

    Args:
        scenario: The question.
        draws: Luck.
        scale: Part of the smallest establishments that is simulated, above 0, at most 5.
        follow_sites: Whether firms take plots on documented brownfields.
    """
    tables = read_region_start(scenario.start, scenario.region)
    p = start_parameters(scenario.start, scenario.parameters, tables.source)
    shocks = shocks_of(scenario, tables)
    labour = workers(tables)
    people = residents(tables, labour)
    land = start_land(tables, p)
    free_land_ha = land.free_ha.copy()
    sites = sites_of(tables, shocks, land, p)
    universities = university_sites(tables, people, p)
    research = research_strength(tables, universities)
    attraction = attraction_of(tables, free_land_ha, research, p)
    firms, steady = at_rest(tables, labour, universities, attraction, p, draws, scale, follow_sites)
    start = read_only(
        _start(tables, people, universities, free_land_ha, research, attraction, labour, steady, p, draws)
    )
    context = Context(scenario, p, draws, scale, follow_sites, shocks, start)
    stock = firms.stock(0, start.n_towns)
    conditions = outside.start_conditions(p.conditions, start.jobs, p.population.labour_force_trend)
    agreements = agree(scenario.strategy, tables, start.quotients)
    surroundings = surroundings_of(start, stock, p)
    graduates = graduates_still_searching(universities, p, draws, scale)
    clusters, ties = surroundings.start(research.copy()), Ties(len(universities.town))
    region = Region(firms, graduates, labour, people.population.copy(), land, clusters, sites, ties)
    choices = Choices(np.zeros_like(start.jobs), np.zeros(start.n_towns), np.nan)
    policies = policies_of(context, agreements, conditions.trend)
    no_money = np.zeros((start.n_towns, N_THEMES))
    marketed = relocation.marketed_mass(start.jobs[:, :N_THEMES], no_money, start.cooperation, p.relocation)
    carried = Carried(
        jobs=start.jobs.copy(),
        stock=stock,
        level=np.zeros_like(start.jobs),
        tightness=np.zeros(start.n_towns),
        links=Links(p.firm_links, tables.distance_km, start.jobs, read_input_coefficients()),
        utility=attraction.base,
        marketed=marketed,
        surroundings=surroundings,
        joint_region=joint_region_of(start, agreements, p),
        agreements=agreements,
        choices=choices,
        policies=policies,
    )
    return Built(context, region, carried, new_quarter(0, start, conditions))


def workers(tables: RegionStart) -> Labour:
    """Return who lives where and works where, the unemployed by the sectors of their neighbours in work."""
    employed = tables.commuters[:, :, None] * _sector_mix(tables)[None]
    at_home = employed[:-1].sum(axis=1)
    mix = at_home / at_home.sum(axis=1, keepdims=True)
    unemployed = tables.unemployed[:, None] * mix
    long_term = tables.long_term_share[:, None] * unemployed
    return Labour(employed, unemployed, tables.other_employed.astype(float), long_term)


def _sector_mix(tables: RegionStart) -> np.ndarray:
    """Sectors at each workplace, outside like the region as a whole, shape (n_towns + 1, n_sectors)."""
    jobs = np.vstack([tables.jobs, tables.jobs.sum(axis=0)])
    return jobs / jobs.sum(axis=1, keepdims=True)


def residents(tables: RegionStart, labour: Labour) -> People:
    """Return residents and work at the start."""
    labour_force = labour.labour_force()
    return People(
        population=tables.population.astype(float),
        labour_force=labour_force,
        employed=labour.employed_residents(),
        other_employed=labour.other_employed.copy(),
        unemployment_rate=tables.unemployed / labour_force,
        income_tax_per_worker=tables.income_tax_eur / labour.in_work(),
    )


def start_land(tables: RegionStart, p: Parameters) -> Land:
    """Return the land account of the start."""
    return land_use.start_land(
        tables.land_used_ha, tables.land_free_ha, tables.land_preparing_ha, tables.jobs, p.land
    )


def sites_of(tables: RegionStart, shocks: Sequence[Shock], land: Land, p: Parameters) -> Sites:
    """Return the documented brownfields; land of theirs leaves the restricted land of `land`."""
    names = tables.names.tolist()
    return start_sites(tables.year, names, shocks, land, p.land.preparation_years, p.sites, tables.source)


def shocks_of(scenario: Scenario, tables: RegionStart) -> tuple[Shock, ...]:
    """Return the shocks of a scenario.

    Raises:
        ValueError: One of them can't strike the region as it starts.
    """
    shocks = scenario.shocks
    jobs_left = tables.jobs.copy()
    for shock in shocks:
        shock.check(jobs_left, tables.names.tolist())
    return shocks


def university_sites(tables: RegionStart, people: People, p: Parameters) -> UniversitySites:
    """Return the university sites and where their graduates live."""
    table = tables.universities
    town = table["town"].to_numpy()
    shares = table[[f"share_{subject}" for subject in SUBJECTS]].to_numpy()
    return UniversitySites(
        town=town,
        students=table["students"].to_numpy(dtype=float),
        start_ups=table["startups_per_year"].to_numpy(dtype=float),
        graduates_per_year=table["graduates_per_year"].to_numpy(dtype=float)[:, None] * shares,
        homes=education.home_shares(town, tables.distance_km, people.population, p.education),
    )


def graduates_still_searching(
    universities: UniversitySites, p: Parameters, draws: Draws, scale: float
) -> Graduates:
    """Return the graduates of earlier quarters who have not decided yet."""
    graduates, decide = Graduates.none_yet(), p.graduate_choice.decide
    expected = universities.graduates_per_year / 4.0 * ((1.0 - decide) / decide)
    graduates.add(**education.new_graduates(expected, universities.homes, thin_weight(scale), 0, draws))
    return graduates


def research_strength(tables: RegionStart, universities: UniversitySites) -> np.ndarray:
    """Return research strength by students of the town, the same in every sector, (n_towns, n_sectors)."""
    students = np.bincount(universities.town, universities.students, len(tables.names))
    # Without a university all towns are alike.
    strength = students / students.mean() if students.any() else np.ones(len(students))
    return np.repeat(strength[:, None], N_SECTORS, axis=1)


def attraction_of(
    tables: RegionStart, free_land_ha: np.ndarray, research: np.ndarray, p: Parameters
) -> relocation.Attraction:
    """Return how firms choose places.

    Args:
        tables: The region at the start.
        free_land_ha: Free commercial land, shape (n_towns,).
        research: Research strength, shape (n_towns, n_sectors).
        p: Parameters.
    """
    rivals = tables.external_regions
    pull = relocation.outside_pull(
        tables.external_distance_km.T,
        rivals["population"].to_numpy(),
        rivals["gdp_per_head_eur"].to_numpy(),
        p.relocation,
    )
    return relocation.Attraction(
        p.relocation,
        tables.distance_km,
        tables.jobs,
        free_land_ha,
        tables.trade_tax_multiplier,
        p.land.use(),
        research,
        pull,
    )


def at_rest(
    tables: RegionStart,
    labour: Labour,
    universities: UniversitySites,
    attraction: relocation.Attraction,
    p: Parameters,
    draws: Draws,
    scale: float,
    follow_sites: bool,
) -> tuple[Firms, SteadyState]:
    """Return the firms of the start and the flows that leave them as they are.

    The former sectors of the unemployed, long-term ones too, are set in `labour`. Worked out already for
    this luck, they are taken from the starts that are kept.
    """
    key = (tables, scale, draws.seed, p)
    kept = start_cache.recall(key)
    firms = (FirmsOnSites if follow_sites else Firms)(
        **(kept.firms if kept else _drawn(tables, scale, p, draws))
    )
    if kept:
        labour.unemployed = kept.unemployed.copy()
        labour.long_term = tables.long_term_share[:, None] * labour.unemployed
        return firms, kept.steady
    homes, deciding = universities.homes, universities.homes.T @ universities.graduates_per_year / 4.0
    founders = homes.T @ (p.graduate_choice.spin_offs * universities.start_ups) / 4.0
    founding = founders / np.maximum(deciding.sum(axis=1), 1e-300)
    steady = find_steady_state(firms, labour, read_relatedness(), deciding, founding, attraction, p, draws)
    labour.long_term = tables.long_term_share[:, None] * labour.unemployed
    start_cache.keep(key, firms, labour.unemployed, steady)
    return firms, steady


def _drawn(tables: RegionStart, scale: float, p: Parameters, draws: Draws) -> dict[str, np.ndarray]:
    drawn = draw_firms(tables, scale, draws)
    slots, employees = drawn["slot"], drawn["employees"]
    luck, pace = draws.uniform("initial_age", slots), draws.uniform("initial_pace", slots)
    ages = firm_exit.initial_ages(employees, luck, pace, p.firm_exit)
    return drawn | {
        "parent": np.zeros_like(slots),
        "field": firm_entry.draw_fields(drawn["cell"] % N_SECTORS, slots, draws),
        "log_target": np.log(employees),
        "born": -4.0 * ages,
        "origin": np.full(len(slots), INCUMBENT),
        "productivity": p.firm_entry.productivity_sd * draws.normal("initial_productivity", slots),
    }


def _start(
    tables: RegionStart,
    people: People,
    universities: UniversitySites,
    free_land_ha: np.ndarray,
    research: np.ndarray,
    attraction: relocation.Attraction,
    labour: Labour,
    steady: SteadyState,
    p: Parameters,
    draws: Draws,
) -> Start:
    jobs, commuting = tables.jobs, steady.market.commuting
    cooperation = np.full((len(jobs), len(jobs)), p.theme_support.present_cooperation)
    np.fill_diagonal(cooperation, 0.0)
    themes = jobs[:, :N_THEMES]
    shown = relocation.marketed_mass(themes, np.zeros_like(themes), cooperation, p.relocation)
    unemployed = labour.unemployed.sum(axis=1)
    return Start(
        tables=tables,
        town_names=tables.names.tolist(),
        people=people,
        universities=universities,
        outside=outside_of(tables, people, p, draws),
        jobs=jobs,
        free_land_ha=free_land_ha,
        research=research,
        quotients=location_quotients(jobs),
        cooperation=cooperation,
        attraction=attraction,
        rivals=read_rivals(tables),
        seen=relocation.visibility(shown, p.relocation),
        steady=steady,
        entrant_mix=labour.employed_mix(),
        tightness=labour_matching.tightness(steady.vacancies[:-1], unemployed, commuting),
    )


def outside_of(tables: RegionStart, people: People, p: Parameters, draws: Draws) -> Outside:
    """Return the world outside over the whole run: known years first, then drawn ones."""
    rates = outside_rates(tables.source)
    known = rates.loc[tables.year :]
    realised = outside.felt_path(p.conditions, known) if len(known) > 1 else None
    return Outside(
        unemployment_rate=float(rates.get(tables.year, rates.iloc[-1])),
        path=outside.outside_path(p.conditions, realised, draws, 4 * LONGEST_YEARS),
    )


def surroundings_of(start: Start, stock: Stock, p: Parameters) -> Surroundings:
    """Return how clusters are measured, against the start."""
    return Surroundings(p.spillovers, start.tables.distance_km, read_relatedness(), start.jobs, stock)


def joint_region_of(start: Start, agreements: Agreements, p: Parameters) -> JointRegion:
    """Return how far towns act together, against the start."""
    distance_km, reach_km = start.tables.distance_km, p.spillovers.reach_km
    return JointRegion(p.cooperation, distance_km, reach_km, agreements.cooperation, start.cooperation)


def policies_of(context: Context, agreements: Agreements, trend: np.ndarray) -> Policies:
    """Return what policy has at work at the start.

    Args:
        context: Scenario and start.
        agreements: What towns have agreed.
        trend: Growth of demand in the country, 1/year, shape (n_sectors,).
    """
    p, start = context.parameters, context.start
    return Policies(
        support=SupportProgramme(
            p.theme_support,
            p.cooperation,
            start.tables.distance_km,
            p.spillovers.reach_km,
            agreements.cooperation * agreements.paying,
            portfolio(_PRESENT, start.jobs, agreements.themes, trend, start.tables.themes),
            start.people.population,
            start.cooperation,
            strength(start.quotients, read_relatedness(), p.theme_support.related),
        ),
        field_support=FieldSupport(p.theme_support, start.n_towns),
        job_stock=JobStock(p.built_jobs, start.jobs),
        programmes=[programme(policy, p, start) for policy in context.scenario.policies],
        imitation=imitation_of(context),
        game=game_of(context),
    )


def programme(policy: Policy, p: Parameters, start: Start) -> Programme:
    """Return the programme of one instrument."""
    return Programme(policy, p.of_instrument(policy.instrument), start.tables.year, start.n_towns)


def imitation_of(context: Context) -> learning.Imitation | None:
    """Return towns that learn from each other, None if none do."""
    rules, p, start = context.scenario.strategy.adaptive, context.parameters.imitation, context.start
    if rules is None:
        return None
    peers = learning.find_peers(rules, p, start.tables.adjacency, start.people.population)
    return learning.Imitation(rules, p, peers, start.town_names, context.draws, start.tables.themes)


def game_of(context: Context) -> TaxGame | None:
    """Return the game between towns, None if none is played."""
    rules, start, p = context.scenario.strategy.competition, context.start, context.parameters
    if rules is None:
        return None
    neighbours, tax = learning.neighbour_matrix(start.tables.adjacency), start.tables.trade_tax_multiplier
    effect = p.of_instrument(rules.kind)
    return TaxGame(rules, p.tax_game, effect, start.town_names, neighbours, tax, start.attraction)


def read_only[R](record: R) -> R:
    """Make every array in a record and the records inside it read-only, and return the record."""
    for value in _values(record):
        if isinstance(value, np.ndarray):
            value.setflags(write=False)
        elif is_dataclass(value) or isinstance(value, relocation.Attraction):
            read_only(value)
    return record


def _values(record: object) -> list[object]:
    if is_dataclass(record):
        return [getattr(record, field.name) for field in fields(record)]
    return list(vars(record).values())
