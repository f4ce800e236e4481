"""The Markdown of the kit's own texts: headings, paragraphs, lists, tables; bold, italics, code within a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_LISTS: tuple[tuple[Literal["bullets", "numbers"], str], ...] = (("bullets", r"- "), ("numbers", r"\d+\. "))


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph, a list or a table.

    Args:
        kind: What it is.
        lines: The one text of a heading or paragraph, the items of a list.
        level: Of a heading, from 1.
        rows: Of a table, its head first; cells as texts.
        numeric: Whether all columns of a table after the second are numbers.
    """

    kind: Literal["heading", "text", "bullets", "numbers", "table"]
    lines: tuple[str, ...] = ()
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    numeric: bool = False


def read_blocks(markdown: str) -> list[Block]:
    """Return the blocks of a text in their order."""
    return [
        block for part in re.split(r"\n{2,}", markdown.strip()) for block in _blocks_of(part.splitlines())
    ]


def title_of(markdown: str) -> str:
    """Return the first line without its signs."""
    return markdown.split("\n", 1)[0].lstrip("# ")


def read_spans(line: str) -> list[tuple[Literal["plain", "strong", "emph", "code"], str]]:
    """Return the parts of a line, each with what it is."""
    return [_span(part) for part in re.split(r"(\*\*.+?\*\*|\*.+?\*|`.+?`)", line) if part]


def _span(part: str):
    for mark, kind in (("**", "strong"), ("*", "emph"), ("`", "code")):
        if part.startswith(mark) and part.endswith(mark) and len(part) > 2 * len(mark):
            return kind, part[len(mark) : -len(mark)]
    return "plain", part


def _blocks_of(lines: list[str]) -> Iterator[Block]:
    if heading := re.match(r"(#+) (.*)", lines[0]):
        yield Block("heading", (heading[2],), level=len(heading[1]))
        if lines[1:]:
            yield from _blocks_of(lines[1:])
    elif lines[0].startswith("|"):
        yield _table(lines)
    else:
        kinds = [(kind, mark) for kind, mark in _LISTS if re.match(mark, lines[0])]
        yield Block(kinds[0][0], _items(lines, kinds[0][1])) if kinds else Block("text", (" ".join(lines),))


def _items(lines: list[str], mark: str) -> tuple[str, ...]:
    items: list[str] = []
    for line in lines:
        if re.match(mark, line):
            items.append(re.sub(f"^{mark}", "", line))
        else:
            items[-1] += " " + line.strip()
    return tuple(items)


def _table(lines: list[str]) -> Block:
    head, marks, *rows = (tuple(cell.strip() for cell in line.strip()[1:-1].split("|")) for line in lines)
    numeric = len(head) > 2 and all(mark.endswith(":") for mark in marks[2:])
    return Block("table", rows=(head, *rows), numeric=numeric)
