"""What `ruhrsim analyse` can do: each kind turns a sweep into a table, a figure and plain sentences."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pandas as pd
from matplotlib.figure import Figure

from ruhrsim.analysis.ablation import ablation
from ruhrsim.analysis.discovery import discover
from ruhrsim.analysis.morris import morris
from ruhrsim.analysis.replications import replications
from ruhrsim.analysis.response import response
from ruhrsim.analysis.robustness import JUDGED, robustness
from ruhrsim.analysis.sobol import sobol
from ruhrsim.analysis.tipping import tipping
from ruhrsim.analysis.worlds import AnalysisError, check_choice, factors, strategy_names
from ruhrsim.model.indicators import REGION_INDICATORS
from ruhrsim.plots.courses import replications_figure, response_figure, tipping_figure
from ruhrsim.plots.discovery import discovery_figure
from ruhrsim.plots.lines import difference_unit
from ruhrsim.plots.robustness import robustness_figure
from ruhrsim.plots.sensitivity import ablation_figure, morris_figure, sobol_figure
from ruhrsim.report.sweep_findings import Findings
from ruhrsim.sweeps import Sweep

_OF_ROBUSTNESS = (
    "indicator",
    "strategy",
    "difference",
    "difference_low",
    "difference_high",
    "mean_regret",
    "max_regret",
    "satisfied",
)


@dataclass(frozen=True)
class Question:
    """What is asked of a sweep.

    Args:
        sweep: The sweep.
        indicator: Key of the indicator.
        year: Stored year, None for the last.
        strategy, baseline: Strategies of the sweep, None for the default of the analysis.
        parameter: Factor for tipping and response.
        language: `de` or `en`.
    """

    sweep: Sweep
    indicator: str
    year: int | None
    strategy: str | None
    baseline: str | None
    parameter: str | None
    language: str
    titles: dict[str, str] = field(init=False)

    def __post_init__(self):
        check_choice(
            "indicator", self.indicator, [key for key in REGION_INDICATORS if key in self.sweep.outcomes]
        )
        object.__setattr__(self, "titles", _titles(self.sweep, self.language))

    @property
    def tables(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """The pair that every analysis takes."""
        return self.sweep.experiments, self.sweep.outcomes

    @property
    def unit(self) -> str:
        """Unit of differences."""
        return difference_unit(REGION_INDICATORS[self.indicator], self.language)

    @property
    def label(self) -> str:
        """Name of the indicator."""
        return REGION_INDICATORS[self.indicator].label(self.language)

    @property
    def say(self) -> Findings:
        """Sentences about the indicator."""
        return Findings(self.indicator, self.titles, self.language)

    def say_of(self, label: str) -> Findings:
        """Return sentences that call the indicator by a name of its own."""
        return Findings(self.indicator, self.titles, self.language, label)

    def pair(self) -> dict:
        """Return the options that most analyses take."""
        return {"strategy": self.strategy, "baseline": self.baseline, "year": self.year}

    def whose(self, strategy: str) -> str:
        """Return the indicator and whose it is, for a figure's second line."""
        against = {"de": " gegenüber ", "en": " against "}[self.language]
        names = [self.titles.get(name, name) for name in (strategy, self.baseline) if name]
        return f"{self.label}: {against.join(names)}"


@dataclass(frozen=True)
class Answer:
    """What an analysis found: a table, a figure, sentences, and the columns to print where all are too many."""

    table: pd.DataFrame
    figure: Figure
    sentences: list[str]
    columns: tuple[str, ...] = ()

    @property
    def shown(self) -> pd.DataFrame:
        """The table as it is printed; the file holds all columns."""
        return self.table[list(self.columns)] if self.columns else self.table


def answer(kind: str, question: Question) -> Answer:
    """Answer a question.

    Raises:
        AnalysisError: The sweep can't answer it.
    """
    return KINDS[kind](question)


def _morris(q: Question) -> Answer:
    levels = q.sweep.experiment.sampler.levels or 4
    table = morris(*q.tables, q.indicator, levels=levels, **q.pair())
    whose = q.whose(table["strategy"].iloc[0])
    return Answer(table, morris_figure(table, whose, q.unit, q.language), q.say_of(whose).morris(table))


def _sobol(q: Question) -> Answer:
    table = sobol(*q.tables, q.indicator, **q.pair())
    whose = q.whose(table["strategy"].iloc[0])
    return Answer(table, sobol_figure(table, whose, q.language), q.say_of(whose).sobol(table))


def _replications(q: Question) -> Answer:
    table = replications(*q.tables, q.indicator, baseline=q.baseline, year=q.year)
    return Answer(
        table,
        replications_figure(table, q.titles, f"{q.label}, {q.unit}", q.language),
        q.say.replications(table),
    )


def _robustness(q: Question) -> Answer:
    baseline = q.baseline or next(iter(dict.fromkeys(strategy_names(q.sweep.experiments))))
    judged = [q.indicator, *(key for key in JUDGED if key != q.indicator)]
    table = robustness(
        *q.tables, judged, baseline=baseline, thresholds=q.sweep.experiment.thresholds, year=q.year
    )
    if q.indicator not in set(table["indicator"]):
        raise AnalysisError(f"'{q.indicator}' has no better and worse; choose from {', '.join(JUDGED)}")
    return Answer(
        table,
        robustness_figure(table, q.indicator, baseline, q.titles, q.language),
        q.say.robustness(table, baseline),
        _OF_ROBUSTNESS,
    )


def _discovery(q: Question) -> Answer:
    found = discover(*q.tables, q.indicator, **q.pair())
    return Answer(
        found.table(),
        discovery_figure(found, q.titles, f"{q.label}, {q.unit}", q.language),
        q.say.discovery(found),
    )


def _tipping(q: Question) -> Answer:
    if q.parameter is None:
        raise AnalysisError(
            f"tipping needs --parameter; choose from {', '.join(factors(q.sweep.experiments))}"
        )
    found = tipping(*q.tables, q.indicator, q.parameter, **q.pair())
    return Answer(
        found.table(),
        tipping_figure(found, q.titles, f"{q.label}, {q.unit}", q.language),
        q.say.tipping(found),
    )


def _response(q: Question) -> Answer:
    table = response(*q.tables, q.indicator, q.parameter, year=q.year)
    return Answer(
        table, response_figure(table, q.titles, f"{q.label}, {q.unit}", q.language), q.say.response(table)
    )


def _ablation(q: Question) -> Answer:
    table = ablation(*q.tables, q.indicator, **q.pair())
    return Answer(table, ablation_figure(table, q.titles, q.unit, q.language), q.say.ablation(table))


KINDS: dict[str, Callable[[Question], Answer]] = {
    "morris": _morris,
    "sobol": _sobol,
    "replications": _replications,
    "robustness": _robustness,
    "discovery": _discovery,
    "tipping": _tipping,
    "response": _response,
    "ablation": _ablation,
}
"""Analyses by name."""


def _titles(sweep: Sweep, language: str) -> dict[str, str]:
    """Return the title of each strategy: the scenario's, then its levers."""
    scenarios = {scenario.name: scenario.title(language) for scenario in sweep.experiment.scenarios}
    names = strategy_names(sweep.experiments)
    titled = {
        name: scenarios.get(scenario, scenario) + name.removeprefix(scenario)
        for name, scenario in zip(names, sweep.experiments["scenario"], strict=True)
    }
    return scenarios | titled
