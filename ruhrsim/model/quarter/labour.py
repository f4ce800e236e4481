"""The people's part of a quarter: degrees, retirement, job losses, graduates' choices, matching."""

import numpy as np

from ruhrsim.model.processes import conditions as outside
from ruhrsim.model.processes import education, graduate_choice, labour_matching, population
from ruhrsim.model.quarter.firms import add_firms
from ruhrsim.model.state.graduates import EMPLOYED, FOUNDER, LEFT
from ruhrsim.regions.sectors import N_SECTORS


def train_graduates(model) -> None:
    """Add the graduates of the quarter; those who decided in the last one leave the table."""
    model.graduates.tally_decided()
    expected = education.graduates_of_quarter(
        model.graduates_per_year * model.study_places[:, None], model.quarter, model.parameters.education
    )
    model.graduates.add(
        **education.new_graduates(
            expected, model.graduate_homes, model.thin_weight, model.quarter, model.draws
        )
    )


def run_labour_market(model) -> None:
    """End jobs and fill vacancies: graduates first, then the unemployed; graduates found firms."""
    p, flows, steady = model.parameters.labour_matching, model.flows, model.steady
    retiring = population.retirement_share(model.parameters.population)
    _enter_and_retire(model, retiring)
    wanted = _separate(model, retiring)
    change = model.conditions.outside_unemployment
    abroad = steady.vacancies[-1] * np.exp(-p.outside_elasticity * change)
    vacancies = np.vstack([flows.vacancies, abroad])
    flows.graduate_hires = _place_graduates(model, vacancies, wanted)
    open_ = np.maximum(vacancies - flows.graduate_hires, 0.0)
    searching = model.labour.unemployed.sum(axis=1)
    help_ = labour_matching.help_with_cycle(model.levers.search_help, change, p)
    flows.hires = labour_matching.match_workers(model.labour, steady.market, open_, change, help_, p)
    flows.hired = searching - model.labour.unemployed.sum(axis=1)
    hired = (flows.hires + flows.graduate_hires)[:-1]
    labour_matching.staff_firms(model.firms, wanted, hired / np.maximum(flows.vacancies, 1e-300))
    _found_out_of_university(model)


def _enter_and_retire(model, retiring):
    labour = model.labour
    force = model.labour_force_start - model.other_employed_start
    settled = (model.steady.graduates_settled - model.steady.founders) * (1.0 - _untrained(model))
    model.flows.entrants = population.entrants(force, settled, model.quarter, model.parameters.population)
    model.flows.retired = model.flows.retired_unemployed = retiring * labour.unemployed.sum(axis=1)
    labour.unemployed *= 1.0 - retiring
    labour.unemployed += model.flows.entrants[:, None] * model.entrant_mix


def _untrained(model):
    """Share of the start's graduates of each home who work without a degree, shape (n_towns,)."""
    per_year = model.graduates_per_year.sum(axis=1)
    untrained = model.conditions.untrained[model.university_towns]
    return (
        model.graduate_homes.T
        @ (per_year * untrained)
        / np.maximum(model.graduate_homes.T @ per_year, 1e-300)
    )


def _separate(model, retiring):
    """End jobs, book why, post vacancies and return those of each establishment."""
    labour, flows, quits = model.labour, model.flows, model.parameters.labour_matching.quits
    staying, before = (labour.jobs() - flows.lost_jobs).sum(axis=1), labour.unemployed.sum(axis=1)
    wanted, flows.vacancies, flows.layoffs, retired = labour_matching.separate_workers(
        labour, model.firms, flows.lost_jobs, quits, retiring
    )
    flows.retired = flows.retired + retired
    flows.quits, flows.retired_jobs = quits * staying, retiring * staying
    flows.separations = labour.unemployed.sum(axis=1) - before
    return wanted


def _place_graduates(model, vacancies, wanted):
    p, steady, graduates = model.parameters.graduate_choice, model.steady, model.graduates
    fitting = graduate_choice.fitting_vacancies(vacancies)
    reach = graduate_choice.reach_of_jobs(fitting, steady.fitting, steady.market.commuting)
    founding = graduate_choice.founding_chance(
        model.start_ups_of_sites,
        model.graduates_per_year.sum(axis=1),
        model.ties.mentors() * model.thin_weight,
        model.quarter * outside.DT,
        model.levers.spin_off_factor,
        p,
    )
    graduate_choice.decide(
        graduates,
        reach,
        founding,
        model.levers.retention,
        model.conditions.outside_unemployment,
        p,
        model.draws,
    )
    rows, workplace, sector = graduate_choice.choose_jobs(
        graduates, vacancies, steady.fitting, steady.market.commuting, model.draws
    )
    model.hired_graduates = graduate_choice.Hired(rows, workplace, sector, wanted)
    weight, home = graduates.weight[rows], graduates.home[rows]
    np.add.at(model.labour.employed, (home, workplace, sector), weight)
    hires = np.bincount(workplace * N_SECTORS + sector, weight, minlength=vacancies.size)
    return hires.reshape(vacancies.shape)


def _found_out_of_university(model):
    p, graduates = model.parameters.graduate_choice, model.graduates
    firms = graduate_choice.found_firms(graduates, model.quarter, p, model.parameters.firm_entry, model.draws)
    model.ties.add(graduates.university[graduates.status == FOUNDER], firms["slot"])
    model.flows.university_spin_offs = add_firms(model, firms)
    model.flows.start_ups = model.flows.start_ups + model.flows.university_spin_offs
    by_status = graduates.by_home(model.n_towns)
    model.flows.graduates_settled = by_status[FOUNDER] + by_status[EMPLOYED]
    model.flows.graduates_left = by_status[LEFT]
    _change_other_employed(model, by_status[FOUNDER])


def _change_other_employed(model, founders):
    p = model.parameters.population
    usual = model.other_employed_start * np.exp(p.labour_force_trend * outside.DT * model.quarter)
    renewal = population.retirement_share(p) * (usual - model.labour.other_employed)
    trend = usual * np.expm1(p.labour_force_trend * outside.DT)
    model.flows.other_change = renewal + trend - model.steady.founders
    model.labour.other_employed += model.flows.other_change + founders
