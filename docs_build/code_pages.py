"""Pages that say what the code says: each function returns Markdown that is made at every build.

A page asks for its part with a line `<!-- from the code: parameters -->`; `PARTS` lists the names.
"""

import enum
import re
from collections.abc import Callable, Iterable
from typing import Any, get_args

import ruhrsim
from ruhrsim.app.words import editor
from ruhrsim.cli.app import app
from ruhrsim.effects.published import read_published
from ruhrsim.effects.questions import QUESTIONS
from ruhrsim.effects.stored import read_answers
from ruhrsim.effects.words import write_model, write_published, write_verdict
from ruhrsim.model.indicators import HEADLINE, REGION_INDICATORS, TOWN_INDICATORS
from ruhrsim.model.parameters import parameter_rows
from ruhrsim.model.processes.policies import INSTRUMENTS
from ruhrsim.model.processes.policies.instrument import Instrument
from ruhrsim.model.processes.shocks import SHOCKS
from ruhrsim.regions.sectors import FIELD_LABELS, SECTOR_LIST
from ruhrsim.report.tables import source_rows
from ruhrsim.scenarios.schema import scenario_schema

_NAMES_IN_FILE = {"from_": "from"}


def commands() -> str:
    """Return every command with its arguments and options, as `--help` tells them."""
    import typer

    return "\n".join(_command(typer.main.get_command(app), "ruhrsim"))


def scenario_keys() -> str:
    """Return the keys of a scenario file, table by table."""
    schema = scenario_schema()
    parts = ["## The file itself\n", _keys(schema)]
    titles = {
        "Strategy": "`[strategy]`",
        "TownStrategy": '`[strategy.towns."Name"]`',
        "Phase": "`[[strategy.phases]]`",
        "Cooperation": "`[strategy.cooperation]`",
        "Group": "`[[strategy.cooperation.groups]]`",
        "Adaptive": "`[strategy.adaptive]`",
        "Competition": "`[strategy.competition]`",
    }
    for name, title in titles.items():
        told = schema["$defs"][name]
        parts += [f"\n## {title}\n", _first_line(told["description"]) + "\n", _keys(told)]
    left = schema["$defs"].keys() - titles.keys() - {"Town"}
    assert not left, f"tables of scenario files without a title here: {left}"
    return "\n".join(parts)


def instruments() -> str:
    """Return every instrument: what it does, who pays, its keys and its parameters."""
    rows = parameter_rows()
    parts = []
    for name, kind in INSTRUMENTS.items():
        (german, english), (_, does) = editor.INSTRUMENTS[name]
        own = [key for key in kind.model_fields if key not in Instrument.model_fields]
        keys = f" Keys besides the common ones: {', '.join(f'`{key}`' for key in own)}." if own else ""
        parts += [
            f"\n## `{name}`\n",
            f"**{english}** (*{german}*). {does} Paid by: {_payer(kind)}.{keys}\n",
            _parameter_table([row for row in rows if row["group"] == name]),
        ]
    return "\n".join(parts)


def shocks() -> str:
    """Return every shock with its keys."""
    entries = scenario_schema()["properties"]["shock"]["items"]["oneOf"]
    parts = []
    for entry in entries:
        name = entry["properties"]["kind"]["const"]
        (german, english), (_, does) = editor.SHOCKS[name]
        parts += [f"\n## `{name}`\n", f"**{english}** (*{german}*). {does}\n", _keys(entry)]
    assert len(entries) == len(SHOCKS)
    return "\n".join(parts)


def indicators() -> str:
    """Return every indicator of the region and its towns."""
    kinds = {"level": "at the end", "flow": "a year", "share": "mean"}
    head = ("Key", "Label", "German", "Unit", "Read", "Better", "What is measured")

    def row(i) -> tuple[str, ...]:
        key = f"`{i.key}`" + (" ★" if i.key in HEADLINE else "")
        better = i.better or "judgement"
        return key, i.label_en, i.label_de, i.unit_en, kinds[i.kind], better, i.definition_en

    of_towns = ", ".join(
        REGION_INDICATORS[key].label_en for key in TOWN_INDICATORS if key in REGION_INDICATORS
    )
    return (
        f"{_table(head, map(row, REGION_INDICATORS.values()))}\n\n★: headline. Of each town too: {of_towns}."
    )


def parameters() -> str:
    """Return every parameter by group."""
    rows = parameter_rows()
    groups = dict.fromkeys(row["group"] for row in rows)
    tables = (
        f"\n## {group}\n\n{_parameter_table([row for row in rows if row['group'] == group])}"
        for group in groups
    )
    return "\n".join(tables)


