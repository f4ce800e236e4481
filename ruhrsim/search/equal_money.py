"""Scenarios that a search compares with what it finds have the money of the search."""

from ruhrsim.model.start.region_start import read_region_start
from ruhrsim.scenarios.scenario import Scenario, scenario_from_dict
from ruhrsim.search.records import SearchFile

_SAME_MONEY = 0.001
"""Relative difference up to which two sums of money are the same: instruments are written in whole euros."""


def with_the_money_of(file: SearchFile, scenario: Scenario, key: str) -> tuple[Scenario, list[str]]:
    """Return a scenario with the search's money a head in place of its own, and why that does not go.

    A scenario whose towns all have the same money throughout gets it. One with instruments, with towns of their own
    or with phases divides its money itself: what its towns pay for themes, alone or with instruments, must be as much.

    Args:
        file: The search.
        scenario: Scenario that is compared with what the search finds.
        key: Key of the search file that names it.
    """
    strategy, wanted = scenario.strategy, file.eur_per_head_year
    if strategy.eur_per_head_year == wanted:
        return scenario, []
    if not (scenario.policy or strategy.towns or strategy.phases):
        content = scenario.to_dict()
        content["strategy"] = content["strategy"] | {"eur_per_head_year": wanted}
        return scenario_from_dict(content, scenario.name), []
    residents = float(read_region_start(scenario.start, scenario.region).population.sum())
    years = range(scenario.start + 1, scenario.start + scenario.years + 1)
    theirs = [one for one in scenario.policies if one.payer == "towns"]
    instruments = max(
        sum(one.eur_per_year for one in theirs if one.from_ <= year <= one.to) for year in years
    )
    in_all = strategy.eur_per_head_year + instruments / residents
    if abs(in_all - wanted) <= _SAME_MONEY * wanted:
        return scenario, []
    return scenario, [
        f"{key}: '{scenario.name}' divides EUR {in_all:,.4g} a head and year itself, the search has {wanted:,.4g}; "
        "take it out, or write a scenario with that money"
    ]
