"""Every page without a browser: it renders in both languages and does what its controls say."""

import numpy as np
import pytest
from app_screen import opened

from ruhrsim.app.state import PANELS, TABS, TOWN_KEYS, AppState, Own
from ruhrsim.app.words import text

DRAFT = Own(name="own_1", title="Meins", based_on="bochum_path", budget=20.4)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("tab", TABS)
def test_page_renders(tab, language, queue, monkeypatch):
    state = AppState(tab=tab, language=language, town="05911000", own=(DRAFT,), editing="own_1")
    with opened(state, monkeypatch) as screen:
        heading = next(part for part in screen.parts("tag", "words", "look") if part.tag == "h1")
        assert heading.words == text(f"{tab}.title", language)


def test_the_baseline_is_always_there(queue, monkeypatch):
    with opened(AppState(), monkeypatch) as screen:
        chosen = screen.part("scenarios", "groups", "most")
        assert [s["name"] for s in chosen.scenarios] == [
            "status_quo",
            "spread_alone",
            "focus_together",
        ]
        screen.do(chosen, "drop", "status_quo")
        screen.do(chosen, "drop", "spread_alone")
        screen.wait(lambda: [s["name"] for s in chosen.scenarios] == ["focus_together"])
        screen.do(chosen, "drop", "focus_together")
        assert [s["name"] for s in chosen.scenarios] == ["focus_together"]


def test_cards_show_level_difference_and_words(queue, monkeypatch):
    with opened(AppState(language="en"), monkeypatch) as screen:
        cards = screen.part("cards", "heading").cards
        assert len(cards) == 8
        first = cards[0]
        assert first["label"] == "Unemployment rate"
        assert 5 < float(first["level"]) < 20
        assert [row["name"] for row in first["rows"]] == ["spread_alone", "focus_together"]
        assert all(row["verdict"] for row in first["rows"])


def test_german_has_decimal_commas(queue, monkeypatch):
    with opened(AppState(language="de"), monkeypatch) as screen:
        assert "," in screen.part("cards", "heading").cards[0]["level"]


def test_a_town_is_pinned_by_the_map(queue, monkeypatch):
    with opened(AppState(panel="my_town"), monkeypatch) as screen:
        screen.do(screen.part("atlas", "shapes"), "choose_town", "05911000")
        town = screen.part("caption", "rows", "scenarios")
        screen.wait(lambda: "Bochum" in town.title and town.rows)
        assert len(town.rows) == len(TOWN_KEYS)


def test_what_a_browser_invents_changes_nothing(queue, monkeypatch):
    with opened(AppState(), monkeypatch) as screen:
        atlas = screen.part("atlas", "shapes")
        for event, data in (
            ("choose_town", "<script>"),
            ("choose_year", "soon"),
            ("choose_show", None),
            ("choose_second", ["x"]),
        ):
            screen.do(atlas, event, data)
        course, tabs = screen.part("observed", "levels"), screen.part("tabs", "current", "label")
        screen.do(course, "choose_indicator", 7)
        screen.do(course, "choose_place", "moon")
        screen.do(tabs, "choose", "nothing")
        assert (course.indicator, course.place, tabs.current) == ("unemployment_rate", "region", "indicators")
        assert atlas.town == ""
        assert atlas.year == 2045


def test_a_sketch_gives_no_reasons(queue, monkeypatch):
    queue.stage = "sketch"
    with opened(AppState(language="en", panel="why"), monkeypatch) as screen:
        screen.wait(
            lambda: [p for p in screen.parts("tag", "words") if p.words == text("compare.why_stale", "en")]
        )
        assert not screen.parts("tables", "head")


def test_a_broken_link_says_so(queue, monkeypatch):
    with opened(AppState(), monkeypatch, readable=False) as screen:
        notices = [part for part in screen.parts("lines", "tone") if part.lines]
        assert [notice.title for notice in notices] == [text("frame.broken_link", "de")]


def cooperation(screen):
    """Return the group of controls of who works with whom, in a list."""
    return [group for group in screen.parts("cards", "ident", "note") if group.ident == "group-cooperation"]


def test_a_draft_is_begun_changed_and_asked_for(queue, monkeypatch):
    with opened(AppState(tab="editor"), monkeypatch) as screen:
        screen.do(screen.part("drafts", "bases"), "begin", "status_quo")
        screen.wait(lambda: cooperation(screen))
        screen.do(cooperation(screen)[0], "set", {"key": "cooperation.all", "value": 90})
        screen.wait(lambda: cooperation(screen)[0].cards[0]["controls"][0]["value"] == 90)
        screen.wait(lambda: queue.asked and queue.asked[-1][-1] == "own_1")


