"""Find a strategy: what is best for a visitor's aims and money, from stored searches, without computing."""

from contextlib import suppress

import solara

from ruhrsim.app import choices, drafts, links, parts
from ruhrsim.app.page_state import PageState
from ruhrsim.app.pages.editor import begun, compared
from ruhrsim.app.state import AIMS_TO_CHOOSE, MOST_AIMS, MOST_OWN, MOST_PICKED, AppState
from ruhrsim.app.views import found_cards, found_charts, found_choices, found_details, found_tables
from ruhrsim.app.views.found import Found
from ruhrsim.app.views.found_searches import stored, usual
from ruhrsim.app.views.towns import shapes
from ruhrsim.app.words import text, words
from ruhrsim.common.errors import ScenarioError
from ruhrsim.common.number_format import format_number
from ruhrsim.scenarios.scenario import scenario_from_dict
from ruhrsim.search.aims import AIMS
from ruhrsim.search.stored import SHIPPED_STRATEGY, FoundSearch, FoundStrategy
from ruhrsim.search.records import STATISTICS

_LIMITS = (0.0, 0.1, 0.2, 0.3, 0.5, 1.0)
"""Limits to choose from, points of the unemployment rate."""
_NEW_WEIGHT = 50


@solara.component
def Find(state: PageState):
    """Show the page: what counts, what is best for it, how sure that is, and what else the search says."""
    language = state.value.language
    named = words("find", language)
    searches, faults = solara.use_memo(stored, [])
    parts.Words(words=named["title"], tag="h1")
    parts.Notice(title=named["unreadable"], lines=faults)
    if not searches:
        parts.Words(words=named["none"])
        return
    wanted = state.value.sought.search
    name = wanted if wanted in searches else usual(searches)
    Answers(state, searches, name)


@solara.component
def Answers(state: PageState, searches: dict[str, FoundSearch], name: str):
    """Show what a stored search answers."""
    sought, language = state.value.sought, state.value.language
    found = Found(searches[name], sought, language)
    refused, set_refused = solara.use_state(())

    def take(key, tab):
        changed, wrong = taken(state.value, searches[name], str(key), tab)
        set_refused(wrong)
        if not wrong:
            state.value = changed

    first, *rest = found.headline()
    parts.Words(words=first, look="rs-sentence")
    parts.Words(words=" ".join(rest), look="rs-found-line")
    parts.Words(words=found.say("curse"), look="rs-soft rs-found-line")
    for line in found.warnings():
        parts.Words(words=line, look="rs-soft")
    parts.Notice(title=text("find.not_here", language), lines=list(refused), seek=True)
    with solara.Div(classes=["rs-board", "rs-finding-board"]):
        with solara.Div(classes=["rs-side"]):
            Wishes(state, searches, name, found)
        with solara.Div(classes=["rs-middle"]):
            parts.FoundStrategies(
                words=words("find", language) | {"figures_note": found.say("figures_note")},
                cards=found_cards.cards(found),
                picked=found_choices.picked_ones(found),
                options=found_choices.strategy_options(found),
                most=MOST_PICKED,
                event_pick=lambda key: set_refused(_pick(state, searches[name], str(key))),
                event_edit=lambda key: take(key, "editor"),
                event_compare=lambda key: take(key, "compare"),
            )
        with solara.Div(classes=["rs-right"]):
            Map(state, found)
    Lines(found)
    Details(found)


@solara.component
def Wishes(state: PageState, searches: dict[str, FoundSearch], name: str, found: Found):
    """Show what the visitor can ask for."""
    sought, language = state.value.sought, state.value.language

    def change(**changes):
        # What a browser sends and the record refuses changes nothing.
        with suppress(ValueError):
            state.change(sought=state.value.sought.but(**changes))

    def weigh(event):
        aim = event["aim"]
        if aim in state.value.sought.weights:
            change(weights=state.value.sought.weights | {aim: event["weight"]})

    def drop(aim):
        change(weights={key: weight for key, weight in state.value.sought.weights.items() if key != aim})

    def choose(event):
        key, value = event["key"], str(event["value"])
        if key == "search":
            change(search=value, picked=(), on_map="")
        elif key == "judged":
            change(judged=value)
        elif key == "worst_town":
            change(worst_town=None if value == "" else _number(value))

    parts.Wishes(
        words=words("find", language),
        aims=found_choices.aim_rows(found),
        options=[
            {"value": key, "label": AIMS[key].label(language)}
            for key in AIMS_TO_CHOOSE
            if key not in sought.weights
        ],
        most=MOST_AIMS,
        choices=_choices(searches, name, found),
        event_weigh=weigh,
        event_add=lambda aim: change(weights=state.value.sought.weights | {str(aim): _NEW_WEIGHT}),
        event_drop=drop,
        event_choose=choose,
    )


def _number(value: str) -> float:
    """Return a number that a browser sends; one that no limit can be where it is none."""
    try:
        return float(value)
    except ValueError:
        return -1.0


