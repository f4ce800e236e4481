"""The teaching kit as files: texts that ship with the package, and cards from the tables."""

import html
import re
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from ruhrsim.common.atomic_files import whole_folder
from ruhrsim.workshop.cards import all_cards, card_words, cards_markdown
from ruhrsim.workshop.teams import towns_by_key

_TEXTS = ("facilitator", "handout", "sheet", "slides")
_MAP = {"de": "Die 53 Städte und Gemeinden", "en": "The 53 municipalities"}
_PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title><style>
body {{ font: 12pt/1.45 Georgia, serif; max-width: 46em; margin: 2em auto; padding: 0 1em; }}
h1, h2 {{ font-family: Arial, sans-serif; line-height: 1.2; }} table {{ border-collapse: collapse; }}
th, td {{ border: 1px solid #999; padding: .25em .5em; text-align: left; vertical-align: top; }}
@media print {{ body {{ margin: 0; }} h2, li, tr {{ break-inside: avoid; }} .cards h2 {{ break-before: page; }} }}
</style></head><body class="{kind}">
{body}
</body></html>
"""


def write_kit(target: Path, language: str) -> list[str]:
    """Write the kit: script, handout and cards as Markdown, as pages to print, and all of it as PDF.

    The PDFs (slides, decision sheet and map among them) need typst.

    Args:
        target: Folder, made whole or not at all.
        language: `de` or `en`.

    Returns:
        Names of the files written.

    Raises:
        FolderError: The folder can't be written.
    """
    shipped = files("ruhrsim") / "workshop_kit" / language
    texts = {name: (shipped / f"{name}.md").read_text(encoding="utf-8") for name in _TEXTS}
    printed = _printed(texts, language) if can_print() else {}
    texts = {name: texts[name] for name in ("facilitator", "handout")} | {"cards": cards_markdown(language)}
    with whole_folder(target) as folder:
        for name, text in texts.items():
            (folder / f"{name}.md").write_text(text, encoding="utf-8")
            (folder / f"{name}.html").write_text(as_page(text, language, name), encoding="utf-8")
        for name, content in printed.items():
            (folder / f"{name}.pdf").write_bytes(content)
    return [f"{name}.{ending}" for name in texts for ending in ("md", "html")] + [
        f"{name}.pdf" for name in printed
    ]


def can_print() -> bool:
    """Tell whether typst is installed, by which PDFs are made."""
    return find_spec("typst") is not None


def _printed(texts: dict[str, str], language: str) -> dict[str, bytes]:
    from ruhrsim.workshop import pdf

    title, labels = card_words(language)
    return {
        "facilitator": pdf.document(texts["facilitator"], language),
        "handout": pdf.document(texts["handout"], language),
        "cards": pdf.cards(all_cards(language), labels, title, language),
        "sheet": pdf.sheet(texts["sheet"], language),
        "slides": pdf.slides(texts["slides"], language),
        "map": pdf.town_map(_MAP[language], list(towns_by_key().values()), language),
    }


def debrief_questions(language: str) -> list[str]:
    """Return the questions for the debriefing from the facilitator's script, in `de` or `en`."""
    script = (files("ruhrsim") / "workshop_kit" / language / "facilitator.md").read_text(encoding="utf-8")
    return re.findall(r"^\d+\. (.+)$", script, flags=re.MULTILINE)


def as_page(markdown: str, language: str, kind: str = "") -> str:
    """Return a page of our own Markdown: headings, paragraphs, lists, tables, bold, italics, code."""
    blocks = [_block(block.splitlines()) for block in re.split(r"\n{2,}", markdown.strip())]
    title = html.escape(markdown.split("\n", 1)[0].lstrip("# "))
    return _PAGE.format(language=language, title=title, kind=kind, body="\n".join(blocks))


def _block(lines: list[str]) -> str:
    first = lines[0]
    if heading := re.match(r"(#+) (.*)", first):
        level = len(heading[1])
        rest = _block(lines[1:]) if lines[1:] else ""
        return f"<h{level}>{_inline(heading[2])}</h{level}>\n{rest}"
    if first.startswith("|"):
        return _table(lines)
    if re.match(r"- ", first):
        return f"<ul>{_items(lines, r'- ')}</ul>"
    if re.match(r"\d+\. ", first):
        return f"<ol>{_items(lines, r'\d+\. ')}</ol>"
    return f"<p>{_inline(' '.join(lines))}</p>"


def _items(lines: list[str], mark: str) -> str:
    items: list[str] = []
    for line in lines:
        if re.match(mark, line):
            items.append(re.sub(f"^{mark}", "", line))
        else:
            items[-1] += " " + line.strip()
    return "".join(f"<li>{_inline(item)}</li>" for item in items)


def _table(lines: list[str]) -> str:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in (lines[0], *lines[2:])]
    cells = [
        [f"<{tag}>{_inline(cell)}</{tag}>" for cell in row]
        for tag, row in zip(["th", *["td"] * (len(rows) - 1)], rows, strict=True)
    ]
    return "<table>" + "".join(f"<tr>{''.join(row)}</tr>" for row in cells) + "</table>"


def _inline(text: str) -> str:
    text = html.escape(text, quote=False)
    text = re.sub(r"`(.+?)`", r"<code>\1</code>", text)
    text = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", text)
    return re.sub(r"\*(.+?)\*", r"<em>\1</em>", text)
