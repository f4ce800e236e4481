"""The firms' part of a quarter: they close, grow, are founded, move, and settle from outside."""

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
from ruhrsim.model.start.firm_sizes import split_heavy_rows
from ruhrsim.model.state.firms import UNIVERSITY_SPIN_OFF
from ruhrsim.regions.sectors import N_SECTORS, N_THEMES


def close_firms(model) -> None:
    """Close the plants that shocks name, then firms by their hazard."""
    p, firms = model.parameters.firm_exit, model.firms
    model.flows.lost_jobs = np.zeros_like(model.jobs)
    shut = _close_plants(model) if model.conditions.closures.any() else ()
    outside.shift_demand(model.conditions, model.jobs)
    closing = firm_exit.closing_firms(firms, model.quarter, model.levers.young_exit_factor, p, model.draws)
    if len(shut):
        closing = np.union1d(closing, shut)
    model.flows.closures = firms.count(closing, model.n_towns).sum(axis=1)
    _drop_firms(model, closing)
    model.flows.closed_jobs = model.flows.lost_jobs.sum(axis=1)


def _close_plants(model):
    """Close and cut the plants of the quarter; return the rows of firms that close as a whole."""
    firms = model.firms
    shut, cut = firm_exit.close_plants(firms, model.conditions.closures)
    model.flows.lost_jobs += firms.by_cell(cut * ~shut, model.n_towns)
    firms.log_target += np.log1p(-np.where(shut, 0.0, cut / np.maximum(firms.employees, 1e-12)))
    firms.employees -= np.where(shut, 0.0, cut)
    return np.flatnonzero(shut)


def grow_firms(model) -> None:
    """Move productivity and the size that firms want, which follows demand, surroundings and luck."""
    p, steady = model.parameters.firm_growth, model.steady
    spillovers.update_productivity(
        model.firms,
        model.clusters,
        model.parameters.firm_entry.productivity_sd,
        model.parameters.spillovers,
        model.draws,
    )
    scarcity = land_use.scarcity(model.land, model.free_land_start, model.parameters.land)
    ordered = _take_orders(model)
    years = (model.quarter - 1) * outside.DT
    residents = model.population / model.population_start
    residents *= np.exp(-model.parameters.population.population_trend * years)
    anchor = firm_demand.demand_anchor(
        p,
        model.jobs,
        model.jobs_start,
        model.conditions.demand_level,
        model.links.by_town,
        model.links.by_region,
        firm_demand.public_demand(model.jobs_start, model.conditions, residents),
    )
    before = model.level
    wanted = firm_demand.wanted_level(p, model.clusters, scarcity, model.tightness)
    model.level = firm_demand.adjusted_level(before, wanted, p)
    drift = firm_demand.growth_drift(p, model.conditions, model.clusters, anchor, model.levers)
    step = steady.compensation + model.level - before + ordered
    firm_growth.grow_wishes(model.firms, drift, step, steady.gap, model.quarter, p, model.draws)
    fields.grow_fields(model.firms, model.levers.field_growth + model.conditions.field_growth)
    split_heavy_rows(model.firms, model.scale, model.quarter)


def _take_orders(model):
    """Let firms take in what others order; return what it adds to the log of wanted size."""
    years = (model.quarter - 1) * outside.DT
    growth = np.exp(model.parameters.population.labour_force_trend * years)
    income_gap = model.labour.employed_residents() - model.employed_residents_start * growth
    return model.links.update(model.jobs, model.jobs_start * model.conditions.usual_demand, income_gap)


def found_firms(model) -> None:
    """Add the firms that people found and those that come out of firms; they have no staff yet."""
    p = model.parameters.firm_entry
    boost = firm_entry.founding_boost(
        model.clusters, model.parameters.spillovers.digital_start, model.research_start, p
    )
    growth = model.labour.labour_force() / model.labour_force_start
    expected = (model.steady.foundations * growth[:, None] * boost + model.levers.start_ups) * outside.DT
    aimed = fields.founding_chances(model.levers, expected / outside.DT)
    people = firm_entry.found_by_population(
        np.maximum(expected, 0.0), model.thin_weight, model.quarter, p, model.draws, aimed
    )
    firms = firm_entry.found_by_firms(model.firms, model.thin_weight, model.quarter, p, model.draws)
    model.flows.corporate_spin_offs = add_firms(model, firms)
    model.flows.start_ups = add_firms(model, people) + model.flows.corporate_spin_offs


