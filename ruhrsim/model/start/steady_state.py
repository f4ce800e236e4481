"""The start at rest: what must flow so that, under neutral conditions, nothing changes on average.

The tables give stocks of one date. This file works out, in expectation and without drawing
anything, the flows that leave them as they are: foundations that replace closures, hires that
replace separations, entrants who replace the retiring, and the search of the unemployed that
brings those hires about in every town, sector and commuting relation.
"""

from dataclasses import dataclass

import numpy as np

from ruhrsim.common.draws import Draws
from ruhrsim.model.parameters import Parameters
from ruhrsim.model.processes.conditions import DT
from ruhrsim.model.processes.firm_entry import spin_off_counts
from ruhrsim.model.processes.firm_exit import exit_probability
from ruhrsim.model.processes.firm_growth import adapt_wishes, youth_growth
from ruhrsim.model.processes.graduate_choice import expected_hires, fitting_vacancies, founded_by_sector
from ruhrsim.model.processes.labour_matching import (
    Market,
    becoming_long_term,
    set_up_market,
    skill_matrix,
    steady_mix,
)
from ruhrsim.model.processes.population import retirement_share
from ruhrsim.model.processes.relocation import Attraction
from ruhrsim.model.start.growth_at_rest import expected_staffing, lasting_wish, settle_wishes, settling_noise
from ruhrsim.model.state.firms import Firms
from ruhrsim.model.state.labour import Labour

_MOST_COMPENSATION = 0.05
_FIRST_GAP, _NUDGE = 0.05, 0.005
_MIX_ROUNDS = 12
_SETTLING_ROUNDS = 5


@dataclass(frozen=True)
class SteadyState:
    """Flows and yardsticks of the start.

    Args:
        gap: Log of wanted over actual size at rest by sector, shape (n_sectors,); jobs are the weights.
        compensation: Growth a quarter that replaces the net loss by exits and entries, (n_towns, n_sectors).
        foundations: Foundations a year by people, shape (n_towns, n_sectors).
        vacancies: Expected vacancies that direct moves leave, outside last, shape (n_towns + 1, n_sectors).
        fitting: Fitting vacancies by subject and workplace, shape (n_subjects, n_towns + 1).
        graduates_settled: Graduates who settle in a quarter by home, shape (n_towns,).
        founders: Graduates who found a firm in a quarter by home, shape (n_towns,).
        market: Search and efficiency.
        becoming_long_term: Share of the short-term unemployed who pass a year in a quarter, (n_towns, n_sectors).
    """

    gap: np.ndarray
    compensation: np.ndarray
    foundations: np.ndarray
    vacancies: np.ndarray
    fitting: np.ndarray
    graduates_settled: np.ndarray
    founders: np.ndarray
    market: Market
    becoming_long_term: np.ndarray


@dataclass(frozen=True)
class _Turnover:
    lost_jobs: np.ndarray
    foundations: np.ndarray
    entrant_jobs: np.ndarray
    youth_jobs: np.ndarray


