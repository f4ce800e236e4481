"""The built documentation opens from a folder: search works, equations are set, nothing comes from elsewhere."""

import shutil
from pathlib import Path

import pytest

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SITE = Path(__file__).parents[3] / "site"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine"),
    pytest.mark.skipif(not SITE.is_dir(), reason="make docs builds the site"),
]
PATIENCE = 60_000


@pytest.fixture
def page():
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        opened = browser.new_page()
        opened.told, opened.asked = [], []
        opened.on("console", lambda said: opened.told.append(said.text) if said.type == "error" else None)
        opened.on("pageerror", lambda error: opened.told.append(str(error)))
        opened.on("request", lambda request: opened.asked.append(request.url))
        yield opened
        browser.close()


def outside(page) -> list[str]:
    return [url for url in page.asked if not url.startswith(("file:", "data:", "blob:"))]


@pytest.mark.parametrize(("word", "title"), [("Hebesatz", "Glossar"), ("minimum_eur", "Parameters")])
def test_the_search_finds_words_of_both_languages_without_a_server(page, word, title):
    page.goto((SITE / "index.html").as_uri())
    page.fill("input.md-search__input", word)
    found = page.locator(".md-search-result__item", has_text=title).first
    found.wait_for(timeout=PATIENCE)
    assert (page.told, outside(page)) == ([], [])


def test_equations_are_set_without_scripts_or_fonts_from_elsewhere(page):
    page.goto((SITE / "model" / "odd.html").as_uri())
    fraction = page.locator("table.equations mfrac").first.bounding_box()
    assert fraction["height"] > 20
    assert (page.told, outside(page)) == ([], [])


def test_german_pages_say_that_they_are_german(page):
    page.goto((SITE / "de" / "politik.html").as_uri())
    assert page.locator("html").get_attribute("lang") == "de"
