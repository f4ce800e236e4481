"""Demand for what firms make: what surroundings and demand add to the size that firms want.

Everything here is by town and sector; `firm_growth` has the equation, its parameters and what is each
firm's own.
"""

import numpy as np

from ruhrsim.model.processes.conditions import DT
from ruhrsim.model.processes.firm_growth import FirmGrowth
from ruhrsim.model.state.clusters import Clusters
from ruhrsim.model.state.conditions import Conditions
from ruhrsim.model.state.levers import Levers
from ruhrsim.regions.sectors import SECTORS

_LOCAL, _PUBLIC = SECTORS.index("local_services"), SECTORS.index("public_education")
_NEW_INDUSTRY = SECTORS.index("new_industry")
_LEAST_LEFT = -0.9


def wanted_level(
    p: FirmGrowth, clusters: Clusters, scarcity: np.ndarray, tightness: np.ndarray
) -> np.ndarray:
    """Return what surroundings add to the log of wanted size since the start, shape (n_towns, n_sectors).

    Args:
        p: Parameters.
        clusters: Surroundings of firms.
        scarcity: Log scarcity of land against the start, times the sector's use of it, (n_towns, n_sectors).
        tightness: Log tightness of the labour market against the start, shape (n_towns,).
    """
    level = p.localisation * clusters.localisation - p.land * scarcity
    level += (p.urbanisation * clusters.urbanisation - p.tightness * tightness)[:, None]
    level[:, _NEW_INDUSTRY] += p.it_meets_industry * clusters.it_reach
    return level


def adjusted_level(before: np.ndarray, level: np.ndarray, p: FirmGrowth) -> np.ndarray:
    """Return the level that has reached firms by now, on its way from `before` to `level`."""
    return before + (level - before) * -np.expm1(-DT / p.adjustment_years)


def growth_drift(
    p: FirmGrowth, conditions: Conditions, clusters: Clusters, anchor: np.ndarray, levers: Levers
) -> np.ndarray:
    """Return the drift of wanted size by town and sector, 1/year, shape (n_towns, n_sectors).

    Args:
        p: Parameters.
        conditions: Conditions of the quarter.
        clusters: Surroundings of firms.
        anchor: Pull towards demand, 1/year, shape (n_towns, n_sectors).
        levers: Levers of the quarter.
    """
    related = p.related_variety * clusters.related_variety
    return conditions.demand_growth + anchor + levers.growth + related


def demand_anchor(
    p: FirmGrowth,
    jobs: np.ndarray,
    jobs_start: np.ndarray,
    demand_level: np.ndarray,
    ordered: np.ndarray,
    ordered_region: np.ndarray,
    public_demand: np.ndarray,
) -> np.ndarray:
    """Return the pull of each town's sectors towards demand, 1/year, shape (n_towns, n_sectors).

    Args:
        p: Parameters.
        jobs: Jobs now, shape (n_towns, n_sectors).
        jobs_start: Jobs at the start.
        demand_level: Demand relative to the start, shape (n_sectors,).
        ordered: Log of one plus orders over usual jobs by town, shape (n_towns, n_sectors); see `firm_links`.
        ordered_region: The same of the region as a whole, shape (n_sectors,).
        public_demand: Demand for the town's public jobs relative to the start, shape (n_towns,).
    """
    shift = np.log(demand_level)
    excess = np.log(jobs.sum(axis=0) / jobs_start.sum(axis=0)) - shift - ordered_region
    pull = np.zeros_like(jobs) - p.anchor_export * excess
    relative = np.log(np.maximum(jobs, 1.0) / np.maximum(jobs_start, 1.0))
    aim = shift + ordered
    aim[:, _PUBLIC] = np.log(public_demand) + ordered[:, _PUBLIC]
    home = [_LOCAL, _PUBLIC]
    pull[:, home] = p.anchor_local * (aim - relative)[:, home]
    return pull


def public_demand(jobs_start: np.ndarray, conditions: Conditions, population: np.ndarray) -> np.ndarray:
    """Return demand for public jobs relative to the start, shape (n_towns,).

    It follows the town's residents, and the public jobs that shocks brought or took are there or gone: the
    state decided so, whatever others of the sector have.

    Args:
        jobs_start: Jobs of the start, shape (n_towns, n_sectors).
        conditions: Conditions of the quarter.
        population: Residents relative to start and trend, shape (n_towns,).
    """
    usual = conditions.usual_demand[_PUBLIC]
    placed = conditions.placed[:, _PUBLIC] / np.maximum(jobs_start[:, _PUBLIC] * usual, 1e-9)
    return usual * population * (1.0 + np.maximum(placed, _LEAST_LEFT))
