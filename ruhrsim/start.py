"""Build the model's start: firms, workers, land and agents from the tables, and their state of rest."""

import numpy as np

from ruhrsim.balance import find_rest
from ruhrsim.inputs.sectors import N_SECTORS, N_THEMES
from ruhrsim.inputs.tables import read_conditions
from ruhrsim.parameters import Parameters
from ruhrsim.processes import (
    education,
    firm_entry,
    firm_exit,
    firm_growth,
    labour_matching,
    population,
    relocation,
    spillovers,
)
from ruhrsim.processes import conditions as outside
from ruhrsim.processes import land as land_use
from ruhrsim.processes.policies.theme_support import SupportProgramme
from ruhrsim.processes.shocks import SHOCKS
from ruhrsim.processes.policies import INSTRUMENTS
from ruhrsim.processes.policies.instrument import Programme
from ruhrsim.processes.strategies import agreed_themes, location_quotients, portfolio
from ruhrsim.scenario import Scenario, read_scenario
from ruhrsim.state.firm_sizes import draw_firms
from ruhrsim.state.firms import INCUMBENT, Firms
from ruhrsim.state.graduates import Graduates
from ruhrsim.state.initial import read_region_start
from ruhrsim.state.labour import Labour
from ruhrsim.state.municipalities import Municipality
from ruhrsim.state.networks import Ties, cooperation_graph, cooperation_matrix
from ruhrsim.state.relatedness import read_relatedness
from ruhrsim.state.universities import SUBJECTS, University


LONGEST_YEARS = 50
"""Outside conditions are worked out for so many years."""


def build(model, scenario) -> None:
    """Give a new model its state; see the functions below, in this order."""
    model.question = scenario if isinstance(scenario, Scenario) else read_scenario(scenario)
    model.parameters = Parameters().with_overrides(model.question.parameters)
    model.region = read_region_start(model.question.start)
    model.n_towns, model.town_names = len(model.region.ags), list(model.region.names)
    model.thin_weight, model.small_weight = max(1.0 / model.scale, 1.0), max(1.0 / (3.0 * model.scale), 1.0)
    _add_people(model)
    _add_firms(model)
    _add_universities(model)
    _add_towns(model)
    _set_conditions(model)
    _find_rest(model)
    _set_surroundings(model)


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


def _sector_mix(region):
    """Sectors at each workplace, outside like the region as a whole, shape (n_towns + 1, n_sectors)."""
    jobs = np.vstack([region.jobs, region.jobs.sum(axis=0)])
    return jobs / jobs.sum(axis=1, keepdims=True)


def _add_firms(model):
    p, draws = model.parameters, model.draws
    drawn = draw_firms(model.region, model.scale, draws)
    slots, employees = drawn["slot"], drawn["employees"]
    ages = firm_exit.initial_ages(employees, draws.uniform("initial_age", slots), p.firm_exit)
    model.firms = Firms(
        **drawn,
        parent=np.zeros_like(slots),
        field=firm_entry.draw_fields(drawn["cell"] % N_SECTORS, slots, draws),
        log_target=_wishes(employees, slots, draws, p),
        born=-4.0 * ages,
        origin=np.full(len(slots), INCUMBENT),
        productivity=p.firm_entry.productivity_sd * draws.normal("initial_productivity", slots),
    )
    model.jobs_start = model.region.jobs.copy()
    model.jobs = model.jobs_start.copy()
    model.land = land_use.start_land(
        model.region.land_used_ha,
        model.region.land_free_ha,
        model.region.land_preparing_ha,
        model.jobs,
        p.land,
    )
    model.free_land_start = model.land.free_ha.copy()
    model.trade_tax_multiplier = model.region.trade_tax_multiplier


def _wishes(employees, slots, draws, p):
    separation = p.labour_matching.quits + population.retirement_share(p.population)
    return firm_growth.settle_wishes(
        employees, slots, separation, p.labour_matching.fill, p.firm_growth, draws
    )


def _add_universities(model):
    table, p = model.region.universities, model.parameters.education
    shares = table[[f"share_{subject}" for subject in SUBJECTS]].to_numpy()
    model.students = table["students"].to_numpy(dtype=float)
    model.graduates_per_year = table["graduates_per_year"].to_numpy(dtype=float)[:, None] * shares
    sites = table["town"].to_numpy()
    model.graduate_homes = education.home_shares(sites, model.region.distance_km, model.population, p)
    model.graduates, model.ties = Graduates.none_yet(), Ties(len(table))
    still = (1.0 - model.parameters.graduate_choice.decide) / model.parameters.graduate_choice.decide
    model.graduates.add(
        **education.new_graduates(
            model.graduates_per_year / 4.0 * still, model.graduate_homes, model.thin_weight, 0, model.draws
        )
    )
    for index, row in enumerate(table.itertuples()):
        University(
            model,
            index,
            row.hei_id,
            row.name,
            int(row.town),
            row.students,
            row.graduates_per_year,
            shares[index],
        )


