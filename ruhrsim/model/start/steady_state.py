"""The start at rest: what must flow so that, under neutral conditions, nothing changes on average.

The tables give stocks of one date. This file works out, in expectation and without drawing
anything, the flows that leave them as they are: foundations that replace closures, hires that
replace separations, entrants who replace the retiring, and the search of the unemployed that
brings those hires about in every town, sector and commuting relation.
"""

from dataclasses import dataclass

import numpy as np

from ruhrsim.model.parameters import Parameters
from ruhrsim.model.processes.conditions import DT
from ruhrsim.model.processes.firm_entry import spin_off_counts
from ruhrsim.model.processes.firm_exit import exit_probability
from ruhrsim.model.processes.firm_growth import adapt_wishes, youth_growth
from ruhrsim.model.processes.graduate_choice import expected_hires, fitting_vacancies
from ruhrsim.model.processes.labour_matching import Market, set_up_market, skill_matrix, steady_mix
from ruhrsim.model.processes.population import retirement_share
from ruhrsim.model.start.growth_at_rest import expected_staffing, settle_wishes, settling_noise

_MOST_COMPENSATION = 0.05
_GAPS = (0.0, 0.015, 0.03, 0.06, 0.12)
_MIX_ROUNDS = 12
_FILL_ROUNDS = 4


@dataclass(frozen=True)
class SteadyState:
    """Flows and yardsticks of the start.

    Args:
        gap: Log of wanted over actual size at which firms fill the usual share of vacancies.
        compensation: Growth a quarter that replaces the net loss by exits and entries, (n_towns, n_sectors).
        foundations: Foundations a year by people, shape (n_towns, n_sectors).
        vacancies: Expected vacancies, outside last, shape (n_towns + 1, n_sectors).
        fitting: Fitting vacancies by subject and workplace, shape (n_subjects, n_towns + 1).
        graduates_settled: Graduates who settle in a quarter by home, shape (n_towns,).
        founders: Graduates who found a firm in a quarter by home, shape (n_towns,).
        market: Search and efficiency.
    """

    gap: float
    compensation: np.ndarray
    foundations: np.ndarray
    vacancies: np.ndarray
    fitting: np.ndarray
    graduates_settled: np.ndarray
    founders: np.ndarray
    market: Market


@dataclass(frozen=True)
class _Turnover:
    lost_jobs: np.ndarray
    foundations: np.ndarray
    entrant_jobs: np.ndarray
    youth_jobs: np.ndarray


def find_steady_state(
    firms, labour, relatedness, graduates, founding, attraction, p: Parameters, draws
) -> SteadyState:
    """Work out the flows of the start; sets the wishes of firms and the mix of the unemployed.

    Args:
        firms: Firms of the start; `log_target` is set.
        labour: Worker stocks of the start; the former sectors of the unemployed are set.
        relatedness: Relatedness of sectors, shape (n_sectors, n_sectors).
        graduates: Graduates who decide in a quarter by home and subject, shape (n_towns, n_subjects).
        founding: Part of them who found a firm, by home, shape (n_towns,).
        attraction: Pull of towns on moving firms.
        p: Parameters.
        draws: Random numbers.
    """
    jobs, retiring = labour.jobs(), retirement_share(p.population)
    separation = p.labour_matching.quits + retiring
    founders = founding * graduates.sum(axis=1)
    turnover = _turnover(firms, jobs, founders, attraction, p)
    compensation = _compensation(jobs, turnover, p.labour_matching.fill)
    gap = _usual_gap(firms, jobs, turnover, compensation, separation, p, draws)
    vacancies, needed = _wants(firms, gap, jobs, turnover, compensation, separation, p)
    vacancies, needed = _with_outside(labour, vacancies, needed)
    homes = labour.employed[:-1].sum(axis=2)
    commuting = homes / homes.sum(axis=1, keepdims=True)
    settling = p.graduate_choice.stay * (1.0 - founding)
    hired = expected_hires(graduates * settling[:, None], vacancies, commuting, 1.0)
    hires = _hires_of_unemployed(labour.employed, needed, hired)
    market = _market(labour, hires, vacancies - hired.sum(axis=0), relatedness, retiring, p)
    return SteadyState(
        gap,
        compensation,
        turnover.foundations,
        vacancies,
        fitting_vacancies(vacancies),
        hired.sum(axis=(1, 2)) + founders,
        founders,
        market,
    )


def _with_outside(labour, vacancies, needed):
    """Add the world outside, which keeps its jobs as the region does, as the last workplace."""
    outside = labour.employed[:, -1].sum(axis=0) * needed.sum() / labour.jobs().sum()
    return np.vstack([vacancies, outside * vacancies.sum() / needed.sum()]), np.vstack([needed, outside])


