"""Decisions of a round: what a team does with its budget, what a role does with its own."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from ruhrsim.regions.sectors import THEMES

Percent = Annotated[int, Field(ge=0, le=100)]
Points = Annotated[int, Field(ge=0, le=10)]
USES = ("pot", "tax", "subsidy", "land", "university")
"""Uses of a team's budget besides its own themes."""


EXPECTATIONS = ("better", "same", "worse")
"""What a team may expect of a round, against the region as today."""


class TownDecision(BaseModel):
    """What a team does for four years, in percent of its budget; what is left goes into its own themes.

    Args:
        pot: Share for the common pot: joint marketing, and how much the towns count as one region.
        tax: Share that it gives up in trade tax (a lower Hebesatz).
        subsidy: Share for subsidies to firms that come.
        land: Share for new commercial land.
        university: Share for contracts with universities (start-up centre, or keeping graduates).
        themes: Points for each theme, from which the mix of the theme money follows; all alike if none.
        expects: What the team expects of the round for itself; it changes nothing and is shown beside the result.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    pot: Percent = 0
    tax: Percent = 0
    subsidy: Percent = 0
    land: Percent = 0
    university: Percent = 0
    themes: dict[Literal[THEMES], Points] = {}
    expects: Literal["", *EXPECTATIONS] = ""

    @model_validator(mode="after")
    def _adds_up(self):
        total = sum(getattr(self, use) for use in USES)
        if total > 100:
            raise ValueError(f"{total} percent of the budget are spent; 100 is all there is")
        return self

    @property
    def own(self) -> int:
        """Percent of the budget for the team's own themes."""
        return 100 - sum(getattr(self, use) for use in USES)

    def paying(self, pot: int) -> Self:
        """Return the decision with at least so many percent for the pot; the other uses shrink alike."""
        if self.pot >= pot:
            return self
        left = (100 - pot) / (100 - self.pot)
        rest = {use: int(getattr(self, use) * left) for use in USES if use != "pot"}
        return self.model_copy(update={"pot": pot} | rest)

    def weights(self) -> dict[str, float]:
        """Return the weight of each theme, summing to one."""
        points = {theme: value for theme, value in self.themes.items() if value}
        points = points or dict.fromkeys(THEMES, 1)
        return {theme: value / sum(points.values()) for theme, value in points.items()}


class RoleDecision(BaseModel):
    """What a role without a town does: points by team (by theme for the regional agency).

    Args:
        points: Points from 0 to 10; the role's money or jobs follow their shares.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    points: dict[str, Points] = {}

    def shares(self) -> dict[str, float]:
        """Return the share of each, empty if no points were given."""
        total = sum(self.points.values())
        return {key: value / total for key, value in self.points.items() if value} if total else {}