def _choices(searches: dict[str, FoundSearch], name: str, found: Found) -> list[dict]:
    """Return money, how aims are judged, and the limit, each with its options."""
    sought, language = found.sought, found.language
    own = found.search.facts.limits.get("worst_town_points")
    told = [found.say("limit_note", n=len(found.search.facts.towns))]
    if own is not None:
        told.append(found.say("searched_limit", points=format_number(own, 1, language)))
    limits = sorted({*_LIMITS, *([sought.worst_town] if sought.worst_town is not None else [])})
    return [
        {
            "key": "search",
            "label": found.say("budget"),
            "value": name,
            "options": found_choices.budgets(searches, language),
            "note": "",
        },
        {
            "key": "judged",
            "label": found.say("judged"),
            "value": sought.judged,
            "options": [{"value": how, "label": found.say(f"judged_{how}")} for how in STATISTICS],
            "note": found.say(f"judged_{sought.judged}_note"),
        },
        {
            "key": "worst_town",
            "label": found.say("limit"),
            "value": "" if sought.worst_town is None else f"{sought.worst_town:g}",
            "options": [
                {"value": "", "label": found.say("limit_none")},
                *(
                    {
                        "value": f"{points:g}",
                        "label": found.say("limit_points", points=format_number(points, 1, language)),
                    }
                    for points in limits
                ),
            ],
            "note": " ".join(told),
        },
    ]


def _pick(state: PageState, search: FoundSearch, key: str) -> tuple[str, ...]:
    """Put a strategy side by side or take it out; return what speaks against it."""
    now = state.value
    if key not in [one.key for one in search.strategies]:
        return ()
    changed = found_choices.picked(now.sought, key)
    if changed is None:
        return (text("find.full", now.language, n=MOST_PICKED),)
    state.change(sought=changed)
    return ()


@solara.component
def Map(state: PageState, found: Found):
    """Show the towns under one of the strategies side by side."""
    now, language = state.value, state.value.language
    atlas, row = found_charts.atlas(found), found.on_map()
    if atlas is None or row is None:
        return
    strategies = found.search.strategies

    def show(key):
        with suppress(ValueError):
            state.change(sought=state.value.sought.but(on_map=str(key)))

    own = {"map_difference": words("find", language)["map_difference"]}
    parts.Atlas(
        words=words("compare", language, "assumptions") | own,
        shapes=shapes(),
        atlas=atlas,
        scenarios=[
            {"name": strategies[r].key, "title": strategies[r].title(language)} for r in found.beside()
        ],
        second=strategies[row].key,
        show="",
        town=now.town,
        year=found.search.facts.last,
        language=language,
        event_choose_town=lambda ags: state.change(town=ags),
        event_choose_year=lambda year: None,
        event_choose_second=show,
        event_choose_show=lambda show: None,
    )


@solara.component
def Lines(found: Found):
    """Show all aims of all strategies as lines."""
    parts.Parallel(
        words=words("find", found.language), chart=found_charts.parallel(found), language=found.language
    )


@solara.component
def Details(found: Found):
    """Show those side by side, which levers count, and panels with all the rest."""
    parts.Words(words=found.say("side"), tag="h2")
    parts.Tables(tables=found_tables.side_by_side(found))
    parts.Words(words=found.say("rest_of_search"), tag="h2")
    for line in found_details.lever_lines(found):
        parts.Words(words=line, look="rs-found-line")
    parts.Tables(tables=found_details.tables(found))


def taken(state: AppState, search: FoundSearch, key: str, tab: str) -> tuple[AppState, tuple[str, ...]]:
    """Take a found strategy over: as an own scenario in the editor, or among those compared.

    Args:
        state: What the visitor looks at.
        search: Where the strategy was found.
        key: Its key.
        tab: `editor` or `compare`.

    Returns:
        The new state and nothing, or the old one and what speaks against it.
    """
    one = next((one for one in search.strategies if one.key == key), None)
    if one is None:
        return state, (key[:100],)
    if one.key in choices.shipped() and one.kind == SHIPPED_STRATEGY:
        if tab == "compare":
            return compared(state, one.key).but(tab=tab), ()
        full = len(state.own) >= MOST_OWN
        wrong = (text("find.own_full", state.language, n=MOST_OWN),) if full else ()
        return (state, wrong) if full else (begun(state, one.key), ())
    return _taken_over(state, search, one, tab)


def _taken_over(
    state: AppState, search: FoundSearch, one: FoundStrategy, tab: str
) -> tuple[AppState, tuple[str, ...]]:
    base = choices.shipped().get(search.strategies[0].key)
    if base is None:
        return state, (search.strategies[0].key,)
    numbers = (n for n in range(1, MOST_OWN + 1) if state.own_named(f"own_{n}") is None)
    eur = format_number(search.facts.eur_per_head_year, 0, state.language)
    title = f"{one.title(state.language)} ({eur} €)"
    try:
        scenario = scenario_from_dict(one.scenario)
        own = drafts.begin_found(scenario, base, next(numbers, MOST_OWN), title)
        choices.build(own)
        same = next((o for o in state.own if (o.based_on, o.changes) == (own.based_on, own.changes)), None)
        if same is None and len(state.own) >= MOST_OWN:
            return state, (text("find.own_full", state.language, n=MOST_OWN),)
        there = state if same else drafts.put(state, own)
        name = (same or own).name
        changed = compared(there, name).but(tab=tab, editing=name)
        links.encode(changed)
    except ScenarioError as error:
        return state, tuple(error.faults)
    except links.LinkTooLong:
        return state, (text("find.too_long", state.language),)
    return changed, ()
