"""Compare strategies: the briefing, chart and map on one screen, all the rest in panels below."""

import solara
from reacton import ipyvuetify as rv

from ruhrsim.analysis.paired import years_compared
from ruhrsim.app import choices, parts
from ruhrsim.app.page_state import PageState
from ruhrsim.app.pages.editor import begun
from ruhrsim.app.pages.reasons import Reasons, Spending
from ruhrsim.app.state import MOST_CHOSEN, PANELS, TOWN_KEYS, AppState
from ruhrsim.app.subscriptions import AnswerReader, use_answer, use_subscription
from ruhrsim.app.views import levers, outlook, region, towns
from ruhrsim.app.views.looks import looks
from ruhrsim.app.words import text, words
from ruhrsim.common import defaults
from ruhrsim.model.indicators import REGION_INDICATORS

_PATIENT = 5
"""Urgency of what may come after the answer."""


@solara.component
def Compare(state: PageState, reader: AnswerReader, owner: str):
    """Show the page: the briefing, what it is about, chart and map, and panels with all the rest."""
    now, (answer, outdated) = state.value, reader.read()
    language, comparison = now.language, answer.comparison
    final = answer.stage == "full" and answer.done >= answer.total and not outdated
    version = (id(comparison), language, final)
    parts.Words(words=text("compare.title", language), tag="h1", look="rs-title")
    corners = use_corners(now, owner, final)
    told = solara.use_memo(
        lambda: region.briefing_rows(comparison, language, final, corners) if comparison else None,
        (*version, id(corners)),
    )
    Briefing(state, told, outdated)
    with solara.Div(classes=["rs-board"]):
        with solara.Div(classes=["rs-side"]):
            ChosenScenarios(state, told)
            parts.Covers(
                words=words("compare", language, now.uncertainty),
                covers=now.uncertainty,
                event_choose=lambda covers: state.change(uncertainty=covers),
            )
        if comparison is not None:
            with solara.Div(classes=["rs-middle"]):
                Course(state, comparison, version)
                if corners is not None:
                    Split(corners, language)
            with solara.Div(classes=["rs-right"]):
                Map(state, comparison, version)
    if comparison is not None:
        Panels(state, answer, outdated, owner, version)
        parts.Strip(rows=[_strip_row(row) for row in told["findings"]])


@solara.component
def Split(corners, language: str):
    """Show what the difference between competing and sharing out is made of."""
    tables = solara.use_memo(lambda: region.split_bars(corners, language), (id(corners), language))
    named = words("compare", language)
    parts.Bars(tables=tables, head=named["item"], figure=named["contribution_to_difference"])


def use_corners(now: AppState, owner: str, wanted: bool):
    """Return the runs of all four corners of the main question once they are all there, else None.

    Args:
        now: What the visitor looks at; the corners are asked for where both ends of the question are chosen.
        owner: Who asks.
        wanted: Whether to begin: the answer itself comes first.
    """
    ends = (defaults.CORNERS[0], defaults.CORNERS[-1])
    there = all(name in now.chosen and now.own_named(name) is None for name in ends)
    scenarios = tuple(choices.shipped()[name] for name in defaults.CORNERS)
    subscription, received = use_subscription(owner)
    found, outdated = use_answer(
        scenarios,
        subscription,
        received,
        there and wanted,
        sketches=(),
        urgency=_PATIENT,
        in_worlds=now.in_worlds,
    ).read()
    ready = there and not outdated and found.stage == "full" and found.done >= found.total
    return found.comparison if ready else None


@solara.component
def Briefing(state: PageState, told: dict | None, outdated: bool):
    """Show the briefing, or that it is being computed."""
    language = state.value.language
    parts.BriefingBlock(
        words=words("compare", language, state.value.uncertainty),
        outdated=outdated,
        **(told or region.NO_BRIEFING),
    )


def _strip_row(finding: dict) -> dict:
    return {"label": finding["title"], "words": finding["short"], "tone": finding["tone"]}


