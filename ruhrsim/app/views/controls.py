"""The controls of the editor as plain values: label, unit, range, source and a sentence each."""

import math
from functools import lru_cache

from ruhrsim.analysis.mechanisms import MECHANISMS
from ruhrsim.app import drafts
from ruhrsim.app.place import here
from ruhrsim.app.state import Own
from ruhrsim.app.views.evaluations import evaluations
from ruhrsim.app.words import editor, parameters, pick, text
from ruhrsim.model.parameters import parameter_rows
from ruhrsim.model.processes.policies import INSTRUMENTS
from ruhrsim.model.processes.shocks import SHOCKS
from ruhrsim.model.processes.strategies import STRATEGIES
from ruhrsim.outside.shown import first_of, shown
from ruhrsim.regions.sectors import N_FIELDS, SECTOR_LIST
from ruhrsim.scenarios.scenario import Scenario

SHARES = (
    "depth",
    "share",
    "stay",
    "elsewhere",
    "power_plants",
    "legacy_run_off",
    "pass_through",
    "legacy_industry",
    "new_industry",
    "green_tech",
)
# What is documented happened before the years that the app computes.
OFFERED_SHOCKS = tuple(name for name in SHOCKS if name != "documented_events")
_COMMON = ("from", "to", "eur_per_year", "towns")
_LONGEST_LIST = 5
# Switched off by it, but not what it is.
_NAMED_BY_MEANING = ("theme_support.deadweight",)


def slider(
    key: str, label: str, unit: str, value: float, low: float, high: float, step: float, **more
) -> dict:
    """Return a slider; `more` holds `help`, `source`, `status`, `base`."""
    return {
        "type": "range",
        "key": key,
        "label": label,
        "unit": unit,
        "value": value,
        "low": low,
        "high": high,
        "step": step,
    } | more


def choice(key: str, label: str, value, options: list[tuple], **more) -> dict:
    """Return a selection of (value, words)."""
    return {
        "type": "select",
        "key": key,
        "label": label,
        "value": value,
        "options": [{"value": v, "label": words} for v, words in options],
    } | more


def strategy_controls(own: Own, scenario: Scenario, base: Scenario, language: str) -> list[dict]:
    """Return the controls of the towns' strategy."""

    def say(key):
        return text(f"editor.{key}", language)

    now, chosen = scenario.strategy, say("status_choice")
    kinds = [(kind, say(f"kind_{kind}")) for kind in STRATEGIES if kind != "custom" or now.kind == "custom"]
    controls = [choice("strategy.kind", say("kind"), now.kind, kinds, help=say("kind_help"))]
    if now.kind == "focus":
        controls.append(
            slider(
                "strategy.themes_per_town",
                say("themes_per_town"),
                say("themes"),
                now.themes_per_town,
                1,
                6,
                1,
                help=say("themes_per_town_help"),
                status=chosen,
                base=base.strategy.themes_per_town,
            )
        )
        fields = [("", say("whole_themes")), *((str(n), str(n)) for n in range(1, N_FIELDS + 1))]
        controls.append(
            choice(
                "strategy.n_strengths",
                say("n_strengths"),
                str(now.n_strengths or ""),
                fields,
                help=say("n_strengths_help"),
            )
        )
    controls.append(
        slider(
            "strategy.eur_per_head_year",
            say("eur_per_head_year"),
            say("eur_head"),
            now.eur_per_head_year,
            0,
            50,
            0.5,
            help=say("eur_per_head_year_help"),
            status=chosen,
            base=base.strategy.eur_per_head_year,
        )
    )
    controls.append(
        slider(
            "budget",
            say("envelope"),
            say("eur_head"),
            own.budget or 0.0,
            0,
            60,
            0.5,
            help=say("envelope_help"),
            status=chosen,
            base=None,
        )
    )
    return controls


def cooperation_controls(scenario: Scenario, base: Scenario, language: str) -> list[dict]:
    """Return the controls of who works with whom."""
    return [
        slider(
            f"cooperation.{key}",
            text(f"editor.{key}", language),
            "%",
            100 * getattr(scenario.strategy.cooperation, key),
            0,
            100,
            5,
            help=text(f"editor.{key}_help", language),
            status=text("editor.status_choice", language),
            base=100 * getattr(base.strategy.cooperation, key),
        )
        for key in ("all", "neighbours")
    ]


def instrument_name(name: str, language: str) -> tuple[str, str]:
    """Return an instrument's or shock's label and sentence; its own words where none are written yet."""
    known = editor.INSTRUMENTS | editor.SHOCKS
    if name in known:
        return tuple(pick(pair, language) for pair in known[name])
    kind = (INSTRUMENTS | SHOCKS)[name]
    return name.replace("_", " "), (kind.__doc__ or "").splitlines()[0]


