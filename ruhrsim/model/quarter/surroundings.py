"""The end of a quarter: land is taken up, people migrate, and what the next quarter reads is measured."""

import numpy as np

from ruhrsim.model.processes import labour_matching, population, skills
from ruhrsim.model.processes import land as land_use
from ruhrsim.model.processes import sites as site_use
from ruhrsim.model.quarter.records import Carried, Context, Quarter, Region
from ruhrsim.model.state.firms import FirmsOnSites


def use_land(region: Region, carried: Carried, quarter: Quarter, context: Context) -> None:
    """Close sites and make them ready, take up and release land; firms take plots where that is followed."""
    p, sites, land, use = context.parameters, region.sites, region.land, context.parameters.land.use()
    number = quarter.number
    site_use.change_states(sites, land, quarter.conditions.closures, number, use, p.sites)
    held_ha = site_use.held_ha(sites, context.start.n_towns, p.sites)
    take_up = land_use.update_land(land, carried.jobs, quarter.levers, p.land, held_ha)
    quarter.flows.land_taken_ha = take_up
    firms = region.firms
    if context.follow_sites and isinstance(firms, FirmsOnSites):
        site_use.take_plots(firms, sites, land, take_up, number, p.land.renewal, use, p.sites, context.draws)


def migrate(region: Region, carried: Carried, quarter: Quarter, context: Context) -> None:
    """Let people move in and out by unemployment here and outside, and change the population."""
    p, people, start = context.parameters.population, region.labour, context.start
    force, unemployed = people.labour_force(), people.unemployed.sum(axis=1)
    change = start.outside.unemployment_rate * np.expm1(quarter.conditions.outside_unemployment)
    rate = population.migration_rate(unemployed / force, start.people.unemployment_rate, change, p)
    quarter.flows.migrants = rate * force
    people.migrate(quarter.flows.migrants)
    population.change_population(region.population, quarter.flows.migrants, p)


def measure(region: Region, carried: Carried, quarter: Quarter, context: Context) -> None:
    """Bring what processes read at the start of the next quarter up to date."""
    carried.surroundings.update(region.clusters, carried.stock, quarter.levers)
    carried.joint_region.update()
    usual = context.start.steady.graduates_settled
    skills.update_skilled(region.clusters, quarter.flows.graduates_settled, usual, context.parameters.skills)
    unemployed = region.labour.unemployed.sum(axis=1)
    commuting = context.start.steady.market.commuting
    left = quarter.flows.vacancies - quarter.flows.direct_moves
    now = labour_matching.tightness(left, unemployed, commuting)
    carried.tightness = now - context.start.tightness
