"""A search that is over: its strategies, and how they do by the aims that a reader chooses."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from ruhrsim.common.errors import way_out
from ruhrsim.search.aims import AIMS, Aim, loss, statistic
from ruhrsim.search.found_records import FoundStrategy, SearchFacts
from ruhrsim.search.fronts import not_dominated


@dataclass(frozen=True)
class FoundSearch:
    """What a search found, judged anew.

    Args:
        facts: What was searched, and how.
        strategies: Carrying on first, then those found in rising order of the first aim, then shipped ones.
        values: Levels at the end, means over seeds, shape (n_strategies, n_worlds, n_aims); aims in the order of
            `AIMS`.
        towns: Differences of the towns' unemployment rates to carrying on, points, means over worlds, shape
            (n_strategies, n_towns).
        tables: Further tables by name.
    """

    facts: SearchFacts
    strategies: tuple[FoundStrategy, ...]
    values: np.ndarray
    towns: np.ndarray
    tables: Mapping[str, pd.DataFrame] = field(default_factory=dict)

    @property
    def aims(self) -> tuple[Aim, ...]:
        """All aims, in the order of the last axis of `values`."""
        return tuple(AIMS.values())

    @property
    def lever_names(self) -> list[str]:
        """Names of the decoded levers."""
        found = next((one for one in self.strategies if one.levers), None)
        return list(found.levers) if found else []

    @property
    def levers(self) -> np.ndarray:
        """Decoded levers, shape (n_strategies, n_levers); NaN for shipped scenarios."""
        names = self.lever_names
        return np.array([[one.levers.get(name, np.nan) for name in names] for one in self.strategies])

    def differences(self) -> np.ndarray:
        """Return differences to carrying on in the same world, shape (n_strategies, n_worlds, n_aims)."""
        return self.values - self.values[0]

    def judged(self, how: Mapping[str, str]) -> np.ndarray:
        """Judge all strategies over the worlds.

        Args:
            how: `mean`, `tenth_percentile` or `regret` by aim.

        Returns:
            Differences as a reader expects them (fewer unemployed is below zero, more jobs above), regrets zero
            or more; shape (n_strategies, n_chosen).
        """
        differences = self.differences()
        return np.stack(
            [
                statistic(name, differences[:, :, list(AIMS).index(key)], AIMS[key].better)
                for key, name in how.items()
            ],
            axis=1,
        )

    def losses(self, how: Mapping[str, str]) -> np.ndarray:
        """Return `judged` counted so that less is better, shape (n_strategies, n_chosen)."""
        judged = self.judged(how)
        columns = [
            loss(name, judged[:, number], AIMS[key].better) for number, (key, name) in enumerate(how.items())
        ]
        return np.stack(columns, axis=1)

    def front(self, how: Mapping[str, str], allowed: np.ndarray | None = None) -> np.ndarray:
        """Return the numbers of strategies that no other one beats.

        Args:
            how: As for `judged`.
            allowed: Which strategies may be taken, boolean, shape (n_strategies,); all by default.
        """
        rows = np.arange(len(self.strategies)) if allowed is None else np.flatnonzero(allowed)
        return rows[not_dominated(self.losses(how)[rows])]

    def best(self, weights: Mapping[str, float], how: str = "mean", most: int = 3) -> np.ndarray:
        """Return the numbers of the strategies that do best by a weighted sum of aims, the best first.

        Each aim counts in units of its spread between strategies.

        Args:
            weights: Weight by aim, zero or more.
            how: How all of them are judged.
            most: How many.
        """
        losses = self.losses(dict.fromkeys(weights, how))
        spread = losses.std(axis=0)
        scaled = losses / np.where(spread > 0, spread, 1.0)
        order = np.argsort(scaled @ np.array(list(weights.values())), kind="stable")
        return order[:most]

    def table(self, name: str) -> pd.DataFrame:
        """Return a table by name.

        Raises:
            ValueError: There is none.
        """
        if name not in self.tables:
            raise ValueError(f"unknown table '{name}'{way_out(name, list(self.tables))}")
        return self.tables[name]