def fields_of(kind) -> tuple[dict, list[str]]:
    """Return the JSON schema of each key of an instrument or shock but its name, and the keys that must be there."""
    schema = kind.model_json_schema()
    fields = {key: field for key, field in schema["properties"].items() if key not in ("instrument", "kind")}
    return fields, schema.get("required", [])


def entry_cards(own: Own, scenario: Scenario, table: str, language: str) -> list[dict]:
    """Return a card for each instrument (`policy`) or shock with its controls."""
    label, registry = ("instrument", INSTRUMENTS) if table == "policy" else ("kind", SHOCKS)
    return [
        _card(entry, number, table, registry[entry[label]], entry[label], scenario, language)
        for number, entry in enumerate(drafts.entries(own, scenario, table))
        if entry.get(label) in registry
    ]


def _card(entry: dict, number: int, table: str, kind, name: str, scenario: Scenario, language: str) -> dict:
    title, sentence = instrument_name(name, language)
    fields, _ = fields_of(kind)
    prefix, years = f"{table}.{number}.", (scenario.start + 1, scenario.start + scenario.years)
    controls = [_money(entry, name, prefix, language)] if table == "policy" else []
    controls += [
        slider(prefix + key, text(f"editor.{key}", language), "", entry[key], *years, 1)
        for key in ("from", "to")
        if key in fields and key in entry
    ]
    controls += [
        _field(key, schema, entry, prefix, years, language)
        for key, schema in fields.items()
        if key not in _COMMON and key != "without"
    ]
    if "towns" in fields:
        controls.append(_towns(entry, prefix, language))
    note = ""
    if table == "policy":
        note = text("editor.paid_by", language, payer=text(f"compare.payer_{kind.payer}", language))
    return {
        "number": number,
        "table": table,
        "title": title,
        "sentence": sentence,
        "evaluations": evaluations(name, language) if table == "policy" else [],
        "note": note,
        "controls": [control for control in controls if control],
    }


def _money(entry: dict, name: str, prefix: str, language: str) -> dict:
    usual, known = drafts.size(name)
    most = max(4 * usual, 2 * entry["eur_per_year"]) / 1e6
    step = 10 ** math.floor(math.log10(max(most, 0.1) / 50))
    return slider(
        prefix + "eur_per_year",
        text("editor.eur_million", language),
        "",
        round(entry["eur_per_year"] / 1e6, 4),
        0,
        math.ceil(most / step) * step,
        step,
        status=text("editor.size_known" if known else "editor.size_guess", language),
        base=usual / 1e6,
    )


def _field(key: str, schema: dict, entry: dict, prefix: str, years, language: str) -> dict | None:
    label = text(f"editor.{key}", language) if key in editor.WORDS else key.replace("_", " ")
    value = entry.get(key, schema.get("default"))
    sectors = {s.key: s.label(language) for s in SECTOR_LIST}
    if key in sectors:
        label = sectors[key]
    options = schema.get("enum") or next((s["enum"] for s in schema.get("anyOf", []) if "enum" in s), None)
    if key == "quarter":
        return choice(
            prefix + key,
            label,
            value,
            [(f"{y}Q{q}", f"{y} Q{q}") for y in range(years[0], years[1] + 1) for q in (1, 2, 3, 4)],
        )
    if key == "town":
        return choice(prefix + key, label, value, [(name, name) for name in sorted(here().towns()["name"])])
    if options:
        none = [("", text("editor.no_theme", language))] if "anyOf" in schema else []
        return choice(prefix + key, label, value or "", none + [(o, sectors.get(o, str(o))) for o in options])
    if schema.get("type") == "boolean":
        return {"type": "check", "key": prefix + key, "label": label, "value": bool(value)}
    if schema.get("type") in ("number", "integer") and value is not None:
        return _number(key, label, schema, value, prefix, language)
    return None


def _number(key: str, label: str, schema: dict, value: float, prefix: str, language: str) -> dict:
    low = schema.get("minimum", schema.get("exclusiveMinimum", 0))
    high = schema.get("maximum", schema.get("exclusiveMaximum"))
    if key in SHARES:
        margin = 1 if "exclusiveMinimum" in schema else 0
        top = 100 * (high or 1) - (1 if "exclusiveMaximum" in schema else 0)
        return slider(prefix + key, label, "%", round(100 * value, 2), 100 * low + margin, top, 1)
    unit = {"jobs": "jobs_unit", "stop_quarters": "quarters_unit"}.get(
        key, "years_unit" if "years" in key else ""
    )
    step = schema.get("multipleOf") or (
        1 if schema.get("type") == "integer" else 100 if key == "jobs" else 0.1
    )
    return slider(
        prefix + key,
        label,
        text(f"editor.{unit}", language) if unit else "",
        value,
        max(low, step) if "exclusiveMinimum" in schema else low,
        high or max(10 * step, 4 * value),
        step,
    )


