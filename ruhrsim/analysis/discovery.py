"""Scenario discovery: in which worlds does a strategy lose, told as a box of few factors.

PRIM (Friedman, Fisher 1999; Bryant, Lempert 2010) peels slices off the worlds until those that are left hold
mostly losses. Coverage is the share of all losses that the box holds, density the share of losses in the box.
A box counts only if it at least halves the share of worlds that are no losses, and if the same search on
shuffled outcomes seldom finds one as good: PRIM finds boxes in pure chance as well.
"""

import warnings
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ruhrsim.analysis.worlds import (
    AnalysisError,
    check_choice,
    choose_strategies,
    run_values,
    uncertainties,
    world_values,
)
from ruhrsim.common.draws import Draws
from ruhrsim.model.indicators import REGION_INDICATORS

_FEWEST_WORLDS = 20
_SHUFFLES = 19
_MOST_LIKELY_CHANCE = 0.05
_MOST_FACTORS = 3
_PEEL, _SMALLEST = 0.05, 0.05


@dataclass(frozen=True)
class Discovery:
    """Where a strategy loses.

    Args:
        strategy: The strategy.
        baseline: The one it is held against.
        worlds: One row a world: its factors, `difference` (strategy less baseline), `loses`, `inside` (the box).
        box: One row per factor of the box: `factor`, `low`, `high`, `whole_low`, `whole_high` (range of the
            sample); empty if none was found.
        coverage: Share of the losses inside, NaN without a box.
        density: Share of losses among the worlds inside, NaN without a box.
        chance: Share of shuffled outcomes with a box as good (at least 1/20), NaN if none had to be tried.
        reason: Why there is no box: `never` (no loss), `always` (losses everywhere), `not_dense`, `chance`; or
            `found`.
    """

    strategy: str
    baseline: str
    worlds: pd.DataFrame
    box: pd.DataFrame
    coverage: float
    density: float
    chance: float
    reason: str

    @property
    def losses(self) -> float:
        """Return the share of worlds in which the strategy loses."""
        return float(self.worlds["loses"].mean())

    def table(self) -> pd.DataFrame:
        """Return the box as one table: a row per factor, or a single row that says why there is none."""
        facts = {
            "strategy": self.strategy,
            "baseline": self.baseline,
            "worlds": len(self.worlds),
            "losses": self.losses,
            "result": self.reason,
            "coverage": self.coverage,
            "density": self.density,
            "chance": self.chance,
        }
        rows = self.box if len(self.box) else pd.DataFrame([dict.fromkeys(self.box, np.nan)])
        return rows.assign(**facts)[[*facts, *self.box]].reset_index(drop=True)


def discover(
    experiments: pd.DataFrame,
    outcomes: pd.DataFrame,
    indicator: str,
    *,
    strategy: str | None = None,
    baseline: str | None = None,
    year: int | None = None,
) -> Discovery:
    """Find the worlds in which a strategy loses to another.

    Args:
        experiments: One row per experiment.
        outcomes: One row per run and year.
        indicator: What counts; it needs a better and a worse.
        strategy: Which loses; the last of the sweep by default.
        baseline: Against which; the first by default.
        year: The last one by default.

    Raises:
        AnalysisError: The sweep can't answer this.
    """
    check_choice("indicator", indicator, [key for key, i in REGION_INDICATORS.items() if i.better])
    runs = run_values(experiments, outcomes, indicator, year)
    strategy, baseline = choose_strategies(runs, strategy, baseline)
    difference = world_values(runs, strategy, baseline)
    factors = uncertainties(experiments).loc[difference.index]
    if factors.shape[1] == 0 or len(factors) < _FEWEST_WORLDS:
        raise AnalysisError(
            f"the sweep has {len(factors)} worlds and {factors.shape[1]} uncertainties; discovery "
            f"needs {_FEWEST_WORLDS} worlds or more: sample uncertainties in the experiment file"
        )
    loses = difference > 0 if REGION_INDICATORS[indicator].better == "lower" else difference < 0
    return _search(strategy, baseline, factors, difference, loses)


