"""Build the model's start: firms, workers, land and agents from the tables, and their steady state."""

from functools import lru_cache

import numpy as np

from ruhrsim.model.parameters import start_parameters
from ruhrsim.model.processes import conditions as outside
from ruhrsim.model.processes import (
    education,
    fields,
    firm_entry,
    firm_exit,
    imitation,
    labour_matching,
    relocation,
    spillovers,
)
from ruhrsim.model.processes import land as land_use
from ruhrsim.model.processes.policies import INSTRUMENTS
from ruhrsim.model.processes.policies.instrument import Programme
from ruhrsim.model.processes.policies.theme_support import SupportProgramme
from ruhrsim.model.processes.shocks import SHOCKS
from ruhrsim.model.processes.strategies import location_quotients, portfolio
from ruhrsim.model.processes.tax_game import TaxGame
from ruhrsim.model.start import agreements, start_cache
from ruhrsim.model.start.firm_sizes import draw_firms
from ruhrsim.model.start.region_start import read_region_start
from ruhrsim.model.start.relatedness import read_relatedness
from ruhrsim.model.start.rivals import read_rivals
from ruhrsim.model.start.site_start import start_sites
from ruhrsim.model.start.steady_state import find_steady_state
from ruhrsim.model.state.firms import INCUMBENT, Firms, FirmsOnSites
from ruhrsim.model.state.graduates import Graduates
from ruhrsim.model.state.labour import Labour
from ruhrsim.model.state.municipalities import Municipality
from ruhrsim.model.state.networks import Ties, counted_as_own
from ruhrsim.model.state.universities import University
from ruhrsim.regions.region import Region, read_region
from ruhrsim.regions.sectors import N_SECTORS, N_THEMES
from ruhrsim.regions.subjects import SUBJECTS
from ruhrsim.regions.tables import read_conditions
from ruhrsim.scenarios.scenario import Scenario, read_scenario

CONDITIONS = "conditions_history.csv"
LONGEST_YEARS = 50
"""Outside conditions are worked out for so many years."""


def build(model, scenario) -> None:
    """Give a new model its state; see the functions below, in this order."""
    model.question = scenario if isinstance(scenario, Scenario) else read_scenario(scenario)
    model.region = read_region_start(model.question.start, model.question.region)
    model.parameters = start_parameters(model.question.start, model.question.parameters, model.region.source)
    model.n_towns, model.town_names = len(model.region.ags), model.region.names.tolist()
    model.thin_weight = 1.0 / model.scale
    model.small_weight = max(1.0 / (3.0 * model.scale), min(1.0, model.thin_weight))
    key = (model.region, model.scale, model.draws.seed, model.parameters)
    kept = start_cache.recall(key)
    _add_people(model)
    model.firms = (FirmsOnSites if model.follow_sites else Firms)(
        **(kept.firms if kept else _draw_firms(model))
    )
    _add_land(model)
    _add_universities(model)
    _add_towns(model)
    _set_conditions(model)
    _set_cooperation(model)
    _set_attraction(model)
    _find_steady_state(model, kept)
    if not kept:
        start_cache.keep(key, model.firms, model.labour.unemployed, model.steady)
    _set_clusters(model)
    model.support = _support(model)
    model.imitation, model.game = _imitation(model), _game(model)
    model.portfolios, model.portfolio_diversity = np.zeros((model.n_towns, 0)), np.nan


def _add_people(model):
    region = model.region
    model.population = region.population.astype(float)
    model.population_start = model.population.copy()
    employed = region.commuters[:, :, None] * _sector_mix(region)[None]
    residents = employed[:-1].sum(axis=1)
    mix = residents / residents.sum(axis=1, keepdims=True)
    model.labour = Labour(employed, region.unemployed[:, None] * mix, region.other_employed.astype(float))
    model.labour_force_start = model.labour.labour_force()
    model.other_employed_start = model.labour.other_employed.copy()
    model.unemployment_start = region.unemployed / model.labour_force_start
    model.income_tax_per_worker = region.income_tax_eur / model.labour.in_work()


def _sector_mix(region):
    """Sectors at each workplace, outside like the region as a whole, shape (n_towns + 1, n_sectors)."""
    jobs = np.vstack([region.jobs, region.jobs.sum(axis=0)])
    return jobs / jobs.sum(axis=1, keepdims=True)


