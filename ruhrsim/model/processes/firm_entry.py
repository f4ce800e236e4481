"""Entry: people, firms and universities found firms.

Purpose: add new firms from three sources.

    people:  (base[m, s] · LF[m] / L̄F[m] · boost[m, s] · tax · skills + start-up lever) · dt, rounded at random
    firms:   rate · employees · exp(π) · dt, rounded at random; a heavy parent row may found several
    boost  = exp(young_effect · Δ young + digital_effect · Δ digital (cyber_ai, smart_city))
             · pool^pool_effect · ((research + 0.1) / (research at the start + 0.1))^research_effect

base makes up for the start's exits; graduates found as graduate_choice says. Better parents have more
children (Klepper); founders become mentors, successes feed investors, research and readiness raise the rate. Corporate
spin-offs inherit part of their parent's productivity. Entrants start without staff: they post
vacancies and hire.

Source: Klepper 2007, 2010; Audretsch and Lehmann 2005; parameters below.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from ruhrsim.common.draws import Draws, make_slots, numbered_slots
from ruhrsim.common.sourced import sourced
from ruhrsim.model.processes.conditions import DT
from ruhrsim.model.state.clusters import Clusters
from ruhrsim.model.state.firms import CORPORATE_SPIN_OFF, START_UP, Firms
from ruhrsim.regions.sectors import FIELDS, N_SECTORS, SECTORS

_ROUNDING = 1.0 + 1e-9
_DIGITAL_SECTORS = [SECTORS.index("cyber_ai"), SECTORS.index("smart_city")]
_FIELDS_OF = [[i for i, theme in enumerate(FIELDS.values()) if theme == sector] for sector in SECTORS]
FIELD_COUNT = np.array([len(fields) for fields in _FIELDS_OF])
FIRST_FIELD = np.array([fields[0] if fields else -1 for fields in _FIELDS_OF])
_JUDGEMENT = "own judgement, no value in the tables; wide range"


@dataclass(frozen=True)
class FirmEntry:
    """Foundations."""

    corporate_spinoff_rate: float = sourced(
        0.001,
        unit="1 per employee and year",
        low=0.0,
        high=0.005,
        status="assumed",
        off=0.0,
        source=_JUDGEMENT,
        meaning="Firms founded out of existing ones, for each employee.",
    )
    inheritance: float = sourced(
        0.5,
        unit="share",
        low=0.0,
        high=1.0,
        status="assumed",
        off=0.0,
        source="Klepper 2007, 2010: children inherit; size own judgement",
        meaning="Part of the parent's log productivity that a spin-off inherits.",
    )
    mean_size: float = sourced(
        1.8,
        unit="employees",
        low=1.1,
        high=4.0,
        status="assumed",
        source=_JUDGEMENT,
        meaning="Mean size that founders aim for in the first quarter.",
    )
    young_effect: float = sourced(
        1.0,
        unit="1 per share",
        low=0.0,
        high=3.0,
        status="assumed",
        off=0.0,
        source=_JUDGEMENT,
        meaning="Mentors: rise of the log founding rate with the share of jobs in young firms.",
    )
    pool_effect: float = sourced(
        0.2,
        unit="elasticity",
        low=0.0,
        high=0.6,
        status="assumed",
        off=0.0,
        source=_JUDGEMENT,
        meaning="Investors: rise of foundations with the pool of past successes.",
    )
    research_effect: float = sourced(
        0.1,
        unit="elasticity",
        low=0.0,
        high=0.3,
        status="assumed",
        off=0.0,
        source="sign: Audretsch and Lehmann 2005; size own judgement",
        meaning="Rise of foundations with research strength of the town.",
    )
    digital_effect: float = sourced(
        0.05,
        unit="1 per unit of readiness",
        low=0.0,
        high=0.2,
        status="assumed",
        off=0.0,
        source="Briglauer, Dürr, Falck and Hüschelrath 2019: broadband aid brings residents and no jobs; size "
        "own judgement",
        meaning="Rise of the log founding rate in digital sectors with digital readiness.",
    )
    productivity_sd: float = sourced(
        0.25,
        unit="log points",
        low=0.1,
        high=0.5,
        status="assumed",
        source=_JUDGEMENT,
        meaning="Spread of log productivity among firms.",
    )


def founding_boost(
    clusters: Clusters, digital_start: float, research_start: np.ndarray, p: FirmEntry
) -> np.ndarray:
    """Return the factor on foundations, shape (n_towns, n_sectors); 1 at the start."""
    boost = p.young_effect * clusters.young_share + p.pool_effect * np.log(clusters.investor_pool)
    boost = boost + p.research_effect * np.log((clusters.research + 0.1) / (research_start + 0.1))
    boost[:, _DIGITAL_SECTORS] += p.digital_effect * (clusters.digital_readiness - digital_start)[:, None]
    return np.exp(boost)


def spin_off_counts(firms: Firms, p: FirmEntry, rows: slice | np.ndarray = slice(None)) -> np.ndarray:
    """Return the expected corporate spin-offs a year of all or some rows, weights included."""
    jobs = p.corporate_spinoff_rate * firms.weight[rows] * firms.employees[rows]
    return jobs * np.exp(firms.productivity[rows])


def found_by_population(
    expected: np.ndarray,
    weight: float,
    quarter: int,
    p: FirmEntry,
    draws: Draws,
    field_chances: np.ndarray | None = None,
) -> dict[str, Any]:
    """Return the columns of firms that people found this quarter.

    Args:
        expected: Expected foundations this quarter, shape (n_towns, n_sectors).
        weight: Establishments that one new row stands for.
        quarter: Current quarter.
        p: Parameters.
        draws: Random numbers.
        field_chances: Chance of each field of a theme, shape (n_towns, n_fields); alike if None.
    """
    rows = draws.whole("foundations", numbered_slots(START_UP, expected.size), expected.ravel() / weight)
    cell = np.repeat(np.arange(expected.size), rows)
    order = order_within(rows)
    slots = make_slots(quarter, START_UP, cell, order)
    size = founder_size(p.mean_size, slots, draws)
    people = new_firms(slots, cell, size, quarter, START_UP, p, draws, weight)
    if field_chances is not None:
        people["field"] = draw_aimed_fields(cell, slots, field_chances, draws)
    return people


def found_by_firms(firms: Firms, weight: float, quarter: int, p: FirmEntry, draws: Draws) -> dict[str, Any]:
    """Return the columns of corporate spin-offs; children inherit part of their parent's productivity."""
    likely = _likely_parents(firms, weight, p, draws)
    expected = spin_off_counts(firms, p, likely) * DT / weight
    rows = draws.whole("corporate_spin_off", firms.slot[likely], expected)
    parents = np.repeat(likely, rows)
    slots = make_slots(quarter, CORPORATE_SPIN_OFF, firms.slot[parents], order_within(rows))
    children = new_firms(
        slots,
        firms.cell[parents],
        founder_size(p.mean_size, slots, draws),
        quarter,
        CORPORATE_SPIN_OFF,
        p,
        draws,
        weight,
    )
    own = np.sqrt(1.0 - p.inheritance**2) * children["productivity"]
    return children | {
        "parent": firms.slot[parents],
        "field": firms.field[parents],
        "productivity": p.inheritance * firms.productivity[parents] + own,
    }


