"""Imports only go up the house: a file never needs what stands on a later floor."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "ruhrsim"
FLOORS = (
    ("common",),
    ("outside",),
    ("regions",),
    ("model.state",),
    ("model.start",),
    ("model.processes",),
    ("model.parameters",),
    ("scenarios",),
    (
        "model.start.agreements",
        "model.start.growth_at_rest",
        "model.start.site_start",
        "model.start.start_cache",
        "model.start.steady_state",
    ),
    ("model.quarter.records",),
    ("model.measures",),
    ("model.indicators",),
    ("model.start.build",),
    ("model",),
    ("runs",),
    ("sweeps",),
    ("runs.catalogue",),
    ("analysis", "ema", "effects"),
    ("search",),
    ("workshop", "plots", "report", "app", "cli"),
)
"""Rooms and, where a room has more than one floor, modules in it; the longest name that fits counts."""

FLOOR_OF = {name: floor for floor, names in enumerate(FLOORS) for name in names}
DOORS = (PACKAGE / "__init__.py", PACKAGE / "__main__.py")
FILES = sorted(file for file in PACKAGE.rglob("*.py") if file not in DOORS)


def module_of(file: Path) -> str:
    """Return the name of a module without `ruhrsim.`."""
    return ".".join(file.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")


def floor_of(module: str) -> int | None:
    """Return the floor of a module, None if neither it nor any room around it has one."""
    names = module.split(".")
    heads = (".".join(names[:n]) for n in range(len(names), 0, -1))
    return next((FLOOR_OF[head] for head in heads if head in FLOOR_OF), None)


def modules_imported(file: Path) -> set[str]:
    """Return the modules (the name after `ruhrsim.`) that a file imports, inside functions too."""
    modules = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            modules |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: write imports in full, from ruhrsim..."
            modules |= {f"{node.module}.{alias.name}" for alias in node.names}
    inside = {name.removeprefix("ruhrsim.") for name in modules if name.startswith("ruhrsim.")}
    return inside - {"__version__"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_imports_go_up(file):
    module = module_of(file)
    floor = floor_of(module)
    assert floor is not None, f"give '{module}' a floor in {Path(__file__).name}"
    below = sorted(
        other for other in modules_imported(file) if floor_of(other) is None or floor_of(other) > floor
    )
    assert not below, f"{module} stands on floor {floor} and imports from below: {below}"


@pytest.mark.parametrize("name", FLOOR_OF)
def test_every_name_with_a_floor_is_there(name):
    path = PACKAGE.joinpath(*name.split("."))
    assert path.is_dir() or path.with_suffix(".py").is_file()
