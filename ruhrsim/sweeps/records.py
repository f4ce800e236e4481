"""What an experiment holds: as its file writes it, and complete."""

import hashlib
import json
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, Strict, model_validator

from ruhrsim.common import defaults
from ruhrsim.model.indicators import REGION_INDICATORS
from ruhrsim.scenarios.factors import MOST_STEPS, Factor
from ruhrsim.scenarios.scenario import Scenario

MOST_RUNS = 10_000_000
"""Runs of a sweep, and points of a sample, at most: more than a cluster does in a year."""
_NAME = r"^[A-Za-z0-9][A-Za-z0-9_-]*$"
_WORDS = {"name", "title_de", "title_en", "question_de", "question_en", "thresholds"}
_MAY_GROW = {"runs", "replications"}
Texts = Annotated[tuple[str, ...], Strict(False)]
Years = Annotated[tuple[int, ...], Strict(False), Field(min_length=1)]


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Sampler(_Record):
    """How worlds are chosen.

    Args:
        kind: `grid` (all values with all), `latin_hypercube`, `sobol` and `morris` (SALib), or `list`.
        points: Worlds of a Latin hypercube, base points of Sobol (a power of two), trajectories of Morris.
        levels: Steps of each range for `grid` (2 or more) and `morris` (even, 4 by default).
        seed: Luck of the sample.
        second_order: Sobol's sample also tells interactions of pairs, at about twice the runs.
        file: CSV of a list.
    """

    kind: Literal["grid", "latin_hypercube", "sobol", "morris", "list"] = "grid"
    points: int | None = Field(None, ge=1, le=MOST_RUNS)
    levels: int | None = Field(None, ge=2, le=MOST_STEPS)
    seed: int = Field(0, ge=0, le=2**32 - 1)
    second_order: bool = False
    file: str | None = None

    @model_validator(mode="after")
    def _has_what_its_kind_needs(self) -> Self:
        faults = {
            f"{self.kind} needs points; write points = 64, for example": self.kind
            in ("latin_hypercube", "sobol", "morris")
            and self.points is None,
            f"points = {self.points} is no power of two; choose 64 or 128, for example": self.kind == "sobol"
            and self.points is not None
            and self.points & (self.points - 1) != 0,
            f"levels = {self.levels} is odd; morris needs an even number, such as 4": self.kind == "morris"
            and (self.levels or 4) % 2 != 0,
            'list needs file = "points.csv"': self.kind == "list" and self.file is None,
            f'file goes with kind = "list", not with {self.kind}': self.kind != "list"
            and self.file is not None,
        }
        if any(faults.values()):
            raise ValueError("; ".join(message for message, wrong in faults.items() if wrong))
        return self


class Replications(_Record):
    """Seeds are added until an interval is narrow enough in every experiment.

    Args:
        indicator: Its 90 % interval in the last year counts: of the paired difference to the first
            scenario, or of the mean if there is one scenario.
        width: Width of the interval, in units of the indicator.
        most: Seeds at most.
    """

    indicator: str
    width: float = Field(gt=0, allow_inf_nan=False)
    most: int = Field(60, ge=2, le=10_000)


class Quick(_Record):
    """What `--quick` changes; keys as in the file, those of the sampler too."""

    points: int | None = None
    levels: int | None = None
    runs: int | None = None
    scale: float | None = None
    years: int | None = None
    record_years: Years | None = None
    scenarios: Texts | None = None
    replications: Replications | None = None
    levers: dict[str, Factor] = {}


class Questions(_Record):
    """What a file and a complete experiment share; see `Experiment`."""

    name: str = Field(pattern=_NAME)
    title_de: str = ""
    title_en: str = ""
    question_de: str = ""
    question_en: str = ""
    scale: float = defaults.SCALE
    seed: int = defaults.SEED
    runs: int = defaults.RUNS
    indicators: Texts = tuple(REGION_INDICATORS)
    thresholds: dict[str, Annotated[float, Field(allow_inf_nan=False)]] = {}
    replications: Replications | None = None
    sampler: Sampler = Sampler()
    levers: dict[str, Factor] = {}
    uncertainties: dict[str, Factor] = {}


class ExperimentFile(Questions):
    """An experiment as written."""

    scenarios: Texts = ()
    years: int | None = None
    record_years: Years | None = None
    quick: Quick | None = None


class Experiment(Questions):
    """An experiment, complete and checked.

    Args:
        name: Short name, also the name of the result folder.
        scenarios: In the order of the file, with the horizon that runs; the first is the baseline.
        years: Horizon.
        record_years: Calendar years that are stored.
        scale, seed, runs: Share of establishments simulated, first seed, seeds (at least).
        indicators: Keys that are stored.
        thresholds: Level that a strategy should reach, by indicator; used by `ruhrsim analyse robustness` only.
        replications: When more seeds are added.
        sampler: How worlds are chosen.
        levers: What somebody decides, crossed with all worlds; by name, spelt out.
        uncertainties: What nobody knows; by name, spelt out.
        worlds: Points of a list, by factor; None leaves the scenario's own value.
        quick: Whether this is the quick size.
    """

    scenarios: tuple[Scenario, ...]
    years: int
    record_years: tuple[int, ...]
    worlds: dict[str, tuple[float | None, ...]] = {}
    quick: bool = False

    def __hash__(self) -> int:
        return hash(self.fingerprint())

    @property
    def factors(self) -> tuple[str, ...]:
        """Names of all factors, levers first."""
        return (*self.levers, *(self.worlds or self.uncertainties))

    def title(self, language: str) -> str:
        """Return the title in `de` or `en`, the name if there is none."""
        return (self.title_de if language == "de" else self.title_en) or self.name

    def question(self, language: str) -> str:
        """Return the question in `de` or `en`."""
        return self.question_de if language == "de" else self.question_en

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain values; `experiment_from_dict` reads it back."""
        return self.model_dump(mode="json")

    def fingerprint(self) -> str:
        """Return a hash of all that decides what a run is: not words, not how many seeds there are."""
        content = {key: value for key, value in self.to_dict().items() if key not in _WORDS | _MAY_GROW}
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def experiment_from_dict(content: dict[str, Any]) -> Experiment:
    """Read an experiment back from plain values, as a manifest holds it."""
    return Experiment.model_validate_json(json.dumps(content))
