"""The model as an ema_workbench model, for those who work with the workbench's own analyses.

    from ema_workbench import SequentialEvaluator
    from ruhrsim.ema import ema_model

    model = ema_model(uncertainties=["theme_support.returns", "land.renewal"], seeds=range(3))
    with SequentialEvaluator(model) as evaluator:
        experiments, outcomes = evaluator.perform_experiments(scenarios=8, policies=2)

The workbench wants names that are Python identifiers: `theme_support.returns` is `theme_support__returns` there.
Every experiment meets the same seeds, and an outcome is the mean over them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from ruhrsim.analysis.paired import run_summary
from ruhrsim.common import defaults
from ruhrsim.common.errors import ScenarioError, way_out
from ruhrsim.model.indicators import HEADLINE, REGION_INDICATORS
from ruhrsim.model.parameters import check_overrides, parameter_rows
from ruhrsim.model.start.region_start import START_ESTIMATES
from ruhrsim.regions.sectors import N_THEMES
from ruhrsim.runs.compare import run
from ruhrsim.scenarios.factors import with_values
from ruhrsim.scenarios.scenario import Scenario, read_scenario

KINDS = ("spread", "focus", "status_quo", "hype")
"""Kinds of strategy that need nothing besides; the lever `strategy__kind`."""
_DOT = "__"


@dataclass(frozen=True)
class _Simulation:
    """One run, called by the workbench with values by name; can be sent to other processes."""

    scenario: Scenario
    scale: float

    def __call__(self, seed: int, **values) -> dict[str, float]:
        kind = values.pop("strategy.kind", self.scenario.strategy.kind)
        numbers = {name: float(value) for name, value in values.items()}
        strategy = self.scenario.strategy.model_copy(update={"kind": kind})
        scenario = with_values(self.scenario.model_copy(update={"strategy": strategy}), numbers)
        region = run(scenario, seed, self.scale).region.assign(scenario=scenario.name, seed=seed)
        return run_summary(region, scenario.years).iloc[0].to_dict()


def ema_model(
    scenario: Scenario | str = "status_quo",
    *,
    uncertainties: Iterable[str] | None = None,
    outcomes: Iterable[str] = HEADLINE,
    seeds: Iterable[int] = range(3),
    scale: float = defaults.SCALE,
    years: int | None = None,
):
    """Return the model for the workbench.

    Levers are the kind of strategy, cooperation, themes per town and money per head.

    Args:
        scenario: What everything not varied stays at.
        uncertainties: Parameters as `group.name`, each over its own range; by default all assumed ones.
        outcomes: Indicators; those with a better and a worse are minimised or maximised.
        seeds: Runs of each experiment.
        scale: Share of establishments simulated.
        years: Horizon instead of the scenario's own.

    Returns:
        An `ema_workbench.ReplicatorModel`.

    Raises:
        ScenarioError: Unknown parameters or outcomes; all faults at once.
    """
    import warnings

    with warnings.catch_warnings():
        # Tells of engines that are not installed and not used.
        warnings.simplefilter("ignore")
        from ema_workbench import ReplicatorModel, ScalarOutcome

    names, outcomes = _parameters(uncertainties), list(outcomes)
    _check(names, outcomes)
    base = scenario if isinstance(scenario, Scenario) else read_scenario(scenario)
    base = base.model_copy(update={"years": years}) if years else base
    model = ReplicatorModel("ruhrsim", function=_Simulation(base, scale))
    model.uncertainties = _uncertainties(names)
    model.levers = _levers()
    model.outcomes = [
        ScalarOutcome(key, kind=_direction(ScalarOutcome, key), function=np.mean) for key in outcomes
    ]
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


def _uncertainties(names: list[str]) -> list:
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


def _levers() -> list:
    from ema_workbench import CategoricalParameter, IntegerParameter, RealParameter

    return [
        CategoricalParameter("strategy__kind", KINDS, variable_name="strategy.kind"),
        RealParameter("strategy__cooperation", 0.0, 1.0, variable_name="strategy.cooperation"),
        IntegerParameter("strategy__themes_per_town", 1, N_THEMES, variable_name="strategy.themes_per_town"),
        RealParameter("strategy__eur_per_head_year", 5.0, 50.0, variable_name="strategy.eur_per_head_year"),
    ]


def _direction(outcome, key: str) -> int:
    kinds = {"lower": outcome.MINIMIZE, "higher": outcome.MAXIMIZE, None: outcome.INFO}
    return kinds[REGION_INDICATORS[key].better]
