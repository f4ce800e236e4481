"""The frame of every page: header, state of the answer, foot."""

import solara
from reacton import ipyvuetify as rv

from ruhrsim import __version__
from ruhrsim.app import links, parts
from ruhrsim.app.engine import Answer
from ruhrsim.app.state import TABS, AppState
from ruhrsim.app.views.towns import town_names
from ruhrsim.app.words import text, words
from ruhrsim.inputs.boundaries import ATTRIBUTION



def Main():
    """Return the main landmark, to be filled in a `with` block."""
    return rv.Html(tag="main", attributes={"id": "content"})


@solara.component
def Head(state: solara.Reactive[AppState]):
    """Show the header and keep the address in step with the state."""
    now = state.value
    named = sorted(({"ags": ags, "name": name} for ags, name in town_names().items()), key=lambda t: t["name"])
    search = search_of(now)

    def went(query):
        state.value, _ = links.from_search(str(query or "").lstrip("?"))

    parts.Header(
        words=words("frame", now.language), tabs=list(TABS),
        hrefs={tab: "?s=" + search_of(now.but(tab=tab)) for tab in TABS}, current=now.tab, towns=named, town=now.town,
        language=now.language, theme=now.theme, title=f"{text('frame.' + now.tab, now.language)} · RuhrSim",
        search=search, event_choose_tab=lambda tab: change(state, tab=tab),
        event_choose_town=lambda ags: change(state, town=ags),
        event_choose_language=lambda language: change(state, language=language),
        event_choose_theme=lambda theme: change(state, theme=theme), event_went=went)


def change(state: solara.Reactive[AppState], **changes) -> None:
    """Change the state; what a browser sends and the record refuses changes nothing."""
    try:
        state.value = state.value.but(**changes)
    except ValueError:
        return


def search_of(state: AppState) -> str:
    """Return the text of a state for a link, empty if it does not fit."""
    try:
        return links.encode(state)
    except links.LinkTooLong:
        return ""


@solara.component
def AnswerStatus(answer: Answer, outdated: bool, language: str):
    """Show how far the answer is, and the visitor's place in the queue."""
    stage = "outdated" if outdated and answer.stage == "waiting" else answer.stage
    runs = len(answer.comparison.seeds) if answer.comparison else 0
    scenarios = max(1, len(answer.comparison.scenarios)) if answer.comparison else 1
    message = text(f"frame.stage_{stage}", language, runs=runs, all=answer.total // scenarios)
    parts.Status(message=message + ("" if stage != "full" else " " + text("frame.if_then", language)), stage=stage,
                 ahead=text("frame.ahead", language, n=answer.ahead) if answer.ahead else "",
                 share=1.0 if stage == "full" else answer.done / max(1, answer.total),
                 label=text("frame.progress", language))


@solara.component
def Foot(language: str):
    """Show version and attribution."""
    line = text("frame.foot", language, version=__version__, attribution=ATTRIBUTION)
    rv.Html(tag="footer", class_="rs-foot rs-soft", children=[line])
