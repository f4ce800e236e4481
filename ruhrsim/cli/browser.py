"""`ruhrsim app`."""

import re
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from ruhrsim.cli.errors import BAD_INPUT, FAILED, end, plain_faults
from ruhrsim.cli.study import Region
from ruhrsim.outside.shown import OutsideError, shown


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
    address: Annotated[
        list[str] | None,
        typer.Option(
            show_default=False,
            help="Name under which browsers reach the app, such as that of a proxy; may be given again.",
        ),
    ] = None,
    path: Annotated[
        str, typer.Option(help="Where the app stands behind a proxy, such as /ruhrsim.", show_default=False)
    ] = "",
    docs: Annotated[
        Path | None,
        typer.Option(
            show_default=False,
            help="Folder of the documentation site, shown under /docs; by default ./site if `make docs` built it.",
        ),
    ] = None,
    pages: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            show_default=False,
            help="Imprint, privacy and accessibility, as docs/operator_pages has them to fill in.",
        ),
    ] = None,
) -> None:
    """Start the browser app on this machine; it needs no internet."""
    if find_spec("solara") is None:
        end(
            "the browser app needs its packages; install them with: pip install -c constraints.txt -e '.[app]'",
            FAILED,
        )
    if path and not re.fullmatch(r"(/[A-Za-z0-9._~-]+)+/?", path):
        end(f"--path {shown(path)}: write it as /ruhrsim, from the root of the site", BAD_INPUT)
    from ruhrsim.app.server import ServerError, serve
    from ruhrsim.workshop.rooms import RoomError

    with plain_faults():
        try:
            serve(host, port, browser, rooms, address or (), path, region, docs, pages)
        except (RoomError, ServerError, OutsideError) as error:
            end(str(error), BAD_INPUT)
