"""PDFs set by Typst, with the fonts that come with matplotlib: the same pages on every machine."""

from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import matplotlib
from matplotlib.ft2font import FT2Font

_FONTS = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
_FACE = "DejaVuSans.ttf"


class TypesetterError(RuntimeError):
    """PDFs can't be made here; the message says what is missing."""


def can_typeset() -> bool:
    """Tell whether Typst is installed."""
    return find_spec("typst") is not None


def typeset(source: bytes | Mapping[str, bytes], standard: str = "", timestamp: int | None = None) -> bytes:
    """Return a PDF.

    Args:
        source: The document, or its files by name with `main.typ` among them.
        standard: PDF standard that it must keep, such as `ua-1`; none if empty.
        timestamp: When it was made, seconds since 1970; now if left out.

    Raises:
        TypesetterError: Typst is not installed.
    """
    if not can_typeset():
        raise TypesetterError("PDFs need typst; install it with: pip install 'ruhrsim[kit]'")
    import typst

    options: dict[str, Any] = {"pdf_standards": [standard]} if standard else {}
    if timestamp is not None:
        options["timestamp"] = timestamp
    given = source if isinstance(source, bytes) else dict(source)
    return typst.compile(given, font_paths=[str(_FONTS)], ignore_system_fonts=True, **options)


def printable(value):
    """Return a value whose texts hold only signs that the fonts have; others become a question mark.

    Args:
        value: A text, or dictionaries and lists of texts; anything else is returned as it is.
    """
    if isinstance(value, dict):
        return {key: printable(part) for key, part in value.items()}
    if isinstance(value, list):
        return [printable(part) for part in value]
    if isinstance(value, str):
        return "".join(sign if ord(sign) in _signs() or sign == "\n" else "?" for sign in value)
    return value


@cache
def _signs() -> frozenset[int]:
    """Return the code points that the face has a glyph for."""
    return frozenset(FT2Font(str(_FONTS / _FACE)).get_charmap())
