"""The frame of every page: header, state of the answer, foot."""

import solara
from reacton import ipyvuetify as rv

from ruhrsim import __version__
from ruhrsim.app import links, operator_pages, parts
from ruhrsim.app.engine import Answer
from ruhrsim.app.manual import start_page
from ruhrsim.app.page_state import PageState
from ruhrsim.app.place import here
from ruhrsim.app.state import TABS, AppState
from ruhrsim.app.subscriptions import AnswerReader
from ruhrsim.app.views.towns import town_names
from ruhrsim.app.words import text, words
from ruhrsim.app.workshop.server_settings import the_settings
from ruhrsim.regions.boundaries import attribution


def Main():
    """Return the main landmark, to be filled in a `with` block."""
    return rv.Html(tag="main", attributes={"id": "content"})


@solara.component
def Head(state: PageState):
    """Show the header and keep the address in step with the state."""
    now = state.value
    named = sorted(
        ({"ags": ags, "name": name} for ags, name in town_names().items()), key=lambda t: t["name"]
    )
    search = search_of(now)

    def went(query):
        state.value, _ = links.from_search(str(query or "").lstrip("?"))

    parts.Header(
        words=words("frame", now.language),
        tabs=list(TABS),
        hrefs={tab: "?s=" + search_of(now.but(tab=tab)) for tab in TABS},
        current=now.tab,
        towns=named,
        town=now.town,
        language=now.language,
        theme=now.theme,
        title=f"{text('frame.' + now.tab, now.language)} · RuhrSim",
        search=search,
        event_choose_tab=lambda tab: state.change(tab=tab),
        event_choose_town=lambda ags: state.change(town=ags),
        event_choose_language=lambda language: state.change(language=language),
        event_choose_theme=lambda theme: state.change(theme=theme),
        event_went=went,
    )


def search_of(state: AppState) -> str:
    """Return the text of a state for a link, empty if it does not fit."""
    try:
        return links.encode(state)
    except links.LinkTooLong:
        return ""


@solara.component
def AnswerStatus(reader: AnswerReader, language: str):
    """Show how far the answer is, and the visitor's place in the queue."""
    answer, outdated = reader.read()
    stage, said = answer.stage, _said(answer, outdated)
    facts, covers = {"runs": 0, "all": 0, "end": 0}, "luck"
    if answer.comparison:
        start, runs = answer.comparison.baseline.start, len(answer.comparison.seeds)
        covers = answer.comparison.uncertainty
        facts = {
            "runs": runs,
            "all": answer.total // len(answer.comparison.scenarios),
            "end": start + answer.comparison.years,
        }
    message = text(f"frame.stage_{said}", language, covers, **facts)
    parts.Status(
        message=message,
        stage=stage,
        ahead=text("frame.ahead", language, n=answer.ahead) if answer.ahead else "",
        share=answer.done / max(1, answer.total),
        label=text("frame.progress", language),
    )


def _said(answer: Answer, outdated: bool) -> str:
    if outdated and answer.stage == "waiting":
        return "outdated"
    return "exact" if answer.stage == "full" and answer.done < answer.total else answer.stage


@solara.component
def Foot(language: str):
    """Show version and attribution, and lead to the documentation where this server has it."""
    line = text("frame.foot", language, version=__version__, attribution=attribution(here()))
    help_ = start_page(language)
    leads = [{"href": help_, "label": text("frame.help", language)}] if help_ else []
    leads += operator_pages.links(language, the_settings().path)
    pages = [rv.Html(tag="a", attributes={"href": to["href"]}, children=[to["label"]]) for to in leads]
    children = [line, *(part for page in pages for part in (" · ", page))]
    rv.Html(tag="footer", class_="rs-foot rs-soft", children=children)