def effects() -> str:
    """Return what evaluations found beside what the model says, with the question and the source."""
    published, answers = read_published(), read_answers()
    lines = []
    for row in answers.to_dict("records"):
        found = published[row["id"]]
        lines.append(
            (
                f"`{row['id']}`",
                QUESTIONS[row["id"]].en,
                write_published(row, "en"),
                write_model(row, "en"),
                write_verdict(row, "en"),
                f"{found.source} ({found.verified})",
            )
        )
    return _table(
        ("Effect", "What is asked", "Published", "Model (90 %)", "Verdict", "Source (how read)"), lines
    )


def sources() -> str:
    """Return every real table with its title, publisher, years, licence and caveats."""
    keys = ("file", "title", "publisher", "year", "licence", "note")
    rows = ((f"`{row['file']}`", *(row[key] for key in keys[1:])) for row in source_rows())
    return _table(("Table", "Title", "Publisher", "Years", "Licence", "Note"), rows)


def python_api() -> str:
    """Return one heading for each public name, for mkdocstrings to fill from its docstring."""
    return "\n\n".join(f"::: ruhrsim.{home}.{name}" for name, home in ruhrsim._HOMES.items())


def names() -> str:
    """Return names of the product in both languages: sectors, fields, indicators, instruments, shocks."""
    pairs = {
        "Sectors / Branchen": [(s.label_en, s.label_de, s.key) for s in SECTOR_LIST],
        "Candidate fields / Kandidatenfelder": [(en, de, key) for key, (de, en) in FIELD_LABELS.items()],
        "Indicators / Kennzahlen": [(i.label_en, i.label_de, i.key) for i in REGION_INDICATORS.values()],
        "Instruments / Instrumente": _titles(editor.INSTRUMENTS),
        "Shocks / Schocks": _titles(editor.SHOCKS),
    }
    head = ("English", "Deutsch", "Name")
    tables = (
        f"\n### {title}\n\n{_table(head, ((en, de, f'`{key}`') for en, de, key in rows))}"
        for title, rows in pairs.items()
    )
    return "\n".join(tables)


PARTS: dict[str, Callable[[], str]] = {
    "commands": commands,
    "scenario keys": scenario_keys,
    "instruments": instruments,
    "shocks": shocks,
    "indicators": indicators,
    "parameters": parameters,
    "effects": effects,
    "sources": sources,
    "python api": python_api,
    "names": names,
}
"""What a page can ask for, by the name it asks with."""


def filled(text: str, parts: dict[str, Callable[[], str]]) -> str:
    """Return a page with its requests answered.

    Args:
        text: Markdown with lines `<!-- from the code: NAME -->`.
        parts: What can be asked for.

    Raises:
        KeyError: A page asks for what is not in `parts`.
    """
    return re.sub(r"<!-- from the code: ([\w ]+) -->", lambda asked: parts[asked[1]](), text)


def with_sections(text: str, readme: str) -> str:
    """Return a page with the sections of the README that it asks for.

    Args:
        text: Markdown with lines `<!-- from the README: HEADING -->`, or `excerpt` for what it shows of a command.
        readme: Text of the README.

    Raises:
        KeyError: The README has no such section.
    """
    parts = re.split(r"^## (.+)\n", readme, flags=re.MULTILINE)[1:]
    sections = dict(zip(parts[::2], parts[1::2], strict=True))
    if excerpt := re.search(r"<!-- excerpt of.*?-->\n(.*?)<!-- end of excerpt -->", readme, re.DOTALL):
        sections["excerpt"] = excerpt[1]
    return re.sub(r"<!-- from the README: ([\w -]+) -->", lambda asked: sections[asked[1]].strip("\n"), text)


def _command(command, path: str) -> Iterable[str]:
    arguments = [p for p in command.params if not _is_option(p)]
    options = [p for p in command.params if _is_option(p)]
    children = getattr(command, "commands", {})
    usage = " ".join([path, *map(_usage, arguments), *(["COMMAND"] if children else []), "[OPTIONS]"])
    yield f"\n## {path}\n\n{_plain(command.help or '')}\n\n```text\n{usage}\n```\n"
    rows = [(f"`{_usage(p)}`", _plain(p.help or ""), _default(p)) for p in arguments]
    rows += [
        (", ".join(f"`{o}`" for o in (*p.opts, *p.secondary_opts)), _told(p), _default(p)) for p in options
    ]
    if rows:
        yield _table(("Argument or option", "Meaning", "Default"), rows) + "\n"
    for name, child in children.items():
        yield from _command(child, f"{path} {name}")


def _is_option(parameter) -> bool:
    return parameter.opts[0].startswith("-")