def _towns(entry: dict, prefix: str, language: str) -> dict:
    """Return the control that says which towns get it: any number of them, by Kreis or one by one."""
    chosen = [name for name in entry.get("towns") or [] if name in here().town_names()]
    listed = ", ".join(chosen[:_LONGEST_LIST]) + (" …" if len(chosen) > _LONGEST_LIST else "")
    summary = text("editor.who_some", language, n=len(chosen), towns=listed)
    return {
        "type": "towns",
        "key": prefix + "towns",
        "label": text("editor.who", language),
        "groups": town_groups(language),
        "chosen": chosen,
        "summary": summary if chosen else text("editor.who_all", language),
    }


def town_groups(language: str) -> list[dict]:
    """Return the towns under their Kreis, those that are a Kreis of their own first and together."""
    table = here().towns()
    by_kreis = {kreis: sorted(rows["name"]) for kreis, rows in table.groupby("kreis")}
    alone = sorted(names[0] for names in by_kreis.values() if len(names) == 1)
    cities = [{"name": text("editor.independent_cities", language), "towns": alone}] if alone else []
    return cities + [
        {"name": kreis, "towns": names} for kreis, names in sorted(by_kreis.items()) if len(names) > 1
    ]


def towns_of(chosen: object) -> list[str] | None:
    """Return the towns of a choice in the order of their keys; None for all.

    Args:
        chosen: Names of towns; none of them means all.

    Raises:
        ValueError: It is no list of names of towns.
    """
    if not isinstance(chosen, list):
        raise ValueError(f"{shown(chosen)} is no list of towns; choose towns of the list")
    unknown = [name for name in chosen if name not in here().town_names()]
    if unknown:
        raise ValueError(f"{first_of(map(shown, unknown))}: no towns of the list; choose from it")
    return [name for name in here().town_names() if name in chosen] or None


@lru_cache
def assumption_rows() -> dict[str, dict]:
    """Return the parameters that a scenario may change, by `group.name`."""
    return {
        f"{row['group']}.{row['name']}": row
        for row in parameter_rows()
        if not row["group"].startswith("start_")
    }


def assumption_controls(own: Own, base: Scenario, language: str) -> list[dict]:
    """Return sliders of the assumptions that the draft changes and of those that decide most."""
    rows, changed = assumption_rows(), own.changes.get("parameters", {})
    shown = [
        "theme_support.minimum_eur",
        "theme_support.returns",
        "theme_support.deadweight",
        "firm_growth.localisation",
        "relocation.visibility",
        "conditions.demand_gap",
    ]
    shown += [f"{g}.{n}" for g, values in changed.items() for n in values if f"{g}.{n}" not in shown]
    return [_assumption(key, rows[key], changed, base, language) for key in shown if key in rows]


def _assumption(key: str, row: dict, changed: dict, base: Scenario, language: str) -> dict:
    group, name = key.split(".")
    usual = base.parameters.get(group, {}).get(name, row["value"])
    value = changed.get(group, {}).get(name, usual)
    span, (source, source_language) = row["high"] - row["low"], parameters.source(row, language)
    return slider(
        "parameters." + key,
        assumption_label(key, language),
        parameters.spoken_unit(row["unit"], language),
        float(value),
        row["low"],
        row["high"],
        10 ** math.floor(math.log10(span / 50)),
        help=parameters.meaning(row, language),
        source=f"{source.replace('`', '')} ({key})",
        lang=source_language,
        base=float(usual),
        status=text(f"editor.status_{row['status']}", language),
        changed=name in changed.get(group, {}),
    )


@lru_cache
def assumption_label(key: str, language: str) -> str:
    """Return a parameter's label: that of its mechanism, else its meaning, with the instrument it belongs to."""
    sharing = [m for m in MECHANISMS.values() if key in m.parameters and key not in _NAMED_BY_MEANING]
    if sharing and (len(sharing[0].parameters) == 1):
        label = sharing[0].label(language)
    else:
        label = parameters.meaning(assumption_rows()[key], language).split(";")[0].rstrip(".")
    group = key.split(".")[0]
    if group in INSTRUMENTS:
        label = f"{instrument_name(group, language)[0]}: {label}"
    return label[0].upper() + label[1:]
