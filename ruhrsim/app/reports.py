"""The report of all tests, served as one page: `/evidence/de` and `/evidence/en`."""

from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from ruhrsim.analysis.stored import read_all_evidence, read_made
from ruhrsim.common.number_format import LANGUAGES


@lru_cache(maxsize=len(LANGUAGES))
def evidence_html(language: str) -> str:
    """Return the report on the tests that ship, in `de` or `en`; drawn once for each language."""
    from ruhrsim.report.evidence_page import write_evidence_page

    with TemporaryDirectory() as folder:
        page = write_evidence_page(read_all_evidence(), read_made(), Path(folder), language)
        return page.read_text(encoding="utf-8")


async def answer(request: Request) -> HTMLResponse:
    """Answer a request for the report; any other language does not exist."""
    language = request.path_params["language"]
    if language not in LANGUAGES:
        raise HTTPException(404)
    return HTMLResponse(await run_in_threadpool(evidence_html, language))


ROUTE = Route("/evidence/{language}", answer)
"""Where the server finds the report."""
