"""Start the app: settings first, then the processes, then the web server.

Ctrl-C, SIGTERM (systemd, containers) and SIGHUP (a closed terminal) end it in order: the server answers what it
is at, then its processes end.
"""

import os
import secrets
import signal
import sys
import threading
import time
import warnings
import webbrowser
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

_SETTINGS = {
    "SOLARA_APP": "ruhrsim.app.site",
    "SOLARA_TELEMETRY_MIXPANEL_ENABLE": "False",
    "SOLARA_THEME_SHOW_BANNER": "False",
    "SOLARA_THEME_TITLE": "RuhrSim",
    "SOLARA_THEME_LOADER": "plain",
    "SOLARA_ASSETS_PROXY": "True",
    "SOLARA_ASSETS_FONTAWESOME_ENABLED": "False",
    "SOLARA_ASSETS_EXTRA_LOCATIONS": "ruhrsim.app.first_paint",
    "SOLARA_MODE": "production",
    "SOLARA_THEME_FORCE_REFRESH": "True",
    "SOLARA_KERNEL_CULL_TIMEOUT": "30m",
    "SOLARA_KERNEL_MAX_PER_SESSION": "20",
    "SOLARA_SESSION_HTTP_ONLY": "True",
    "REACTON_FAST": "1",
}
_SECRET = "SOLARA_SESSION_SECRET_KEY"
_EXAMPLES = ("change", "example", "secret", "your")
_SHORTEST_SECRET = 16
_MOST_CONNECTIONS, _HALF_OPEN_S, _TICKS = 1_000, 20.0, 20
_PATIENT = 9
_PATIENT_S = 120.0
"""Seconds that a visitor's browser may be too busy to answer before the page is loaded anew."""


class ServerError(Exception):
    """A server that can't start as it is set; one message with the way out."""


def serve(
    host: str,
    port: int,
    browser: bool,
    rooms: Path | None = None,
    addresses: Iterable[str] = (),
    path: str = "",
    region: str | None = None,
    docs: Path | None = None,
    pages: Path | None = None,
) -> None:
    """Serve the app until it is interrupted.

    Args:
        host: Address to listen on; `127.0.0.1` for this machine alone.
        port: Port to listen on.
        browser: Open a browser when the app is ready.
        rooms: File of the planning game's rooms; in the user's home by default.
        addresses: Further names under which browsers reach the server, such as that of a proxy.
        path: Where the app stands behind a proxy, such as `/ruhrsim`; empty for the root.
        region: Region that the app is about, the planning game apart; the Ruhr by default.
        docs: Folder of the documentation site; `./site` by default, if it is there.
        pages: Folder with the operator's own pages, see `operator_pages`.

    Raises:
        RoomError: That file can't be opened.
        ServerError: A setting was left at its example, or can't be.
        RegionError: The region is faulty.
        OutsideError: A page of the operator is missing or not filled in.
    """
    from ruhrsim.app.guard import LARGEST_MESSAGE, Guard, most_pages
    from ruhrsim.app import manual, operator_pages
    from ruhrsim.app.place import use_region
    from ruhrsim.outside.shown import plain_line, shown

    use_region(region)
    try:
        manual.use_manual(docs)
    except ValueError as error:
        raise ServerError(f"--docs {shown(str(docs))}: {error}") from None
    if pages is not None:
        operator_pages.use_pages(pages)
    check_secret(os.environ)
    try:
        most = most_pages()
    except ValueError as error:
        raise ServerError(str(error)) from None
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name) and threading.current_thread() is threading.main_thread():
            signal.signal(getattr(signal, name), _stop)
    # Whether a proxy speaks https is the operator's choice; docs/deploy_app.md tells.
    warnings.filterwarnings("ignore", message="Cookies with samesite=none")
    warnings.filterwarnings("ignore", message="base url")
    for name, value in _SETTINGS.items():
        os.environ.setdefault(name, value)
    os.environ.setdefault(_SECRET, secrets.token_urlsafe(32))
    # Told here, it can't be told by the first visitor's headers.
    os.environ.setdefault("SOLARA_ROOT_PATH", path.rstrip("/"))
    import uvicorn
    from solara.server.starlette import app

    from ruhrsim.app import choices, preview
    from ruhrsim.app.reports import ROUTE
    from ruhrsim.app.running import the_queue
    from ruhrsim.app.state import AppState
    from ruhrsim.app.workshop.room_hub import the_hub
    from ruhrsim.app.workshop.server_settings import ServerSettings, use_settings
    from ruhrsim.common import defaults

    app.routes[:0] = [ROUTE, preview.ROUTE, operator_pages.ROUTE, *manual.routes()]
    use_settings(ServerSettings(rooms or ServerSettings.rooms, host, port, path.rstrip("/")))
    the_hub()
    for line in choices.faulty():
        print(f"ruhrsim: left out: {plain_line(line)}", file=sys.stderr, flush=True)
    # The answer of the start page is in the cache before the first visitor asks.
    # All runs of it, for no verdict is spoken before the last.
    start = AppState()
    corners = tuple(choices.shipped()[name] for name in defaults.CORNERS)
    asked = {"owner": "server", "tell": lambda _: None, "in_worlds": start.in_worlds}
    the_queue().ask(choices.chosen(start)[0], urgency=_PATIENT, **asked)
    the_queue().ask(corners, sketches=(), urgency=2 * _PATIENT, **asked)
    address = f"http://{'localhost' if host in ('0.0.0.0', '127.0.0.1', '::') else host}:{port}"

    def welcome():
        print(f"RuhrSim: {address}  (Ctrl-C stops it)", flush=True)
        if browser:
            webbrowser.open(address)

    config = uvicorn.Config(
        Guard(preview.LinkPreview(app, path.rstrip("/")), host, addresses, _lives, _close_page, most),
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=2,
        ws_ping_timeout=_PATIENT_S,
        ws_max_size=LARGEST_MESSAGE,
        limit_concurrency=_MOST_CONNECTIONS,
    )
    try:
        until_interrupted(config, welcome)
    finally:
        the_queue().close()