def _draw_firms(model):
    p, draws = model.parameters, model.draws
    drawn = draw_firms(model.region, model.scale, draws)
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


def _add_land(model):
    model.jobs_start = model.region.jobs.copy()
    model.jobs = model.jobs_start.copy()
    model.land = land_use.start_land(
        model.region.land_used_ha,
        model.region.land_free_ha,
        model.region.land_preparing_ha,
        model.jobs,
        model.parameters.land,
    )
    model.free_land_start = model.land.free_ha.copy()
    model.trade_tax_multiplier = model.region.trade_tax_multiplier


def _add_universities(model):
    table, p = model.region.universities, model.parameters.education
    shares = table[[f"share_{subject}" for subject in SUBJECTS]].to_numpy()
    model.students = table["students"].to_numpy(dtype=float)
    model.start_ups_of_sites = table["startups_per_year"].to_numpy(dtype=float)
    model.graduates_per_year = table["graduates_per_year"].to_numpy(dtype=float)[:, None] * shares
    model.university_towns = sites = table["town"].to_numpy()
    model.graduate_homes = education.home_shares(sites, model.region.distance_km, model.population, p)
    model.graduates, model.ties = Graduates.none_yet(), Ties(len(table))
    still = (1.0 - model.parameters.graduate_choice.decide) / model.parameters.graduate_choice.decide
    model.graduates.add(
        **education.new_graduates(
            model.graduates_per_year / 4.0 * still, model.graduate_homes, model.thin_weight, 0, model.draws
        )
    )
    described = ("hei_id", "name", "town", "students", "graduates_per_year")
    for index, values in enumerate(zip(*(table[name].tolist() for name in described), shares, strict=True)):
        University(model, index, *values)


def _add_towns(model):
    for index, (ags, name) in enumerate(zip(model.region.ags, model.region.names, strict=True)):
        Municipality(model, index, ags, name, model.question.strategy.of(str(name)))


def _set_conditions(model):
    question, p = model.question, model.parameters
    model.conditions = outside.start_conditions(p.conditions, model.jobs, p.population.labour_force_trend)
    rates = outside_rates(model.region.source)
    per_resident = model.region.working_age_population.sum() / model.labour_force_start.sum()
    model.outside_rate_start = float(rates.get(question.start, rates.iloc[-1])) * per_resident
    known = rates.loc[question.start :]
    realised = outside.felt_path(p.conditions, known) if len(known) > 1 else None
    model.outside_path = outside.outside_path(p.conditions, realised, model.draws, 4 * LONGEST_YEARS)
    model.shocks = [_shock(shock, model.region.source) for shock in question.shock]
    jobs_left = model.jobs.copy()
    for shock in model.shocks:
        shock.check(jobs_left, model.town_names)
    model.sites = start_sites(
        question.start,
        model.town_names,
        model.shocks,
        model.land,
        p.land.preparation_years,
        p.sites,
        model.region.source,
    )


def _without(entry, key):
    return {name: value for name, value in entry.items() if name != key}


def _shock(entry, region):
    return SHOCKS[entry["kind"]](**_without(entry, "kind")).in_region(region)


@lru_cache(maxsize=16)
def outside_rates(region: Region | None = None):
    """Unemployed per resident aged 15-64 outside the region, by year; last population carried on.

    A region without a table of its own takes an area of the Ruhr's (`outside_area` in `region.toml`).
    """
    region = read_region(region)
    table = read_conditions(region if region.has(CONDITIONS) else None)
    table = table[table["area"] == region.settings.outside_area].set_index("year").sort_index()
    return table["unemployed_annual_avg"] / table["working_age_pop_15_64"].ffill()


def _find_steady_state(model, kept):
    if kept:
        model.labour.unemployed, model.steady = kept.unemployed.copy(), kept.steady
    else:
        model.steady = _worked_out_steady_state(model)
    model.entrant_mix = model.labour.employed_mix()
    model.tightness_start = labour_matching.tightness(
        model.steady.vacancies[:-1], model.labour.unemployed.sum(axis=1), model.steady.market.commuting
    )
    model.tightness, model.level = np.zeros(model.n_towns), np.zeros_like(model.jobs)
    model.residents_in_reach_start = model.steady.market.commuting[:, :-1] @ model.labour.employed_residents()


