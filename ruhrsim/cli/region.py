"""`ruhrsim region`: list, check, new, districts."""

from pathlib import Path
from typing import Annotated

import typer

from ruhrsim.cli.errors import BAD_INPUT, end, plain_faults
from ruhrsim.outside.shown import counted

app = typer.Typer(no_args_is_help=True, help="Check and write the folders of regions.")
Folder = Annotated[str, typer.Argument(metavar="FOLDER", help="Folder, or the name of a region that ships.")]


@app.command("list")
def list_all() -> None:
    """List the regions that ship."""
    from ruhrsim.regions.region import read_region, shipped_regions

    for name in shipped_regions():
        region = read_region(name)
        years = ", ".join(map(str, region.start_years))
        typer.echo(f"{name:<12}  {region.name('en')}: {len(region.town_names())} towns, starts {years}")


@app.command()
def check(folder: Folder) -> None:
    """Check a region; tell all faults at once, what is taken where a table is missing, and what nobody reads."""
    from ruhrsim.scenarios.region_check import check_region

    with plain_faults():
        found = check_region(folder)
    for note in counted(found.notes):
        typer.echo(f"note: {note}")
    if found.faults:
        end("\n".join(counted(found.faults)), BAD_INPUT)
    typer.echo("\n".join(found.summary))


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Folder to write; it must not be there.")],
) -> None:
    """Write a folder with commented tables to fill in: an example of three towns that runs as it is."""
    from ruhrsim.regions.template import write_template

    try:
        write_template(folder)
    except OSError as error:
        end(f"{folder} can't be written ({error.strerror}); choose a folder that is not there yet", BAD_INPUT)
    typer.echo(
        f"Wrote {folder}. Fill in its tables, then: ruhrsim region check {folder}\n"
        f"and: ruhrsim compare --region {folder}"
    )


@app.command()
def districts(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Folder to write.")],
    region: Annotated[str, typer.Option(help="Region whose districts become towns.")] = "ruhr",
) -> None:
    """Write the districts of a region as a region of its own, whose towns they are."""
    from ruhrsim.model.start.districts import write_districts
    from ruhrsim.regions.region import read_region

    with plain_faults():
        try:
            write_districts(read_region(region), folder)
        except OSError as error:
            end(f"{folder} can't be written ({error.strerror}); choose another folder", BAD_INPUT)
    typer.echo(f"Wrote {folder}. See it with: ruhrsim region check {folder}")
