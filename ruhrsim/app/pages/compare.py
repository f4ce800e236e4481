"""Compare strategies: answer, courses, map, own town, reasons, money."""

import solara

from ruhrsim.app import choices, parts
from ruhrsim.app.page_state import PageState
from ruhrsim.app.pages.editor import begun
from ruhrsim.app.pages.reasons import Reasons
from ruhrsim.app.place import here
from ruhrsim.app.state import MOST_CHOSEN, TOWN_KEYS, AppState
from ruhrsim.app.subscriptions import AnswerReader
from ruhrsim.app.views import region, towns
from ruhrsim.app.views.looks import looks
from ruhrsim.app.words import text, words
from ruhrsim.model.indicators import REGION_INDICATORS
from ruhrsim.regions.boundaries import attribution


@solara.component
def Compare(state: PageState, reader: AnswerReader, owner: str):
    """Show the page."""
    language, (answer, outdated) = state.value.language, reader.read()
    parts.Words(words=text("compare.title", language), tag="h1")
    named = words("compare", language, state.value.uncertainty)
    parts.Intro(words=named)
    ChosenScenarios(state)
    parts.Covers(
        words=named,
        covers=state.value.uncertainty,
        event_choose=lambda covers: state.change(uncertainty=covers),
    )
    if answer.comparison is not None:
        version = (id(answer.comparison), language)
        Region(state, answer.comparison, outdated, version)
        Towns(state, answer.comparison, version)
        Reasons(state, answer, owner, version)


@solara.component
def ChosenScenarios(state: PageState):
    """Show which scenarios stand side by side."""
    now, language = state.value, state.value.language
    scenarios, _ = choices.chosen(now)
    rows = [
        look | {"description": s.description(language)}
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
def Region(state: PageState, comparison, outdated: bool, version):
    """Show the answer for the region: sentence, cards, courses."""
    now, language, covers = state.value, state.value.language, comparison.uncertainty
    sentence, cards = solara.use_memo(lambda: region.answer_and_cards(comparison, language), version)
    course = solara.use_memo(
        lambda: region.courses(comparison, now.indicator, language), (*version, now.indicator)
    )
    end = comparison.baseline.start + comparison.years
    baseline, named = comparison.baseline.title(language), words("compare", language, covers)
    named |= {"cards_note": text("compare.cards_note", language, covers, baseline=baseline)}
    parts.AnswerCards(
        words=named,
        sentence=sentence,
        cards=cards,
        indicator=now.indicator,
        outdated=outdated,
        heading=text("compare.cards", language, end=end),
        event_choose=lambda key: state.change(indicator=key),
    )
    Pinned(state, comparison, version)
    parts.Words(words=f"{text('compare.course', language)}: {course['label']}", tag="h2")
    with solara.Div(classes=["rs-charts"]):
        parts.Chart(
            words=named,
            title=text("compare.level_chart", language, covers),
            unit=course["unit"],
            series=course["levels"],
            decimals=course["decimals"],
            zero=False,
            first=0,
            language=language,
        )
        if course["differences"]:
            parts.Chart(
                words=named,
                title=text("compare.difference_chart", language, covers, baseline=baseline),
                unit=course["difference_unit"],
                series=course["differences"],
                decimals=course["decimals"],
                zero=True,
                first=1,
                language=language,
            )


@solara.component
def Pinned(state: PageState, comparison, version):
    """Show a line on the visitor's own town right below the answer."""
    now, language = state.value, state.value.language
    key, second = now.town_indicator(), second_of(now, comparison)
    line = solara.use_memo(
        lambda: towns.own_town(comparison, now.town, second, key, language), (*version, now.town, second, key)
    )
    if line:
        parts.Pinned(words=line, link=text("compare.to_town", language, town=towns.town_names()[now.town]))


@solara.component
def Towns(state: PageState, comparison, version):
    """Show map, ranking and the visitor's own town."""
    now, language = state.value, state.value.language
    second, key = second_of(now, comparison), now.town_indicator()
    atlas = solara.use_memo(
        lambda: towns.atlas(comparison, key, second, now.show, language), (*version, key, second, now.show)
    )
    named, styles = words("compare", language, comparison.uncertainty), looks(comparison.scenarios, language)
    parts.Atlas(
        words=named,
        shapes=towns.shapes(),
        atlas=atlas,
        scenarios=styles,
        second=second,
        show=now.show,
        indicators=[{"key": k, "label": REGION_INDICATORS[k].label(language)} for k in TOWN_KEYS],
        town=now.town,
        year=now.year,
        language=language,
        attribution=attribution(here()),
        event_choose_town=lambda ags: state.change(town=ags),
        event_choose_year=lambda year: state.change(year=year),
        event_choose_indicator=lambda k: state.change(indicator=k),
        event_choose_second=lambda name: state.change(second=name),
        event_choose_show=lambda show: state.change(show=show),
    )
    OwnTown(state, comparison, styles, version)


@solara.component
def OwnTown(state: PageState, comparison, styles, version):
    """Show every indicator of the visitor's own town."""
    now, language = state.value, state.value.language
    name = towns.town_names().get(now.town)
    years = comparison.towns["year"]
    year = min(max(now.year, int(years.min())), int(years.max()))
    rows = solara.use_memo(
        lambda: towns.town_rows(comparison, now.town, year, language) if name else [],
        (*version, now.town, year),
    )
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
