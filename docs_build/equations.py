"""Equations typeset from the text that the model's description and docstrings share.

The description writes a formula as a person types it, `D_s(t + dt) = D_s(t) · exp(trend_s · dt)`, so that a test
can compare it word for word with the docstring of the process. Here the same text becomes MathML, which browsers
set without scripts or fonts of ours. Subscripts are `x_s` and `x[m, s]`, exponents `x^a`, roots `sqrt(x)`; a quotient
of two terms that stand alone becomes a fraction; words stay words.
"""

import re
from dataclasses import dataclass
from html import escape

_LETTER = "[A-Za-zΑ-Ωα-ω][\u0300-\u036f]*"
_TOKEN = re.compile(
    rf"(?P<gap>\s+)"
    rf"|(?P<number>\d[\d,]*\d(?:\.\d+)?|\d+\.\d+|\d+)"
    rf"|(?P<sum>Σ(?:_(?:[a-z]'?(?:≠[a-z]'?)?(?![a-z])|[a-z]+))?)"
    rf"|(?P<word>[A-Za-z]{{2,}}(?:-[A-Za-z]+)+|[A-Za-z]{{2,}}'s?(?![A-Za-z])|[a-z]'s)"
    rf"|(?P<name>{_LETTER}(?:{_LETTER}|\d)*(?:_[A-Za-z0-9]+)*'?)"
    rf"|(?P<power>\^)|(?P<open>[(\[{{])|(?P<close>[)\]}}])|(?P<relation>\+=|[=∝])"
    rf"|(?P<exponent>[²³])|(?P<quiet>`)|(?P<operator>.)"
)
_FUNCTIONS = ("exp", "ln", "min", "max", "sqrt")
_BLOCK = re.compile(r"(?<=\n)\n((?: {4}.*\n(?:\n(?= {4}))*)+)")
_MINUS = "<mo>\N{MINUS SIGN}</mo>"
_CLOSING = {"(": ")", "[": "]", "{": "}"}


@dataclass
class _Node:
    """A piece of a formula: its MathML, its kind, and for a bracket what it holds."""

    xml: str
    kind: str
    inner: str = ""


def typeset_blocks(text: str) -> str:
    """Return Markdown with its indented blocks as equations.

    Args:
        text: Markdown in which every indented block that follows an empty line holds formulas.
    """
    return _BLOCK.sub(lambda found: f"\n{typeset(found[1])}\n", text)


def typeset(block: str) -> str:
    """Return the lines of one block as an HTML table: left sides, and what they equal.

    Args:
        block: Lines of formulas, indented alike; deeper lines go on with the one before.
    """
    lines = [line.rstrip() for line in block.split("\n")]
    base = min(len(line) - len(line.lstrip()) for line in lines if line)
    rows = "".join(_row(line[base:]) for line in lines if line)
    return f'<table class="equations" markdown="0">{rows}</table>\n'


def mathml(text: str, goes_on: bool = False) -> str:
    """Return one line of a formula as MathML.

    Args:
        text: The line.
        goes_on: Whether it goes on with the line before, so that a sign at its beginning joins them.
    """
    formula = _formula(text)
    if goes_on and formula.startswith("<mo"):
        formula = '<mo form="infix">' + formula.partition(">")[2]
    return f'<math displaystyle="true">{formula}</math>'


def _row(line: str) -> str:
    if line.startswith(" "):
        return _cells("", line.strip())
    left = re.match(r"([^=∝]*?\S)\s*(?=(?:\+=|=|∝)\s)|(\S.*?)\s{2,}", _without_brackets(line))
    if left is None:
        return f'<tr><td colspan="2">{mathml(line)}</td></tr>'
    return _cells(line[: left.end()].rstrip(), line[left.end() :])


def _cells(left: str, right: str) -> str:
    return f"<tr><td>{mathml(left) if left else ''}</td><td>{mathml(right, not left)}</td></tr>"


def _without_brackets(line: str) -> str:
    """Return a line in which what stands in brackets is blotted out, at the same length."""
    blot = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
    while blot.search(line):
        line = blot.sub(lambda found: "·" * len(found[0]), line)
    return line


def _formula(text: str) -> str:
    tokens = [(found.lastgroup, found[0]) for found in _TOKEN.finditer(text)]
    nodes, rest = _sequence(tokens, 0, None)
    assert rest == len(tokens), text
    return _joined(nodes)


def _sequence(tokens: list, at: int, until: str | None) -> tuple[list[_Node], int]:
    """Read nodes up to a closing bracket, or to the end."""
    nodes: list[_Node] = []
    while at < len(tokens):
        kind, text = tokens[at]
        if kind == "close" and text == until:
            return nodes, at + 1
        if kind == "open":
            attached = at > 0 and tokens[at - 1][0] in ("name", "word", "close") and nodes
            inner, at = _sequence(tokens, at + 1, _CLOSING[text])
            held = _joined(inner)
            closing = _CLOSING[text] if tokens[at - 1][1] == _CLOSING[text] else ""  # else in a later line
            if attached and text == "[":
                nodes[-1] = _Node(f"<msub>{nodes[-1].xml}<mrow>{held}</mrow></msub>", "atom")
            elif attached and nodes[-1].xml == "<mi>sqrt</mi>":
                nodes[-1] = _Node(f"<msqrt>{held}</msqrt>", "atom")
            else:
                end = f"<mo>{closing}</mo>" if closing else ""
                fence = f"<mrow><mo>{text}</mo>{held}{end}</mrow>"
                if attached and nodes[-1].kind in ("atom", "function", "text"):
                    nodes[-1] = _Node(f"<mrow>{nodes[-1].xml}{fence}</mrow>", "atom")
                else:
                    nodes.append(_Node(fence, "atom", held if closing else ""))
        elif kind == "power":
            exponent, at = _operand(tokens, at + 1)
            nodes[-1] = _Node(f"<msup>{nodes[-1].xml}<mrow>{exponent}</mrow></msup>", "atom")
        elif kind == "exponent":
            number = {"²": "2", "³": "3"}[text]
            nodes[-1] = _Node(f"<msup>{nodes[-1].xml}<mn>{number}</mn></msup>", "atom")
            at += 1
        else:
            node = _node(kind, text, _next_is_word(tokens, at))
            if node is not None:
                nodes.append(node)
            at += 1
    return nodes, at


