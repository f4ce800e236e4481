"""Start the app: settings first, then the processes, then the web server."""

import os
import threading
import warnings
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
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
    "REACTON_FAST": "1",
}
_PATIENT = 9
_PATIENT_S = 120.0
"""Seconds that a visitor's browser may be too busy to answer before the page is loaded anew."""


def serve(host: str, port: int, browser: bool, rooms: Path | None = None, region: str | None = None) -> None:
    """Serve the app until it is interrupted.

    Args:
        host: Address to listen on; `127.0.0.1` for this machine alone.
        port: Port to listen on.
        browser: Open a browser when the app is ready.
        rooms: File of the planning game's rooms; in the user's home by default.
        region: Region that the app is about, the planning game apart; the Ruhr by default.

    Raises:
        RoomError: That file can't be opened.
        RegionError: The region is faulty.
    """
    from ruhrsim.app.place import use_region

    use_region(region)
    # Whether a proxy speaks https is the operator's choice; docs/deploy_app.md tells.
    warnings.filterwarnings("ignore", message="Cookies with samesite=none")
    for name, value in _SETTINGS.items():
        os.environ.setdefault(name, value)
    import uvicorn
    from solara.server.starlette import app

    from ruhrsim.app import choices
    from ruhrsim.app.engine import FULL
    from ruhrsim.app.reports import ROUTE
    from ruhrsim.app.running import the_queue
    from ruhrsim.app.state import AppState
    from ruhrsim.app.workshop.room_hub import the_hub
    from ruhrsim.app.workshop.server_settings import ServerSettings, use_settings

    app.routes.insert(0, ROUTE)
    use_settings(ServerSettings(rooms or ServerSettings.rooms, host, port))
    the_hub()
    # The answer of the start page is in the cache before the first visitor asks.
    enough = replace(FULL, runs=FULL.enough)
    the_queue().ask(
        choices.chosen(AppState())[0], "server", lambda answer: None, full=enough, urgency=_PATIENT
    )
    address = f"http://{'localhost' if host in ('0.0.0.0', '127.0.0.1', '::') else host}:{port}"

    def welcome():
        print(f"RuhrSim: {address}  (Ctrl-C stops it)", flush=True)
        if browser:
            webbrowser.open(address)

    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=2,
        ws_ping_timeout=_PATIENT_S,
    )
    try:
        until_interrupted(config, welcome)
    finally:
        the_queue().close()


def until_interrupted(config, welcome: Callable[[], None]) -> None:
    """Serve until Ctrl-C.

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

    with suppress(KeyboardInterrupt):
        Server(config).run()
