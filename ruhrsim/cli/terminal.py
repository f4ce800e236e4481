"""What a terminal can show: signs that its code page lacks are written with those that it has."""

import codecs
import sys
import unicodedata

import typer
from rich.console import Console

_HANDLER = "ruhrsim_plain"
_PLAIN = {
    "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "€": "EUR", "→": "->",
    "←": "<-", "–": "-", "—": "-", "−": "-", "‑": "-", "…": "...", "„": '"', "“": '"', "”": '"', "‚": "'",
    "‘": "'", "’": "'", "×": "x", "·": "*", "≥": ">=", "≤": "<=", "≠": "!=", "±": "+/-", "≈": "~", "∝": "~",
    "•": "*", "✓": "+", "✗": "x", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "━": "-", "─": "-", "│": "|",
    "²": "2", "³": "3", "½": "1/2",
}  # fmt: skip


def write_what_the_terminal_has() -> None:
    """Let stdout and stderr write something readable for every sign, whatever their encoding is."""
    codecs.register_error(_HANDLER, _in_plain_signs)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors=_HANDLER)


def new_console(**settings) -> Console:
    """Return a console on which texts are plain: nothing in brackets or between colons is taken as markup."""
    return Console(markup=False, emoji=False, highlight=False, **settings)


def echo_json(text: str) -> None:
    """Print JSON; signs that the terminal lacks are escaped, so that no value changes."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        # Outside its texts JSON is ASCII, so every other sign may be an escape.
        text = "".join(sign if sign < "\x80" else _escaped(sign) for sign in text)
    typer.echo(text)


def _escaped(sign: str) -> str:
    units = sign.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))


def _in_plain_signs(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_plain, error.object[error.start : error.end])), error.end


def _plain(sign: str) -> str:
    if sign in _PLAIN:
        return _PLAIN[sign]
    letters = unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode()
    return letters or "?"