def _market(labour, hires, open_vacancies, relatedness, retiring, p) -> Market:
    """Set up search for the mix of unemployed that it leaves as it is; that mix is put into `labour`."""
    skill = skill_matrix(relatedness, labour.jobs().sum(axis=0), p.labour_matching.skill_mobility)
    open_vacancies = np.maximum(open_vacancies, 0.0)
    losses = hires[:-1].sum(axis=1)
    for _ in range(_MIX_ROUNDS):
        searching = _searching(labour, hires)
        market = set_up_market(labour.employed, searching, hires, open_vacancies, skill, p.labour_matching)
        labour.unemployed = steady_mix(
            labour.unemployed, losses, market, open_vacancies, retiring, p.labour_matching
        )
    return market


def _turnover(firms, jobs, university_founders, attraction, p) -> _Turnover:
    """Expected losses and gains by closures, departures, foundations and settlements in a quarter."""
    n_towns = len(jobs)
    leaving = exit_probability(firms, 0.0, np.ones_like(jobs), p.firm_exit)
    leaving = leaving + p.relocation.move_rate * DT * attraction.share_leaving().ravel()[firms.cell]
    counts = firms.by_cell(leaving, n_towns)
    spin_offs = firms.by_cell(spin_off_counts(firms, p.firm_entry) / firms.weight, n_towns) * DT
    settled = attraction.usual_settlements() * DT
    others = university_founders[:, None] * jobs.sum(axis=0) / jobs.sum()
    by_people = np.maximum(counts - spin_offs - settled - others, 0.0)
    entrant_jobs = (by_people + spin_offs) * p.firm_entry.mean_size + settled * p.relocation.settlement_size
    youth = firms.by_cell(youth_growth(firms.age_years(0.0), p.firm_growth) * DT * firms.employees, n_towns)
    return _Turnover(firms.by_cell(leaving * firms.employees, n_towns), by_people / DT, entrant_jobs, youth)


def _usual_gap(firms, jobs, turnover, compensation, separation, p, draws):
    """Find the gap at which firms fill the usual share of vacancies, and settle their wishes with it.

    Calm sectors fill less than others, so the last rounds settle each sector with its own share.
    """
    shortage, usual = [], np.full(jobs.shape[1], p.labour_matching.fill)
    noise = settling_noise(firms.employees, firms.slot, p.firm_growth, draws)
    for gap in _GAPS:
        _settle(firms, noise, gap, usual, separation, p)
        vacancies, needed = _wants(firms, gap, jobs, turnover, compensation, separation, p)
        shortage.append(p.labour_matching.fill * vacancies.sum() - needed.sum())
    gap, fill = float(np.interp(0.0, shortage, _GAPS)), usual
    for _ in range(_FILL_ROUNDS):
        _settle(firms, noise, gap, fill, separation, p)
        vacancies, needed = _wants(firms, gap, jobs, turnover, compensation, separation, p)
        fill = np.minimum(needed.sum(axis=0) / vacancies.sum(axis=0), 1.0)
    return gap


def _wants(firms, gap, jobs, turnover, compensation, separation, p):
    """Vacancies, and the hires that keep jobs as they are, by town and sector."""
    vacancies, layoffs = _staffing(firms, gap, compensation, separation, p)
    needed = separation * (jobs - turnover.lost_jobs) + layoffs + turnover.lost_jobs
    return vacancies + turnover.entrant_jobs, needed


def _settle(firms, noise, gap, fill, separation, p):
    for rows in firms.blocks():
        firms.log_target[rows] = settle_wishes(
            firms.employees[rows],
            noise[:, rows],
            gap,
            separation,
            fill[firms.cell[rows] % len(fill)],
            p.firm_growth,
        )


def _staffing(firms, gap, compensation, separation, p):
    """Expected vacancies and layoffs of firms that stay, by town and sector."""
    wish = firms.log_target.copy()
    adapt_wishes(wish, firms.employees, gap, p.firm_growth)
    wish += compensation.ravel()[firms.cell] + youth_growth(firms.age_years(0.0), p.firm_growth) * DT
    staffing = expected_staffing(firms.employees, wish, separation, p.firm_growth)
    return tuple(firms.by_cell(people, len(compensation)) for people in staffing)


def _hires_of_unemployed(employed, needed, graduate_hires):
    """Hires besides graduates, so that each home keeps its share of every town and sector's jobs."""
    there = np.maximum(employed.sum(axis=0), 1e-12)
    hires = employed * (needed / there)
    hires[:-1] -= np.minimum(graduate_hires, 0.9 * hires[:-1])
    return hires


def _searching(labour, hires):
    """Unemployed when matching begins: those of the quarter before and those who replace the hired."""
    mix = labour.unemployed_mix()
    return labour.unemployed + mix * hires[:-1].sum(axis=(1, 2))[:, None]


def _compensation(jobs, turnover, fill):
    """Growth a quarter of firms that stay, so that jobs of exits less those of entrants come back."""
    staying = np.maximum(jobs - turnover.lost_jobs + turnover.youth_jobs, 1e-9)
    wanted = np.maximum(jobs - fill * turnover.entrant_jobs, 1e-9)
    return np.clip(np.log(wanted / staying), -_MOST_COMPENSATION, _MOST_COMPENSATION)
