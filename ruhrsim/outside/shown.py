"""A stranger's text in messages: on one line, of bounded length, without signs that steer a terminal."""

MOST_FAULTS = 20
_LONGEST_VALUE, _LONGEST_LINE = 80, 1500


class OutsideError(ValueError):
    """Something from outside that can't be taken; the message holds all faults, one a line.

    Args:
        faults: Messages, each naming the thing, the value and the way out.
    """

    def __init__(self, faults: list[str]):
        super().__init__("\n".join(faults))
        self.faults = faults

    def __reduce__(self):
        return type(self), (self.faults,)


def shown(value: object) -> str:
    """Return a value as it stands in a message: quoted, with escapes, at most 80 characters."""
    try:
        text = repr(value)
    except ValueError:  # Whole numbers of more than 4,300 digits have no text.
        return "a number of thousands of digits"
    return text if len(text) <= _LONGEST_VALUE else f"{text[: _LONGEST_VALUE - 4]} ..."


def plain_line(text: str) -> str:
    """Return a line whose control signs and lone surrogates are written as escapes, cut where it is too long."""
    text = text if len(text) <= _LONGEST_LINE else f"{text[: _LONGEST_LINE - 4]} ..."
    return "".join(sign if _is_harmless(sign) else sign.encode("unicode_escape").decode() for sign in text)


def counted(faults: list[str], most: int = MOST_FAULTS) -> list[str]:
    """Return the first faults, and one line that counts the others."""
    rest = len(faults) - most
    return faults if rest <= 1 else [*faults[:most], f"... and {rest:,} more faults; mend these first"]


def first_of(values, most: int = 5) -> str:
    """Return the first of some values as a list in words, the others counted."""
    listed = list(values)
    more = f" and {len(listed) - most:,} more" if len(listed) > most else ""
    return ", ".join(listed[:most]) + more


def _is_harmless(sign: str) -> bool:
    return sign.isprintable() or sign in "\u00a0\u202f"