def test_a_budget_that_does_not_add_up_is_not_computed(queue, monkeypatch):
    draft = Own(
        name="own_1",
        title="Zu teuer",
        based_on="status_quo",
        budget=20.0,
        changes={"strategy": {"eur_per_head_year": 30.0}},
    )
    state = AppState(tab="editor", own=(draft,), editing="own_1", chosen=("status_quo", "own_1"))
    with opened(state, monkeypatch) as screen:
        budget = screen.part("bar", "fault")
        assert "Geht nicht auf" in budget.fault
        screen.wait(lambda: queue.asked)
        assert queue.asked == [("status_quo",)]
        screen.do(budget, "fit")
        screen.wait(lambda: screen.part("bar", "fault").fault == "")
        screen.wait(lambda: queue.asked[-1] == ("status_quo", "own_1"))


def test_downloads_are_handed_over(queue, monkeypatch):
    with opened(AppState(tab="share"), monkeypatch) as screen:
        share = screen.part("files", "command")
        screen.wait(lambda: share.files)
        screen.do(share, "want", "summary")
        screen.wait(lambda: share.file and share.file["name"] == "ruhrsim_summary.csv")
        screen.do(share, "want", "../../etc/passwd")
        screen.wait(lambda: share.file is None)
        assert "ruhrsim compare status_quo spread_alone focus_together" in share.command


def test_an_upload_tells_all_its_faults(queue, monkeypatch):
    with opened(AppState(tab="share"), monkeypatch) as screen:
        share = screen.part("files", "command")
        screen.do(
            share, "upload", {"name": "bad.toml", "text": "[strategy]\nkindd = 1\n[[shock]]\nkind = 'x'\n"}
        )
        screen.wait(lambda: [len(p.lines) for p in screen.parts("lines", "tone") if p.lines] == [2])
        screen.do(share, "upload", {"name": "good.toml", "text": "[strategy]\nkind = 'spread'\n"})
        screen.wait(lambda: queue.asked[-1][-1] == "good")


def test_the_own_town_has_a_panel_and_a_course_of_its_own(queue, monkeypatch):
    state = AppState(town="05911000", language="de", panel="my_town", place="town")
    with opened(state, monkeypatch) as screen:
        screen.wait(
            lambda: [
                part
                for part in screen.parts("tag", "words", "look")
                if part.words.startswith("Meine Stadt Bochum: Arbeitslosenquote")
            ]
        )
        course = screen.part("observed", "levels")
        assert course.title == "Arbeitslose, Bochum"
        assert dict(zip(course.observed["years"], course.observed["values"], strict=True))[2017] is None


def test_no_verdict_before_the_last_run(queue, monkeypatch):
    queue.done = 5
    with opened(AppState(language="en"), monkeypatch) as screen:
        told = screen.part("asked", "findings")
        screen.wait(lambda: told.findings)
        assert {finding["tone"] for finding in told.findings} == {"open"}
        assert told.luck == ""
        assert {row["tone"] for card in screen.part("cards", "heading").cards for row in card["rows"]} == {
            "open"
        }
        assert not np.array(screen.part("atlas", "shapes").atlas["clear"]).any()


@pytest.mark.parametrize("panel", PANELS)
def test_every_panel_opens_in_words(panel, queue, monkeypatch):
    with opened(AppState(language="en"), monkeypatch) as screen:
        tabs = screen.part("tabs", "current", "label")
        screen.do(tabs, "choose", panel)
        screen.wait(lambda: tabs.current == panel)
        mark = {
            "indicators": ("cards", "heading"),
            "towns": ("names", "atlas"),
            "why": ("tables", "head"),
            "money": ("money", "costs"),
            "levers": ("levers",),
            "my_town": ("caption", "rows"),
        }[panel]
        assert screen.part(*mark)


def test_changing_a_shipped_strategy_begins_a_draft(queue, monkeypatch):
    with opened(AppState(), monkeypatch) as screen:
        screen.do(screen.part("scenarios", "groups", "most"), "edit", "focus_together")
        drafts = screen.part("drafts", "bases")
        assert [draft["name"] for draft in drafts.drafts] == ["own_1"]
        assert screen.parts("rows", "note", "outdated") or screen.parts("bar", "fault")
