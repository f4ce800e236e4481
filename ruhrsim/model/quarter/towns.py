"""The towns' part of a quarter: they choose how to spend their money, and instruments and games act."""

import numpy as np

from ruhrsim.model.processes import conditions as outside
from ruhrsim.model.processes import firm_exit
from ruhrsim.model.processes.imitation import distinct_portfolios, with_fields
from ruhrsim.model.processes.policies.instrument import World, act_together
from ruhrsim.model.processes.strategies import portfolios
from ruhrsim.model.quarter.records import Carried, Choices, Context, Quarter, Region
from ruhrsim.model.start.agreements import Agreements, agree


def decide(region: Region, carried: Carried, quarter: Quarter, context: Context) -> None:
    """Let towns agree anew where a phase begins, and choose their portfolios once a year."""
    if not quarter.begins_year:
        return
    year = context.start.tables.year + 1 + quarter.number // 4
    for phase in context.scenario.strategy.phases:
        if phase.from_ == year:
            follow(agree(phase, context.start.tables, context.start.quotients), carried, context)
    _choose(region, carried, quarter, context)


def follow(agreements: Agreements, carried: Carried, context: Context) -> None:
    """Let all towns keep to other agreements from this quarter on."""
    carried.agreements = agreements
    carried.policies.support.cooperate(agreements.cooperation * agreements.paying)
    carried.joint_region.cooperate(agreements.cooperation)


def _choose(region: Region, carried: Carried, quarter: Quarter, context: Context) -> None:
    agreements, imitation = carried.agreements, carried.policies.imitation
    strategies = agreements.strategies
    weights = portfolios(
        strategies,
        context.start.jobs,
        agreements.themes,
        quarter.conditions.trend,
        context.start.tables.themes,
    )
    if imitation:
        unemployed = region.labour.unemployed.sum(axis=1) / region.labour.labour_force()
        rate, jobs = 100.0 * unemployed, carried.jobs.sum(axis=1)
        weights = imitation.adapt(weights, agreements.aim, rate, jobs, context.draws)
    carried.choices = Choices(
        portfolios=weights,
        eur_per_head=np.array([strategy.eur_per_head_year for strategy in strategies]),
        diversity=distinct_portfolios(with_fields(weights, aim_now(carried, quarter))),
    )


def aim_now(carried: Carried, quarter: Quarter) -> np.ndarray:
    """Return the part of each theme's money that is aimed at a field, shape (n_towns, n_fields)."""
    imitation = carried.policies.imitation
    return imitation.aim if imitation and imitation.aim is not None else carried.agreements.aim


def act(region: Region, carried: Carried, quarter: Quarter, context: Context) -> None:
    """Spend the towns' money, let instruments and games act, and move the levers."""
    levers, policies, weights = quarter.levers, carried.policies, carried.choices.portfolios
    budget = carried.choices.eur_per_head * region.population
    if policies.game:
        budget = budget - policies.game.pay(quarter.number, budget, carried.jobs, carried.utility)
    if policies.programmes or policies.game:
        world = _world(region, carried, quarter, context, budget)
        act_together(policies.programmes, levers, world)
        if policies.game:
            policies.game.act(levers, world)
    policies.support.move_levers(levers, budget, weights, carried.jobs)
    policies.job_stock.move_levers(levers, carried.jobs)
    policies.field_support.move_levers(
        levers, aim_now(carried, quarter), policies.support.effect, carried.jobs
    )
    quarter.flows.themes_eur = budget * weights.sum(axis=1) * outside.DT
    quarter.flows.granted_eur, quarter.flows.spent_eur = levers.granted_eur, levers.spent_eur


def _world(
    region: Region, carried: Carried, quarter: Quarter, context: Context, budget_eur: np.ndarray
) -> World:
    start, universities = context.start, context.start.universities
    places = study_places(quarter, context)
    return World(
        quarter=quarter.number,
        town_names=start.town_names,
        jobs=carried.jobs,
        population=region.population,
        young_firms=firm_exit.young_firms(region.firms, quarter.number, start.n_towns),
        students=universities.students * places,
        graduates=universities.homes.T @ (universities.graduates_per_year.sum(axis=1) * places),
        spin_offs=context.parameters.graduate_choice.spin_offs * universities.start_ups * places,
        unemployed=region.labour.unemployed.sum(axis=1),
        quotients=start.quotients,
        portfolio=carried.choices.portfolios,
        budget_eur=budget_eur,
        sites=universities.town,
        draws=context.draws,
    )


def study_places(quarter: Quarter, context: Context) -> np.ndarray:
    """Return places at each university site relative to the start, shape (n_universities,)."""
    return quarter.conditions.study_places[context.start.universities.town]
