"""Graduates' choices: work here, leave, found, or keep searching.

Purpose: let each searching graduate decide. In a quarter a graduate decides with probability
`decide`; the odds of staying against leaving start at the share measured among graduates of the
region and move with matching vacancies in reach, the pull of the outside and retention policy:

    chance of founding = min(spin_offs · start-ups of the site a year / its graduates a year
                             · boost · spin-off lever, 1/2)
    boost              = ((mentors + 1) / (usual mentors + 1))^mentors
    odds(stay : leave) = stay / (1 - stay) · A[i, f]^vacancies · exp(retention lever + outside_pull · Δ ln u_out)
    A[i, f]            = Σ_j commuting[i, j] · F[j, f] / F̄[j, f],   F[j, f] = Σ_s fit[f, s] · V[j, s]

with commuting the shares of workplaces among a home's employees, which hold the size of a workplace already.

The workplace is drawn from the terms of A, so graduates go where fitting vacancies are. A founder
is drawn first, with the site's chance per graduate.

Source: surveys of graduates (programme_parameters.csv graduate_stay_region_1_5y); spin-offs per
students (spinoffs_per_10k_students); parameters below.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from ruhrsim.common.draws import Draws, make_slots
from ruhrsim.common.kernels import kernels
from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.firm_entry import FirmEntry, founder_size, new_firms
from ruhrsim.model.state.firms import UNIVERSITY_SPIN_OFF, Firms
from ruhrsim.model.state.graduates import EMPLOYED, FOUNDER, LEFT, SEARCHING, Graduates
from ruhrsim.regions.sectors import N_SECTORS, SECTORS
from ruhrsim.regions.subjects import SUBJECTS

_JUDGEMENT = "own judgement, no value in the tables; wide range"
_FIT = {
    "engineering": {
        "new_industry": 4,
        "green_tech": 2,
        "smart_city": 1,
        "logistics": 1,
        "legacy_industry": 1,
        "business_services": 2,
        "public_education": 1,
    },
    "informatics_natural_sciences": {
        "cyber_ai": 4,
        "green_tech": 1,
        "new_industry": 1,
        "smart_city": 1,
        "health": 1,
        "business_services": 2,
        "public_education": 2,
    },
    "business_law": {
        "business_services": 4,
        "local_services": 1,
        "logistics": 1,
        "public_education": 2,
        "new_industry": 1,
        "cyber_ai": 1,
    },
    "health": {"health": 8, "public_education": 1},
    "humanities_other": {"public_education": 5, "business_services": 2, "health": 1, "local_services": 1},
}
FIT = np.array([[_FIT[subject].get(sector, 0.1) for sector in SECTORS] for subject in SUBJECTS])
"""How well a subject fits a sector's vacancies, shape (n_subjects, n_sectors); assumed, relative."""
_FOUNDING_SECTORS = np.array(
    [
        SECTORS.index(s)
        for s in ("new_industry", "cyber_ai", "business_services", "health", "business_services")
    ]
)
"""The sector in which a graduate of each subject founds a firm, shape (n_subjects,); assumed."""


@dataclass(frozen=True)
class GraduateChoice:
    """Staying, leaving, founding."""

    decide: float = sourced(
        0.6,
        unit="share per quarter",
        low=0.3,
        high=0.9,
        status="assumed",
        source=_JUDGEMENT,
        meaning="Searching graduates who decide in a quarter.",
    )
    stay: float = sourced(
        0.73,
        unit="share",
        low=0.6,
        high=0.75,
        status="measured",
        source="72-74 % still there after 18 months (graduate_stay_region_1_5y, graduate_stay_region_UDE); other "
        "studies report a net loss, hence the low end",
        meaning="Graduates who stay, at the start.",
    )
    vacancies: float = sourced(
        0.3,
        unit="elasticity",
        low=0.0,
        high=1.0,
        status="assumed",
        off=0.0,
        source=_JUDGEMENT,
        meaning="Rise of the odds of staying with fitting vacancies in reach.",
    )
    outside_pull: float = sourced(
        0.2,
        unit="log odds per log point",
        low=0.0,
        high=1.0,
        status="assumed",
        off=0.0,
        source=_JUDGEMENT,
        meaning="Fall of the odds of leaving with outside unemployment.",
    )
    spin_offs: float = sourced(
        1.0,
        unit="1",
        low=0.5,
        high=2.0,
        status="measured",
        off=0.0,
        source="start-ups by site in hei_universities.csv (RUB 42 and TU Dortmund 16.5 a year; the other sites derived "
        "from students, see the table)",
        meaning="Start-ups of graduates against the figures of the sites.",
    )
    mentors: float = sourced(
        0.1,
        unit="elasticity",
        low=0.0,
        high=0.4,
        status="assumed",
        off=0.0,
        source=_JUDGEMENT,
        meaning="Rise of founding with living spin-offs of the same university.",
    )
    mentor_years: float = sourced(
        6.0,
        unit="years",
        low=3.0,
        high=15.0,
        status="assumed",
        source="about the mean life of a start-up under firm_exit",
        meaning="Mean time that a spin-off of the years before the start goes on mentoring.",
    )
    spin_off_size: float = sourced(
        2.5,
        unit="employees",
        low=1.5,
        high=6.0,
        status="assumed",
        source=_JUDGEMENT,
        meaning="Mean size that university spin-offs aim for in the first quarter.",
    )


