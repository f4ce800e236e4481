"""What a visitor looks at: one frozen record, small enough for a link."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, Strict, model_validator

from ruhrsim.common import defaults
from ruhrsim.model.indicators import REGION_INDICATORS, TOWN_INDICATORS
from ruhrsim.search.aims import AIMS
from ruhrsim.search.records import STATISTICS

TABS = ("compare", "editor", "find", "share", "evidence", "explore")
TOWN_KEYS = tuple(key for key in TOWN_INDICATORS if key in REGION_INDICATORS)
"""Indicators that both the region and its towns have: what map, ranking and courses can show alike."""
PANELS = ("indicators", "towns", "why", "levers", "money", "my_town")
"""What stands in the panel beside the answer."""
MOST_CHOSEN, MOST_OWN = 4, 3
AIMS_TO_CHOOSE = tuple(key for key in AIMS if key != "cost")
"""Aims of the page that finds a strategy; money is chosen there beforehand."""
MOST_AIMS, MOST_PICKED = 3, 4

_STRICT = ConfigDict(extra="forbid", frozen=True, strict=True)
Name = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,59}$")]
FoundKey = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$")]


class Own(BaseModel):
    """A visitor's own scenario: changes to one that ships.

    Args:
        name: Its name among the chosen.
        title: What it is called on the screen; the name if empty.
        based_on: Name of a scenario that ships.
        budget: What the towns may spend per resident and year, themes and instruments together, EUR;
            None for no limit.
        changes: What a scenario file may hold: `strategy`, `parameters`, `policy`, `shock`.
    """

    model_config = _STRICT

    name: Name
    title: str = Field("", max_length=60)
    based_on: Name
    budget: Annotated[float, Field(ge=0, le=500)] | None = None
    changes: dict[Literal["strategy", "parameters", "policy", "shock"], Any] = {}


class Sought(BaseModel):
    """What a visitor wants of a strategy, and which ones found for it stand side by side.

    Args:
        search: Name of a stored search; empty for the one to begin with.
        weights: How much each aim counts, 0 to 100, by aim.
        judged: How aims are judged over worlds.
        worst_town: How much higher the unemployment rate of the town that loses most may end, points; None for
            no limit.
        picked: Keys of found strategies.
        on_map: Key of the strategy on the map; empty for the first one shown.
    """

    model_config = _STRICT

    search: str = Field("", pattern=r"^[A-Za-z0-9_-]{0,80}$")
    weights: Annotated[
        dict[Literal[AIMS_TO_CHOOSE], Annotated[int, Field(ge=0, le=100)]],
        Field(min_length=1, max_length=MOST_AIMS),
    ] = {"unemployment_rate": 50, "town_inequality": 50}
    judged: Literal[STATISTICS] = "mean"
    worst_town: Annotated[float, Field(ge=0, le=10)] | None = None
    picked: Annotated[tuple[FoundKey, ...], Strict(False), Field(max_length=MOST_PICKED)] = ()
    on_map: str = Field("", pattern=r"^[A-Za-z0-9_-]{0,100}$")

    def but(self, **changes) -> "Sought":
        """Return a copy with some fields changed, checked again."""
        return Sought.model_validate(self.model_dump() | changes)


class AppState(BaseModel):
    """Everything that a link restores.

    Args:
        chosen: Names of the scenarios side by side; the first is the baseline.
        own: The visitor's own scenarios.
        second: The scenario that map, reasons and money compare with the baseline.
        town: Key (`ags`) of the visitor's town, empty if none is chosen.
        indicator: What cards in focus, lines, map and ranking show.
        year: Year on the map.
        show: Difference or level on the map.
        tab: The page.
        language: Language of all words.
        uncertainty: What intervals cover, luck alone or assumptions as well.
        theme: Light, dark, or what the browser prefers.
        editing: Name of the own scenario in the editor.
        panel: What the panel below the answer shows.
        place: Whose course the chart shows, the region's or the visitor's town's.
        sought: What the page that finds a strategy looks for.
    """

    model_config = _STRICT

    chosen: Annotated[tuple[Name, ...], Strict(False), Field(min_length=1, max_length=MOST_CHOSEN)] = (
        defaults.SCENARIOS
    )
    own: Annotated[tuple[Own, ...], Strict(False), Field(max_length=MOST_OWN)] = ()
    second: Name = defaults.SCENARIOS[-1]
    town: Annotated[str, Field(pattern=r"^(\d{8})?$")] = ""
    indicator: Literal[tuple(REGION_INDICATORS)] = "unemployment_rate"
    year: Annotated[int, Field(ge=2007, le=2075)] = 2045
    show: Literal["difference", "level"] = "difference"
    tab: Literal[TABS] = "compare"
    language: Literal["de", "en"] = "de"
    uncertainty: Literal["luck", "assumptions"] = "assumptions"
    theme: Literal["auto", "light", "dark"] = "auto"
    editing: str = Field("", pattern=r"^[A-Za-z0-9_-]{0,60}$")
    panel: Literal[PANELS] = "indicators"
    place: Literal["region", "town"] = "region"
    sought: Sought = Sought()

    @model_validator(mode="after")
    def _names_differ(self):
        if len(set(self.chosen)) < len(self.chosen):
            raise ValueError("a scenario is chosen twice; choose each once")
        names = [own.name for own in self.own]
        if len(set(names)) < len(names):
            raise ValueError("two own scenarios share a name; give each its own")
        return self

    def but(self, **changes) -> "AppState":
        """Return a copy with some fields changed, checked again."""
        return AppState.model_validate(self.model_dump() | changes)

    def own_named(self, name: str) -> Own | None:
        """Return the visitor's own scenario of this name."""
        return next((own for own in self.own if own.name == name), None)

    @property
    def in_worlds(self) -> bool:
        """Return whether each run happens in a plausible world of its own."""
        return self.uncertainty == "assumptions"

    def town_indicator(self) -> str:
        """Return the indicator that map and ranking show: the chosen one where towns have it."""
        return self.indicator if self.indicator in TOWN_KEYS else "unemployment_rate"
