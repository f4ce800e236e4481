"""What else a stored search says: which levers count, what to find out first, signposts, how it was made."""

import pandas as pd

from ruhrsim.app.views.controls import assumption_label, assumption_rows
from ruhrsim.app.views.found import Found
from ruhrsim.app.views.worlds import written
from ruhrsim.common.number_format import format_number
from ruhrsim.model.indicators import REGION_INDICATORS
from ruhrsim.search.aims import AIMS
from ruhrsim.search.signposts import CARRYING_ON

_MOST_LEVERS, _MOST_NUMBERS, _NAMED = 12, 8, 4
_ENDS = {"difference": ("low", "high"), "to_first": ("to_first_low", "to_first_high")}
_PLANS = ("first", "second", "change always", "change at the signpost")


def lever_lines(found: Found) -> list[str]:
    """Return one sentence for each aim of the search: which levers count, or that none does."""
    table = found.search.tables.get("levers")
    if table is None:
        return []
    return [_lever_line(found, key, table[table["aim"] == key]) for key in found.search.facts.aims]


def _lever_line(found: Found, key: str, rows: pd.DataFrame) -> str:
    telling, label = rows[rows["tells"]], AIMS[key].label(found.language)
    if telling.empty:
        return found.say("levers_none", label=label)
    labels = found.lever_labels()
    named = [
        found.say("more_helps" if _helps(key, row["slope"]) else "more_harms", label=labels[row["lever"]])
        for _, row in telling.head(_NAMED).iterrows()
    ]
    return found.say("levers_some", label=label, n=len(telling), all=len(rows), named=", ".join(named))


def _helps(key: str, slope: float) -> bool:
    """Return whether more of a lever is better for an aim; slopes are those of the aim's differences."""
    return bool(slope * AIMS[key].sign < 0)


def tables(found: Found) -> list[dict]:
    """Return what stands in the panels below, each a table that is folded away."""
    told = [_levers(found), *_information(found), _signposts(found), *_switch(found), _made(found)]
    return [table | {"open": False} for table in told if table]


def _levers(found: Found) -> dict | None:
    table = found.search.tables.get("levers")
    if table is None:
        return None
    labels, rows = found.lever_labels(), []
    for key in found.search.facts.aims:
        for _, row in table[table["aim"] == key].head(_MOST_LEVERS).iterrows():
            way = "helps" if _helps(key, row["slope"]) else "harms"
            rows.append(
                [
                    labels[row["lever"]][:1].upper() + labels[row["lever"]][1:],
                    AIMS[key].label(found.language),
                    _percent(max(row["score"], 0.0), found),
                    _percent(row["chance"], found),
                    found.say(way if row["tells"] else "tells_not"),
                ]
            )
    head = [found.say(key) for key in ("lever", "aim", "score", "chance", "more_of_it")]
    return {"title": found.say("levers"), "note": found.say("levers_note"), "head": head, "rows": rows}


def _percent(share: float, found: Found) -> str:
    return f"{format_number(100 * share, 0, found.language)} %"


def _information(found: Found) -> list[dict]:
    table = found.search.tables.get("information")
    if table is None:
        return []
    return [_worth(found, key, table[table["aim"] == key]) for key in dict.fromkeys(table["aim"])]


def _worth(found: Found, key: str, rows: pd.DataFrame) -> dict:
    def amount(value: float) -> str:
        return found.amount(key, value, signed=False)

    first, telling = rows.iloc[0], rows[rows["tells"]].head(_MOST_NUMBERS)
    note = found.say(
        "information_note", chance=amount(first["best_chance"]), everything=amount(first["everything"])
    )
    label = found.say("unemployed") if key == "unemployment_rate" else AIMS[key].label(found.language)
    return {
        "title": f"{found.say('information')} ({label})",
        "note": note if len(telling) else f"{note} {found.say('information_none')}",
        "head": [found.say("number"), found.say("worth")],
        "rows": [[_number(row["number"], found), amount(row["value"])] for _, row in telling.iterrows()],
    }


def _number(key: str, found: Found) -> str:
    return assumption_label(key, found.language) if key in assumption_rows() else key


