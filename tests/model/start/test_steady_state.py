"""The start at rest: flows that cancel in expectation, on the real region at a small scale."""

from dataclasses import replace

import numpy as np
import pytest
from small import IT, LOCAL, firms

from ruhrsim.model.model import RuhrModel
from ruhrsim.model.parameters import Parameters
from ruhrsim.model.processes import labour_matching
from ruhrsim.model.processes.firm_exit import exit_probability
from ruhrsim.model.processes.graduate_choice import FIT, founded_by_sector, reach_of_jobs
from ruhrsim.model.processes.population import retirement_share
from ruhrsim.model.start import steady_state
from ruhrsim.model.state.labour import Labour
from ruhrsim.regions.sectors import N_SECTORS

P = Parameters()


@pytest.fixture(scope="module")
def start():
    return RuhrModel("status_quo", seed=1, scale=0.02)


@pytest.fixture(scope="module")
def steady(start):
    return start.steady


def fresh_labour(start):
    labour = start.labour
    return Labour(labour.employed.copy(), labour.unemployed.copy(), labour.other_employed.copy())


def match(labour, steady):
    """Hire into the vacancies that the start leaves for the unemployed."""
    market, no_help = steady.market, np.zeros(labour.n_towns)
    return labour_matching.match_workers(labour, market, market.vacancies, 0.0, no_help, P.labour_matching)


class StillTowns:
    """Towns alike for firms on the move, with leaving and settling in proportion to jobs."""

    def __init__(self, jobs, p):
        self.jobs, self.p = jobs, p

    def share_leaving(self):
        return np.full(self.jobs.shape, self.p.share_outside)

    def usual_settlements(self):
        return self.p.settlements * self.jobs / self.jobs.sum()


def turnover(p=P, uni=0.0):
    """Return the turnover of a hundred small firms in each of two towns."""
    many = firms(towns=[0] * 100 + [1] * 100, sectors=[IT, LOCAL] * 100, employees=[4.0] * 200)
    jobs = many.by_cell(many.employees, 2) + 1e-6
    return (
        many,
        jobs,
        steady_state._turnover(many, jobs, np.full((2, N_SECTORS), uni), StillTowns(jobs, p.relocation), p),
    )


def closing(many, n_towns=2):
    """Return each firm's chance of closing in the first quarter."""
    neutral = np.ones((n_towns, N_SECTORS))
    return exit_probability(many, 0.0, neutral, P.firm_exit)


def quiet(**groups):
    """Return parameters without moves, settlements and spin-offs."""
    p = replace(
        P,
        relocation=replace(P.relocation, move_rate=0.0, settlements=0.0),
        firm_entry=replace(P.firm_entry, corporate_spinoff_rate=0.0),
    )
    return replace(p, **groups)


def test_foundations_replace_closures_by_hand():
    many, _, flows = turnover(quiet())
    assert flows.foundations / 4.0 == pytest.approx(many.by_cell(closing(many), 2))


def test_spin_offs_leave_fewer_foundations_to_people():
    p = quiet()
    _, _, without = turnover(p)
    _, _, with_them = turnover(replace(p, firm_entry=replace(p.firm_entry, corporate_spinoff_rate=0.001)))
    spin_offs = 0.001 * 4.0 * 50
    assert without.foundations[0, IT] - with_them.foundations[0, IT] == pytest.approx(spin_offs)


def test_jobs_lost_to_exits_by_hand():
    many, _, flows = turnover(quiet())
    assert flows.lost_jobs == pytest.approx(many.by_cell(4.0 * closing(many), 2))


def test_without_exits_nothing_has_to_be_replaced():
    p = quiet(firm_exit=replace(P.firm_exit, hazard_new=0.0, hazard_old=0.0))
    _, _, flows = turnover(p)
    assert flows.foundations == pytest.approx(0.0)
    assert flows.lost_jobs == pytest.approx(0.0)


def test_foundations_are_never_negative(steady):
    assert steady.foundations.min() >= 0.0


