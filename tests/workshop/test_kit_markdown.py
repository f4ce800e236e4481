"""The kit's Markdown is read once for pages and PDFs."""

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
