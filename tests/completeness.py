"""What each instrument, shock, parameter, process and scenario needs before it ships; what one lacks, by name."""

import ast
import re
from collections import Counter
from pathlib import Path

from ruhrsim.app.views import controls
from ruhrsim.app.words import editor, parameters
from ruhrsim.model.parameters import parameter_rows
from ruhrsim.model.processes.policies import INSTRUMENTS
from ruhrsim.model.processes.shocks import SHOCKS
from shock_world import IN_2027
from ten_years import CASES

ROOT = Path(__file__).parents[1]
PROCESSES = ROOT / "ruhrsim" / "model" / "processes"
NO_STRATEGIES = {
    "first_field_bust",
    "sixth_field_bust",
    "theme_bust",
    "plant_closure",
    "coal_exit",
    "pittsburgh",
    "hindcast",
    "bochum_after_opel",
    "bochum_without_opel",
}
"""Shipped scenarios that bring a shock or another start."""
JUDGED = re.compile("judgement|guess|no empirical|assumed")
"""Sources that are sentences of ours and need German words; titles and tables don't."""


def lacks() -> list[str]:
    """Return one line for each thing that lacks something: what it is, its name, and what is missing where."""
    rows = parameter_rows()
    found = {
        **{f"instrument '{name}'": lacks_of_instrument(name) for name in INSTRUMENTS},
        **{f"shock '{name}'": lacks_of_shock(name) for name in SHOCKS},
        **{f"parameter '{row['group']}.{row['name']}'": lacks_of_parameter(row) for row in rows},
        **{f"process '{file.name}'": lacks_of_process(file) for file in sorted(PROCESSES.glob("[a-z]*.py"))},
        **{f"scenario '{file.stem}'": lacks_of_scenario(file) for file in sorted(_scenario_files())},
        "docs/reference/parameters.md": lacks_of_counts(rows),
    }
    return [f"{what} lacks: {'; '.join(missing)}" for what, missing in found.items() if missing]


def lacks_of_instrument(name: str) -> list[str]:
    """Return what an instrument lacks."""
    needed = {
        "titles and sentences in INSTRUMENTS of ruhrsim/app/words/editor.py": _has_words(
            editor.INSTRUMENTS, name
        ),
        "a row with who pays in docs/strategies.md": name in payers(),
        "a row in section 7.13 of ruhrsim/ODD.md": re.search(rf"^\| `{name}` \|", odd(), re.MULTILINE),
        "how it is tried, in CASES of tests/ten_years.py": name in CASES,
    }
    return _missing(needed)


def lacks_of_shock(name: str) -> list[str]:
    """Return what a shock lacks."""
    worded = _has_words(editor.SHOCKS, name) or name not in controls.OFFERED_SHOCKS
    needed = {
        "titles and sentences in SHOCKS of ruhrsim/app/words/editor.py": worded,
        "a row in docs/strategies.md": name in named(),
        "how it is tried, in IN_2027 of tests/shock_world.py": name in IN_2027,
    }
    return _missing(needed)


def lacks_of_parameter(row: dict) -> list[str]:
    """Return what a parameter lacks, given as a row of `parameter_rows`."""
    group, source = row["group"], row["source"]
    needed = {
        "a German meaning in ruhrsim/app/words/parameters_de.csv": parameters.meaning(row, "de")
        != row["meaning"],
        f"German words for its source ({source}) in ruhrsim/app/words/sources_de.csv": not JUDGED.search(
            source
        )
        or parameters.source(row, "de")[1] == "de",
        f"German words for its unit ({row['unit']}) in UNITS_DE of ruhrsim/app/words/editor.py": row["unit"]
        in ("1", *editor.UNITS_DE),
        f"a word on its group '{group}' in section 5 or 7 of ruhrsim/ODD.md": f"`{group}." in odd(),
    }
    return _missing(needed)


def lacks_of_process(file: Path) -> list[str]:
    """Return what a file of `model/processes/` lacks: its place in the ODD, and there each formula it opens with."""
    text = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    path = f"`model/processes/{file.name}`"
    needed = {f"its name in a heading of section 7 of ruhrsim/ODD.md ({path})": path in odd()}
    needed |= {
        f"this formula word for word in ruhrsim/ODD.md: {f}": f in squeezed(odd()) for f in formulas(text)
    }
    return _missing(needed)


def lacks_of_scenario(file: Path) -> list[str]:
    """Return what a shipped scenario lacks."""
    text, experiment = file.read_text(encoding="utf-8"), ROOT / "experiments" / "robust_strategies.toml"
    compared = re.search(rf'"{file.stem}"', experiment.read_text(encoding="utf-8"))
    titled = all(re.search(rf'^title_{language} = "', text, re.MULTILINE) for language in ("de", "en"))
    needed = {
        "its question in the first line (# Question: ...)": text.startswith("# Question: "),
        "titles in both languages": titled,
        "a row in docs/strategies.md": file.stem in named(),
        "a place in experiments/robust_strategies.toml, or in NO_STRATEGIES of tests/completeness.py": compared
        or file.stem in NO_STRATEGIES,
    }
    return _missing(needed)


def lacks_of_counts(rows: list[dict]) -> list[str]:
    """Return the counts of parameters by status that docs/reference/parameters.md tells otherwise."""
    counts = Counter(row["status"] for row in rows)
    page = _text("docs/reference/parameters.md")
    table = re.search(r"^\| Status \|.*\n\|[-:| ]+\|\n((?:\|.*\n?)+)", page, re.MULTILINE)
    told = dict(re.findall(r"^\| (\w+) \| (\d+)", table[1], re.MULTILINE)) if table else {}
    return [
        f"the number of parameters that are {status}: {number}, not {told.get(status)}"
        for status, number in counts.items()
        if str(number) != told.get(status)
    ]


def formulas(docstring: str) -> list[str]:
    """Return the indented blocks of a docstring, one line each."""
    return [squeezed(block) for block in re.findall(r"(?:^ {4}.*\n?)+", docstring, re.MULTILINE)]


def squeezed(text: str) -> str:
    """Return text with every run of spaces and lines as one space."""
    return re.sub(r"\s+", " ", text).strip()


def odd() -> str:
    """Return the text of the ODD."""
    return _text("ruhrsim/ODD.md")


def payers() -> dict[str, str]:
    """Return who pays for each instrument, as docs/strategies.md says: towns, Land or EU."""
    return dict(
        re.findall(r"^\| `(\w+)` \|[^|]*\| (towns|Land|EU) \|", _text("docs/strategies.md"), re.MULTILINE)
    )


def named() -> set[str]:
    """Return the names in the tables of docs/strategies.md."""
    return set(re.findall(r"^\| `(\w+)` \|", _text("docs/strategies.md"), re.MULTILINE))


def _scenario_files() -> list[Path]:
    return list((ROOT / "scenarios").glob("*.toml"))


def _has_words(table: dict, name: str) -> bool:
    return name in table and all(all(pair) for pair in table[name])


def _missing(needed: dict[str, object]) -> list[str]:
    return [what for what, there in needed.items() if not there]


def _text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")
