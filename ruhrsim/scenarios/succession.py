"""One scenario after another: the first up to a year, then the policy of the second.

The result is a scenario like any other: its strategy changes in a phase, the first's programmes end with the
year before, the second's begin, and so do shocks that strike later. So what follows can be run from the start,
compared, saved and repeated.
"""

from typing import Any

from ruhrsim.common.errors import ScenarioError
from ruhrsim.scenarios.scenario import CommonStrategy, Scenario, scenario_from_dict

_NOT_POLICY = ("start", "parameters")
_FOR_ALL_YEARS = ("adaptive", "competition")


def followed_by(first: Scenario, second: Scenario, year: int) -> Scenario:
    """Return the first scenario with the policy and the coming shocks of the second from a year on.

    Programmes that both have go on. Phases of the second that began before the year count as begun.

    Args:
        first: What is run before.
        second: Whose strategy and programmes hold from then on.
        year: First year of the second.

    Raises:
        ScenarioError: The two differ in more than policy, or the year lies before the second of the run.
    """
    faults = _faults(first, second, year)
    if faults:
        raise ScenarioError(faults)
    content, ahead = first.to_dict(), second.to_dict()
    content["name"] = f"{first.name}_then_{second.name}"
    content["title_de"] = f"{first.title_de}, ab {year}: {second.title_de}"
    content["title_en"] = f"{first.title_en}, from {year}: {second.title_en}"
    content["years"] = max(first.years, second.years, year - first.start)
    content["strategy"]["phases"] = _phases(content["strategy"], ahead["strategy"], year)
    content["shock"] = ahead["shock"]
    content["policy"] = [table for _, table in following_policy(first, second, year)]
    return scenario_from_dict(content, f"{first.name}, from {year} {second.name}")


def _faults(first: Scenario, second: Scenario, year: int) -> list[str]:
    pair = f"{second.name} can't follow {first.name}"
    differing = [key for key in _NOT_POLICY if getattr(first, key) != getattr(second, key)]
    if _struck(first, year) != _struck(second, year):
        differing.append("shock")
    faults = [
        f"{pair}: they differ in '{key}', and only policy can change within a run; give both the same '{key}'"
        for key in differing
    ]
    faults += [
        f"{pair}: 'strategy.{key}' differs, and it holds for a whole run; give both the same"
        for key in _FOR_ALL_YEARS
        if getattr(first.strategy, key) != getattr(second.strategy, key)
    ]
    if year <= first.start:
        faults.append(
            f"{pair} from {year}: the run begins in {first.start + 1}; choose that year or a later one"
        )
    return faults


def _struck(scenario: Scenario, year: int) -> list[dict[str, Any]]:
    """Return the `[[shock]]` tables that may have done something before a year: all but those dated later."""
    tables = scenario.to_dict()["shock"]
    return [table for table in tables if "quarter" not in table or int(table["quarter"][:4]) < year]


def _phases(before: dict[str, Any], after: dict[str, Any], year: int) -> list[dict[str, Any]]:
    kept = [phase for phase in before["phases"] if phase["from"] < year]
    begun = [phase for phase in after["phases"] if phase["from"] <= year]
    now = {key: (begun[-1] if begun else after)[key] for key in CommonStrategy.model_fields}
    return [*kept, now | {"from": year}, *(phase for phase in after["phases"] if phase["from"] > year)]


def following_policy(first: Scenario, second: Scenario, year: int) -> list[tuple[int | None, dict[str, Any]]]:
    """Return the `[[policy]]` tables of a succession, each with its number in the first, None if new.

    Args:
        first: What is run before.
        second: What follows.
        year: First year of the second.
    """
    ahead, tables = list(second.to_dict()["policy"]), []
    for number, table in enumerate(first.to_dict()["policy"]):
        if table in ahead:
            ahead.remove(table)
            tables.append((number, table))
        elif table["from"] < year:
            tables.append((number, table | {"to": min(table["to"], year - 1)}))
    new = [table | {"from": max(table["from"], year)} for table in ahead if table["to"] >= year]
    return [*tables, *((None, table) for table in new)]