@solara.component
def Panels(state: PageState, answer, outdated: bool, owner: str, version):
    """Show tabs and the panel that is open."""
    now, language, comparison = state.value, state.value.language, answer.comparison
    parts.Tabs(
        label=text("compare.panels", language),
        tabs=[{"key": key, "label": text(f"compare.panel_{key}", language)} for key in PANELS],
        current=now.panel,
        event_choose=lambda key: state.change(panel=key),
    )
    with rv.Html(
        tag="div", attributes={"id": "panel", "role": "tabpanel", "aria-labelledby": f"tab-{now.panel}"}
    ):
        if now.panel == "indicators":
            Indicators(state, comparison, outdated, version)
        elif now.panel == "towns":
            AllTowns(state, comparison, version)
        elif now.panel == "why":
            Reasons(state, answer, owner, version)
        elif now.panel == "levers":
            Levers(language)
        elif now.panel == "money":
            Spending(state, answer, version)
        else:
            OwnTown(state, comparison, looks(comparison.scenarios, language), version)


@solara.component
def Levers(language: str):
    """Show what each instrument does alone for the same money."""
    rows = solara.use_memo(lambda: levers.bars(language), [language])
    parts.Words(words=text("compare.levers", language, **levers.size(language)), tag="h2")
    parts.Words(words=text("compare.levers_lead", language, **levers.size(language)))
    parts.Levers(levers=rows)
    parts.Words(words=text("compare.levers_note", language), look="rs-soft")


@solara.component
def ChosenScenarios(state: PageState, told: dict | None):
    """Show which scenarios stand side by side, each with what it came to."""
    now, language = state.value, state.value.language
    scenarios, _ = choices.chosen(now)
    found = {row["name"]: row for row in told["findings"]} if told else {}
    open_ = {"short": "…", "tone": "open"}
    rows = [
        look
        | {key: found.get(s.name, open_)[key] for key in open_}
        | {"description": s.description(language)}
        for look, s in zip(looks(scenarios, language), scenarios, strict=True)
    ]
    own = [{"name": o.name, "title": o.title or o.name} for o in now.own if o.name not in now.chosen]
    others = [
        {"name": s.name, "title": s.title(language)}
        for s in choices.shipped().values()
        if s.name not in now.chosen
    ]
    parts.Chosen(
        words=words("compare", language),
        scenarios=rows,
        most=MOST_CHOSEN,
        groups=[
            {"label": text("compare.own_scenarios", language), "options": own},
            {"label": text("compare.shipped", language), "options": others},
        ],
        event_add=lambda name: state.change(chosen=(*state.value.chosen, name), second=name),
        event_drop=lambda name: _choose(state, [n for n in state.value.chosen if n != name]),
        event_lead=lambda name: _choose(state, [name, *(n for n in state.value.chosen if n != name)]),
        event_edit=lambda name: _edit(state, str(name)),
    )


def _edit(state: PageState, name: str) -> None:
    if state.value.own_named(name):
        state.change(tab="editor", editing=name)
    elif name in choices.shipped():
        state.value = begun(state.value, name)


def _choose(state: PageState, names: list[str]) -> None:
    if not names:
        return
    second = state.value.second if state.value.second in names[1:] else names[-1]
    state.change(chosen=tuple(names), second=second)


@solara.component
def Course(state: PageState, comparison, version):
    """Show observed years running into the outlook."""
    now, language, covers = state.value, state.value.language, comparison.uncertainty
    town = now.town if now.place == "town" and now.town in towns.town_names() else ""
    keys = TOWN_KEYS if town else tuple(REGION_INDICATORS)
    key = now.town_indicator() if town else now.indicator
    course = solara.use_memo(lambda: outlook.outlook(comparison, key, town, language), (*version, key, town))
    baseline = comparison.baseline.title(language)
    parts.Outlook(
        words=words("compare", language, covers),
        title=course["title"],
        unit=course["unit"],
        difference_title=text("compare.difference_chart", language, covers, baseline=baseline),
        note=course["note"],
        observed=course["observed"],
        start=course["start"],
        levels=course["levels"],
        differences=course["differences"],
        decimals=course["decimals"],
        indicator=key,
        indicators=[{"key": k, "label": REGION_INDICATORS[k].label(language)} for k in keys],
        place="town" if town else "region",
        town=towns.town_names().get(now.town, ""),
        language=language,
        event_choose_place=lambda place: state.change(place=place),
        event_choose_indicator=lambda k: state.change(indicator=k),
    )


