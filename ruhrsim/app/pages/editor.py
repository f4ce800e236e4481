"""Build a strategy: drafts, controls, portfolio, budget, and what changes."""

import solara

from ruhrsim.analysis.paired import years_compared
from ruhrsim.app import choices, drafts, links, money, parts
from ruhrsim.app.page_state import PageState
from ruhrsim.app.pages.edits import edited
from ruhrsim.app.state import MOST_CHOSEN, MOST_OWN, AppState, Own
from ruhrsim.app.subscriptions import AnswerReader
from ruhrsim.app.views import controls, portfolio, region
from ruhrsim.app.words import text, words
from ruhrsim.common.errors import ScenarioError
from ruhrsim.common.number_format import format_number
from ruhrsim.model.processes.policies import INSTRUMENTS

_IN_STRIP = 2
_UNDONE = 20
"""Edits that can be undone."""


@solara.component
def Editor(state: PageState, reader: AnswerReader):
    """Show the page."""
    now, language = state.value, state.value.language
    refused, set_refused = solara.use_state(())
    before = solara.use_ref([])
    named = words("editor", language)
    parts.Words(words=named["title"], tag="h1")
    parts.Words(words=named["lead"])
    own = now.own_named(now.editing)
    _Drafts(state, own)
    if own is None:
        return

    def take(edit):
        was = state.value
        set_refused(_take(state, own, edit))
        if state.value is not was:
            before.current = [*before.current, was][-_UNDONE:]

    def undo(*_):
        if before.current:
            state.value = before.current[-1]
            before.current = before.current[:-1]
            set_refused(())

    with solara.Div(classes=["rs-editor"]):
        with solara.Div():
            Sliders(own, language, take)
        with solara.Div(classes=["rs-aside"]):
            parts.Notice(title=named["refused"], lines=list(refused), seek=True)
            if before.current:
                parts.Button(label=named["undo"], event_press=undo)
            Money(state, own, language, take)
            Quick(state, own, reader, language)


def _take(state: PageState, own: Own, edit) -> tuple[str, ...]:
    """Take an edit if the scenario stays sound and the link short enough; return what speaks against it."""
    try:
        changed = drafts.put(state.value, edited(own, edit))
        choices.build(changed.own_named(own.name))
        links.encode(changed)
    except ScenarioError as error:
        return tuple(error.faults)
    except links.LinkTooLong:
        return (text("editor.link_too_long", state.value.language),)
    except (ValueError, KeyError, TypeError) as error:
        return (str(error),)
    state.value = changed
    return ()


@solara.component
def _Drafts(state: PageState, own: Own | None):
    now, language = state.value, state.value.language
    known = choices.shipped()

    def remove(name):
        names = tuple(n for n in state.value.chosen if n != name) or tuple(known)[:1]
        rest = tuple(o for o in state.value.own if o.name != name)
        state.change(own=rest, chosen=names, second=names[-1], editing=rest[-1].name if rest else "")

    parts.Drafts(
        words=words("editor", language),
        editing=own.name if own else "",
        most=MOST_OWN,
        start=now.editing if now.editing in known else "cluster_focus",
        drafts=[
            {
                "name": o.name,
                "title": o.title or o.name,
                "basis": text(
                    "editor.based_on",
                    language,
                    title=known[o.based_on].title(language) if o.based_on in known else "?",
                ),
            }
            for o in now.own
        ],
        bases=[{"name": s.name, "title": s.title(language)} for s in known.values()],
        event_begin=lambda base: setattr(state, "value", begun(state.value, base)),
        event_edit=lambda name: state.change(editing=name),
        event_remove=remove,
        event_rename=lambda title: _rename(state, own, title),
        kept=kept(now),
        event_restore=lambda text: setattr(state, "value", restored(state.value, str(text))),
    )


def kept(state: AppState) -> str:
    """Return the own scenarios as a browser keeps them: a link's text that holds nothing else."""
    try:
        return links.encode(AppState(own=state.own)) if state.own else ""
    except links.LinkTooLong:
        return ""


def restored(state: AppState, text: str) -> AppState:
    """Return the state with the own scenarios that a browser kept, if it can be read and there is none yet.

    Args:
        text: What `kept` gave on an earlier visit.
    """
    try:
        own = links.decode(text).own
    except links.LinkError:
        return state
    if state.own or not own:
        return state
    return compared(state.but(own=own), own[0].name).but(tab="editor", editing=own[0].name)


def begun(state: AppState, base: str) -> AppState:
    """Return the state with a new draft on a scenario that ships, in the editor; there only if no more fit."""
    if base not in choices.shipped() or len(state.own) >= MOST_OWN:
        return state.but(tab="editor", editing=base)
    number = next(n for n in range(1, MOST_OWN + 1) if state.own_named(f"own_{n}") is None)
    draft = drafts.begin(
        choices.shipped()[base], number, text("editor.default_title", state.language, n=number)
    )
    return compared(drafts.put(state, draft), draft.name).but(tab="editor", editing=draft.name)


def compared(state: AppState, name: str) -> AppState:
    """Return the state with a scenario among those compared, in place of the last if there is no room."""
    kept = [n for n in state.chosen if n != name][: MOST_CHOSEN - 1]
    return state.but(chosen=(*kept, name), second=name)


def _rename(state: PageState, own: Own | None, title: str) -> None:
    if own is not None and title.strip():
        state.value = drafts.put(state.value, own.model_copy(update={"title": title.strip()[:60]}))