def _usage(argument) -> str:
    name = argument.name.upper() + ("..." if argument.nargs == -1 else "")
    return name if argument.required else f"[{name}]"


def _told(option) -> str:
    annotation = option.type_descriptor.annotation
    kinds = [kind for kind in (annotation, *get_args(annotation)) if isinstance(kind, enum.EnumType)]
    choices = f" One of {', '.join(f'`{each.value}`' for each in kinds[0])}." if kinds else ""
    return _plain(option.help or "") + choices


def _default(parameter) -> str:
    value = parameter.default
    if parameter.required:
        return "needed"
    if value is None or not parameter.show_default or value is False:
        return ""
    return f"`{value.value if isinstance(value, enum.Enum) else value}`"


def _keys(told: dict[str, Any]) -> str:
    """Return the keys of one table of a scenario file: type, bounds, default, meaning."""
    meanings = _arguments(told.get("description", ""))
    needed = told.get("required", ())
    rows = []
    for key, value in told["properties"].items():
        if "const" in value:
            continue
        meaning = value.get("description") or meanings.get(key, "")
        default = "needed" if key in needed else _written_default(value)
        rows.append((f"`{key}`", _kind(value), default, _ELSEWHERE.get(key, _plain(meaning))))
    return _table(("Key", "Value", "Default", "Meaning"), rows) if rows else "No keys of its own."


_ELSEWHERE = {
    "parameters": "Overrides of [parameters](parameters.md), by group and name, inside their ranges.",
    "policy": "Dated [instruments](instruments.md), one table each.",
    "shock": "[Shocks](shocks.md), one table each.",
    "title_de": "Title in German.",
    "title_en": "Title in English.",
    "description_de": "A sentence or two in German.",
    "description_en": "A sentence or two in English.",
}


def _written_default(value: dict[str, Any]) -> str:
    default = value.get("default")
    return "" if default is None or default in ("", []) else f"`{default}`"


def _kind(value: dict[str, Any]) -> str:
    if "$ref" in value:
        name = value["$ref"].rpartition("/")[2]
        return "town" if name == "Town" else f"table ({name})"
    if "anyOf" in value:
        return " or ".join(filter(None, (_kind(each) for each in value["anyOf"])))
    if "enum" in value:
        return ", ".join(f"`{each}`" for each in value["enum"])
    kind = value.get("type", "")
    if kind == "array":
        return f"list of {_kind(value['items'])}" if "oneOf" not in value["items"] else "tables"
    words = {
        "string": "text",
        "integer": "whole number",
        "object": "table",
        "null": "",
        "boolean": "true or false",
    }
    return words.get(kind, kind) + _bounds(value)


def _bounds(value: dict[str, Any]) -> str:
    low, high = (value.get(key, value.get(f"exclusive{key.capitalize()}")) for key in ("minimum", "maximum"))
    if low is None and high is None:
        return ""
    return (
        f", {low} to {high}"
        if None not in (low, high)
        else f", from {low}"
        if high is None
        else f", to {high}"
    )


def _arguments(docstring: str) -> dict[str, str]:
    """Return the meanings under `Args:` of a Google docstring."""
    _, _, told = docstring.partition("Args:\n")
    found = re.findall(r"^ {4}(\w+): (.*(?:\n {8}.*)*)", told, re.MULTILINE)
    return {name: re.sub(r"\s+", " ", text) for name, text in found}


def _parameter_table(rows: Iterable[dict[str, Any]]) -> str:
    lines = []
    for row in rows:
        low, high, number = (f"{row[key]:,.12g}" for key in ("low", "high", "value"))
        off = "" if row["off"] is None else f"; off at {row['off']:,.12g}"
        value = f"{number} {row['unit']} ({low} to {high}{off})"
        lines.append(
            (f"`{row['name']}`", value, row["status"], f"{row['meaning']} *Source:* {row['source']}")
        )
    return _table(("Name", "Value (range)", "Status", "Meaning"), lines)


def _payer(kind: type[Instrument]) -> str:
    return {"towns": "the towns", "land": "the Land (with the federation)", "eu": "the EU"}[kind.payer]


def _titles(words: dict) -> list[tuple[str, str, str]]:
    return [(english, german, key) for key, ((german, english), _) in words.items()]


def _first_line(text: str) -> str:
    return text.splitlines()[0]


def _plain(text: str) -> str:
    """Return help on one line; what looks like markup stays as it is written."""
    return re.sub(r"\s+", " ", text).strip().replace("[", "\\[").replace("<", "&lt;")


def _table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Return a Markdown table; bars and lines inside cells would break it."""
    head = tuple(head)
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines)


def _cell(value: object) -> str:
    return re.sub(r"\s+", " ", str(value)).replace("|", "\\|").strip()