def test_foundations_of_the_region_come_near_its_closures(start, steady):
    closures = 4.0 * (start.firms.weight * closing(start.firms, start.n_towns)).sum()
    assert 0.8 * closures < steady.foundations.sum() < 1.05 * closures


def test_no_cell_reaches_the_bound_of_compensation(steady):
    assert np.abs(steady.compensation).max() < steady_state._MOST_COMPENSATION


def test_compensation_by_hand():
    """Five jobs are lost, youth adds one; entrants want four, which lasting wishes at rest staff with 4 / e^0.1."""
    many = firms(towns=[0] * 2, sectors=[IT] * 2, employees=[50.0] * 2)
    many.log_target += 0.1
    jobs, p = many.by_cell(many.employees, 1), replace(P, firm_growth=replace(P.firm_growth, adapt=0.0))
    only = np.zeros((1, N_SECTORS))
    only[0, IT] = 1.0
    flows = steady_state._Turnover(
        lost_jobs=5.0 * only, foundations=only, entrant_jobs=4.0 * only, youth_jobs=only
    )
    growth = steady_state._compensation(many, jobs, flows, np.full(N_SECTORS, 0.1), 0.05, p)
    assert growth[0, IT] == pytest.approx(np.log((100.0 - 4.0 / np.exp(0.1)) / 96.0))


def test_graduates_foundations_bring_the_jobs_that_they_want():
    _, _, without = turnover(quiet())
    _, _, with_them = turnover(quiet(), uni=0.01)
    found = with_them.entrant_jobs - without.entrant_jobs
    by_people = (without.foundations - with_them.foundations)[0, IT] / 4.0
    assert by_people == pytest.approx(0.01)
    assert found[0, IT] == pytest.approx(0.01 * (P.graduate_choice.spin_off_size - P.firm_entry.mean_size))


def test_each_sector_fills_the_usual_share_of_its_vacancies(start, steady):
    """What firms hire in the first quarter replaces what they lose, in every sector."""
    p, universities, jobs = P.labour_matching, start.start.universities, start.start.jobs
    graduates = universities.homes.T @ universities.graduates_per_year / 4.0
    founders = universities.homes.T @ (P.graduate_choice.spin_offs * universities.start_ups) / 4.0
    founded = founded_by_sector((founders / graduates.sum(axis=1))[:, None] * graduates)
    flows = steady_state._turnover(start.firms, jobs, founded, start.start.attraction, P)
    separation = p.quits + p.direct_moves + retirement_share(P.population)
    vacancies, needed = steady_state._wants(
        start.firms, steady.gap, jobs, flows, steady.compensation, separation, P
    )
    filled = needed.sum(axis=0) / vacancies.sum(axis=0)
    assert filled == pytest.approx(np.full(N_SECTORS, p.fill), rel=0.02)


def test_wishes_at_rest_neither_rise_nor_fall_by_adapting(start, steady):
    firms, sector = start.firms, start.firms.cell % N_SECTORS
    pull = steady.gap[sector] - (firms.log_target - np.log(firms.employees))
    wanted = firms.weight * np.exp(firms.log_target)
    by_sector = np.bincount(sector, wanted * pull, N_SECTORS) / np.bincount(sector, wanted, N_SECTORS)
    assert by_sector == pytest.approx(0.0, abs=1e-9)


def test_every_place_has_vacancies_for_those_who_leave_it(start, steady):
    leaving = (P.labour_matching.quits + retirement_share(P.population)) * start.labour.jobs()
    assert steady.vacancies.shape == (start.n_towns + 1, N_SECTORS)
    assert (steady.vacancies[:-1] >= leaving).all()


def test_graduates_settle_as_measured(start, steady):
    sites = start.start.universities
    deciding = (sites.homes.T @ sites.graduates_per_year / 4.0).sum(axis=1)
    staying = (deciding - steady.founders) * P.graduate_choice.stay
    assert steady.graduates_settled - steady.founders == pytest.approx(staying)