def _signposts(found: Found) -> dict | None:
    table = found.search.tables.get("signposts")
    if table is None:
        return None
    titles = {one.key: one.title(found.language) for one in found.search.strategies}
    rows = [
        [
            titles.get(row["strategy"], row["strategy"]),
            AIMS[row["aim"]].label(found.language),
            found.baseline if row["against"] == CARRYING_ON else titles.get(row["against"], row["against"]),
            found.say(
                "of_worlds", share=format_number(100 * row["lost"], 0, found.language), worlds=row["worlds"]
            ),
            _rule(row, found),
            watch(row["signal"], row["above"], row["threshold"], found),
        ]
        for _, row in table.iterrows()
    ]
    head = [found.say(key) for key in ("strategy", "aim", "against", "loses", "loses_where", "watch")]
    return {"title": found.say("signposts"), "note": found.say("signposts_note"), "head": head, "rows": rows}


def _rule(row: pd.Series, found: Found) -> str:
    """Return a rule such as `cooperation.gain below 0.02 and exit.rate above 0.1` in words."""
    if row["result"] != "found":
        return found.say("no_rule")
    parts = []
    for part in str(row["rule"]).split(" and "):
        key, side, value = part.split()
        label = _number(key, found)
        parts.append(found.say(f"rule_{side}", label=label, value=written(float(value), found.language)))
    return found.say("and").join(parts)


def watch(signal: object, above: bool, threshold: float, found: Found) -> str:
    """Return which figure shows that a strategy goes wrong, and from what value."""
    if not isinstance(signal, str) or signal not in REGION_INDICATORS:
        return found.say("no_watch")
    one = REGION_INDICATORS[signal]
    change = one.kind == "level"
    label = one.label(found.language)
    return found.say(
        "watch_above" if above else "watch_below",
        label=found.say("watch_change", label=label) if change else label,
        value=format_number(threshold, max(one.decimals, 1), found.language, sign=change),
        unit=one.unit(found.language),
    )


def _switch(found: Found) -> list[dict]:
    table = found.search.tables.get("switch")
    if table is None:
        return []
    return [_plans(found, key, table[table["aim"] == key]) for key in dict.fromkeys(table["aim"])]


def _plans(found: Found, key: str, rows: pd.DataFrame) -> dict:
    titles = {one.key: one.title(found.language) for one in found.search.strategies}
    told = rows.iloc[0]
    # The plans are stored as losses: less is better.
    sign = AIMS[key].sign

    def span(row: pd.Series, name: str) -> str:
        bounds = sorted(sign * float(row[end]) for end in _ENDS[name])
        return found.with_interval(key, sign * float(row[name]), *bounds)

    by_plan = rows.set_index("plan")
    label = found.say("unemployed") if key == "unemployment_rate" else AIMS[key].label(found.language)
    return {
        "title": f"{found.say('switch')} ({label})",
        "note": found.say(
            "switch_note",
            year=f"{told['year']:.0f}",
            first=titles.get(told["first"], told["first"]),
            second=titles.get(told["second"], told["second"]),
            changes=format_number(100 * told["changes"], 0, found.language),
            watch=watch(told["signal"], told["above"], told["threshold"], found),
        ),
        "head": [found.say("plan"), found.say("to_baseline"), found.say("to_first")],
        "rows": [
            [
                found.say(f"plan_{plan}"),
                span(by_plan.loc[plan], "difference"),
                "–" if plan == "first" else span(by_plan.loc[plan], "to_first"),
            ]
            for plan in _PLANS
            if plan in by_plan.index
        ],
    }


def _made(found: Found) -> dict:
    facts, language = found.search.facts, found.language
    question = facts.question_de if language == "de" else facts.question_en
    aims = (f"{AIMS[key].label(language)} ({found.say(f'judged_{how}')})" for key, how in facts.aims.items())
    values = {
        "question": question,
        "aims": "; ".join(aims),
        "evaluations": format_number(facts.evaluations, 0, language),
        "runs": format_number(facts.runs, 0, language),
        "minutes": format_number(facts.seconds / 60, 0, language) if facts.seconds >= 60 else "",
        "worlds": str(len(facts.worlds)),
        "seeds": str(facts.seeds),
        "scale": f"{format_number(100 * facts.scale, 1, language)} %",
        "made_on": facts.made_on,
    }
    return {
        "title": found.say("made"),
        "note": found.say("made_note", name=facts.name),
        "head": [found.say("fact"), found.say("value")],
        "rows": [[found.say(f"fact_{key}"), value] for key, value in values.items() if value],
    }
