"""`ruhrsim parameters`: every number with its range, status and source."""

from typing import Annotated

import typer


def parameters(as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """Show all parameters with unit, range, status and source."""
    from ruhrsim.parameters import parameter_table

    table = parameter_table()
    if as_json:
        typer.echo(table.to_json(orient="records", indent=2, force_ascii=False))
        return
    for group, rows in table.groupby("group", sort=False):
        typer.echo(f"\n{group}")
        for row in rows.itertuples():
            typer.echo(f"  {row.name} = {row.value} {row.unit}   ({row.low} to {row.high}, {row.status})\n"
                       f"      {row.meaning}\n      {row.source}")
