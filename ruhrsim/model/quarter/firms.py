"""The firms' part of a quarter: they close, grow, are founded, move, and settle from outside."""

from collections.abc import Mapping

import numpy as np

from ruhrsim.model.processes import conditions as outside
from ruhrsim.model.processes import (
    fields,
    firm_demand,
    firm_entry,
    firm_exit,
    firm_growth,
    relocation,
    spillovers,
)
from ruhrsim.model.processes import land as land_use
from ruhrsim.model.processes.shocks.openings import open_firms
from ruhrsim.model.quarter.records import Carried, Context, Quarter, Region
from ruhrsim.model.start.firm_sizes import split_heavy_rows
from ruhrsim.model.state.firms import UNIVERSITY_SPIN_OFF
from ruhrsim.regions.sectors import N_SECTORS, N_THEMES


def close(region: Region, carried: Carried, quarter: Quarter, context: Context) -> None:
    """Close the plants that shocks name, then firms by their hazard."""
    p, firms, conditions = context.parameters.firm_exit, region.firms, quarter.conditions
    shut = _close_plants(region, quarter) if conditions.closures.any() else np.zeros(0, dtype=np.int64)
    conditions.demand_level *= 1.0 - conditions.closures.sum(axis=0) / carried.jobs.sum(axis=0)
    factor = quarter.levers.young_exit_factor
    closing = firm_exit.closing_firms(firms, quarter.number, factor, p, context.draws)
    if len(shut):
        closing = np.union1d(closing, shut)
    quarter.flows.closures = firms.count(closing, len(carried.jobs)).sum(axis=1)
    _drop(closing, region, quarter)
    quarter.flows.closed_jobs = quarter.flows.lost_jobs.sum(axis=1)


def _close_plants(region: Region, quarter: Quarter) -> np.ndarray:
    """Close and cut the plants of the quarter; return the rows of firms that close as a whole."""
    firms = region.firms
    shut, cut = firm_exit.close_plants(firms, quarter.conditions.closures)
    quarter.flows.lost_jobs += firms.by_cell(cut * ~shut, len(region.population))
    firms.log_target += np.log1p(-np.where(shut, 0.0, cut / np.maximum(firms.employees, 1e-12)))
    firms.employees -= np.where(shut, 0.0, cut)
    return np.flatnonzero(shut)


def grow(region: Region, carried: Carried, quarter: Quarter, context: Context) -> None:
    """Move productivity and the size that firms want, which follows demand, surroundings and luck."""
    p, start, steady = context.parameters, context.start, context.start.steady
    spillovers.update_productivity(
        region.firms, region.clusters, p.firm_entry.productivity_sd, p.spillovers, context.draws
    )
    scarcity = land_use.scarcity(region.land, start.free_land_ha, p.land)
    income, residents = _against_trend(region, quarter, context)
    anchor = firm_demand.demand_anchor(
        p.firm_growth, carried.jobs, start.jobs, quarter.conditions.demand_level, income, residents
    )
    before = carried.level
    wanted = firm_demand.wanted_level(p.firm_growth, region.clusters, scarcity, carried.tightness)
    carried.level = firm_demand.adjusted_level(before, wanted, p.firm_growth)
    drift = firm_demand.growth_drift(
        p.firm_growth, quarter.conditions, region.clusters, anchor, quarter.levers
    )
    step = steady.compensation + carried.level - before
    firm_growth.grow_wishes(
        region.firms, drift, step, steady.gap, quarter.number, p.firm_growth, context.draws
    )
    fields.grow_fields(region.firms, quarter.levers.field_growth + quarter.conditions.field_growth)
    split_heavy_rows(region.firms, context.scale, quarter.number)


def _against_trend(region: Region, quarter: Quarter, context: Context) -> tuple[np.ndarray, np.ndarray]:
    """Employed residents in reach and population, each relative to its start and trend, shape (n_towns,)."""
    p, start, years = context.parameters.population, context.start, (quarter.number - 1) * outside.DT
    in_reach = start.steady.market.commuting[:, :-1] @ region.labour.employed_residents()
    return (
        in_reach / start.residents_in_reach * np.exp(-p.labour_force_trend * years),
        region.population / start.people.population * np.exp(-p.population_trend * years),
    )


def found(region: Region, carried: Carried, quarter: Quarter, context: Context) -> None:
    """Add the firms that people found and those that come out of firms; they have no staff yet."""
    p, start, draws = context.parameters.firm_entry, context.start, context.draws
    boost = firm_entry.founding_boost(
        region.clusters, context.parameters.spillovers.digital_start, start.research, p
    )
    growth = region.labour.labour_force() / start.people.labour_force
    usual = start.steady.foundations * growth[:, None] * boost
    expected = (usual + quarter.levers.start_ups) * outside.DT
    aimed = fields.founding_chances(quarter.levers, expected / outside.DT)
    people = firm_entry.found_by_population(
        np.maximum(expected, 0.0), context.thin_weight, quarter.number, p, draws, aimed
    )
    firms = firm_entry.found_by_firms(region.firms, context.thin_weight, quarter.number, p, draws)
    quarter.flows.corporate_spin_offs = add_firms(region, firms)
    quarter.flows.start_ups = add_firms(region, people) + quarter.flows.corporate_spin_offs


