"""The kit's Markdown is read once for pages and PDFs; its timetable adds up."""

from importlib.resources import files

import pytest

from ruhrsim.workshop.clock import AFTER_A_ROUND, game_minutes, opening_and_debriefing
from ruhrsim.workshop.kit_markdown import Block, read_blocks, read_spans, title_of


def test_blocks_in_their_order():
    text = (
        "# Title\nA line\nand more\n\n- one\n  goes on\n- two\n\n1. first\n\n| a | b |\n|---|---|\n| c |  |"
    )
    assert read_blocks(text) == [
        Block("heading", ("Title",), level=1),
        Block("text", ("A line and more",)),
        Block("bullets", ("one goes on", "two")),
        Block("numbers", ("first",)),
        Block("table", rows=(("a", "b"), ("c", ""))),
    ]
    assert title_of(text) == "Title"


def test_a_table_of_figures_is_told_by_its_marks():
    table = "| a | b | c |\n|---|---|---:|\n| x | y | 1 |"
    assert read_blocks(table)[0].numeric
    assert not read_blocks(table.replace("---:", "---"))[0].numeric


def test_spans_within_a_line():
    assert read_spans("say **this** or *that*, `code` 2 * 3") == [
        ("plain", "say "),
        ("strong", "this"),
        ("plain", " or "),
        ("emph", "that"),
        ("plain", ", "),
        ("code", "code"),
        ("plain", " 2 * 3"),
    ]


def minutes(row):
    return [int(cell) if cell.isdigit() else 0 for cell in row[1:]]


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_timetable_adds_up_and_is_that_of_the_games_clock(language):
    """Opening, rounds, second game and debriefing fill the time; a round is its clock and what comes after it."""
    script = (files("ruhrsim") / "workshop_kit" / language / "facilitator.md").read_text(encoding="utf-8")
    tables = [
        block.rows for block in read_blocks(script) if block.kind == "table" and "60 " in block.rows[0][1]
    ]
    (_, *parts), (_, clock, *within) = tables
    whole = [sum(column) for column in zip(*map(minutes, parts), strict=True)]
    assert whole == [60, 90, 120]
    rounds, clocks = minutes(parts[1]), minutes(clock)
    assert rounds == minutes(parts[2]) == minutes(parts[3])
    assert [sum(column) for column in zip(*map(minutes, within), strict=True)] == rounds
    assert [sum(column) for column in zip(*map(minutes, within[:2]), strict=True)] == clocks
    assert [round - clock for round, clock in zip(rounds, clocks, strict=True)] == [AFTER_A_ROUND] * 3
    opening, second, debriefing = minutes(parts[0]), minutes(parts[4]), minutes(parts[5])
    for clock, *around in zip(clocks, opening, debriefing, strict=True):
        assert opening_and_debriefing(clock) == sum(around)
    assert [game_minutes(clock, 3) for clock in clocks] == [
        all_of - extra for all_of, extra in zip(whole, second, strict=True)
    ]
