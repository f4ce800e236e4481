"""Changes to an own scenario, one a function: each returns a new record and leaves checking to `choices`."""

from ruhrsim.app import choices, money
from ruhrsim.app.state import AppState, Own
from ruhrsim.regions.sectors import FIELDS, THEMES
from ruhrsim.scenarios.scenario import Scenario

_LIST_KEYS = ("policy", "shock")
_TABLES = ("strategy", "parameters", "policy", "shock")
_SIZES = {  # EUR million a year: of real programmes (known), else a guess; as in the README
    "accelerator": (1.0, False),
    "brownfield": (36.8, True),
    "cluster_management": (0.4, False),
    "cooperation_site": (10.0, False),
    "digital_city": (25.0, False),
    "digital_hub": (1.0, True),
    "efre_match": (22.3, True),
    "investment_grant": (50.0, False),
    "joint_marketing": (1.0, False),
    "just_transition": (11.1, True),
    "land_release": (12.0, False),
    "location_subsidy": (10.0, False),
    "research_institute": (5.6, True),
    "start_up_centre": (4.2, True),
    "talent_retention": (5.0, False),
    "trade_tax": (75.0, False),
    "transfer_company": (10.0, False),
}
_SHOCK_EXAMPLES = {
    "quarter": "{year}Q1",
    "depth": 0.1,
    "theme": THEMES[0],
    "town": "Duisburg",
    "sector": "legacy_industry",
    "jobs": 2000.0,
    "towns": ["Bochum"],
    "share": 0.2,
    "field": next(iter(FIELDS)),
}


def size(instrument: str) -> tuple[float, bool]:
    """Return a programme's usual size in EUR a year and whether it is that of a real programme."""
    millions, known = _SIZES.get(instrument, (1.0, False))
    return millions * 1e6, known


def begin(base: Scenario, number: int, title: str) -> Own:
    """Return a new own scenario without changes."""
    return Own(name=f"own_{number}", title=title, based_on=base.name, budget=money.start_budget(base))


def begin_found(scenario: Scenario, base: Scenario, number: int, title: str) -> Own:
    """Return an own scenario that does what another one does, as changes to one that ships.

    Args:
        scenario: What it shall do.
        base: A shipped scenario of the same start and years.
        number: Its number among the visitor's own.
        title: What it is called.
    """
    changes = {
        table: value
        for table, value in scenario.to_dict().items()
        if table in _TABLES and value != base.to_dict()[table]
    }
    if "strategy" in changes:
        before = base.to_dict()["strategy"]
        changes["strategy"] = {key: v for key, v in changes["strategy"].items() if v != before[key]}
    return Own(
        name=f"own_{number}",
        title=title[:60],
        based_on=base.name,
        budget=money.start_budget(scenario),
        changes=changes,
    )


def put(state: AppState, own: Own) -> AppState:
    """Return the state with an own scenario in place of the one of the same name, or added."""
    if state.own_named(own.name) is None:
        return state.but(own=(*state.own, own))
    return state.but(own=tuple(own if o.name == own.name else o for o in state.own))


def with_strategy(own: Own, key: str, value) -> Own:
    """Return a draft with another value in `[strategy]`."""
    return _changed(own, strategy=own.changes.get("strategy", {}) | {key: value})


def with_cooperation(own: Own, scenario: Scenario, key: str, value: float) -> Own:
    """Return a draft with another level of cooperation, `all` or `neighbours`."""
    now = scenario.strategy.cooperation.model_dump(mode="json")
    return with_strategy(own, "cooperation", now | {key: value})


def with_parameter(own: Own, group: str, name: str, value: float | None) -> Own:
    """Return a draft with another parameter; None takes the basis's value again."""
    groups = {g: dict(values) for g, values in own.changes.get("parameters", {}).items()}
    groups.setdefault(group, {})[name] = value
    if value is None:
        del groups[group][name]
    return _changed(own, parameters={g: values for g, values in groups.items() if values})


