"""Imports only go up the house: a file never needs what stands on a later floor."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "ruhrsim"
FLOORS = {
    0: ("inputs", "draws", "defaults", "numbers", "versions", "faults", "folders", "toml_text",
        "kernels"),
    1: ("state",),
    2: ("processes",),
    3: (
        "parameters", "scenario_files", "scenario_checks", "scenario", "scenario_schema", "scenario_template",
        "indicators", "balance", "starts", "agreements", "start", "recorder", "quarter", "model",
    ),
    4: (
        "results", "worlds", "parts", "executors", "ensemble", "store", "factors", "experiment_files",
        "experiment_records", "experiment", "sampling", "sweep", "catalogue",
    ),
    5: ("analysis", "ema"),
    6: ("workshop", "plots", "report", "app", "cli"),
}
FLOOR_OF = {room: floor for floor, rooms in FLOORS.items() for room in rooms}
DOORS = (PACKAGE / "__init__.py", PACKAGE / "__main__.py")
FILES = sorted(file for file in PACKAGE.rglob("*.py") if file not in DOORS)


def rooms_imported(file: Path) -> set[str]:
    """Return the rooms (the name after `ruhrsim.`) that a file imports, inside functions too."""
    modules = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            modules |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "ruhrsim":
            modules |= {f"ruhrsim.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: write imports in full, from ruhrsim..."
            modules.add(node.module)
    parts = [module.split(".") for module in modules]
    return {names[1] for names in parts if names[0] == "ruhrsim" and len(names) > 1} - {"__version__"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_imports_go_up(file):
    room = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
    assert room in FLOOR_OF, f"give '{room}' a floor in {Path(__file__).name}"
    below = {other for other in rooms_imported(file) if FLOOR_OF[other] > FLOOR_OF[room]}
    assert not below, f"{room} stands on floor {FLOOR_OF[room]} and imports from below: {sorted(below)}"
