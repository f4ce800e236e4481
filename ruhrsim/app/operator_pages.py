"""Pages that whoever runs a server writes: imprint, privacy, accessibility; `/about/{page}/{language}`.

A folder holds `imprint.de.md`, `privacy.de.md`, `accessibility.de.md`, each in English too if there is an
`.en.md`. Without a folder there is no such page, and no link to one.
"""

from html import escape
from pathlib import Path

import markdown
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from ruhrsim.app.words import text
from ruhrsim.common.number_format import LANGUAGES
from ruhrsim.outside.files import is_file, named, read_text
from ruhrsim.outside.shown import OutsideError

PAGES = ("imprint", "privacy", "accessibility")
_PLACEHOLDER = "[["
"""Begins what the templates leave to the operator."""
_FRAME = (
    '<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title} · RuhrSim</title>'
    '<meta name="viewport" content="width=device-width"><style>body {{ font: 1rem/1.5 system-ui, sans-serif; '
    "max-width: 45rem; margin: 2rem auto; padding: 0 1rem; }}</style></head><body><main>{body}</main>"
    '<p><a href="{root}/">RuhrSim</a></p></body></html>'
)
_pages: dict[tuple[str, str], str] = {}


def use_pages(folder: Path) -> None:
    """Read the operator's pages, before the first visitor comes.

    Raises:
        OutsideError: One is missing, can't be read, or still holds what a template leaves open; all at once.
    """
    found, faults = {}, []
    for page in PAGES:
        for language in LANGUAGES:
            file = folder / f"{page}.{language}.md"
            if language != LANGUAGES[0] and not is_file(file):
                continue
            try:
                content = read_text(file)
            except OutsideError as error:
                faults += error.faults
                continue
            if _PLACEHOLDER in content:
                faults.append(f"{named(file)}: still holds {_PLACEHOLDER}...]]; fill it in")
            found[page, language] = markdown.markdown(content, extensions=["tables"])
    if faults:
        raise OutsideError(faults)
    _pages.update(found)


def links(language: str, root: str = "") -> list[dict[str, str]]:
    """Return label and address of each page that there is."""
    return [
        {"label": text(f"frame.{page}", language), "href": f"{root}/about/{page}/{language}"}
        for page in PAGES
        if (page, LANGUAGES[0]) in _pages
    ]


async def answer(request: Request) -> HTMLResponse:
    """Answer a request for a page, in German where there is no other."""
    page, language = request.path_params["page"], request.path_params["language"]
    body = _pages.get((page, language)) or _pages.get((page, LANGUAGES[0]))
    if language not in LANGUAGES or body is None:
        raise HTTPException(404)
    title = escape(text(f"frame.{page}", language))
    root = escape(request.scope.get("root_path", ""))
    return HTMLResponse(_FRAME.format(language=language, title=title, body=body, root=root))


ROUTE = Route("/about/{page}/{language}", answer)
"""Where the server finds them."""
