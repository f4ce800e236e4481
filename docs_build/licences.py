"""Licences of all that RuhrSim needs, from what the installed packages say of themselves.

`python docs_build/licences.py` prints the table; the site has it as a page.
"""

import re
import tomllib
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).parents[1]


def licences() -> str:
    """Return a Markdown table of every tested package with its version and licence."""
    lines = ["| Package | Version | Licence | Needed by |", "| --- | --- | --- | --- |"]
    wanted = _wanted()
    for name, version in _tested():
        lines.append(
            f"| {name} | {version} | {_licence(name)} | {', '.join(wanted.get(_key(name), ())) or '–'} |"
        )
    return "\n".join(lines)


def _tested() -> Iterable[tuple[str, str]]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return [tuple(line.split(";")[0].strip().split("==")) for line in lines if "==" in line]


def _licence(name: str) -> str:
    """Return a package's licence: its expression, its classifiers, its field, or how its licence file begins."""
    try:
        package = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return "not installed here"
    told = package.metadata
    classifiers = [
        each.rpartition(" :: ")[2] for each in told.get_all("Classifier", ()) if "License ::" in each
    ]
    stated = told.get("License-Expression") or ", ".join(classifiers) or (told.get("License") or "").strip()
    if not stated:
        files = [file for file in package.files or () if file.name.upper().startswith(("LICEN", "COPYING"))]
        stated = files[0].read_text(encoding="utf-8").strip() if files else ""
    return stated.split("\n")[0][:60].replace("|", "/") or "not stated"


def _wanted() -> dict[str, list[str]]:
    """Return by package what of RuhrSim asks for it: the core, or the extras."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found: dict[str, list[str]] = {}
    for asks, requirements in {"core": project["dependencies"], **project["optional-dependencies"]}.items():
        for requirement in requirements:
            found.setdefault(_key(re.match(r"[\w.-]+", requirement)[0]), []).append(asks)
    return found


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    print(licences())
