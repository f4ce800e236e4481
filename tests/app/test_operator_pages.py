"""The operator's own pages: read at the start, all faults at once, linked only where they are."""

import asyncio
import shutil
from pathlib import Path

import pytest

pytest.importorskip("starlette")
from starlette.exceptions import HTTPException
from starlette.requests import Request

from ruhrsim.app import operator_pages
from ruhrsim.outside.shown import OutsideError

TEMPLATES = Path(__file__).parents[2] / "docs" / "operator_pages"


@pytest.fixture(autouse=True)
def nobodys_pages(monkeypatch):
    monkeypatch.setattr(operator_pages, "_pages", {})


@pytest.fixture
def filled(tmp_path):
    folder = Path(shutil.copytree(TEMPLATES, tmp_path / "pages"))
    for file in folder.glob("*.md"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("[[", "").replace("]]", ""), encoding="utf-8")
    return folder


def got(page, language):
    """Return the text of an answer."""
    scope = {"type": "http", "path_params": {"page": page, "language": language}, "headers": []}
    return asyncio.run(operator_pages.answer(Request(scope))).body.decode()


def test_without_pages_there_is_no_link():
    assert operator_pages.links("de") == []


def test_templates_must_be_filled_in_and_all_faults_are_told_at_once(tmp_path):
    folder = Path(shutil.copytree(TEMPLATES, tmp_path / "pages"))
    (folder / "privacy.de.md").unlink()
    with pytest.raises(OutsideError) as told:
        operator_pages.use_pages(folder)
    assert [fault.split(": ")[0].rsplit("/", 1)[-1] for fault in told.value.faults] == [
        "imprint.de.md",
        "privacy.de.md",
        "accessibility.de.md",
    ]


def test_pages_are_served_in_german_where_there_is_no_other(filled):
    (filled / "imprint.en.md").write_text("# Imprint of ours", encoding="utf-8")
    operator_pages.use_pages(filled)
    assert [page["href"] for page in operator_pages.links("en", "/x")] == [
        "/x/about/imprint/en",
        "/x/about/privacy/en",
        "/x/about/accessibility/en",
    ]
    assert "Imprint of ours" in got("imprint", "en")
    assert "Datenschutz" in got("privacy", "en")
    for page, language in (("imprint", "fr"), ("secret", "de")):
        with pytest.raises(HTTPException):
            got(page, language)
