"""What is told of a search and of each of its strategies, with units."""

from typing import Any

from pydantic import BaseModel, ConfigDict

CARRY_ON, FOUND, SHIPPED_STRATEGY = "carry_on", "found", "shipped"
"""Kinds of strategies: carrying on as before, found by the search, shipped scenarios judged beside them."""


class FoundStrategy(BaseModel):
    """One strategy.

    Args:
        key: Its name; also that of its scenario.
        kind: `carry_on`, `found` or `shipped`.
        title_de, title_en: Short titles.
        words_de, words_en: What it does with its money, a sentence.
        levers: Decoded levers by name, see `FoundSearch.lever_names`; empty for shipped scenarios.
        scenario: The scenario as plain values, for `scenario_from_dict`.
        claimed: What the search thought it gains, by aim: larger than what fresh worlds show, on average. Never
            to be shown as a result.
        worst_town: How much higher the rate of the town that loses most ends, points, in the mean over worlds.
        worst_town_name: That town.
        land_ha: Land that its programmes make ready in all years, hectares.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    key: str
    kind: str
    title_de: str
    title_en: str
    words_de: str
    words_en: str
    levers: dict[str, float]
    scenario: dict[str, Any]
    claimed: dict[str, float]
    worst_town: float
    worst_town_name: str
    land_ha: float

    def title(self, language: str) -> str:
        """Return the title in `de` or `en`."""
        return self.title_de if language == "de" else self.title_en

    def words(self, language: str) -> str:
        """Return what it does in `de` or `en`."""
        return self.words_de if language == "de" else self.words_en


class SearchFacts(BaseModel):
    """What is told of a search.

    Args:
        name: Its name.
        title_de, title_en, question_de, question_en: Words.
        eur_per_head_year: All money of a strategy in each year, EUR a head.
        budget_meur: The same for the region, EUR million a year.
        region: Region.
        labour_force: People in the labour force at the start: a point of unemployment is a hundredth of them.
        start, last: End of the start year; last year, by whose end strategies are judged.
        seed, scale: Luck, and share of establishments simulated.
        aims: How the search judged each of its aims.
        limits: Side conditions.
        groups: Towns of each group.
        lever_labels_de, lever_labels_en: Words for the decoded levers.
        worlds: Numbers of the fresh worlds, see `numbered_worlds`.
        seeds: Seeds in each of them.
        towns: Names of the towns, in the order of `towns.csv`.
        evaluations, runs: Strategies and runs of the search.
        seconds: Time of the search, seconds of the clock.
        hypervolume: After each batch, in the first design's spread of each aim.
        made_by: Code, data and packages.
        answers: What the model answered, see `answers_version`; as long as it is the same, so are these results.
        made_on: Date.
        findings_de, findings_en: What came out, sentence by sentence.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    name: str
    title_de: str
    title_en: str
    question_de: str = ""
    question_en: str = ""
    eur_per_head_year: float
    budget_meur: float
    region: str
    labour_force: float
    start: int
    last: int
    seed: int
    scale: float
    aims: dict[str, str]
    limits: dict[str, float | None] = {}
    groups: dict[str, tuple[str, ...]] = {}
    lever_labels_de: dict[str, str] = {}
    lever_labels_en: dict[str, str] = {}
    worlds: tuple[int, ...]
    seeds: int
    towns: tuple[str, ...]
    evaluations: int
    runs: int
    seconds: float
    hypervolume: tuple[float, ...] = ()
    made_by: dict[str, Any] = {}
    answers: str = ""
    made_on: str = ""
    findings_de: tuple[str, ...] = ()
    findings_en: tuple[str, ...] = ()

    def title(self, language: str) -> str:
        """Return the title in `de` or `en`."""
        return self.title_de if language == "de" else self.title_en
