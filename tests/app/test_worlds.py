"""The switch of what intervals cover: asked for, told in words, carried into links, files and code."""

from dataclasses import replace
from string import Formatter

import pytest
from app_screen import opened
from synthetic import in_worlds

from ruhrsim.analysis.plausible import numbered_worlds
from ruhrsim.app import committee, takeaway
from ruhrsim.report.page import command
from ruhrsim.app.engine.worker import Job
from ruhrsim.app.state import AppState
from ruhrsim.app.words import PAGES, text, worlds
from ruhrsim.runs.parameter_sets import in_world
from ruhrsim.runs.results import WORLD
from ruhrsim.scenarios.scenario import read_scenario

ASSUMPTIONS = AppState(uncertainty="assumptions", language="en")
STATED = {"theme_support": {"minimum_eur": 2_000_000.0}}


@pytest.fixture
def found(comparison):
    """The runs as if each seed had met its plausible world."""
    return replace(in_worlds(comparison), worlds=tuple(numbered_worlds(0, len(comparison.seeds))))


@pytest.fixture
def queue_in_worlds(queue, found):
    queue.comparison = found
    return queue


def test_the_switch_asks_anew_in_worlds_and_back(queue, monkeypatch):
    with opened(AppState(language="en"), monkeypatch) as screen:
        switch = screen.part("covers", "words")
        assert switch.covers == "assumptions"
        screen.do(switch, "choose", "luck")
        screen.wait(lambda: switch.covers == "luck")
        screen.do(switch, "choose", "assumptions")
        screen.wait(lambda: queue.worlds_asked[-1] is True)
        screen.wait(lambda: switch.covers == "assumptions")
        assert switch.words["covers_note"] == text("compare.covers_note", "en", "assumptions")
        screen.do(switch, "choose", "everything")
        assert switch.covers == "assumptions"
        screen.do(switch, "choose", "luck")
        screen.wait(lambda: queue.worlds_asked[-1] is False)


@pytest.mark.parametrize(("language", "part"), [("de", "von 2 Welten"), ("en", "of 2 worlds")])
def test_cards_and_state_of_the_answer_say_so(queue_in_worlds, monkeypatch, language, part):
    with opened(ASSUMPTIONS.but(language=language), monkeypatch) as screen:
        cards = screen.part("cards", "heading")
        # Two worlds that happen to agree have no interval, and no count.
        counted = [row for card in cards.cards for row in card["rows"] if row["low"] is not None]
        assert len(counted) > 8
        assert all(
            part in row["worlds"] or "gleich" in row["worlds"] or "same" in row["worlds"] for row in counted
        )
        findings = screen.part("asked", "findings").findings
        told = {"de": "von 2 plausiblen Welten", "en": "of 2 plausible worlds"}[language]
        assert all(told in finding["sure"] for finding in findings)
        baseline = queue_in_worlds.comparison.baseline.title(language)
        assert cards.words["cards_note"] == text(
            "compare.cards_note", language, "assumptions", baseline=baseline
        )
        told = text("frame.if_then", language, "assumptions")
        screen.wait(lambda: [p for p in screen.parts("words", "look") if p.words == told])


def test_cards_by_luck_alone_count_no_worlds(queue, monkeypatch):
    with opened(AppState(uncertainty="luck"), monkeypatch) as screen:
        assert {row["worlds"] for card in screen.part("cards", "heading").cards for row in card["rows"]} == {
            ""
        }


def test_the_editor_asks_in_worlds_too(queue, monkeypatch):
    with opened(ASSUMPTIONS.but(tab="editor"), monkeypatch) as screen:
        screen.wait(lambda: queue.worlds_asked)
        assert set(queue.worlds_asked) == {True}


def test_files_command_and_code_carry_it(queue_in_worlds, monkeypatch):
    with opened(ASSUMPTIONS.but(tab="share"), monkeypatch) as screen:
        share = screen.part("files", "command")
        screen.wait(lambda: share.files)
        assert "worlds" in [file["key"] for file in share.files]
        assert share.command.endswith("--uncertainty assumptions")
        assert "worlds=numbered_worlds(0, 2))" in share.code
        compile(share.code, "code", "exec")


def test_by_luck_alone_there_is_no_file_of_worlds(comparison):
    assert "worlds" not in takeaway.kinds(comparison)
    assert "--uncertainty" not in command(comparison, "en")
    assert "numbered_worlds" not in takeaway.code(comparison)


def test_files_tell_the_world(found):
    import io

    import pandas as pd

    choice = takeaway.Choice("focus_together", "unemployment_rate", "en")
    files = {
        kind: takeaway.make(kind, found, choice)[2]
        for kind in ("summary", "towns", "worlds", "region_parquet")
    }
    assert {"covers", "worlds_higher"} <= set(pd.read_csv(io.BytesIO(files["summary"])))
    assert WORLD not in pd.read_csv(io.BytesIO(files["towns"]))
    assert pd.read_csv(io.BytesIO(files["worlds"]))[WORLD].tolist() == [0, 1]
    assert WORLD in pd.read_parquet(io.BytesIO(files["region_parquet"]))


@pytest.mark.parametrize(
    ("language", "part"), [("de", "Zufall und Annahmen"), ("en", "luck and assumptions")]
)
def test_the_page_for_a_committee_says_so(found, comparison, language, part):
    def told(runs):
        return str(committee.words(runs, "focus_together", language))

    assert part in told(found)
    assert part not in told(comparison)


def test_a_job_in_a_world_is_another_run():
    job = Job(read_scenario("focus_together"), 3, 0.02)
    moved = replace(job, in_world=True)
    assert job.key() != moved.key()
    assert moved.whole().key() == moved.key()
    assert job.played() == job.scenario
    assert moved.played() == in_world(job.scenario, numbered_worlds(3, 1)[0])


def test_what_a_strategy_states_itself_holds_in_a_job():
    stated = read_scenario("focus_together").model_copy(update={"parameters": STATED})
    assert (
        Job(stated, 3, 0.02, in_world=True).played().parameters["theme_support"]["minimum_eur"] == 2_000_000.0
    )


def test_each_text_for_worlds_stands_for_one_of_its_page():
    for page, texts in worlds.WORDS.items():
        assert set(texts) <= set(PAGES[page])
        for key, pair in texts.items():
            named = [{name for _, name, _, _ in Formatter().parse(words) if name} for words in pair]
            assert named[0] == named[1], f"{page}.{key}"