def find_steady_state(
    firms: Firms,
    labour: Labour,
    relatedness: np.ndarray,
    graduates: np.ndarray,
    founding: np.ndarray,
    attraction: Attraction,
    p: Parameters,
    draws: Draws,
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
    separation = p.labour_matching.quits + p.labour_matching.direct_moves + retiring
    founders = founding * graduates.sum(axis=1)
    turnover = _turnover(firms, jobs, founded_by_sector(founding[:, None] * graduates), attraction, p)
    gap, compensation = _settle(firms, jobs, turnover, separation, p, draws)
    vacancies, needed = _wants(firms, gap, jobs, turnover, compensation, separation, p)
    moves = p.labour_matching.direct_moves * (jobs - turnover.lost_jobs)
    vacancies, needed = _with_outside(labour, vacancies - moves, needed - moves)
    homes = labour.employed[:-1].sum(axis=2)
    commuting = homes / homes.sum(axis=1, keepdims=True)
    settling = p.graduate_choice.stay * (1.0 - founding)
    hired = expected_hires(graduates * settling[:, None], vacancies, commuting, 1.0)
    hires = _hires_of_unemployed(labour.employed, needed, hired)
    open_vacancies = np.maximum(vacancies - hired.sum(axis=0), 0.0)
    market = _market(labour, hires, open_vacancies, relatedness, retiring, p)
    becoming = becoming_long_term(
        labour.unemployed,
        labour.long_term,
        _searching(labour, hires, p),
        market,
        open_vacancies,
        retiring,
        p.labour_matching,
    )
    return SteadyState(
        gap,
        compensation,
        turnover.foundations,
        vacancies,
        fitting_vacancies(vacancies),
        hired.sum(axis=(1, 2)) + founders,
        founders,
        market,
        becoming,
    )


def _with_outside(labour: Labour, vacancies: np.ndarray, needed: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Add the world outside, which keeps its jobs as the region does, as the last workplace."""
    outside = labour.employed[:, -1].sum(axis=0) * needed.sum() / labour.jobs().sum()
    return np.vstack([vacancies, outside * vacancies.sum() / needed.sum()]), np.vstack([needed, outside])


def _market(
    labour: Labour,
    hires: np.ndarray,
    open_vacancies: np.ndarray,
    relatedness: np.ndarray,
    retiring: float,
    p: Parameters,
) -> Market:
    """Set up search for the mix of unemployed that it leaves as it is; that mix is put into `labour`.

    The long-term unemployed stay the same part of the unemployed of every former sector.
    """
    skill = skill_matrix(relatedness, labour.jobs().sum(axis=0), p.labour_matching.skill_mobility)
    losses = hires[:-1].sum(axis=1)
    effort, long_term = _effort(labour, p), labour.long_term / labour.unemployed
    for _ in range(_MIX_ROUNDS):
        searching = _searching(labour, hires, p)
        market = set_up_market(labour.employed, searching, hires, open_vacancies, skill, p.labour_matching)
        labour.unemployed = steady_mix(
            labour.unemployed, losses, market, open_vacancies, retiring, effort, p.labour_matching
        )
        labour.long_term = long_term * labour.unemployed
    return market


def _turnover(
    firms: Firms, jobs: np.ndarray, by_graduates: np.ndarray, attraction: Attraction, p: Parameters
) -> _Turnover:
    """Expected losses and gains by closures, departures, foundations and settlements in a quarter."""
    n_towns = len(jobs)
    leaving = exit_probability(firms, 0.0, np.ones_like(jobs), p.firm_exit)
    leaving = leaving + p.relocation.move_rate * DT * attraction.share_leaving().ravel()[firms.cell]
    counts = firms.by_cell(leaving, n_towns)
    spin_offs = firms.by_cell(spin_off_counts(firms, p.firm_entry) / firms.weight, n_towns) * DT
    settled = attraction.usual_settlements() * DT
    by_people = np.maximum(counts - spin_offs - settled - by_graduates, 0.0)
    entrant_jobs = (by_people + spin_offs) * p.firm_entry.mean_size + settled * p.relocation.settlement_size
    entrant_jobs += by_graduates * p.graduate_choice.spin_off_size
    youth = firms.by_cell(youth_growth(firms.age_years(0.0), p.firm_growth) * DT * firms.employees, n_towns)
    return _Turnover(firms.by_cell(leaving * firms.employees, n_towns), by_people / DT, entrant_jobs, youth)


def _settle(
    firms: Firms, jobs: np.ndarray, turnover: _Turnover, separation: float, p: Parameters, draws: Draws
) -> tuple[np.ndarray, np.ndarray]:
    """Settle the wishes of firms so that each sector fills the usual share of its vacancies.

    Noise spreads the wishes; each sector's are then shifted so that what firms hire in the first quarter
    replaces what they lose. Where wishes hardly adapt, they would otherwise stay too high or too low.

    Returns:
        Log of wanted over actual size at rest by sector, shape (n_sectors,); compensation.
    """
    n_towns, n_sectors = jobs.shape
    sector = firms.cell % n_sectors
    gap, shift = np.full(n_sectors, _FIRST_GAP), np.zeros(n_sectors)
    noise = settling_noise(firms.employees, firms.slot, p.firm_growth, draws)
    for _ in range(_SETTLING_ROUNDS):
        _spread_wishes(firms, noise, gap, shift, sector, separation, p)
        compensation = _compensation(firms, jobs, turnover, gap, separation, p)
        surplus = _surplus(firms, gap, jobs, turnover, compensation, separation, p)
        firms.log_target += _NUDGE
        slope = (_surplus(firms, gap, jobs, turnover, compensation, separation, p) - surplus) / _NUDGE
        change = -surplus / np.maximum(slope, 1e-9)
        firms.log_target += (change - _NUDGE)[sector]
        shift += change
        gap = _mean_ahead(firms, sector, n_sectors)
    return gap, _compensation(firms, jobs, turnover, gap, separation, p)


def _spread_wishes(
    firms: Firms,
    noise: np.ndarray,
    gap: np.ndarray,
    shift: np.ndarray,
    sector: np.ndarray,
    separation: float,
    p: Parameters,
) -> None:
    for rows in firms.blocks():
        firms.log_target[rows] = shift[sector[rows]] + settle_wishes(
            firms.employees[rows],
            noise[:, rows],
            gap[sector[rows]],
            separation,
            p.labour_matching.fill,
            p.firm_growth,
        )


def _surplus(
    firms: Firms,
    gap: np.ndarray,
    jobs: np.ndarray,
    turnover: _Turnover,
    compensation: np.ndarray,
    separation: float,
    p: Parameters,
) -> np.ndarray:
    """Vacancies filled at the usual share less the hires that keep jobs as they are, by sector."""
    vacancies, needed = _wants(firms, gap, jobs, turnover, compensation, separation, p)
    return (p.labour_matching.fill * vacancies - needed).sum(axis=0)


def _mean_ahead(firms: Firms, sector: np.ndarray, n_sectors: int) -> np.ndarray:
    """Log of wanted over actual size by sector, weighted by wanted size: wishes that adapt to it stay in sum."""
    wanted = firms.weight * np.exp(firms.log_target)
    ahead = firms.log_target - np.log(firms.employees)
    sums = np.bincount(sector, wanted * ahead, n_sectors)
    return sums / np.maximum(np.bincount(sector, wanted, n_sectors), 1e-9)


def _wants(
    firms: Firms,
    gap: np.ndarray,
    jobs: np.ndarray,
    turnover: _Turnover,
    compensation: np.ndarray,
    separation: float,
    p: Parameters,
) -> tuple[np.ndarray, np.ndarray]:
    """Vacancies, and the hires that keep jobs as they are, by town and sector."""
    vacancies, layoffs = _staffing(firms, gap, compensation, separation, p)
    needed = separation * (jobs - turnover.lost_jobs) + layoffs + turnover.lost_jobs
    return vacancies + turnover.entrant_jobs, needed


def _staffing(
    firms: Firms, gap: np.ndarray, compensation: np.ndarray, separation: float, p: Parameters
) -> tuple[np.ndarray, np.ndarray]:
    """Expected vacancies and layoffs of firms that stay, by town and sector."""
    wish = firms.log_target.copy()
    adapt_wishes(wish, firms.employees, gap[firms.cell % len(gap)], p.firm_growth)
    wish += compensation.ravel()[firms.cell] + youth_growth(firms.age_years(0.0), p.firm_growth) * DT
    n_towns = len(compensation)
    vacancies, layoffs = expected_staffing(firms.employees, wish, separation, p.firm_growth)
    return firms.by_cell(vacancies, n_towns), firms.by_cell(layoffs, n_towns)


def _hires_of_unemployed(employed: np.ndarray, needed: np.ndarray, graduate_hires: np.ndarray) -> np.ndarray:
    """Hires besides graduates, so that each home keeps its share of every town and sector's jobs."""
    there = np.maximum(employed.sum(axis=0), 1e-12)
    hires = employed * (needed / there)
    hires[:-1] -= np.minimum(graduate_hires, 0.9 * hires[:-1])
    return hires


def _searching(labour: Labour, hires: np.ndarray, p: Parameters) -> np.ndarray:
    """Unemployed when matching begins, by their search: of the quarter before, and who replace the hired."""
    mix = labour.unemployed_mix()
    return labour.searching(p.labour_matching.long_term_search) + mix * hires[:-1].sum(axis=(1, 2))[:, None]


def _effort(labour: Labour, p: Parameters) -> np.ndarray:
    """Search of the unemployed of each home relative to the newly unemployed, shape (n_towns,)."""
    searching = labour.searching(p.labour_matching.long_term_search)
    return searching.sum(axis=1) / labour.unemployed.sum(axis=1)


def _compensation(
    firms: Firms, jobs: np.ndarray, turnover: _Turnover, gap: np.ndarray, separation: float, p: Parameters
) -> np.ndarray:
    """Growth a quarter of firms that stay, so that what exits wanted less what entrants want comes back.

    Exits and youth are known in jobs, entrants in wishes: a wish ends as less than a job, since it shrinks
    while it is not filled and a firm at rest has fewer people than it wants.
    """
    fill = p.labour_matching.fill
    left = np.array([lasting_wish(each, separation, fill, p.firm_growth) for each in gap])
    wanted = firms.by_cell(np.exp(firms.log_target), len(jobs)).sum(axis=0)
    staffed = left * jobs.sum(axis=0) / np.maximum(wanted, 1e-9)
    staying = np.maximum(jobs - turnover.lost_jobs + turnover.youth_jobs, 1e-9)
    returning = np.maximum(jobs - staffed * turnover.entrant_jobs, 1e-9)
    return np.clip(np.log(returning / staying), -_MOST_COMPENSATION, _MOST_COMPENSATION)
