"""What runs return: tidy tables and what is needed to repeat them."""

from dataclasses import dataclass

import pandas as pd

from ruhrsim.scenario import Scenario


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
    """

    region: pd.DataFrame
    towns: pd.DataFrame
    scenarios: tuple[Scenario, ...]
    seeds: tuple[int, ...]
    scale: float

    @property
    def baseline(self) -> Scenario:
        """Return the scenario that the others are compared with."""
        return self.scenarios[0]

    @property
    def years(self) -> int:
        """Return the common horizon."""
        return self.baseline.years
