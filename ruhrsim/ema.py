"""The model as an ema_workbench model, for those who work with the workbench's own analyses.

    from ema_workbench import SequentialEvaluator
    from ruhrsim.ema import ema_model

    model = ema_model(
        uncertainties=["theme_support.returns", "land.renewal"], outcomes=["unemployment_rate", "jobs"], seeds=range(3)
    )
    with SequentialEvaluator(model) as evaluator:
        experiments, outcomes = evaluator.perform_experiments(scenarios=8, policies=2)
        best, _ = evaluator.optimize(
            nfe=200, epsilons=[0.01, 100.0], rng=1, directory="results", filename="archive.tar"
        )

The workbench wants names that are Python identifiers: `theme_support.returns` is `theme_support__returns` there.
Every experiment meets the same seeds, and an outcome is the mean over them; `each_seed` and `series` add outcomes that
keep the seeds and the quarters apart. Its optimisation searches over numbers only, so the kind of strategy is a number
too, its place in `KINDS`: `Sample("mine", strategy__kind=KINDS.index("focus"), ...)`.

Version 3.0.0 of the workbench runs `robust_optimize`, but hands the outcomes of a whole generation to a robustness
function, not those of one policy, so that all policies of a generation score alike; compare the policies it returns
by `perform_experiments` before believing it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ruhrsim.analysis.paired import run_summary
from ruhrsim.common import defaults
from ruhrsim.common.errors import ScenarioError, way_out
from ruhrsim.model.indicators import HEADLINE, REGION_INDICATORS
from ruhrsim.model.parameters import check_overrides, parameter_rows
from ruhrsim.model.start.estimates import START_ESTIMATES
from ruhrsim.regions.sectors import N_THEMES
from ruhrsim.runs.compare import run
from ruhrsim.scenarios.factors import with_values
from ruhrsim.scenarios.scenario import Scenario, read_scenario

if TYPE_CHECKING:
    from ema_workbench import ReplicatorModel
    from ema_workbench.em_framework.outcomes import Outcome
    from ema_workbench.em_framework.parameters import Parameter

KINDS = ("spread", "focus", "status_quo", "hype")
"""Kinds of strategy that need nothing besides; the lever `strategy__kind` counts them from 0."""
_DOT = "__"
_BY_QUARTER, _BY_SEED = f"{_DOT}by_quarter", f"{_DOT}by_seed"


@dataclass(frozen=True)
class _Simulation:
    """One run, called by the workbench with values by name; can be sent to other processes."""

    scenario: Scenario
    scale: float
    series: tuple[str, ...] = ()

    def __call__(self, seed: int, **values: float | str) -> dict[str, float | np.ndarray]:
        kind = _kind(values.pop("strategy.kind", self.scenario.strategy.kind))
        numbers = {name: float(value) for name, value in values.items()}
        strategy = self.scenario.strategy.model_copy(update={"kind": kind})
        scenario = with_values(self.scenario.model_copy(update={"strategy": strategy}), numbers)
        region = run(scenario, seed, self.scale).region.assign(scenario=scenario.name, seed=seed)
        by_quarter = {f"{key}{_BY_QUARTER}": region[key].to_numpy(dtype=float) for key in self.series}
        return run_summary(region, scenario.years).iloc[0].to_dict() | by_quarter


def _kind(value: float | str) -> str:
    """Return the kind of strategy that a lever's value means: its name, or its place in `KINDS`."""
    return value if isinstance(value, str) else KINDS[int(value)]