def check_secret(settings) -> None:
    """Refuse a secret that was left at its example, or that anybody guesses.

    Raises:
        ServerError: It is one of these.
    """
    given = settings.get(_SECRET)
    if given is None:
        return
    if len(given) < _SHORTEST_SECRET or given.lower().startswith(_EXAMPLES):
        raise ServerError(
            f"{_SECRET} is an example or too short; set one of {_SHORTEST_SECRET} characters or more, such as "
            "`openssl rand -hex 32` prints, or leave it out: then every start makes its own"
        )


def _stop(number, frame) -> None:
    raise KeyboardInterrupt


def _lives(page: str) -> bool:
    from solara.server import kernel_context

    return page in kernel_context.contexts


def _close_page(page: str) -> None:
    from solara.server import kernel_context

    context = kernel_context.contexts.get(page)
    if context is not None:
        context.close(reason="evicted")


def until_interrupted(config, welcome: Callable[[], None]) -> None:
    """Serve until Ctrl-C, SIGTERM or SIGHUP; connections that ask nothing are closed.

    Args:
        config: What uvicorn serves, and where.
        welcome: Called when the server listens, not before: a busy machine takes seconds to get there.

    Raises:
        SystemExit: The address is taken.
    """
    import uvicorn

    class Server(uvicorn.Server):
        async def startup(self, sockets=None):
            await super().startup(sockets=sockets)
            threading.Thread(target=welcome, daemon=True).start()

        async def on_tick(self, counter: int) -> bool:
            if counter % _TICKS == 0:
                close_half_open(self.server_state.connections, silent)
            return await super().on_tick(counter)

    silent: dict[int, float] = {}
    server = Server(config)
    hang_up = getattr(signal, "SIGHUP", None)
    if hang_up is not None and threading.current_thread() is threading.main_thread():
        signal.signal(hang_up, lambda number, frame: server.handle_exit(signal.SIGINT, frame))
    with suppress(KeyboardInterrupt):
        server.run()


def close_half_open(connections, silent: dict[int, float], now: float | None = None) -> None:
    """Close connections that have sent no whole request for twenty seconds.

    Args:
        connections: Protocols of the server; those of HTTP have a `cycle`, None until the first request.
        silent: Since when each of them, by its id, was seen without a request; changed in place.
        now: The time, seconds.
    """
    now = time.monotonic() if now is None else now
    waiting = {id(each): each for each in list(connections) if getattr(each, "cycle", each) is None}
    for gone in silent.keys() - waiting.keys():
        del silent[gone]
    for key, each in waiting.items():
        if now - silent.setdefault(key, now) > _HALF_OPEN_S and each.transport is not None:
            each.transport.abort()