def _worked_out_steady_state(model):
    p = model.parameters
    deciding = model.graduate_homes.T @ model.graduates_per_year / 4.0
    founders = model.graduate_homes.T @ (p.graduate_choice.spin_offs * model.start_ups_of_sites) / 4.0
    founding = founders / np.maximum(deciding.sum(axis=1), 1e-300)
    return find_steady_state(
        model.firms, model.labour, read_relatedness(), deciding, founding, model.attraction, p, model.draws
    )


def _set_cooperation(model):
    agreements.set_cooperation(model, model.question.strategy)
    usual = model.parameters.theme_support.present_cooperation
    model.cooperation_start = np.full_like(model.cooperation, usual)
    np.fill_diagonal(model.cooperation_start, 0.0)


def _set_clusters(model):
    p = model.parameters.spillovers
    counted = [
        counted_as_own(weights, p.parochial) for weights in (model.cooperation, model.cooperation_start)
    ]
    model.stock = model.firms.stock(0, model.n_towns)
    model.surroundings = spillovers.Surroundings(
        p, model.region.distance_km, *counted, read_relatedness(), model.jobs, model.stock
    )
    model.clusters = model.surroundings.start(model.research_start.copy())


def _set_attraction(model):
    p, region = model.parameters, model.region
    model.research_start = _research(model)
    rivals = region.external_regions
    pull = relocation.outside_pull(
        region.external_distance_km.T,
        rivals["population"].to_numpy(),
        rivals["gdp_per_head_eur"].to_numpy(),
        p.relocation,
    )
    model.attraction = relocation.Attraction(
        p.relocation,
        region.distance_km,
        model.jobs,
        model.free_land_start,
        model.trade_tax_multiplier,
        p.land.use(),
        model.research_start,
        pull,
    )
    model.utility = model.attraction.base
    themes = model.jobs[:, :N_THEMES]
    no_money = np.zeros_like(themes)
    model.marketed = relocation.marketed_mass(themes, no_money, model.cooperation_start, p.relocation)
    model.seen_start = relocation.visibility(model.marketed, p.relocation)
    model.rivals = read_rivals(region)


def _research(model):
    """Research strength from students at the town's universities; the region's mean is 1 in every sector."""
    students = np.bincount(model.region.universities["town"], model.students, model.n_towns)
    # Without a university all towns are alike.
    strength = students / students.mean() if students.any() else np.ones(model.n_towns)
    return np.repeat(strength[:, None], N_SECTORS, axis=1)


class _Present:
    kind = "status_quo"


def _support(model):
    p, question = model.parameters, model.question
    model.quotients = location_quotients(model.jobs)
    agreements.share_out_strengths(model, question.strategy)
    model.field_support = fields.FieldSupport(p.theme_support, model.n_towns)
    present = portfolio(_Present, model.jobs, model.agreed, model.conditions.trend, model.region.themes)
    model.programmes = [_programme(model, policy) for policy in question.policy]
    return SupportProgramme(
        p.theme_support,
        model.region.distance_km,
        p.spillovers.reach_km,
        model.cooperation * model.paying,
        present,
        model.population,
        model.cooperation_start,
    )


def _imitation(model):
    rules, p = model.question.strategy.adaptive, model.parameters.imitation
    if rules is None:
        return None
    peers = imitation.find_peers(rules, p, model.region.adjacency, model.population)
    return imitation.Imitation(rules, p, peers, model.town_names, model.draws, model.region.themes)


def _game(model):
    rules = model.question.strategy.competition
    if rules is None:
        return None
    neighbours = imitation.neighbour_matrix(model.region.adjacency)
    tax = model.trade_tax_multiplier
    return TaxGame(rules, model.parameters, model.town_names, neighbours, tax, model.attraction)


def _programme(model, policy):
    name = policy["instrument"]
    instrument = INSTRUMENTS[name].model_validate(_without(policy, "instrument"))
    return Programme(instrument, getattr(model.parameters, name), model.question.start, model.n_towns)