@solara.component
def Map(state: PageState, comparison, version):
    """Show where strategies differ."""
    now, language = state.value, state.value.language
    parts.Atlas(
        words=words("compare", language, comparison.uncertainty),
        shapes=towns.shapes(),
        atlas=_atlas(state, comparison, version),
        scenarios=looks(comparison.scenarios, language),
        second=second_of(now, comparison),
        show=now.show,
        town=now.town,
        year=now.year,
        language=language,
        event_choose_town=lambda ags: state.change(town=ags),
        event_choose_year=lambda year: state.change(year=year),
        event_choose_second=lambda name: state.change(second=name),
        event_choose_show=lambda show: state.change(show=show),
    )


def _atlas(state: PageState, comparison, version) -> dict:
    now, (*_, final) = state.value, version
    key, second = now.town_indicator(), second_of(now, comparison)
    return solara.use_memo(
        lambda: towns.atlas(comparison, key, second, now.show, now.language, final),
        (*version, key, second, now.show),
    )


@solara.component
def AllTowns(state: PageState, comparison, version):
    """Show all towns in order."""
    now, language = state.value, state.value.language
    atlas = _atlas(state, comparison, version)
    second = next(s for s in comparison.scenarios if s.name == second_of(now, comparison))
    key = "ranking_difference" if atlas["differ"] else "ranking_level"
    title = text(
        f"compare.{key}",
        language,
        label=atlas["label"],
        year=now.year,
        second=second.title(language),
        first=comparison.baseline.title(language),
    )
    parts.Ranking(
        words=words("compare", language, comparison.uncertainty),
        title=title,
        atlas=atlas,
        names=towns.town_names(),
        town=now.town,
        year=now.year,
        language=language,
        event_choose_town=lambda ags: state.change(town=ags),
    )


@solara.component
def Indicators(state: PageState, comparison, outdated: bool, version):
    """Show a card for each headline indicator."""
    now, language, covers = state.value, state.value.language, comparison.uncertainty
    *_, final = version
    cards = solara.use_memo(lambda: region.cards(comparison, language, final), version)
    named = words("compare", language, covers)
    named |= {
        "cards_note": text(
            "compare.cards_note", language, covers, baseline=comparison.baseline.title(language)
        )
    }
    first, last = years_compared(comparison)
    parts.AnswerCards(
        words=named,
        cards=cards,
        indicator=now.indicator,
        outdated=outdated,
        heading=text("compare.cards", language, first=first, last=last),
        event_choose=lambda key: state.change(indicator=key),
    )


@solara.component
def OwnTown(state: PageState, comparison, styles, version):
    """Show every indicator of the visitor's own town."""
    now, language = state.value, state.value.language
    name, (*_, final) = towns.town_names().get(now.town), version
    years = comparison.towns["year"]
    year = min(max(now.year, int(years.min())), int(years.max()))
    rows = solara.use_memo(
        lambda: towns.town_rows(comparison, now.town, year, language, final) if name else [],
        (*version, now.town, year),
    )
    second, key = second_of(now, comparison), now.town_indicator()
    line = solara.use_memo(
        lambda: towns.own_town(comparison, now.town, second, key, language, final),
        (*version, now.town, second, key),
    )
    parts.Words(words=line, look="rs-lead")
    parts.Town(
        words=words("compare", language),
        rows=rows,
        scenarios=styles[1:],
        title=text("compare.my_town" if name else "compare.my_town_none", language, town=name),
        caption=text("compare.town_caption", language, year=year),
        event_unpin=lambda *_: state.change(town=""),
    )


def second_of(state: AppState, comparison) -> str:
    """Return the scenario compared with the baseline: the one wanted if it is there, else the last."""
    names = [s.name for s in comparison.scenarios]
    return state.second if state.second in names else names[-1]
