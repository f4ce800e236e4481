"""The towns' part of a quarter: they choose how to spend their money, and instruments and games act."""

import numpy as np

from ruhrsim.model.processes import conditions as outside
from ruhrsim.model.processes import firm_exit
from ruhrsim.model.processes.imitation import distinct_portfolios, with_fields
from ruhrsim.model.processes.policies.instrument import World
from ruhrsim.model.processes.strategies import portfolios
from ruhrsim.model.start import agreements
from ruhrsim.model.state.levers import Levers
from ruhrsim.regions.sectors import N_SECTORS


def start_levers(model) -> None:
    """Give the model levers that change nothing."""
    model.levers = Levers.neutral(model.n_towns, N_SECTORS, len(model.students))


def decide_and_act(model) -> None:
    """Let towns decide once a year; spend their money, let instruments and games act, move the levers."""
    start_levers(model)
    if model.quarter % 4 == 1:
        _begin_phase(model)
        _choose_portfolios(model)
    weights, budget = model.portfolios, model.eur_per_head * model.population
    if model.game:
        budget = budget - model.game.pay(model.quarter, budget, model.jobs, model.utility)
    actors = [*model.programmes, *filter(None, [model.game])]
    if actors:
        world = _world(model, weights, budget)
        for actor in actors:
            actor.act(model.levers, world)
    model.support.move_levers(model.levers, budget, weights, model.jobs)
    model.field_support.move_levers(model.levers, model.aim_now, model.support.effect, model.jobs)
    model.flows.themes_eur = budget * weights.sum(axis=1) * outside.DT
    model.flows.granted_eur, model.flows.spent_eur = model.levers.granted_eur, model.levers.spent_eur


def _begin_phase(model):
    year = model.question.start + 1 + model.quarter // 4
    for phase in model.question.strategy.phases:
        if phase.from_ == year:
            agreements.begin_phase(model, phase)


def _choose_portfolios(model):
    strategies = [town.strategy for town in model.municipalities]
    weights = portfolios(
        strategies, model.jobs_start, model.agreed, model.conditions.trend, model.region.themes
    )
    if model.imitation:
        unemployed = model.labour.unemployed.sum(axis=1) / model.labour.labour_force()
        model.imitation.adapt(weights, model.aim, 100.0 * unemployed, model.jobs.sum(axis=1), model.draws)
        weights = model.imitation.weights
    model.municipalities.do("decide", weights)
    model.portfolios = np.array([town.portfolio for town in model.municipalities])
    model.portfolio_diversity = distinct_portfolios(with_fields(model.portfolios, model.aim_now))
    model.eur_per_head = np.array([strategy.eur_per_head_year for strategy in strategies])


def _world(model, portfolio, budget) -> World:
    return World(
        quarter=model.quarter,
        town_names=model.town_names,
        jobs=model.jobs,
        population=model.population,
        young_firms=firm_exit.young_firms(model.firms, model.quarter, model.n_towns),
        students=model.students * model.study_places,
        spin_offs=model.parameters.graduate_choice.spin_offs * model.start_ups_of_sites * model.study_places,
        unemployed=model.labour.unemployed.sum(axis=1),
        quotients=model.quotients,
        portfolio=portfolio,
        budget_eur=budget,
        sites=model.university_towns,
        draws=model.draws,
    )
