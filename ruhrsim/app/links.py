"""Links that restore what a visitor looks at.

State → JSON (the language, and what differs from the start page) → zlib → base64url, and back. Both sides are
bounded: the text of the link, what it unpacks to, and, by the record, what it may hold.
"""

import base64
import json
import zlib
from urllib.parse import parse_qs

from pydantic import ValidationError

from ruhrsim.app.state import AppState
from ruhrsim.common.number_format import LANGUAGES
from ruhrsim.outside.limits import check_values

LONGEST_LINK, LARGEST_STATE = 12_000, 100_000
KEY = "s"
_EDITION, _FIRST_EDITION = 2, 1
_START_PAGE_OF_FIRST = {
    "chosen": ["status_quo", "compete_on_everything", "cluster_focus"],
    "second": "cluster_focus",
    "uncertainty": "luck",
}
"""What links without an edition leave out, as the start page was when they were made."""


class LinkError(ValueError):
    """A link that can't be read."""


class LinkTooLong(ValueError):
    """A state that does not fit into a link."""


def encode(state: AppState) -> str:
    """Return the text of a state for a link.

    Raises:
        LinkTooLong: It would be longer than a link may be.
    """
    changed = state.model_dump(mode="json", exclude_defaults=True)
    content = {"edition": _EDITION, "language": state.language} | changed
    packed = zlib.compress(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(), 9)
    text = base64.urlsafe_b64encode(packed).decode().rstrip("=")
    if len(text) > LONGEST_LINK:
        raise LinkTooLong(f"the link would have {len(text)} characters; at most {LONGEST_LINK} are possible")
    return text


def decode(text: str) -> AppState:
    """Return the state of a link's text.

    Raises:
        LinkError: It is too long, broken, or holds what can't be.
    """
    if not text:
        return AppState()
    if len(text) > LONGEST_LINK:
        raise LinkError("too long")
    try:
        packed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        unpacker = zlib.decompressobj()
        content = unpacker.decompress(packed, LARGEST_STATE)
        if unpacker.unconsumed_tail or not unpacker.eof:
            raise LinkError("too large or cut off")
        state = json.loads(content)
        check_values(state, "the link")
        return AppState.model_validate(_of_its_edition(state))
    except (ValueError, zlib.error, RecursionError, OverflowError, ValidationError) as error:
        raise LinkError(str(error)) from None


def _of_its_edition(content):
    """Return what a link holds, with what the start page of its edition filled in."""
    if not isinstance(content, dict):
        return content
    edition = content.pop("edition", _FIRST_EDITION)
    if edition not in (_FIRST_EDITION, _EDITION):
        raise LinkError("made by a later version")
    return content if edition == _EDITION else _START_PAGE_OF_FIRST | content


def from_search(search: str | None, accepted: str = "") -> tuple[AppState, bool]:
    """Return the state of a query string and whether it could be read; the start page if not.

    Args:
        search: The query string.
        accepted: Languages that the browser asks for (`Accept-Language`); they count where no link says
            which language it is in.
    """
    try:
        values = parse_qs(search or "", max_num_fields=20, keep_blank_values=True).get(KEY)
        return decode(values[0]) if values else AppState(language=_preferred(accepted)), True
    except (LinkError, ValueError):
        return AppState(), False


def _preferred(accepted: str) -> str:
    """Return the first language asked for that there is; German without any."""
    asked = (part.strip()[:2].lower() for part in accepted.split(","))
    return next((language for language in asked if language in LANGUAGES), LANGUAGES[0])