def test_reach_is_that_of_the_starts_vacancies(steady):
    """Fitting vacancies are the yardstick of reach; one place and subject by hand, and reach of the start is 1."""
    assert steady.fitting[0, 0] == pytest.approx((FIT[0] * steady.vacancies[0]).sum())
    assert steady.fitting.shape == (len(FIT), len(steady.vacancies))
    now = FIT @ (2.0 * steady.vacancies).T
    assert reach_of_jobs(now, steady.fitting, steady.market.commuting) == pytest.approx(2.0)


def test_founders_are_their_part_of_the_deciding_graduates(start, steady):
    sites = start.start.universities
    deciding = (sites.homes.T @ sites.graduates_per_year / 4.0).sum(axis=1)
    by_site = P.graduate_choice.spin_offs * sites.start_ups / 4.0
    assert steady.founders == pytest.approx(sites.homes.T @ by_site)
    assert (steady.founders < deciding).all()


def two_towns():
    """Return labour of two towns whose unemployed come from the sectors evenly, and hires of a twentieth."""
    employed = np.outer([0.6, 0.3, 0.1, 0.2, 0.7, 0.1, 0.1, 0.1, 0.0], np.arange(1.0, N_SECTORS + 1.0))
    labour = Labour(
        1000.0 * employed.reshape(3, 3, N_SECTORS), np.full((2, N_SECTORS), 400.0), np.full(2, 100.0)
    )
    return labour, 0.05 * labour.employed


def test_the_start_finds_the_mix_of_unemployed_that_stays():
    """Those who lose work, the entrants and the retiring leave the former sectors of each town as they are."""
    labour, hires = two_towns()
    vacancies, retiring = hires.sum(axis=0) / 0.7, retirement_share(P.population)
    market = steady_state._market(labour, hires, vacancies, np.ones((N_SECTORS, N_SECTORS)), retiring, P)
    assert labour.unemployed.sum(axis=1) == pytest.approx(N_SECTORS * 400.0)
    assert labour.unemployed[0, -1] > 2.0 * labour.unemployed[0, 0]
    losses = hires[:-1].sum(axis=1)
    steady = labour_matching.steady_mix(
        labour.unemployed, losses, market, vacancies, retiring, np.ones(2), P.labour_matching
    )
    assert steady == pytest.approx(labour.unemployed, rel=1e-3)


def test_the_start_has_the_long_term_unemployed_of_the_tables(start):
    share = start.labour.long_term.sum(axis=1) / start.labour.unemployed.sum(axis=1)
    assert share[start.town_names.index("Duisburg")] == pytest.approx(0.4667)
    assert share == pytest.approx(start.start.tables.long_term_share)


def test_the_long_term_unemployed_stay_as_many_in_the_first_year():
    """On the mean of three seeds, their part of the unemployed moves by less than half a point."""
    change = []
    for seed in range(3):
        model = RuhrModel("status_quo", seed=seed, scale=0.02)
        before = model.labour.long_term.sum() / model.labour.unemployed.sum()
        model.run_for(4)
        change.append(model.labour.long_term.sum() / model.labour.unemployed.sum() - before)
    assert abs(np.mean(change)) < 0.005


def test_few_pass_a_year_in_a_quarter(steady):
    """Twelve months are four quarters, of whom most who could find work have done so."""
    assert steady.becoming_long_term.min() > 0.0
    assert steady.becoming_long_term.max() < 0.25


def test_the_first_quarter_hires_as_many_as_it_loses():
    """On the mean of five seeds, the jobs of a neutral first quarter stay within two thousandths."""
    changes = []
    for seed in range(5):
        model = RuhrModel("status_quo", seed=seed, scale=0.02)
        model.step()
        changes.append(model.jobs.sum() / model.start.jobs.sum() - 1.0)
    assert np.mean(changes) == pytest.approx(0.0, abs=2e-3)


def test_the_start_neither_makes_nor_loses_people(start, steady):
    labour = fresh_labour(start)
    match(labour, steady)
    assert labour.labour_force() == pytest.approx(start.labour.labour_force(), rel=1e-12)
