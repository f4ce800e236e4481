"""The documentation site, served under `/docs` where it has been built (`make docs`)."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

DEFAULT = Path("site")
MARK = "ruhrsim-version.txt"
"""File by which a folder is known as the site: nobody else's folder `site` is shown to the world."""
_START = {"de": "docs/de/index.html", "en": "docs/index.html"}
_served: dict[str, Path] = {}


def use_manual(folder: Path | None) -> None:
    """Name the folder of the site, before the first page.

    Args:
        folder: The built site; `./site` if none is given, and nothing if there is none.

    Raises:
        ValueError: The folder given is no built site.
    """
    _served.clear()
    if (found := (folder or DEFAULT).resolve()) and (found / MARK).is_file():
        _served["folder"] = found
    elif folder is not None:
        raise ValueError(
            f"it holds no {MARK}, so it is no documentation site of RuhrSim; `make docs` builds one"
        )


def start_page(language: str) -> str | None:
    """Return the site's first page in a language as the start page links to it; None if there is no site."""
    return _START[language] if _served else None


def routes() -> list[BaseRoute]:
    """Return where the server finds the site; nothing if there is none."""
    if not _served:
        return []
    return [Route("/docs", _to_start), Mount("/docs", StaticFiles(directory=_served["folder"], html=True))]


async def _to_start(request: Request) -> RedirectResponse:
    # Relative, so that it holds behind a proxy under a path as well.
    return RedirectResponse(_START["en"])
