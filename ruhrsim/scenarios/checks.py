"""Checks that need more than one key of a scenario.

They work on plain values as a file gives them and pass over what can't be read, so that no other
fault hides them; what is wrong with a single key is for pydantic to tell.
"""

import re
from typing import Any, TypeGuard

from ruhrsim.model.processes.strategies import STRATEGIES

LONGEST_YEARS = 50
_DEFAULT_START, _DEFAULT_YEARS = 2025, 20
_QUARTER = r"\d{4}Q[1-4]"
_SUM_TOLERANCE = 1e-6
_BOUND_TO_KIND = ("weights", "n_strengths")
_THROUGHOUT = ("phases", "adaptive", "competition")
_TOWN_LISTS = (("cooperation", "free_riders"), ("adaptive", "towns"), ("competition", "first_movers"))


class KeysDisagree(ValueError):
    """Keys of a strategy that don't fit together; `strategy_faults` tells each of them."""


def horizon(content: dict[str, Any]) -> tuple[int, int]:
    """Return first and last year of a scenario, with the defaults for what is missing or wrong."""
    start, years = content.get("start"), content.get("years")
    start = start if _is_whole(start) else _DEFAULT_START
    years = years if _is_whole(years) and 1 <= years <= LONGEST_YEARS else _DEFAULT_YEARS
    return start + 1, start + years


def quarter_faults(entry: dict[str, Any], first: int, last: int) -> list[str]:
    """Return a fault for a quarter outside the years `first` to `last`."""
    quarter = entry.get("quarter")
    if (
        not (isinstance(quarter, str) and re.fullmatch(_QUARTER, quarter))
        or first <= int(quarter[:4]) <= last
    ):
        return []
    return [f"quarter = '{quarter}' is never reached; choose one from {first}Q1 to {last}Q4"]


def span_faults(entry: dict[str, Any], first: int, last: int) -> list[str]:
    """Return faults of `from` and `to`: in the wrong order, or no year of them from `first` to `last`."""
    begin, end = entry.get("from"), entry.get("to")
    if not (_is_whole(begin) and _is_whole(end)):
        return []
    faults = [f"to = {end} lies before from = {begin}; exchange them"] if end < begin else []
    if max(begin, end) < first or min(begin, end) > last:
        faults.append(
            f"from = {begin}, to = {end}: none of these years is reached; choose years from {first} to {last}"
        )
    return faults


def begin_faults(entry: dict[str, Any], first: int, last: int) -> list[str]:
    """Return a fault if `from` of a shock lies before the first year: part of it would be lost unseen."""
    begin, end = entry.get("from"), entry.get("to")
    if not (_is_whole(begin) and _is_whole(end)) or begin >= first or max(begin, end) < first:
        return []
    return [f"from = {begin} lies before the first year; choose from {first} to {last}"]


def strategy_faults(content: dict[str, Any]) -> list[tuple[tuple[Any, ...], str]]:
    """Return faults of the keys of strategies with each other: of all towns, single towns and phases."""
    strategy = content.get("strategy")
    if not isinstance(strategy, dict):
        return []
    faults = _choice_faults(strategy, ("strategy",)) + _town_strategy_faults(strategy, ("strategy",))
    faults += _phase_year_faults(strategy, *horizon(content))
    phases = zip(_listed(strategy.get("phases")), complete_phases(strategy), strict=True)
    for number, (phase, complete) in enumerate(phases):
        # What a phase inherits has been told already.
        if isinstance(phase, dict) and {"kind", *_BOUND_TO_KIND} & phase.keys():
            faults += _choice_faults(complete, ("strategy", "phases", number))
        if isinstance(phase, dict):
            faults += _town_strategy_faults(phase, ("strategy", "phases", number))
    return faults