def _likely_parents(firms: Firms, weight: float, p: FirmEntry, draws: Draws) -> np.ndarray:
    """Return the rows that might have a spin-off, as if all were as productive as the best."""
    best = np.exp(firms.productivity.max(initial=0.0)) * _ROUNDING
    factor = p.corporate_spinoff_rate * best * DT / weight
    return draws.due("corporate_spin_off", firms.slot, firms.weight, firms.employees, factor)


def order_within(counts: np.ndarray) -> np.ndarray:
    """Number the copies of each item from 0, e.g. counts (2, 0, 3) give 0 1 0 1 2."""
    return np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)


def founder_size(mean: float, slots: np.ndarray, draws: Draws) -> np.ndarray:
    """Draw the size that founders aim for: Pareto from one employee up, most start alone.

    Args:
        mean: Mean of the distribution before its cut at a hundred times the mean; up to 6 the cut
            takes less than a twentieth.
        slots: Slots of the new firms.
        draws: Random numbers.
    """
    return np.minimum(draws.uniform("founder_size", slots) ** (1.0 / mean - 1.0), 100.0 * mean)


def new_firms(
    slots: np.ndarray,
    cells: np.ndarray,
    size: np.ndarray,
    quarter: int,
    origin: int,
    p: FirmEntry,
    draws: Draws,
    weight: float | np.ndarray = 1.0,
) -> dict[str, Any]:
    """Return the columns of new firms without staff and without parents; what all share is one number.

    Args:
        slots: Slots of the firms, shape (n,).
        cells: Town and sector of each.
        size: Employees that each wants at first.
        quarter: Quarter of foundation.
        origin: Index in `ORIGINS`.
        p: Parameters.
        draws: Random numbers; the field is drawn evenly among the fields of the sector.
        weight: Establishments that a row stands for, one number or one for each.
    """
    return {
        "slot": slots,
        "parent": 0,
        "weight": np.full(len(slots), weight),
        "cell": cells,
        "field": draw_fields(cells % N_SECTORS, slots, draws),
        "employees": 0.0,
        "log_target": np.log(size),
        "born": float(quarter),
        "productivity": p.productivity_sd * draws.normal("entrant_productivity", slots),
        "origin": origin,
    }


def draw_fields(sector: np.ndarray, slots: np.ndarray, draws: Draws) -> np.ndarray:
    """Draw a candidate field for firms of the given sectors, -1 outside the themes."""
    offset = np.floor(draws.uniform("field", slots) * FIELD_COUNT[sector])
    return (FIRST_FIELD[sector] + offset).astype(np.int8)


def draw_aimed_fields(cells: np.ndarray, slots: np.ndarray, chances: np.ndarray, draws: Draws) -> np.ndarray:
    """Draw a field for firms of the given cells where fields differ; -1 outside the themes.

    Args:
        cells: Town and sector of each firm.
        slots: Slots of the firms.
        chances: Chance of each field of a theme, shape (n_towns, n_fields).
        draws: Random numbers, the same as of `draw_fields`.
    """
    town, sector = np.divmod(cells, N_SECTORS)
    first, luck = FIRST_FIELD[sector], draws.uniform("field", slots)
    field, passed = first.copy(), np.zeros(len(cells))
    for place in range(FIELD_COUNT.max() - 1):
        last = place + 1 >= FIELD_COUNT[sector]
        passed += np.where(last, 0.0, chances[town, np.where(last, 0, first + place)])
        field += ~last & (luck >= passed)
    return field.astype(np.int8)
