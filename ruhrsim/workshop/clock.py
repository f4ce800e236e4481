"""The clock of a round: it tells when time is up and stops nothing by itself.

It runs while teams decide and negotiate. The result and the time to read it come after, see `game_minutes`.
"""

from typing import Self

from pydantic import BaseModel, ConfigDict, Field

AFTER_A_ROUND = 4
"""Minutes of a round after its clock: the model, four steps on the projector, two minutes to read."""
_SHORTEST, _LONGEST, _AT_EIGHT, _A_MINUTE = 15, 45, 24, 4.5
"""Minutes for opening and debriefing: bounds, at a clock of 8 minutes, and for each minute more."""


def opening_and_debriefing(minutes: int) -> int:
    """Return how many minutes opening and debriefing take together, as in the script's timetable.

    Args:
        minutes: What the clock gives a round.
    """
    return round(min(_LONGEST, max(_SHORTEST, _AT_EIGHT + _A_MINUTE * (minutes - 8))))


def game_minutes(minutes: int, rounds: int) -> int:
    """Return how long a game takes, opening and debriefing included."""
    return opening_and_debriefing(minutes) + rounds * (minutes + AFTER_A_ROUND)


class Clock(BaseModel):
    """Time for a round.

    Args:
        minutes: What a round gets for deciding and negotiating together.
        ends_at: When time is up, seconds since 1970; None while the clock stands.
        left: Seconds left while it stands; None before the start.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    minutes: int = Field(8, ge=1, le=120)
    ends_at: float | None = None
    left: float | None = None

    def start(self, now: float) -> Self:
        """Go on from where the clock stands, or with a whole round."""
        left = 60.0 * self.minutes if self.left is None else self.left
        return self.model_copy(update={"ends_at": now + left, "left": None})

    def pause(self, now: float) -> Self:
        """Stand still."""
        if self.ends_at is None:
            return self
        return self.model_copy(update={"ends_at": None, "left": max(self.ends_at - now, 0.0)})

    def reset(self) -> Self:
        """Return the clock before its start."""
        return Clock(minutes=self.minutes)
