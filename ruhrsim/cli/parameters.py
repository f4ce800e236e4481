"""`ruhrsim parameters`: every number with its range, status and source."""

from typing import Annotated

import typer

from ruhrsim.cli.errors import BAD_INPUT, end
from ruhrsim.cli.terminal import echo_json


def parameters(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            help="Groups, such as relocation, or parameters, such as relocation.land; by default all.",
            show_default=False,
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show parameters with unit, range, status and source; off is the value that switches a mechanism off."""
    from ruhrsim.model.parameters import parameter_table

    table = _chosen(parameter_table(), names or [])
    if as_json:
        echo_json(table.to_json(orient="records", indent=2, force_ascii=False))
        return
    for group, rows in table.groupby("group", sort=False):
        typer.echo(f"\n{group}")
        for row in rows.itertuples():
            off = "" if row.off is None or row.off != row.off else f", off: {row.off}"
            typer.echo(
                f"  {row.name} = {row.value} {row.unit}   ({row.low} to {row.high}, {row.status}{off})\n"
                f"      {row.meaning}\n      {row.source}"
            )


def _chosen(table, names: list[str]):
    """Return the rows of the groups and parameters named."""
    from ruhrsim.common.errors import way_out

    full = table["group"] + "." + table["name"]
    groups = list(dict.fromkeys(table["group"]))
    near = {
        name: [each for each in full if each.startswith(name.split(".")[0] + ".")] or groups for name in names
    }
    faults = [
        f"unknown parameter or group '{name}'{way_out(name, near[name], len(near[name]))}"
        for name in names
        if name not in {*groups, *full}
    ]
    if faults:
        end("\n".join(faults), BAD_INPUT)
    return table[table["group"].isin(names) | full.isin(names)] if names else table