def founded_by_sector(founders: np.ndarray) -> np.ndarray:
    """Return founders by the sector in which they found, shape (n_towns, n_sectors).

    Args:
        founders: Founders by home and subject, shape (n_towns, n_subjects).
    """
    founded = np.zeros((len(founders), N_SECTORS))
    np.add.at(founded.T, _FOUNDING_SECTORS, founders.T)
    return founded


def fitting_vacancies(vacancies: np.ndarray) -> np.ndarray:
    """Return vacancies by subject and workplace, weighted by fit, shape (n_subjects, n_towns + 1)."""
    return FIT @ vacancies.T


def reach_of_jobs(fitting: np.ndarray, fitting_start: np.ndarray, commuting: np.ndarray) -> np.ndarray:
    """Return fitting vacancies in reach against the start, A, by home and subject, (n_towns, n_subjects).

    Args:
        fitting: Fitting vacancies now, shape (n_subjects, n_towns + 1).
        fitting_start: The same at the start.
        commuting: Shares of workplaces among a home's employees, shape (n_towns, n_towns + 1).
    """
    return commuting @ (fitting / fitting_start).T


def expected_hires(
    graduates: np.ndarray, vacancies: np.ndarray, commuting: np.ndarray, stay: float
) -> np.ndarray:
    """Return expected hires of graduates at the start, shape (n_towns, n_towns + 1, n_sectors).

    Args:
        graduates: Graduates a quarter by home and subject, shape (n_towns, n_subjects).
        vacancies: Vacancies, shape (n_towns + 1, n_sectors).
        commuting: Shares of workplaces among a home's employees, shape (n_towns, n_towns + 1).
        stay: Share of graduates who find work here.
    """
    by_sector = FIT[:, None, :] * vacancies / fitting_vacancies(vacancies)[:, :, None]
    return np.einsum("if,ij,fjs->ijs", stay * graduates, commuting, by_sector, optimize=True)


def founding_chance(
    start_ups: np.ndarray,
    per_year: np.ndarray,
    living: np.ndarray,
    years: float,
    factor: np.ndarray,
    p: GraduateChoice,
) -> np.ndarray:
    """Return the chance that a deciding graduate founds a firm, by site, shape (n_universities,).

    Mentors are living spin-offs; those of the years before the start are taken at their steady
    number and fade as their time passes.

    Args:
        start_ups: Start-ups a year at the start by site.
        per_year: Graduates a year by site.
        living: Living spin-offs founded since the start, by site.
        years: Years since the start.
        factor: Factor of policy by site.
        p: Parameters.
    """
    spin_offs = p.spin_offs * start_ups
    usual = spin_offs * p.mentor_years
    mentors = usual * np.exp(-years / p.mentor_years) + living
    boost = ((mentors + 1.0) / (usual + 1.0)) ** p.mentors
    return np.minimum(spin_offs / np.maximum(per_year, 1.0) * boost * factor, 0.5)


def decide(
    graduates: Graduates,
    reach_ratio: np.ndarray,
    founding: np.ndarray,
    retention: np.ndarray,
    outside_change: float,
    p: GraduateChoice,
    draws: Draws,
) -> None:
    """Let searching graduates decide; `status` changes in place.

    Args:
        graduates: Graduates.
        reach_ratio: Fitting vacancies in reach against the start, shape (n_towns, n_subjects).
        founding: Chance of founding by site, shape (n_universities,).
        retention: Addition to the log odds of staying by home, shape (n_towns,).
        outside_change: Log of outside unemployment relative to the start.
        p: Parameters.
        draws: Random numbers.
    """
    log_odds = np.log(p.stay / (1.0 - p.stay)) + p.vacancies * np.log(reach_ratio) + retention[:, None]
    stay = 1.0 / (1.0 + np.exp(-(log_odds + p.outside_pull * outside_change)))
    rows, _ = draws.below("graduate_decides", graduates.slot, p.decide)
    slots, home, subject = graduates.slot[rows], graduates.home[rows], graduates.subject[rows]
    founds = draws.uniform("graduate_founds", slots) < founding[graduates.university[rows]]
    stays = draws.uniform("graduate_stays", slots) < stay[home, subject]
    graduates.status[rows] = np.where(founds, FOUNDER, np.where(stays, EMPLOYED, LEFT))