def _operand(tokens: list, at: int) -> tuple[str, int]:
    """Read what stands in an exponent: a bracket without its brackets, or one name or number."""
    kind, text = tokens[at]
    if kind == "open":
        inner, at = _sequence(tokens, at + 1, _CLOSING[text])
        return _joined(inner), at
    return _node(kind, text, False).xml, at + 1


def _next_is_word(tokens: list, at: int) -> bool:
    after = [token for token in tokens[at + 1 : at + 3] if token[0] != "gap"][:1]
    return bool(after) and bool(re.fullmatch(r"[a-z]{2,}", after[0][1])) and after[0][1] not in _FUNCTIONS


def _node(kind: str, text: str, before_word: bool) -> _Node | None:
    if kind == "quiet":
        return None
    if kind == "gap":
        return _Node('<mspace width="2em"></mspace>', "break") if len(text) > 1 else None
    if kind == "number":
        return _Node(f"<mn>{text}</mn>", "atom")
    if kind == "sum":
        _, _, index = text.partition("_")
        return _Node(f"<msub><mo>Σ</mo><mtext>{index}</mtext></msub>" if index else "<mo>Σ</mo>", "big")
    if kind == "word" or (text == "a" and before_word):
        return _Node(f"<mtext>{escape(text)}</mtext>", "text")
    if kind == "name":
        return _name(text)
    if text == "-":
        return _Node(_MINUS, "operator")
    return _Node(f"<mo>{escape(text)}</mo>", "closing" if kind == "close" else "operator")


def _name(text: str) -> _Node:
    base, _, index = text.rpartition("_")
    if text in _FUNCTIONS:
        return _Node(f"<mi>{text}</mi>", "function")
    if base and (_is_symbol(base) or base in _FUNCTIONS or _is_symbol(index.rstrip("'"))):
        upper = _name(base)
        kind = "function" if base in _FUNCTIONS else "atom"
        return _Node(f"<msub>{upper.xml}{_name(index).xml}</msub>", kind)
    if _is_symbol(text.rstrip("'")):
        return _Node(f"<mi>{escape(text)}</mi>", "atom")
    return _Node(f"<mtext>{escape(text)}</mtext>", "text")


def _is_symbol(text: str) -> bool:
    return re.fullmatch(_LETTER, text) is not None


def _joined(nodes: list[_Node]) -> str:
    """Return nodes as MathML: words that follow each other with spaces, lone quotients as fractions."""
    nodes = _fractions(_phrases(nodes))
    parts = []
    for before, node in zip([None, *nodes], nodes, strict=False):
        if before is not None and before.kind in _THINGS and node.kind in _THINGS:
            parts.append('<mspace width="0.3em"></mspace>')
        sign = node.xml == _MINUS and (before is None or before.kind in ("operator", "relation"))
        parts.append(node.xml.replace("<mo>", '<mo form="prefix">') if sign else node.xml)
    return "".join(parts)


_THINGS = ("atom", "text", "big", "function")


def _phrases(nodes: list[_Node]) -> list[_Node]:
    merged: list[_Node] = []
    for node in nodes:
        if merged and node.kind == merged[-1].kind == "text":
            words = (
                merged[-1].xml.removesuffix("</mtext>")
                + "\N{NO-BREAK SPACE}"
                + node.xml.removeprefix("<mtext>")
            )
            merged[-1] = _Node(words, "text")
        else:
            merged.append(node)
    return merged


def _fractions(nodes: list[_Node]) -> list[_Node]:
    """Set `a / b` as a fraction where both stand alone, so that nothing else could be meant."""

    def kind(place: int) -> str:
        return nodes[place].kind if 0 <= place < len(nodes) else "end"

    def is_slash(place: int) -> bool:
        return kind(place) == "operator" and nodes[place].xml == "<mo>/</mo>"

    made, place = [], 0
    while place < len(nodes):
        alone = (
            is_slash(place + 1)
            and not is_slash(place - 1)
            and not is_slash(place + 3)
            and {kind(place), kind(place + 2)} <= {"atom", "text"}
            and kind(place - 1) not in ("atom", "text")
            and kind(place + 3) not in ("atom", "text", "big", "function")
        )
        if alone:
            above, below = (n.inner or n.xml for n in (nodes[place], nodes[place + 2]))
            made.append(_Node(f"<mfrac><mrow>{above}</mrow><mrow>{below}</mrow></mfrac>", "atom"))
            place += 3
        else:
            made.append(nodes[place])
            place += 1
    return made
