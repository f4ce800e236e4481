"""Records of a model that goes on: under another policy, or from a file."""

from copy import deepcopy
from dataclasses import replace

import numpy as np

from ruhrsim.common.draws import Draws
from ruhrsim.model.processes.policies.instrument import Programme
from ruhrsim.model.quarter.records import Carried, Context, Quarter, Region
from ruhrsim.model.start.agreements import Agreements, agree
from ruhrsim.model.start.build import Built, programme, shocks_of
from ruhrsim.scenarios.scenario import CommonStrategy, Scenario
from ruhrsim.scenarios.succession import followed_by, following_policy


def branched(context: Context, region: Region, carried: Carried, now: Quarter, other: Scenario) -> Built:
    """Return copies of a model's records that go on under another policy.

    The phase itself begins with the next quarter, by the steps of the quarter.

    Args:
        context, region, carried, now: Records of the model, at the end of a year.
        other: Whose strategy, programmes and coming shocks hold from then on.

    Raises:
        ScenarioError: The scenarios differ in more than policy and what strikes later.
    """
    first, start = context.scenario, context.start
    year = start.tables.year + now.number // 4 + 1
    scenario = followed_by(first, other, year)
    # Read-only records are shared, the rest is copied.
    memo: dict[int, object] = {id(one): one for one in (start, start.attraction, context.parameters)}
    region, carried, now = deepcopy((region, carried, now), memo)
    before = carried.policies.programmes
    numbers = [number for number, _ in following_policy(first, other, year)]
    carried.policies.programmes = [
        _with_money_of(
            before[number] if number is not None else None, programme(policy, context.parameters, start)
        )
        for number, policy in zip(numbers, scenario.policies, strict=True)
    ]
    shocks = shocks_of(scenario, start.tables) if scenario.shock != first.shock else context.shocks
    context = replace(context, scenario=scenario, draws=_draws(context, now), shocks=shocks)
    return Built(context, region, carried, now)


def _with_money_of(before: Programme | None, new: Programme) -> Programme:
    """Return a programme that goes on with the money of the one before it."""
    if before is not None:
        vars(new).update(
            {name: value for name, value in vars(before).items() if isinstance(value, np.ndarray)}
        )
    return new


def _draws(context: Context, now: Quarter) -> Draws:
    draws = Draws(context.draws.seed)
    draws.quarter = now.number
    return draws


def standing_at(number: int, context: Context, region: Region, carried: Carried, now: Quarter) -> Built:
    """Return the records of a new model, ready to be filled with the state of a later quarter.

    Args:
        number: The quarter.
        context, region, carried, now: Records of the new model.
    """
    now.number = number
    carried.agreements = in_force(context, number)
    return Built(replace(context, draws=_draws(context, now)), region, carried, now)


def in_force(context: Context, number: int) -> Agreements:
    """Return what towns have agreed in a quarter."""
    start, strategy = context.start, context.scenario.strategy
    year = start.tables.year + (number + 3) // 4
    begun: list[CommonStrategy] = [phase for phase in strategy.phases if phase.from_ <= year]
    return agree(begun[-1] if begun else strategy, start.tables, start.quotients)