def towns_named(
    strategy: dict[str, Any], loc: tuple[Any, ...] = ("strategy",)
) -> list[tuple[tuple[Any, ...], str]]:
    """Return the towns that a strategy, its tables and its phases name, each with where it stands."""
    named = [((*loc, "towns", town), town) for town in _listed(strategy.get("towns"), dict)]
    cooperation = strategy.get("cooperation")
    if isinstance(cooperation, dict):
        groups = [
            group.get("towns") for group in _listed(cooperation.get("groups")) if isinstance(group, dict)
        ]
        named += [((*loc, "cooperation", "groups"), town) for towns in groups for town in _listed(towns)]
    for table, key in _TOWN_LISTS:
        if isinstance(strategy.get(table), dict):
            named += [((*loc, table, key), town) for town in _listed(strategy[table].get(key))]
    for phase in _listed(strategy.get("phases")):
        named += towns_named(phase, (*loc, "phases")) if isinstance(phase, dict) else []
    return [(where, town) for where, town in named if isinstance(town, str)]


def choice_faults(choice: dict[str, Any]) -> dict[str, str]:
    """Return what does not fit together in kind, weights and number of strengths, by the key at fault."""
    kind, weights, n_strengths = (choice.get(key) for key in ("kind", "weights", "n_strengths"))
    faults: dict[str, str] = {}
    known = isinstance(kind, str) and kind in STRATEGIES
    if kind == "custom" and weights is None:
        faults["kind"] = "kind 'custom' needs a table [strategy.weights], theme = share"
    if known and kind != "focus" and n_strengths is not None:
        faults["n_strengths"] = f"n_strengths does nothing with kind '{kind}'; write kind = \"focus\""
    if known and kind != "custom" and weights is not None:
        faults["weights"] = f"weights do nothing with kind '{kind}'; write kind = \"custom\""
    elif _are_numbers(weights) and abs(sum(weights.values()) - 1) > _SUM_TOLERANCE:
        faults["weights"] = f"weights sum to {sum(weights.values()):g}; make them sum to 1"
    return faults


def complete_phases(strategy: dict[str, Any]) -> list[Any]:
    """Return the phases of a strategy, each with all that it takes over from the one before."""
    before, complete = {key: value for key, value in strategy.items() if key not in _THROUGHOUT}, []
    for phase in _listed(strategy.get("phases")):
        if isinstance(phase, dict):
            bound = _BOUND_TO_KIND if "kind" in phase else ()
            before = {key: value for key, value in before.items() if key not in bound} | phase
        complete.append(before if isinstance(phase, dict) else phase)
    return complete


def _listed(values: Any, kinds: type | tuple[type, ...] = (list, tuple)) -> list[Any]:
    listed: list[Any] = list(values) if isinstance(values, kinds) else []  # type: ignore[call-overload]
    return listed


def _town_strategy_faults(
    strategy: dict[str, Any], loc: tuple[Any, ...]
) -> list[tuple[tuple[Any, ...], str]]:
    towns: Any = strategy.get("towns")
    return [
        fault
        for town in _listed(towns, dict)
        if isinstance(towns[town], dict)
        for fault in _choice_faults(towns[town], (*loc, "towns", town))
    ]


def _choice_faults(choice: dict[str, Any], loc: tuple[Any, ...]) -> list[tuple[tuple[Any, ...], str]]:
    return [
        ((*loc, key), f"{'.'.join(map(str, loc))}: {fault}") for key, fault in choice_faults(choice).items()
    ]


def _phase_year_faults(strategy: dict[str, Any], first: int, last: int) -> list[tuple[tuple[Any, ...], str]]:
    begins = [phase.get("from") for phase in _listed(strategy.get("phases")) if isinstance(phase, dict)]
    years = [year for year in begins if _is_whole(year)]
    faults = [
        f"strategy.phases: from = {year} is never reached; choose from {first} to {last}"
        for year in years
        if not first <= year <= last
    ]
    if sorted(set(years)) != years:
        faults.append(f"strategy.phases begin in {years}; give each a later year than the one before")
    return [(("strategy", "phases"), fault) for fault in faults]


def _is_whole(value: Any) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _are_numbers(weights: Any) -> TypeGuard[dict[str, float]]:
    return isinstance(weights, dict) and all(isinstance(value, int | float) for value in weights.values())
