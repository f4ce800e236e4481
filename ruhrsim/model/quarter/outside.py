"""The outside world's part of a quarter."""

from ruhrsim.model.processes import conditions as outside
from ruhrsim.model.processes import fields
from ruhrsim.model.quarter.records import Carried, Context, Quarter, Region


def update_conditions(region: Region, carried: Carried, quarter: Quarter, context: Context) -> None:
    """Move demand and unemployment outside, let shocks strike, and carry demand to the fields."""
    p, conditions, start = context.parameters, quarter.conditions, context.start
    outside.update_conditions(
        conditions,
        start.outside.path[quarter.number],
        carried.jobs,
        p.population.labour_force_trend,
        p.conditions,
    )
    for shock in context.shocks:
        since = quarter.number - shock.quarters_since_start(start.tables.year)
        shock.strike(conditions, start.town_names, since)
    outside.settle_demand(conditions)
    fields.carry_demand(conditions, region.firms)