def choose_jobs(
    graduates: Graduates,
    vacancies: np.ndarray,
    fitting_start: np.ndarray,
    commuting: np.ndarray,
    draws: Draws,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Draw a workplace and sector for those who take a job here.

    Where graduates want more than nine in ten vacancies of a town and sector, the surplus keeps
    searching; `status` changes in place.

    Returns:
        Rows of the hired, their workplace (n_towns means outside) and their sector, shape (n_hired,).
    """
    rows = np.flatnonzero(graduates.status == EMPLOYED)
    subject, home = graduates.subject[rows].astype(np.int64), graduates.home[rows]
    slots = graduates.slot[rows]
    by_town = (fitting_vacancies(vacancies) / fitting_start)[:, None] * commuting
    workplace = _draw(by_town, subject * len(commuting) + home, draws.uniform("graduate_workplace", slots))
    by_sector = FIT[:, None] * vacancies
    sector = _draw(by_sector, subject * len(vacancies) + workplace, draws.uniform("graduate_sector", slots))
    accepted = _accepted(graduates.weight[rows], workplace * N_SECTORS + sector, vacancies, slots, draws)
    graduates.status[rows[~accepted]] = SEARCHING
    return rows[accepted], workplace[accepted], sector[accepted]


def _draw(chances: np.ndarray, rows: np.ndarray, uniforms: np.ndarray) -> np.ndarray:
    """Draw an entry of the last axis for each row of all the others, in proportion to the chances."""
    cumulated = np.cumsum(chances.reshape(-1, chances.shape[-1]), axis=1)
    return kernels().pick(cumulated, rows, uniforms * cumulated[rows, -1])


def _accepted(
    weight: np.ndarray, cell: np.ndarray, vacancies: np.ndarray, slots: np.ndarray, draws: Draws
) -> np.ndarray:
    wanted = np.bincount(cell, weight, minlength=vacancies.size)[cell]
    return draws.uniform("graduate_accepted", slots) * wanted < 0.9 * vacancies.ravel()[cell]


@dataclass
class Hired:
    """Graduates who took a job in the quarter, and where firms were looking for people.

    Args:
        rows: Their rows in the table of graduates, shape (n_hired,).
        workplace, sector: Where each works, n_towns outside the region, shape (n_hired,).
        vacancies_of_firms: Vacancies of one establishment, shape (n_firms,), for the firms of that time.
    """

    rows: np.ndarray
    workplace: np.ndarray
    sector: np.ndarray
    vacancies_of_firms: np.ndarray


def pick_employers(
    firms: Firms,
    vacancies_of_firms: np.ndarray,
    vacancies: np.ndarray,
    workplace: np.ndarray,
    sector: np.ndarray,
    slots: np.ndarray,
    draws: Draws,
) -> np.ndarray:
    """Draw the hiring firm of each graduate in proportion to vacancies; 0 outside the region.

    Args:
        firms: Firms.
        vacancies_of_firms: Vacancies of one establishment, shape (n_firms,).
        vacancies: These by town and sector, shape (n_towns, n_sectors).
        workplace, sector: Where each graduate works, n_towns outside, shape (n_hired,).
        slots: Slots of the graduates.
        draws: Random numbers.
    """
    cell = workplace * N_SECTORS + sector
    inside = (cell < vacancies.size).nonzero()[0]
    rows = kernels().draw_rows(
        firms.cell[: len(vacancies_of_firms)],
        vacancies.ravel(),
        firms.weight[: len(vacancies_of_firms)],
        vacancies_of_firms,
        cell[inside],
        draws.uniform("graduate_employer", slots[inside]),
    )
    employers = np.zeros(len(slots), np.uint64)
    employers[inside] = np.where(rows < 0, np.uint64(0), firms.slot[rows])
    return employers


def spin_off_slots(quarter: int, graduates: np.ndarray) -> np.ndarray:
    """Return the slots of the firms that graduates with these slots found in a quarter."""
    return make_slots(quarter, UNIVERSITY_SPIN_OFF, graduates)


def employers(
    graduates: Graduates, hired: Hired, firms: Firms, vacancies: np.ndarray, quarter: int, draws: Draws
) -> np.ndarray:
    """Return the slot of the firm that each graduate works for or founded; 0 without one, shape (len(graduates),).

    Args:
        graduates: Graduates at the end of the quarter.
        hired: Those who took a job in it.
        firms: Firms at the end of the quarter.
        vacancies: Vacancies of the quarter by town and sector, shape (n_towns, n_sectors).
        quarter: The quarter.
        draws: Random numbers.
    """
    slots, founders = np.zeros(len(graduates), np.uint64), graduates.status == FOUNDER
    slots[founders] = spin_off_slots(quarter, graduates.slot[founders])
    slots[hired.rows] = pick_employers(
        firms,
        hired.vacancies_of_firms,
        vacancies,
        hired.workplace,
        hired.sector,
        graduates.slot[hired.rows],
        draws,
    )
    return slots


def found_firms(
    graduates: Graduates, quarter: int, p: GraduateChoice, entry: FirmEntry, draws: Draws
) -> dict[str, Any]:
    """Return the columns of firms founded by graduates this quarter, one row for each founding row."""
    rows = np.flatnonzero(graduates.status == FOUNDER)
    slots = spin_off_slots(quarter, graduates.slot[rows])
    cells = graduates.home[rows] * N_SECTORS + _FOUNDING_SECTORS[graduates.subject[rows]]
    size = founder_size(p.spin_off_size, slots, draws)
    weight = graduates.weight[rows]
    firms = new_firms(slots, cells, size, quarter, UNIVERSITY_SPIN_OFF, entry, draws, weight)
    return firms | {"parent": graduates.slot[rows]}
