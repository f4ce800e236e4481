"""Links that leave the folder of pages lead to pages, or name their file; a wrong one is told."""

import pytest
from outside_links import led_back

PAGES = {
    "README.md": "index.md",
    "README.md#table": "b.md#table",
    "docs/a.md": "a.md",
    "ruhrsim/ODD.md": "model/odd.md",
}


@pytest.fixture
def led(tmp_path):
    (tmp_path / "ruhrsim").mkdir()
    (tmp_path / "ruhrsim" / "model.py").touch()
    return lambda text, source="docs/how/x.md", page="how/x.md": led_back(text, source, page, PAGES, tmp_path)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[ODD](../../ruhrsim/ODD.md)", "[ODD](../model/odd.md)"),
        ("[ODD](../../ruhrsim/ODD.md#6)", "[ODD](../model/odd.md#6)"),
        ("[start](../../README.md)", "[start](../index.md)"),
        ("[table](../../README.md#table)", "[table](../b.md#table)"),
        ("[a](../a.md#b)", "[a](../a.md#b)"),
        ("[`model.py`](../../ruhrsim/model.py)", "`ruhrsim/model.py`"),
        ("[where it begins](../../ruhrsim/model.py)", "where it begins (`ruhrsim/model.py`)"),
        ("[here](#below), [there](https://example.org/x)", "[here](#below), [there](https://example.org/x)"),
        ("![picture](../../ruhrsim/missing.png)", "![picture](../../ruhrsim/missing.png)"),
    ],
)
def test_links_are_led_back(led, text, expected):
    assert led(text) == expected


def test_pages_that_stand_elsewhere_count_from_where_they_stand(led):
    assert led("[a](../docs/a.md)", "ruhrsim/ODD.md", "model/odd.md") == "[a](../a.md)"


def test_a_link_to_nothing_is_told(led):
    with pytest.raises(
        FileNotFoundError, match=r"docs/how/x.md links to nothing.md, and there is no docs/how/nothing.md"
    ):
        led("[x](nothing.md)")
