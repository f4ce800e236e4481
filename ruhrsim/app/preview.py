"""What messengers and social networks show of a link: title, sentence and picture, written into the page's head."""

import io
from functools import lru_cache
from html import escape

import numpy as np
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ruhrsim.app import choices, links
from ruhrsim.app.place import here
from ruhrsim.app.words import text
from ruhrsim.common.number_format import LANGUAGES
from ruhrsim.regions.boundaries import attribution

_PAGES = ("/", "/workshop")
_NOT_PASSED = (b"accept-encoding",)
"""Headers of a request that a page is asked for without, so that it comes as text."""
_LARGEST_PAGE = 5_000_000
_WIDTH, _HEIGHT, _DPI = 12.0, 6.3, 100
_TOWNS = "#7fb2d6"


class LinkPreview:
    """An ASGI app around another one.

    Args:
        app: The app whose pages get a head.
        path: Where it stands behind a proxy, such as `/ruhrsim`; empty for the root.
    """

    def __init__(self, app, path: str = ""):
        self.app, self.path = app, path

    async def __call__(self, scope, receive, send) -> None:
        """Answer a request; pages with what their link is about, everything else as it is."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"] not in _PAGES:
            await self.app(scope, receive, send)
            return
        headers = [pair for pair in scope["headers"] if pair[0] not in _NOT_PASSED]
        start: dict = {}
        body = b""

        async def collect(message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
                return
            body += message.get("body", b"")
            if message.get("more_body") and len(body) <= _LARGEST_PAGE:
                return
            page = body.replace(b"</head>", self._head(scope) + b"</head>", 1)
            kept = [pair for pair in start["headers"] if pair[0].lower() != b"content-length"]
            kept += [] if message.get("more_body") else [(b"content-length", str(len(page)).encode())]
            await send(start | {"headers": kept})
            await send(message | {"body": page})
            body = b""

        await self.app(scope | {"headers": headers}, receive, collect)

    def _head(self, scope) -> bytes:
        given = dict(scope["headers"])
        accepted = given.get(b"accept-language", b"").decode("latin-1")
        state, _ = links.from_search(scope["query_string"].decode("latin-1"), accepted)
        scheme = given.get(b"x-forwarded-proto", scope.get("scheme", "http").encode()).decode("latin-1")
        root = f"{scheme}://{given.get(b'host', b'localhost').decode('latin-1')}{self.path}"
        told = about(state, scope["path"])
        told |= {"image": f"{root}/preview/{state.language}.png", "type": "website"}
        tags = [f'<meta property="og:{key}" content="{escape(value)}">' for key, value in told.items()]
        tags += [
            f'<meta name="description" content="{escape(told["description"])}">',
            '<meta name="twitter:card" content="summary_large_image">',
        ]
        return "".join(tags).encode()


def about(state, page: str = "/") -> dict[str, str]:
    """Return `title` and `description` of what a link shows.

    Args:
        state: What the link holds.
        page: Path of the page.
    """
    language = state.language
    if page == "/workshop":
        return {
            "title": text("share.preview_game", language),
            "description": text("share.preview_game_words", language),
        }
    if state.tab == "find":
        return {"title": text("find.title", language), "description": text("find.lead", language)}
    titles = [scenario.title(language) for scenario in choices.chosen(state)[0]]
    return {
        "title": text("compare.title", language),
        "description": text("share.preview", language, strategies=" · ".join(titles)),
    }


@lru_cache(maxsize=len(LANGUAGES))
def picture(language: str) -> bytes:
    """Return the picture beside a link, PNG of 1200 x 630 pixels."""
    # Drawn for messengers only; a server is not to wait for it.
    from ruhrsim.plots.maps import draw_towns
    from ruhrsim.plots.style import INK, MUTED, new_figure

    figure = new_figure(_WIDTH, _HEIGHT)
    figure.text(0.05, 0.72, "RuhrSim", size=46, weight="bold", color=INK)
    figure.text(0.05, 0.60, here().name(language), size=26, color=INK)
    figure.text(
        0.05, 0.44, text("share.preview_picture", language), size=20, color=MUTED, va="top", wrap=False
    )
    figure.text(0.98, 0.02, attribution(here()), size=9, color=MUTED, ha="right")
    axes = figure.add_axes((0.46, 0.08, 0.52, 0.84))
    keys = here().towns()["ags"].to_numpy()
    draw_towns(axes, keys, np.array([_TOWNS] * len(keys)), region=here().key)
    stream = io.BytesIO()
    figure.savefig(stream, format="png", dpi=_DPI, metadata={"Software": None})
    return stream.getvalue()


async def answer(request: Request) -> Response:
    """Answer a request for the picture; any other language does not exist."""
    language = request.path_params["language"]
    if language not in LANGUAGES:
        raise HTTPException(404)
    return Response(await run_in_threadpool(picture, language), media_type="image/png")


ROUTE = Route("/preview/{language}.png", answer)
"""Where messengers find the picture."""
