"""The kit as PDF, by typst: script, handout, sheet, slides, cards two to a page, map.

Texts go into typst as strings, never as markup, so that no sign of theirs can be taken for a command.
"""

import json
import re
from collections.abc import Mapping, Sequence

import numpy as np

from ruhrsim.regions.boundaries import attribution, read_boundaries
from ruhrsim.report.typesetting import typeset
from ruhrsim.workshop.cards import Card
from ruhrsim.workshop.kit_markdown import Block, read_blocks, read_spans, title_of

_PAGE = """
#set document(title: {title}, author: "RuhrSim")
#set text(lang: "{language}", size: {size}, hyphenate: true, font: "DejaVu Sans")
#set page({page})
#set par(justify: false, leading: 0.6em)
#set table(stroke: 0.5pt + luma(60%), inset: 5pt)
#show heading.where(level: 1): set text(size: 1.35em)
#show heading.where(level: 2): set block(above: 1.2em, below: 0.6em)
#show table.cell.where(y: 0): set text(weight: "bold")
"""
_A4 = 'paper: "a4", margin: (x: 1.9cm, y: 1.7cm), numbering: "1"'
_SLIDE = "width: 33.87cm, height: 19.05cm, margin: 2.2cm"
_SHEET = 'paper: "a4", flipped: true, margin: 1.5cm'
_ROOMY = """
#set list(spacing: 0.9em)
#set text(hyphenate: false)
#show heading.where(level: 1): set block(above: 1.5em, below: 1.2em)
"""
_SHORT = 4
"""Signs of cells that need little room."""
_LATITUDE = 51.5
_LIST_SIGNS = {"bullets": "-", "numbers": "+"}
_FONT, _LETTER, _LINE = 10, 5.9, 10.5
"""Size of names on the map, about the width of a letter, and how far lines lie apart."""
_SHIFTS = (0.0, 8.0, -8.0, 12.0, -12.0, 18.0, -18.0)
_APPENDIX = ("Anhang", "Appendix")


def document(markdown: str, language: str) -> bytes:
    """Return one of our own Markdown texts as PDF; an appendix begins on a page of its own."""
    return _typeset(_head(markdown, language, "10pt", _A4) + _body(markdown))


def sheet(markdown: str, language: str) -> bytes:
    """Return the decision sheet, on one page with room to write."""
    return _typeset(_head(markdown, language, "11pt", _SHEET) + _body(markdown, cell="1.15cm"))


def slides(markdown: str, language: str) -> bytes:
    """Return a slide for each heading."""
    parts = [part for part in re.split(r"^(?=# )", markdown.strip(), flags=re.MULTILINE) if part.strip()]
    head = _head(parts[0], language, "28pt", _SLIDE) + _ROOMY
    return _typeset(head + "\n#pagebreak()\n".join(map(_body, parts)))


def cards(made: Sequence[Card], labels: tuple[str, str], title: str, language: str) -> bytes:
    """Return role cards, two to a page, to be cut.

    Args:
        made: The cards.
        labels: Words before a card's goal and conflict.
        title: Title of the document.
        language: `de` or `en`.
    """
    head = _head(f"# {title}", language, "10.5pt", 'paper: "a4", margin: 1.3cm')
    pairs = [made[n : n + 2] for n in range(0, len(made), 2)]
    pages = ["\n".join(_card(card, labels) for card in pair) for pair in pairs]
    return _typeset(f"{head}#set text(hyphenate: false)\n" + "\n#pagebreak()\n".join(pages))


def _card(card: Card, labels: tuple[str, str]) -> str:
    lines = "".join(f"#list.item[{_text(line)}]\n" for line in card.lines)
    ends = "".join(
        f"#block(above: 0.7em)[#strong[{_text(label)}: ] {_text(said)}]"
        for label, said in zip(labels, (card.goal, card.conflict), strict=True)
        if said
    )
    status = f"#v(1fr)#text(size: 0.75em, fill: luma(35%))[{_text(card.status)}]" if card.status else ""
    return (
        "#block(width: 100%, height: 13.2cm, stroke: 0.5pt + luma(50%), inset: 14pt, radius: 6pt, breakable: false)"
        f'[#text(size: 1.6em, weight: "bold")[{_text(card.name)}]\n\n{lines}{ends}{status}]'
    )


