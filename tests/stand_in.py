"""A model of one line in place of the real one, which processes can import, and experiments to run it with."""

import time
from concurrent.futures import Executor, Future

import numpy as np
import pandas as pd

from ruhrsim.model.indicators import ACCOUNT_INDICATORS, REGION_INDICATORS
from ruhrsim.sweeps.experiment import read_experiment

LIFT = {"status_quo": 0.0, "compete_on_everything": 1.0, "cluster_focus": -1.0}
EXPERIMENT = """
scenarios = ["status_quo", "cluster_focus"]
years = 2
runs = 2
indicators = ["unemployment_rate", "start_ups", "graduates_kept"]
{extra}
[sampler]
{sampler}
[levers]
"strategy.cooperation" = {{ values = [0.0, 1.0] }}
[uncertainties]
{uncertainties}
[quick]
years = 1
{tables}
"""


def make_experiment(
    folder,
    quick=False,
    extra="",
    sampler='kind = "grid"',
    uncertainties='"theme_support.returns" = { values = [0.8, 0.9, 1.0] }',
    tables="",
):
    """Return an experiment of two scenarios, two settings and three worlds, unless told otherwise."""
    file = folder / "try.toml"
    file.write_text(
        EXPERIMENT.format(extra=extra, sampler=sampler, uncertainties=uncertainties, tables=tables),
        encoding="utf-8",
    )
    return read_experiment(file, quick)


def simulate(scenario, seed: int, scale: float, indicators=()) -> pd.DataFrame:
    """Every indicator is seed + lift of the scenario + 10 × returns + cooperation + quarter."""
    returns = scenario.parameters.get("theme_support", {}).get("returns", 1.0)
    quarters = np.arange(4 * scenario.years + 1)
    value = seed + LIFT[scenario.name] + 10.0 * returns + scenario.strategy.cooperation.all
    columns = dict.fromkeys(REGION_INDICATORS | ACCOUNT_INDICATORS, value + quarters)
    return pd.DataFrame({"quarter": quarters} | columns)


def simulate_slowly(scenario, seed: int, scale: float, indicators=()) -> pd.DataFrame:
    """The same, in a tenth of a second."""
    time.sleep(0.1)
    return simulate(scenario, seed, scale)


def simulate_with_faults(scenario, seed: int, scale: float, indicators=()) -> pd.DataFrame:
    """The same, but cluster_focus fails with seed 1."""
    if scenario.name == "cluster_focus" and seed == 1:
        raise ZeroDivisionError("no firms left")
    return simulate(scenario, seed, scale)


class Synchronous(Executor):
    """A foreign executor: computes on the spot, fails as told, counts what it was asked."""

    def __init__(self, faults=()):
        self.calls, self.faults = 0, list(faults)

    def submit(self, call, *arguments):
        self.calls += 1
        future = Future()
        fault = self.faults.pop(0) if self.faults else None
        if fault:
            future.set_exception(fault)
            return future
        try:
            future.set_result(call(*arguments))
        except Exception as error:
            future.set_exception(error)
        return future
