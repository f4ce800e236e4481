"""`ruhrsim app`."""

from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from ruhrsim.cli.errors import FAILED, end, plain_faults
from ruhrsim.cli.study import Region


def browser_app(
    host: Annotated[
        str, typer.Option(help="Address to listen on; 0.0.0.0 lets the network in.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.", min=1, max=65535)] = 8765,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open a browser.")] = True,
    region: Region = None,
    rooms: Annotated[
        Path | None,
        typer.Option(show_default=False, help="File of the planning game's rooms; by default in your home."),
    ] = None,
) -> None:
    """Start the browser app on this machine; it needs no internet."""
    if find_spec("solara") is None:
        end(
            "the browser app needs its packages; install them with: pip install -c constraints.txt -e '.[app]'",
            FAILED,
        )
    from ruhrsim.app.server import serve
    from ruhrsim.workshop.rooms import RoomError

    with plain_faults():
        try:
            serve(host, port, browser, rooms, region)
        except RoomError as error:
            end(str(error), FAILED)
