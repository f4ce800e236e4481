"""What runs return: tidy tables and what is needed to repeat them."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from ruhrsim.scenarios.scenario import Scenario

WORLD = "plausible_world"
"""Column of the tables of runs that each happen in a plausible world of their own; it holds the world's number."""


@dataclass(frozen=True)
class RunResult:
    """One run.

    Args:
        region: One row a quarter: `quarter`, `period`, every key of `REGION_INDICATORS` and
            `ACCOUNT_INDICATORS`.
        towns: One row a town and year: `year`, `ags`, every key of `TOWN_INDICATORS`.
    """

    region: pd.DataFrame
    towns: pd.DataFrame


@dataclass(frozen=True)
class Comparison:
    """Scenarios on the same seeds; the first scenario is the baseline.

    Args:
        region: As in `RunResult`, with `scenario` and `seed` in front.
        towns: As in `RunResult`, with `scenario` and `seed` in front.
        scenarios: In the order given, with the horizon that ran.
        seeds: The same for every scenario.
        scale: Share of establishments simulated.
        worlds: Parameter sets in which the seeds ran, by group and name, in the order of `seeds`; empty
            if all ran with the parameters of the scenarios. Then the tables have the column `WORLD`.
    """

    region: pd.DataFrame
    towns: pd.DataFrame
    scenarios: tuple[Scenario, ...]
    seeds: tuple[int, ...]
    scale: float
    worlds: tuple[Mapping[str, Mapping[str, float]], ...] = ()

    @property
    def uncertainty(self) -> str:
        """Return what intervals cover: `luck` alone, or `assumptions` as well."""
        return "assumptions" if WORLD in self.region else "luck"

    @property
    def baseline(self) -> Scenario:
        """Return the scenario that the others are compared with."""
        return self.scenarios[0]

    @property
    def years(self) -> int:
        """Return the common horizon."""
        return self.baseline.years


def run_column(table: pd.DataFrame) -> str:
    """Return the column that tells runs apart: `WORLD` if each happens in a world of its own, else `seed`."""
    return WORLD if WORLD in table else "seed"


def label_run(table: pd.DataFrame, scenario: str, seed: int, in_worlds: bool) -> pd.DataFrame:
    """Return the table of a run with the columns in front that tell it from others.

    The world of a run has the number of its seed: all scenarios meet it with the same luck.
    """
    labels = {"scenario": scenario, "seed": seed} | ({WORLD: seed} if in_worlds else {})
    return table.assign(**labels)[[*labels, *table.columns]]