def _search(strategy, baseline, factors, difference, loses) -> Discovery:
    cases = loses.to_numpy(dtype=float)
    box, chance, reason = (
        None,
        np.nan,
        "never" if not cases.any() else "always" if cases.all() else "not_dense",
    )
    if reason == "not_dense":
        box = _best_box(factors, cases)
    if box is not None:
        chance = _chance(factors, cases, _score(factors, cases, box))
        reason = "found" if chance <= _MOST_LIKELY_CHANCE else "chance"
    kept = box if reason == "found" else _empty()
    inside = _inside(factors, kept) if len(kept) else np.zeros(len(factors), dtype=bool)
    worlds = factors.assign(difference=difference, loses=loses, inside=inside)
    coverage, density = _quality(cases, inside) if len(kept) else (np.nan, np.nan)
    return Discovery(strategy, baseline, worlds, kept, coverage, density, chance, reason)


def _best_box(factors: pd.DataFrame, cases: np.ndarray) -> pd.DataFrame | None:
    """Return the box with the highest coverage among those that are dense enough and short to tell."""
    enough = (1 + cases.mean()) / 2
    steps = _peel(factors, cases)
    short = steps[(steps["density"] >= enough) & steps["res_dim"].between(1, _MOST_FACTORS)]
    if short.empty:
        return None
    best = short.sort_values(["coverage", "density"], ascending=False).iloc[0]
    return best["box"]


def _peel(factors: pd.DataFrame, cases: np.ndarray) -> pd.DataFrame:
    """Return PRIM's steps: `coverage`, `density`, `res_dim` and `box` (see `_as_table`)."""
    with warnings.catch_warnings():
        # The workbench tells of engines and notebook charts that are not installed; none is used here.
        warnings.simplefilter("ignore")
        from ema_workbench.analysis import prim

        found = prim.Prim(
            factors.reset_index(drop=True), cases, peel_alpha=_PEEL, mass_min=_SMALLEST
        ).find_box()
    steps = found.peeling_trajectory[["coverage", "density", "res_dim"]]
    return steps.assign(box=[_as_table(limits, factors) for limits in found.box_lims])


def _as_table(limits: pd.DataFrame, factors: pd.DataFrame) -> pd.DataFrame:
    whole = pd.DataFrame({"whole_low": factors.min(), "whole_high": factors.max()})
    table = pd.DataFrame({"low": limits.iloc[0].astype(float), "high": limits.iloc[1].astype(float)}).join(
        whole
    )
    tight = table[(table["low"] > table["whole_low"]) | (table["high"] < table["whole_high"])]
    return tight.rename_axis("factor").reset_index()


def _empty() -> pd.DataFrame:
    return pd.DataFrame(columns=["factor", "low", "high", "whole_low", "whole_high"])


def _inside(factors: pd.DataFrame, box: pd.DataFrame) -> np.ndarray:
    held = [factors[row.factor].between(row.low, row.high).to_numpy() for row in box.itertuples()]
    return np.logical_and.reduce(held)


def _quality(cases: np.ndarray, inside: np.ndarray) -> tuple[float, float]:
    return float(cases[inside].sum() / cases.sum()), float(cases[inside].mean())


def _score(factors: pd.DataFrame, cases: np.ndarray, box: pd.DataFrame | None) -> float:
    """Return coverage × density of a box, 0 without one."""
    return float(np.prod(_quality(cases, _inside(factors, box)))) if box is not None else 0.0


def _chance(factors: pd.DataFrame, cases: np.ndarray, score: float) -> float:
    """Return how often a search on shuffled outcomes ends with a score as high, the true one counted in."""
    draws, slots = Draws(0), np.arange(1, len(cases) + 1, dtype=np.uint64)
    shuffled = (cases[np.argsort(draws.uniform(f"shuffle {i}", slots))] for i in range(_SHUFFLES))
    as_good = sum(_score(factors, other, _best_box(factors, other)) >= score for other in shuffled)
    return (1 + as_good) / (1 + _SHUFFLES)
