"""The command `ruhrsim` and its groups."""

from typing import Annotated

import typer

from ruhrsim import __version__
from ruhrsim.cli import (
    analyse,
    browser,
    calibrate,
    claims,
    effects,
    evidence,
    explain,
    hindcast,
    parameters,
    region,
    results,
    scenarios,
    search,
    sites,
    study,
    sweep,
    validate,
    workshop,
)
from ruhrsim.cli.errors import PlainFaults

app = typer.Typer(
    cls=PlainFaults,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="RuhrSim: 53 municipalities of the Ruhr area, firms, graduates and universities through the years. "
    "Start with: ruhrsim compare",
)
app.command("compare")(study.compare)
app.command("run")(study.run)
app.command("explain")(explain.explain)
app.command("sites")(sites.sites)
app.command("sweep")(sweep.sweep)
app.command("search")(search.search)
app.command("analyse")(analyse.analyse)
app.add_typer(results.app, name="results")
app.command("calibrate")(calibrate.calibrate)
app.command("hindcast")(hindcast.hindcast)
app.command("claims")(claims.claims)
app.command("effects")(effects.effects)
app.command("validate")(validate.validate)
app.command("evidence")(evidence.evidence)
app.command("parameters")(parameters.parameters)
app.command("app")(browser.browser_app)
app.add_typer(scenarios.app, name="scenarios")
app.add_typer(region.app, name="region")
app.add_typer(workshop.app, name="workshop")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"ruhrsim {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and stop."),
    ] = False,
) -> None:
    pass