def ema_model(
    scenario: Scenario | str = "status_quo",
    *,
    uncertainties: Iterable[str] | None = None,
    outcomes: Iterable[str] = HEADLINE,
    seeds: Iterable[int] = range(3),
    scale: float = defaults.SCALE,
    years: int | None = None,
    series: Iterable[str] = (),
    each_seed: bool = False,
) -> "ReplicatorModel":
    """Return the model for the workbench.

    Levers are the kind of strategy, cooperation, themes per town and money per head.

    Args:
        scenario: What everything not varied stays at.
        uncertainties: Parameters as `group.name`, each over its own range; by default all assumed ones.
        outcomes: Indicators; those with a better and a worse are minimised or maximised.
        seeds: Runs of each experiment.
        scale: Share of establishments simulated.
        years: Horizon instead of the scenario's own.
        series: Indicators that are wanted by quarter too, the start first: outcome `<indicator>__by_quarter`,
            the mean over seeds, shape (n_experiments, n_quarters + 1).
        each_seed: Whether each outcome is wanted seed by seed too: outcome `<indicator>__by_seed`, in the
            order of `seeds`, shape (n_experiments, n_seeds).

    Returns:
        An `ema_workbench.ReplicatorModel`.

    Raises:
        ScenarioError: Unknown parameters or outcomes; all faults at once.
    """
    import warnings

    with warnings.catch_warnings():
        # Tells of engines that are not installed and not used.
        warnings.simplefilter("ignore")
        from ema_workbench import ReplicatorModel

    names, keys, series = _parameters(uncertainties), list(outcomes), tuple(series)
    _check(names, [*keys, *series])
    base = scenario if isinstance(scenario, Scenario) else read_scenario(scenario)
    base = base.model_copy(update={"years": years}) if years else base
    model = ReplicatorModel("ruhrsim", function=_Simulation(base, scale, series))
    model.uncertainties = _uncertainties(names)
    model.levers = _levers()
    model.outcomes = _outcomes(keys, series, each_seed)
    model.replications = [{"seed": int(seed)} for seed in seeds]
    return model


def _parameters(names: Iterable[str] | None) -> list[str]:
    if names is not None:
        return list(names)
    rows = (
        row for row in parameter_rows() if row["status"] == "assumed" and row["group"] not in START_ESTIMATES
    )
    return [f"{row['group']}.{row['name']}" for row in rows]


def _check(names: list[str], outcomes: list[str]) -> None:
    split = [name.partition(".") for name in names]
    faults = [
        fault
        for group, _, name in split
        for fault in check_overrides({group: {name: 0}})
        if "unknown" in fault
    ]
    faults += [
        f"unknown indicator '{key}'{way_out(key, list(REGION_INDICATORS))}"
        for key in outcomes
        if key not in REGION_INDICATORS
    ]
    if faults:
        raise ScenarioError(faults)


def _outcomes(keys: Sequence[str], series: Sequence[str], each_seed: bool) -> list["Outcome"]:
    from ema_workbench import ArrayOutcome, ScalarOutcome, TimeSeriesOutcome

    by_seed = [ArrayOutcome(f"{key}{_BY_SEED}", variable_name=key, function=np.asarray) for key in keys]
    return [
        *(ScalarOutcome(key, kind=_direction(ScalarOutcome, key), function=_mean) for key in keys),
        *(TimeSeriesOutcome(f"{key}{_BY_QUARTER}", function=_mean_by_quarter) for key in series),
        *(by_seed if each_seed else ()),
    ]


def _mean(over_seeds: list[float]) -> float:
    return float(np.mean(over_seeds))


def _mean_by_quarter(over_seeds: list[np.ndarray]) -> np.ndarray:
    return np.mean(over_seeds, axis=0)


def _uncertainties(names: list[str]) -> list["Parameter"]:
    from ema_workbench import RealParameter

    rows = {f"{row['group']}.{row['name']}": row for row in parameter_rows()}
    return [
        RealParameter(
            name.replace(".", _DOT),
            rows[name]["low"],
            rows[name]["high"],
            variable_name=name,
            default=float(rows[name]["value"]),
        )
        for name in names
    ]


def _levers() -> list["Parameter"]:
    from ema_workbench import IntegerParameter, RealParameter

    return [
        # A category would break the workbench's optimisation, which makes one array of all levers.
        IntegerParameter("strategy__kind", 0, len(KINDS) - 1, variable_name="strategy.kind"),
        RealParameter("strategy__cooperation", 0.0, 1.0, variable_name="strategy.cooperation"),
        IntegerParameter("strategy__themes_per_town", 1, N_THEMES, variable_name="strategy.themes_per_town"),
        RealParameter("strategy__eur_per_head_year", 5.0, 50.0, variable_name="strategy.eur_per_head_year"),
    ]


def _direction(outcome: type["Outcome"], key: str) -> int:
    kinds = {"lower": outcome.MINIMIZE, "higher": outcome.MAXIMIZE, None: outcome.INFO}
    return kinds[REGION_INDICATORS[key].better]
