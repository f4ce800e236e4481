"""What a search file holds: as it is written, before anything is worked out from it."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, Strict, model_validator

from ruhrsim.regions.sectors import THEMES

STATISTICS = ("mean", "tenth_percentile", "regret")
"""How an aim is judged over worlds: the mean, what is reached in nine worlds of ten, or the mean regret."""
CHOICES = ("agreed", "own", "present")
"""How towns choose themes: those agreed for each town, weights of their own, or in proportion to jobs as now."""
FEWEST_TOLD = 20
"""Worlds of `[information]` below which nothing can be told of single numbers."""
REST, ALL = "others", "all"
"""Names of the towns that no group names, and of all towns."""
_NAME = r"^[A-Za-z0-9][A-Za-z0-9_-]*$"

Texts = Annotated[tuple[str, ...], Strict(False)]
Share = Annotated[float, Field(ge=0, le=1)]
Period = Annotated[tuple[int, int], Strict(False)]
Statistic = Literal[STATISTICS]  # type: ignore[valid-type]


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Limits(_Record):
    """Side conditions.

    Args:
        worst_town_points: How far no town's unemployment rate may end above that of carrying on, points,
            in the mean over worlds; none without it.
        land_ha: Hectares that programmes may make ready in all years together; none without it.
        instrument_share: Part of the budget that one instrument may take at most.
    """

    worst_town_points: float | None = Field(None, ge=0, allow_inf_nan=False)
    land_ha: float | None = Field(None, ge=0, allow_inf_nan=False)
    instrument_share: Share = 0.25


class Size(_Record):
    """How much is run before the front is judged anew.

    Args:
        points: Strategies of the first design, a Latin hypercube.
        first_worlds: Worlds that all of these meet.
        keep: How many of them go on to all worlds; keep at least half.
        worlds: Worlds of the search.
        batches, batch: Further strategies come in so many batches of so many.
    """

    points: int = Field(64, ge=4, le=4096)
    first_worlds: int = Field(2, ge=1, le=200)
    keep: int = Field(32, ge=2, le=4096)
    worlds: int = Field(8, ge=2, le=200)
    batches: int = Field(17, ge=0, le=1000)
    batch: int = Field(8, ge=1, le=64)

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        faults = {
            f"keep = {self.keep} of points = {self.points}: choose at most as many": self.keep > self.points,
            f"keep = {self.keep} of points = {self.points}: one or two worlds tell little, keep at least half": (
                2 * self.keep < self.points
            ),
            f"first_worlds = {self.first_worlds} of worlds = {self.worlds}: choose at most as many": (
                self.first_worlds > self.worlds
            ),
        }
        if any(faults.values()):
            raise ValueError("; ".join(message for message, wrong in faults.items() if wrong))
        return self

    @property
    def runs(self) -> int:
        """Runs of the search, without those of carrying on."""
        first = self.points * self.first_worlds + self.keep * (self.worlds - self.first_worlds)
        return first + self.batches * self.batch * self.worlds


class Final(_Record):
    """How the front is judged anew, on luck and worlds that the search has not met.

    Args:
        members: Strategies of the front at most.
        worlds: Fresh worlds.
        seeds: Fresh seeds in each of them.
        beside: Scenarios judged beside the front.
    """

    members: int = Field(12, ge=1, le=200)
    worlds: int = Field(20, ge=2, le=2000)
    seeds: int = Field(4, ge=1, le=100)
    beside: Texts = ()


class Information(_Record):
    """What is run to tell what to find out first, and where strategies lose.

    Args:
        strategies: Best strategies that are told apart.
        worlds: Fresh worlds, each with a seed of its own: 0 for no such runs, or at least `FEWEST_TOLD`.
        switch: First year in which a plan may change to another strategy.
    """

    strategies: int = Field(5, ge=2, le=20)
    worlds: int = Field(160, ge=0, le=5000)
    switch: int | None = None


class Themes(_Record):
    """Levers of the theme money: what instruments leave of the budget.

    Args:
        choices: How towns may choose, of `CHOICES`.
        themes_per_town: Fewest and most agreed themes of a town.
        money: Least and most theme money a head of a group, relative to that of the other towns; the region's
            total stays the same.
        phases: First years of later phases, each with all of these levers and cooperation anew.
    """

    choices: Annotated[tuple[Literal[CHOICES], ...], Strict(False), Field(min_length=1)] = CHOICES  # type: ignore[valid-type]
    themes_per_town: Annotated[tuple[int, int], Strict(False)] = (1, 6)
    money: Annotated[tuple[float, float], Strict(False)] = (1.0, 1.0)
    phases: Annotated[tuple[int, ...], Strict(False)] = ()

    @model_validator(mode="after")
    def _ranges_rise(self) -> Self:
        low, high = self.themes_per_town
        faults = {
            f"themes_per_town = [{low}, {high}]: write fewest and most, from 1 to {len(THEMES)}": not (
                1 <= low <= high <= len(THEMES)
            ),
            f"money = {list(self.money)}: write least and most, above 0 and at most 10": not (
                0 < self.money[0] <= self.money[1] <= 10
            ),
            f"phases = {list(self.phases)}: write each year once, in their order": sorted(set(self.phases))
            != list(self.phases),
            f"choices = {list(self.choices)}: write each once": len(set(self.choices)) < len(self.choices),
        }
        if any(faults.values()):
            raise ValueError("; ".join(message for message, wrong in faults.items() if wrong))
        return self


class Together(_Record):
    """The lever of cooperation.

    Args:
        level: Least and most cooperation of all with all, 0 to 1.
        price: Part of every instrument's money that full cooperation would cost beyond none; what it costs of
            theme money is in the model (`cooperation.price`). What is paid for today is not paid again.
    """

    level: Annotated[tuple[Share, Share], Strict(False)] = (0.0, 1.0)
    price: Share = 0.05

    @model_validator(mode="after")
    def _rises(self) -> Self:
        if self.level[0] > self.level[1]:
            raise ValueError(f"level = {list(self.level)}: write the lower one first")
        return self


class InstrumentLevers(_Record):
    """Levers of one instrument.

    Args:
        most_meur: Most money a year, EUR million.
        towns: Groups of towns of which one gets it: `all`, names of groups, or `others`.
        periods: First and last years of which one is chosen; all years by default.
        theme: Theme of an instrument that needs one; `all` shares the money out over the six.
    """

    most_meur: float = Field(gt=0, le=1000, allow_inf_nan=False)
    towns: Annotated[tuple[str, ...], Strict(False), Field(min_length=1)] = (ALL,)
    periods: Annotated[tuple[Period, ...], Strict(False)] = ()
    theme: Literal[(*THEMES, ALL)] | None = None  # type: ignore[valid-type]


class SearchFile(_Record):
    """A search as written.

    Args:
        name: Short name, also of the result folder.
        title_de, title_en, question_de, question_en: Words.
        based_on: What carrying on means: a scenario, whose start, years, parameters and shocks all strategies share.
        eur_per_head_year: All money of a strategy in each year, whoever pays, EUR per resident of the start.
        seed: Luck of the search; also the number of its first world.
        scale: Share of establishments simulated.
        aims: How each aim is judged, two or three of them.
        limits, size, final, information, themes, cooperation: See there.
        groups: Towns by name of group; towns that none names are the group `others`.
        instruments: Levers by instrument.
    """

    name: str = Field(pattern=_NAME)
    title_de: str = ""
    title_en: str = ""
    question_de: str = ""
    question_en: str = ""
    based_on: str = "status_quo"
    eur_per_head_year: float = Field(20.0, gt=0, le=500)
    seed: int = Field(1, ge=0, le=2**31 - 1)
    scale: float = Field(0.02, ge=0.005, le=1)
    aims: dict[str, Statistic] = {"unemployment_rate": "mean", "town_inequality": "mean"}
    limits: Limits = Limits()
    size: Size = Size()
    final: Final = Final()
    information: Information = Information()
    groups: dict[str, Texts] = {}
    themes: Themes = Themes()
    cooperation: Together = Together()
    instruments: dict[str, InstrumentLevers] = {}