def move(region: Region, carried: Carried, quarter: Quarter, context: Context) -> None:
    """Let firms move between towns and out of the region; workers keep their homes."""
    start, firms, flows, n_towns = context.start, region.firms, quarter.flows, context.start.n_towns
    attraction = start.attraction
    carried.utility = attraction.utility(region.clusters, start.research, region.land.free_ha, quarter.levers)
    movers = relocation.choose_movers(firms, context.parameters.relocation, context.draws)
    towns = relocation.choose_destinations(firms, movers, carried.utility, attraction, context.draws)
    (origin, sector), staying = np.divmod(firms.cell[movers], N_SECTORS), towns < n_towns
    weight = firms.weight[movers]
    flows.moves_out = np.bincount(origin[staying], weight[staying], n_towns)
    flows.moves_in = np.bincount(towns[staying], weight[staying], n_towns)
    flows.departures = np.bincount(origin[~staying], weight[~staying], n_towns)
    inside = movers[staying]
    jobs = firms.weight[inside] * firms.employees[inside]
    flows.jobs_moved = np.bincount(towns[staying], jobs, n_towns)
    region.labour.move_jobs(origin[staying], towns[staying], sector[staying], jobs)
    relocation.relocate(firms, inside, towns[staying], quarter.number)
    _drop(movers[~staying], region, quarter)


def settle(region: Region, carried: Carried, quarter: Quarter, context: Context) -> None:
    """Add the firms that settle from outside, and the openings that shocks name."""
    p, start, flows, conditions = context.parameters, context.start, quarter.flows, quarter.conditions
    themes, marketing = carried.jobs[:, :N_THEMES], _marketing(carried, quarter, context)
    carried.marketed = relocation.marketed_mass(
        themes, marketing, carried.agreements.cooperation, p.relocation
    )
    seen = relocation.visibility(carried.marketed, p.relocation)
    settlers = relocation.settle_from_outside(
        carried.utility,
        seen - start.seen,
        start.attraction,
        context.small_weight,
        quarter.number,
        p.relocation,
        p.firm_entry,
        context.draws,
    )
    flows.settlements, flows.jobs_settled = add_firms(region, settlers), _wanted_jobs(region, settlers)
    if conditions.openings.any():
        opened = open_firms(conditions.openings, quarter.number, p.firm_entry, context.draws)
        flows.jobs_settled = flows.jobs_settled + _wanted_jobs(region, opened)
        flows.settlements = flows.settlements + add_firms(region, opened)


def _marketing(carried: Carried, quarter: Quarter, context: Context) -> np.ndarray:
    """Theme money beyond the usual, in the jobs for which the region's usual theme money stands."""
    usual_eur = carried.policies.support.usual[:, :N_THEMES].sum()
    usual_per_job = usual_eur / context.start.jobs[:, :N_THEMES].sum()
    return quarter.levers.marketing[:, :N_THEMES] / max(usual_per_job, 1.0)


def count(region: Region, carried: Carried, quarter: Quarter, context: Context) -> None:
    """Count firms and their jobs at the end of the quarter."""
    carried.stock = region.firms.stock(quarter.number, context.start.n_towns)
    carried.jobs = carried.stock.jobs


def add_firms(region: Region, columns: Mapping[str, np.ndarray]) -> np.ndarray:
    """Add firms and return their weighted number by town, shape (n_towns,)."""
    region.firms.add(**columns)
    return np.bincount(columns["cell"] // N_SECTORS, columns["weight"], len(region.population))


def _wanted_jobs(region: Region, columns: Mapping[str, np.ndarray]) -> np.ndarray:
    """Jobs that new firms aim for by town, shape (n_towns,)."""
    jobs = columns["weight"] * np.exp(columns["log_target"])
    return np.bincount(columns["cell"] // N_SECTORS, jobs, len(region.population))


def _drop(rows: np.ndarray, region: Region, quarter: Quarter) -> None:
    """Remove firms; their workers lose their jobs in the labour market of the quarter."""
    firms = region.firms
    quarter.flows.lost_jobs = quarter.flows.lost_jobs + firms.jobs_of(rows, len(region.population))
    region.ties.drop(firms.slot[rows[firms.origin[rows] == UNIVERSITY_SPIN_OFF]])
    firms.remove(rows)
