"""The teaching kit as files: texts that ship with the package, and cards from the tables."""

import html
import re
from importlib.resources import files
from pathlib import Path

from ruhrsim.common.atomic_files import whole_folder
from ruhrsim.report.typesetting import can_typeset
from ruhrsim.workshop.cards import all_cards, card_words, cards_markdown
from ruhrsim.workshop.kit_markdown import Block, read_blocks, read_spans, title_of
from ruhrsim.workshop.teams import towns_by_key

_TEXTS = ("facilitator", "handout", "sheet", "slides")
_LIST_TAGS = {"bullets": "ul", "numbers": "ol"}
_SPAN_TAGS = {"strong": "strong", "emph": "em", "code": "code"}
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
    printed = _printed(texts, language) if can_typeset() else {}
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
    """Return a page to read and print of one of our own Markdown texts."""
    body = "\n".join(map(_html, read_blocks(markdown)))
    return _PAGE.format(language=language, title=html.escape(title_of(markdown)), kind=kind, body=body)


def _html(block: Block) -> str:
    if block.kind == "table":
        rows = [("th", block.rows[0]), *(("td", row) for row in block.rows[1:])]
        return "<table>" + "".join(_row(tag, cells) for tag, cells in rows) + "</table>"
    if block.kind in _LIST_TAGS:
        tag = _LIST_TAGS[block.kind]
        return f"<{tag}>" + "".join(f"<li>{_inline(item)}</li>" for item in block.lines) + f"</{tag}>"
    tag = f"h{block.level}" if block.kind == "heading" else "p"
    return f"<{tag}>{_inline(block.lines[0])}</{tag}>"


def _row(tag: str, cells: tuple[str, ...]) -> str:
    return "<tr>" + "".join(f"<{tag}>{_inline(cell)}</{tag}>" for cell in cells) + "</tr>"


def _inline(text: str) -> str:
    parts = [(_SPAN_TAGS.get(kind), html.escape(said, quote=False)) for kind, said in read_spans(text)]
    return "".join(f"<{tag}>{said}</{tag}>" if tag else said for tag, said in parts)
