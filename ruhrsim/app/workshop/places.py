"""What an address of the game means: `workshop?room=CODE&as=lead|screen|solo&lang=en#secret`."""

from typing import Annotated, Literal
from urllib.parse import parse_qs, urlencode

from pydantic import BaseModel, ConfigDict, Field, ValidationError


class Place(BaseModel):
    """Where a visitor is.

    Args:
        room: Code of the room, empty before one is chosen.
        kind: As a player, the facilitator, on the projector, or alone against the computer.
        language: `de` or `en`; the room's if empty.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    room: Annotated[str, Field(pattern=r"^([A-Z0-9]{5})?$")] = ""
    kind: Literal["play", "lead", "screen", "solo"] = "play"
    language: Literal["", "de", "en"] = ""

    def search(self) -> str:
        """Return the query string of this place."""
        named = {"room": self.room, "as": "" if self.kind == "play" else self.kind, "lang": self.language}
        return urlencode({key: value for key, value in named.items() if value})


def place_of(search: str | None) -> Place:
    """Return the place of a query string; the start page if it means nothing."""
    try:
        given = {key: values[0] for key, values in parse_qs(search or "", max_num_fields=10).items()}
        return Place(
            room=given.get("room", "").strip().upper(),
            kind=given.get("as", "play"),
            language=given.get("lang", ""),
        )
    except (ValueError, ValidationError):
        return Place()
