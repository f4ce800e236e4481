"""The scenarios to choose from: those that ship, and a visitor's own on top of them.

Nothing here reads a file that a visitor names: own scenarios and uploads can only be based on
what ships.
"""

from functools import lru_cache

from ruhrsim.app import money
from ruhrsim.app.place import here
from ruhrsim.app.state import AppState, Own
from ruhrsim.common import defaults
from ruhrsim.common.errors import ScenarioError, way_out
from ruhrsim.outside.shown import OutsideError, shown
from ruhrsim.outside.toml import parse_toml
from ruhrsim.scenarios.files import hidden_files
from ruhrsim.scenarios.scenario import Scenario, list_scenarios, read_scenario, scenario_over

LARGEST_UPLOAD = 64_000
MOST_ENTRIES = 40
MOST_EUR = 1e10
_UPLOADED = ("strategy", "parameters", "policy", "shock")


@lru_cache
def shipped() -> dict[str, Scenario]:
    """Return the scenarios at hand by name, those of the main job first.

    Only those that start and end with the baseline can stand side by side; others are left out, and in
    another region than the Ruhr those that name what it has not.
    """
    names = [*defaults.SCENARIOS, *(name for name in list_scenarios() if name not in defaults.SCENARIOS)]
    found = [scenario for name in names if (scenario := _readable(name))]
    return {s.name: s for s in found if (s.start, s.years) == (found[0].start, found[0].years)}


def _readable(name: str) -> Scenario | None:
    """Return a scenario; None where its file is faulty or names what the region has not (see `faulty`)."""
    try:
        return read_scenario(name, here())
    except ScenarioError:
        return None


@lru_cache
def faulty() -> tuple[str, ...]:
    """Return one line for each scenario file at hand that the app leaves out, for whoever starts it."""
    lines = [f"{file} is hidden, so it is no scenario" for file in hidden_files()]
    for name in list_scenarios():
        try:
            read_scenario(name, here())
        except ScenarioError as error:
            more = f" (and {len(error.faults) - 1} more)" if len(error.faults) > 1 else ""
            lines.append(f"{error.faults[0]}{more}")
    return tuple(lines)


def build(own: Own) -> Scenario:
    """Return an own scenario, checked.

    Raises:
        ScenarioError: All faults at once.
    """
    return _build(own.model_dump_json())


@lru_cache(maxsize=256)
def _build(content: str) -> Scenario:
    own = Own.model_validate_json(content)
    if own.based_on not in shipped():
        raise ScenarioError(
            [f"based_on = '{own.based_on}' is not known{way_out(own.based_on, list(shipped()))}"]
        )
    too_many = [
        key
        for key in ("policy", "shock")
        if isinstance(own.changes.get(key), list | tuple) and len(own.changes[key]) > MOST_ENTRIES
    ]
    if too_many:
        raise ScenarioError([f"more than {MOST_ENTRIES} entries in {key}; take some out" for key in too_many])
    title = own.title or own.name
    scenario = scenario_over(
        shipped()[own.based_on],
        {"name": own.name, "title_de": title, "title_en": title, **own.changes},
        own.name,
    )
    base = shipped()[own.based_on]
    dear = [policy.instrument for policy in scenario.policies if policy.eur_per_year > MOST_EUR]
    if dear:
        raise ScenarioError(
            [f"{name}: more than EUR {MOST_EUR / 1e9:g} billion a year; choose less" for name in dear]
        )
    if (scenario.start, scenario.years) != (base.start, base.years):
        raise ScenarioError([f"start and years must stay {base.start} and {base.years} to be comparable"])
    return scenario


def find(state: AppState, name: str) -> Scenario:
    """Return a scenario by name, own ones first.

    Raises:
        ScenarioError: There is none, or it is faulty.
    """
    own = state.own_named(name)
    if own is not None:
        return build(own)
    if name not in shipped():
        raise ScenarioError([f"scenario '{name}' is not known{way_out(name, list(shipped()))}"])
    return shipped()[name]


def chosen(state: AppState) -> tuple[tuple[Scenario, ...], list[str]]:
    """Return the scenarios that can run side by side, and the faults of those that can't.

    The list is never empty: without a good one it is that of the start page.
    """
    good, faults = [], []
    for name in state.chosen:
        own = state.own_named(name)
        try:
            scenario = find(state, name)
            wrong = (
                money.faults(scenario, own.budget, state.language) if own and own.budget is not None else []
            )
        except ScenarioError as error:
            wrong = error.faults
        called = own.title or name if own else name
        faults += [f"{called}: {fault.removeprefix(name + ': ')}" for fault in wrong]
        if not wrong:
            good.append(scenario)
    return tuple(good) or tuple(shipped()[name] for name in defaults.SCENARIOS), faults


def read_upload(text: str, name: str) -> Own:
    """Return the own scenario that an uploaded TOML file describes, checked.

    Args:
        text: Content of the file.
        name: Name that the scenario gets if the file names none.

    Raises:
        ScenarioError: All faults at once.
    """
    if len(text.encode(errors="replace")) > LARGEST_UPLOAD:
        raise ScenarioError(
            [
                f"{name}: the file is larger than {LARGEST_UPLOAD // 1000} kB; "
                "a scenario needs a few kB at most"
            ]
        )
    try:
        content = parse_toml(text, name)
    except OutsideError as error:
        raise ScenarioError(error.faults) from None
    return _checked(content, name)


def _checked(content: dict, name: str) -> Own:
    base = content.pop("based_on", defaults.SCENARIOS[0])
    known = base if isinstance(base, str) and base in shipped() else None
    faults = (
        []
        if known
        else [f"{name}: based_on = {shown(base)} is not known{way_out(str(base)[:80], list(shipped()))}"]
    )
    under = shipped()[known or defaults.SCENARIOS[0]]
    own_name = content.pop("name", name)
    start, years = content.get("start", under.start), content.get("years", under.years)
    if (start, years) != (under.start, under.years):
        faults.append(
            f"{name}: start = {shown(start)}, years = {shown(years)}: "
            f"here all scenarios start in {under.start} and run {under.years} years; leave both out"
        )
    try:
        scenario_over(under, {"name": own_name, **content}, name)
    except ScenarioError as error:
        raise ScenarioError(faults + error.faults) from None
    if not isinstance(own_name, str) or len(own_name) > 60:
        faults.append(f"{name}: the name has more than 60 characters; shorten it")
    if faults:
        raise ScenarioError(faults)
    title = content.get("title_de") or content.get("title_en") or own_name
    own = Own(
        name=own_name,
        title=title[:60],
        based_on=known,
        changes={key: content[key] for key in _UPLOADED if key in content},
    )
    build(own)
    return own
