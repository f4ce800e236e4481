"""The app as Solara sees it: one page whose tabs are part of the state."""

from pathlib import Path

import solara
import solara.lab

from ruhrsim.app import choices, frame, links, parts
from ruhrsim.app.engine import GLIMPSE, SKETCH
from ruhrsim.app.page_state import PageState
from ruhrsim.app.pages.compare import Compare
from ruhrsim.app.pages.editor import Editor
from ruhrsim.app.pages.evidence import Evidence
from ruhrsim.app.pages.explore import Explore
from ruhrsim.app.pages.find import Find
from ruhrsim.app.pages.share import Share
from ruhrsim.app.state import AppState
from ruhrsim.app.subscriptions import use_answer, use_owner, use_subscription
from ruhrsim.app.views import tour
from ruhrsim.app.words import text, words

ANSWERING = ("compare", "editor", "share")
"""Tabs that show the answer to what is chosen; the others show stored results."""
_STYLE = Path(__file__).with_name("style.css").read_text(encoding="utf-8")


@solara.component
def Page():
    """Show the app to one visitor."""
    router = solara.use_router()
    first, readable = solara.use_memo(lambda: links.from_search(router.search, _accepted()), [])
    store, owner = solara.use_reactive(first), use_owner()
    subscription, received = use_subscription(owner)
    state = PageState(
        store,
        lambda to_come: subscription.ask(
            choices.chosen(to_come)[0], _sketches(to_come), in_worlds=to_come.in_worlds
        ),
    )
    now = state.value
    scenarios, faults = solara.use_memo(lambda: choices.chosen(now), [now.chosen, now.own])
    reader = use_answer(scenarios, subscription, received, sketches=_sketches(now), in_worlds=now.in_worlds)
    language = now.language
    solara.Style(_STYLE)
    with solara.Div(classes=["rs-app"]):
        frame.Head(state)
        with frame.Main():
            parts.Notice(title=text("frame.broken_link", language), lines=[] if readable else [""])
            # The editor tells its draft's faults beside the budget, without moving what is under the pointer.
            parts.Notice(
                title=text("frame.faulty_scenarios", language), lines=faults if now.tab != "editor" else []
            )
            if now.tab in ANSWERING:
                with solara.Div(classes=["rs-state"]):
                    frame.AnswerStatus(reader, language)
                    parts.Words(
                        words=text("frame.if_then", language, now.uncertainty), look="rs-soft rs-if-then"
                    )
                    if now.tab == "compare":
                        parts.Tour(words=words("frame", language), stops=tour.stops(language))
            if now.tab == "compare":
                Compare(state, reader, owner)
            elif now.tab == "editor":
                Editor(state, reader)
            elif now.tab == "find":
                Find(state)
            elif now.tab == "share":
                Share(state, reader)
            elif now.tab == "evidence":
                Evidence(language)
            else:
                Explore(language)
        frame.Foot(language)


def _accepted() -> str:
    """Return the languages that the visitor's browser asks for."""
    return ",".join((solara.lab.headers.value or {}).get("accept-language", []))


def _sketches(state: AppState):
    return (GLIMPSE, SKETCH) if state.tab == "editor" else (SKETCH,)


@solara.component
def Layout(children):
    """Stand in for Solara's own layout, which brings a toolbar."""
    solara.Div(children=children)
