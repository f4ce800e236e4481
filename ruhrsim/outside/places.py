"""Places as people write them: keys with lost zeros or of another length, names in any of their forms."""

import re
import unicodedata
from collections.abc import Sequence

_AROUND = re.compile(r"\b(kreisfreie|stadt|landkreis|kreis|gemeinde|regionalverband)\b|[^a-z0-9]+")
_SHORT = ((r"\ba\.?\s?d\.?\s?r(uhr)?\b\.?", "an der ruhr"), (r"\ba\.?\s?d\.?\s", "an der "))
_KREIS, _TOWN = 5, 8


def place_key(text: str, keys: Sequence[str], names: Sequence[str]) -> str | None:
    """Return the official key of a place, None where it can't be told.

    Args:
        text: A key (leading zeros may be lost, `5112.0` from a spreadsheet; eight or twelve digits for a Kreis
            that is one town, five for a town that is a Kreis) or a name, with or without umlauts.
        keys: Keys of the region's places, all of one length.
        names: Their names.
    """
    text = text.strip().strip("'\"")
    number = re.fullmatch(r"(\d{1,12})(\.0)?", text, re.ASCII)
    if number:
        return next((key for key in _key_forms(number[1], len(keys[0])) if key in keys), None)
    plain = plain_name(text)
    found = [key for key, name in zip(keys, names, strict=True) if plain and plain_name(name) == plain]
    return found[0] if len(found) == 1 else None


def plain_name(name: str) -> str:
    """Return a place's name without umlauts, capitals and the words `Stadt` and `Kreis` around it."""
    text = unicodedata.normalize("NFKC", name).casefold()
    for umlaut, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        text = text.replace(umlaut, letters)
    for pattern, words in _SHORT:
        text = re.sub(pattern, words, text)
    return _AROUND.sub("", text)


def _key_forms(digits: str, length: int) -> list[str]:
    """Return the keys that some digits can mean: zeros lost in front, or the key of the place around."""
    forms = [digits.zfill(length)]
    if len(digits) in (11, 12):  # Regional key: Land, Bezirk, Kreis (5), association (4), town (3).
        whole = digits.zfill(12)
        forms.append(whole[:_KREIS] + ("" if length == _KREIS else whole[9:]))
    if length == _KREIS and len(digits) in (_TOWN - 1, _TOWN) and digits.endswith("000"):
        forms.append(digits.zfill(_TOWN)[:_KREIS])
    if length == _TOWN and len(digits) in (_KREIS - 1, _KREIS):
        forms.append(digits.zfill(_KREIS) + "000")
    return forms