def move_firms(model) -> None:
    """Let firms move between towns and out of the region; workers keep their homes."""
    p, firms = model.parameters.relocation, model.firms
    model.utility = model.attraction.utility(
        model.clusters, model.research_start, model.land.free_ha, model.levers
    )
    movers = relocation.choose_movers(firms, p, model.draws)
    towns = relocation.choose_destinations(firms, movers, model.utility, model.attraction, model.draws)
    (origin, sector), staying = np.divmod(firms.cell[movers], N_SECTORS), towns < model.n_towns
    weight = firms.weight[movers]
    model.flows.moves_out = np.bincount(origin[staying], weight[staying], model.n_towns)
    model.flows.moves_in = np.bincount(towns[staying], weight[staying], model.n_towns)
    model.flows.departures = np.bincount(origin[~staying], weight[~staying], model.n_towns)
    inside = movers[staying]
    jobs = firms.weight[inside] * firms.employees[inside]
    model.flows.jobs_moved = np.bincount(towns[staying], jobs, model.n_towns)
    model.labour.move_jobs(origin[staying], towns[staying], sector[staying], jobs)
    relocation.relocate(firms, inside, towns[staying], model.quarter)
    _drop_firms(model, movers[~staying])


def settle_firms(model) -> None:
    """Add the firms that settle from outside, and the openings that shocks name."""
    p = model.parameters.relocation
    themes = model.jobs[:, :N_THEMES]
    model.marketed = relocation.marketed_mass(themes, _marketing(model), model.cooperation, p)
    seen = relocation.visibility(model.marketed, p)
    settlers = relocation.settle_from_outside(
        model.utility,
        seen - model.seen_start,
        model.attraction,
        model.small_weight,
        model.quarter,
        p,
        model.parameters.firm_entry,
        model.draws,
    )
    model.flows.settlements, model.flows.jobs_settled = (
        add_firms(model, settlers),
        _wanted_jobs(model, settlers),
    )
    if model.conditions.openings.any():
        opened = open_firms(
            model.conditions.openings, model.quarter, model.parameters.firm_entry, model.draws
        )
        model.flows.jobs_settled = model.flows.jobs_settled + _wanted_jobs(model, opened)
        model.flows.settlements = model.flows.settlements + add_firms(model, opened)


def _marketing(model):
    """Theme money beyond the usual, in the jobs for which the region's usual theme money stands."""
    usual_per_job = model.support.usual[:, :N_THEMES].sum() / model.jobs_start[:, :N_THEMES].sum()
    return model.levers.marketing[:, :N_THEMES] / max(usual_per_job, 1.0)


def add_firms(model, columns) -> np.ndarray:
    """Add firms and return their weighted number by town."""
    model.firms.add(**columns)
    return np.bincount(columns["cell"] // N_SECTORS, columns["weight"], model.n_towns)


def _wanted_jobs(model, columns) -> np.ndarray:
    """Jobs that new firms aim for by town, shape (n_towns,)."""
    jobs = columns["weight"] * np.exp(columns["log_target"])
    return np.bincount(columns["cell"] // N_SECTORS, jobs, model.n_towns)


def _drop_firms(model, rows):
    """Remove firms; their workers lose their jobs in the labour market of the quarter."""
    firms = model.firms
    model.flows.lost_jobs = model.flows.lost_jobs + firms.jobs_of(rows, model.n_towns)
    model.ties.drop(firms.slot[rows[firms.origin[rows] == UNIVERSITY_SPIN_OFF]])
    firms.remove(rows)
