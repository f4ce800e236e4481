"""The documentation site is served where it has been built, and nothing else is taken for it."""

import asyncio
from urllib.parse import unquote

import pytest

pytest.importorskip("starlette")
from starlette.applications import Starlette

from ruhrsim.app import manual


def ask(path: str) -> tuple[int, str]:
    """Return status and text of what the server answers to a request."""
    said = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        said.append(message)

    scope = {"type": "http", "method": "GET", "path": unquote(path), "raw_path": path.encode()}
    scope |= {"root_path": "", "query_string": b"", "headers": [], "asgi": {"spec_version": "2.4"}}
    asyncio.run(Starlette(routes=manual.routes())(scope, receive, send))
    return said[0]["status"], b"".join(each.get("body", b"") for each in said[1:]).decode()


@pytest.fixture(autouse=True)
def nothing_served(monkeypatch):
    monkeypatch.setattr(manual, "_served", {})


@pytest.fixture
def built(tmp_path):
    site = tmp_path / "site"
    (site / "de").mkdir(parents=True)
    (site / manual.MARK).write_text("0.2.0\n", encoding="utf-8")
    for page in ("index.html", "de/index.html"):
        (site / page).write_text(page, encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return site


def test_without_a_site_there_is_no_link_and_no_route(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    manual.use_manual(None)
    assert manual.start_page("de") is None
    assert manual.routes() == []


def test_a_folder_site_of_something_else_is_not_shown(built, monkeypatch):
    (built / manual.MARK).unlink()
    monkeypatch.chdir(built.parent)
    manual.use_manual(None)
    assert manual.routes() == []


def test_a_site_where_the_server_starts_is_found(built, monkeypatch):
    monkeypatch.chdir(built.parent)
    manual.use_manual(None)
    assert manual.start_page("en") == "docs/index.html"


def test_a_wrong_folder_that_was_asked_for_is_told(tmp_path):
    with pytest.raises(ValueError, match="`make docs` builds one"):
        manual.use_manual(tmp_path)


def test_pages_are_served_in_both_languages_and_nothing_beside_them(built):
    manual.use_manual(built)
    for language, page in (("en", "index.html"), ("de", "de/index.html")):
        assert ask("/" + manual.start_page(language)) == (200, page)
    assert ask("/docs/")[1] == "index.html"
    assert ask("/docs")[0] == 307
    for way in ("/docs/../secret.txt", "/docs/%2e%2e/secret.txt", "/docs/gone.html"):
        assert ask(way)[0] == 404
