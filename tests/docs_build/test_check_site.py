"""The check of the built site finds what leads nowhere and what is loaded from elsewhere."""

import pytest
from check_site import faults


@pytest.fixture
def told(tmp_path):
    def check(body: str) -> list[str]:
        (tmp_path / "other").mkdir(exist_ok=True)
        (tmp_path / "other" / "page.html").write_text('<h1 id="there">x</h1>', encoding="utf-8")
        (tmp_path / "index.html").write_text(body, encoding="utf-8")
        return faults(tmp_path)

    return check


@pytest.mark.parametrize(
    "body",
    [
        '<a href="other/page.html#there">x</a>',
        '<a href="#here">x</a><p id="here">',
        '<a href="https://example.org/x">x</a><a href="mailto:a@example.org">x</a>',
        '<img src="data:image/png;base64,AA">',
        '<link rel="canonical" href="https://example.org/">',
    ],
)
def test_what_is_right_is_not_told(told, body):
    assert told(body) == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ('<a href="gone.html">x</a>', "links to gone.html, which is not there"),
        ('<a href="other/page.html#gone">x</a>', "where there is no such place"),
        ('<a href="#gone">x</a>', "where there is no such place"),
        ('<a href="/other/page.html">x</a>', "holds on a server's root only"),
        ('<script src="gone.js"></script>', "loads gone.js, which is not there"),
        ('<script src="https://example.org/x.js"></script>', "from elsewhere"),
        ('<link rel="stylesheet" href="//example.org/x.css">', "from elsewhere"),
    ],
)
def test_each_fault_is_told_with_its_page(told, body, words):
    (line,) = told(body)
    assert line.startswith("index.html: ")
    assert words in line


def test_an_empty_folder_is_no_site(tmp_path):
    assert faults(tmp_path) == [f"{tmp_path} holds no page"]
