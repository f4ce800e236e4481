"""The people's part of a quarter: degrees, retirement, job losses, graduates' choices, matching."""

import numpy as np

from ruhrsim.model.processes import conditions as outside
from ruhrsim.model.processes import education, graduate_choice, labour_matching, population
from ruhrsim.model.quarter.firms import add_firms
from ruhrsim.model.quarter.records import Carried, Context, Quarter, Region
from ruhrsim.model.quarter.towns import study_places
from ruhrsim.model.state.graduates import EMPLOYED, FOUNDER, LEFT
from ruhrsim.regions.sectors import N_SECTORS


def train_graduates(region: Region, carried: Carried, quarter: Quarter, context: Context) -> None:
    """Add the graduates of the quarter; those who decided in the last one leave the table."""
    universities = context.start.universities
    region.graduates.tally_decided()
    expected = education.graduates_of_quarter(
        universities.graduates_per_year * study_places(quarter, context)[:, None],
        quarter.number,
        context.parameters.education,
    )
    new = education.new_graduates(
        expected, universities.homes, context.thin_weight, quarter.number, context.draws
    )
    region.graduates.add(**new)


def end_jobs(region: Region, carried: Carried, quarter: Quarter, context: Context) -> None:
    """Let people enter the labour force, retire, quit and lose their jobs; firms post vacancies."""
    labour, flows = region.labour, quarter.flows
    p, people = context.parameters.labour_matching, context.parameters.population
    retiring = population.retirement_share(people)
    _enter_and_retire(region, quarter, context, retiring)
    there, before = np.maximum(labour.jobs() - flows.lost_jobs, 0.0), labour.unemployed.sum(axis=1)
    early = people.early_retirement * np.minimum(quarter.conditions.closures, flows.lost_jobs)
    quarter.wanted, flows.vacancies, flows.layoffs, retired = labour_matching.separate_workers(
        labour, region.firms, flows.lost_jobs, early, p.quits, retiring, p.direct_moves
    )
    flows.direct_moves = labour_matching.move_directly(region.firms, p.direct_moves * there, flows.vacancies)
    flows.retired, flows.retired_early = flows.retired + retired, early.sum(axis=1)
    flows.quits, flows.retired_jobs = p.quits * there.sum(axis=1), retiring * there.sum(axis=1)
    flows.separations = labour.unemployed.sum(axis=1) - before


def _enter_and_retire(region: Region, quarter: Quarter, context: Context, retiring: float) -> None:
    labour, flows, start = region.labour, quarter.flows, context.start
    force = start.people.labour_force - start.people.other_employed
    trained = 1.0 - _untrained(quarter, context)
    settled = (start.steady.graduates_settled - start.steady.founders) * trained
    flows.entrants = population.entrants(force, settled, quarter.number, context.parameters.population)
    flows.retired = flows.retired_unemployed = retiring * labour.unemployed.sum(axis=1)
    labour.leave_unemployment(retiring, retiring)
    labour.unemployed += flows.entrants[:, None] * start.entrant_mix


def _untrained(quarter: Quarter, context: Context) -> np.ndarray:
    """Share of the start's graduates of each home who work without a degree, shape (n_towns,)."""
    universities = context.start.universities
    per_year = universities.graduates_per_year.sum(axis=1)
    untrained = quarter.conditions.untrained[universities.town]
    return universities.homes.T @ (per_year * untrained) / np.maximum(universities.homes.T @ per_year, 1e-300)


def fill_vacancies(region: Region, carried: Carried, quarter: Quarter, context: Context) -> None:
    """Fill vacancies that moves left, by graduates first and then by the unemployed, and staff the firms."""
    p, flows, steady = context.parameters.labour_matching, quarter.flows, context.start.steady
    change = quarter.conditions.outside_unemployment
    abroad = steady.vacancies[-1] * np.exp(-p.outside_elasticity * change)
    vacancies = np.vstack([flows.vacancies - flows.direct_moves, abroad])
    flows.graduate_hires = _place_graduates(region, quarter, context, vacancies)
    open_ = np.maximum(vacancies - flows.graduate_hires, 0.0)
    searching = region.labour.unemployed.sum(axis=1)
    help_ = labour_matching.help_with_cycle(quarter.levers.search_help, change, p)
    flows.hires = labour_matching.match_workers(region.labour, steady.market, open_, change, help_, p)
    flows.hired = searching - region.labour.unemployed.sum(axis=1)
    region.labour.become_long_term(steady.becoming_long_term)
    hired = (flows.hires + flows.graduate_hires)[:-1] + flows.direct_moves
    labour_matching.staff_firms(region.firms, quarter.wanted, hired / np.maximum(flows.vacancies, 1e-300))


def _place_graduates(region: Region, quarter: Quarter, context: Context, vacancies: np.ndarray) -> np.ndarray:
    """Let graduates decide and take jobs; return those hired, outside last, (n_towns + 1, n_sectors)."""
    p, steady, graduates = context.parameters.graduate_choice, context.start.steady, region.graduates
    commuting, universities = steady.market.commuting, context.start.universities
    fitting = graduate_choice.fitting_vacancies(vacancies)
    reach = graduate_choice.reach_of_jobs(fitting, steady.fitting, commuting)
    founding = graduate_choice.founding_chance(
        universities.start_ups,
        universities.graduates_per_year.sum(axis=1),
        region.ties.mentors() * context.thin_weight,
        quarter.number * outside.DT,
        quarter.levers.spin_off_factor,
        p,
    )
    change = quarter.conditions.outside_unemployment
    graduate_choice.decide(graduates, reach, founding, quarter.levers.retention, change, p, context.draws)
    rows, workplace, sector = graduate_choice.choose_jobs(
        graduates, vacancies, steady.fitting, commuting, context.draws
    )
    quarter.hired = graduate_choice.Hired(rows, workplace, sector, quarter.wanted)
    weight, home = graduates.weight[rows], graduates.home[rows]
    np.add.at(region.labour.employed, (home, workplace, sector), weight)
    hires = np.bincount(workplace * N_SECTORS + sector, weight, minlength=vacancies.size)
    return hires.reshape(vacancies.shape)


def spin_off(region: Region, carried: Carried, quarter: Quarter, context: Context) -> None:
    """Add the firms that graduates found, and tie them to their universities."""
    p, graduates, flows = context.parameters, region.graduates, quarter.flows
    firms = graduate_choice.found_firms(
        graduates, quarter.number, p.graduate_choice, p.firm_entry, context.draws
    )
    region.ties.add(graduates.university[graduates.status == FOUNDER], firms["slot"])
    flows.university_spin_offs = add_firms(region, firms)
    flows.start_ups = flows.start_ups + flows.university_spin_offs
    by_status = graduates.by_home(context.start.n_towns)
    flows.graduates_settled = by_status[FOUNDER] + by_status[EMPLOYED]
    flows.graduates_left = by_status[LEFT]
    _change_other_employed(region, quarter, context, by_status[FOUNDER])


def _change_other_employed(region: Region, quarter: Quarter, context: Context, founders: np.ndarray) -> None:
    p, start = context.parameters.population, context.start
    usual = start.people.other_employed * np.exp(p.labour_force_trend * outside.DT * quarter.number)
    renewal = population.retirement_share(p) * (usual - region.labour.other_employed)
    trend = usual * np.expm1(p.labour_force_trend * outside.DT)
    quarter.flows.other_change = renewal + trend - start.steady.founders
    region.labour.other_employed += quarter.flows.other_change + founders
