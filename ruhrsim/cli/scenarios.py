"""`ruhrsim scenarios`: list, show, check, new, schema."""

import re
from pathlib import Path
from typing import Annotated

import typer

from ruhrsim.cli.errors import BAD_INPUT, end, plain_faults, tell
from ruhrsim.cli.study import Region
from ruhrsim.cli.terminal import echo_json

app = typer.Typer(no_args_is_help=True, help="List, show, check and write scenarios.")


@app.command("list")
def list_all() -> None:
    """List the scenarios found in ./scenarios and those that ship."""
    from ruhrsim.common.errors import ScenarioError
    from ruhrsim.outside.shown import plain_line
    from ruhrsim.scenarios.files import hidden_files, list_scenarios
    from ruhrsim.scenarios.scenario import read_scenario

    for file in hidden_files():
        tell(f"left out {file}: it is hidden, so it is no scenario")
    names = list_scenarios()
    for name in names:
        try:
            title = read_scenario(name).title_en
        except ScenarioError as error:
            title = f"(faulty, {len(error.faults)} faults: ruhrsim scenarios check {name})"
        typer.echo(plain_line(f"{name:<{max(map(len, names))}}  {title}"))


@app.command()
def show(name: Annotated[str, typer.Argument(help="Name or file.")]) -> None:
    """Show a scenario complete with all that it is based on, as TOML."""
    from ruhrsim.common.toml_text import toml_lines
    from ruhrsim.scenarios.files import find_scenario
    from ruhrsim.scenarios.scenario import read_scenario

    with plain_faults():
        scenario = read_scenario(name)
        typer.echo(f"# {find_scenario(name)}")
    typer.echo("\n".join(toml_lines(scenario.to_dict())))


@app.command()
def check(names: Annotated[list[str], typer.Argument(help="Names or files.")], region: Region = None) -> None:
    """Check scenarios, in a region if one is given; tell all faults of each."""
    from ruhrsim.common.errors import ScenarioError
    from ruhrsim.scenarios.scenario import read_scenario

    faults = []
    for name in names:
        try:
            typer.echo(f"{name}: good ({read_scenario(name, region).title_en})")
        except ScenarioError as error:
            faults += error.faults
    if faults:
        end("\n".join(faults), BAD_INPUT)


@app.command()
def new(
    name: Annotated[str, typer.Argument(help="Name of the new scenario: letters, digits, - and _.")],
    based_on: Annotated[
        str, typer.Option(help="Name or file of the scenario that it starts from.")
    ] = "status_quo",
) -> None:
    """Write a commented file to start from into ./scenarios."""
    from ruhrsim.common.errors import ScenarioError
    from ruhrsim.scenarios.scenario import read_scenario
    from ruhrsim.scenarios.template import scenario_template

    with plain_faults():
        faults = _faults_of_name(name)
        if faults:
            raise ScenarioError(faults)
        text = scenario_template(name, Path(based_on).as_posix(), read_scenario(based_on))
    _write(Path("scenarios") / f"{name}.toml", text)
    typer.echo(f"Wrote scenarios/{name}.toml. Edit it, then: ruhrsim scenarios check {name}")


@app.command()
def schema(region: Region = None) -> None:
    """Print the JSON schema of a scenario file, for editors; with the towns and starts of a region."""
    import json

    from ruhrsim.scenarios.schema import scenario_schema

    with plain_faults():
        echo_json(json.dumps(scenario_schema(region), ensure_ascii=False, indent=2))


def _faults_of_name(name: str) -> list[str]:
    from ruhrsim.outside.limits import name_faults
    from ruhrsim.outside.shown import shown
    from ruhrsim.scenarios.files import list_scenarios

    if name_faults(name):
        return name_faults(name)
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", name):
        return [f"name {shown(name)} can't name a file; use letters, digits, - and _ only, such as my_town"]
    if name in list_scenarios():
        return [
            f"scenario '{name}' is there already; choose another name, "
            f"or see it with: ruhrsim scenarios show {name}"
        ]
    return []


def _write(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(exist_ok=True)
        # Exclusive: a file that came meanwhile is not written over.
        with file.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except (OSError, ValueError) as error:
        end(
            f"{file} can't be written ({getattr(error, 'strerror', error)}); change to a folder that you may write in",
            BAD_INPUT,
        )
