"""Stored sweeps: which there are, all worlds as lines, robustness, tipping."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import pandas as pd

from ruhrsim import defaults
from ruhrsim.analysis.paired import mean_with_interval
from ruhrsim.app.views.looks import COLOURS, number
from ruhrsim.app.words import text
from ruhrsim.catalogue import list_results
from ruhrsim.indicators import REGION_INDICATORS
from ruhrsim.numbers import format_difference, format_number
from ruhrsim.sweep.store import load_sweep

_LABELS = ("experiment", "world", "scenario")
_MOST_LINES, _MOST_AXES, _BINS, _FEWEST_WORLDS = 240, 8, 6, 3


@dataclass(frozen=True, eq=False)
class Worlds:
    """One indicator of a sweep in one year.

    Args:
        title: What the sweep is called, German and English.
        levels: Mean over seeds, one row a world, one column a strategy; the first is the baseline.
        factors: Value of each factor, one row a world.
        indicators: Keys that the sweep stored.
        years: Years that the sweep stored.
    """

    title: tuple[str, str]
    levels: pd.DataFrame
    factors: pd.DataFrame
    indicators: list[str]
    years: list[int]


def stored(results: Path | None = None) -> list[str]:
    """Return the names of the sweeps in the results folder."""
    table = list_results(results or Path(defaults.RESULTS))
    return list(table.loc[table["kind"] == "sweep", "name"])


def worlds(name: str, indicator: str, year: int, results: Path | None = None) -> Worlds:
    """Open a sweep.

    Args:
        name: One of `stored`.
        indicator: Key; another one is taken if the sweep does not have it.
        year: Likewise.
        results: Folder of the results.

    Raises:
        FolderError: It can't be read.
    """
    experiments, outcomes, title = _tables((results or Path(defaults.RESULTS)) / name)
    keys = [key for key in outcomes if key in REGION_INDICATORS]
    years = sorted(int(y) for y in outcomes["year"].unique())
    key = indicator if indicator in keys else keys[0]
    then = outcomes[outcomes["year"] == (year if year in years else years[-1])]
    varied = [c for c in experiments if c not in _LABELS and experiments[c].nunique() > 1]
    strategies, uncertain = _strategies(experiments, varied)
    runs = then.merge(experiments[["experiment", "world"]].assign(strategy=strategies), on="experiment")
    levels = runs.groupby(["world", "strategy"], sort=False)[key].mean().unstack()[list(dict.fromkeys(strategies))]
    factors = experiments.drop_duplicates("world").set_index("world")[uncertain].astype(float)
    return Worlds(title, levels.dropna(), factors.loc[levels.dropna().index], keys, years)


@lru_cache(maxsize=4)
def _tables(folder: Path):
    sweep = load_sweep(folder)
    asked = sweep.experiment
    return sweep.experiments, sweep.outcomes, (asked.title_de, asked.title_en)


def _strategies(experiments: pd.DataFrame, varied: list[str]) -> tuple[pd.Series, list[str]]:
    """Return each experiment's strategy (scenario and levers) and the factors that differ between worlds."""
    within = experiments.groupby(["scenario", "world"])[varied].nunique().max() if varied else pd.Series(dtype=float)
    levers = [key for key in varied if within[key] > 1]
    names = experiments["scenario"].astype(str)
    for lever in levers:
        names = names + f", {lever} = " + experiments[lever].map(lambda v: f"{v:g}")
    return names, [key for key in varied if key not in levers]


def parallel(found: Worlds, indicator: str, language: str) -> dict:
    """Return axes (factors, then the indicator) and lines (worlds by strategy) for the screen."""
    columns = list(found.factors)[:_MOST_AXES - 1]
    table = found.levels.stack().rename("outcome").reset_index()
    table = table.join(found.factors[columns], on="world")
    shown = table.iloc[np.unique(np.linspace(0, len(table) - 1, _MOST_LINES).astype(int))] if len(table) else table
    axes = [*columns, "outcome"]
    spans = {axis: (float(table[axis].min()), float(table[axis].max())) for axis in axes}
    names = list(found.levels)
    label = REGION_INDICATORS[indicator].label(language)
    return {"axes": [{"key": axis, "label": label if axis == "outcome" else axis, "low": spans[axis][0],
                      "high": spans[axis][1]} for axis in axes],
            "strategies": [{"name": name, "colour": i % len(COLOURS)} for i, name in enumerate(names)],
            "lines": [{"strategy": names.index(row["strategy"]), "at": [_part(row[a], *spans[a]) for a in axes]}
                      for row in shown.to_dict("records")],
            "note": text("explore.lines_shown", language, shown=len(shown), all=len(table))}


def _part(value: float, low: float, high: float) -> float:
    return round((value - low) / (high - low), 4) if high > low else 0.5


def robustness(found: Worlds, indicator: str, language: str) -> dict:
    """Return how each strategy does against the first over all worlds, as a table of words."""
    known, levels = REGION_INDICATORS[indicator], found.levels
    sign = -1.0 if known.better == "lower" else 1.0
    differences = levels.sub(levels.iloc[:, 0], axis=0)
    regrets = (sign * levels).max(axis=1).to_numpy()[:, None] - sign * levels
    band = mean_with_interval(differences)
    better = (sign * differences > 0).mean()
    head = ("strategy", "mean", "better_share", "regret_mean", "regret_worst")
    rows = [[name, "–" if i == 0 else format_difference(*band.loc[name], known.decimals, language),
             "–" if i == 0 else f"{format_number(100 * better[name], 0, language)} %",
             format_number(regrets[name].mean(), known.decimals + 1, language),
             format_number(regrets[name].max(), known.decimals + 1, language)] for i, name in enumerate(levels)]
    return {"title": text("explore.robustness", language), "head": [text(f"explore.{key}", language) for key in head],
            "note": text("explore.robustness_note", language, baseline=levels.columns[0]), "rows": rows}


def tipping(found: Worlds, indicator: str, factor: str, strategy: str, language: str) -> dict:
    """Return the paired difference of a strategy in bins of one factor, as a table with bars."""
    known = REGION_INDICATORS[indicator]
    differences = found.levels[strategy] - found.levels.iloc[:, 0]
    bins = pd.qcut(found.factors[factor], min(_BINS, len(differences) // 2 or 1), duplicates="drop")
    rows = [_bin(span, differences[bins == span], known.decimals, language) for span in bins.cat.categories]
    reach = max((abs(bound) for row in rows for bound in (row["low"], row["high"], row["mean"]) if bound), default=1.0)
    return {"name": factor, "label": f"{known.label(language)}: {factor}", "reach": reach, "rows": rows}


def _bin(span, values: pd.Series, decimals: int, language: str) -> dict:
    row = mean_with_interval(values.to_frame()).iloc[0]
    low, high = row["low"], row["high"]
    clear = bool(low > 0 or high < 0)
    return {"label": f"{format_number(span.left, 3, language)} – {format_number(span.right, 3, language)}",
            "total": False, "value": format_difference(row["difference"], low, high, decimals, language),
            "verdict": "" if clear else text("compare.unclear", language), "clear": clear,
            "mean": number(row["difference"]), "low": number(low), "high": number(high)}


def comparable(found: Worlds) -> bool:
    """Return whether there are several strategies in enough worlds."""
    return len(found.levels) >= _FEWEST_WORLDS and found.levels.shape[1] > 1 and found.factors.shape[1] > 0
