"""The projector view, and results as projector and facilitator see them."""

import solara

from ruhrsim.app import parts as app_parts
from ruhrsim.app.views.towns import shapes
from ruhrsim.app.words import words
from ruhrsim.app.workshop import parts
from ruhrsim.app.workshop.room_hub import News
from ruhrsim.app.workshop.views import results
from ruhrsim.app.workshop.views.heading import is_open, say
from ruhrsim.app.workshop.views.reveal import reveal_view
from ruhrsim.app.workshop.views.room import screen_view
from ruhrsim.regions.boundaries import attribution
from ruhrsim.regions.region import DEFAULT_REGION


@solara.component
def Watch(news: News, language: str, origin: str):
    """Show the projector view; it holds no secrets."""
    view = solara.use_memo(lambda: screen_view(news, language, origin), [news, language, origin])
    named = words("workshop", language)
    told = solara.use_memo(lambda: reveal_view(news, language), [news, language])
    reveals = news.room.game.stage == "results"
    with solara.Div(classes=["ws-screen", "ws-revealing"] if reveals else ["ws-screen"]):
        with solara.Div(classes=["ws-screen-main"]):
            parts.Head(words=named, view=view, name=told["title"] if reveals and told else view["stage_name"])
            if reveals and told:
                _Step(news, told, named, language)
            elif not reveals:
                Results(news, language)
        parts.Screen(words=named, view=view)


@solara.component
def _Step(news: News, told: dict, named: dict, language: str):
    """Show the step of the result at which the facilitator stands, on one screen."""
    step = told[told["step"]]
    if told["step"] == "pot":
        parts.Reveal(words=named, told=step)
    elif told["step"] == "moves":
        with solara.Div(classes=["ws-two"]):
            parts.TownMap(
                words=named,
                shapes=shapes(DEFAULT_REGION),
                found=step["map"],
                attribution=attribution(),
                language=language,
            )
            parts.Lines(lines=step["lines"], note=step["note"])
    elif told["step"] == "region":
        with solara.Div(classes=["ws-two"]):
            _Course(step["series"], named, language)
            with solara.Div():
                parts.Outcome(words=named, own=None, region=step["lines"], cooperation="", note="")
                parts.Expected(words=named, rows=step["expected"])
    else:
        parts.Ranking(words=named, rows=step["rows"], me="", language=language, note=step["note"])


@solara.component
def _Course(series: list, named: dict, language: str):
    """Show the region's rate over time, against the region as today."""
    with solara.Div():
        app_parts.Chart(
            words=words("compare", language),
            title=f"{named['course']}, {series[0]['years'][0]}–{series[0]['years'][-1]}",
            unit=named["pp"],
            decimals=2,
            zero=True,
            series=series,
            first=0,
            language=language,
        )
        parts.Legend(series=series)


@solara.component
def Results(news: News, language: str):
    """Show ranking, map and the region's course, and the debriefing after the last round."""
    named, found = words("workshop", language), results.last_result(news)
    debrief = solara.use_memo(lambda: results.debrief(news, language), [news, language])
    if found is None and news.room.game.past:
        return
    if found is None:
        parts.TownMap(
            words=named,
            shapes=shapes(DEFAULT_REGION),
            found=results.start_map(language),
            attribution=attribution(),
            language=language,
        )
        return
    if is_open(news.room.game):
        app_parts.Words(words=say("after_round", language, n=len(news.room.game.past)), tag="h2")
    if debrief:
        parts.Debrief(
            words=named,
            heads=debrief["heads"],
            rows=debrief["rows"],
            findings=debrief["findings"],
            best=debrief["best"],
            me="",
        )
    with solara.Div(classes=["ws-results"]):
        parts.Ranking(
            words=named,
            rows=results.ranking(found, language),
            me="",
            language=language,
            note=results.cooperation_line(found, language),
        )
        parts.TownMap(
            words=named,
            shapes=shapes(DEFAULT_REGION),
            found=results.town_map(found, language),
            attribution=attribution(),
            language=language,
        )
        series = debrief["series"] if debrief else results.course(found, language)
        _Course(series, named, language)
    app_parts.Words(words=named["ranking_note"] + " " + named["if_then"], look="rs-soft")
    if debrief:
        parts.Choices(words=named, chosen=debrief["choices"])
