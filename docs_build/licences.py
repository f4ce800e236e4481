"""Licences of all that RuhrSim needs, from what the installed packages say of themselves.

`python docs_build/licences.py` prints the table; the site has it as a page.
"""

import re
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

CONSTRAINTS = Path(__file__).parents[1] / "constraints.txt"


def licences() -> str:
    """Return a Markdown table of every tested package with its version and licence."""
    lines = ["| Package | Version | Licence | Needed by |", "| --- | --- | --- | --- |"]
    wanted = _wanted()
    for name, version in _tested():
        lines.append(
            f"| {name} | {version} | {_licence(name)} | {', '.join(wanted.get(_key(name), ())) or '–'} |"
        )
    return "\n".join(lines)


def unknown() -> list[str]:
    """Return installed packages that name no licence."""
    return [name for name, _ in _tested() if _licence(name) == "not stated"]


def _tested() -> Iterable[tuple[str, str]]:
    lines = CONSTRAINTS.read_text(encoding="utf-8").splitlines()
    return [tuple(line.split(";")[0].strip().split("==")) for line in lines if "==" in line]


def _licence(name: str) -> str:
    """Return a package's licence: its expression, its classifiers, or the first line of its field."""
    try:
        told = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return "not installed here"
    classifiers = [
        each.rpartition(" :: ")[2] for each in told.get_all("Classifier", ()) if "License ::" in each
    ]
    stated = told.get("License-Expression") or ", ".join(classifiers) or (told.get("License") or "").strip()
    return stated.split("\n")[0][:60].replace("|", "/") or "not stated"


def _wanted() -> dict[str, list[str]]:
    """Return by package what of RuhrSim asks for it: the core, or the extras."""
    found: dict[str, list[str]] = {}
    for line in metadata.requires("ruhrsim") or ():
        extra = re.search(r"extra == ['\"](\w+)['\"]", line)
        found.setdefault(_key(re.match(r"[\w.-]+", line)[0]), []).append(extra[1] if extra else "core")
    return found


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    print(licences())