@solara.component
def Sliders(own: Own, language: str, take):
    """Show all controls of a draft, policies first, assumptions last and apart."""
    named = words("editor", language)
    try:
        scenario, base = choices.build(own), choices.shipped()[own.based_on]
    except ScenarioError as error:
        parts.Notice(title=named["refused"], lines=error.faults)
        return

    def group(title, cards, registry=None, table=None, **more):
        options = [
            {"value": name, "label": controls.instrument_name(name, language)[0]} for name in registry or ()
        ]
        parts.Controls(
            words=named,
            title=named[title],
            ident=f"group-{title}",
            cards=cards,
            language=language,
            options=sorted(options, key=lambda o: o["label"]),
            event_set=lambda e: take(("set", e)),
            event_add=lambda name: take(("add", table, name)),
            event_remove=lambda e: take(("remove", e)),
            **more,
        )

    group("strategy", [{"controls": controls.strategy_controls(own, scenario, base, language)}])
    group("cooperation", [{"controls": controls.cooperation_controls(scenario, base, language)}])
    parts.Matrix(
        words=named,
        matrix=portfolio.matrix(scenario, language),
        language=language,
        event_paint=lambda e: take(("paint", e)),
        event_reset=lambda *_: take(("unpaint",)),
    )
    group(
        "instruments",
        controls.entry_cards(own, scenario, "policy", language),
        INSTRUMENTS,
        "policy",
        add_label=named["add_instrument"],
        note=named["instruments_note"],
    )
    group(
        "shocks",
        controls.entry_cards(own, scenario, "shock", language),
        controls.OFFERED_SHOCKS,
        "shock",
        add_label=named["add_shock"],
    )
    Assumptions(own, base, language, take)


@solara.component
def Assumptions(own: Own, base, language: str, take):
    """Show assumptions about the world, those that decide most and those changed."""
    named = words("editor", language)
    shown = controls.assumption_controls(own, base, language)
    keys = {control["key"] for control in shown}
    options = [
        {"value": key, "label": controls.assumption_label(key, language)}
        for key in controls.assumption_rows()
        if f"parameters.{key}" not in keys
    ]
    parts.Controls(
        words=named,
        title=named["assumptions"],
        ident="group-assumptions",
        cards=[{"controls": shown}],
        note=named["assumptions_note"],
        language=language,
        options=options,
        add_label=named["add_assumption"],
        event_set=lambda e: take(("set", e)),
        event_add=lambda key: take(("add", "parameters", key)),
        event_remove=lambda e: None,
    )


@solara.component
def Money(state: PageState, own: Own, language: str, take):
    """Show the budget bar of a draft."""
    try:
        scenario = choices.build(own)
    except ScenarioError:
        return
    budget = own.budget if own.budget is not None else money.start_budget(scenario)
    baseline = choices.chosen(state.value)[0][0]
    faults, spent = money.faults(scenario, budget, language), money.bill(scenario).paid["towns"].any()
    left = format_number(scenario.strategy.eur_per_head_year, 1, language)
    note = text("editor.theme_money_left", language, eur=left) if spent and not faults else ""
    parts.Budget(
        words=words("editor", language),
        bar=money.bar(scenario, budget, language),
        fault=faults[0] if faults else "",
        note=note,
        warnings=money.warnings(scenario, budget, baseline, language),
        event_fit=lambda *_: take(("fit",)),
    )


@solara.component
def Quick(state: PageState, own: Own, reader: AnswerReader, language: str):
    """Show what a draft changes in the headline indicators."""
    answer, outdated = reader.read()
    named, comparison = words("editor", language), answer.comparison
    there = comparison is not None and own.name in [s.name for s in comparison.scenarios[1:]]
    final = answer.stage == "full" and answer.done >= answer.total
    cards = solara.use_memo(
        lambda: region.cards(comparison, language, final) if there else [],
        (id(comparison), language, there, final),
    )
    parts.Words(words=named["quick"], tag="h2")
    if there:
        Changes(state, own, comparison, cards, outdated, language)
    elif own.name in state.value.chosen:
        waiting = own.name in [s.name for s in choices.chosen(state.value)[0]]
        message = text("frame.stage_waiting", language) if waiting else named["refused_quick"]
        parts.Words(words=message)
        parts.Strip(rows=[{"label": "", "tone": "unclear", "words": message}])
    else:
        parts.Words(words=named["quick_missing"], look="rs-soft")
        parts.Button(
            label=named["quick_add"],
            event_press=lambda *_: setattr(state, "value", compared(state.value, own.name)),
        )


@solara.component
def Changes(state: PageState, own: Own, comparison, cards: list[dict], outdated: bool, language: str):
    """Show the differences of a draft, the first two again where the panel is out of sight."""
    first, last = years_compared(comparison)
    note = text(
        "editor.quick_note",
        language,
        title=own.title,
        baseline=comparison.baseline.title(language),
        first=first,
        last=last,
    )
    rows = [
        {"label": f"{card['label']} ({card['difference_unit']})", "unit": ""} | row
        for card in cards
        for row in card["rows"]
        if row["name"] == own.name
    ]
    parts.Quick(note=note, rows=rows, outdated=outdated)
    parts.Button(
        label=words("editor", language)["to_compare"],
        event_press=lambda *_: state.change(tab="compare", second=own.name),
    )
    parts.Strip(
        rows=[
            {
                "label": f"{card['label']}:",
                "tone": row["tone"],
                "words": "…" if outdated else f"{row['verdict']} {row['value']}",
            }
            for card, row in zip(cards[:_IN_STRIP], rows, strict=False)
        ]
    )
