"""The clock of a round: it tells when time is up and stops nothing by itself."""

from typing import Self

from pydantic import BaseModel, ConfigDict, Field


class Clock(BaseModel):
    """Time for a round.

    Args:
        minutes: What a round gets.
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