def entries(own: Own, scenario: Scenario, table: str) -> list[dict]:
    """Return the `[[policy]]` or `[[shock]]` entries of a draft."""
    return [dict(entry) for entry in own.changes.get(table, getattr(scenario, table))]


def with_entry(own: Own, scenario: Scenario, table: str, number: int, key: str, value) -> Own:
    """Return a draft with one key of one entry changed; None takes the key away."""
    listed = entries(own, scenario, table)
    if not 0 <= number < len(listed):
        return own
    listed[number] = {k: v for k, v in (listed[number] | {key: value}).items() if v is not None}
    if key == "from" and "to" in listed[number]:
        listed[number]["to"] = max(listed[number]["to"], value)
    if key == "to" and "from" in listed[number]:
        listed[number]["from"] = min(listed[number]["from"], value)
    return _changed(own, **{table: listed})


def without_entry(own: Own, scenario: Scenario, table: str, number: int) -> Own:
    """Return a draft without one entry."""
    listed = entries(own, scenario, table)
    return _changed(own, **{table: listed[:number] + listed[number + 1 :]})


def with_instrument(own: Own, scenario: Scenario, name: str, fields: dict) -> Own:
    """Return a draft with one more instrument at its usual size for five years."""
    first = scenario.start + 1
    entry = {"instrument": name, "from": first, "to": first + 4, "eur_per_year": size(name)[0]}
    if "theme" in fields and "default" not in fields["theme"]:
        entry["theme"] = THEMES[0]
    return _changed(own, policy=[*entries(own, scenario, "policy"), entry])


def with_shock(own: Own, scenario: Scenario, name: str, fields: dict, required: list[str]) -> Own:
    """Return a draft with one more shock in the fifth year."""
    year = scenario.start + min(5, scenario.years)
    examples = _SHOCK_EXAMPLES | {
        "quarter": f"{year}Q1",
        "from": year,
        "to": scenario.start + scenario.years // 2,
    }
    entry = {"kind": name} | {key: examples[key] for key in required if key in examples}
    return _changed(own, shock=[*entries(own, scenario, "shock"), entry])


def with_portfolio(own: Own, scenario: Scenario, shares: dict[str, dict[str, float]]) -> Own:
    """Return a draft in which some towns have weights of their own.

    Args:
        shares: Share of each theme, by town; an empty table gives the town back to the common rule.
    """
    towns = dict(own.changes.get("strategy", {}).get("towns", {}))
    money_per_head = scenario.strategy.eur_per_head_year
    for town, weights in shares.items():
        towns.pop(town, None)
        if weights:
            towns[town] = {"kind": "custom", "eur_per_head_year": money_per_head, "weights": weights}
    return with_strategy(own, "towns", towns)


def with_theme_money(own: Own, eur_per_head: float) -> Own:
    """Return a draft with other theme money, for all towns alike."""
    towns = {
        town: table | {"eur_per_head_year": eur_per_head}
        for town, table in own.changes.get("strategy", {}).get("towns", {}).items()
    }
    changed = with_strategy(own, "eur_per_head_year", eur_per_head)
    return with_strategy(changed, "towns", towns) if towns else changed


def fitted(own: Own) -> Own:
    """Return a draft whose theme money leaves room for the towns' instruments."""
    return with_theme_money(own, money.fitting_theme_money(choices.build(own), own.budget))


def following(before: Own, after: Own) -> Own:
    """Return a draft after an edit, its theme money following the instruments that the towns pay.

    So a budget that was used up stays used up: whoever moves an instrument gets an answer at equal
    money, not a refusal. A draft with money to spare keeps its theme money.
    """
    old, new = choices.build(before), choices.build(after)
    if after.budget is None or before.budget != after.budget or old.policy == new.policy:
        return after
    used_up = old.strategy.eur_per_head_year >= money.fitting_theme_money(old, before.budget)
    return fitted(after) if used_up else after


def _changed(own: Own, **tables) -> Own:
    kept = {key: value for key, value in (own.changes | tables).items() if value or key in _LIST_KEYS}
    return Own.model_validate(own.model_dump() | {"changes": kept})
