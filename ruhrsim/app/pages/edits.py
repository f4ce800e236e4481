"""What the editor's events mean: each turns a draft into the next one."""

from ruhrsim.app import choices, drafts
from ruhrsim.app.state import Own
from ruhrsim.app.views import controls, portfolio
from ruhrsim.model.processes.policies import INSTRUMENTS
from ruhrsim.model.processes.shocks import SHOCKS
from ruhrsim.scenarios.scenario import Scenario

_PERCENT = 100.0
_MILLION = 1e6


def edited(own: Own, edit: tuple) -> Own:
    """Return a draft after an event.

    Args:
        own: The draft.
        edit: `("set", {"key", "value"})`, `("add", table, name)`, `("remove", {"table", "number"})`,
            `("paint", {"towns", "theme", "on"})`, `("unpaint",)` or `("fit",)`.

    Raises:
        ScenarioError: The draft can't be read.
        ValueError, KeyError, TypeError: The event makes no sense.
    """
    return drafts.following(own, _edited(own, edit))


def _edited(own: Own, edit: tuple) -> Own:
    scenario, (what, *rest) = choices.build(own), edit
    if what == "set":
        return _set(own, scenario, rest[0]["key"], rest[0]["value"])
    if what == "add":
        return _add(own, scenario, *rest)
    if what == "remove":
        return drafts.without_entry(own, scenario, rest[0]["table"], int(rest[0]["number"]))
    if what == "paint":
        return drafts.with_portfolio(
            own,
            scenario,
            portfolio.painted(scenario, rest[0]["towns"], rest[0]["theme"], bool(rest[0]["on"])),
        )
    if what == "unpaint":
        return drafts.with_strategy(own, "towns", {})
    return drafts.fitted(own)


def _add(own: Own, scenario: Scenario, table: str, name: str) -> Own:
    if table == "policy":
        return drafts.with_instrument(own, scenario, name, controls.fields_of(INSTRUMENTS[name])[0])
    if table == "shock":
        return drafts.with_shock(own, scenario, name, *controls.fields_of(SHOCKS[name]))
    group, parameter = name.split(".")
    value = scenario.parameters.get(group, {}).get(parameter, controls.assumption_rows()[name]["value"])
    return drafts.with_parameter(own, group, parameter, value)


def _set(own: Own, scenario: Scenario, key: str, value) -> Own:
    if key == "budget":
        return own.model_copy(update={"budget": float(value)})
    where, rest = key.split(".", 1)
    if where == "cooperation":
        return drafts.with_cooperation(own, scenario, rest, float(value) / _PERCENT)
    if where == "parameters":
        return drafts.with_parameter(own, *rest.split("."), None if value is None else float(value))
    if where == "strategy":
        return _set_strategy(own, rest, value)
    number, field = rest.split(".", 1)
    return _set_entry(own, scenario, where, int(number), field, value)


def _set_strategy(own: Own, name: str, value) -> Own:
    if name == "eur_per_head_year":
        return drafts.with_theme_money(own, float(value))
    if name == "n_strengths":
        return drafts.with_strategy(own, name, int(value) if value else None)
    return drafts.with_strategy(own, name, int(value) if name == "themes_per_town" else value)


def _set_entry(own: Own, scenario: Scenario, table: str, number: int, field: str, value) -> Own:
    if field == "towns":
        value = controls.towns_of(value)
    elif field == "eur_per_year":
        value = round(float(value) * _MILLION)
    elif field in ("from", "to", "stop_quarters"):
        value = int(value)
    elif field in controls.SHARES:
        value = float(value) / _PERCENT
    elif value == "":
        value = None
    return drafts.with_entry(own, scenario, table, number, field, value)
