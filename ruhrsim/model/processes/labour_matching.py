"""Labour market: separations, vacancies, matching across towns and sectors.

Purpose: bring unemployed and vacancies together. With U[i, s'] unemployed by home and former
sector, search K[i, j] of a home at a workplace and skill R[s', s], the searchers at (j, s) are

    S[j, s] = r[j, s] Σ_i K[i, j] Σ_s' U[i, s'] R[s', s] / n[i, s'],    r = (V / V0)^γ
    matches = min(A[j, s] · S^α · V^(1-α), V), and at most 98 % of a home's searchers of a former sector

Search follows vacancies: r moves it to the places and sectors where they have grown since the
start, n keeps each searcher's total effort. Without it small samples had more unemployment than the
whole region, since matching is concave in the noisy vacancies of small cells. K and A are set at
the start so that hires meet separations in every town and sector and between every home and
workplace: each town keeps its own efficiency of search, without which the gaps between towns vanish
in a few years. Jobs outside the region and residents from outside take part as a 54th place. R
follows the relatedness of sectors.

Source: Petrongolo and Pissarides 2001 (constant returns, α between 0.5 and 0.7); parameters below.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ruhrsim.common.kernels import kernels
from ruhrsim.common.sourced import sourced
from ruhrsim.model.state.firms import Firms
from ruhrsim.model.state.labour import Labour
from ruhrsim.regions.sectors import N_SECTORS

_BALANCING_ROUNDS = 40
_MOST_WHO_FIND = 0.98
_MOST_PULL = 10.0


@dataclass(frozen=True)
class LabourMatching:
    """Separations and matching."""

    quits: float = sourced(
        0.008,
        unit="share per quarter",
        low=0.004,
        high=0.06,
        status="assumed",
        source="with layoffs and exits 0.5 to 1.0 % of the employed become unemployed in a month: 0.9 % in 2012 "
        "(Federal Agency for Civic Education on BA figures: 40.3 % of 7.77 million over 28.9 million employees)",
        meaning="Workers who leave into unemployment besides layoffs and exits.",
    )
    direct_moves: float = sourced(
        0.05,
        unit="share per quarter",
        low=0.02,
        high=0.08,
        status="estimated",
        off=0.0,
        source="IW: a third of jobs change hands in a year; less 0.5 to 1.0 % a month that pass through unemployment",
        meaning="Workers who change to another firm of their town and sector without being unemployed.",
    )
    fill: float = sourced(
        0.7,
        unit="share per quarter",
        low=0.5,
        high=0.9,
        status="assumed",
        source="mean time to fill a place of about three months; own judgement",
        meaning="Vacancies filled within a quarter at the start.",
    )
    long_term_search: float = sourced(
        0.5,
        unit="share",
        low=0.15,
        high=0.8,
        status="assumed",
        off=1.0,
        source="own judgement: the chance to find work falls with duration, about by half after a year (Krueger, "
        "Cramer, Cho 2014, from memory, unverified); 0.5 to 0.6 makes the share of 2016 agree with twelve months",
        meaning="Search of those out of work for more than a year relative to the others.",
    )
    finding: float = sourced(
        0.45,
        unit="share",
        low=0.3,
        high=0.7,
        status="assumed",
        source="own judgement near the region's turnover; sets how soon matching meets its bound",
        meaning="Matches for each effective searcher at the start.",
    )
    unemployment_elasticity: float = sourced(
        0.65,
        unit="elasticity",
        low=0.5,
        high=0.7,
        status="assumed",
        source="matching_elasticity_unemployment (from memory, unverified); Petrongolo and Pissarides 2001",
        meaning="Elasticity of matches to searchers, α.",
    )
    skill_mobility: float = sourced(
        0.35,
        unit="share",
        low=0.1,
        high=0.8,
        status="assumed",
        source="own judgement; German industries with 5 % of employment take 62 % of an industry's outflows "
        "(skill_related_flows_concentration)",
        meaning="Search that goes to other sectors than the former one.",
    )
    directed: float = sourced(
        0.9,
        unit="elasticity",
        low=0.0,
        high=1.0,
        status="assumed",
        off=0.0,
        source="own judgement: people look where the jobs are; below one so that local gaps last",
        meaning="How far search follows vacancies between places and sectors, γ.",
    )
    outside_elasticity: float = sourced(
        0.5,
        unit="elasticity",
        low=0.2,
        high=0.9,
        status="assumed",
        source="elasticity near 0.6, identified only between 0.3 and 0.9 on 2007-2016",
        meaning="Fall of vacancies outside with outside unemployment.",
    )
    cyclic_search: float = sourced(
        0.0,
        unit="elasticity",
        low=0.0,
        high=1.0,
        status="assumed",
        off=0.0,
        source="off; a labour prototype found that finding work in the region answers to outside unemployment with "
        "an elasticity near 0.6, identified between 0.3 and 0.9 on 2007-2016; calibrated for the hindcast only",
        meaning="Rise of the search success of the region's unemployed as outside unemployment falls.",
    )


def help_with_cycle(help_: np.ndarray, outside_change: float, p: LabourMatching) -> np.ndarray:
    """Return the gain of search by the unemployed, the cycle outside included, share, shape of `help_`.

    Args:
        help_: Gain by instruments, share.
        outside_change: Log of outside unemployment relative to the start.
        p: Parameters.
    """
    return help_ + (1.0 + help_) * np.expm1(-p.cyclic_search * outside_change)


@dataclass
class Market:
    """What the start teaches about search; see `set_up_market`.

    Args:
        search: K, search of homes at workplaces, shape (n_towns + 1, n_towns + 1).
        skill: R, part of the search of a former sector in each sector, rows sum to 1, (n_sectors, n_sectors).
        efficiency: A, shape (n_towns + 1, n_sectors).
        outside_searchers: Searchers from outside by sector, shape (n_sectors,).
        vacancies: Vacancies left for the unemployed at the start, outside last, (n_towns + 1, n_sectors).
        commuting: Shares of workplaces among a home's employees at the start, (n_towns, n_towns + 1).
    """

    search: np.ndarray
    skill: np.ndarray
    efficiency: np.ndarray
    outside_searchers: np.ndarray
    vacancies: np.ndarray
    commuting: np.ndarray

    @cached_property
    def effort(self) -> np.ndarray:
        """How each home spreads its search over workplaces, rows sum to 1, shape of `search`."""
        return self.search / self.search.sum(axis=1, keepdims=True)


def skill_matrix(relatedness: np.ndarray, employees: np.ndarray, mobility: float) -> np.ndarray:
    """Return R with flows between sectors symmetric, so that employment shares reproduce themselves.

        R = (1 - mobility) · I + mobility · D,   employees[s] · D[s, s'] = employees[s'] · D[s', s]

    Args:
        relatedness: Relatedness between 0 and 1, symmetric, shape (n_sectors, n_sectors).
        employees: Employees by sector, shape (n_sectors,).
        mobility: Search that leaves the former sector.
    """
    share = employees / employees.sum()
    flows = relatedness * np.outer(share, share)
    for _ in range(_BALANCING_ROUNDS):
        scale = np.sqrt(share / flows.sum(axis=1))
        flows = flows * np.outer(scale, scale)
    drift = flows / flows.sum(axis=1, keepdims=True)
    return (1.0 - mobility) * np.eye(len(share)) + mobility * drift


def set_up_market(
    employed: np.ndarray,
    unemployed: np.ndarray,
    hires: np.ndarray,
    vacancies: np.ndarray,
    skill: np.ndarray,
    p: LabourMatching,
) -> Market:
    """Set search and efficiency so that the start's matches are `hires`.

    Margins by home and workplace, and by workplace and sector, are met by iterative
    proportional fitting.

    Args:
        employed: Employees by home, workplace, sector, shape (n_towns + 1, n_towns + 1, n_sectors).
        unemployed: Unemployed by home and former sector, shape (n_towns, n_sectors).
        hires: Hires out of unemployment that the start needs, shape of `employed`.
        vacancies: Vacancies by workplace and sector, shape (n_towns + 1, n_sectors).
        skill: R, shape (n_sectors, n_sectors).
        p: Parameters.
    """
    outside = hires[-1].sum(axis=0) / p.finding
    searchers = np.vstack([unemployed @ skill, outside])
    by_pair, by_cell = hires.sum(axis=2), hires.sum(axis=0)
    search, ratio = by_pair / np.maximum(searchers.sum(axis=1, keepdims=True), 1e-9), np.ones_like(by_cell)
    for _ in range(_BALANCING_ROUNDS):
        ratio = by_cell / np.maximum(search.T @ searchers, 1e-12)
        search = by_pair / np.maximum(searchers @ ratio.T, 1e-12)
    level = by_cell.sum(axis=1) / np.maximum((search.T @ searchers).sum(axis=1), 1e-12) / p.finding
    search = search * level
    supply = np.maximum(search.T @ searchers, 1e-12)
    alpha = p.unemployment_elasticity
    efficiency = by_cell / (supply**alpha * np.maximum(vacancies, 1e-12) ** (1.0 - alpha))
    homes = employed[:-1].sum(axis=2)
    return Market(
        search, skill, efficiency, outside, vacancies.copy(), homes / homes.sum(axis=1, keepdims=True)
    )


def steady_mix(
    unemployed: np.ndarray,
    losses: np.ndarray,
    market: Market,
    vacancies: np.ndarray,
    retiring: float,
    effort: np.ndarray,
    p: LabourMatching,
) -> np.ndarray:
    """Return the unemployed by home and former sector that inflow and outflow leave as they are.

    Totals by home stay; the former sectors move to where the outflow equals the inflow.

    Args:
        unemployed: Unemployed, shape (n_towns, n_sectors).
        losses: Those of each former sector who lose work in a quarter and are replaced, same shape.
        market: Search and efficiency.
        vacancies: Vacancies left for the unemployed, shape (n_towns + 1, n_sectors).
        retiring: Part of the unemployed who retire.
        effort: Search of the unemployed of each home relative to the newly unemployed, shape (n_towns,).
        p: Parameters.
    """
    total, effort = unemployed.sum(axis=1, keepdims=True), effort[:, None]
    searching = effort * unemployed + losses.sum(axis=1, keepdims=True) * unemployed / total
    leaving = _leaving(searching, market, vacancies, p)
    entrants = retiring * losses / losses.sum(axis=1, keepdims=True) * total
    steady = (losses * (1.0 - leaving) + entrants) / (effort * leaving + retiring)
    return steady * total / steady.sum(axis=1, keepdims=True)


def becoming_long_term(
    unemployed: np.ndarray,
    long_term: np.ndarray,
    searching: np.ndarray,
    market: Market,
    vacancies: np.ndarray,
    retiring: float,
    p: LabourMatching,
) -> np.ndarray:
    """Return the share of the short-term unemployed who pass a year in a quarter, (n_towns, n_sectors).

    As many come as retire or find work, so that the long-term unemployed of the start stay as many.

    Args:
        unemployed, long_term: Unemployed of the start, and those of them for more than a year.
        searching: Unemployed by how much they search when matching begins, same shape.
        market: Search and efficiency.
        vacancies: Vacancies left for the unemployed, shape (n_towns + 1, n_sectors).
        retiring: Part of the unemployed who retire.
        p: Parameters.
    """
    finding = p.long_term_search * _leaving(searching, market, vacancies, p)
    left = long_term * (1.0 - retiring) * (1.0 - finding)
    return (long_term - left) / np.maximum(unemployed - left, 1e-9)


def _leaving(searching: np.ndarray, market: Market, vacancies: np.ndarray, p: LabourMatching) -> np.ndarray:
    """Share of the newly unemployed who find work in the start, by home and former sector."""
    supply = market.search.T @ np.vstack([searching @ market.skill, market.outside_searchers])
    alpha = p.unemployment_elasticity
    ratio = (
        market.efficiency
        * supply**alpha
        * np.maximum(vacancies, 1e-12) ** (1.0 - alpha)
        / np.maximum(supply, 1e-12)
    )
    return np.minimum((market.search[:-1] @ ratio) @ market.skill.T, _MOST_WHO_FIND)


def separate_workers(
    labour: Labour,
    firms: Firms,
    lost_jobs: np.ndarray,
    early: np.ndarray,
    quits: float,
    retiring: float,
    moving: float,
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """End jobs: closures, quits, retirement, moves, layoffs. Labour and `employees` change in place.

    Workers who move to another firm of their town and sector leave their firm here and stay in `labour`;
    `move_directly` finds them a place.

    Args:
        labour: Worker stocks, still with the workers of firms that closed or left.
        firms: Living firms.
        lost_jobs: Jobs of firms that closed or left, shape (n_towns, n_sectors).
        early: Of these, workers who leave the labour force for good, same shape.
        quits: Part of workers who quit.
        retiring: Part of workers who retire.
        moving: Part of workers who move to another firm of their town and sector.

    Returns:
        Vacancies of one establishment, shape (n_firms,); vacancies and layoffs by workplace and sector,
        shape (n_towns, n_sectors) each; the retired by home, shape (n_towns,).
    """
    wanted, vacancies, layoffs = _vacancies_and_layoffs(
        firms, 1.0 - quits - retiring - moving, labour.n_towns
    )
    there = np.maximum(labour.employed.sum(axis=0), 1e-12)
    lost, leaving = np.zeros_like(there), np.zeros_like(there)
    lost[:-1], leaving[:-1] = lost_jobs / there[:-1], early / there[:-1]
    gone = lost - leaving + (1.0 - lost) * quits
    gone[:-1] += layoffs / there[:-1]
    gone[-1] = _outside_loss(layoffs, lost_jobs, there[:-1], quits)
    retired = labour.separate(gone, leaving + (1.0 - lost) * retiring)
    return wanted, vacancies, layoffs, retired


def _vacancies_and_layoffs(
    firms: Firms, staying: float, n_towns: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Let workers leave, then lay off whom firms no longer want.

    Return vacancies of each, and vacancies and layoffs by town and sector.
    """
    wanted, sums = np.empty(len(firms)), np.zeros((2, n_towns * N_SECTORS))
    for rows in firms.blocks():
        wish = np.exp(firms.log_target[rows], out=wanted[rows])
        kernels().staff(wish, firms.employees[rows], staying, firms.weight[rows], firms.cell[rows], *sums)
    return wanted, *sums.reshape(2, n_towns, N_SECTORS)


def _outside_loss(layoffs: np.ndarray, lost_jobs: np.ndarray, there: np.ndarray, quits: float) -> float:
    return quits + (layoffs + lost_jobs).sum() / there.sum()


def move_directly(firms: Firms, leaving: np.ndarray, vacancies: np.ndarray) -> np.ndarray:
    """Return the workers who find a place in another firm of their town and sector, shape (n_towns, n_sectors).

    Where there are fewer vacancies than people who want to move, the others stay: `employees` of the firms
    there rise again, in place.

    Args:
        firms: Firms; all who want to move have left.
        leaving: People who want to move, shape (n_towns, n_sectors).
        vacancies: Vacancies, same shape.
    """
    moved = np.minimum(leaving, vacancies)
    staying = leaving - moved
    if staying.any():
        there = firms.by_cell(firms.employees, len(staying))
        growth = np.where(there > 0.0, staying / np.maximum(there, 1e-300), 0.0).ravel()
        for rows in firms.blocks():
            firms.employees[rows] *= 1.0 + growth[firms.cell[rows]]
    return moved


def match_workers(
    labour: Labour,
    market: Market,
    vacancies: np.ndarray,
    outside_change: float,
    help_: np.ndarray,
    p: LabourMatching,
) -> np.ndarray:
    """Hire unemployed into vacancies; labour changes in place.

    Args:
        labour: Worker stocks.
        market: Search and efficiency.
        vacancies: Vacancies by workplace (outside last) and sector, shape (n_towns + 1, n_sectors).
        outside_change: Log of outside unemployment relative to the start.
        help_: Gain of search by the unemployed of each home, share, shape (n_towns,).
        p: Parameters.

    Returns:
        Hires by workplace and sector, shape (n_towns + 1, n_sectors).
    """
    skill, searching = market.skill, labour.searching(p.long_term_search)
    pull = (
        np.clip(vacancies / np.maximum(market.vacancies, 1e-12), 1.0 / _MOST_PULL, _MOST_PULL) ** p.directed
    )
    effort = market.effort
    spread = (1.0 + help_)[:, None] / ((effort[:-1] @ pull) @ skill.T)
    outside = market.outside_searchers * np.exp(outside_change) / (effort[-1] @ pull)
    supply = market.search.T @ np.vstack([(searching * spread) @ skill, outside])
    supply = np.maximum(pull * supply, 1e-12)
    alpha = p.unemployment_elasticity
    matches = market.efficiency * supply**alpha * np.maximum(vacancies, 0.0) ** (1.0 - alpha)
    ratio = pull * np.minimum(matches, vacancies) / supply
    leaving = spread * ((market.search[:-1] @ ratio) @ skill.T)
    found = np.minimum(1.0, _MOST_WHO_FIND / np.maximum(leaving, 1e-12))
    searchers = np.vstack([(searching * spread * found) @ skill, outside])
    leaving = found * leaving
    labour.leave_unemployment(leaving, p.long_term_search * leaving)
    return kernels().hire(labour.employed, market.search, searchers, ratio)


def staff_firms(firms: Firms, vacancies_of_firms: np.ndarray, filled: np.ndarray) -> None:
    """Spread hires over the firms of each town and sector in proportion to vacancies, in place.

    Args:
        firms: Firms; `employees` changes.
        vacancies_of_firms: Vacancies of one establishment, shape (n_firms,).
        filled: Filled part of vacancies by town and sector, shape (n_towns, n_sectors).
    """
    filled = filled.ravel()
    for rows in firms.blocks():
        kernels().fill(firms.employees[rows], vacancies_of_firms[rows], filled, firms.cell[rows])


def tightness(vacancies: np.ndarray, unemployed: np.ndarray, commuting: np.ndarray) -> np.ndarray:
    """Return vacancies per unemployed in reach of employers, log, shape (n_towns,).

    Args:
        vacancies: Vacancies in the region, shape (n_towns, n_sectors).
        unemployed: Unemployed by home, shape (n_towns,).
        commuting: Shares of workplaces among a home's employees, shape (n_towns, n_towns + 1).
    """
    in_reach = unemployed @ commuting[:, :-1]
    return np.log(np.maximum(vacancies.sum(axis=1), 1e-9) / in_reach)