def town_map(title: str, names: Sequence[str], language: str) -> bytes:
    """Return a map of the region with the names of some towns, on one page.

    Args:
        title: Heading.
        names: Towns that are named.
        language: `de` or `en`.
    """
    head = _head(f"# {title}", language, "11pt", _SHEET)
    picture = json.dumps(_picture(names), ensure_ascii=False)
    drawn = (
        f'#align(center, image(bytes({picture}), format: "svg", height: 15.5cm, alt: {json.dumps(title)}))'
    )
    return _typeset(f"{head}= {_text(title)}\n{drawn}\n#text(size: 0.8em)[{_text(attribution())}]")


def _picture(names: Sequence[str]) -> str:
    boundaries = read_boundaries().values()
    points = np.vstack([ring for one in boundaries for ring in one.rings])
    west, north, shrink = points[:, 0].min(), points[:, 1].max(), np.cos(np.radians(_LATITUDE))
    scale = 1000.0 / ((points[:, 0].max() - west) * shrink)

    def place(lon, lat):
        return f"{(lon - west) * shrink * scale:.1f} {(north - lat) * scale:.1f}"

    paths = "".join(
        "<path d='M" + "L".join(place(*point) for point in ring) + "Z'/>"
        for one in boundaries
        for ring in one.rings
    )
    spots = {
        one.name: tuple(map(float, place(*one.centre()).split())) for one in boundaries if one.name in names
    }
    labels = "".join(f"<text x='{x:.1f}' y='{y:.1f}'>{name}</text>" for name, (x, y) in _apart(spots).items())
    height = (north - points[:, 1].min()) * scale
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='-4 -4 1008 {height + 8:.0f}'>"
        f"<g fill='#f3f5f7' stroke='#4f5861' stroke-width='1.5'>{paths}</g>"
        f"<g font-size='{_FONT}' text-anchor='middle' fill='#1c2126' font-family='DejaVu Sans'>{labels}</g></svg>"
    )


def _apart(spots: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """Return where names are written so that none lies on another: each a little lower or higher if need be."""
    placed: dict[str, tuple[float, float]] = {}
    for name, (x, y) in spots.items():
        free = (
            y + shift
            for shift in _SHIFTS
            if not any(_touch(name, x, y + shift, *one) for one in placed.items())
        )
        placed[name] = (x, next(free, y))
    return placed


def _touch(name: str, x: float, y: float, other: str, spot: tuple[float, float]) -> bool:
    near = _LETTER * (len(name) + len(other)) / 2
    return abs(x - spot[0]) < near and abs(y - spot[1]) < _LINE


def _typeset(source: str) -> bytes:
    return typeset(source.encode())


def _head(markdown: str, language: str, size: str, page: str) -> str:
    title = json.dumps(title_of(markdown), ensure_ascii=False)
    return _PAGE.format(title=title, language=language, size=size, page=page)


def _body(markdown: str, cell: str = "") -> str:
    return "\n\n".join(_block(block, cell) for block in read_blocks(markdown))


def _block(block: Block, cell: str) -> str:
    if block.kind == "table":
        return _table(block, cell)
    if block.kind in _LIST_SIGNS:
        return "".join(f"{_LIST_SIGNS[block.kind]} {_text(item)}\n" for item in block.lines)
    if block.kind == "text":
        return _text(block.lines[0])
    breaks = "#pagebreak(weak: true)\n" if block.lines[0].startswith(_APPENDIX) else ""
    return f"{breaks}{'=' * block.level} {_text(block.lines[0])}"


def _table(block: Block, cell: str) -> str:
    columns = len(block.rows[0])
    widths = f"({'1fr, ' * columns})"
    if columns == 2:
        widths = "(1fr, 3fr)"
    elif cell:
        widths = f"(1.6fr{', 1fr' * (columns - 1)})"
    elif all(len(said) <= _SHORT for row in block.rows[1:] for said in row[1:]):
        widths = f"(1fr{', 2.8cm' * (columns - 1)})"
    elif block.numeric:
        widths = f"(auto, auto{', 1fr' * (columns - 2)})"
    heights = f"rows: (auto, {cell}), " if cell else ""
    header = f"table.header({', '.join(f'[{_text(one)}]' for one in block.rows[0])})"
    body = ", ".join(f"[{_text(one)}]" for row in block.rows[1:] for one in row)
    return f"#table(columns: {widths}, {heights}{header}, {body})"


def _text(words: str) -> str:
    """Return our own Markdown within a line as typst, every text a string."""
    return "".join(_part(kind, said) for kind, said in read_spans(words))


def _part(kind: str, said: str) -> str:
    if kind == "code":
        return f"#raw({json.dumps(said, ensure_ascii=False)})"
    written = f"#text({json.dumps(said, ensure_ascii=False)})"
    return written if kind == "plain" else f"#{kind}[{written}]"
