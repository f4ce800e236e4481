"""Municipalities: the 53 towns as Mesa agents that choose a portfolio of themes."""

from typing import Any

import mesa
import numpy as np


class Municipality(mesa.Agent[Any]):
    """One of the 53 towns.

    The town's numbers live in the arrays of the model, so that a quarter needs no loop over
    towns; the agent shows its own row of them.

    Args:
        model: The `RuhrModel` it belongs to.
        index: Row in every array with a municipality axis.
        ags: Official municipality key, 8 digits.
        name: Official short name.
    """

    def __init__(self, model: Any, index: int, ags: str, name: str):
        super().__init__(model)
        self.index = index
        self.ags = ags
        self.name = name

    @property
    def strategy(self) -> Any:
        """What the town does with its budget: the strategy in force."""
        return self.model.carried.agreements.strategies[self.index]

    @strategy.setter
    def strategy(self, strategy: object) -> None:
        """Refuse a change: towns agree under a scenario, all together.

        Raises:
            AttributeError: Always.
        """
        raise AttributeError(
            f"the strategy of {self.name} follows from the scenario; continue under another one with "
            f'model.branch(scenario), where [strategy.towns."{self.name}"] may differ, or let it change in a later '
            "year by [[strategy.phases]]"
        )

    @property
    def portfolio(self) -> np.ndarray:
        """Weights over the sectors as last chosen, shape (n_sectors,); zeros before the first quarter."""
        return self.model.carried.choices.portfolios[self.index]

    @property
    def population(self) -> float:
        """Residents."""
        return float(self.model.population[self.index])

    @property
    def labour_force(self) -> float:
        """Civilian labour force living here."""
        return float(self.model.labour.labour_force()[self.index])

    @property
    def unemployed(self) -> float:
        """Registered unemployed living here."""
        return float(self.model.labour.unemployed[self.index].sum())

    @property
    def unemployment_rate(self) -> float:
        """Unemployed as a percentage of the labour force."""
        return 100.0 * self.unemployed / self.labour_force

    @property
    def jobs(self) -> np.ndarray:
        """Employees at workplace by sector, shape (n_sectors,)."""
        return self.model.jobs[self.index]

    @property
    def free_land_ha(self) -> float:
        """Commercial land free at once, hectares."""
        return float(self.model.land.free_ha[self.index])

    @property
    def trade_tax_multiplier(self) -> float:
        """Trade tax multiplier (Hebesatz) now, percent."""
        return float(self.model.tax_now[self.index])

    @property
    def digital_readiness(self) -> float:
        """Digital readiness between 0 and 1."""
        return float(self.model.clusters.digital_readiness[self.index])

    @property
    def budget_eur_per_year(self) -> float:
        """Programme money of the town, EUR a year."""
        return self.strategy.eur_per_head_year * self.population