def _add_towns(model):
    for index, (ags, name) in enumerate(zip(model.region.ags, model.region.names, strict=True)):
        Municipality(model, index, ags, name, model.question.strategy)


def _set_conditions(model):
    question, p = model.question, model.parameters
    model.conditions = outside.start_conditions(p.conditions, model.jobs, p.population.labour_force_trend)
    rates = _outside_rates()
    per_resident = model.region.working_age_population.sum() / model.labour_force_start.sum()
    model.outside_rate_start = float(rates.get(question.start, rates.iloc[-1])) * per_resident
    realised = _realised_path(rates, question.start) if question.start < rates.index[-1] else None
    model.outside_path = outside.outside_path(p.conditions, realised, model.draws, 4 * LONGEST_YEARS)
    model.shocks = [SHOCKS[shock["kind"]](**_without(shock, "kind")) for shock in question.shock]
    for shock in model.shocks:
        shock.check(model.jobs, model.town_names)


def _without(entry, key):
    return {name: value for name, value in entry.items() if name != key}


def _outside_rates():
    """Unemployed per resident aged 15-64 in NRW without the Ruhr, by year; last population carried on."""
    table = read_conditions().query("area == 'NRW ohne Metropole Ruhr'").set_index("year").sort_index()
    return table["unemployed_annual_avg"] / table["working_age_pop_15_64"].ffill()


def _realised_path(rates, start):
    """Log of the outside rate against the start year by quarter; yearly means stand at the year's end."""
    known = np.log(rates.loc[start:] / rates.loc[start])
    quarters = np.arange(4 * (len(known) - 1) + 1)
    return np.interp(quarters / 4.0, np.arange(len(known)), known)


def _find_rest(model):
    p = model.parameters
    per_year = model.graduates_per_year.sum(axis=1)
    chance = p.graduate_choice.spin_offs * 1e-4 * model.students.sum() / per_year.sum()
    deciding = model.graduate_homes.T @ model.graduates_per_year / 4.0
    model.rest = find_rest(model.firms, model.labour, read_relatedness(), deciding, chance, p)
    model.tightness_start = labour_matching.tightness(
        model.rest.vacancies[:-1], model.labour.unemployed.sum(axis=1), model.rest.market.commuting
    )
    model.tightness = np.zeros(model.n_towns)
    model.residents_in_reach_start = model.rest.market.commuting[:, :-1] @ model.labour.employed_residents()


def _set_surroundings(model):
    p, region, strategy = model.parameters, model.region, model.question.strategy
    usual = p.theme_support.present_cooperation
    model.cooperation_graph = cooperation_graph(model.n_towns, strategy.cooperation)
    model.cooperation = strategy.cooperation
    counted = [
        cooperation_matrix(graph, p.spillovers.parochial)
        for graph in (model.cooperation_graph, cooperation_graph(model.n_towns, usual))
    ]
    young = spillovers.young_share_of_jobs(model.firms, 0, model.jobs)
    model.surroundings = spillovers.Surroundings(
        p.spillovers, region.distance_km, *counted, read_relatedness(), model.jobs, young
    )
    model.research_start = _research(model)
    model.clusters = model.surroundings.start(model.research_start.copy())
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
        pull,
    )
    neutral = np.zeros((model.n_towns, N_THEMES))
    model.seen_start = relocation.visibility(model.jobs[:, :N_THEMES], neutral, usual, p.relocation)
    model.support = _support(model, strategy.cooperation, usual)


def _research(model):
    """Research strength from students at the town's universities; the region's mean is 1 in every sector."""
    students = np.bincount(model.region.universities["town"], model.students, model.n_towns)
    return np.repeat((students / students.mean())[:, None], N_SECTORS, axis=1)


class _Present:
    kind = "status_quo"


def _support(model, cooperation, usual):
    strategy = model.question.strategy
    model.quotients = location_quotients(model.jobs)
    model.agreed = agreed_themes(model.quotients, strategy.themes_per_town)
    present = np.array(
        [
            portfolio(_Present, model.jobs[m], model.agreed[m], model.conditions.trend)
            for m in range(model.n_towns)
        ]
    )
    p = model.parameters
    model.programmes = [_programme(model, policy) for policy in model.question.policy]
    return SupportProgramme(
        p.theme_support,
        model.region.distance_km,
        p.spillovers.reach_km,
        cooperation,
        present,
        model.population,
        usual,
    )


def _programme(model, policy):
    name = policy["instrument"]
    instrument = INSTRUMENTS[name].model_validate(_without(policy, "instrument"))
    return Programme(instrument, getattr(model.parameters, name), model.question.start, model.n_towns)
